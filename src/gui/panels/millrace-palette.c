/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-palette.h"

#include <math.h>

#include "millrace-palette-row.h"
#include "millrace-palette-search.h"

struct _MillracePalette
{
  GtkWidget       parent_instance;

  GtkSearchEntry *search;
  GtkListBox     *list;
  GtkWidget      *nothing;
  GtkLabel       *more;
  GListStore     *items;   /* what is shown now */
  GSettings      *settings;
  char           *found;   /* what was typed when something was added */
  gboolean        is_old;  /* something was added that is not among the recent ones yet */
};

G_DEFINE_FINAL_TYPE (MillracePalette, millrace_palette, GTK_TYPE_WIDGET)

static gboolean
clear_search_cb (gpointer user_data)
{
  MillracePalette *self = user_data;

  /* Whoever types fast has begun it already. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL
      && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->search)), self->found) == 0)
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");

  return G_SOURCE_REMOVE;
}

/* What was searched for is found: the next search begins anew. Its row goes with it, so not before
 * the list is done with that. */
static void
add (MillracePalette *self,
     const char      *type)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.add", "(sdd)", type, NAN, NAN);
  g_free (self->found);
  self->found = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (*self->found != '\0')
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, clear_search_cb, g_object_ref (self),
                     g_object_unref);
}

static void
show_more (MillracePalette *self,
           guint            n_more)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u more resource: type on to find it.",
                                                     "%u more resources: type on to find them.",
                                                     n_more),
                                           n_more);

  gtk_label_set_label (self->more, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_more > 0);
}

static void
show_items (MillracePalette *self)
{
  guint n_more;
  g_autoptr (GPtrArray) items =
    millrace_palette_find (gtk_editable_get_text (GTK_EDITABLE (self->search)), &n_more);

  self->is_old = FALSE;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  gtk_widget_set_visible (self->nothing, items->len == 0);
  show_more (self, n_more);
}

/* Every type, until a word is typed over what is searched for. */
static void
show_all (MillracePalette *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "AWS::");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

/* What was added becomes a recent one, which moves the rows below. Not while somebody adds more:
 * they would go away under the pointer. */
static void
recent_changed_cb (MillracePalette *self)
{
  self->is_old = TRUE;
}

static const char *
get_row_type (gpointer row)
{
  return millrace_palette_item_get_type_name (millrace_palette_row_get_item (row));
}

/* The row of @type may be another one than before. */
static void
focus_type (MillracePalette *self,
            const char      *type)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (get_row_type (row), type) == 0)
      {
        gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
}

static gboolean
show_recent_cb (gpointer user_data)
{
  MillracePalette *self = user_data;
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  g_autofree char *type = focused != NULL ? g_strdup (get_row_type (focused)) : NULL;

  if (self->is_old && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    {
      show_items (self);
      if (focused != NULL)
        focus_type (self, type);
    }

  return G_SOURCE_REMOVE;
}

/* Not before GTK is done with the rows that the pointer leaves: they go away. */
static void
show_recent (MillracePalette *self)
{
  if (self->is_old)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_recent_cb, g_object_ref (self),
                     g_object_unref);
}

/* A finger leaves after each tap, and comes back to where the row was. */
static void
pointer_left_cb (MillracePalette          *self,
                 GtkEventControllerMotion *motion)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (motion));

  if (event == NULL || gdk_event_get_event_sequence (event) == NULL)
    show_recent (self);
}

static void
row_activated_cb (MillracePalette    *self,
                  MillracePaletteRow *row)
{
  const char *type = get_row_type (row);

  if (type != NULL)
    add (self, type);
  else
    show_all (self);
}

/* Enter in the search adds the best match, so that "/", a few letters and Enter suffice. */
static void
search_activate_cb (MillracePalette *self)
{
  GtkListBoxRow *row;

  /* The entry waits a moment before it says that its text changed. */
  show_items (self);
  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL && gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0')
    row_activated_cb (self, MILLRACE_PALETTE_ROW (row));
}

static void
stop_search_cb (MillracePalette *self)
{
  if (gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-canvas", NULL);
}

static gboolean
down_cb (GtkWidget *search,
         GVariant  *args,
         gpointer   user_data)
{
  MillracePalette *self = user_data;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
millrace_palette_focus_search (MillracePalette *self)
{
  g_return_if_fail (MILLRACE_IS_PALETTE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  GtkWidget *row = millrace_palette_row_new (item);
  GtkGesture *click;

  /* A single click lets one type what is wanted. It leaves the rows alone: the second click of two
   * would add what comes to be under the pointer. */
  if (millrace_palette_item_get_type_name (item) == NULL)
    {
      click = gtk_gesture_click_new ();
      g_signal_connect_object (click, "released", G_CALLBACK (millrace_palette_focus_search),
                               user_data, G_CONNECT_SWAPPED);
      gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
    }

  return row;
}

static const char *
shelf_title (MillraceShelf shelf)
{
  switch (shelf)
    {
    case MILLRACE_SHELF_PATTERN:
      return _("Trigger pattern");

    case MILLRACE_SHELF_RECENT:
      return _("Recent");

    case MILLRACE_SHELF_AROUND:
      return _("Around it");

    case MILLRACE_SHELF_ALL:
    default:
      return _("All resources");
    }
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  MillraceShelf shelf =
    millrace_palette_item_get_shelf (millrace_palette_row_get_item (MILLRACE_PALETTE_ROW (row)));
  GtkWidget *header = NULL;

  if (before == NULL ||
      shelf != millrace_palette_item_get_shelf (
                 millrace_palette_row_get_item (MILLRACE_PALETTE_ROW (before))))
    {
      header = gtk_label_new (shelf_title (shelf));
      gtk_label_set_xalign (GTK_LABEL (header), 0);
      gtk_widget_add_css_class (header, "panel-heading");
    }

  gtk_list_box_row_set_header (row, header);
}

static void
millrace_palette_dispose (GObject *object)
{
  MillracePalette *self = MILLRACE_PALETTE (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), MILLRACE_TYPE_PALETTE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->items);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->found, g_free);

  G_OBJECT_CLASS (millrace_palette_parent_class)->dispose (object);
}

static void
millrace_palette_class_init (MillracePaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_palette_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/millrace-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, MillracePalette, search);
  gtk_widget_class_bind_template_child (widget_class, MillracePalette, list);
  gtk_widget_class_bind_template_child (widget_class, MillracePalette, nothing);
  gtk_widget_class_bind_template_child (widget_class, MillracePalette, more);
  gtk_widget_class_bind_template_callback (widget_class, show_items);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_set_css_name (widget_class, "palette");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
millrace_palette_init (MillracePalette *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->items = g_list_store_new (MILLRACE_TYPE_PALETTE_ITEM);
  self->settings = g_settings_new (APPLICATION_ID);
  g_signal_connect_object (self->settings, "changed::recent-types", G_CALLBACK (recent_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (pointer_left_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (self, "map", G_CALLBACK (show_recent), NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->items), create_row_cb, self, NULL);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, 0),
                      gtk_callback_action_new (down_cb, self, NULL)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  show_items (self);
}

GtkWidget *
millrace_palette_new (void)
{
  return g_object_new (MILLRACE_TYPE_PALETTE, NULL);
}
