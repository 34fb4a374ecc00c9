/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-text-row.h"

#include "millrace-edit.h"
#include "millrace-spelling.h"
#include "millrace-tail.h"

struct _MillraceTextRow
{
  AdwEntryRow parent_instance;
};

static void millrace_text_row_field_init (MillraceFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MillraceTextRow, millrace_text_row, ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (MILLRACE_TYPE_FIELD,
                                                      millrace_text_row_field_init))

static void
millrace_text_row_show_value (MillraceField         *field,
                              const MillraceSubject *subject,
                              const CfnValue        *value)
{
  g_autofree char *text = millrace_spelling_line_of (value);

  gtk_editable_set_editable (GTK_EDITABLE (field), millrace_spelling_can_edit (value->node));
  millrace_edit_show (GTK_WIDGET (field), text);
}

static void
millrace_text_row_field_init (MillraceFieldInterface *iface)
{
  iface->show_value = millrace_text_row_show_value;
}

static void
millrace_text_row_class_init (MillraceTextRowClass *klass)
{
}

static void
millrace_text_row_init (MillraceTextRow *self)
{
  millrace_edit_attach (GTK_WIDGET (self), MILLRACE_FIELD (self));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), millrace_tail_new (MILLRACE_FIELD (self)));
}

GtkWidget *
millrace_text_row_new (const MillraceFieldSpec *spec)
{
  GtkWidget *self = g_object_new (MILLRACE_TYPE_TEXT_ROW,
                                  "title", millrace_field_spec_get_title (spec),
                                  "use-markup", FALSE,
                                  NULL);

  millrace_field_set_spec (MILLRACE_FIELD (self), spec);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)),
    -1);

  return self;
}
