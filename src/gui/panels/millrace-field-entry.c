/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-field-entry.h"

#include "millrace-edit.h"
#include "millrace-spelling.h"

struct _MillraceFieldEntry
{
  GtkWidget  parent_instance;

  GtkWidget *entry;
};

static void millrace_field_entry_field_init (MillraceFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MillraceFieldEntry, millrace_field_entry, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MILLRACE_TYPE_FIELD,
                                                      millrace_field_entry_field_init))

static void
millrace_field_entry_show_value (MillraceField         *field,
                                 const MillraceSubject *subject,
                                 const CfnValue        *value)
{
  MillraceFieldEntry *self = MILLRACE_FIELD_ENTRY (field);
  g_autofree char *line = millrace_spelling_line_of (value);

  gtk_editable_set_editable (GTK_EDITABLE (self->entry), millrace_spelling_can_edit (value->node));
  millrace_edit_show (self->entry, line);
}

static void
millrace_field_entry_field_init (MillraceFieldInterface *iface)
{
  iface->show_value = millrace_field_entry_show_value;
}

static void
millrace_field_entry_dispose (GObject *object)
{
  g_clear_pointer (&MILLRACE_FIELD_ENTRY (object)->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (millrace_field_entry_parent_class)->dispose (object);
}

static void
millrace_field_entry_class_init (MillraceFieldEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = millrace_field_entry_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
millrace_field_entry_init (MillraceFieldEntry *self)
{
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
}

GtkWidget *
millrace_field_entry_new (const MillraceFieldSpec *spec)
{
  MillraceFieldEntry *self = g_object_new (MILLRACE_TYPE_FIELD_ENTRY, NULL);
  const char *title = millrace_field_spec_get_title (spec);

  millrace_field_set_spec (MILLRACE_FIELD (self), spec);
  millrace_edit_attach (self->entry, MILLRACE_FIELD (self));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);

  return GTK_WIDGET (self);
}
