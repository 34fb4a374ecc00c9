/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"

#define TABLE "DataTable"
#define MAPPING "DataTableStream"
#define FUNCTION "EchoFunction"

static const char * const ends[] = { TABLE, MAPPING, NULL };

/* Of the GskRenderNode of @travels at 100 %, in serial form; NULL when nothing was drawn. */
static GBytes *
draw (MillraceTravels *travels,
      double           progress)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  GBytes *bytes = NULL;

  millrace_travels_set_progress (travels, progress);
  millrace_travels_snapshot (travels, snapshot, 1);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return NULL;

  bytes = gsk_render_node_serialize (node);
  gsk_render_node_unref (node);

  return bytes;
}

/* How far to the right the foremost dot is; -1: there is none. */
static double
find_front (MillraceTravels *travels,
            double           progress)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t bounds;
  GskRenderNode *node;

  millrace_travels_set_progress (travels, progress);
  millrace_travels_snapshot (travels, snapshot, 1);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return -1;

  gsk_render_node_get_bounds (node, &bounds);
  gsk_render_node_unref (node);

  return bounds.origin.x + bounds.size.width;
}

typedef struct
{
  CfnReading      *reading;
  CfnRoutes       *routes;
  GtkWidget       *widget;
  MillraceTheme    theme;
  MillraceTravels *travels;
} Sample;

static void
sample_init (Sample        *self,
             gconstpointer  data)
{
  self->reading = fixture_read_sample ();
  self->routes = fixture_route (self->reading);
  self->widget = g_object_ref_sink (millrace_canvas_new ());
  millrace_theme_read (&self->theme, self->widget);
  self->travels = millrace_travels_new (self->widget, &self->theme);
  millrace_travels_set_routes (self->travels, self->routes);
}

static void
sample_clear (Sample        *self,
              gconstpointer  data)
{
  millrace_travels_free (self->travels);
  fixture_assert_gone (self->widget);
  cfn_routes_unref (self->routes);
  cfn_reading_unref (self->reading);
}

/* --- what is drawn ---------------------------------------------------------------------------- */

static void
test_nothing (Sample        *self,
              gconstpointer  data)
{
  MillraceTravel outside = { .from = "Nobody", .to = "Nowhere", .n_dots = 3, .count = 3,
                             .is_lit = TRUE };
  MillraceTravelTone tone;

  g_assert_null (draw (self->travels, 0.5));
  millrace_travels_set (self->travels, &outside, 1);
  g_assert_null (draw (self->travels, 0.5));
  g_assert_cmpint (millrace_travels_get_lit (self->travels, 0, &tone), ==, -1);

  millrace_travels_set_routes (self->travels, NULL);
  g_assert_null (draw (self->travels, 0.5));
}

static void
test_arrive (Sample        *self,
             gconstpointer  data)
{
  MillraceTravel travel = { .from = TABLE, .to = MAPPING, .n_dots = 2 };
  CfnDiagram *diagram = cfn_reading_get_diagram (self->reading);
  guint edge = (guint) millrace_travels_find_edge (diagram, TABLE, MAPPING);
  const CfnRoute *route = cfn_routes_get (self->routes, edge);
  double early, late;

  millrace_travels_set (self->travels, &travel, 1);
  early = find_front (self->travels, 0.2);
  late = find_front (self->travels, 0.7);
  g_assert_cmpfloat (early, >, route->start.x);
  g_assert_cmpfloat (late, >, early);
  g_assert_cmpfloat (late, <=, route->end.x + 6);
  /* They are in the card then. */
  g_assert_cmpfloat (find_front (self->travels, 1), ==, -1);
}

static void
test_stop (Sample        *self,
           gconstpointer  data)
{
  MillraceTravel travel = { .from = TABLE, .to = MAPPING, .n_dots = 1,
                            .tone = MILLRACE_TRAVEL_BAD };
  CfnDiagram *diagram = cfn_reading_get_diagram (self->reading);
  guint edge = (guint) millrace_travels_find_edge (diagram, TABLE, MAPPING);
  const CfnRoute *route = cfn_routes_get (self->routes, edge);

  /* Before the label, which stays to be read. */
  g_assert_true (route->has_pill);
  millrace_travels_set (self->travels, &travel, 1);
  g_assert_cmpfloat (find_front (self->travels, 1), >, route->start.x);
  g_assert_cmpfloat (find_front (self->travels, 1), <=, route->pill.x);
}

/* What has not arrived is not counted yet. */
static void
test_counts (Sample        *self,
             gconstpointer  data)
{
  MillraceTravel travel = { .from = TABLE, .to = MAPPING, .n_dots = 2, .count = 2 };
  g_autoptr (GBytes) two = NULL;
  g_autoptr (GBytes) twelve = NULL;
  g_autoptr (GBytes) again = NULL;

  millrace_travels_set (self->travels, &travel, 1);
  two = draw (self->travels, 1);
  g_assert_nonnull (two);
  travel.count = 12;
  millrace_travels_set (self->travels, &travel, 1);
  twelve = draw (self->travels, 1);
  g_assert_false (g_bytes_equal (two, twelve));

  /* From the node that is kept. */
  again = draw (self->travels, 1);
  g_assert_true (g_bytes_equal (twelve, again));

  /* Only a dot where they leave. */
  travel.count = 2;
  millrace_travels_set (self->travels, &travel, 1);
  g_assert_cmpfloat (find_front (self->travels, 0), <, find_front (self->travels, 1));
}

/* Streams before references: there may be several edges between two cards. */
static void
test_find_edge (Sample        *self,
                gconstpointer  data)
{
  CfnDiagram *diagram = cfn_reading_get_diagram (self->reading);
  int stream = millrace_travels_find_edge (diagram, TABLE, MAPPING);
  int invoke = millrace_travels_find_edge (diagram, MAPPING, FUNCTION);

  g_assert_cmpint (stream, >=, 0);
  g_assert_cmpint (cfn_diagram_get_edge (diagram, (guint) stream)->claim->kind, ==,
                   CFN_CLAIM_STREAM);
  g_assert_cmpint (cfn_diagram_get_edge (diagram, (guint) invoke)->claim->kind, ==,
                   CFN_CLAIM_INVOKE);
  g_assert_cmpint (millrace_travels_find_edge (diagram, FUNCTION, TABLE), ==, -1);
  g_assert_cmpint (millrace_travels_find_edge (diagram, NULL, NULL), ==, -1);
}

/* --- the canvas ------------------------------------------------------------------------------- */

static gboolean
is_lit (CanvasFixture *self,
        const char    *id)
{
  MillraceCard *card = millrace_world_find_card (millrace_canvas_get_world (self->canvas), id);

  return (millrace_card_get_flags (card) & MILLRACE_CARD_LIT) != 0;
}

static void
test_light (CanvasFixture *self,
            gconstpointer  data)
{
  MillraceTravel travel = { .from = TABLE, .to = MAPPING, .count = 3, .is_lit = TRUE };
  MillraceTravels *travels;
  g_autoptr (GdkTexture) before = fixture_picture (GTK_WIDGET (self->canvas), "travel-before");
  g_autoptr (GdkTexture) lit = NULL;
  g_autoptr (GdkTexture) after = NULL;
  MillraceTravelTone tone;

  travels = millrace_world_get_travels (millrace_canvas_get_world (self->canvas));
  millrace_canvas_set_travel (self->canvas, &travel, 1, ends, TRUE);
  canvas_fixture_settle (self);
  g_assert_true (is_lit (self, TABLE));
  g_assert_true (is_lit (self, MAPPING));
  g_assert_false (is_lit (self, FUNCTION));
  g_assert_cmpint (millrace_travels_get_lit (travels, 0, &tone), >=, 0);
  g_assert_cmpint (millrace_travels_get_lit (travels, 1, &tone), ==, -1);
  lit = fixture_picture (GTK_WIDGET (self->canvas), "travel-lit");

  /* The same after another reading of the text. */
  canvas_fixture_show (self, NULL);
  g_assert_true (is_lit (self, TABLE));
  g_assert_cmpint (millrace_travels_get_lit (travels, 0, &tone), >=, 0);

  millrace_canvas_clear_travel (self->canvas);
  canvas_fixture_settle (self);
  g_assert_false (is_lit (self, TABLE));
  g_assert_cmpint (millrace_travels_get_lit (travels, 0, &tone), ==, -1);
  after = fixture_picture (GTK_WIDGET (self->canvas), "travel-after");
  g_assert_cmpuint (gdk_texture_get_width (lit), ==, gdk_texture_get_width (after));
}

/* The clock of the frames runs only while something is on its way. */
static void
test_move (CanvasFixture *self,
           gconstpointer  data)
{
  MillraceTravel travel = { .from = TABLE, .to = MAPPING, .n_dots = 3, .count = 3,
                            .is_lit = TRUE };

  g_assert_null (self->canvas->travel);
  millrace_canvas_set_travel (self->canvas, &travel, 1, ends, FALSE);
  g_assert_null (self->canvas->travel);

  millrace_canvas_set_travel (self->canvas, &travel, 1, ends, TRUE);
  g_assert_cmpint (adw_animation_get_state (self->canvas->travel), ==, ADW_ANIMATION_PLAYING);
  while (adw_animation_get_state (self->canvas->travel) == ADW_ANIMATION_PLAYING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (adw_animation_get_value (self->canvas->travel), ==, 1);

  millrace_canvas_clear_travel (self->canvas);
  g_assert_cmpint (adw_animation_get_state (self->canvas->travel), !=, ADW_ANIMATION_PLAYING);
}

/* The desktop asks for less motion: the count is there at once. */
static void
test_less_motion (CanvasFixture *self,
                  gconstpointer  data)
{
  MillraceTravel travel = { .from = TABLE, .to = MAPPING, .n_dots = 3, .count = 3 };
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self->canvas));

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  millrace_canvas_set_travel (self->canvas, &travel, 1, ends, TRUE);
  g_assert_cmpint (adw_animation_get_state (self->canvas->travel), ==, ADW_ANIMATION_FINISHED);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define SAMPLE(name, func) \
  g_test_add ("/travel/" name, Sample, NULL, sample_init, func, sample_clear)
#define CANVAS(name, func) \
  g_test_add ("/travel/" name, CanvasFixture, NULL, canvas_fixture_init, func, canvas_fixture_clear)

  SAMPLE ("nothing", test_nothing);
  SAMPLE ("arrive", test_arrive);
  SAMPLE ("stop", test_stop);
  SAMPLE ("counts", test_counts);
  SAMPLE ("find-edge", test_find_edge);
  CANVAS ("light", test_light);
  CANVAS ("move", test_move);
  CANVAS ("less-motion", test_less_motion);

  return g_test_run ();
}
