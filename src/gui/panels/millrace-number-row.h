/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"
#include "millrace-row.h"

G_BEGIN_DECLS

/* MillraceNumberRow: a whole number between its limits; an intrinsic in its place is a line of
 * YAML. */
#define MILLRACE_TYPE_NUMBER_ROW (millrace_number_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceNumberRow, millrace_number_row, MILLRACE, NUMBER_ROW, MillraceRow)

GtkWidget *millrace_number_row_new (const MillraceFieldSpec *spec);

G_END_DECLS
