/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-text-row.h"

#include "millrace-edit.h"
#include "millrace-spelling.h"

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
  g_autofree char *text = NULL;
  gboolean is_literal = value->kind == CFN_VALUE_LITERAL;

  /* A line break has no place in a line: shown as YAML, it survives. */
  if (is_literal && strchr (value->text, '\n') == NULL)
    text = g_strdup (value->text);
  else
    text = millrace_spelling_of_node (value->node);

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
}

GtkWidget *
millrace_text_row_new (const MillraceFieldSpec *spec)
{
  /* A scalar's title is the name of its property, which is the same in every language. */
  gboolean is_name = spec->kind == MILLRACE_FIELD_SCALAR;
  GtkWidget *self = g_object_new (MILLRACE_TYPE_TEXT_ROW,
                                  "title", is_name ? spec->title : _(spec->title),
                                  "use-markup", FALSE,
                                  NULL);

  millrace_field_set_spec (MILLRACE_FIELD (self), spec);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)),
    -1);

  return self;
}
