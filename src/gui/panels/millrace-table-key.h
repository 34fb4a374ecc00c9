/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-changes.h"

G_BEGIN_DECLS

/*
 * A table's key as changes of KeySchema and AttributeDefinitions. @index is 0 for the partition key
 * and 1 for the sort key. Other attributes stay defined as long as an index of the table uses them.
 */

/* The name, or NULL when there is no such key or it is no literal; owned by the subject. */
const char *millrace_table_key_get_name (const MillraceSubject *subject,
                                         guint                  index);
/* "S", "N", "B", or NULL when the attribute is not defined. */
const char *millrace_table_key_get_type (const MillraceSubject *subject,
                                         guint                  index);
/* Makes the key when there is none, of @type or, NULL, as a string. */
void        millrace_table_key_rename   (MillraceChanges       *changes,
                                         guint                  index,
                                         const char            *name,
                                         const char            *type);
void        millrace_table_key_set_type (MillraceChanges       *changes,
                                         guint                  index,
                                         const char            *type);
void        millrace_table_key_remove   (MillraceChanges       *changes,
                                         guint                  index);

G_END_DECLS
