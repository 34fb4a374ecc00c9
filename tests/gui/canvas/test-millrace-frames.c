/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"

static MillraceFrame *
get_frame (CanvasFixture *self)
{
  MillraceFrames *frames =
    millrace_world_get_frames (millrace_canvas_get_world (self->canvas));

  return millrace_frames_get (frames, (guint) millrace_frames_find (frames, "Data"));
}

static void
click (CanvasFixture *self,
       CfnPoint       at)
{
  canvas_fixture_press (self, at, at);
  canvas_fixture_release (self);
}

static void
test_accessible (CanvasFixture *self,
                 gconstpointer  data)
{
  canvas_fixture_show_group (self, FALSE);
  gtk_test_accessible_assert_role (get_frame (self), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (get_frame (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Group Data, 2 resources, expanded");
  canvas_fixture_show_group (self, TRUE);
  gtk_test_accessible_assert_property (get_frame (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Group Data, 2 resources, collapsed");
  g_assert_false (gtk_widget_get_visible (
    GTK_WIDGET (millrace_world_find_card (millrace_canvas_get_world (self->canvas),
                                          "DataTable"))));
}

static void
test_click (CanvasFixture *self,
            gconstpointer  data)
{
  canvas_fixture_show_group (self, FALSE);
  click (self, canvas_fixture_frame_point (self, 120, 12));
  canvas_fixture_assert_selected (self, "DataTable DataTableStream");
  g_assert_true (millrace_canvas_get_focus_frame (self->canvas) == get_frame (self));

  /* Inside it the ground is the ground. */
  click (self, canvas_fixture_frame_point (self, 8, 100));
  canvas_fixture_assert_selected (self, "");

  click (self, canvas_fixture_frame_point (self, 12, 16));
  g_assert_cmpstr (self->log->str, ==, "win.collapse-groups (['Data'], true)\n");
  canvas_fixture_show_group (self, TRUE);
  g_string_truncate (self->log, 0);
  click (self, canvas_fixture_frame_point (self, 12, 28));
  g_assert_cmpstr (self->log->str, ==, "win.collapse-groups (['Data'], false)\n");
}

static void
test_drag (CanvasFixture *self,
           gconstpointer  data)
{
  CfnPoint from;

  canvas_fixture_show_group (self, FALSE);
  from = canvas_fixture_frame_point (self, 120, 12);
  canvas_fixture_press (self, from, (CfnPoint) { from.x, from.y + 72 });
  canvas_fixture_release (self);
  g_assert_true (g_str_has_prefix (self->log->str, "win.move [('DataTable', "));
  g_assert_nonnull (strstr (self->log->str, "'DataTableStream'"));
  g_assert_null (strstr (self->log->str, "'EchoFunction'"));
}

static void
test_drag_in (CanvasFixture *self,
              gconstpointer  data)
{
  CfnPoint from;
  CfnPoint to;

  canvas_fixture_show_group (self, FALSE);
  from = canvas_fixture_point (self, "EchoFunction", 80, 30);
  to = canvas_fixture_frame_point (self, 200, 120);
  canvas_fixture_press (self, from, to);
  canvas_fixture_release (self);
  g_assert_true (g_str_has_prefix (self->log->str, "win.move-into ([('EchoFunction', "));
  g_assert_true (g_str_has_suffix (self->log->str, ", '', 'Data')\n"));
}

static void
test_drag_out (CanvasFixture *self,
               gconstpointer  data)
{
  CfnPoint from;

  canvas_fixture_show_group (self, FALSE);
  from = canvas_fixture_point (self, "DataTable", 80, 30);
  /* A frame grows with a card that is only moved within it or over its border. */
  canvas_fixture_press (self, from, (CfnPoint) { from.x, from.y + 96 });
  canvas_fixture_release (self);
  g_assert_true (g_str_has_prefix (self->log->str, "win.move [('DataTable', "));

  g_string_truncate (self->log, 0);
  canvas_fixture_show_group (self, FALSE);
  from = canvas_fixture_point (self, "DataTable", 80, 30);
  canvas_fixture_press (self, from, (CfnPoint) { from.x, from.y + 260 });
  canvas_fixture_release (self);
  g_assert_true (g_str_has_prefix (self->log->str, "win.move-into ([('DataTable', "));
  g_assert_true (g_str_has_suffix (self->log->str, ", '', '')\n"));
}

static void
run (CanvasFixture *self,
     const char    *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->canvas), action, NULL));
}

static void
test_keys (CanvasFixture *self,
           gconstpointer  data)
{
  GtkWidget *canvas = GTK_WIDGET (self->canvas);

  canvas_fixture_show_group (self, FALSE);
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  g_assert_true (gtk_widget_child_focus (canvas, GTK_DIR_TAB_FORWARD));
  /* A frame comes before what is in it. */
  g_assert_true (millrace_canvas_get_focus_frame (self->canvas) == get_frame (self));
  run (self, "canvas.activate");
  run (self, "canvas.rename");
  run (self, "canvas.toggle");
  canvas_fixture_assert_selected (self, "DataTable DataTableStream");
  run (self, "canvas.ungroup");
  g_assert_cmpstr (self->log->str, ==,
                   "win.collapse-groups (['Data'], true)\n"
                   "win.rename-group 'Data'\n"
                   "win.ungroup ['Data']\n");

  /* The focus never stays on what is hidden. */
  g_string_truncate (self->log, 0);
  run (self, "canvas.select-none");
  millrace_canvas_reveal (self->canvas, "DataTable", TRUE);
  run (self, "canvas.collapse");
  g_assert_true (millrace_canvas_get_focus_frame (self->canvas) == get_frame (self));
  canvas_fixture_show_group (self, TRUE);
  g_assert_true (millrace_canvas_get_focus_frame (self->canvas) == get_frame (self));
  /* A card that is gone to is in the frame, and that is where the view and the focus go. */
  gtk_widget_grab_focus (canvas);
  millrace_canvas_pan (self->canvas, 9000, 0);
  millrace_canvas_reveal (self->canvas, "DataTable", TRUE);
  canvas_fixture_settle (self);
  g_assert_true (millrace_canvas_get_focus_frame (self->canvas) == get_frame (self));
  g_assert_cmpfloat (canvas_fixture_frame_point (self, 0, 0).x, >=, 0);
  millrace_canvas_set_selection (self->canvas, (const char * const []) { "DataTable", NULL });
  g_assert_cmpfloat (millrace_canvas_get_selection_rect (self->canvas).width, ==,
                     CFN_FRAME_WIDTH);
  /* A window that is not the active one begins again and again. */
  for (guint i = 0; i < 20 && gtk_widget_child_focus (canvas, GTK_DIR_TAB_FORWARD); i++)
    g_assert_true (gtk_widget_get_mapped (gtk_root_get_focus (GTK_ROOT (self->window))));
  millrace_canvas_reveal (self->canvas, "EchoFunction", TRUE);
  run (self, "canvas.group");
  g_assert_cmpstr (self->log->str, ==,
                   "win.collapse-groups (['Data'], true)\nwin.group \n");

  run (self, "canvas.select-none");
  run (self, "canvas.ungroup");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (self->canvas->status)), ==,
                   "This is in no group");
}

/* Ctrl while dragging: the cards stay, and others like them are asked for. */
static void
test_copy (CanvasFixture *self,
           gconstpointer  data)
{
  CfnPoint from = canvas_fixture_point (self, "DataTable", 80, 30);
  const MillraceTool *tool = &millrace_move_tool;

  canvas_fixture_press (self, from, (CfnPoint) { from.x, from.y + 96 });
  tool->update (self->canvas, (CfnPoint) { from.x, from.y + 240 }, GDK_CONTROL_MASK);
  millrace_canvas_end_tool (self->canvas, TRUE);
  g_assert_true (g_str_has_prefix (self->log->str, "win.duplicate-at [('DataTable', "));
}

#define ADD(name, func) \
  g_test_add (name, CanvasFixture, NULL, canvas_fixture_init, func, canvas_fixture_clear)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/canvas/frames/accessible", test_accessible);
  ADD ("/canvas/frames/click", test_click);
  ADD ("/canvas/frames/drag", test_drag);
  ADD ("/canvas/frames/drag-in", test_drag_in);
  ADD ("/canvas/frames/drag-out", test_drag_out);
  ADD ("/canvas/frames/keys", test_keys);
  ADD ("/canvas/frames/copy", test_copy);

  return g_test_run ();
}
