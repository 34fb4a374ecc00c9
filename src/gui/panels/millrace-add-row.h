/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-parts.h"

G_BEGIN_DECLS

/* MillraceAddRow: the last row below an object, a list or a map, which adds a property, an item or
 * an entry. */
#define MILLRACE_TYPE_ADD_ROW (millrace_add_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceAddRow, millrace_add_row, MILLRACE, ADD_ROW, AdwPreferencesRow)

/* @parts must outlive the row. */
GtkWidget *millrace_add_row_new  (MillraceParts     *parts,
                                  MillracePartsKind  kind,
                                  guint              depth);
/* Below what it adds: a dotted path below Properties. */
const char *millrace_add_row_get_property
                                 (MillraceAddRow    *self);
gboolean   millrace_add_row_fits (MillraceAddRow    *self,
                                  MillracePartsKind  kind);

G_END_DECLS
