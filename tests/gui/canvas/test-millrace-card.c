/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"

#define BROKEN_TABLE "Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n"

/* A runtime with a warning, beside values without one. */
#define OLD_RUNTIME \
  "Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n" \
  "      Runtime: nodejs18.x\n      Handler: index.handler\n"

static MillraceCard *
find (CanvasFixture *self,
      const char    *id)
{
  MillraceCard *card = millrace_world_find_card (millrace_canvas_get_world (self->canvas), id);

  g_assert_nonnull (card);

  return card;
}

static void
test_accessible (CanvasFixture *self,
                 gconstpointer  data)
{
  MillraceCard *card = find (self, "DataTable");
  g_autofree char *label = cfn_diagram_node_describe (millrace_card_get_node (card));

  gtk_test_accessible_assert_role (card, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "AWS::DynamoDB::Table. 1 connection in, 1 out");
  gtk_test_accessible_assert_state (card, GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  g_assert_nonnull (g_strstr_len (label, -1, "DataTable"));
}

static void
test_selected (CanvasFixture *self,
               gconstpointer  data)
{
  MillraceCard *card = find (self, "DataTable");

  millrace_card_set_flag (card, MILLRACE_CARD_SELECTED, TRUE);
  gtk_test_accessible_assert_state (card, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  g_assert_true (millrace_card_get_flags (card) & MILLRACE_CARD_SELECTED);
  millrace_card_set_flag (card, MILLRACE_CARD_SELECTED, FALSE);
  gtk_test_accessible_assert_state (card, GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
}

static void
test_problems (CanvasFixture *self,
               gconstpointer  data)
{
  MillraceCard *card;

  g_assert_false (millrace_card_has_badge (find (self, "DataTable")));

  canvas_fixture_show (self, BROKEN_TABLE);
  card = find (self, "T");
  g_assert_true (millrace_card_has_badge (card));
  g_assert_true (g_str_has_prefix (millrace_card_get_problems (card), "Error: "));

  millrace_card_set_problems (card, CFN_SEVERITY_INFO, "Note: so what", 1);
  g_assert_false (millrace_card_has_badge (card));
  millrace_card_set_problems (card, -1, NULL, 0);
  g_assert_null (millrace_card_get_problems (card));
}

/* The designer's colours are on the card: the kind's tile, the band, the badge. */
static void
test_picture (CanvasFixture *self,
              gconstpointer  data)
{
  g_autoptr (GdkTexture) picture = fixture_picture (GTK_WIDGET (find (self, "DataTable")), "card");
  g_autoptr (GdkTexture) broken = NULL;

  g_assert_cmphex (fixture_pixel (picture, 14, 22), ==, 0x1a5fb4);
  g_assert_cmphex (fixture_pixel (picture, 90, 50), ==, 0xffffff);
  g_assert_cmphex (fixture_pixel (picture, 206, 38), ==, 0xe9eff8);

  canvas_fixture_show (self, BROKEN_TABLE);
  broken = fixture_picture (GTK_WIDGET (find (self, "T")), "card-broken");
  g_assert_true (fixture_has_colour (broken, 0xc01c28));
}

/* A value that a finding is about takes the finding's colour, and its own when that is gone. */
static void
test_tones (CanvasFixture *self,
            gconstpointer  data)
{
  MillraceCard *card;
  const CfnTone own[] = { CFN_TONE_NORMAL, CFN_TONE_NORMAL, CFN_TONE_NORMAL, CFN_TONE_NORMAL };
  g_autoptr (GdkTexture) careful = NULL;
  g_autoptr (GdkTexture) plain = NULL;

  canvas_fixture_show (self, OLD_RUNTIME);
  card = find (self, "F");
  g_assert_cmpuint (millrace_card_get_node (card)->n_facts, <=, G_N_ELEMENTS (own));
  careful = fixture_picture (GTK_WIDGET (card), "card-careful");
  g_assert_true (fixture_has_colour (careful, 0x905300));

  millrace_card_set_tones (card, own);
  canvas_fixture_settle (self);
  plain = fixture_picture (GTK_WIDGET (card), "card-own-tones");
  g_assert_false (fixture_has_colour (plain, 0x905300));
}

static void
test_states (CanvasFixture *self,
             gconstpointer  data)
{
  MillraceCard *card = find (self, "DataTable");
  g_autoptr (GdkTexture) plain = fixture_picture (GTK_WIDGET (card), "card-plain");
  const MillraceCardFlags flags[] = {
    MILLRACE_CARD_HOVERED, MILLRACE_CARD_DIMMED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autofree char *name = g_strdup_printf ("card-state-%u", i);
      g_autoptr (GdkTexture) picture = NULL;

      millrace_card_set_flag (card, flags[i], TRUE);
      canvas_fixture_settle (self);
      picture = fixture_picture (GTK_WIDGET (card), name);
      g_assert_cmphex (fixture_pixel (picture, 0, 60), !=, fixture_pixel (plain, 0, 60));
      millrace_card_set_flag (card, flags[i], FALSE);
    }
}

/* What is drawn of @card at @scale while @left pictures may be made; fewer after that. */
static GskRenderNode *
stretch (MillraceCard   *card,
         GskRenderer    *renderer,
         MillraceDetail  detail,
         double          scale,
         guint          *left)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  millrace_card_snapshot_stretched (card, snapshot, detail, (CfnPoint) { 100, 50 }, renderer, scale,
                                    left);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);

  return node;
}

/* How many pictures it takes. */
static guint
count_pictures (MillraceCard *card,
                GskRenderer  *renderer,
                double        scale)
{
  guint left = 2;

  gsk_render_node_unref (stretch (card, renderer, MILLRACE_DETAIL_FULL, scale, &left));

  return 2 - left;
}

static void
test_stretched (CanvasFixture *self,
                gconstpointer  data)
{
  MillraceCard *card = find (self, "DataTable");
  GskRenderer *renderer = gsk_cairo_renderer_new ();

  g_assert_true (gsk_renderer_realize (renderer, NULL, NULL));

  g_assert_cmpuint (count_pictures (card, renderer, 0.8), ==, 1);
  g_assert_cmpuint (count_pictures (card, renderer, 0.9), ==, 0);
  g_assert_cmpuint (count_pictures (card, renderer, 1.2), ==, 1);
  g_assert_cmpuint (count_pictures (card, renderer, 1.7), ==, 0);
  g_assert_cmpuint (count_pictures (card, renderer, 0.5), ==, 1);
  millrace_card_drop_pictures (card);
  g_assert_cmpuint (count_pictures (card, renderer, 0.5), ==, 1);

  gsk_renderer_unrealize (renderer);
  g_object_unref (renderer);
}

/* Until its turn comes a card is shown as something simpler, or as it was. */
static void
test_stretched_later (CanvasFixture *self,
                      gconstpointer  data)
{
  MillraceCard *card = find (self, "DataTable");
  GskRenderer *renderer = gsk_cairo_renderer_new ();
  GskRenderNode *colour, *plain, *full;
  graphene_rect_t bounds;
  guint none = 0;
  guint one = 1;

  g_assert_true (gsk_renderer_realize (renderer, NULL, NULL));

  colour = stretch (card, renderer, MILLRACE_DETAIL_PLAIN, 0.3, &none);
  g_assert_cmpint (gsk_render_node_get_node_type (colour), ==, GSK_COLOR_NODE);
  gsk_render_node_get_bounds (colour, &bounds);
  g_assert_cmpfloat (bounds.origin.x, ==, 100);
  g_assert_cmpfloat (bounds.origin.y, ==, 50);

  plain = stretch (card, renderer, MILLRACE_DETAIL_PLAIN, 0.3, &one);
  g_assert_cmpuint (one, ==, 0);
  g_assert_cmpint (gsk_render_node_get_node_type (plain), ==, GSK_TEXTURE_NODE);

  full = stretch (card, renderer, MILLRACE_DETAIL_FULL, 0.5, &none);
  while (gsk_render_node_get_node_type (full) == GSK_CONTAINER_NODE)
    {
      GskRenderNode *first = gsk_render_node_ref (gsk_container_node_get_child (full, 0));

      gsk_render_node_unref (full);
      full = first;
    }
  g_assert_true (gsk_texture_node_get_texture (full) == gsk_texture_node_get_texture (plain));

  gsk_render_node_unref (colour);
  gsk_render_node_unref (plain);
  gsk_render_node_unref (full);
  gsk_renderer_unrealize (renderer);
  g_object_unref (renderer);
}

static void
test_actions (CanvasFixture *self,
              gconstpointer  data)
{
  MillraceCard *card = find (self, "EchoFunction");
  g_auto (GStrv) ids = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (card), "card.focus", NULL));
  g_assert_true (millrace_canvas_get_focus_card (self->canvas) == card);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (card), "card.activate", NULL));
  g_assert_cmpstr (self->log->str, ==, "activated EchoFunction\n");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (card), "card.select", NULL));
  ids = millrace_canvas_get_selection (self->canvas);
  g_assert_cmpstr (ids[0], ==, "EchoFunction");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (card), "card.connect", NULL));
  g_assert_cmpstr (self->canvas->connecting.source, ==, "EchoFunction");
  g_assert_true (self->canvas->connecting.by_keys);
}

static void
test_gone (CanvasFixture *self,
           gconstpointer  data)
{
  gpointer card = find (self, "DataTable");
  gpointer kept = find (self, "EchoFunction");

  g_object_add_weak_pointer (card, &card);
  canvas_fixture_show (self, "Resources:\n  EchoFunction:\n    Type: AWS::Lambda::Function\n");
  g_assert_null (card);
  g_assert_true (find (self, "EchoFunction") == kept);
}

#define ADD(name, func) \
  g_test_add (name, CanvasFixture, NULL, canvas_fixture_init, func, canvas_fixture_clear)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/canvas/card/accessible", test_accessible);
  ADD ("/canvas/card/selected", test_selected);
  ADD ("/canvas/card/problems", test_problems);
  ADD ("/canvas/card/picture", test_picture);
  ADD ("/canvas/card/tones", test_tones);
  ADD ("/canvas/card/stretched", test_stretched);
  ADD ("/canvas/card/stretched-later", test_stretched_later);
  ADD ("/canvas/card/states", test_states);
  ADD ("/canvas/card/actions", test_actions);
  ADD ("/canvas/card/gone", test_gone);

  return g_test_run ();
}
