/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"

#include <math.h>

static CfnPoint
get_corner (CanvasFixture *self,
            const char    *id)
{
  CfnRoutes *routes = millrace_canvas_get_routes (self->canvas);
  CfnRect card = cfn_layout_get_card (cfn_routes_get_layout (routes), fixture_find (routes, id));

  return (CfnPoint) { card.x, card.y };
}

static CfnPoint
add (CfnPoint point,
     double   dx,
     double   dy)
{
  return (CfnPoint) { point.x + dx, point.y + dy };
}

static void
test_click (CanvasFixture *self,
            gconstpointer  data)
{
  CfnPoint table = canvas_fixture_point (self, "DataTable", 80, 20);
  CfnPoint role = canvas_fixture_point (self, "LambdaRole", 80, 20);

  canvas_fixture_press (self, table, table);
  canvas_fixture_release (self);
  canvas_fixture_assert_selected (self, "DataTable");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (millrace_canvas_get_focus_card (self->canvas))));

  canvas_fixture_press (self, role, role);
  canvas_fixture_release (self);
  canvas_fixture_assert_selected (self, "LambdaRole");

  canvas_fixture_press (self, (CfnPoint) { 4, 4 }, (CfnPoint) { 4, 4 });
  canvas_fixture_release (self);
  canvas_fixture_assert_selected (self, "");
}

static void
test_move (CanvasFixture *self,
           gconstpointer  data)
{
  CfnPoint from = canvas_fixture_point (self, "DataTable", 80, 20);
  CfnPoint corner = get_corner (self, "DataTable");
  CfnPoint now;
  g_autofree char *expected = NULL;

  canvas_fixture_press (self, from, add (from, 5, 100));
  now = get_corner (self, "DataTable");
  g_assert_cmpfloat (now.y, >, corner.y);
  g_assert_cmpfloat (fmod (now.y, CFN_GRID), ==, 0);
  g_assert_cmpstr (self->log->str, ==, "");

  canvas_fixture_release (self);
  expected = g_strdup_printf ("win.move [('DataTable', %.1f, %.1f)]\n", now.x, now.y);
  g_assert_cmpstr (self->log->str, ==, expected);
  canvas_fixture_assert_selected (self, "DataTable");
}

static void
test_move_together (CanvasFixture *self,
                    gconstpointer  data)
{
  CfnPoint from = canvas_fixture_point (self, "DataTable", 80, 20);
  CfnPoint table = get_corner (self, "DataTable");
  CfnPoint role = get_corner (self, "LambdaRole");

  millrace_canvas_select_all (self->canvas);
  canvas_fixture_press (self, from, add (from, 0, 96));
  g_assert_cmpfloat (get_corner (self, "DataTable").y - table.y, ==,
                     get_corner (self, "LambdaRole").y - role.y);
  canvas_fixture_release (self);
  g_assert_nonnull (strstr (self->log->str, "'LambdaRole'"));
  g_assert_true (g_str_has_prefix (self->log->str, "win.move [('DataTable'"));
  canvas_fixture_assert_selected (self, "EchoFunction LambdaRole DataTable DataTableStream");
}

/* A card that is let go on another one would hide it. */
static void
test_move_onto_another (CanvasFixture *self,
                        gconstpointer  data)
{
  CfnPoint from = canvas_fixture_point (self, "DataTable", 80, 20);
  CfnPoint onto = canvas_fixture_point (self, "LambdaRole", 82, 23);
  CfnRoutes *routes = millrace_canvas_get_routes (self->canvas);
  CfnLayout *layout = cfn_routes_get_layout (routes);
  CfnRect card = cfn_layout_get_card (layout, fixture_find (routes, "DataTable"));
  CfnRect other = cfn_layout_get_card (layout, fixture_find (routes, "LambdaRole"));
  g_auto (GStrv) words = NULL;

  canvas_fixture_press (self, from, onto);
  canvas_fixture_release (self);
  words = g_strsplit (self->log->str, ", ", -1);
  g_assert_cmpuint (g_strv_length (words), ==, 3);
  card.x = g_ascii_strtod (words[1], NULL);
  card.y = g_ascii_strtod (words[2], NULL);
  g_assert_false (cfn_rect_intersects (card, other));
}

static void
test_move_cancelled (CanvasFixture *self,
                     gconstpointer  data)
{
  CfnPoint from = canvas_fixture_point (self, "DataTable", 80, 20);
  CfnPoint corner = get_corner (self, "DataTable");

  canvas_fixture_press (self, from, add (from, 120, 100));
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.cancel", NULL);
  g_assert_cmpfloat (get_corner (self, "DataTable").x, ==, corner.x);
  g_assert_cmpfloat (get_corner (self, "DataTable").y, ==, corner.y);

  /* The button is still down: what follows is nothing. */
  g_signal_emit_by_name (canvas_fixture_drag (self), "drag-update", 150.0, 150.0);
  canvas_fixture_release (self);
  g_assert_cmpstr (self->log->str, ==, "");
  g_assert_cmpfloat (get_corner (self, "DataTable").y, ==, corner.y);
}

static void
test_threshold (CanvasFixture *self,
                gconstpointer  data)
{
  CfnPoint from = canvas_fixture_point (self, "DataTable", 80, 20);

  canvas_fixture_press (self, from, add (from, 3, 2));
  g_assert_null (self->canvas->tool);
  canvas_fixture_release (self);
  g_assert_cmpstr (self->log->str, ==, "");
}

/* Changes from outside wait until the drag is over. */
static void
test_scene_waits (CanvasFixture *self,
                  gconstpointer  data)
{
  CfnPoint from = canvas_fixture_point (self, "DataTable", 80, 20);
  g_autoptr (CfnReading) reading = fixture_read ("Resources: {Q: {Type: 'AWS::SQS::Queue'}}\n");
  g_autoptr (CfnRoutes) routes = fixture_route (reading);

  canvas_fixture_press (self, from, add (from, 0, 100));
  millrace_canvas_set_scene (self->canvas, routes, NULL);
  g_assert_cmpuint (millrace_world_get_n_cards (millrace_canvas_get_world (self->canvas)), ==, 4);
  canvas_fixture_release (self);
  g_assert_cmpuint (millrace_world_get_n_cards (millrace_canvas_get_world (self->canvas)), ==, 1);
  canvas_fixture_assert_selected (self, "");
}

static void
test_band (CanvasFixture *self,
           gconstpointer  data)
{
  CfnPoint start = canvas_fixture_point (self, "DataTable", -20, -20);
  CfnPoint end = canvas_fixture_point (self, "DataTableStream", 100, 120);

  /* To the right: what it encloses. */
  canvas_fixture_press (self, start, end);
  canvas_fixture_release (self);
  canvas_fixture_assert_selected (self, "DataTable");

  /* To the left: what it touches. */
  canvas_fixture_press (self, end, start);
  canvas_fixture_release (self);
  canvas_fixture_assert_selected (self, "DataTable DataTableStream");

  canvas_fixture_press (self, start, end);
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.cancel", NULL);
  canvas_fixture_assert_selected (self, "DataTable DataTableStream");
  canvas_fixture_release (self);
}

/* Of cards that lie over each other, Alt+click takes one after the other. */
/* The target of the menu's first item of @action, however deep; NULL when there is none. */
static char *
find_target (GMenuModel *menu,
             const char *action)
{
  static const char * const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
  char *target = NULL;

  for (int i = 0; i < g_menu_model_get_n_items (menu) && target == NULL; i++)
    {
      g_autofree char *name = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name) &&
          g_str_equal (name, action))
        g_assert_true (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_TARGET, "s",
                                                        &target));
      for (guint l = 0; l < G_N_ELEMENTS (links) && target == NULL; l++)
        {
          g_autoptr (GMenuModel) below = g_menu_model_get_item_link (menu, i, links[l]);

          if (below != NULL)
            target = find_target (below, action);
        }
    }

  return target;
}

/* A finger has no Alt: the menu of the card leads there. */
static void
assert_menu_leads_under (CanvasFixture *self,
                         CfnPoint       at,
                         const char    *under)
{
  g_autofree char *target = NULL;

  millrace_canvas_popup_menu (self->canvas, &at);
  target = find_target (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (self->canvas->menu)),
                        "win.go-to-card");
  g_assert_cmpstr (target, ==, under);
  gtk_popover_popdown (GTK_POPOVER (self->canvas->menu));
  canvas_fixture_settle (self);
}

static void
test_under_another (CanvasFixture *self,
                    gconstpointer  data)
{
  g_autoptr (CfnPositions) one = cfn_positions_new ();
  g_autoptr (CfnPositions) both = NULL;
  g_autoptr (CfnLayout) layout = NULL;
  g_autoptr (CfnRoutes) routes = NULL;
  CfnPoint place = get_corner (self, "DataTable");
  CfnPoint at;

  both = cfn_positions_with (one, "LambdaRole", &place);
  layout = cfn_layout_with (cfn_routes_get_layout (millrace_canvas_get_routes (self->canvas)),
                            both);
  routes = cfn_routes_new (layout);
  millrace_canvas_set_scene (self->canvas, routes, NULL);
  at = canvas_fixture_point (self, "DataTable", 80, 60);

  canvas_fixture_press (self, at, at);
  canvas_fixture_release (self);
  canvas_fixture_assert_selected (self, "DataTable");
  for (guint i = 0; i < 3; i++)
    {
      /* A signal that is emitted has no event to tell that Alt is held. */
      self->canvas->pressed_selected = FALSE;
      millrace_canvas_select_under (self->canvas,
                                    millrace_canvas_to_world (self->canvas, at.x, at.y));
      canvas_fixture_assert_selected (self, i % 2 == 0 ? "LambdaRole" : "DataTable");
    }
  assert_menu_leads_under (self, at, "DataTable");
  millrace_canvas_set_selection (self->canvas, (const char * const []) { "EchoFunction", NULL });
  assert_menu_leads_under (self, canvas_fixture_point (self, "EchoFunction", 80, 60), NULL);
}

static void
test_off_grid (CanvasFixture *self,
               gconstpointer  data)
{
  CfnPoint from = canvas_fixture_point (self, "DataTable", 80, 20);
  CfnPoint corner = get_corner (self, "DataTable");

  millrace_canvas_set_options (self->canvas, 0);
  canvas_fixture_press (self, from, add (from, 31, 47));
  g_assert_cmpfloat (get_corner (self, "DataTable").x, ==, corner.x + 31);
  g_assert_cmpfloat (get_corner (self, "DataTable").y, ==, corner.y + 47);
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.cancel", NULL);
  canvas_fixture_release (self);
}

/* A card that comes near the line of another goes to it, and the line is drawn. */
static void
test_guides (CanvasFixture *self,
             gconstpointer  data)
{
  CfnPoint from = canvas_fixture_point (self, "LambdaRole", 80, 20);
  CfnPoint table = get_corner (self, "DataTable");
  CfnPoint role = get_corner (self, "LambdaRole");
  double zoom = millrace_canvas_get_zoom (self->canvas);

  millrace_canvas_set_options (self->canvas, MILLRACE_OPTION_GUIDES);
  canvas_fixture_press (self, from, add (from, (table.x + 4 - role.x) * zoom, 60));
  g_assert_cmpfloat (get_corner (self, "LambdaRole").x, ==, table.x);
  millrace_move_tool.update (self->canvas, add (from, (table.x + 4 - role.x) * zoom, 60),
                             GDK_ALT_MASK);
  g_assert_cmpfloat (get_corner (self, "LambdaRole").x, ==, table.x + 4);
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.cancel", NULL);
  canvas_fixture_release (self);
}

/* Tidied cards are seen to go to their places, for a moment. */
/* A card goes to another place; whether it is seen to go there. */
static void
settle (CanvasFixture *self,
        gboolean       is_seen)
{
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) moved = cfn_positions_with (none, "DataTable",
                                                       &(CfnPoint) { 480, 960 });
  CfnRoutes *before = millrace_canvas_get_routes (self->canvas);
  g_autoptr (CfnLayout) layout = cfn_layout_with (cfn_routes_get_layout (before), moved);
  g_autoptr (CfnRoutes) routes = cfn_routes_new (layout);

  millrace_canvas_settle_next (self->canvas);
  millrace_canvas_set_scene (self->canvas, routes, NULL);
  g_assert_true ((self->canvas->settle_offsets != NULL) == is_seen);
  while (adw_animation_get_state (self->canvas->settle) == ADW_ANIMATION_PLAYING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (self->canvas->settle_offsets);
}

static void
test_settling (CanvasFixture *self,
               gconstpointer  data)
{
  settle (self, TRUE);
}

/* What moves is there within 150 ms, and at once where less motion is asked for. */
static void
test_less_motion (CanvasFixture *self,
                  gconstpointer  data)
{
  GtkSettings *settings = gtk_widget_get_settings (self->window);
  AdwTimedAnimation *flight = ADW_TIMED_ANIMATION (self->canvas->flight);
  AdwTimedAnimation *settling = ADW_TIMED_ANIMATION (self->canvas->settle);
  CfnPoint middle = { 300, 300 };

  g_assert_cmpuint (adw_timed_animation_get_duration (flight), <=, 150);
  g_assert_cmpuint (adw_timed_animation_get_duration (settling), <=, 150);

  millrace_canvas_zoom_about (self->canvas, 2, middle, TRUE);
  g_assert_cmpfloat (self->canvas->camera.zoom, <, 2);
  canvas_fixture_settle (self);
  g_assert_cmpfloat_with_epsilon (self->canvas->camera.zoom, 2, 1e-6);

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  millrace_canvas_zoom_about (self->canvas, 0.5, middle, TRUE);
  g_assert_cmpfloat_with_epsilon (self->canvas->camera.zoom, 0.5, 1e-6);
  settle (self, FALSE);
  gtk_settings_reset_property (settings, "gtk-enable-animations");
}

/* Fingers have no Ctrl: while more is selected, each tap adds or takes away. */
static void
test_select_more (CanvasFixture *self,
                  gconstpointer  data)
{
  CfnPoint table = canvas_fixture_point (self, "DataTable", 80, 60);
  CfnPoint role = canvas_fixture_point (self, "LambdaRole", 80, 60);

  canvas_fixture_press (self, table, table);
  canvas_fixture_release (self);
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.select-more", NULL);
  canvas_fixture_press (self, role, role);
  canvas_fixture_release (self);
  canvas_fixture_assert_selected (self, "DataTable LambdaRole");
  canvas_fixture_press (self, table, table);
  canvas_fixture_release (self);
  canvas_fixture_assert_selected (self, "LambdaRole");

  canvas_fixture_press (self, (CfnPoint) { 4, 4 }, (CfnPoint) { 4, 4 });
  canvas_fixture_release (self);
  canvas_fixture_assert_selected (self, "");
  g_assert_false (self->canvas->selects_more);
}

static void
test_pan (CanvasFixture *self,
          gconstpointer  data)
{
  MillraceCamera before = self->canvas->camera;

  self->canvas->space_held = TRUE;
  canvas_fixture_press (self, (CfnPoint) { 100, 100 }, (CfnPoint) { 160, 70 });
  canvas_fixture_release (self);
  g_assert_cmpfloat_with_epsilon (self->canvas->camera.x, before.x - 60, 1e-6);
  g_assert_cmpfloat_with_epsilon (self->canvas->camera.y, before.y + 30, 1e-6);
  g_assert_true (self->canvas->space_used);
  self->canvas->space_held = FALSE;
}

static GtkGesture *
find_long_press (CanvasFixture *self)
{
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (self->canvas));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_LONG_PRESS (controller))
        return GTK_GESTURE (controller);
    }
  g_assert_not_reached ();
}

/* A finger that rests on a card opens its menu, on nothing it asks what to add. */
static void
test_long_press (CanvasFixture *self,
                 gconstpointer  data)
{
  CfnPoint card = canvas_fixture_point (self, "DataTable", 80, 20);

  g_signal_emit_by_name (find_long_press (self), "pressed", 4.0, 4.0);
  g_assert_nonnull (strstr (self->log->str, "win.quick-add"));
  g_assert_null (self->canvas->menu);

  g_signal_emit_by_name (find_long_press (self), "pressed", card.x, card.y);
  g_assert_nonnull (self->canvas->menu);
  g_assert_true (gtk_widget_get_visible (self->canvas->menu));
}

/* Two taps: on a port, and on the card to connect. */
static void
test_taps (CanvasFixture *self,
           gconstpointer  data)
{
  CfnRoutes *routes = millrace_canvas_get_routes (self->canvas);
  CfnRect rect = cfn_layout_get_card (cfn_routes_get_layout (routes),
                                      fixture_find (routes, "DataTable"));
  guint n_ports;
  const CfnPort *ports = cfn_card_get_ports (CFN_KIND_TABLE, &n_ports);
  CfnPoint at = cfn_card_get_port_point (rect, &ports[0]);
  CfnPoint port = canvas_fixture_point (self, "DataTable", at.x - rect.x, at.y - rect.y);

  canvas_fixture_press (self, port, port);
  canvas_fixture_release (self);
  g_assert_true (self->canvas->connecting.by_clicks);

  /* Where nothing is, nothing comes of it. */
  canvas_fixture_press (self, (CfnPoint) { 4, 4 }, (CfnPoint) { 4, 4 });
  canvas_fixture_release (self);
  g_assert_null (strstr (self->log->str, "win.connect"));
}

#define ADD(name, func) \
  g_test_add (name, CanvasFixture, NULL, canvas_fixture_init, func, canvas_fixture_clear)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/canvas/tools/click", test_click);
  ADD ("/canvas/tools/move", test_move);
  ADD ("/canvas/tools/move-together", test_move_together);
  ADD ("/canvas/tools/move-onto-another", test_move_onto_another);
  ADD ("/canvas/tools/move-cancelled", test_move_cancelled);
  ADD ("/canvas/tools/threshold", test_threshold);
  ADD ("/canvas/tools/scene-waits", test_scene_waits);
  ADD ("/canvas/tools/band", test_band);
  ADD ("/canvas/tools/under-another", test_under_another);
  ADD ("/canvas/tools/off-grid", test_off_grid);
  ADD ("/canvas/tools/guides", test_guides);
  ADD ("/canvas/tools/settling", test_settling);
  ADD ("/canvas/tools/less-motion", test_less_motion);
  ADD ("/canvas/tools/select-more", test_select_more);
  ADD ("/canvas/tools/pan", test_pan);
  ADD ("/canvas/tools/long-press", test_long_press);
  ADD ("/canvas/tools/taps", test_taps);

  return g_test_run ();
}
