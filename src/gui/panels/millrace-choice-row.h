/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"
#include "millrace-pick-row.h"

G_BEGIN_DECLS

/*
 * MillraceChoiceRow: one of a few words, or one of the template's resources. What the template has
 * is always among the choices, even when it is no word we know; the last choice writes any YAML.
 */
#define MILLRACE_TYPE_CHOICE_ROW (millrace_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceChoiceRow, millrace_choice_row, MILLRACE, CHOICE_ROW, MillracePickRow)

GtkWidget *millrace_choice_row_new         (const MillraceFieldSpec *spec);
/* For a choice that stands for more than one property: selects @value, "" for none. */
void       millrace_choice_row_show_choice (MillraceChoiceRow       *self,
                                            const char              *value);

G_END_DECLS
