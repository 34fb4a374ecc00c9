/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-canvas-private.h"
#include "millrace-tip.h"

#include <glib/gi18n.h>
#include <math.h>

#define DRAG_THRESHOLD 4.0
#define TOUCH_THRESHOLD 12.0

/* Pixels a second at the very border. */
#define AUTOSCROLL_SPEED 700.0

static CfnPoint
to_world (MillraceCanvas *self,
          CfnPoint        at)
{
  return millrace_camera_to_world (&self->camera, at.x, at.y);
}

static MillraceHit
hit_at (MillraceCanvas *self,
        CfnPoint        at)
{
  MillraceHit hit = millrace_hit_test (millrace_canvas_get_world (self), to_world (self, at),
                                       self->camera.zoom, self->touch);

  return millrace_canvas_hit_frame (self, to_world (self, at), hit);
}

static MillraceCard *
get_hit_card (MillraceCanvas    *self,
              const MillraceHit *hit)
{
  return millrace_hit_is_card (hit)
         ? millrace_world_get_card (millrace_canvas_get_world (self), hit->index) : NULL;
}

static gboolean
is_frame (const MillraceHit *hit)
{
  return hit->kind == MILLRACE_HIT_FRAME || hit->kind == MILLRACE_HIT_DISCLOSURE;
}

void
millrace_canvas_update_cursor (MillraceCanvas *self)
{
  const char *name = "default";

  if (self->tool != NULL)
    name = self->tool->cursor;
  else if (self->space_held)
    name = "grab";
  else if (self->connecting.by_clicks || self->hover.kind == MILLRACE_HIT_PORT
           || self->hover.kind == MILLRACE_HIT_RIM)
    name = "crosshair";
  else if (self->hover.kind == MILLRACE_HIT_BADGE || self->hover.kind == MILLRACE_HIT_EDGE
           || self->hover.kind == MILLRACE_HIT_DISCLOSURE)
    name = "pointer";

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
mark_hover_frame (MillraceCanvas *self,
                  gboolean        on)
{
  MillraceFrames *frames = millrace_world_get_frames (millrace_canvas_get_world (self));

  if (is_frame (&self->hover) && self->hover.index < millrace_frames_get_n (frames))
    millrace_frame_set_flag (millrace_frames_get (frames, self->hover.index),
                             MILLRACE_CARD_HOVERED, on);
}

void
millrace_canvas_set_hover (MillraceCanvas *self,
                           MillraceHit     hit)
{
  MillraceWorld *world = millrace_canvas_get_world (self);

  if (self->hover.kind == hit.kind && self->hover.index == hit.index
      && self->hover.port == hit.port)
    return;

  mark_hover_frame (self, FALSE);
  if (millrace_hit_is_card (&self->hover))
    millrace_card_set_flag (millrace_world_get_card (world, self->hover.index),
                            MILLRACE_CARD_HOVERED, FALSE);
  self->hover = hit;
  mark_hover_frame (self, TRUE);
  if (millrace_hit_is_card (&hit))
    millrace_card_set_flag (millrace_world_get_card (world, hit.index),
                            MILLRACE_CARD_HOVERED, TRUE);
  millrace_world_set_hovered_edge (world, hit.kind == MILLRACE_HIT_EDGE ? (int) hit.index : -1);
  millrace_canvas_update_cursor (self);
}

/* --- tools ------------------------------------------------------------------------------------ */

/* How far into the border zone @at is, -1 to 1. */
static double
get_push (double at,
          double size)
{
  if (at < MILLRACE_AUTOSCROLL_ZONE)
    return MAX (at - MILLRACE_AUTOSCROLL_ZONE,
                -MILLRACE_AUTOSCROLL_ZONE) / MILLRACE_AUTOSCROLL_ZONE;
  if (at > size - MILLRACE_AUTOSCROLL_ZONE)
    return MIN (at - size + MILLRACE_AUTOSCROLL_ZONE, MILLRACE_AUTOSCROLL_ZONE)
           / MILLRACE_AUTOSCROLL_ZONE;

  return 0;
}

static gboolean
autoscroll_cb (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       data)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);
  double step = AUTOSCROLL_SPEED / MAX (gdk_frame_clock_get_fps (clock), 20);
  double dx = get_push (self->pointer.x, self->camera.width) * step;
  double dy = get_push (self->pointer.y, self->camera.height) * step;

  if (dx != 0 || dy != 0)
    {
      millrace_canvas_pan (self, round (dx), round (dy));
      self->tool->update (self, self->pointer, self->modifiers);
    }

  return G_SOURCE_CONTINUE;
}

void
millrace_canvas_begin_tool (MillraceCanvas     *self,
                            const MillraceTool *tool,
                            CfnPoint            start)
{
  g_assert (self->tool == NULL);

  millrace_canvas_set_hover (self, (MillraceHit) { 0, });
  self->press_live = TRUE;
  self->tool = tool;
  tool->begin (self, start);
  if (tool->autoscrolls)
    self->autoscroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), autoscroll_cb,
                                                          NULL, NULL);
  millrace_canvas_update_cursor (self);
}

void
millrace_canvas_end_tool (MillraceCanvas *self,
                          gboolean        commit)
{
  const MillraceTool *tool = self->tool;

  g_assert (tool != NULL);

  self->press_live = FALSE;
  if (self->autoscroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->autoscroll_tick);
  self->autoscroll_tick = 0;

  /* Ended first: what comes of it may open something that breaks the gesture off. */
  self->tool = NULL;
  if (commit)
    tool->commit (self);
  else
    tool->cancel (self);
  if (tool->free_data != NULL)
    g_clear_pointer (&self->tool_data, tool->free_data);

  millrace_canvas_show_pending (self);
  millrace_canvas_update_cursor (self);
}

void
millrace_canvas_cancel_tool (MillraceCanvas *self)
{
  if (self->tool == NULL)
    return;

  millrace_canvas_end_tool (self, FALSE);
  millrace_canvas_announce (self, _("Cancelled"));
}

/* --- the first button ------------------------------------------------------------------------- */

/* By the event as well as by its device: GDK's display in a browser has one device for all. */
static gboolean
is_touch (gpointer controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  GdkDevice *device = gtk_event_controller_get_current_event_device (controller);

  if (event != NULL && gdk_event_get_event_sequence (event) != NULL)
    return TRUE;

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

/* Whether the other end of a pen is used. */
static gboolean
is_eraser (GtkGesture *gesture)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  GdkDeviceTool *tool = event != NULL ? gdk_event_get_device_tool (event) : NULL;

  return tool != NULL && gdk_device_tool_get_tool_type (tool) == GDK_DEVICE_TOOL_TYPE_ERASER;
}

static const MillraceTool *
choose_tool (MillraceCanvas *self,
             gboolean        touch,
             gboolean        eraser)
{
  gboolean cuts = eraser || self->modifiers & GDK_ALT_MASK;
  gboolean plain = !(self->modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK));

  if (self->space_held)
    return &millrace_pan_tool;

  switch (self->pressed.kind)
    {
    case MILLRACE_HIT_PORT:
      return millrace_canvas_take_end (self) ? &millrace_replug_tool : &millrace_connect_tool;
    case MILLRACE_HIT_RIM:
      return plain ? &millrace_connect_tool : &millrace_move_tool;
    case MILLRACE_HIT_CARD:
    case MILLRACE_HIT_BADGE:
    case MILLRACE_HIT_FRAME:
    case MILLRACE_HIT_DISCLOSURE:
      return &millrace_move_tool;
    case MILLRACE_HIT_EDGE:
      return cuts ? &millrace_cut_tool : &millrace_replug_tool;
    case MILLRACE_HIT_NOTHING:
    default:
      if (cuts)
        return &millrace_cut_tool;
      /* A finger on the ground moves the ground, unless it selects more; the band is for pens and
       * mice. */
      return touch && !self->selects_more ? &millrace_pan_tool : &millrace_band_tool;
    }
}

/* A tap is a click with Ctrl while more is selected: fingers have no keys. */
static GdkModifierType
get_click_modifiers (MillraceCanvas *self)
{
  return self->selects_more ? self->modifiers | GDK_CONTROL_MASK : self->modifiers;
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               MillraceCanvas *self)
{
  MillraceCard *card;

  self->modifiers =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  g_clear_handle_id (&self->rename_timeout, g_source_remove);
  self->touch = is_touch (gesture);
  self->press_point = self->pointer = (CfnPoint) { x, y };
  self->press_live = TRUE;
  self->pressed = hit_at (self, self->press_point);
  self->pressed_selected = self->broken_off = FALSE;
  if (self->space_held || self->connecting.by_clicks)
    return;

  card = get_hit_card (self, &self->pressed);
  if (self->connecting.by_keys)
    millrace_canvas_stop_connecting (self);
  if (is_frame (&self->pressed))
    {
      millrace_canvas_press_frame (self);
      return;
    }
  if (self->pressed.kind == MILLRACE_HIT_EDGE)
    {
      millrace_canvas_focus_edge (self, self->pressed.index, FALSE);
      return;
    }
  if (card == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
      return;
    }

  if (self->modifiers & GDK_ALT_MASK && self->pressed.kind == MILLRACE_HIT_CARD)
    {
      int under = millrace_canvas_find_selected_at (self, to_world (self, self->press_point));

      /* A card that lies under another is dragged by what covers it. */
      if (under >= 0)
        self->pressed.index = (guint) under;
      card = get_hit_card (self, &self->pressed);
    }
  millrace_canvas_focus_card (self, card, FALSE);
  if (self->pressed.kind == MILLRACE_HIT_CARD)
    millrace_canvas_press_card (self, card, get_click_modifiers (self));
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                MillraceCanvas *self)
{
  gboolean touch = is_touch (gesture);

  self->modifiers =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  self->pointer = (CfnPoint) { self->press_point.x + dx, self->press_point.y + dy };

  if (!self->press_live)
    return;

  if (self->connecting.by_clicks)
    {
      millrace_canvas_aim_at (self, self->pointer);
      return;
    }

  if (self->tool == NULL)
    {
      if (hypot (dx, dy) < (touch ? TOUCH_THRESHOLD : DRAG_THRESHOLD))
        return;

      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      if (self->pressed.kind == MILLRACE_HIT_CARD && self->modifiers & GDK_CONTROL_MASK)
        millrace_selection_add (self->selection,
                                millrace_card_get_id (get_hit_card (self, &self->pressed)));
      millrace_canvas_begin_tool (self,
                                  choose_tool (self, touch, is_eraser (GTK_GESTURE (gesture))),
                                  self->press_point);
    }

  /* What a band takes then is more, not something else. */
  if (self->selects_more && self->tool == &millrace_band_tool)
    self->modifiers |= GDK_SHIFT_MASK;
  self->tool->update (self, self->pointer, self->modifiers);
}

/* Whether the press was on the name that a card has in its header. */
static gboolean
is_on_name (MillraceCanvas    *self,
            const MillraceHit *hit,
            CfnPoint           at)
{
  CfnPoint point = to_world (self, at);
  CfnRect rect;

  if (hit->kind != MILLRACE_HIT_CARD
      || millrace_detail_for_zoom (self->camera.zoom) != MILLRACE_DETAIL_FULL)
    return FALSE;

  rect = millrace_world_get_rect (millrace_canvas_get_world (self), get_hit_card (self, hit));

  return point.x >= rect.x + CFN_CARD_TEXT_X && point.y < rect.y + CFN_CARD_HEADER / 2;
}

static gboolean
rename_cb (gpointer data)
{
  MillraceCanvas *self = data;
  const char *id = millrace_selection_get_ids (self->selection)[0];

  self->rename_timeout = 0;
  if (id != NULL && millrace_selection_get_n (self->selection) == 1)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.rename-here", "s", id);

  return G_SOURCE_REMOVE;
}

/* A second click on a name that is no double click, as in file managers. */
static void
rename_soon (MillraceCanvas *self)
{
  int patience;

  if (self->selects_more || self->pressed_selected
      || millrace_selection_get_n (self->selection) != 1
      || self->modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)
      || !is_on_name (self, &self->pressed, self->press_point))
    return;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)),
                "gtk-double-click-time", &patience, NULL);
  self->rename_timeout = g_timeout_add ((guint) patience, rename_cb, self);
}

/* Of an edge, those that it has. */
static void
select_ends (MillraceCanvas *self,
             guint           edge)
{
  const CfnClaim *claim =
    millrace_edge_get_edge (millrace_world_get_edge (millrace_canvas_get_world (self),
                                                     edge))->claim;
  const char *ids[3] = { NULL, };
  guint n = 0;

  if (claim->from != NULL)
    ids[n++] = claim->from->id;
  if (claim->to != NULL)
    ids[n++] = claim->to->id;
  millrace_selection_set (self->selection, ids);
}

/* A press and a release on one spot. */
static void
click (MillraceCanvas *self)
{
  MillraceCard *card = get_hit_card (self, &self->pressed);

  if (self->space_held)
    return;

  if (self->connecting.by_clicks)
    {
      millrace_canvas_aim_at (self, self->pointer);
      millrace_canvas_commit_connecting (self, &self->pointer);
      return;
    }

  switch (self->pressed.kind)
    {
    case MILLRACE_HIT_PORT:
      millrace_canvas_connect_by_clicks (self, card, self->pressed.port);
      break;

    case MILLRACE_HIT_CARD:
    case MILLRACE_HIT_RIM:
      if (self->modifiers & GDK_ALT_MASK)
        millrace_canvas_select_under (self, to_world (self, self->press_point));
      else
        {
          millrace_canvas_release_card (self, card, get_click_modifiers (self));
          if (!self->is_double)
            rename_soon (self);
          else if (is_on_name (self, &self->pressed, self->press_point))
            gtk_widget_activate_action (GTK_WIDGET (self), "win.rename-here", "s",
                                        millrace_card_get_id (card));
          else
            millrace_canvas_activate_card (self, card);
        }
      break;

    case MILLRACE_HIT_BADGE:
      millrace_canvas_show_problems (self, card);
      break;

    case MILLRACE_HIT_EDGE:
      if (self->is_double)
        select_ends (self, self->pressed.index);
      else
        millrace_canvas_select_edge (self,
                                     millrace_world_get_edge (millrace_canvas_get_world (self),
                                                              self->pressed.index));
      break;

    case MILLRACE_HIT_FRAME:
    case MILLRACE_HIT_DISCLOSURE:
      millrace_canvas_release_frame (self);
      break;

    case MILLRACE_HIT_NOTHING:
    default:
      millrace_canvas_select_more (self, FALSE);
      /* The second click is done with when it is let go: what it opens keeps the focus then. */
      if (self->is_double)
        millrace_canvas_quick_add (self, to_world (self, self->press_point));
      else if (!(self->modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)))
        millrace_selection_clear (self->selection);
    }
}

/* Another button makes GTK reset the gesture, which ends it without an event while its own button
 * is still down. */
static gboolean
is_broken_off (GtkGestureDrag *gesture)
{
  return gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture)) == NULL
         && gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) != 0;
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          dx,
             double          dy,
             MillraceCanvas *self)
{
  self->broken_off = self->tool != NULL && is_broken_off (gesture);
  if (self->broken_off)
    millrace_canvas_cancel_tool (self);
  else if (self->tool != NULL)
    millrace_canvas_end_tool (self, TRUE);
  else if (self->press_live)
    click (self);
  self->press_live = self->is_double = FALSE;
}

/* The grab was broken, or another gesture took over. What the end of a drag opens breaks it too:
 * that must not be taken back, let alone while it is opening. */
static void
drag_cancel_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                MillraceCanvas   *self)
{
  if (self->tool != NULL && self->press_live)
    millrace_canvas_end_tool (self, FALSE);
  self->press_live = FALSE;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            MillraceCanvas  *self)
{
  MillraceHit hit;

  if (n_press != 2 || self->space_held || self->connecting.source != NULL)
    return;

  hit = hit_at (self, (CfnPoint) { x, y });
  if (millrace_hit_is_card (&hit) || hit.kind == MILLRACE_HIT_EDGE)
    self->is_double = TRUE;
  else if (hit.kind == MILLRACE_HIT_FRAME)
    millrace_canvas_open_frame (self, hit.index);
  else if (hit.kind == MILLRACE_HIT_DISCLOSURE)
    return;
  else if (is_touch (gesture))
    millrace_canvas_toggle_fit (self);
  else
    self->is_double = TRUE;
}

/* --- the other button ------------------------------------------------------------------------- */

static void
menu_pressed_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 MillraceCanvas  *self)
{
  CfnPoint at = { x, y };
  MillraceHit hit;
  MillraceCard *card;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->tool != NULL || self->broken_off)
    {
      self->broken_off = FALSE;
      millrace_canvas_cancel_tool (self);
      return;
    }
  if (self->connecting.source != NULL)
    {
      millrace_canvas_cancel_connecting (self);
      return;
    }

  hit = hit_at (self, at);
  card = get_hit_card (self, &hit);
  if (card != NULL)
    {
      millrace_canvas_focus_card (self, card, FALSE);
      if (!millrace_selection_contains (self->selection, millrace_card_get_id (card)))
        millrace_canvas_select_card (self, card);
    }
  else if (is_frame (&hit))
    {
      self->pressed = hit;
      self->modifiers = 0;
      millrace_canvas_press_frame (self);
    }
  else if (hit.kind == MILLRACE_HIT_EDGE)
    {
      millrace_canvas_focus_edge (self, hit.index, FALSE);
      millrace_canvas_select_edge (self, millrace_world_get_edge (millrace_canvas_get_world (self),
                                                                  hit.index));
    }
  else if (hit.kind == MILLRACE_HIT_NOTHING)
    {
      /* What is selected elsewhere stays so, and is not what was pointed at. */
      millrace_canvas_popup_ground_menu (self, at);
      return;
    }
  millrace_canvas_popup_menu (self, &at);
}

/* --- hovering --------------------------------------------------------------------------------- */

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           MillraceCanvas           *self)
{
  self->touch = is_touch (controller);
  self->pointer = (CfnPoint) { x, y };
  if (self->connecting.by_clicks)
    millrace_canvas_aim_at (self, self->pointer);
  else if (self->tool == NULL)
    millrace_canvas_set_hover (self, hit_at (self, self->pointer));
}

static void
leave_cb (GtkEventControllerMotion *controller,
          MillraceCanvas           *self)
{
  if (self->tool == NULL)
    millrace_canvas_set_hover (self, (MillraceHit) { 0, });
}

/* Whether a tooltip would only repeat the card. */
static gboolean
shows_everything (MillraceCanvas *self,
                  MillraceCard   *card)
{
  const CfnDiagramNode *node = millrace_card_get_node (card);

  for (guint i = 0; i < node->n_facts; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      if (!cfn_card_fit_fact (&node->facts[i], node->width, &name, &value))
        return FALSE;
    }

  return millrace_detail_for_zoom (self->camera.zoom) == MILLRACE_DETAIL_FULL
         && cfn_text_measure (node->resource->id, CFN_CARD_ID_SIZE, TRUE)
            <= node->width - CFN_CARD_TEXT_X - 8;
}

/* A tooltip would lie over what is open: a menu, or the problems that the badge has just shown. */
static gboolean
is_below_popover (MillraceCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  return popover != NULL && gtk_widget_get_mapped (popover);
}

static gboolean
query_tooltip_cb (MillraceCanvas *self,
                  int             x,
                  int             y,
                  gboolean        keyboard,
                  GtkTooltip     *tooltip)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  CfnPoint at = { x, y };
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;
  MillraceHit hit;
  CfnRect area;
  CfnPoint corner;

  if (self->tool != NULL || keyboard || is_below_popover (self))
    return FALSE;

  hit = hit_at (self, at);
  if (hit.kind == MILLRACE_HIT_BADGE)
    text = g_strdup (millrace_card_get_problems (get_hit_card (self, &hit)));
  else if (hit.kind == MILLRACE_HIT_CARD && !shows_everything (self, get_hit_card (self, &hit)))
    text = cfn_diagram_node_describe (millrace_card_get_node (get_hit_card (self, &hit)));
  else if (hit.kind == MILLRACE_HIT_EDGE)
    text = millrace_edge_explain (millrace_world_get_edge (world, hit.index));
  if (text == NULL)
    return FALSE;

  area = (CfnRect) { x - 8, y - 8, 16, 16 };
  if (hit.kind == MILLRACE_HIT_CARD)
    {
      area = cfn_layout_get_card (millrace_world_get_layout (world), hit.index);
      corner = millrace_camera_to_screen (&self->camera, (CfnPoint) { area.x, area.y });
      area = (CfnRect) { corner.x, corner.y, area.width * self->camera.zoom,
                         area.height * self->camera.zoom };
    }
  markup = g_markup_escape_text (text, -1);
  gtk_tooltip_set_custom (tooltip, millrace_tip_new (markup, GTK_WIDGET (self)));
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { (int) area.x, (int) area.y,
                                                       (int) area.width, (int) area.height });

  return TRUE;
}

static void
long_pressed_cb (GtkGestureLongPress *gesture,
                 double               x,
                 double               y,
                 MillraceCanvas      *self)
{
  CfnPoint at = { x, y };

  if (self->tool != NULL)
    return;

  self->touch = is_touch (gesture);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (hit_at (self, at).kind == MILLRACE_HIT_NOTHING)
    millrace_canvas_quick_add (self, to_world (self, at));
  else
    millrace_canvas_popup_menu (self, &at);
}

void
millrace_canvas_init_pointer (MillraceCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click_gesture = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  self->drag = gtk_gesture_drag_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->drag), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self, 0);
  g_signal_connect_object (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self, 0);
  g_signal_connect_object (self->drag, "cancel", G_CALLBACK (drag_cancel_cb), self, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (self->drag));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click_gesture), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click_gesture, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click_gesture));
  gtk_gesture_group (click_gesture, self->drag);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (menu, "pressed", G_CALLBACK (menu_pressed_cb), self, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (menu));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect_object (hold, "pressed", G_CALLBACK (long_pressed_cb), self, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (hold));

  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, 0);
  gtk_widget_add_controller (widget, motion);

  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
