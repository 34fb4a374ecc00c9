/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-entry-row.h"
#include "millrace-field.h"

G_BEGIN_DECLS

/* MillraceTextRow: a property as one line of text: the string itself, or an intrinsic as YAML. */
#define MILLRACE_TYPE_TEXT_ROW (millrace_text_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceTextRow, millrace_text_row, MILLRACE, TEXT_ROW, MillraceEntryRow)

GtkWidget *millrace_text_row_new (const MillraceFieldSpec *spec);

G_END_DECLS
