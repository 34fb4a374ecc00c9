/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-canvas-private.h"

#include <glib/gi18n.h>

#define PAN_STEP 64.0
#define PAGE_SHARE 0.8

static void
zoom_to_selection (MillraceCanvas *self)
{
  CfnRect rect = millrace_canvas_get_selection_rect (self);

  if (rect.width <= 0 && rect.height <= 0)
    {
      millrace_canvas_announce (self, _("Nothing is selected"));
      return;
    }

  millrace_canvas_fit_rect (self, rect, TRUE);
  millrace_canvas_tell_visible (self);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);

  if (g_str_equal (name, "canvas.zoom-in"))
    millrace_canvas_zoom_step (self, 1);
  else if (g_str_equal (name, "canvas.zoom-out"))
    millrace_canvas_zoom_step (self, -1);
  else if (g_str_equal (name, "canvas.zoom-normal"))
    millrace_canvas_zoom_step (self, 0);
  else if (g_str_equal (name, "canvas.zoom-selection"))
    zoom_to_selection (self);
  else
    millrace_canvas_fit (self);

  if (g_str_equal (name, "canvas.zoom-normal") || g_str_equal (name, "canvas.zoom-fit"))
    millrace_canvas_tell_visible (self);
}

static void
select_none (MillraceCanvas *self)
{
  millrace_canvas_select_more (self, FALSE);
  millrace_selection_clear (self->selection);
  millrace_canvas_whisper (self, _("Nothing is selected"));
}

static void
select_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);

  if (g_str_equal (name, "canvas.select-all"))
    millrace_canvas_select_all (self);
  else if (g_str_equal (name, "canvas.select-none"))
    select_none (self);
  else if (g_str_equal (name, "canvas.select-more"))
    millrace_canvas_select_more (self, TRUE);
  else if (g_str_equal (name, "canvas.select-invert"))
    millrace_canvas_select_invert (self);
  else
    millrace_canvas_select_reach (self, name + strlen ("canvas.select-"));
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);
  MillraceCard *card = millrace_canvas_get_focus_card (self);
  MillraceEdge *edge = millrace_canvas_get_focus_edge (self);

  if (edge != NULL)
    millrace_canvas_select_edge (self, edge);
  else if (millrace_canvas_get_focus_frame (self) != NULL)
    millrace_canvas_select_focus_frame (self);
  else if (card != NULL
           && !millrace_selection_contains (self->selection, millrace_card_get_id (card)))
    millrace_canvas_select_card (self, card);
  millrace_canvas_popup_menu (self, NULL);
}

static void
activate_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);
  MillraceCard *card = millrace_canvas_get_focus_card (self);
  MillraceEdge *edge = millrace_canvas_get_focus_edge (self);

  if (self->connecting.by_keys)
    millrace_canvas_commit_connecting (self, NULL);
  else if (card != NULL)
    millrace_canvas_activate_card (self, card);
  else if (edge != NULL)
    menu_action (widget, name, NULL);
  else if (millrace_canvas_get_focus_frame (self) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (millrace_canvas_get_focus_frame (self)),
                                "frame.toggle", NULL);
}

static void
toggle_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);
  MillraceCard *card = millrace_canvas_get_focus_card (self);
  MillraceEdge *edge = millrace_canvas_get_focus_edge (self);
  g_autofree char *text = NULL;
  guint n;

  if (edge != NULL)
    millrace_canvas_select_edge (self, edge);
  if (card != NULL)
    millrace_selection_toggle (self->selection, millrace_card_get_id (card));
  else if (millrace_canvas_get_focus_frame (self) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (millrace_canvas_get_focus_frame (self)),
                                "frame.select", NULL);
  else
    return;

  n = millrace_selection_get_n (self->selection);
  text = g_strdup_printf (ngettext ("%u card selected", "%u cards selected", n), n);
  millrace_canvas_announce (self, text);
}

/* What a card or edge asks for itself. */
static void
part_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);
  MillraceWorld *world = millrace_canvas_get_world (self);
  const char *which = g_variant_get_string (parameter, NULL);
  MillraceCard *card = millrace_world_find_card (world, which);
  int edge = millrace_world_find_edge (world, which);

  if (g_str_equal (name, "canvas.select-edge") && edge >= 0)
    millrace_canvas_select_edge (self, millrace_world_get_edge (world, (guint) edge));
  else if (g_str_equal (name, "canvas.focus-edge") && edge >= 0)
    millrace_canvas_focus_edge (self, (guint) edge, TRUE);
  else if (card == NULL)
    return;
  else if (g_str_equal (name, "canvas.focus-card"))
    millrace_canvas_focus_card (self, card, TRUE);
  else if (g_str_equal (name, "canvas.select-card"))
    millrace_selection_toggle (self->selection, which);
  else if (g_str_equal (name, "canvas.connect-card"))
    millrace_canvas_choose_target (self, which);
  else if (self->connecting.by_keys && millrace_canvas_is_target (self, which))
    {
      millrace_canvas_aim (self, which);
      millrace_canvas_commit_connecting (self, NULL);
    }
  else
    millrace_canvas_activate_card (self, card);
}

static void
connect_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);
  MillraceCard *card = millrace_canvas_get_focus_card (self);

  if (g_str_equal (name, "canvas.connect-selected"))
    millrace_canvas_connect_selected (self);
  else if (card != NULL)
    millrace_canvas_choose_target (self, millrace_card_get_id (card));
  else
    millrace_canvas_announce (self, _("Go to a card first, then press C to connect it"));
}

/* The selection goes; where there is none, or the focus has come to an edge since, what is
 * focused. */
static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);
  MillraceCard *card = millrace_canvas_get_focus_card (self);
  MillraceEdge *edge = millrace_canvas_get_focus_edge (self);

  /* What is being dragged is not to go away meanwhile. */
  if (self->tool != NULL)
    return;

  if (edge != NULL && self->edge_meant)
    millrace_canvas_select_edge (self, edge);
  else if (card != NULL && millrace_selection_get_n (self->selection) == 0
           && millrace_selection_get_edge (self->selection) == NULL)
    millrace_canvas_select_card (self, card);

  gtk_widget_activate_action (widget, g_str_equal (name, "canvas.delete")
                                      ? "win.delete-selection" : "win.delete-thoroughly", NULL);
}

static void
rename_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);
  MillraceCard *card = millrace_canvas_get_focus_card (self);
  MillraceFrame *frame = millrace_canvas_get_focus_frame (self);
  const char *id = NULL;

  if (frame != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (frame), "frame.rename", NULL);
      return;
    }

  if (card != NULL)
    id = millrace_card_get_id (card);
  else if (millrace_selection_get_n (self->selection) == 1)
    id = millrace_selection_get_ids (self->selection)[0];

  if (id != NULL)
    gtk_widget_activate_action (widget, "win.rename-here", "s", id);
  else
    millrace_canvas_announce (self, _("Go to a card first, then press F2 to rename it"));
}

/* The selection, if there is more than one card in it; else everything. */
static void
tidy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);

  gtk_widget_activate_action (widget, "win.tidy", "s",
                              millrace_selection_get_n (self->selection) > 1 ? "selection"
                                                                             : "all");
}

/* The first Esc ends what is under way, the second the selection; the third goes to the outline. */
static gboolean
cancel (MillraceCanvas *self)
{
  if (self->tool != NULL)
    {
      millrace_canvas_cancel_tool (self);
    }
  else if (self->connecting.source != NULL)
    {
      millrace_canvas_cancel_connecting (self);
    }
  else if (millrace_selection_get_n (self->selection) > 0
           || millrace_selection_get_edge (self->selection) != NULL)
    {
      select_none (self);
    }
  else
    {
      return gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-outline", NULL)
             ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
    }

  return GDK_EVENT_STOP;
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  cancel (MILLRACE_CANVAS (widget));
}

static gboolean
cancel_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   data)
{
  return cancel (MILLRACE_CANVAS (widget));
}

/* Ctrl+Tab: out of the canvas, however many cards there are. */
static gboolean
leave_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   data)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));

  self->leaving = TRUE;
  g_signal_emit_by_name (root, "move-focus", (GtkDirectionType) g_variant_get_int32 (args));
  self->leaving = FALSE;

  return GDK_EVENT_STOP;
}

typedef enum
{
  ARROW_BARE,
  ARROW_SHIFT,
  ARROW_ALT,
  ARROW_ALT_SHIFT,
  ARROW_CONTROL_SHIFT,
} ArrowKey;

static CfnPoint
get_way (GtkDirectionType direction)
{
  return (CfnPoint) { direction == GTK_DIR_LEFT ? -1 : direction == GTK_DIR_RIGHT ? 1 : 0,
                      direction == GTK_DIR_UP ? -1 : direction == GTK_DIR_DOWN ? 1 : 0 };
}

static const char *
get_side (GtkDirectionType direction)
{
  return direction == GTK_DIR_LEFT ? "left" : direction == GTK_DIR_RIGHT ? "right"
         : direction == GTK_DIR_UP ? "top" : "bottom";
}

/* Moves the selection by so many canvas units, or the view when there is none. */
static void
push (MillraceCanvas   *self,
      GtkDirectionType  direction,
      double            units)
{
  CfnPoint way = get_way (direction);
  const CfnRect before = millrace_canvas_get_selection_rect (self);

  if (millrace_selection_get_n (self->selection) == 0)
    {
      millrace_canvas_pan (self, way.x * PAN_STEP, way.y * PAN_STEP);
      return;
    }

  gtk_widget_activate_action (GTK_WIDGET (self), "win.nudge", "(dd)", way.x * units,
                              way.y * units);
  millrace_canvas_tell_neighbours (self);
  millrace_canvas_follow_rect (self, before, (CfnPoint) { way.x * units, way.y * units });
}

/* Arrows go through the buttons of the zoom control, and do nothing to cards meanwhile; in its
 * menus they mean the menus alone. */
static gboolean
arrow_on_control (MillraceCanvas   *self,
                  GtkDirectionType  direction)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->zoom_control))
    return FALSE;

  if (gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == NULL)
    gtk_widget_child_focus (self->zoom_control, direction);

  return TRUE;
}

static gboolean
arrow_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   data)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);
  gboolean walks = (self->options & MILLRACE_OPTION_ARROWS_WALK) != 0;
  GtkDirectionType way;
  int direction;
  int key;

  g_variant_get (args, "(ii)", &direction, &key);
  way = (GtkDirectionType) direction;
  if (key == ARROW_BARE && (arrow_on_control (self, way)
                            || millrace_canvas_arrow_on_frame (self, way)))
    return GDK_EVENT_STOP;

  if (key == (walks ? ARROW_BARE : ARROW_ALT))
    {
      if (walks)
        millrace_canvas_stop_following (self);
      millrace_canvas_follow (self, way);
    }
  else if (key == ARROW_CONTROL_SHIFT)
    {
      gtk_widget_activate_action (widget, "win.align", "s", get_side (way));
    }
  else if (key == ARROW_ALT_SHIFT)
    {
      /* A pixel of the screen; positions are whole numbers: less than one would not move at all. */
      push (self, way, MAX (1 / self->camera.zoom, 1));
    }
  else
    {
      push (self, way, key == ARROW_SHIFT ? 5 * CFN_GRID : CFN_GRID);
    }

  return GDK_EVENT_STOP;
}

static gboolean
page_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);
  double x;
  double y;

  g_variant_get (args, "(dd)", &x, &y);
  millrace_canvas_pan (self, x * PAGE_SHARE * self->camera.width,
                       y * PAGE_SHARE * self->camera.height);

  return GDK_EVENT_STOP;
}

static void
bind_arrow (GtkWidgetClass   *widget_class,
            guint             keyval,
            guint             keypad,
            GtkDirectionType  direction)
{
  static const GdkModifierType modifiers[] = {
    [ARROW_BARE] = 0,
    [ARROW_SHIFT] = GDK_SHIFT_MASK,
    [ARROW_ALT] = GDK_ALT_MASK,
    [ARROW_ALT_SHIFT] = GDK_ALT_MASK | GDK_SHIFT_MASK,
    [ARROW_CONTROL_SHIFT] = GDK_CONTROL_MASK | GDK_SHIFT_MASK,
  };

  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++)
    {
      gtk_widget_class_add_binding (widget_class, keyval, modifiers[i], arrow_cb,
                                    "(ii)", (int) direction, (int) i);
      gtk_widget_class_add_binding (widget_class, keypad, modifiers[i], arrow_cb,
                                    "(ii)", (int) direction, (int) i);
    }
}

static const struct
{
  const char *action;
  const char *parameter;
  GtkWidgetActionActivateFunc run;
} actions[] = {
  { "canvas.zoom-in", NULL, zoom_action },
  { "canvas.zoom-out", NULL, zoom_action },
  { "canvas.zoom-normal", NULL, zoom_action },
  { "canvas.zoom-fit", NULL, zoom_action },
  { "canvas.zoom-selection", NULL, zoom_action },
  { "canvas.select-all", NULL, select_action },
  { "canvas.select-none", NULL, select_action },
  { "canvas.select-invert", NULL, select_action },
  { "canvas.select-more", NULL, select_action },
  { "canvas.select-upstream", NULL, select_action },
  { "canvas.select-downstream", NULL, select_action },
  { "canvas.select-connected", NULL, select_action },
  { "canvas.activate", NULL, activate_action },
  { "canvas.toggle", NULL, toggle_action },
  { "canvas.connect", NULL, connect_action },
  { "canvas.connect-selected", NULL, connect_action },
  { "canvas.delete", NULL, delete_action },
  { "canvas.delete-thoroughly", NULL, delete_action },
  { "canvas.rename", NULL, rename_action },
  { "canvas.menu", NULL, menu_action },
  { "canvas.cancel", NULL, cancel_action },
  { "canvas.focus-card", "s", part_action },
  { "canvas.focus-edge", "s", part_action },
  { "canvas.activate-card", "s", part_action },
  { "canvas.select-card", "s", part_action },
  { "canvas.connect-card", "s", part_action },
  { "canvas.select-edge", "s", part_action },
  { "canvas.tidy", NULL, tidy_action },
  { "canvas.group", NULL, millrace_canvas_group_action },
  { "canvas.ungroup", NULL, millrace_canvas_group_action },
  { "canvas.collapse", NULL, millrace_canvas_group_action },
  { "canvas.expand", NULL, millrace_canvas_group_action },
  { "canvas.toggle-frame", "s", millrace_canvas_frame_action },
  { "canvas.select-frame", "s", millrace_canvas_frame_action },
  { "canvas.rename-frame", "s", millrace_canvas_frame_action },
};

/* Menus show the last binding of an action. */
static const struct
{
  guint            keyval;
  GdkModifierType  modifiers;
  const char      *action;
} bindings[] = {
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "canvas.zoom-in" },
  { GDK_KEY_equal, GDK_CONTROL_MASK, "canvas.zoom-in" },
  { GDK_KEY_plus, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.zoom-in" },
  { GDK_KEY_plus, GDK_CONTROL_MASK, "canvas.zoom-in" },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "canvas.zoom-out" },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "canvas.zoom-out" },
  { GDK_KEY_KP_0, GDK_CONTROL_MASK, "canvas.zoom-normal" },
  { GDK_KEY_0, GDK_CONTROL_MASK, "canvas.zoom-normal" },
  { GDK_KEY_exclam, GDK_SHIFT_MASK, "canvas.zoom-fit" },
  { GDK_KEY_1, GDK_SHIFT_MASK, "canvas.zoom-fit" },
  { GDK_KEY_KP_Home, 0, "canvas.zoom-fit" },
  { GDK_KEY_Home, 0, "canvas.zoom-fit" },
  { GDK_KEY_at, GDK_SHIFT_MASK, "canvas.zoom-selection" },
  { GDK_KEY_2, GDK_SHIFT_MASK, "canvas.zoom-selection" },
  { GDK_KEY_a, GDK_CONTROL_MASK, "canvas.select-all" },
  { GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.select-none" },
  { GDK_KEY_i, GDK_CONTROL_MASK, "canvas.select-invert" },
  { GDK_KEY_l, 0, "canvas.select-upstream" },
  { GDK_KEY_l, GDK_SHIFT_MASK, "canvas.select-downstream" },
  { GDK_KEY_l, GDK_CONTROL_MASK, "canvas.select-connected" },
  { GDK_KEY_KP_Enter, 0, "canvas.activate" },
  { GDK_KEY_ISO_Enter, 0, "canvas.activate" },
  { GDK_KEY_Return, 0, "canvas.activate" },
  { GDK_KEY_space, GDK_CONTROL_MASK, "canvas.toggle" },
  { GDK_KEY_space, GDK_SHIFT_MASK, "canvas.toggle" },
  { GDK_KEY_c, 0, "canvas.connect" },
  { GDK_KEY_f, 0, "canvas.connect-selected" },
  { GDK_KEY_BackSpace, 0, "canvas.delete" },
  { GDK_KEY_KP_Delete, 0, "canvas.delete" },
  { GDK_KEY_Delete, 0, "canvas.delete" },
  { GDK_KEY_BackSpace, GDK_CONTROL_MASK, "canvas.delete-thoroughly" },
  { GDK_KEY_KP_Delete, GDK_CONTROL_MASK, "canvas.delete-thoroughly" },
  { GDK_KEY_Delete, GDK_CONTROL_MASK, "canvas.delete-thoroughly" },
  { GDK_KEY_F2, 0, "canvas.rename" },
  { GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.tidy" },
  { GDK_KEY_g, GDK_CONTROL_MASK, "canvas.group" },
  { GDK_KEY_Copy, 0, "win.copy" },
  { GDK_KEY_c, GDK_CONTROL_MASK, "win.copy" },
  { GDK_KEY_Cut, 0, "win.cut" },
  { GDK_KEY_x, GDK_CONTROL_MASK, "win.cut" },
  { GDK_KEY_Paste, 0, "win.paste" },
  { GDK_KEY_v, GDK_CONTROL_MASK, "win.paste" },
  { GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.paste-as-text" },
  { GDK_KEY_d, GDK_CONTROL_MASK, "win.duplicate" },
  { GDK_KEY_u, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.ungroup" },
  { GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.ungroup" },
  { GDK_KEY_KP_Home, GDK_CONTROL_MASK, "canvas.collapse" },
  { GDK_KEY_Home, GDK_CONTROL_MASK, "canvas.collapse" },
  { GDK_KEY_KP_End, GDK_CONTROL_MASK, "canvas.expand" },
  { GDK_KEY_End, GDK_CONTROL_MASK, "canvas.expand" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "canvas.menu" },
  { GDK_KEY_Menu, 0, "canvas.menu" },
  { GDK_KEY_KP_Divide, 0, "win.focus-palette" },
  { GDK_KEY_slash, GDK_SHIFT_MASK, "win.focus-palette" },
  { GDK_KEY_slash, 0, "win.focus-palette" },
};

void
millrace_canvas_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].action, actions[i].parameter,
                                     actions[i].run);
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].keyval, bindings[i].modifiers,
                                         bindings[i].action, NULL);

  bind_arrow (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, GTK_DIR_LEFT);
  bind_arrow (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, GTK_DIR_RIGHT);
  bind_arrow (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, GTK_DIR_UP);
  bind_arrow (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, GTK_DIR_DOWN);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_SHIFT_MASK | GDK_ALT_MASK,
                                       "win.copy-picture", "s", "png");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, cancel_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Tab, GDK_CONTROL_MASK, leave_cb,
                                "i", (int) GTK_DIR_TAB_FORWARD);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_ISO_Left_Tab,
                                GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                leave_cb, "i", (int) GTK_DIR_TAB_BACKWARD);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Tab, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                leave_cb, "i", (int) GTK_DIR_TAB_BACKWARD);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, page_cb, "(dd)", 0.0, -1.0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, page_cb, "(dd)", 0.0, 1.0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, GDK_SHIFT_MASK, page_cb,
                                "(dd)", -1.0, 0.0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, GDK_SHIFT_MASK, page_cb,
                                "(dd)", 1.0, 0.0);
}
