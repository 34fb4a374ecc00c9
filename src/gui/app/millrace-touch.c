/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-touch.h"

#define STYLE_CLASS "touch"

static gboolean
event_cb (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          GtkWidget                *window)
{
  GdkDevice *device = gdk_event_get_device (event);

  switch ((int) gdk_event_get_event_type (event))
    {
    /* Not when it begins: what grows while a finger is on it moves away below that, and the first
     * tap would hit nothing. */
    case GDK_TOUCH_END:
    case GDK_TOUCH_CANCEL:
      gtk_widget_add_css_class (window, STYLE_CLASS);
      break;

    case GDK_BUTTON_PRESS:
    case GDK_MOTION_NOTIFY:
    case GDK_SCROLL:
      /* A finger moves the pointer too, on some systems. */
      if (device != NULL && gdk_device_get_source (device) != GDK_SOURCE_TOUCHSCREEN)
        gtk_widget_remove_css_class (window, STYLE_CLASS);
      break;

    default:
      break;
    }

  return GDK_EVENT_PROPAGATE;
}

void
millrace_touch_watch (GtkWidget *window)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (event_cb), window);
  gtk_widget_add_controller (window, events);
}
