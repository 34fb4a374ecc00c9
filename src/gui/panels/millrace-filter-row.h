/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/* MillraceFilterRow: the pattern of one filter, as JSON with a line for each key, whatever the
 * template has it in; it is written back as it was. What Lambda would not take is told while it is
 * typed and never handed on. */
#define MILLRACE_TYPE_FILTER_ROW (millrace_filter_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceFilterRow, millrace_filter_row, MILLRACE, FILTER_ROW,
                      AdwPreferencesRow)

/* Signal "changed": another pattern is typed. */
GtkWidget *millrace_filter_row_new         (void);
/* Of how many filters it is which, from 0. */
void       millrace_filter_row_set_index   (MillraceFilterRow *self,
                                            guint              index);
/* The pattern that is typed now; free with g_free(). */
char      *millrace_filter_row_dup_pattern (MillraceFilterRow *self);
/* Selects the pattern, so that the next key types another one. */
void       millrace_filter_row_start       (MillraceFilterRow *self);

G_END_DECLS
