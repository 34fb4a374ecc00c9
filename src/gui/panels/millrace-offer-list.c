/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-offer-list.h"

#include "millrace-tooltip.h"

#define MAX_HEIGHT 320

/* So many are read faster than anything is typed. */
#define FEW 8

/* --- One offer --- */

#define MILLRACE_TYPE_OFFER (millrace_offer_get_type ())
G_DECLARE_FINAL_TYPE (MillraceOffer, millrace_offer, MILLRACE, OFFER, GObject)

struct _MillraceOffer
{
  GObject  parent_instance;

  char    *value;
  char    *label;
  char    *detail;
};

G_DEFINE_FINAL_TYPE (MillraceOffer, millrace_offer, G_TYPE_OBJECT)

static void
millrace_offer_finalize (GObject *object)
{
  MillraceOffer *self = MILLRACE_OFFER (object);

  g_free (self->value);
  g_free (self->label);
  g_free (self->detail);

  G_OBJECT_CLASS (millrace_offer_parent_class)->finalize (object);
}

static void
millrace_offer_class_init (MillraceOfferClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_offer_finalize;
}

static void
millrace_offer_init (MillraceOffer *self)
{
}

/* --- The list --- */

struct _MillraceOfferList
{
  GtkWidget           parent_instance;

  GtkWidget          *search;
  GtkWidget          *view;
  GListStore         *offers;
  GtkCustomFilter    *filter;
  GtkSingleSelection *selection;
  char               *sought;    /* casefolded */
};

G_DEFINE_FINAL_TYPE (MillraceOfferList, millrace_offer_list, GTK_TYPE_WIDGET)

static guint chosen_signal;

static gboolean
matches_cb (gpointer item,
            gpointer user_data)
{
  MillraceOffer *offer = item;
  MillraceOfferList *self = user_data;
  g_autofree char *folded = NULL;

  if (self->sought == NULL || self->sought[0] == '\0')
    return TRUE;

  folded = g_utf8_casefold (offer->label, -1);

  return strstr (folded, self->sought) != NULL;
}

static void
choose (MillraceOfferList *self,
        guint              position)
{
  g_autoptr (MillraceOffer) offer
    = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (offer != NULL)
    g_signal_emit (self, chosen_signal, 0, offer->value);
}

static void
activate_cb (MillraceOfferList *self,
             guint              position)
{
  choose (self, position);
}

/* What is called just so, else what begins so, before what only has it in it. */
static guint
find_best (MillraceOfferList *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint best = 0;
  gboolean begins = FALSE;

  for (guint i = 0; i < n && self->sought[0] != '\0'; i++)
    {
      g_autoptr (MillraceOffer) offer
        = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      g_autofree char *folded = g_utf8_casefold (offer->label, -1);

      if (g_str_equal (folded, self->sought))
        return i;
      if (!begins && g_str_has_prefix (folded, self->sought))
        {
          best = i;
          begins = TRUE;
        }
    }

  return best;
}

static void
search_changed_cb (MillraceOfferList *self)
{
  g_free (self->sought);
  self->sought = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_single_selection_set_selected (self->selection, find_best (self));
}

static void
search_activate_cb (MillraceOfferList *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection));
}

/* A search entry keeps Escape to itself. What the list stands in is to be left by it all the same:
 * no other key reaches the window as long as that is open. */
static void
stop_search_cb (MillraceOfferList *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

/* The arrows lead from the line into the list. */
static gboolean
down_cb (GtkWidget *search,
         GVariant  *arguments,
         gpointer   user_data)
{
  MillraceOfferList *self = user_data;

  return gtk_widget_grab_focus (self->view);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  millrace_tooltip_tell_cut (GTK_LABEL (label));
  millrace_tooltip_tell_cut (GTK_LABEL (detail));
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  MillraceOffer *offer = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *detail = gtk_widget_get_next_sibling (label);

  gtk_label_set_text (GTK_LABEL (label), offer->label);
  gtk_label_set_text (GTK_LABEL (detail), offer->detail != NULL ? offer->detail : "");
  gtk_widget_set_visible (detail, offer->detail != NULL);
}

static void
millrace_offer_list_dispose (GObject *object)
{
  MillraceOfferList *self = MILLRACE_OFFER_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->offers);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->sought, g_free);

  G_OBJECT_CLASS (millrace_offer_list_parent_class)->dispose (object);
}

static void
millrace_offer_list_class_init (MillraceOfferListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_offer_list_dispose;

  chosen_signal = g_signal_new ("chosen", MILLRACE_TYPE_OFFER_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "offers");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
build_list (MillraceOfferList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkFilterListModel *filtered;

  self->offers = g_list_store_new (MILLRACE_TYPE_OFFER);
  self->filter = gtk_custom_filter_new (matches_cb, self, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->offers)),
                                        GTK_FILTER (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->view = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

static void
millrace_offer_list_init (MillraceOfferList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->search = gtk_search_entry_new ();
  gtk_widget_set_parent (self->search, GTK_WIDGET (self));
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activate_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, 0),
                      gtk_callback_action_new (down_cb, self, NULL)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->search, keys);
  build_list (self);
}

GtkWidget *
millrace_offer_list_new (const char *hint)
{
  MillraceOfferList *self = g_object_new (MILLRACE_TYPE_OFFER_LIST, NULL);

  g_object_set (self->search, "placeholder-text", hint, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, hint,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, hint,
                                  -1);

  return GTK_WIDGET (self);
}

void
millrace_offer_list_add (MillraceOfferList *self,
                         const char        *value,
                         const char        *label,
                         const char        *detail)
{
  g_autoptr (MillraceOffer) offer = NULL;

  g_return_if_fail (MILLRACE_IS_OFFER_LIST (self));
  g_return_if_fail (value != NULL && label != NULL);

  offer = g_object_new (MILLRACE_TYPE_OFFER, NULL);
  offer->value = g_strdup (value);
  offer->label = g_strdup (label);
  offer->detail = g_strdup (detail);
  g_list_store_append (self->offers, offer);
}

guint
millrace_offer_list_get_n (MillraceOfferList *self)
{
  g_return_val_if_fail (MILLRACE_IS_OFFER_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

void
millrace_offer_list_search (MillraceOfferList *self,
                            const char        *text)
{
  g_return_if_fail (MILLRACE_IS_OFFER_LIST (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}

void
millrace_offer_list_choose_first (MillraceOfferList *self)
{
  g_return_if_fail (MILLRACE_IS_OFFER_LIST (self));

  choose (self, gtk_single_selection_get_selected (self->selection));
}

/* GTK_INVALID_LIST_POSITION: it is not offered. */
static guint
find_value (MillraceOfferList *self,
            const char        *value)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MillraceOffer) offer
        = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_str_equal (offer->value, value))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

gboolean
millrace_offer_list_has (MillraceOfferList *self,
                         const char        *value)
{
  g_return_val_if_fail (MILLRACE_IS_OFFER_LIST (self), FALSE);

  return find_value (self, value) != GTK_INVALID_LIST_POSITION;
}

void
millrace_offer_list_begin (MillraceOfferList *self,
                           const char        *value)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint position;

  g_return_if_fail (MILLRACE_IS_OFFER_LIST (self));

  gtk_widget_set_visible (self->search, n > FEW);
  position = find_value (self, value);
  if (position == GTK_INVALID_LIST_POSITION)
    return;

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

gboolean
millrace_offer_list_focus (MillraceOfferList *self)
{
  g_return_val_if_fail (MILLRACE_IS_OFFER_LIST (self), FALSE);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->search) ? self->search
                                                                      : self->view);
}

void
millrace_offer_list_choose (MillraceOfferList *self,
                            const char        *value)
{
  g_return_if_fail (MILLRACE_IS_OFFER_LIST (self));

  choose (self, find_value (self, value));
}
