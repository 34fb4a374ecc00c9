/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"
#include "touch-hand.h"

#include <math.h>

/* The gesture table for fingers, by real touches; the gestures of a mouse have other tests. */

/* Milliseconds between two taps that are one, and of a finger that rests. */
#define PATIENCE 80
#define LONG 200

static TouchHand *hand;

static void
set_up (CanvasFixture *self,
        gconstpointer  data)
{
  touch_hand_expect (hand);
  canvas_fixture_init (self, data);
  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", PATIENCE,
                "gtk-long-press-time", LONG, NULL);
  touch_hand_meet (hand, GTK_NATIVE (self->window));
}

static void
drag_to (CfnPoint from,
         CfnPoint to)
{
  touch_hand_down (hand, 1, from.x, from.y);
  for (int i = 1; i <= 5; i++)
    touch_hand_move (hand, 1, from.x + (to.x - from.x) * i / 5, from.y + (to.y - from.y) * i / 5);
}

static void
let_go (void)
{
  touch_hand_up (hand, 1);
  touch_hand_rest (hand, 2 * PATIENCE);
}

static void
tap (CfnPoint at)
{
  touch_hand_down (hand, 1, at.x, at.y);
  let_go ();
}

static void
tap_twice (CfnPoint at)
{
  touch_hand_down (hand, 1, at.x, at.y);
  touch_hand_up (hand, 1);
  tap (at);
}

/* A finger that stays where it is for longer than the desktop's patience. */
static void
hold (CfnPoint at)
{
  touch_hand_down (hand, 1, at.x, at.y);
  touch_hand_rest (hand, 2 * LONG);
  let_go ();
}

/* Above all cards, whatever is in view. */
static const CfnPoint ground = { 40, 40 };

static CfnPoint
by (CfnPoint point,
    double   dx,
    double   dy)
{
  return (CfnPoint) { point.x + dx, point.y + dy };
}

static void
test_tap (CanvasFixture *self,
          gconstpointer  data)
{
  tap (canvas_fixture_point (self, "DataTable", 80, 60));
  canvas_fixture_assert_selected (self, "DataTable");
  g_assert_true (self->canvas->touch);
  tap (canvas_fixture_point (self, "LambdaRole", 80, 60));
  canvas_fixture_assert_selected (self, "LambdaRole");
  tap (ground);
  canvas_fixture_assert_selected (self, "");
}

/* One finger on the ground moves the view, once it went twelve pixels. */
static void
test_pan (CanvasFixture *self,
          gconstpointer  data)
{
  MillraceCamera before = self->canvas->camera;

  drag_to (ground, by (ground, 0, 10));
  g_assert_null (self->canvas->tool);
  let_go ();
  g_assert_cmpfloat (self->canvas->camera.y, ==, before.y);

  drag_to (ground, by (ground, 40, 100));
  g_assert_true (self->canvas->tool == &millrace_pan_tool);
  let_go ();
  g_assert_cmpfloat_with_epsilon (self->canvas->camera.x, before.x - 40, 1);
  g_assert_cmpfloat_with_epsilon (self->canvas->camera.y, before.y - 100, 1);
  canvas_fixture_assert_selected (self, "");
}

/* What is between two fingers stays there: they zoom and move the view, wherever they are. */
static void
test_pinch (CanvasFixture *self,
            gconstpointer  data)
{
  CfnPoint at = canvas_fixture_point (self, "DataTable", 100, 60);
  double zoom = millrace_canvas_get_zoom (self->canvas);
  MillraceCamera before;

  touch_hand_down (hand, 1, at.x - 40, at.y);
  touch_hand_down (hand, 2, at.x + 40, at.y);
  for (int i = 1; i <= 8; i++)
    {
      touch_hand_move (hand, 1, at.x - 40 - 5 * i, at.y);
      touch_hand_move (hand, 2, at.x + 40 + 5 * i, at.y);
    }
  g_assert_cmpfloat_with_epsilon (millrace_canvas_get_zoom (self->canvas), 2 * zoom, 0.05);

  before = self->canvas->camera;
  for (int i = 1; i <= 8; i++)
    {
      touch_hand_move (hand, 1, at.x - 80, at.y + 10 * i);
      touch_hand_move (hand, 2, at.x + 80, at.y + 10 * i);
    }
  g_assert_cmpfloat_with_epsilon (self->canvas->camera.y, before.y - 80 / before.zoom, 2);
  touch_hand_up (hand, 2);
  let_go ();
  g_assert_cmpstr (self->log->str, ==, "");
}

/* Two taps on the ground show everything, two more what was seen before. */
static void
test_double_tap (CanvasFixture *self,
                 gconstpointer  data)
{

  millrace_canvas_set_zoom (self->canvas, 0.5);
  canvas_fixture_settle (self);
  tap_twice (ground);
  canvas_fixture_settle (self);
  g_assert_cmpfloat (millrace_canvas_get_zoom (self->canvas), ==, 1);
  tap_twice (ground);
  canvas_fixture_settle (self);
  g_assert_cmpfloat_with_epsilon (millrace_canvas_get_zoom (self->canvas), 0.5, 1e-6);
  g_assert_cmpstr (self->log->str, ==, "");
}

/* Two taps on a name ask for another, two on the facts open the form. */
static void
test_double_tap_on_card (CanvasFixture *self,
                         gconstpointer  data)
{
  tap_twice (canvas_fixture_point (self, "DataTable", 80, 12));
  g_assert_cmpstr (self->log->str, ==, "win.rename-here 'DataTable'\n");
  g_string_truncate (self->log, 0);
  tap_twice (canvas_fixture_point (self, "DataTable", 80, 60));
  g_assert_cmpstr (self->log->str, ==, "activated DataTable\n");
}

static void
test_move (CanvasFixture *self,
           gconstpointer  data)
{
  CfnPoint from = canvas_fixture_point (self, "LambdaRole", 80, 60);

  drag_to (from, by (from, 0, 10));
  g_assert_null (self->canvas->tool);
  let_go ();
  g_assert_cmpstr (self->log->str, ==, "");

  drag_to (from, by (from, 0, 60));
  g_assert_true (self->canvas->tool == &millrace_move_tool);
  let_go ();
  g_assert_true (g_str_has_prefix (self->log->str, "win.move [('LambdaRole', "));
}

/* A second finger takes back what the first one began. */
static void
test_second_finger (CanvasFixture *self,
                    gconstpointer  data)
{
  CfnPoint from = canvas_fixture_point (self, "LambdaRole", 80, 60);

  drag_to (from, by (from, 0, 60));
  g_assert_nonnull (self->canvas->tool);
  touch_hand_down (hand, 2, from.x - 300, from.y);
  g_assert_null (self->canvas->tool);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (self->canvas->status)), ==, "Cancelled");
  touch_hand_up (hand, 2);
  let_go ();
  g_assert_cmpstr (self->log->str, ==, "");
}

/* One that comes when the first one moves the view already makes it a pinch. */
static void
test_pan_then_pinch (CanvasFixture *self,
                     gconstpointer  data)
{
  CfnPoint to = by (ground, 60, 80);
  double zoom = millrace_canvas_get_zoom (self->canvas);
  MillraceCamera before = self->canvas->camera;

  drag_to (ground, to);
  g_assert_true (self->canvas->tool == &millrace_pan_tool);
  touch_hand_down (hand, 2, to.x + 100, to.y);
  g_assert_null (self->canvas->tool);
  g_assert_cmpfloat_with_epsilon (self->canvas->camera.y, before.y - 80 / zoom, 1);
  for (int i = 1; i <= 5; i++)
    touch_hand_move (hand, 2, to.x + 100 + 10 * i, to.y);
  g_assert_cmpfloat_with_epsilon (millrace_canvas_get_zoom (self->canvas), 1.5 * zoom, 0.05);
  touch_hand_up (hand, 2);
  let_go ();
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (self->canvas->status)), !=, "Cancelled");
}

/* --- connecting ------------------------------------------------------------------------------- */

static CfnPoint
get_port (CanvasFixture *self,
          const char    *id)
{
  MillraceWorld *world = millrace_canvas_get_world (self->canvas);
  MillraceCard *card = millrace_world_find_card (world, id);
  guint n_ports;
  const CfnPort *ports = cfn_card_get_ports (millrace_card_get_node (card)->kind, &n_ports);

  return millrace_camera_to_screen (&self->canvas->camera,
                                    cfn_card_get_port_point (millrace_world_get_rect (world, card),
                                                             &ports[0]));
}

/* A tap beside the port, at 20 pixels, is on it for a finger; the second one on the other port. */
static void
test_tap_two_ports (CanvasFixture *self,
                    gconstpointer  data)
{
  tap (by (get_port (self, "DataTable"), 20, 0));
  g_assert_true (self->canvas->connecting.by_clicks);
  g_assert_cmpstr (self->canvas->connecting.source, ==, "DataTable");
  tap (get_port (self, "EchoFunction"));
  g_assert_true (g_str_has_prefix (self->log->str, "win.connect ('DataTable', 'EchoFunction', "));
  g_assert_null (self->canvas->connecting.source);
}

static void
test_drag_from_port (CanvasFixture *self,
                     gconstpointer  data)
{
  CfnPoint from = get_port (self, "DataTable");

  drag_to (from, canvas_fixture_point (self, "EchoFunction", 100, 60));
  g_assert_true (self->canvas->tool == &millrace_connect_tool);
  g_assert_true (gtk_widget_get_visible (self->canvas->bubble));
  let_go ();
  g_assert_true (g_str_has_prefix (self->log->str, "win.connect ('DataTable', 'EchoFunction', "));

  g_string_truncate (self->log, 0);
  drag_to (from, (CfnPoint) { from.x, 20 });
  let_go ();
  g_assert_true (g_str_has_prefix (self->log->str, "win.offer-partners ('DataTable', false, "));
}

static void
test_drag_an_end (CanvasFixture *self,
                  gconstpointer  data)
{
  CfnPoint from = canvas_fixture_edge_point (self, "assume EchoFunction LambdaRole 0", 0.7);

  drag_to (from, canvas_fixture_point (self, "DataTable", 100, 60));
  g_assert_true (self->canvas->tool == &millrace_replug_tool);
  let_go ();
  g_assert_true (g_str_has_prefix (self->log->str, "win.replug ('assume', 'EchoFunction', "));
}

/* What a finger lets go on an edge takes the place of it. */
static void
test_insert (CanvasFixture *self,
             gconstpointer  data)
{
  canvas_fixture_show (self, "Resources:\n"
                       "  T: {Type: AWS::DynamoDB::Table}\n"
                       "  F: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt R.Arn}}\n"
                       "  R: {Type: AWS::IAM::Role}\n");
  drag_to (canvas_fixture_point (self, "T", 80, 20),
           canvas_fixture_edge_point (self, "assume F R 0", 0.5));
  g_assert_true (self->canvas->tool == &millrace_move_tool);
  let_go ();
  g_assert_true (g_str_has_prefix (self->log->str, "win.insert ('T', 'assume', 'F', 'R', "));
}

/* --- what rests ------------------------------------------------------------------------------- */

static void
test_hold (CanvasFixture *self,
           gconstpointer  data)
{
  hold (ground);
  g_assert_nonnull (strstr (self->log->str, "win.quick-add "));
  g_assert_null (self->canvas->menu);
  hold (canvas_fixture_point (self, "DataTable", 80, 60));
  g_assert_nonnull (self->canvas->menu);
  canvas_fixture_assert_selected (self, "DataTable");
  gtk_popover_popdown (GTK_POPOVER (self->canvas->menu));
  canvas_fixture_settle (self);
}

/* "Select More" of that menu: each tap adds or takes away, and a finger draws a band. */
static void
test_select_more (CanvasFixture *self,
                  gconstpointer  data)
{
  CfnPoint start, end;

  tap (canvas_fixture_point (self, "LambdaRole", 80, 60));
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.select-more", NULL);
  tap (canvas_fixture_point (self, "EchoFunction", 80, 60));
  canvas_fixture_assert_selected (self, "LambdaRole EchoFunction");
  tap (canvas_fixture_point (self, "LambdaRole", 80, 60));
  canvas_fixture_assert_selected (self, "EchoFunction");

  start = canvas_fixture_point (self, "DataTable", -20, -20);
  end = canvas_fixture_point (self, "DataTableStream", 100, 130);
  drag_to (start, end);
  g_assert_true (self->canvas->tool == &millrace_band_tool);
  let_go ();
  canvas_fixture_assert_selected (self, "EchoFunction DataTable");

  tap (ground);
  g_assert_false (self->canvas->selects_more);
}

static void
test_badge (CanvasFixture *self,
            gconstpointer  data)
{
  canvas_fixture_show (self, "Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n");
  tap (canvas_fixture_point (self, "T", CFN_CARD_WIDTH - 4, 4));
  canvas_fixture_settle (self);
  g_assert_cmpstr (self->log->str, ==, "win.show-card-problems 'T'\n");
}

static void
test_minimap (CanvasFixture *self,
              gconstpointer  data)
{
  CfnPoint before = millrace_canvas_get_centre (self->canvas);
  graphene_point_t at;
  CfnPoint after;

  g_assert_true (gtk_widget_compute_point (self->canvas->minimap, GTK_WIDGET (self->canvas),
                                           &GRAPHENE_POINT_INIT (60, 40), &at));
  drag_to ((CfnPoint) { at.x, at.y }, (CfnPoint) { at.x - 30, at.y - 20 });
  let_go ();
  after = millrace_canvas_get_centre (self->canvas);
  g_assert_cmpfloat (after.x, <, before.x);
  g_assert_cmpfloat (after.y, <, before.y);
}

/* The triangle opens and closes a group; a finger hits it beside its middle, too. */
static void
test_triangle (CanvasFixture *self,
               gconstpointer  data)
{
  canvas_fixture_show_group (self, FALSE);
  tap (canvas_fixture_frame_point (self, 16, 18));
  g_assert_cmpstr (self->log->str, ==, "win.collapse-groups (['Data'], true)\n");
  g_string_truncate (self->log, 0);
  canvas_fixture_show_group (self, TRUE);
  tap (canvas_fixture_frame_point (self, 16, 18));
  g_assert_cmpstr (self->log->str, ==, "win.collapse-groups (['Data'], false)\n");
}

#define ADD(name, func) \
  g_test_add ("/canvas/touch/" name, CanvasFixture, NULL, set_up, func, canvas_fixture_clear)

int
main (int   argc,
      char *argv[])
{
  int status;

  hand = touch_hand_new ();
  if (hand == NULL)
    {
      g_print ("1..0 # SKIP without gtk4-broadwayd\n");
      return 77;
    }
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("tap", test_tap);
  ADD ("pan", test_pan);
  ADD ("pinch", test_pinch);
  ADD ("double-tap", test_double_tap);
  ADD ("double-tap-on-card", test_double_tap_on_card);
  ADD ("move", test_move);
  ADD ("second-finger", test_second_finger);
  ADD ("pan-then-pinch", test_pan_then_pinch);
  ADD ("tap-two-ports", test_tap_two_ports);
  ADD ("drag-from-port", test_drag_from_port);
  ADD ("drag-an-end", test_drag_an_end);
  ADD ("insert", test_insert);
  ADD ("select-more", test_select_more);
  ADD ("badge", test_badge);
  ADD ("minimap", test_minimap);
  ADD ("triangle", test_triangle);
  /* The last one: gtk4-broadwayd 4.8 keeps the grab of a menu. */
  ADD ("hold", test_hold);

  status = g_test_run ();
  touch_hand_free (hand);

  return status;
}
