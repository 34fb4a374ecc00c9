/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"

static GtkGesture *
find_drag (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        return GTK_GESTURE (controller);
    }

  return NULL;
}

static void
test_moves_view (CanvasFixture *self,
                 gconstpointer  data)
{
  CfnPoint before = millrace_canvas_get_centre (self->canvas);
  CfnPoint after;

  g_signal_emit_by_name (find_drag (self->canvas->minimap), "drag-begin", 20.0, 15.0);
  after = millrace_canvas_get_centre (self->canvas);
  g_assert_cmpfloat (after.x, <, before.x);
  g_assert_cmpfloat (after.y, <, before.y);
}

static void
test_hidden (CanvasFixture *self,
             gconstpointer  data)
{
  gtk_test_accessible_assert_state (self->canvas->minimap, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);

  millrace_canvas_set_scene (self->canvas, NULL, NULL);
  g_assert_false (gtk_widget_get_visible (self->canvas->minimap));
}

static void
test_picture (CanvasFixture *self,
              gconstpointer  data)
{
  g_autoptr (GdkTexture) picture = fixture_picture (self->canvas->minimap, "minimap");

  g_assert_true (fixture_has_colour (picture, 0x3584e4));
}

#define ADD(name, func) \
  g_test_add (name, CanvasFixture, NULL, canvas_fixture_init, func, canvas_fixture_clear)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/canvas/minimap/moves-view", test_moves_view);
  ADD ("/canvas/minimap/hidden", test_hidden);
  ADD ("/canvas/minimap/picture", test_picture);

  return g_test_run ();
}
