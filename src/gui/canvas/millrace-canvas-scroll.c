/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-canvas-private.h"

#include <math.h>

/* One notch of a wheel moves so many pixels, or zooms by this factor. */
#define NOTCH_PIXELS 64.0
#define NOTCH_ZOOM 1.15

/* A touchpad's pixels zoom finer. */
#define PIXEL_ZOOM 1.006

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           MillraceCanvas           *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;

  if (state & GDK_CONTROL_MASK)
    {
      millrace_canvas_zoom_about (self,
                                  self->camera.zoom * pow (wheel ? NOTCH_ZOOM : PIXEL_ZOOM, -dy),
                                  self->pointer, FALSE);
      return GDK_EVENT_STOP;
    }

  if (state & GDK_SHIFT_MASK && dx == 0)
    {
      dx = dy;
      dy = 0;
    }
  millrace_canvas_pan (self, dx * (wheel ? NOTCH_PIXELS : 1), dy * (wheel ? NOTCH_PIXELS : 1));

  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                MillraceCanvas   *self)
{
  /* The first finger may have begun to drag something: two fingers mean the view. Of what it moved
   * of that, nothing needs to be taken back. */
  if (self->tool == &millrace_pan_tool)
    millrace_canvas_end_tool (self, TRUE);
  else
    millrace_canvas_cancel_tool (self);
  self->press_live = FALSE;
  self->pinch_zoom = self->camera.zoom;
  gtk_gesture_get_bounding_box_center (gesture, &self->pinch_centre.x, &self->pinch_centre.y);
  self->unsteady = TRUE;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_changed_cb (GtkGestureZoom *gesture,
                  double          scale,
                  MillraceCanvas *self)
{
  CfnPoint centre;

  /* What is between the fingers stays between them. */
  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &centre.x, &centre.y))
    {
      millrace_canvas_pan (self, self->pinch_centre.x - centre.x, self->pinch_centre.y - centre.y);
      millrace_canvas_zoom_about (self, self->pinch_zoom * scale, centre, FALSE);
      self->pinch_centre = centre;
    }
  self->unsteady = TRUE;
}

static void
pinch_end_cb (GtkGesture       *gesture,
              GdkEventSequence *sequence,
              MillraceCanvas   *self)
{
  millrace_canvas_set_camera (self, &self->camera, FALSE);
}

static void
middle_begin_cb (GtkGestureDrag *gesture,
                 double          x,
                 double          y,
                 MillraceCanvas *self)
{
  if (self->tool != NULL)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  millrace_canvas_begin_tool (self, &millrace_pan_tool, (CfnPoint) { x, y });
}

static void
middle_update_cb (GtkGestureDrag *gesture,
                  double          dx,
                  double          dy,
                  MillraceCanvas *self)
{
  CfnPoint start;

  if (self->tool == &millrace_pan_tool
      && gtk_gesture_drag_get_start_point (gesture, &start.x, &start.y))
    self->tool->update (self, (CfnPoint) { start.x + dx, start.y + dy }, 0);
}

static void
middle_end_cb (GtkGestureDrag *gesture,
               double          dx,
               double          dy,
               MillraceCanvas *self)
{
  if (self->tool == &millrace_pan_tool)
    millrace_canvas_end_tool (self, TRUE);
}

static void
space_used_up (MillraceCanvas *self)
{
  self->space_held = FALSE;
  millrace_canvas_update_cursor (self);
}

/* Whoever speaks to the machine must not connect things by a word (WCAG 2.1, 2.1.4 "Character Key
 * Shortcuts"): keys that would write a sign do nothing then. */
static gboolean
is_switched_off (MillraceCanvas  *self,
                 guint            keyval,
                 GdkModifierType  state)
{
  return !(self->options & MILLRACE_OPTION_LETTER_KEYS)
         && !(state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
         && g_unichar_isgraph (gdk_keyval_to_unicode (keyval));
}

/* Space pans while the button is down; pressed and let go alone, it selects the focused card. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                MillraceCanvas        *self)
{
  if (is_switched_off (self, keyval, state))
    return GDK_EVENT_STOP;
  if (keyval != GDK_KEY_space || state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;

  if (!self->space_held)
    {
      self->space_held = TRUE;
      self->space_used = FALSE;
      millrace_canvas_update_cursor (self);
    }

  return GDK_EVENT_STOP;
}

static void
key_released_cb (GtkEventControllerKey *controller,
                 guint                  keyval,
                 guint                  keycode,
                 GdkModifierType        state,
                 MillraceCanvas        *self)
{
  if (keyval == GDK_KEY_Alt_L || keyval == GDK_KEY_Alt_R)
    millrace_canvas_stop_following (self);
  if (keyval != GDK_KEY_space || !self->space_held)
    return;

  if (!self->space_used)
    gtk_widget_activate_action (GTK_WIDGET (self), "canvas.toggle", NULL);
  space_used_up (self);
}

/* A menu that closes takes the focus away and gives it back: only who stays away has left. */
static gboolean
check_left_cb (gpointer data)
{
  MillraceCanvas *self = data;

  if (self->connecting.by_keys && millrace_canvas_get_focus_card (self) == NULL)
    millrace_canvas_stop_connecting (self);

  return G_SOURCE_REMOVE;
}

static void
focus_left_cb (GtkEventControllerFocus *controller,
               MillraceCanvas          *self)
{
  if (self->space_held)
    space_used_up (self);
  if (self->connecting.by_keys)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, check_left_cb, g_object_ref (self), g_object_unref);
}

void
millrace_canvas_init_scroll (MillraceCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *middle = gtk_gesture_drag_new ();

  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, 0);
  gtk_widget_add_controller (widget, scroll);

  g_signal_connect_object (pinch, "begin", G_CALLBACK (pinch_begin_cb), self, 0);
  g_signal_connect_object (pinch, "scale-changed", G_CALLBACK (pinch_changed_cb), self, 0);
  g_signal_connect_object (pinch, "end", G_CALLBACK (pinch_end_cb), self, 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (pinch), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  /* What the first finger is claimed for does not keep the second one out. */
  gtk_gesture_group (pinch, self->drag);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (middle), GDK_BUTTON_MIDDLE);
  g_signal_connect_object (middle, "drag-begin", G_CALLBACK (middle_begin_cb), self, 0);
  g_signal_connect_object (middle, "drag-update", G_CALLBACK (middle_update_cb), self, 0);
  g_signal_connect_object (middle, "drag-end", G_CALLBACK (middle_end_cb), self, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (middle));

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  g_signal_connect_object (keys, "key-released", G_CALLBACK (key_released_cb), self, 0);
  gtk_widget_add_controller (widget, keys);

  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, 0);
  gtk_widget_add_controller (widget, focus);
}
