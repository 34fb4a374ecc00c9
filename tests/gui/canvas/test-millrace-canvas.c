/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"

static void
count_cb (guint *count)
{
  *count += 1;
}

static void
test_accessible (CanvasFixture *self,
                 gconstpointer  data)
{
  gtk_test_accessible_assert_role (self->canvas, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (self->canvas, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Template canvas");
  gtk_test_accessible_assert_role (self->canvas->status, GTK_ACCESSIBLE_ROLE_STATUS);
  millrace_canvas_announce (self->canvas, "Connected A to B");
  gtk_test_accessible_assert_property (self->canvas->status, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Connected A to B");
}

static void
test_selection (CanvasFixture *self,
                gconstpointer  data)
{
  guint changes = 0;
  guint n = 0;
  g_auto (GStrv) ids = NULL;

  g_signal_connect_swapped (self->canvas, "selection-changed", G_CALLBACK (count_cb), &changes);
  millrace_canvas_set_selection (self->canvas, (const char * const []) { "Nobody", "LambdaRole",
                                                                         "DataTable", NULL });
  ids = millrace_canvas_get_selection (self->canvas);
  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  g_assert_cmpstr (ids[0], ==, "LambdaRole");
  g_object_get (self->canvas, "n-selected", &n, NULL);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_null (millrace_canvas_get_selected_claim (self->canvas));
}

static void
test_selection_stays (CanvasFixture *self,
                      gconstpointer  data)
{
  g_auto (GStrv) ids = NULL;

  millrace_canvas_set_selection (self->canvas,
                                 (const char * const []) { "EchoFunction", "DataTable", NULL });
  canvas_fixture_show (self, "Resources:\n  EchoFunction:\n    Type: AWS::Lambda::Function\n");
  ids = millrace_canvas_get_selection (self->canvas);
  g_assert_cmpuint (g_strv_length (ids), ==, 1);
  g_assert_cmpstr (ids[0], ==, "EchoFunction");
}

static void
test_edge_stays (CanvasFixture *self,
                 gconstpointer  data)
{
  const CfnClaim *claim;

  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.select-edge", "s",
                              "assume EchoFunction LambdaRole 0");
  canvas_fixture_show (self, NULL);
  claim = millrace_canvas_get_selected_claim (self->canvas);
  g_assert_nonnull (claim);
  g_assert_cmpstr (claim->to->id, ==, "LambdaRole");
  canvas_fixture_show (self, "Resources:\n  EchoFunction:\n    Type: AWS::Lambda::Function\n");
  g_assert_null (millrace_canvas_get_selected_claim (self->canvas));
}

/* The focus is never lost: it goes to what takes the place of what was deleted. */
static void
test_focus_moves_on (CanvasFixture *self,
                     gconstpointer  data)
{
  millrace_canvas_reveal (self->canvas, "DataTable", TRUE);
  g_assert_cmpstr (millrace_card_get_id (millrace_canvas_get_focus_card (self->canvas)), ==,
                   "DataTable");
  canvas_fixture_show (self, NULL);
  g_assert_cmpstr (millrace_card_get_id (millrace_canvas_get_focus_card (self->canvas)), ==,
                   "DataTable");
  canvas_fixture_show (self, "Resources:\n  EchoFunction:\n    Type: AWS::Lambda::Function\n");
  g_assert_cmpstr (millrace_card_get_id (millrace_canvas_get_focus_card (self->canvas)), ==,
                   "EchoFunction");
  millrace_canvas_set_scene (self->canvas, NULL, NULL);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (self->canvas)));
}

static void
test_stale (CanvasFixture *self,
            gconstpointer  data)
{
  g_autoptr (GdkTexture) picture = NULL;

  millrace_canvas_set_stale (self->canvas, "Line 3: a quote is missing");
  canvas_fixture_settle (self);
  g_assert_true (gtk_widget_get_visible (self->canvas->banner));
  picture = fixture_picture (GTK_WIDGET (self->canvas), "stale");
  g_assert_false (fixture_has_colour (picture, 0x26a269));

  millrace_canvas_set_stale (self->canvas, NULL);
  g_assert_false (gtk_widget_get_visible (self->canvas->banner));
}

static void
test_zoom (CanvasFixture *self,
           gconstpointer  data)
{
  double zoom;

  g_object_set (self->canvas, "zoom", 2.0, NULL);
  canvas_fixture_settle (self);
  g_object_get (self->canvas, "zoom", &zoom, NULL);
  g_assert_cmpfloat_with_epsilon (zoom, 2.0, 1e-6);
  millrace_canvas_fit (self->canvas);
  canvas_fixture_settle (self);
  g_assert_cmpfloat (millrace_canvas_get_zoom (self->canvas), ==, 1.0);
}

static void
test_reveal (CanvasFixture *self,
             gconstpointer  data)
{
  CfnRoutes *routes = millrace_canvas_get_routes (self->canvas);
  CfnRect card = cfn_layout_get_card (cfn_routes_get_layout (routes),
                                      fixture_find (routes, "LambdaRole"));
  CfnRect visible;

  millrace_canvas_pan (self->canvas, -2000, -2000);
  millrace_canvas_reveal (self->canvas, "LambdaRole", FALSE);
  canvas_fixture_settle (self);
  visible = millrace_camera_get_visible (&self->canvas->camera);
  g_assert_cmpfloat (card.x, >=, visible.x);
  g_assert_cmpfloat (card.y + card.height, <=, visible.y + visible.height);
}

static void
resize (CanvasFixture *self,
        int            width,
        int            height)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  for (guint i = 0; i < 500 && gtk_widget_get_width (GTK_WIDGET (self->canvas)) != width; i++)
    {
      g_usleep (2000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  canvas_fixture_settle (self);
}

/* Where the card is in the canvas. */
static CfnRect
get_on_screen (CanvasFixture *self,
               const char    *id)
{
  CfnRoutes *routes = millrace_canvas_get_routes (self->canvas);

  return millrace_camera_rect_to_screen (&self->canvas->camera,
                                         cfn_layout_get_card (cfn_routes_get_layout (routes),
                                                              fixture_find (routes, id)));
}

/* The form of a card neither lies over it nor pushes it out of the window. */
static void
test_keeps_selected_in_sight (CanvasFixture *self,
                              gconstpointer  data)
{
  const char *ids[] = { "LambdaRole", NULL };
  const int width = gtk_widget_get_width (GTK_WIDGET (self->canvas));
  const int height = gtk_widget_get_height (GTK_WIDGET (self->canvas));
  CfnRect before, after;

  millrace_canvas_set_zoom (self->canvas, 1);
  canvas_fixture_settle (self);
  before = get_on_screen (self, ids[0]);
  millrace_canvas_pan (self->canvas, before.x + before.width + 40 - width, before.y - 200);
  before = get_on_screen (self, ids[0]);
  millrace_canvas_set_selection (self->canvas, ids);
  millrace_canvas_set_covered_side (self->canvas, 320);
  canvas_fixture_settle (self);
  after = get_on_screen (self, ids[0]);
  g_assert_cmpfloat (after.x + after.width, <=, width - 320);
  g_assert_cmpfloat (after.x + after.width, >, width - 360);
  g_assert_cmpfloat (after.y, ==, before.y);

  /* What covers nearly all of it is gone again soon, and uncovering moves nothing. */
  millrace_canvas_set_covered_side (self->canvas, width - 100);
  millrace_canvas_set_covered_side (self->canvas, 0);
  canvas_fixture_settle (self);
  g_assert_cmpfloat (get_on_screen (self, ids[0]).x, ==, after.x);

  millrace_canvas_pan (self->canvas, after.x + after.width + 40 - width, 0);
  resize (self, width - 300, height);
  after = get_on_screen (self, ids[0]);
  g_assert_cmpfloat (after.x + after.width, <=, width - 300);
}

static gboolean
shows_everything (CanvasFixture *self)
{
  CfnRect all = cfn_routes_get_bounds (millrace_canvas_get_routes (self->canvas));
  CfnRect seen = millrace_camera_get_visible (&self->canvas->camera);

  return all.x >= seen.x && all.y >= seen.y && all.x + all.width <= seen.x + seen.width
         && all.y + all.height <= seen.y + seen.height;
}

/* Who sees everything goes on seeing it in another window; who has moved the view keeps it. */
static void
test_resized (CanvasFixture *self,
              gconstpointer  data)
{
  MillraceCamera before;

  millrace_canvas_fit (self->canvas);
  canvas_fixture_settle (self);
  resize (self, 560, 420);
  g_assert_true (shows_everything (self));
  g_assert_cmpfloat (millrace_canvas_get_zoom (self->canvas), <, 1);
  resize (self, 1100, 700);
  g_assert_true (shows_everything (self));
  g_assert_cmpfloat (millrace_canvas_get_zoom (self->canvas), ==, 1);

  millrace_canvas_pan (self->canvas, 24, 0);
  before = self->canvas->camera;
  resize (self, 600, 440);
  g_assert_false (shows_everything (self));
  g_assert_cmpfloat (self->canvas->camera.x, ==, before.x);
  g_assert_cmpfloat (self->canvas->camera.zoom, ==, before.zoom);

  /* Nor does it leave for what has come since. */
  millrace_canvas_fit (self->canvas);
  canvas_fixture_settle (self);
  canvas_fixture_show_group (self, FALSE);
  before = self->canvas->camera;
  resize (self, 900, 640);
  g_assert_cmpfloat (self->canvas->camera.zoom, ==, before.zoom);
}

/* Whether any card is under the minimap or the zoom control. */
static gboolean
is_covered (CanvasFixture *self)
{
  GtkWidget *overlays[] = { self->canvas->minimap, self->canvas->zoom_control };
  CfnLayout *layout = cfn_routes_get_layout (millrace_canvas_get_routes (self->canvas));

  for (guint i = 0; i < cfn_diagram_get_n_nodes (cfn_layout_get_diagram (layout)); i++)
    for (guint j = 0; j < G_N_ELEMENTS (overlays); j++)
      {
        CfnRect card = millrace_camera_rect_to_screen (&self->canvas->camera,
                                                       cfn_layout_get_card (layout, i));
        graphene_rect_t over;

        g_assert_true (gtk_widget_compute_bounds (overlays[j], GTK_WIDGET (self->canvas), &over));
        if (gtk_widget_get_child_visible (overlays[j])
            && cfn_rect_intersects (card, (CfnRect) { over.origin.x, over.origin.y,
                                                      over.size.width, over.size.height }))
          return TRUE;
      }

  return FALSE;
}

/* Shows the sample with the tables at @table and @role. */
static void
show_at (CanvasFixture *self,
         CfnPoint       table,
         CfnPoint       role)
{
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) one = cfn_positions_with (none, "DataTable", &table);
  g_autoptr (CfnPositions) both = cfn_positions_with (one, "LambdaRole", &role);
  g_autoptr (CfnLayout) layout =
    cfn_layout_with (cfn_routes_get_layout (millrace_canvas_get_routes (self->canvas)), both);
  g_autoptr (CfnRoutes) routes = cfn_routes_new (layout);

  millrace_canvas_set_scene (self->canvas, routes, NULL);
  canvas_fixture_settle (self);
}

static gboolean
is_under_bubble (CanvasFixture *self,
                 const char    *id)
{
  graphene_rect_t over;

  g_assert_true (gtk_widget_compute_bounds (self->canvas->bubble, GTK_WIDGET (self->canvas),
                                            &over));
  return cfn_rect_intersects (get_on_screen (self, id),
                              (CfnRect) { over.origin.x, over.origin.y, over.size.width,
                                          over.size.height });
}

/* What is told of a line, however long it is, does not hide the cards that it is about. */
static void
test_explains_beside_ends (CanvasFixture *self,
                           gconstpointer  data)
{
  static const CfnPoint roles[] = { { 700, 100 }, { 900, 900 }, { 0, 1000 } };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      MillraceWorld *world = millrace_canvas_get_world (self->canvas);
      guint edge = 0;

      show_at (self, (CfnPoint) { 0, 100 }, roles[i]);
      millrace_canvas_fit (self->canvas);
      canvas_fixture_settle (self);
      while (cfn_routes_get (millrace_canvas_get_routes (self->canvas), edge)->has_pill
             || millrace_edge_get_edge (millrace_world_get_edge (world, edge))->claim->kind
                != CFN_CLAIM_MAY_READ)
        edge++;
      millrace_canvas_focus_edge (self->canvas, edge, TRUE);
      canvas_fixture_settle (self);
      g_assert_true (gtk_widget_get_visible (self->canvas->bubble));
      g_assert_false (is_under_bubble (self, "DataTable"));
      g_assert_false (is_under_bubble (self, "LambdaRole"));
    }
}

/* Whatever the shape of it all is, nothing lies under what lies over the canvas. */
static void
test_fit_beside_overlays (CanvasFixture *self,
                          gconstpointer  data)
{
  static const CfnPoint roles[] = { { 1400, 900 }, { 4000, 700 }, { 500, 2400 }, { 900, 620 } };
  double zoom;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      show_at (self, (CfnPoint) { 0, roles[i].y }, roles[i]);
      millrace_canvas_fit (self->canvas);
      canvas_fixture_settle (self);
      g_assert_true (shows_everything (self));
      g_assert_false (is_covered (self));
    }

  /* Without a minimap the room is wholly used. */
  show_at (self, (CfnPoint) { 0, 900 }, roles[0]);
  millrace_canvas_fit (self->canvas);
  canvas_fixture_settle (self);
  zoom = millrace_canvas_get_zoom (self->canvas);
  g_assert_cmpfloat (zoom, <, 1);
  millrace_canvas_set_options (self->canvas, MILLRACE_OPTION_GRID);
  millrace_canvas_fit (self->canvas);
  canvas_fixture_settle (self);
  g_assert_cmpfloat (millrace_canvas_get_zoom (self->canvas), >, zoom);
}

/* What the keyboard goes to is not under them either. */
static void
test_reveal_beside_overlays (CanvasFixture *self,
                             gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    {
      show_at (self, (CfnPoint) { 0, 1000 }, (CfnPoint) { 1600 + 40.0 * i, 1000 });
      millrace_canvas_set_zoom (self->canvas, 1);
      canvas_fixture_settle (self);
      millrace_canvas_pan (self->canvas, -3000, -3000);
      millrace_canvas_reveal (self->canvas, i == 1 ? "DataTable" : "LambdaRole", TRUE);
      canvas_fixture_settle (self);
      g_assert_false (is_covered (self));
    }
}

/* Who saw everything before it is tidied sees everything afterwards, and when that is undone. */
static void
test_tidied (CanvasFixture *self,
             gconstpointer  data)
{
  g_autoptr (CfnRoutes) first = cfn_routes_ref (millrace_canvas_get_routes (self->canvas));
  g_autoptr (CfnRoutes) second = NULL;
  MillraceCamera before;

  millrace_canvas_fit (self->canvas);
  canvas_fixture_settle (self);
  before = self->canvas->camera;
  millrace_canvas_settle_next (self->canvas);
  show_at (self, (CfnPoint) { 0, 0 }, (CfnPoint) { 2400, 1800 });
  g_assert_true (shows_everything (self));
  g_assert_cmpfloat (millrace_canvas_get_zoom (self->canvas), <, before.zoom);
  millrace_canvas_set_scene (self->canvas, first, NULL);
  canvas_fixture_settle (self);
  g_assert_cmpfloat_with_epsilon (self->canvas->camera.zoom, before.zoom, 1e-6);
  g_assert_cmpfloat_with_epsilon (self->canvas->camera.x, before.x, 1);

  /* So it does when both of two steps are undone. */
  millrace_canvas_settle_next (self->canvas);
  show_at (self, (CfnPoint) { 0, 0 }, (CfnPoint) { 2400, 1800 });
  second = cfn_routes_ref (millrace_canvas_get_routes (self->canvas));
  millrace_canvas_settle_next (self->canvas);
  show_at (self, (CfnPoint) { 0, 0 }, (CfnPoint) { 3400, 1800 });
  millrace_canvas_set_scene (self->canvas, second, NULL);
  millrace_canvas_set_scene (self->canvas, first, NULL);
  canvas_fixture_settle (self);
  g_assert_cmpfloat_with_epsilon (self->canvas->camera.zoom, before.zoom, 1e-6);

  /* Something was added since: it is in sight, and so it stays. */
  show_at (self, (CfnPoint) { before.x + 40, before.y + 40 }, (CfnPoint) { 300, 300 });
  g_assert_cmpfloat (self->canvas->camera.x, ==, before.x);
  millrace_canvas_settle_next (self->canvas);
  show_at (self, (CfnPoint) { 0, 0 }, (CfnPoint) { 2400, 1800 });
  g_assert_true (shows_everything (self));

  /* Who looks at a part goes on doing so. */
  millrace_canvas_set_zoom (self->canvas, 2);
  canvas_fixture_settle (self);
  before = self->canvas->camera;
  millrace_canvas_settle_next (self->canvas);
  show_at (self, (CfnPoint) { 0, 0 }, (CfnPoint) { 2500, 1900 });
  g_assert_cmpfloat (self->canvas->camera.x, ==, before.x);
  g_assert_cmpfloat (self->canvas->camera.zoom, ==, before.zoom);
}

static void
test_world_point (CanvasFixture *self,
                  gconstpointer  data)
{
  CfnPoint centre = millrace_canvas_get_centre (self->canvas);
  GtkWidget *widget = GTK_WIDGET (self->canvas);
  CfnPoint point = millrace_canvas_to_world (self->canvas, gtk_widget_get_width (widget) / 2.0,
                                             gtk_widget_get_height (widget) / 2.0);

  g_assert_cmpfloat_with_epsilon (point.x, centre.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (point.y, centre.y, 1e-6);
}

static void
test_dark (CanvasFixture *self,
           gconstpointer  data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GdkTexture) picture = NULL;

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  canvas_fixture_settle (self);
  picture = fixture_picture (GTK_WIDGET (self->canvas), "dark");
  g_assert_true (fixture_has_colour (picture, 0x62a0ea));
  g_assert_true (fixture_has_colour (picture, 0x57e389));
  g_assert_false (fixture_has_colour (picture, 0x26a269));
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

/* The window may be closed while the view is still on its way. */
static void
test_gone_in_flight (CanvasFixture *self,
                     gconstpointer  data)
{
  millrace_canvas_set_zoom (self->canvas, 2);
  millrace_canvas_announce (self->canvas, "Good-bye");
  millrace_canvas_reveal (self->canvas, "DataTable", TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.menu", NULL);
}

/* How many edges can be seen. */
static guint
count_shown (CanvasFixture *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self->canvas);
  guint n = 0;

  for (guint i = 0; i < millrace_world_get_n_edges (world); i++)
    if (gtk_widget_get_mapped (GTK_WIDGET (millrace_world_get_edge (world, i))))
      n++;

  return n;
}

static void
test_layers (CanvasFixture *self,
             gconstpointer  data)
{
  const MillraceOptions none = MILLRACE_OPTION_GRID;
  CfnRoutes *routes = millrace_canvas_get_routes (self->canvas);
  CfnRect before = cfn_layout_get_card (cfn_routes_get_layout (routes), 0);
  guint n_all = count_shown (self);
  CfnRect after;

  millrace_canvas_set_options (self->canvas, none | MILLRACE_OPTION_REFERENCES);
  canvas_fixture_settle (self);
  g_assert_cmpuint (count_shown (self), ==, n_all - 1);

  millrace_canvas_set_options (self->canvas, none | MILLRACE_OPTION_REFERENCES
                                             | MILLRACE_OPTION_PERMISSIONS);
  canvas_fixture_settle (self);
  g_assert_cmpuint (count_shown (self), ==, n_all);

  routes = millrace_canvas_get_routes (self->canvas);
  after = cfn_layout_get_card (cfn_routes_get_layout (routes), 0);
  g_assert_cmpfloat (before.x, ==, after.x);
  g_assert_cmpfloat (before.y, ==, after.y);
}

/* At most 150 ms, and none where the desktop asks for less motion. */
static void
test_motion (CanvasFixture *self,
             gconstpointer  data)
{
  GtkSettings *settings = gtk_settings_get_default ();

  g_assert_cmpuint (adw_timed_animation_get_duration (ADW_TIMED_ANIMATION (self->canvas->flight)),
                    <=, 150);
  g_assert_cmpuint (adw_timed_animation_get_duration (ADW_TIMED_ANIMATION (self->canvas->settle)),
                    <=, 150);

  millrace_canvas_set_zoom (self->canvas, 2);
  g_assert_cmpfloat (self->canvas->camera.zoom, <, 2);
  canvas_fixture_settle (self);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  millrace_canvas_set_zoom (self->canvas, 0.5);
  g_assert_cmpfloat (self->canvas->camera.zoom, ==, 0.5);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
}

#define ADD(name, func) \
  g_test_add (name, CanvasFixture, NULL, canvas_fixture_init, func, canvas_fixture_clear)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/canvas/canvas/accessible", test_accessible);
  ADD ("/canvas/canvas/selection", test_selection);
  ADD ("/canvas/canvas/selection-stays", test_selection_stays);
  ADD ("/canvas/canvas/edge-stays", test_edge_stays);
  ADD ("/canvas/canvas/focus-moves-on", test_focus_moves_on);
  ADD ("/canvas/canvas/stale", test_stale);
  ADD ("/canvas/canvas/zoom", test_zoom);
  ADD ("/canvas/canvas/reveal", test_reveal);
  ADD ("/canvas/canvas/keeps-selected-in-sight", test_keeps_selected_in_sight);
  ADD ("/canvas/canvas/resized", test_resized);
  ADD ("/canvas/canvas/fit-beside-overlays", test_fit_beside_overlays);
  ADD ("/canvas/canvas/reveal-beside-overlays", test_reveal_beside_overlays);
  ADD ("/canvas/canvas/explains-beside-ends", test_explains_beside_ends);
  ADD ("/canvas/canvas/tidied", test_tidied);
  ADD ("/canvas/canvas/world-point", test_world_point);
  ADD ("/canvas/canvas/dark", test_dark);
  ADD ("/canvas/canvas/gone-in-flight", test_gone_in_flight);
  ADD ("/canvas/canvas/layers", test_layers);
  ADD ("/canvas/canvas/motion", test_motion);

  return g_test_run ();
}
