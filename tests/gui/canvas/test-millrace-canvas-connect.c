/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"

#include "millrace-bubble.h"

/* A function that may read, write or do both with a table is the one that has a choice. */
static const char *loose_parts = "Resources:\n"
                                 "  T:\n"
                                 "    Type: AWS::DynamoDB::Table\n"
                                 "    Properties:\n"
                                 "      KeySchema: [{AttributeName: id, KeyType: HASH}]\n"
                                 "  F:\n"
                                 "    Type: AWS::Lambda::Function\n"
                                 "    Properties:\n"
                                 "      Role: !GetAtt R.Arn\n"
                                 "  R:\n"
                                 "    Type: AWS::IAM::Role\n"
                                 "    Properties:\n"
                                 "      AssumeRolePolicyDocument: {}\n"
                                 "  S:\n"
                                 "    Type: AWS::IAM::Role\n"
                                 "    Properties:\n"
                                 "      AssumeRolePolicyDocument: {}\n";

static CfnPoint
get_port (CanvasFixture *self,
          const char    *id,
          guint          place)
{
  MillraceWorld *world = millrace_canvas_get_world (self->canvas);
  MillraceCard *card = millrace_world_find_card (world, id);
  guint n_ports;
  const CfnPort *ports = cfn_card_get_ports (millrace_card_get_node (card)->kind, &n_ports);

  return millrace_camera_to_screen (&self->canvas->camera,
                                    cfn_card_get_port_point (millrace_world_get_rect (world, card),
                                                             &ports[place]));
}

static MillraceCardFlags
get_flags (CanvasFixture *self,
           const char    *id)
{
  return millrace_card_get_flags (
    millrace_world_find_card (millrace_canvas_get_world (self->canvas), id));
}

static void
run (CanvasFixture *self,
     const char    *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->canvas), action, NULL));
}

static const char *
get_focused (CanvasFixture *self)
{
  MillraceCard *card = millrace_canvas_get_focus_card (self->canvas);

  return card != NULL ? millrace_card_get_id (card) : NULL;
}

static void
click_at (CanvasFixture *self,
          CfnPoint       at)
{
  canvas_fixture_press (self, at, at);
  canvas_fixture_release (self);
}

static char *
get_bubble (CanvasFixture *self)
{
  if (!gtk_widget_get_visible (self->canvas->bubble))
    return g_strdup ("");

  return millrace_bubble_dup_words (MILLRACE_BUBBLE (self->canvas->bubble));
}

static const char *
get_status (CanvasFixture *self)
{
  return gtk_label_get_label (GTK_LABEL (self->canvas->status));
}

/* --- by dragging ------------------------------------------------------------------------------ */

static void
test_drag (CanvasFixture *self,
           gconstpointer  data)
{
  CfnPoint from = get_port (self, "DataTable", 0);
  CfnPoint to = canvas_fixture_point (self, "EchoFunction", 100, 60);

  canvas_fixture_press (self, from, to);
  g_assert_true (get_flags (self, "EchoFunction") & MILLRACE_CARD_TARGET);
  g_assert_true (get_flags (self, "EchoFunction") & MILLRACE_CARD_NEAR);
  g_assert_true (get_flags (self, "LambdaRole") & MILLRACE_CARD_DIMMED);
  canvas_fixture_release (self);
  g_assert_true (g_str_has_prefix (self->log->str, "win.connect ('DataTable', 'EchoFunction', "));
  g_assert_false (get_flags (self, "LambdaRole") & MILLRACE_CARD_DIMMED);
  g_assert_null (self->canvas->connecting.source);
}

static void
test_drag_to_illegal (CanvasFixture *self,
                      gconstpointer  data)
{
  g_autofree char *words = NULL;

  canvas_fixture_press (self, get_port (self, "DataTable", 0),
                        canvas_fixture_point (self, "LambdaRole", 100, 60));
  words = get_bubble (self);
  g_assert_cmpstr (words, !=, "");
  canvas_fixture_release (self);
  g_assert_cmpstr (self->log->str, ==, "");
  g_assert_false (gtk_widget_get_visible (self->canvas->bubble));
  g_assert_null (self->canvas->connecting.source);
}

/* From the port where an edge arrives, the connection is made towards it. */
static void
test_drag_backwards (CanvasFixture *self,
                     gconstpointer  data)
{
  canvas_fixture_press (self, get_port (self, "LambdaRole", 0),
                        canvas_fixture_point (self, "EchoFunction", 100, 60));
  canvas_fixture_release (self);
  g_assert_true (g_str_has_prefix (self->log->str, "win.connect ('EchoFunction', 'LambdaRole', "));
}

/* Anywhere at the rim of a card, eight pixels wide at any zoom, a connection begins; inside of it,
 * the card moves. */
static void
test_drag_from_rim (CanvasFixture *self,
                    gconstpointer  data)
{
  CfnPoint to = canvas_fixture_point (self, "EchoFunction", 100, 60);
  CfnPoint inside = canvas_fixture_point (self, "DataTable", 208 - 12, 20);

  canvas_fixture_press (self, canvas_fixture_point (self, "DataTable", 212, 20), to);
  g_assert_true (self->canvas->tool == &millrace_connect_tool);
  canvas_fixture_release (self);
  g_assert_true (g_str_has_prefix (self->log->str, "win.connect ('DataTable', 'EchoFunction', "));

  canvas_fixture_press (self, inside, to);
  g_assert_true (self->canvas->tool == &millrace_move_tool);
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.cancel", NULL);
  canvas_fixture_release (self);
}

/* What will be written is seen before the button is let go, and said of the card. */
static void
test_preview (CanvasFixture *self,
              gconstpointer  data)
{
  g_autofree char *words = NULL;
  CfnPoint nowhere = { 4, 4 };

  canvas_fixture_show (self, loose_parts);
  canvas_fixture_press (self, get_port (self, "T", 0), canvas_fixture_point (self, "F", 100, 60));
  words = get_bubble (self);
  g_assert_nonnull (strstr (words, "+"));
  g_assert_nonnull (strstr (words, "more lines"));
  g_signal_emit_by_name (canvas_fixture_drag (self), "drag-update",
                         nowhere.x - self->canvas->press_point.x,
                         nowhere.y - self->canvas->press_point.y);
  g_assert_false (gtk_widget_get_visible (self->canvas->bubble));

  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.cancel", NULL);
  canvas_fixture_release (self);
  g_assert_cmpstr (self->log->str, ==, "");
  g_assert_cmpstr (get_status (self), ==, "Cancelled");
}

static void
test_drop_on_nothing (CanvasFixture *self,
                      gconstpointer  data)
{
  canvas_fixture_press (self, get_port (self, "DataTable", 0), (CfnPoint) { 40, 20 });
  canvas_fixture_release (self);
  g_assert_true (g_str_has_prefix (self->log->str, "win.offer-partners ('DataTable', false, "));
}

/* --- by clicks -------------------------------------------------------------------------------- */

static void
test_clicks (CanvasFixture *self,
             gconstpointer  data)
{
  click_at (self, get_port (self, "DataTable", 0));
  g_assert_true (self->canvas->connecting.by_clicks);
  g_assert_nonnull (strstr (get_status (self), "possible"));
  click_at (self, get_port (self, "EchoFunction", 0));
  g_assert_true (g_str_has_prefix (self->log->str, "win.connect ('DataTable', 'EchoFunction', "));
  g_assert_null (self->canvas->connecting.source);

  g_string_truncate (self->log, 0);
  click_at (self, get_port (self, "DataTable", 0));
  click_at (self, get_port (self, "DataTable", 0));
  g_assert_cmpstr (self->log->str, ==, "");
  g_assert_null (self->canvas->connecting.source);

  click_at (self, get_port (self, "DataTable", 0));
  run (self, "canvas.cancel");
  g_assert_null (self->canvas->connecting.source);
  g_assert_cmpstr (get_focused (self), ==, "DataTable");
}

/* --- by keys ---------------------------------------------------------------------------------- */

static void
test_keys (CanvasFixture *self,
           gconstpointer  data)
{
  g_autofree char *words = NULL;

  millrace_canvas_reveal (self->canvas, "DataTable", TRUE);
  run (self, "canvas.connect");

  /* Only legal targets, round and round. */
  g_assert_cmpstr (get_focused (self), ==, "DataTableStream");
  words = get_bubble (self);
  g_assert_cmpstr (words, !=, "");
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self->canvas), GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (get_focused (self), ==, "EchoFunction");
  g_assert_nonnull (strstr (get_status (self), "possible"));

  run (self, "canvas.activate");
  g_assert_true (g_str_has_prefix (self->log->str, "win.connect ('DataTable', 'EchoFunction', "));
  g_assert_null (self->canvas->connecting.source);
}

static void
test_keys_cancelled (CanvasFixture *self,
                     gconstpointer  data)
{
  millrace_canvas_reveal (self->canvas, "DataTable", TRUE);
  run (self, "canvas.connect");
  run (self, "canvas.cancel");
  g_assert_cmpstr (get_focused (self), ==, "DataTable");
  g_assert_cmpstr (self->log->str, ==, "");
  g_assert_null (self->canvas->connecting.source);
}

/* Changes from outside wait while a target is chosen, and come when that is over. */
static void
test_scene_waits (CanvasFixture *self,
                  gconstpointer  data)
{
  g_autoptr (CfnReading) reading = fixture_read ("Resources: {Q: {Type: 'AWS::SQS::Queue'}}\n");
  g_autoptr (CfnRoutes) routes = fixture_route (reading);
  MillraceWorld *world = millrace_canvas_get_world (self->canvas);

  millrace_canvas_reveal (self->canvas, "DataTable", TRUE);
  run (self, "canvas.connect");
  millrace_canvas_set_scene (self->canvas, routes, NULL);
  g_assert_cmpuint (millrace_world_get_n_cards (world), ==, 4);
  run (self, "canvas.cancel");
  g_assert_cmpuint (millrace_world_get_n_cards (world), ==, 1);
}

static void
test_choice (CanvasFixture *self,
             gconstpointer  data)
{
  canvas_fixture_show (self, loose_parts);
  millrace_canvas_set_selection (self->canvas, (const char * const []) { "F", "T", NULL });
  run (self, "canvas.connect-selected");
  g_assert_nonnull (self->canvas->connecting.choice);
  g_assert_cmpstr (self->log->str, ==, "");
  gtk_popover_popdown (GTK_POPOVER (self->canvas->connecting.choice));
  g_assert_null (self->canvas->connecting.source);
  g_assert_cmpstr (self->log->str, ==, "");
}

/* What GTK does when a popover takes the grab from a press. */
static gboolean
break_press (GSignalInvocationHint *hint,
             guint                  n_values,
             const GValue          *values,
             gpointer               drag)
{
  if (GTK_IS_POPOVER (g_value_get_object (&values[0])))
    g_signal_emit_by_name (drag, "cancel", NULL);

  return TRUE;
}

static void
test_choice_after_drag (CanvasFixture *self,
                        gconstpointer  data)
{
  guint shown = g_signal_lookup ("show", GTK_TYPE_WIDGET);
  gulong hook;

  canvas_fixture_show (self, loose_parts);
  canvas_fixture_press (self, canvas_fixture_point (self, "F", 212, 20),
                        canvas_fixture_point (self, "T", 100, 60));
  hook = g_signal_add_emission_hook (shown, 0, break_press, canvas_fixture_drag (self), NULL);
  canvas_fixture_release (self);
  g_signal_remove_emission_hook (shown, hook);
  g_assert_nonnull (self->canvas->connecting.choice);
  gtk_popover_popdown (GTK_POPOVER (self->canvas->connecting.choice));
}

static void
test_selected (CanvasFixture *self,
               gconstpointer  data)
{
  /* The other way round is the only one that fits well. */
  millrace_canvas_set_selection (self->canvas,
                                 (const char * const []) { "LambdaRole", "EchoFunction", NULL });
  run (self, "canvas.connect-selected");
  g_assert_true (g_str_has_prefix (self->log->str, "win.connect ('EchoFunction', 'LambdaRole', "));

  g_string_truncate (self->log, 0);
  millrace_canvas_set_selection (self->canvas,
                                 (const char * const []) { "DataTable", "DataTableStream",
                                                           "EchoFunction", NULL });
  run (self, "canvas.connect-selected");
  g_assert_cmpstr (self->log->str, ==,
                   "win.connect-chain ['DataTable', 'DataTableStream', 'EchoFunction']\n");

  g_string_truncate (self->log, 0);
  millrace_canvas_set_selection (self->canvas, (const char * const []) { "DataTable", NULL });
  run (self, "canvas.connect-selected");
  g_assert_cmpstr (self->log->str, ==, "");
}

/* --- edges ------------------------------------------------------------------------------------ */

static void
test_replug (CanvasFixture *self,
             gconstpointer  data)
{
  canvas_fixture_show (self, loose_parts);
  canvas_fixture_press (self, canvas_fixture_edge_point (self, "assume F R 0", 0.7),
                        canvas_fixture_point (self, "S", 100, 60));
  g_assert_true (self->canvas->tool == &millrace_replug_tool);
  g_assert_cmpstr (self->canvas->connecting.source, ==, "F");
  canvas_fixture_release (self);
  g_assert_true (g_str_has_prefix (self->log->str, "win.replug ('assume', 'F', 'R', 'F', 'S', "));

  /* On nothing, the edge stays as it is. */
  g_string_truncate (self->log, 0);
  canvas_fixture_press (self, canvas_fixture_edge_point (self, "assume F R 0", 0.7),
                        (CfnPoint) { 4, 4 });
  canvas_fixture_release (self);
  g_assert_cmpstr (self->log->str, ==, "");
}

static void
test_replug_by_keys (CanvasFixture *self,
                     gconstpointer  data)
{
  canvas_fixture_show (self, loose_parts);
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.select-edge", "s",
                              "assume F R 0");
  run (self, "canvas.replug");
  canvas_fixture_settle (self);
  g_assert_true (self->canvas->connecting.by_keys);
  while (g_strcmp0 (get_focused (self), "S") != 0)
    g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self->canvas), GTK_DIR_TAB_FORWARD));
  run (self, "canvas.activate");
  g_assert_true (g_str_has_prefix (self->log->str, "win.replug ('assume', 'F', 'R', 'F', 'S', "));
}

/* A card that fits there takes the place of the edge it is dropped on. */
static void
test_insert (CanvasFixture *self,
             gconstpointer  data)
{
  CfnPoint edge;

  canvas_fixture_show (self, loose_parts);
  edge = canvas_fixture_edge_point (self, "assume F R 0", 0.5);
  canvas_fixture_press (self, canvas_fixture_point (self, "T", 80, 20), edge);
  g_assert_true (self->canvas->tool == &millrace_move_tool);
  canvas_fixture_release (self);
  g_assert_true (g_str_has_prefix (self->log->str, "win.insert ('T', 'assume', 'F', 'R', "));

  /* One that does not fit there is only moved, nor does an edge lead through its own end. */
  g_string_truncate (self->log, 0);
  canvas_fixture_show (self, loose_parts);
  canvas_fixture_press (self, canvas_fixture_point (self, "S", 80, 20), edge);
  canvas_fixture_release (self);
  g_assert_true (g_str_has_prefix (self->log->str, "win.move [('S', "));
}

static void
test_insert_suppressed (CanvasFixture *self,
                        gconstpointer  data)
{
  CfnPoint from;

  canvas_fixture_show (self, loose_parts);
  from = canvas_fixture_point (self, "T", 80, 20);
  canvas_fixture_press (self, from, from);
  millrace_canvas_begin_tool (self->canvas, &millrace_move_tool, from);
  millrace_move_tool.update (self->canvas, canvas_fixture_edge_point (self, "assume F R 0", 0.5),
                             GDK_ALT_MASK);
  millrace_canvas_end_tool (self->canvas, TRUE);
  g_assert_true (g_str_has_prefix (self->log->str, "win.move [('T', "));
}

/* Something new is held over an edge, and beside it. */
static void
test_mark_insertion (CanvasFixture *self,
                     gconstpointer  data)
{
  CfnPoint at = canvas_fixture_edge_point (self, "assume EchoFunction LambdaRole 0", 0.5);
  CfnPoint point = millrace_canvas_to_world (self->canvas, at.x, at.y);
  const CfnClaim *claim = millrace_canvas_mark_insertion (self->canvas, NULL,
                                                          "AWS::DynamoDB::Table", point);

  g_assert_nonnull (claim);
  g_assert_cmpstr (claim->to->id, ==, "LambdaRole");
  g_assert_true (get_flags (self, "LambdaRole") & MILLRACE_CARD_TARGET);
  point.x += 60;
  g_assert_null (millrace_canvas_mark_insertion (self->canvas, NULL, "AWS::DynamoDB::Table",
                                                 point));
  g_assert_false (get_flags (self, "LambdaRole") & MILLRACE_CARD_TARGET);
  point.x -= 60;
  millrace_canvas_clear_insertion (self->canvas);
  g_assert_null (millrace_canvas_mark_insertion (self->canvas, NULL, "AWS::SQS::Queue", point));
}

/* A stroke with Alt cuts what it crosses, and nothing when it is cancelled. */
static void
test_cut (CanvasFixture *self,
          gconstpointer  data)
{
  CfnPoint middle = canvas_fixture_edge_point (self, "assume EchoFunction LambdaRole 0", 0.5);
  CfnPoint left = { middle.x - 60, middle.y };
  CfnPoint right = { middle.x + 60, middle.y };

  self->canvas->modifiers = GDK_ALT_MASK;
  self->canvas->pressed = (MillraceHit) { 0, };
  millrace_canvas_begin_tool (self->canvas, &millrace_cut_tool, left);
  millrace_cut_tool.update (self->canvas, right, GDK_ALT_MASK);
  millrace_canvas_end_tool (self->canvas, FALSE);
  g_assert_cmpstr (self->log->str, ==, "");

  millrace_canvas_begin_tool (self->canvas, &millrace_cut_tool, left);
  millrace_cut_tool.update (self->canvas, right, GDK_ALT_MASK);
  millrace_canvas_end_tool (self->canvas, TRUE);
  g_assert_cmpstr (self->log->str, ==,
                   "win.disconnect-edges [('assume', 'EchoFunction', 'LambdaRole')]\n");
}

/* --- adding ----------------------------------------------------------------------------------- */

static void
test_quick_add (CanvasFixture *self,
                gconstpointer  data)
{
  CfnRect card = millrace_world_get_rect (
    millrace_canvas_get_world (self->canvas),
    millrace_world_find_card (millrace_canvas_get_world (self->canvas), "DataTable"));
  g_autofree char *beside = NULL;

  millrace_canvas_reveal (self->canvas, "DataTable", TRUE);
  run (self, "canvas.quick-add");
  beside = g_strdup_printf ("win.quick-add ('', '', '', %.1f, %.1f)\n",
                            card.x + card.width + 72, card.y);
  g_assert_cmpstr (self->log->str, ==, beside);

  g_string_truncate (self->log, 0);
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.insert-edge", "s",
                              "assume EchoFunction LambdaRole 0");
  g_assert_true (g_str_has_prefix (self->log->str,
                                   "win.quick-add ('assume', 'EchoFunction', 'LambdaRole', "));
}

/* The way of the arrow decides which end the new one is. */
static void
test_extend (CanvasFixture *self,
             gconstpointer  data)
{
  millrace_canvas_reveal (self->canvas, "DataTableStream", TRUE);
  millrace_canvas_extend (self->canvas, GTK_DIR_RIGHT);
  g_assert_true (g_str_has_prefix (self->log->str, "win.extend ('DataTableStream', false, "));
  g_string_truncate (self->log, 0);
  millrace_canvas_extend (self->canvas, GTK_DIR_LEFT);
  g_assert_true (g_str_has_prefix (self->log->str, "win.extend ('DataTableStream', true, "));
}

#define ADD(name, func) \
  g_test_add (name, CanvasFixture, NULL, canvas_fixture_init, func, canvas_fixture_clear)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/canvas/connect/drag", test_drag);
  ADD ("/canvas/connect/drag-to-illegal", test_drag_to_illegal);
  ADD ("/canvas/connect/drag-backwards", test_drag_backwards);
  ADD ("/canvas/connect/drag-from-rim", test_drag_from_rim);
  ADD ("/canvas/connect/preview", test_preview);
  ADD ("/canvas/connect/drop-on-nothing", test_drop_on_nothing);
  ADD ("/canvas/connect/clicks", test_clicks);
  ADD ("/canvas/connect/keys", test_keys);
  ADD ("/canvas/connect/keys-cancelled", test_keys_cancelled);
  ADD ("/canvas/connect/scene-waits", test_scene_waits);
  ADD ("/canvas/connect/choice", test_choice);
  ADD ("/canvas/connect/choice-after-drag", test_choice_after_drag);
  ADD ("/canvas/connect/selected", test_selected);
  ADD ("/canvas/connect/replug", test_replug);
  ADD ("/canvas/connect/replug-by-keys", test_replug_by_keys);
  ADD ("/canvas/connect/insert", test_insert);
  ADD ("/canvas/connect/insert-suppressed", test_insert_suppressed);
  ADD ("/canvas/connect/mark-insertion", test_mark_insertion);
  ADD ("/canvas/connect/cut", test_cut);
  ADD ("/canvas/connect/quick-add", test_quick_add);
  ADD ("/canvas/connect/extend", test_extend);

  return g_test_run ();
}
