/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/* MillraceCodeRow: a string of many lines, the function's inline code, with its size; highlighted
 * as the function's Runtime has it. */
#define MILLRACE_TYPE_CODE_ROW (millrace_code_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceCodeRow, millrace_code_row, MILLRACE, CODE_ROW, AdwPreferencesRow)

GtkWidget *millrace_code_row_new (const MillraceFieldSpec *spec);

G_END_DECLS
