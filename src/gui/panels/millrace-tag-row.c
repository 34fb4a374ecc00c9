/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-tag-row.h"

#include "millrace-field-entry.h"
#include "millrace-part-list.h"
#include "millrace-tail.h"

struct _MillraceTagRow
{
  AdwPreferencesRow  parent_instance;

  GtkWidget         *key;
  GtkWidget         *value;
};

static void millrace_tag_row_field_init (MillraceFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MillraceTagRow, millrace_tag_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (MILLRACE_TYPE_FIELD,
                                                      millrace_tag_row_field_init))

static const MillraceFieldSpec key_spec = {
  .kind = MILLRACE_FIELD_TEXT, .title = N_("Key"), .required = TRUE,
};

static const MillraceFieldSpec value_spec = {
  .kind = MILLRACE_FIELD_TEXT, .title = N_("Value"), .required = TRUE,
};

static void
millrace_tag_row_show_value (MillraceField         *field,
                             const MillraceSubject *subject,
                             const CfnValue        *value)
{
  MillraceTagRow *self = MILLRACE_TAG_ROW (field);
  const char *property = millrace_field_get_property (field);
  g_autofree char *key_path = millrace_part_path (property, "Key", 0);
  g_autofree char *value_path = millrace_part_path (property, "Value", 0);

  millrace_field_show_at (MILLRACE_FIELD (self->key), subject, key_path);
  millrace_field_show_at (MILLRACE_FIELD (self->value), subject, value_path);
}

static void
millrace_tag_row_field_init (MillraceFieldInterface *iface)
{
  iface->show_value = millrace_tag_row_show_value;
}

static void
millrace_tag_row_class_init (MillraceTagRowClass *klass)
{
}

static void
millrace_tag_row_init (MillraceTagRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->key = millrace_field_entry_new (&key_spec);
  self->value = millrace_field_entry_new (&value_spec);
  gtk_widget_add_css_class (box, "tag");
  gtk_box_append (GTK_BOX (box), self->key);
  gtk_box_append (GTK_BOX (box), self->value);
  gtk_box_append (GTK_BOX (box), millrace_tail_new (MILLRACE_FIELD (self)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

GtkWidget *
millrace_tag_row_new (const MillraceFieldSpec *spec)
{
  g_autofree char *title = millrace_field_spec_dup_row_title (spec);
  GtkWidget *self = g_object_new (MILLRACE_TYPE_TAG_ROW,
                                  "use-markup", FALSE,
                                  "title", title,
                                  NULL);

  millrace_field_set_spec (MILLRACE_FIELD (self), spec);

  return self;
}
