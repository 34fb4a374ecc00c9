/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-text-row.h"

#include "millrace-edit.h"
#include "millrace-entry-row.h"
#include "millrace-spelling.h"
#include "millrace-tail.h"

struct _MillraceTextRow
{
  MillraceEntryRow parent_instance;
};

static void millrace_text_row_field_init (MillraceFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MillraceTextRow, millrace_text_row, MILLRACE_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (MILLRACE_TYPE_FIELD,
                                                      millrace_text_row_field_init))

/* What applies while nothing is set. */
static char *
dup_hint (const MillraceFieldSpec *spec)
{
  if (spec->fallback != NULL && spec->fallback[0] != '\0')
    return g_strdup_printf (_("%s (default)"), spec->fallback);

  return g_strdup (spec->required ? _("Needed, not set") : _("Not set"));
}

static void
millrace_text_row_show_value (MillraceField         *field,
                              const MillraceSubject *subject,
                              const CfnValue        *value)
{
  g_autofree char *text = millrace_spelling_line_of (value);
  g_autofree char *hint = dup_hint (millrace_field_get_spec (field));

  millrace_entry_row_set_hint (MILLRACE_ENTRY_ROW (field),
                               value->kind == CFN_VALUE_ABSENT ? hint : NULL);
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
  millrace_row_add_suffix (MILLRACE_ROW (self), millrace_tail_new (MILLRACE_FIELD (self)));
}

GtkWidget *
millrace_text_row_new (const MillraceFieldSpec *spec)
{
  GtkWidget *self = g_object_new (MILLRACE_TYPE_TEXT_ROW, NULL);

  millrace_entry_row_set_title (MILLRACE_ENTRY_ROW (self), millrace_field_spec_get_title (spec));
  millrace_field_set_spec (MILLRACE_FIELD (self), spec);

  return self;
}
