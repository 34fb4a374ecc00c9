/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-changes.h"

G_BEGIN_DECLS

/*
 * The keys of a table and its indexes as changes of key schemas and AttributeDefinitions: what is a
 * key is defined, and nothing else is (DynamoDB API Reference, CreateTable). @schema is a key
 * schema below Properties, "KeySchema" or "GlobalSecondaryIndexes[0].KeySchema"; @index is which of
 * its attributes is meant, 0 for the partition key and 1 for the sort key of most.
 */

/* The name, or NULL when there is no such key or it is no literal; owned by the subject. */
const char *millrace_table_key_get_name     (const MillraceSubject *subject,
                                             const char            *schema,
                                             guint                  index);
/* "S", "N", "B", or NULL when the attribute is not defined. */
const char *millrace_table_key_get_type     (const MillraceSubject *subject,
                                             const char            *schema,
                                             guint                  index);
/* TRUE when it is a part of the sort key. */
gboolean    millrace_table_key_is_range     (const MillraceSubject *subject,
                                             const char            *schema,
                                             guint                  index);
/* Makes the key when there is none, of @type or, NULL, as a string. */
void        millrace_table_key_rename       (MillraceChanges       *changes,
                                             const char            *schema,
                                             guint                  index,
                                             const char            *name,
                                             const char            *type);
void        millrace_table_key_set_type     (MillraceChanges       *changes,
                                             const char            *schema,
                                             guint                  index,
                                             const char            *type);
void        millrace_table_key_remove       (MillraceChanges       *changes,
                                             const char            *schema,
                                             guint                  index);
/* Adds an index that has @name as the partition key, or of a local one as the sort key. @list is
 * "GlobalSecondaryIndexes" or "LocalSecondaryIndexes". */
void        millrace_table_key_add_index    (MillraceChanges       *changes,
                                             const char            *list,
                                             const char            *name);
/* Removes an index with the attributes that only it used. */
void        millrace_table_key_remove_index (MillraceChanges       *changes,
                                             const char            *list,
                                             guint                  index);

G_END_DECLS
