/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"
#include "millrace-row.h"

G_BEGIN_DECLS

/* MillracePartsRow: stands above the rows for what is in an object, a list or a map, says what that
 * is in short, and shows or hides them. */
#define MILLRACE_TYPE_PARTS_ROW (millrace_parts_row_get_type ())
G_DECLARE_FINAL_TYPE (MillracePartsRow, millrace_parts_row, MILLRACE, PARTS_ROW, MillraceRow)

GtkWidget *millrace_parts_row_new (const MillraceFieldSpec *spec);

G_END_DECLS
