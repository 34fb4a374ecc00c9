/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cfn-change.h"
#include "cfn-reorder.h"
#include "millrace-menu.h"
#include "millrace-outline-private.h"

/* --- moving about ----------------------------------------------------------------------------- */

/* Closes the row, or goes to the one above it. */
static void
go_out (MillraceOutline *self,
        guint            position)
{
  g_autoptr (GtkTreeListRow) row = millrace_outline_get_row (self, position);
  g_autoptr (GtkTreeListRow) parent = gtk_tree_list_row_get_parent (row);

  if (millrace_outline_item_can_open (millrace_outline_get_item (self, position))
      && gtk_tree_list_row_get_expanded (row))
    millrace_outline_set_open (self, row, FALSE);
  else if (parent != NULL)
    millrace_outline_go_to (self, gtk_tree_list_row_get_position (parent), TRUE);
}

/* Opens the row, or goes to the first one below it. */
static void
go_in (MillraceOutline *self,
       guint            position)
{
  g_autoptr (GtkTreeListRow) row = millrace_outline_get_row (self, position);

  if (!millrace_outline_item_can_open (millrace_outline_get_item (self, position)))
    return;
  if (!gtk_tree_list_row_get_expanded (row))
    millrace_outline_set_open (self, row, TRUE);
  else
    millrace_outline_go_to (self, position + 1, TRUE);
}

/* --- renaming --------------------------------------------------------------------------------- */

static char *
check_name_cb (MillraceOutlineItem *item,
               const char          *name,
               gpointer             user_data)
{
  MillraceOutline *self = user_data;
  const char *old = millrace_outline_item_get_name (item);
  CfnTemplate *template = cfn_reading_get_template (self->reading);
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (g_str_equal (name, old))
    return NULL;
  if (millrace_outline_item_get_sort (item) == MILLRACE_OUTLINE_FRAME)
    {
      g_autofree char *clean = cfn_group_clean_name (name);

      if (clean == NULL)
        return g_strdup (_("A group needs a name"));

      return cfn_positions_find_group (self->positions, clean) != NULL
             ? g_strdup (_("There is another group of that name")) : NULL;
    }

  if (millrace_outline_item_get_sort (item) == MILLRACE_OUTLINE_ENTRY)
    path = g_strconcat (millrace_outline_item_get_section (item), ".", old, NULL);
  edit = cfn_change_rename (template, path != NULL ? path : old, name, &error);

  return edit == NULL ? g_strdup (error->message) : NULL;
}

void
millrace_outline_begin_rename (MillraceOutline *self,
                               guint            position)
{
  MillraceOutlineItem *item = millrace_outline_get_item (self, position);
  MillraceOutlineRow *row = millrace_outline_find_widget (self, position);

  if (item != NULL && row != NULL
      && millrace_outline_item_get_sort (item) != MILLRACE_OUTLINE_HEADING)
    millrace_outline_row_begin_rename (row, check_name_cb, self);
}

/* --- the order of the file -------------------------------------------------------------------- */

/* What moves with the row: the selection it is in, or it alone. */
static GStrv
dup_movers (MillraceOutline     *self,
            guint                position,
            MillraceOutlineItem *item)
{
  const char *one[] = { millrace_outline_item_get_name (item), NULL };

  if (millrace_outline_item_get_id (item) != NULL
      && gtk_selection_model_is_selected (self->selection, position))
    return millrace_outline_dup_selected (self);

  return g_strdupv ((char **) one);
}

/* Puts the row, and what is selected with it, before the one above, or behind the one below. */
static void
move (MillraceOutline *self,
      guint            position,
      gboolean         down)
{
  MillraceOutlineItem *item = millrace_outline_get_item (self, position);
  const char *section = millrace_outline_item_get_section (item);
  g_auto (GStrv) movers = NULL;
  const char *before;

  if (millrace_outline_get_order (self) != MILLRACE_OUTLINE_BY_FILE || section == NULL
      || millrace_outline_item_get_sort (item) == MILLRACE_OUTLINE_HEADING)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  movers = dup_movers (self, position, item);
  before = cfn_reorder_find_step (cfn_reading_get_template (self->reading), section,
                                  (const char * const *) movers, down);
  if (before == NULL)
    return;

  millrace_outline_focus_key (self, millrace_outline_item_get_key (item));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.reorder", "(s@ass)", section,
                              g_variant_new_strv ((const char * const *) movers, -1), before);
}

/* --- what can be done to the row that has the focus ------------------------------------------- */

static void
delete (MillraceOutline *self,
        gboolean         thoroughly)
{
  g_auto (GStrv) ids = millrace_outline_dup_selected (self);

  if (ids[0] == NULL)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else if (thoroughly)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.delete-thoroughly", NULL);
  else
    gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.delete",
                                        g_variant_new_strv ((const char * const *) ids, -1));
}

static void
act_on_row (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  MillraceOutline *self = MILLRACE_OUTLINE (widget);
  guint position = millrace_outline_get_focused (self);
  MillraceOutlineItem *item = millrace_outline_get_item (self, position);
  const char *id = item != NULL ? millrace_outline_item_get_id (item) : NULL;

  if (item == NULL)
    return;

  if (g_str_equal (name, "outline.out"))
    go_out (self, position);
  else if (g_str_equal (name, "outline.in"))
    go_in (self, position);
  else if (g_str_equal (name, "outline.rename"))
    millrace_outline_begin_rename (self, position);
  else if (g_str_equal (name, "outline.move-up"))
    move (self, position, FALSE);
  else if (g_str_equal (name, "outline.move-down"))
    move (self, position, TRUE);
  else if (g_str_equal (name, "outline.delete"))
    delete (self, FALSE);
  else if (g_str_equal (name, "outline.delete-thoroughly"))
    delete (self, TRUE);
  else if (id != NULL && g_str_equal (name, "outline.connect"))
    gtk_widget_activate_action (widget, "win.connect-choose", "s", id);
  else if (id != NULL && g_str_equal (name, "outline.jump"))
    gtk_widget_activate_action (widget, "win.show-source", "s", id);
}

static void
filter_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  millrace_outline_show_filter (MILLRACE_OUTLINE (widget));
}

/* --- menu ------------------------------------------------------------------------------------- */

static void
append_edit (MillraceOutline     *self,
             GMenu               *menu,
             MillraceOutlineItem *item,
             gboolean             is_single)
{
  g_autoptr (GMenu) edit = g_menu_new ();
  const char *id = millrace_outline_item_get_id (item);

  if (is_single)
    millrace_menu_append (edit, _("_Rename"), "outline.rename", NULL);
  if (is_single && id != NULL)
    millrace_menu_append (edit, _("_Connect to…"), "win.connect-choose", id);
  if (is_single && id != NULL && self->reading != NULL)
    millrace_menu_append_outputs (edit, cfn_reading_get_template (self->reading), id);
  if (millrace_outline_get_order (self) == MILLRACE_OUTLINE_BY_FILE)
    {
      millrace_menu_append (edit, _("Move _Up"), "outline.move-up", NULL);
      millrace_menu_append (edit, _("Move Do_wn"), "outline.move-down", NULL);
    }
  if (id != NULL)
    {
      millrace_menu_append (edit, _("_Group…"), "win.group", NULL);
      millrace_menu_append (edit, _("_Delete"), "outline.delete", NULL);
      millrace_menu_append (edit, _("Delete with Unused Per_missions"),
                            "outline.delete-thoroughly", NULL);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
}

static GMenuModel *
make_menu (MillraceOutline     *self,
           MillraceOutlineItem *item)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) add = g_menu_new ();
  g_auto (GStrv) selected = millrace_outline_dup_selected (self);
  const char *id = item != NULL ? millrace_outline_item_get_id (item) : NULL;
  gboolean is_single = g_strv_length (selected) <= 1;

  if (id != NULL)
    millrace_menu_append_places (menu, id, millrace_outline_item_get_worst (item) >= 0);
  if (item != NULL && millrace_outline_item_get_sort (item) != MILLRACE_OUTLINE_HEADING)
    append_edit (self, menu, item,
                 is_single || millrace_outline_item_get_sort (item) == MILLRACE_OUTLINE_FRAME);
  if (item != NULL && millrace_outline_item_get_sort (item) == MILLRACE_OUTLINE_FRAME)
    {
      const char *names[] = { millrace_outline_item_get_name (item), NULL };
      g_autoptr (GMenuItem) ungroup = g_menu_item_new (_("_Ungroup"), NULL);

      g_menu_item_set_action_and_target_value (ungroup, "win.ungroup",
                                               g_variant_new_strv (names, -1));
      g_menu_append_item (menu, ungroup);
    }
  millrace_menu_append_clipboard (menu, selected[0] != NULL);
  millrace_menu_append (add, _("_Add a Resource…"), "win.add-resource", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (add));

  return G_MENU_MODEL (menu);
}

static void
open_menu (MillraceOutline *self,
           guint            position,
           GdkRectangle     place)
{
  MillraceOutlineItem *item = millrace_outline_get_item (self, position);
  g_autoptr (GMenuModel) model = NULL;

  /* What the menu is opened on is what it is about. */
  if (item != NULL && !gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_select_item (self->selection, position, TRUE);

  model = make_menu (self, item);
  millrace_menu_open (&self->menu, model, GTK_WIDGET (self), &place);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MillraceOutline *self = MILLRACE_OUTLINE (widget);
  guint position = millrace_outline_get_focused (self);
  MillraceOutlineRow *row = millrace_outline_find_widget (self, position);
  graphene_rect_t bounds;
  GdkRectangle place = { 0, 0, 1, 1 };

  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), widget, &bounds))
    place = (GdkRectangle) { (int) bounds.origin.x + 24,
                             (int) (bounds.origin.y + bounds.size.height), 1, 1 };
  open_menu (self, position, place);
}

static void
popup_at (MillraceOutline *self,
          double           x,
          double           y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = at != NULL ? gtk_widget_get_ancestor (at, MILLRACE_TYPE_OUTLINE_ROW) : NULL;
  guint position = GTK_INVALID_LIST_POSITION;
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  graphene_point_t here = point;

  /* The list's row has some room around what is in it. */
  if (row == NULL && at != NULL && gtk_widget_get_parent (at) == GTK_WIDGET (self->list))
    row = gtk_widget_get_first_child (at);
  if (row != NULL)
    {
      position = gtk_tree_list_row_get_position (
        millrace_outline_row_get_row (MILLRACE_OUTLINE_ROW (row)));
      gtk_widget_grab_focus (gtk_widget_get_parent (row));
    }
  if (!gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (self), &point, &here))
    return;
  open_menu (self, position, (GdkRectangle) { (int) here.x, (int) here.y, 1, 1 });
}

static void
right_pressed_cb (GtkGestureClick *gesture,
                  int              n_press,
                  double           x,
                  double           y,
                  MillraceOutline *self)
{
  popup_at (self, x, y);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture,
                 double               x,
                 double               y,
                 MillraceOutline     *self)
{
  popup_at (self, x, y);
}

/* --- keys ------------------------------------------------------------------------------------- */

static const struct
{
  guint            keyval;
  GdkModifierType  modifiers;
  const char      *action;
  gboolean         is_letter;  /* acts only while single letters do */
} keys[] = {
  { GDK_KEY_Left, 0, "outline.out", FALSE },
  { GDK_KEY_KP_Left, 0, "outline.out", FALSE },
  { GDK_KEY_Right, 0, "outline.in", FALSE },
  { GDK_KEY_KP_Right, 0, "outline.in", FALSE },
  { GDK_KEY_F2, 0, "outline.rename", FALSE },
  { GDK_KEY_c, 0, "outline.connect", TRUE },
  { GDK_KEY_Delete, 0, "outline.delete", FALSE },
  { GDK_KEY_KP_Delete, 0, "outline.delete", FALSE },
  { GDK_KEY_BackSpace, 0, "outline.delete", FALSE },
  { GDK_KEY_Delete, GDK_CONTROL_MASK, "outline.delete-thoroughly", FALSE },
  { GDK_KEY_BackSpace, GDK_CONTROL_MASK, "outline.delete-thoroughly", FALSE },
  { GDK_KEY_Up, GDK_ALT_MASK, "outline.move-up", FALSE },
  { GDK_KEY_KP_Up, GDK_ALT_MASK, "outline.move-up", FALSE },
  { GDK_KEY_Down, GDK_ALT_MASK, "outline.move-down", FALSE },
  { GDK_KEY_KP_Down, GDK_ALT_MASK, "outline.move-down", FALSE },
  { GDK_KEY_Return, GDK_CONTROL_MASK, "outline.jump", FALSE },
  { GDK_KEY_Menu, 0, "outline.menu", FALSE },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "outline.menu", FALSE },
  { GDK_KEY_f, GDK_CONTROL_MASK, "outline.filter", FALSE },
  { GDK_KEY_Insert, 0, "win.add-resource", FALSE },
  { GDK_KEY_plus, 0, "win.add-resource", TRUE },
  { GDK_KEY_slash, 0, "win.focus-palette", TRUE },
  { GDK_KEY_g, GDK_CONTROL_MASK, "win.group", FALSE },
  { GDK_KEY_c, GDK_CONTROL_MASK, "win.copy", FALSE },
  { GDK_KEY_x, GDK_CONTROL_MASK, "win.cut", FALSE },
  { GDK_KEY_v, GDK_CONTROL_MASK, "win.paste", FALSE },
  { GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.paste-as-text", FALSE },
  { GDK_KEY_d, GDK_CONTROL_MASK, "win.duplicate", FALSE },
};

/* Before the list itself, which moves its cursor by any arrow; but not while a name is typed in one
 * of its rows. */
static gboolean
key_cb (MillraceOutline *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (millrace_outline_get_focused (self) == GTK_INVALID_LIST_POSITION)
    return GDK_EVENT_PROPAGATE;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      /* Shift may be needed to write the sign at all. */
      gboolean fits = gdk_keyval_to_lower (keyval) == keys[i].keyval
                      && (modifiers == keys[i].modifiers
                          || (keyval == GDK_KEY_plus && modifiers == GDK_SHIFT_MASK)
                          || (keyval == GDK_KEY_slash && modifiers == GDK_SHIFT_MASK));

      if (!fits || (keys[i].is_letter && !g_settings_get_boolean (self->settings, "letter-keys")))
        continue;
      gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);

      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

void
millrace_outline_add_keys (MillraceOutline *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  GtkGesture *right = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), controller);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right), GDK_BUTTON_SECONDARY);
  g_signal_connect (right, "pressed", G_CALLBACK (right_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (right));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect (hold, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (hold));
}

void
millrace_outline_install_actions (GtkWidgetClass *widget_class)
{
  static const char * const names[] = {
    "outline.out", "outline.in", "outline.rename", "outline.connect", "outline.delete",
    "outline.delete-thoroughly", "outline.move-up", "outline.move-down", "outline.jump",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, act_on_row);
  gtk_widget_class_install_action (widget_class, "outline.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "outline.filter", NULL, filter_action);
}
