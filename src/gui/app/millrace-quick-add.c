/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-quick-add.h"

#include <glib/gi18n.h>

#include "millrace-palette-row.h"
#include "millrace-palette-search.h"

#define WIDTH 320
#define LIST_HEIGHT 260

struct _MillraceQuickAdd
{
  GtkPopover  parent_instance;

  GtkWidget  *heading;
  GtkWidget  *search;
  GtkWidget  *list;
  GtkWidget  *nothing;
  GListStore *items;
  char      **types;     /* NULL: all */
  char       *shown;     /* the text that the list is of */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MillraceQuickAdd, millrace_quick_add, GTK_TYPE_POPOVER)

/* --- the list --------------------------------------------------------------------------------- */

static void
show_items (MillraceQuickAdd *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GPtrArray) items = NULL;
  guint n_more;

  if (self->types != NULL)
    items = millrace_palette_find_among ((const char * const *) self->types, text);
  else
    items = millrace_palette_find (text, &n_more);

  /* "Any resource" leads to a search; this is one. */
  for (guint i = items->len; i > 0; i--)
    if (millrace_palette_item_get_type_name (g_ptr_array_index (items, i - 1)) == NULL)
      g_ptr_array_remove_index (items, i - 1);

  g_free (self->shown);
  self->shown = g_strdup (text);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  gtk_widget_set_visible (self->nothing, items->len == 0);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer data)
{
  return millrace_palette_row_new (item);
}

static void
choose (MillraceQuickAdd *self,
        gboolean          goes_on)
{
  GtkListBoxRow *row;
  g_autofree char *type = NULL;

  /* The entry waits a moment before it says that its text changed. */
  if (g_strcmp0 (self->shown, gtk_editable_get_text (GTK_EDITABLE (self->search))) != 0)
    show_items (self);
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  if (row == NULL)
    return;

  type = g_strdup (millrace_palette_item_get_type_name (
    millrace_palette_row_get_item (MILLRACE_PALETTE_ROW (row))));
  if (!goes_on)
    gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, type, goes_on);
}

static void
row_activated_cb (MillraceQuickAdd *self,
                  GtkListBoxRow    *row)
{
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  choose (self, FALSE);
}

/* --- keys ------------------------------------------------------------------------------------- */

/* The focus stays in the search, so that one can type on; the arrows go through the list. */
static void
step (MillraceQuickAdd *self,
      int               by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = row != NULL ? gtk_list_box_row_get_index (row) + by : 0;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), MAX (index, 0));
  graphene_rect_t bounds;
  GtkAdjustment *adjustment;

  if (next == NULL)
    return;

  gtk_list_box_select_row (GTK_LIST_BOX (self->list), next);
  adjustment = gtk_list_box_get_adjustment (GTK_LIST_BOX (self->list));
  if (adjustment != NULL && gtk_widget_compute_bounds (GTK_WIDGET (next), self->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, next, -1);
}

static gboolean
key_cb (MillraceQuickAdd *self,
        guint             keyval,
        guint             keycode,
        GdkModifierType   modifiers)
{
  gboolean control = (modifiers & GDK_CONTROL_MASK) != 0;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, -1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, 1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      choose (self, control);
      return GDK_EVENT_STOP;

    case GDK_KEY_Escape:
      gtk_popover_popdown (GTK_POPOVER (self));
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* --- the object ------------------------------------------------------------------------------- */

void
millrace_quick_add_set_offer (MillraceQuickAdd   *self,
                              const char         *heading,
                              const char * const *types)
{
  char **copy;

  g_return_if_fail (MILLRACE_IS_QUICK_ADD (self));
  g_return_if_fail (heading != NULL);

  copy = g_strdupv ((char **) types);
  g_strfreev (self->types);
  self->types = copy;
  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  show_items (self);
}

static void
millrace_quick_add_finalize (GObject *object)
{
  MillraceQuickAdd *self = MILLRACE_QUICK_ADD (object);

  g_clear_object (&self->items);
  g_strfreev (self->types);
  g_free (self->shown);

  G_OBJECT_CLASS (millrace_quick_add_parent_class)->finalize (object);
}

static void
millrace_quick_add_class_init (MillraceQuickAddClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_quick_add_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static GtkWidget *
create_list (MillraceQuickAdd *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "quick-add-list");
  gtk_widget_set_focusable (self->list, FALSE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (self->items), create_row_cb,
                           NULL, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);

  return scroller;
}

static GtkWidget *
create_label (const char *text,
              const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style_class);

  return label;
}

static void
millrace_quick_add_init (MillraceQuickAdd *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->items = g_list_store_new (MILLRACE_TYPE_PALETTE_ITEM);
  self->heading = create_label (NULL, "choice-heading");
  self->search = gtk_search_entry_new ();
  self->nothing = create_label (_("Nothing of that name."), "dim-label");
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), create_list (self));
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), create_label (_("Enter adds it, Ctrl+Enter adds it and goes on."),
                                               "choice-hint"));
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "quick-add");

  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (show_items), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (box, keys);
}

GtkWidget *
millrace_quick_add_new (void)
{
  return g_object_new (MILLRACE_TYPE_QUICK_ADD, NULL);
}
