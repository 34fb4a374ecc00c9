/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"
#include "millrace-zoom-control.h"

static GtkWidget *
get_button (CanvasFixture *self,
            guint          place)
{
  GtkWidget *button = gtk_widget_get_first_child (self->canvas->zoom_control);

  while (place-- > 0)
    button = gtk_widget_get_next_sibling (button);

  return button;
}

static void
test_buttons (CanvasFixture *self,
              gconstpointer  data)
{
  g_assert_cmpfloat (millrace_canvas_get_zoom (self->canvas), ==, 1.0);

  g_signal_emit_by_name (get_button (self, 2), "clicked");
  canvas_fixture_settle (self);
  g_assert_cmpfloat_with_epsilon (millrace_canvas_get_zoom (self->canvas), 1.1, 1e-6);
  g_signal_emit_by_name (get_button (self, 0), "clicked");
  g_signal_emit_by_name (get_button (self, 0), "clicked");
  canvas_fixture_settle (self);
  g_assert_cmpfloat_with_epsilon (millrace_canvas_get_zoom (self->canvas), 0.9, 1e-6);
  gtk_menu_button_popup (GTK_MENU_BUTTON (get_button (self, 1)));
  canvas_fixture_settle (self);
  g_assert_true (gtk_widget_activate_action (
    GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (get_button (self, 1)))),
    "canvas.zoom-normal", NULL));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (get_button (self, 1)));
  canvas_fixture_settle (self);
  g_assert_cmpfloat (millrace_canvas_get_zoom (self->canvas), ==, 1.0);
}

static void
test_label (CanvasFixture *self,
            gconstpointer  data)
{
  GtkWidget *label = gtk_menu_button_get_child (GTK_MENU_BUTTON (get_button (self, 1)));

  millrace_zoom_control_set_zoom (MILLRACE_ZOOM_CONTROL (self->canvas->zoom_control), 0.334);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "33\302\240%");
}

static void
test_accessible (CanvasFixture *self,
                 gconstpointer  data)
{
  gtk_test_accessible_assert_role (self->canvas->zoom_control, GTK_ACCESSIBLE_ROLE_GROUP);
  for (guint i = 0; i < 4; i++)
    g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (get_button (self, i)),
                                                     GTK_ACCESSIBLE_PROPERTY_LABEL));
}

#define ADD(name, func) \
  g_test_add (name, CanvasFixture, NULL, canvas_fixture_init, func, canvas_fixture_clear)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/canvas/zoom-control/buttons", test_buttons);
  ADD ("/canvas/zoom-control/label", test_label);
  ADD ("/canvas/zoom-control/accessible", test_accessible);

  return g_test_run ();
}
