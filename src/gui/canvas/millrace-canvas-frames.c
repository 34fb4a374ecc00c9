/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-canvas-private.h"

#include <glib/gi18n.h>

static MillraceFrames *
get_frames (MillraceCanvas *self)
{
  return millrace_world_get_frames (millrace_canvas_get_world (self));
}

static CfnLayout *
get_layout (MillraceCanvas *self)
{
  return millrace_world_get_layout (millrace_canvas_get_world (self));
}

/* --- the pointer ------------------------------------------------------------------------------ */

MillraceHit
millrace_canvas_hit_frame (MillraceCanvas *self,
                           CfnPoint        point,
                           MillraceHit     hit)
{
  gboolean disclosure;
  int frame;

  if (hit.kind != MILLRACE_HIT_NOTHING && hit.kind != MILLRACE_HIT_EDGE)
    return hit;

  frame = millrace_frames_hit (get_frames (self), point, self->camera.zoom, &disclosure);
  /* Lines run over open frames and up to collapsed ones. */
  if (frame < 0
      || (hit.kind == MILLRACE_HIT_EDGE
          && !millrace_frame_get_collapsed (millrace_frames_get (get_frames (self),
                                                                 (guint) frame))))
    return hit;

  return (MillraceHit) { disclosure ? MILLRACE_HIT_DISCLOSURE : MILLRACE_HIT_FRAME,
                         (guint) frame, NULL };
}

gboolean
millrace_canvas_is_frame_selected (MillraceCanvas *self,
                                   guint           frame)
{
  g_autofree const char **ids = millrace_frames_dup_ids (get_layout (self), frame);

  for (guint i = 0; ids[i] != NULL; i++)
    if (!millrace_selection_contains (self->selection, ids[i]))
      return FALSE;

  return ids[0] != NULL;
}

void
millrace_canvas_mark_frames (MillraceCanvas *self)
{
  for (guint i = 0; i < millrace_frames_get_n (get_frames (self)); i++)
    millrace_frame_set_flag (millrace_frames_get (get_frames (self), i), MILLRACE_CARD_SELECTED,
                             millrace_canvas_is_frame_selected (self, i));
}

/* The frame's cards in place of the selection, or (@modifiers) with it, or out of it. */
static void
select_frame (MillraceCanvas  *self,
              guint            frame,
              GdkModifierType  modifiers)
{
  g_autofree const char **ids = millrace_frames_dup_ids (get_layout (self), frame);
  gboolean selected = millrace_canvas_is_frame_selected (self, frame);

  if (!(modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)))
    {
      millrace_selection_set (self->selection, ids);
      return;
    }

  for (guint i = 0; ids[i] != NULL; i++)
    if (modifiers & GDK_CONTROL_MASK && selected)
      millrace_selection_toggle (self->selection, ids[i]);
    else
      millrace_selection_add (self->selection, ids[i]);
}

void
millrace_canvas_press_frame (MillraceCanvas *self)
{
  guint frame = self->pressed.index;

  millrace_canvas_focus_frame (self, millrace_frames_get (get_frames (self), frame), FALSE);
  self->pressed_selected = self->pressed.kind == MILLRACE_HIT_FRAME
                           && !millrace_canvas_is_frame_selected (self, frame)
                           && !(self->modifiers & GDK_CONTROL_MASK);
  if (self->pressed_selected)
    select_frame (self, frame, self->modifiers);
}

void
millrace_canvas_release_frame (MillraceCanvas *self)
{
  MillraceFrame *frame = millrace_frames_get (get_frames (self), self->pressed.index);

  if (self->pressed.kind == MILLRACE_HIT_DISCLOSURE)
    millrace_canvas_collapse (self, frame, !millrace_frame_get_collapsed (frame));
  else if (!self->pressed_selected && !(self->modifiers & GDK_SHIFT_MASK))
    select_frame (self, self->pressed.index, self->modifiers);
}

/* A double click opens what is closed; the name of what is open is there to be changed. */
void
millrace_canvas_open_frame (MillraceCanvas *self,
                            guint           index)
{
  MillraceFrame *frame = millrace_frames_get (get_frames (self), index);

  if (millrace_frame_get_collapsed (frame))
    millrace_canvas_collapse (self, frame, FALSE);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.rename-group", "s",
                                millrace_frame_get_name (frame));
}

/* --- the keyboard ----------------------------------------------------------------------------- */

void
millrace_canvas_focus_frame (MillraceCanvas *self,
                             MillraceFrame  *frame,
                             gboolean        visible)
{
  int index = millrace_frames_find (get_frames (self), millrace_frame_get_name (frame));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  millrace_frame_set_flag (frame, MILLRACE_CARD_FOCUSED, visible);
  g_clear_pointer (&self->focus_key, g_free);
  gtk_widget_grab_focus (GTK_WIDGET (frame));
  if (!visible || index < 0)
    return;

  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
  millrace_canvas_reveal_rect (self,
                               cfn_layout_get_frame (get_layout (self), (guint) index)->rect);
}

void
millrace_canvas_select_focus_frame (MillraceCanvas *self)
{
  MillraceFrame *frame = millrace_canvas_get_focus_frame (self);

  select_frame (self, (guint) millrace_frames_find (get_frames (self),
                                                    millrace_frame_get_name (frame)), 0);
}

void
millrace_canvas_collapse (MillraceCanvas *self,
                          MillraceFrame  *frame,
                          gboolean        collapsed)
{
  const char *names[] = { millrace_frame_get_name (frame), NULL };
  MillraceCard *card = millrace_canvas_get_focus_card (self);
  int index = millrace_frames_find (get_frames (self), names[0]);

  /* The focus must not stay on what is hidden. */
  if (collapsed && card != NULL
      && millrace_frames_holds (get_layout (self), (guint) index,
                                millrace_card_get_node (card)->index))
    millrace_canvas_focus_frame (self, frame, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.collapse-groups", "(^asb)", names,
                              collapsed);
}

static void
add_name_of (MillraceCanvas *self,
             MillraceCard   *card,
             GPtrArray      *names)
{
  int frame = -1;

  if (card != NULL)
    frame = cfn_layout_get_frame_of (get_layout (self), millrace_card_get_node (card)->index);
  if (frame >= 0 && !g_ptr_array_find_with_equal_func (
        names, cfn_layout_get_frame (get_layout (self), (guint) frame)->name, g_str_equal, NULL))
    g_ptr_array_add (names,
                     (gpointer) cfn_layout_get_frame (get_layout (self), (guint) frame)->name);
}

/* The names of the groups that a key means: the focused frame, else the innermost ones around what
 * is selected, else around the focused card. NULL-terminated. */
static GPtrArray *
collect_names (MillraceCanvas *self)
{
  MillraceFrame *focused = millrace_canvas_get_focus_frame (self);
  const char * const *ids = millrace_selection_get_ids (self->selection);
  GPtrArray *names = g_ptr_array_new ();

  if (focused != NULL)
    g_ptr_array_add (names, (gpointer) millrace_frame_get_name (focused));
  for (guint i = 0; focused == NULL && ids[i] != NULL; i++)
    add_name_of (self, millrace_world_find_card (millrace_canvas_get_world (self), ids[i]), names);
  if (focused == NULL && ids[0] == NULL)
    add_name_of (self, millrace_canvas_get_focus_card (self), names);
  g_ptr_array_add (names, NULL);

  return names;
}

static void
collapse_meant (MillraceCanvas *self,
                gboolean        collapsed)
{
  g_autoptr (GPtrArray) names = collect_names (self);

  if (names->len < 2)
    {
      millrace_canvas_announce (self, _("This is in no group"));
      return;
    }

  /* The focus goes with the first; the others follow in the same step. */
  if (collapsed && millrace_canvas_get_focus_card (self) != NULL)
    {
      int frame = millrace_frames_find (get_frames (self), g_ptr_array_index (names, 0));

      millrace_canvas_focus_frame (self, millrace_frames_get (get_frames (self), (guint) frame),
                                   TRUE);
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.collapse-groups", "(^asb)",
                              (const char * const *) names->pdata, collapsed);
}

static void
group (MillraceCanvas *self)
{
  MillraceCard *card = millrace_canvas_get_focus_card (self);

  if (millrace_selection_get_n (self->selection) == 0 && card != NULL)
    millrace_canvas_select_card (self, card);
  if (millrace_selection_get_n (self->selection) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.group", NULL);
  else
    millrace_canvas_announce (self, _("Select the cards of the group first"));
}

static void
ungroup (MillraceCanvas *self)
{
  g_autoptr (GPtrArray) names = collect_names (self);

  if (names->len < 2)
    millrace_canvas_announce (self, _("This is in no group"));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.ungroup", "^as",
                                (const char * const *) names->pdata);
}

gboolean
millrace_canvas_arrow_on_frame (MillraceCanvas   *self,
                                GtkDirectionType  direction)
{
  MillraceFrame *frame = millrace_canvas_get_focus_frame (self);

  if (frame == NULL || (direction != GTK_DIR_LEFT && direction != GTK_DIR_RIGHT)
      || (millrace_selection_get_n (self->selection) > 0
          && !(self->options & MILLRACE_OPTION_ARROWS_WALK)))
    return FALSE;

  millrace_canvas_collapse (self, frame, direction == GTK_DIR_LEFT);

  return TRUE;
}

/* --- actions ---------------------------------------------------------------------------------- */

void
millrace_canvas_group_action (GtkWidget  *widget,
                              const char *name,
                              GVariant   *parameter)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);

  if (get_layout (self) == NULL)
    return;

  if (g_str_equal (name, "canvas.group"))
    group (self);
  else if (g_str_equal (name, "canvas.ungroup"))
    ungroup (self);
  else
    collapse_meant (self, g_str_equal (name, "canvas.collapse"));
}

void
millrace_canvas_frame_action (GtkWidget  *widget,
                              const char *name,
                              GVariant   *parameter)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);
  int index = millrace_frames_find (get_frames (self), g_variant_get_string (parameter, NULL));
  MillraceFrame *frame;

  if (index < 0)
    return;

  frame = millrace_frames_get (get_frames (self), (guint) index);
  if (g_str_equal (name, "canvas.toggle-frame"))
    millrace_canvas_collapse (self, frame, !millrace_frame_get_collapsed (frame));
  else if (g_str_equal (name, "canvas.rename-frame"))
    gtk_widget_activate_action (widget, "win.rename-group", "s", millrace_frame_get_name (frame));
  else
    select_frame (self, (guint) index, GDK_CONTROL_MASK);
}

gboolean
millrace_canvas_get_place (MillraceCanvas *self,
                           const char     *id,
                           const char     *group_name,
                           GdkRectangle   *place)
{
  MillraceWorld *world;
  MillraceCard *card;
  int frame;
  CfnRect rect;
  CfnPoint corner;

  g_return_val_if_fail (MILLRACE_IS_CANVAS (self), FALSE);
  g_return_val_if_fail (place != NULL, FALSE);

  world = millrace_canvas_get_world (self);
  card = millrace_world_find_card (world, id);
  frame = millrace_frames_find (get_frames (self), group_name);
  if (frame >= 0)
    rect = cfn_layout_get_frame (get_layout (self), (guint) frame)->rect;
  else if (card != NULL)
    rect = millrace_world_get_rect (world, card);
  else if (id == NULL && group_name == NULL)
    rect = millrace_canvas_get_selection_rect (self);
  else
    return FALSE;

  corner = millrace_camera_to_screen (&self->camera, (CfnPoint) { rect.x, rect.y });
  *place = (GdkRectangle) {
    (int) corner.x, (int) corner.y, MAX ((int) (rect.width * self->camera.zoom), 1),
    MAX ((int) (MIN (rect.height, CFN_CARD_HEADER) * self->camera.zoom), 1)
  };

  return TRUE;
}

void
millrace_canvas_reveal_group (MillraceCanvas *self,
                              const char     *name)
{
  int frame;

  g_return_if_fail (MILLRACE_IS_CANVAS (self));

  frame = millrace_frames_find (get_frames (self), name);
  if (frame >= 0)
    millrace_canvas_focus_frame (self, millrace_frames_get (get_frames (self), (guint) frame),
                                 TRUE);
}
