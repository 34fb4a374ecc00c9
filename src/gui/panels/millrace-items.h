/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-item-row.h"

G_BEGIN_DECLS

/*
 * MillraceItems: rows in a list box for a property that is a list of texts or, as policies have it,
 * one text without a list around it; the last of them adds one. An item changes where it stands;
 * the second one makes a list of the first.
 */
typedef struct _MillraceItems MillraceItems;

/* Adds to the end of @list, which owns the rows; @spec must outlive the items. */
MillraceItems *millrace_items_new          (const MillraceItemSpec *spec,
                                            GtkListBox             *list);
/* To be called no sooner than the rows go. */
void           millrace_items_free         (MillraceItems          *self);
/* Takes all of its rows away and frees it. */
void           millrace_items_remove       (MillraceItems          *self);
void           millrace_items_show         (MillraceItems          *self,
                                            const MillraceSubject  *subject,
                                            const char             *property);
/* Adds its fields to @fields. */
void           millrace_items_get_fields   (MillraceItems          *self,
                                            GPtrArray              *fields);
/* The row that adds. */
GtkWidget     *millrace_items_get_adder    (MillraceItems          *self);

/* The change of @property by which @yaml becomes one item more: its path below Properties and its
 * value, both to be freed with g_free(). */
void           millrace_items_dup_addition (const MillraceSubject  *subject,
                                            const char             *property,
                                            const char             *yaml,
                                            char                  **path,
                                            char                  **value);
/* @typed as YAML: an intrinsic as it is, anything else as a text. Free with g_free(). */
char          *millrace_items_dup_yaml     (const char             *typed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MillraceItems, millrace_items_free)

G_END_DECLS
