/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-item-row.h"

#include "millrace-edit.h"
#include "millrace-popover.h"
#include "millrace-spelling.h"
#include "millrace-tooltip.h"

struct _MillraceItemRow
{
  MillraceEntryRow        parent_instance;

  const MillraceItemSpec *spec;
  CfnReading             *reading;    /* whose list it belongs to */
  char                   *id;
  char                   *property;
};

static void millrace_item_row_field_init (MillraceFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MillraceItemRow, millrace_item_row, MILLRACE_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (MILLRACE_TYPE_FIELD,
                                                      millrace_item_row_field_init))

static const MillraceFieldSpec field_spec = { .kind = MILLRACE_FIELD_TEXT };

/* --- Picking --- */

static void
choice_clear (gpointer data)
{
  MillraceChoice *choice = data;

  g_free ((char *) choice->value);
  g_free ((char *) choice->label);
}

static void
picked_cb (MillraceField *self,
           GtkListBoxRow *row,
           GtkWidget     *list)
{
  g_autofree char *yaml = g_strdup (g_object_get_data (G_OBJECT (row), "yaml"));

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER)));
  /* The last thing: the row may be gone afterwards. */
  millrace_field_commit (self, yaml);
}

void
millrace_item_add_choice (GArray     *choices,
                          char       *value,
                          const char *label)
{
  MillraceChoice choice = { value, g_strdup (label) };

  g_array_append_val (choices, choice);
}

static GtkWidget *
build_list (const GArray *choices)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "picks");
  for (guint i = 0; i < choices->len; i++)
    {
      const MillraceChoice *choice = &g_array_index (choices, MillraceChoice, i);
      const gboolean is_plain = g_str_equal (choice->label, choice->value);
      GtkWidget *row = millrace_row_new (choice->label, is_plain ? NULL : choice->value);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "yaml", g_strdup (choice->value), g_free);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }

  return list;
}

static void
pick_cb (MillraceItemRow *self,
         GtkWidget       *button)
{
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (MillraceChoice));
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list;
  MillraceSubject subject;

  g_array_set_clear_func (choices, choice_clear);
  if (millrace_subject_init (&subject, self->reading, self->id))
    self->spec->pick (&subject, self->property, choices);
  list = build_list (choices);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (picked_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_widget_set_size_request (scroller, 260, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pick a resource"),
                                  -1);
  millrace_popover_open (popover, button);
}

/* --- The row --- */

static void
millrace_item_row_show_value (MillraceField         *field,
                              const MillraceSubject *subject,
                              const CfnValue        *value)
{
  g_autofree char *text = NULL;

  if (value->kind == CFN_VALUE_LITERAL && strchr (value->text, '\n') == NULL)
    text = g_strdup (value->text);
  else
    text = millrace_spelling_of_node (value->node);
  gtk_editable_set_editable (GTK_EDITABLE (field), millrace_spelling_can_edit (value->node));
  millrace_edit_show (GTK_WIDGET (field), text);
}

void
millrace_item_row_set_list (MillraceItemRow       *self,
                            const MillraceSubject *subject,
                            const char            *property)
{
  CfnReading *previous;

  g_return_if_fail (MILLRACE_IS_ITEM_ROW (self));

  /* The id may belong to the reading that is being let go. */
  previous = g_steal_pointer (&self->reading);
  self->reading = cfn_reading_ref (subject->reading);
  g_free (self->id);
  self->id = g_strdup (subject->resource->id);
  g_free (self->property);
  self->property = g_strdup (property);
  g_clear_pointer (&previous, cfn_reading_unref);
}

static void
remove_cb (MillraceField *field)
{
  millrace_field_commit (field, "");
}

static void
add_button (MillraceItemRow *self,
            const char      *icon_name,
            const char      *label,
            GCallback        clicked_cb)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  millrace_tooltip_set (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (button, "clicked", clicked_cb, self);
  millrace_row_add_suffix (MILLRACE_ROW (self), button);
}

static void
millrace_item_row_field_init (MillraceFieldInterface *iface)
{
  iface->show_value = millrace_item_row_show_value;
}

static void
millrace_item_row_finalize (GObject *object)
{
  MillraceItemRow *self = MILLRACE_ITEM_ROW (object);

  g_clear_pointer (&self->reading, cfn_reading_unref);
  g_free (self->id);
  g_free (self->property);

  G_OBJECT_CLASS (millrace_item_row_parent_class)->finalize (object);
}

static void
millrace_item_row_class_init (MillraceItemRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_item_row_finalize;
}

static void
millrace_item_row_init (MillraceItemRow *self)
{
  millrace_field_set_spec (MILLRACE_FIELD (self), &field_spec);
  gtk_widget_add_css_class (GTK_WIDGET (self), "item");
}

GtkWidget *
millrace_item_row_new (const MillraceItemSpec *spec,
                       gboolean                adds)
{
  const char *title = _(adds ? spec->add_title : spec->title);
  MillraceItemRow *self = g_object_new (MILLRACE_TYPE_ITEM_ROW, NULL);

  millrace_entry_row_set_title (MILLRACE_ENTRY_ROW (self), title);
  if (adds)
    millrace_entry_row_set_new (MILLRACE_ENTRY_ROW (self));
  self->spec = spec;
  millrace_edit_attach (GTK_WIDGET (self), MILLRACE_FIELD (self));
  if (spec->offer != NULL)
    millrace_completion_attach (GTK_WIDGET (self), spec->offer, NULL);
  if (spec->pick != NULL)
    add_button (self, "view-list-symbolic", _("Pick…"), G_CALLBACK (pick_cb));
  if (!adds)
    add_button (self, "list-remove-symbolic", _("Remove"), G_CALLBACK (remove_cb));

  return GTK_WIDGET (self);
}
