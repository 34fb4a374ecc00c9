/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-entry-row.h"
#include "millrace-field.h"

G_BEGIN_DECLS

/*
 * MillraceKeyRow: one attribute of an index's key: its name, its type, and a button that takes it
 * away. All of it changes the definitions of attributes as well.
 */
#define MILLRACE_TYPE_KEY_ROW (millrace_key_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceKeyRow, millrace_key_row, MILLRACE, KEY_ROW, MillraceEntryRow)

/* "S", "N", "B" as people say it; ended by a NULL value. */
extern const MillraceChoice millrace_key_types[];

GtkWidget *millrace_key_row_new  (void);
/* Shows the @index-th attribute of @schema. */
void       millrace_key_row_show (MillraceKeyRow        *self,
                                  const MillraceSubject *subject,
                                  const char            *schema,
                                  guint                  index);

G_END_DECLS
