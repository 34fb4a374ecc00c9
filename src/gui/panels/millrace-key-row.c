/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-key-row.h"

#include "millrace-edit.h"
#include "millrace-spelling.h"
#include "millrace-table-key.h"
#include "millrace-tooltip.h"

struct _MillraceKeyRow
{
  MillraceEntryRow  parent_instance;

  GtkWidget        *type;
  gulong            type_handler;
  GtkWidget        *remove;

  CfnReading       *reading;    /* what is shown */
  char             *id;
  char             *schema;
  guint             index;
};

static void millrace_key_row_field_init (MillraceFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MillraceKeyRow, millrace_key_row, MILLRACE_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (MILLRACE_TYPE_FIELD,
                                                      millrace_key_row_field_init))

const MillraceChoice millrace_key_types[] = {
  { "S", N_("String") },
  { "N", N_("Number") },
  { "B", N_("Binary") },
  { NULL }
};

static const MillraceFieldSpec field_spec = { .kind = MILLRACE_FIELD_TEXT };

/* --- Changing --- */

static gboolean
edited_cb (MillraceKeyRow *self,
           const char     *typed)
{
  MillraceSubject subject;
  MillraceChanges changes;

  /* An intrinsic names no attribute that could be defined beside it: it is set as it is. */
  if (millrace_spelling_is_intrinsic (typed))
    return FALSE;
  if (typed[0] == '\0' || !millrace_subject_init (&subject, self->reading, self->id))
    return TRUE;

  millrace_changes_init (&changes, &subject);
  millrace_table_key_rename (&changes, self->schema, self->index, typed, NULL);
  millrace_changes_ask (&changes, GTK_WIDGET (self));

  return TRUE;
}

static void
type_cb (MillraceKeyRow *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->type));
  MillraceSubject subject;
  MillraceChanges changes;

  if (selected == GTK_INVALID_LIST_POSITION ||
      !millrace_subject_init (&subject, self->reading, self->id))
    return;

  millrace_changes_init (&changes, &subject);
  millrace_table_key_set_type (&changes, self->schema, self->index,
                               millrace_key_types[selected].value);
  millrace_changes_ask (&changes, GTK_WIDGET (self));
}

static void
remove_cb (MillraceKeyRow *self)
{
  MillraceSubject subject;
  MillraceChanges changes;

  if (!millrace_subject_init (&subject, self->reading, self->id))
    return;

  millrace_changes_init (&changes, &subject);
  millrace_table_key_remove (&changes, self->schema, self->index);
  millrace_changes_ask (&changes, GTK_WIDGET (self));
}

/* --- Showing --- */

static void
millrace_key_row_show_value (MillraceField         *field,
                             const MillraceSubject *subject,
                             const CfnValue        *value)
{
  g_autofree char *text = millrace_spelling_line_of (value);

  gtk_editable_set_editable (GTK_EDITABLE (field), millrace_spelling_can_edit (value->node));
  millrace_edit_show (GTK_WIDGET (field), text);
}

static void
show_type (MillraceKeyRow        *self,
           const MillraceSubject *subject)
{
  const char *type = millrace_table_key_get_type (subject, self->schema, self->index);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; millrace_key_types[i].value != NULL; i++)
    {
      if (g_strcmp0 (type, millrace_key_types[i].value) == 0)
        selected = i;
    }

  g_signal_handler_block (self->type, self->type_handler);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->type), selected);
  g_signal_handler_unblock (self->type, self->type_handler);
}

void
millrace_key_row_show (MillraceKeyRow        *self,
                       const MillraceSubject *subject,
                       const char            *schema,
                       guint                  index)
{
  CfnReading *previous;
  g_autofree char *property = g_strdup_printf ("%s[%u].AttributeName", schema, index);
  gboolean is_range;

  g_return_if_fail (MILLRACE_IS_KEY_ROW (self));

  previous = g_steal_pointer (&self->reading);
  self->reading = cfn_reading_ref (subject->reading);
  g_free (self->id);
  self->id = g_strdup (subject->resource->id);
  g_free (self->schema);
  self->schema = g_strdup (schema);
  self->index = index;
  g_clear_pointer (&previous, cfn_reading_unref);

  is_range = millrace_table_key_is_range (subject, schema, index);
  millrace_entry_row_set_title (MILLRACE_ENTRY_ROW (self),
                                is_range ? _("Sort key") : _("Partition key"));
  gtk_widget_set_visible (self->remove, index > 0);
  show_type (self, subject);
  millrace_field_show_at (MILLRACE_FIELD (self), subject, property);
}

static void
millrace_key_row_field_init (MillraceFieldInterface *iface)
{
  iface->show_value = millrace_key_row_show_value;
}

static void
millrace_key_row_finalize (GObject *object)
{
  MillraceKeyRow *self = MILLRACE_KEY_ROW (object);

  g_clear_pointer (&self->reading, cfn_reading_unref);
  g_free (self->id);
  g_free (self->schema);

  G_OBJECT_CLASS (millrace_key_row_parent_class)->finalize (object);
}

static void
millrace_key_row_class_init (MillraceKeyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_key_row_finalize;
}

static void
build_suffixes (MillraceKeyRow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; millrace_key_types[i].value != NULL; i++)
    gtk_string_list_append (names, _(millrace_key_types[i].label));

  self->type = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  self->remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_set_valign (self->type, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->type, "flat");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_add_css_class (self->remove, "circular");
  millrace_tooltip_set (self->remove, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->type),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Type"),
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove"),
                                  -1);
  millrace_row_add_suffix (MILLRACE_ROW (self), self->type);
  millrace_row_add_suffix (MILLRACE_ROW (self), self->remove);
  self->type_handler = g_signal_connect_swapped (self->type, "notify::selected",
                                                 G_CALLBACK (type_cb), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_cb), self);
}

static void
millrace_key_row_init (MillraceKeyRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "item");
  millrace_field_set_spec (MILLRACE_FIELD (self), &field_spec);
  millrace_edit_attach (GTK_WIDGET (self), MILLRACE_FIELD (self));
  build_suffixes (self);
  g_signal_connect (self, "edited", G_CALLBACK (edited_cb), NULL);
}

GtkWidget *
millrace_key_row_new (void)
{
  return g_object_new (MILLRACE_TYPE_KEY_ROW, NULL);
}
