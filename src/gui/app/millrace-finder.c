/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-finder.h"

#include <glib/gi18n.h>

#define LIST_HEIGHT 260

/* Rows that Page Up and Page Down go over. */
#define PAGE 8

struct _MillraceFinder
{
  GtkWidget                   parent_instance;

  const MillraceFinderSource *source;
  gpointer                    data;
  GtkWidget                  *heading;
  GtkWidget                  *search;
  GtkWidget                  *scroller;
  GtkWidget                  *list;
  GtkWidget                  *nothing;
  GtkWidget                  *told;      /* role "status" */
  GListStore                 *items;
  char                       *hint;
  char                       *shown;     /* the text that the list is of */
};

enum
{
  CHOSEN,
  CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MillraceFinder, millrace_finder, GTK_TYPE_WIDGET)

/* --- the list --------------------------------------------------------------------------------- */

/* What @row was made for. Not what the store has at its place: while rows go one by one, the store
 * has already others. */
static gpointer
get_item (GtkListBoxRow *row)
{
  gpointer item = g_object_get_data (G_OBJECT (row), "millrace-item");

  return item != NULL ? item
                      : g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (row)),
                                           "millrace-item");
}

/* The row that is gone to is said, with its place in the list: assistive technology learns of the
 * entry's active descendant only where the toolkit is new enough. */
static void
tell (MillraceFinder *self,
      GtkListBoxRow  *row)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autofree char *what = NULL;
  g_autofree char *text = NULL;

  if (row == NULL || self->source->describe == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->told), self->hint != NULL ? self->hint : "");
      return;
    }

  what = self->source->describe (get_item (row));
  /* Translators: what is gone to in a list, its number, and how many there are */
  text = g_strdup_printf (_("%s (%d of %u)"), what, gtk_list_box_row_get_index (row) + 1, n);
  gtk_label_set_label (GTK_LABEL (self->told), text);
}

static void
go_to (MillraceFinder *self,
       GtkListBoxRow  *row)
{
  graphene_rect_t bounds;
  GtkAdjustment *adjustment;

  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  tell (self, row);
  if (row == NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->search),
                                     GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
      return;
    }

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  adjustment = gtk_list_box_get_adjustment (GTK_LIST_BOX (self->list));
  if (adjustment != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
}

static void
show_items (MillraceFinder *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GPtrArray) items = self->source->find (text, self->data);

  g_free (self->shown);
  self->shown = g_strdup (text);
  /* A row that goes must not be told of. */
  go_to (self, NULL);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  gtk_widget_set_visible (self->nothing, items->len == 0);
  gtk_widget_set_visible (self->scroller, items->len > 0);
  go_to (self, gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

/* The entry waits a moment before it says that its text changed; keys do not. */
static void
ensure_items (MillraceFinder *self)
{
  if (g_strcmp0 (self->shown, gtk_editable_get_text (GTK_EDITABLE (self->search))) != 0)
    show_items (self);
}

static void
search_changed_cb (MillraceFinder *self)
{
  ensure_items (self);
}

static void
choose (MillraceFinder *self,
        gboolean        goes_on)
{
  GtkListBoxRow *row;
  g_autoptr (GObject) item = NULL;

  ensure_items (self);
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  if (row == NULL)
    return;

  item = g_object_ref (get_item (row));
  g_signal_emit (self, signals[CHOSEN], 0, item, goes_on);
}

static void
row_activated_cb (MillraceFinder *self,
                  GtkListBoxRow  *row)
{
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  choose (self, FALSE);
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer data)
{
  MillraceFinder *self = data;
  GtkWidget *row = self->source->create_row (item, self->data);

  g_object_set_data_full (G_OBJECT (row), "millrace-item", g_object_ref (item), g_object_unref);

  return row;
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       data)
{
  MillraceFinder *self = data;
  const char *group = self->source->get_group (get_item (row));
  const char *last = before != NULL ? self->source->get_group (get_item (before)) : NULL;
  GtkWidget *header;

  if (group == NULL || g_strcmp0 (group, last) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  header = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_add_css_class (header, "finder-group");
  gtk_list_box_row_set_header (row, header);
}

/* --- keys ------------------------------------------------------------------------------------- */

static void
step (MillraceFinder *self,
      int             by)
{
  GtkListBoxRow *row;
  int index, n;

  ensure_items (self);
  n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->items));
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  index = row != NULL ? gtk_list_box_row_get_index (row) + by : 0;
  if (n > 0)
    go_to (self, gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list),
                                                CLAMP (index, 0, n - 1)));
}

static gboolean
key_cb (MillraceFinder  *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  modifiers)
{
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

    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      step (self, -PAGE);
      return GDK_EVENT_STOP;

    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      step (self, PAGE);
      return GDK_EVENT_STOP;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      choose (self, (modifiers & GDK_CONTROL_MASK) != 0);
      return GDK_EVENT_STOP;

    case GDK_KEY_Escape:
      g_signal_emit (self, signals[CANCELLED], 0);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* --- the object ------------------------------------------------------------------------------- */

void
millrace_finder_set_heading (MillraceFinder *self,
                             const char     *heading)
{
  g_return_if_fail (MILLRACE_IS_FINDER (self));

  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
}

void
millrace_finder_restart (MillraceFinder *self)
{
  g_return_if_fail (MILLRACE_IS_FINDER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  show_items (self);
}

void
millrace_finder_set_height (MillraceFinder *self,
                            int             height)
{
  g_return_if_fail (MILLRACE_IS_FINDER (self));

  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), height);
}

static gboolean
millrace_finder_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MILLRACE_FINDER (widget)->search);
}

static void
millrace_finder_dispose (GObject *object)
{
  MillraceFinder *self = MILLRACE_FINDER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->items);
  g_clear_pointer (&self->hint, g_free);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (millrace_finder_parent_class)->dispose (object);
}

static void
millrace_finder_class_init (MillraceFinderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_finder_dispose;
  widget_class->grab_focus = millrace_finder_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_OBJECT, G_TYPE_BOOLEAN);
  signals[CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "finder");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
add_list (MillraceFinder *self)
{
  /* The focus never goes to the rows, so it is a list box in the sense of WAI-ARIA: one chooses in
   * it from the entry. */
  self->list = g_object_new (GTK_TYPE_LIST_BOX,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_BOX,
                             "focusable", FALSE, NULL);
  gtk_widget_add_css_class (self->list, "finder-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static GtkWidget *
add_label (MillraceFinder    *self,
           const char        *text,
           const char        *style_class,
           GtkAccessibleRole  role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", text,
                                   "xalign", 0.0f, NULL);

  gtk_widget_add_css_class (label, style_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

static void
millrace_finder_init (MillraceFinder *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 6);

  self->items = g_list_store_new (G_TYPE_OBJECT);
  self->heading = add_label (self, "", "choice-heading", GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_label_set_wrap (GTK_LABEL (self->heading), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->heading), PANGO_WRAP_WORD_CHAR);
  self->search = gtk_search_entry_new ();
  gtk_widget_set_parent (self->search, GTK_WIDGET (self));
  add_list (self);
  self->nothing = add_label (self, _("Nothing of that name."), "dim-label",
                             GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_set_visible (self->nothing, FALSE);
  self->told = add_label (self, "", "choice-hint", GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_label_set_ellipsize (GTK_LABEL (self->told), PANGO_ELLIPSIZE_END);

  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
millrace_finder_new (const MillraceFinderSource *source,
                     gpointer                    data,
                     const char                 *hint)
{
  MillraceFinder *self;

  g_return_val_if_fail (source != NULL, NULL);

  self = g_object_new (MILLRACE_TYPE_FINDER, NULL);
  self->source = source;
  self->data = data;
  self->hint = g_strdup (hint);
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (self->items), create_row_cb,
                           self, NULL);
  if (source->get_group != NULL)
    gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), header_cb, self, NULL);
  tell (self, NULL);

  return GTK_WIDGET (self);
}
