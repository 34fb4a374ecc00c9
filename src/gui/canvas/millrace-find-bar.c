/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-find-bar.h"

#include <glib/gi18n.h>

/* Rows that are seen at once; the others are scrolled to. */
#define MAX_LIST_HEIGHT 216

struct _MillraceFindBar
{
  GtkWidget           parent_instance;

  MillraceCanvas     *canvas;      /* weak */
  GtkWidget          *entry;
  GtkWidget          *count;       /* role "status" */
  GtkWidget          *scroller;
  GtkStringList      *found;       /* logical ids, best first */
  GtkSingleSelection *selection;
  gboolean            quiet;       /* the list is filled anew: nobody has chosen */
};

G_DEFINE_FINAL_TYPE (MillraceFindBar, millrace_find_bar, GTK_TYPE_WIDGET)

/* --- looking ---------------------------------------------------------------------------------- */

static CfnDiagram *
get_diagram (MillraceFindBar *self)
{
  CfnRoutes *routes = self->canvas != NULL ? millrace_canvas_get_routes (self->canvas) : NULL;

  return routes != NULL ? cfn_layout_get_diagram (cfn_routes_get_layout (routes)) : NULL;
}

static gboolean
has (const char *text,
     const char *needle)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, needle) != NULL;
}

/* How well @node fits: 0 best, negative not at all. */
static int
rank (const CfnDiagramNode *node,
      const char           *needle)
{
  g_autofree char *id = g_utf8_casefold (node->resource->id, -1);

  if (g_str_has_prefix (id, needle))
    return 0;
  if (strstr (id, needle) != NULL)
    return 1;
  if (has (_(cfn_kind_get_label (node->kind)), needle) || has (node->resource->type, needle))
    return 2;

  return -1;
}

static void
collect (MillraceFindBar *self,
         const char      *needle,
         GPtrArray       *ids)
{
  CfnDiagram *diagram = get_diagram (self);

  for (int wanted = 0; diagram != NULL && *needle != '\0' && wanted <= 2; wanted++)
    for (guint i = 0; i < cfn_diagram_get_n_nodes (diagram); i++)
      {
        const CfnDiagramNode *node = cfn_diagram_get_node (diagram, i);

        if (rank (node, needle) == wanted)
          g_ptr_array_add (ids, (gpointer) node->resource->id);
      }
  g_ptr_array_add (ids, NULL);
}

static void
update_count (MillraceFindBar *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  guint selected = gtk_single_selection_get_selected (self->selection);
  gboolean typed = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
  g_autofree char *text = NULL;

  if (!typed)
    text = g_strdup ("");
  else if (n == 0)
    text = g_strdup (_("None"));
  else
    /* Translators: which of the things that were found is shown, "2 of 5" */
    text = g_strdup_printf (_("%u of %u"), selected + 1, n);
  gtk_label_set_label (GTK_LABEL (self->count), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_widget_set_visible (self->scroller, n > 0);
}

/* The id that is chosen in the list, or NULL. */
static const char *
get_chosen (MillraceFindBar *self)
{
  GtkStringObject *chosen = gtk_single_selection_get_selected_item (self->selection);

  return chosen != NULL ? gtk_string_object_get_string (chosen) : NULL;
}

static void
show_chosen (MillraceFindBar *self)
{
  const char *ids[] = { get_chosen (self), NULL };
  guint place = gtk_single_selection_get_selected (self->selection);
  GtkRequisition size;

  update_count (self);
  if (ids[0] == NULL)
    return;

  gtk_widget_get_preferred_size (GTK_WIDGET (self), NULL, &size);
  millrace_canvas_set_covered (self->canvas,
                               size.height + gtk_widget_get_margin_top (GTK_WIDGET (self)));
  millrace_canvas_set_selection (self->canvas, ids);
  millrace_canvas_reveal (self->canvas, ids[0], FALSE);
  gtk_widget_activate_action (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scroller)),
                              "list.scroll-to-item", "u", place);
}

static void
chosen_cb (MillraceFindBar *self)
{
  if (!self->quiet)
    show_chosen (self);
}

/* Fills the list; what was chosen stays chosen if it is among the found. */
static void
look (MillraceFindBar *self)
{
  g_autofree char *needle =
    g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  g_autofree char *chosen = g_strdup (get_chosen (self));
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  collect (self, g_strstrip (needle), ids);
  self->quiet = TRUE;
  gtk_string_list_splice (self->found, 0, g_list_model_get_n_items (G_LIST_MODEL (self->found)),
                          (const char * const *) ids->pdata);
  for (guint i = 0; i + 1 < ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (ids, i), chosen) == 0)
      gtk_single_selection_set_selected (self->selection, i);
  self->quiet = FALSE;
  update_count (self);
}

static void
changed_cb (MillraceFindBar *self)
{
  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, 0);
  self->quiet = FALSE;
  look (self);
  show_chosen (self);
}

/* Round and round. */
static void
step (MillraceFindBar *self,
      int              by)
{
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->found));
  int place = (int) gtk_single_selection_get_selected (self->selection);

  if (n > 0)
    gtk_single_selection_set_selected (self->selection, (guint) ((place + by + n) % n));
}

static void
next_cb (MillraceFindBar *self)
{
  step (self, 1);
}

static void
previous_cb (MillraceFindBar *self)
{
  step (self, -1);
}

static void
close_bar (MillraceFindBar *self)
{
  const char *id = get_chosen (self);

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  millrace_canvas_set_covered (self->canvas, 0);
  if (id != NULL)
    millrace_canvas_reveal (self->canvas, id, TRUE);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        MillraceFindBar       *self)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
      step (self, 1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Up:
      step (self, -1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      step (self, state & GDK_SHIFT_MASK ? -1 : 1);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* --- rows ------------------------------------------------------------------------------------- */

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *id = gtk_label_new (NULL);
  GtkWidget *type = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (id), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_ellipsize (GTK_LABEL (type), PANGO_ELLIPSIZE_START);
  gtk_widget_set_hexpand (type, TRUE);
  gtk_label_set_xalign (GTK_LABEL (type), 1);
  gtk_widget_add_css_class (type, "dim-label");
  gtk_widget_add_css_class (type, "caption");
  gtk_box_append (GTK_BOX (row), id);
  gtk_box_append (GTK_BOX (row), type);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         MillraceFindBar    *self)
{
  const char *id = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  CfnDiagram *diagram = get_diagram (self);
  int node = diagram != NULL ? cfn_diagram_find_node (diagram, id) : -1;

  gtk_label_set_label (GTK_LABEL (label), id);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (label)),
                       node >= 0 ? cfn_diagram_get_node (diagram, (guint) node)->resource->type
                                 : "");
}

static GtkWidget *
make_list (MillraceFindBar *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Found cards"), -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (close_bar), self, G_CONNECT_SWAPPED);

  return list;
}

/* --- the object ------------------------------------------------------------------------------- */

static void
millrace_find_bar_dispose (GObject *object)
{
  MillraceFindBar *self = MILLRACE_FIND_BAR (object);
  GtkWidget *child;

  g_clear_weak_pointer (&self->canvas);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (millrace_find_bar_parent_class)->dispose (object);
}

static void
millrace_find_bar_class_init (MillraceFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_find_bar_dispose;
  gtk_widget_class_set_css_name (widget_class, "find-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
make_button (const char *icon,
             const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);

  return button;
}

static void
add_top (MillraceFindBar *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *previous = make_button ("go-up-symbolic", _("Previous (Shift+Enter)"));
  GtkWidget *next = make_button ("go-down-symbolic", _("Next (Enter)"));
  GtkWidget *leave = make_button ("window-close-symbolic", _("Back to the Canvas (Esc)"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_object_set (self->entry, "placeholder-text", _("Find a card"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find a card"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "next-match", G_CALLBACK (next_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "previous-match", G_CALLBACK (previous_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (close_bar), self,
                           G_CONNECT_SWAPPED);

  self->count = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                              "margin-start", 6, "margin-end", 3, NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");

  g_signal_connect_object (previous, "clicked", G_CALLBACK (previous_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (next, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (leave, "clicked", G_CALLBACK (close_bar), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (top), self->entry);
  gtk_box_append (GTK_BOX (top), self->count);
  gtk_box_append (GTK_BOX (top), previous);
  gtk_box_append (GTK_BOX (top), next);
  gtk_box_append (GTK_BOX (top), leave);
  gtk_widget_set_parent (top, GTK_WIDGET (self));
}

static void
millrace_find_bar_init (MillraceFindBar *self)
{
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find on the canvas"), -1);
  self->found = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->found));
  add_top (self);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              MAX_LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), make_list (self));
  gtk_widget_set_visible (self->scroller, FALSE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

void
millrace_find_bar_set_canvas (MillraceFindBar *self,
                              MillraceCanvas  *canvas)
{
  g_return_if_fail (MILLRACE_IS_FIND_BAR (self));

  g_set_weak_pointer (&self->canvas, canvas);
}

void
millrace_find_bar_open (MillraceFindBar *self)
{
  g_return_if_fail (MILLRACE_IS_FIND_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  look (self);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

void
millrace_find_bar_refresh (MillraceFindBar *self)
{
  g_return_if_fail (MILLRACE_IS_FIND_BAR (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    look (self);
}
