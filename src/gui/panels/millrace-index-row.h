/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-expander.h"
#include "millrace-subject.h"

G_BEGIN_DECLS

/* MillraceIndexRow: a secondary index of a table in short; opened, its name, key, projection and
 * capacity can be changed. */
#define MILLRACE_TYPE_INDEX_ROW (millrace_index_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceIndexRow, millrace_index_row, MILLRACE, INDEX_ROW, MillraceExpander)

GtkWidget *millrace_index_row_new        (void);
/* Shows the @index-th of @list, "GlobalSecondaryIndexes" or "LocalSecondaryIndexes". */
void       millrace_index_row_show       (MillraceIndexRow      *self,
                                          const MillraceSubject *subject,
                                          const char            *list,
                                          guint                  index);
/* Adds the fields of an opened index to @fields. */
void       millrace_index_row_get_fields (MillraceIndexRow      *self,
                                          GPtrArray             *fields);
/* Opens it, for its name to be typed. */
void       millrace_index_row_start      (MillraceIndexRow      *self);

G_END_DECLS
