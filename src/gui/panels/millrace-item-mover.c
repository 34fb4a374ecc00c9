/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-item-mover.h"

#include "cfn-path.h"
#include "millrace-row-drag.h"

#define FINDER_KEY "millrace-item-finder"

/* Where an item stands: the path of its list, and which it is. */
typedef struct
{
  char  *list;
  guint  index;
} Place;

static void
place_clear (Place *self)
{
  g_clear_pointer (&self->list, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

/* How the path of a row that is no field is found. */
typedef struct
{
  MillraceItemPath find;
} Finder;

static char *
dup_path (GtkWidget *row)
{
  const Finder *finder = g_object_get_data (G_OBJECT (row), FINDER_KEY);

  if (finder != NULL)
    return finder->find (row);

  return MILLRACE_IS_FIELD (row) ? g_strdup (millrace_field_get_path (MILLRACE_FIELD (row))) : NULL;
}

static gboolean
find_place (GtkWidget *row,
            Place     *place)
{
  g_autofree char *path = dup_path (row);
  g_autoptr (CfnPath) parsed = path != NULL ? cfn_path_parse (path, NULL) : NULL;
  g_autoptr (CfnPath) list = NULL;
  const CfnPathStep *steps;
  guint n_steps;

  *place = (Place) { NULL };
  if (parsed == NULL)
    return FALSE;

  steps = cfn_path_get_steps (parsed, &n_steps);
  if (n_steps == 0 || steps[n_steps - 1].key != NULL)
    return FALSE;

  list = cfn_path_copy_head (parsed, n_steps - 1);
  place->list = cfn_path_to_string (list);
  place->index = steps[n_steps - 1].index;

  return TRUE;
}

/* The row of the item @index of the same list, or NULL. */
static GtkWidget *
find_row (MillraceField *field,
          const Place   *place,
          guint          index)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (field));

  for (GtkWidget *row = list != NULL ? gtk_widget_get_first_child (list) : NULL; row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      g_auto (Place) other = { NULL };

      if (MILLRACE_IS_FIELD (row) && millrace_field_get_spec (MILLRACE_FIELD (row))->is_item
          && find_place (row, &other) && g_str_equal (other.list, place->list)
          && other.index == index)
        return row;
    }

  return NULL;
}

/* --- Keys --- */

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *by,
         gpointer   user_data)
{
  MillraceField *field = MILLRACE_FIELD (widget);
  g_auto (Place) place = { NULL };
  GtkWidget *other;
  int to;

  if (!find_place (widget, &place))
    return GDK_EVENT_PROPAGATE;

  to = (int) place.index + g_variant_get_int32 (by);
  other = to >= 0 ? find_row (field, &place, to) : NULL;
  if (other == NULL)
    return GDK_EVENT_STOP;

  /* What is being typed is finished before it is somewhere else. */
  gtk_widget_child_focus (other, GTK_DIR_TAB_FORWARD);
  gtk_widget_activate_action (widget, "win.move-item", "(sii)", place.list, (int) place.index, to);

  return GDK_EVENT_STOP;
}

static void
add_key (GtkEventController *keys,
         guint               keyval,
         int                 by)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keyval, GDK_ALT_MASK),
                                            gtk_callback_action_new (move_cb, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (by));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

/* --- Dragging --- */

static gboolean
accepts (GtkWidget *dragged,
         GtkWidget *target)
{
  g_auto (Place) from = { NULL };
  g_auto (Place) to = { NULL };

  return find_place (dragged, &from) && find_place (target, &to)
         && g_str_equal (from.list, to.list);
}

static void
drop (GtkWidget *dragged,
      GtkWidget *target)
{
  g_auto (Place) from = { NULL };
  g_auto (Place) to = { NULL };

  if (find_place (dragged, &from) && find_place (target, &to))
    gtk_widget_activate_action (target, "win.move-item", "(sii)", from.list,
                                (int) from.index, (int) to.index);
}

static const MillraceRowDrag how = { accepts, drop };

void
millrace_item_mover_attach_dragging (GtkWidget        *row,
                                     MillraceItemPath  find)
{
  Finder *finder;

  g_return_if_fail (GTK_IS_LIST_BOX_ROW (row));
  g_return_if_fail (find != NULL);

  finder = g_new (Finder, 1);
  finder->find = find;
  g_object_set_data_full (G_OBJECT (row), FINDER_KEY, finder, g_free);
  millrace_row_drag_attach (row, &how);
}

void
millrace_item_mover_attach (MillraceField *field)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (MILLRACE_IS_FIELD (field));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_key (keys, GDK_KEY_Up, -1);
  add_key (keys, GDK_KEY_Down, 1);
  gtk_widget_add_controller (GTK_WIDGET (field), keys);
  millrace_row_drag_attach (GTK_WIDGET (field), &how);
}
