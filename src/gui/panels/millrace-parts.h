/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"
#include "millrace-part-list.h"

G_BEGIN_DECLS

/*
 * MillraceParts: the rows for what is in an object, a list or a map, or for the branches of an
 * Fn::If, right below the field that they belong to and in the same list box. All of a form is one
 * such list, so that arrow keys walk through it, notes find their place and items can be dragged.
 *
 * What is set has a row, and what is required; the rest is behind a row that adds. A row that was
 * added is there before anything is written: what it stands for is written by the first value.
 */

/* @anchor: the row above, which has to be in a list box when parts are shown. */
MillraceParts *millrace_parts_new          (MillraceField         *anchor,
                                            guint                  depth);
void           millrace_parts_free         (MillraceParts         *self);
/* Parts that are shown elsewhere are left out: those for which @filter is TRUE. */
void           millrace_parts_set_filter   (MillraceParts         *self,
                                            MillracePartsFilter    filter,
                                            gpointer               user_data);
/* Shows the parts of @value, which the anchor shows. */
void           millrace_parts_show         (MillraceParts         *self,
                                            const MillraceSubject *subject,
                                            const CfnValue        *value);
/* Takes all rows away. */
void           millrace_parts_clear        (MillraceParts         *self);
/* Adds the fields, and those below them, to @fields. */
void           millrace_parts_get_fields   (MillraceParts         *self,
                                            GPtrArray             *fields);
/* NULL: there is none. */
GtkWidget     *millrace_parts_get_last_row (MillraceParts         *self);
/* Whether nothing is shown, and nothing can be added. */
gboolean       millrace_parts_is_empty     (MillraceParts         *self);
/* What they are parts of: a dotted path below Properties. */
const char    *millrace_parts_get_property (MillraceParts         *self);
/* The names of what could be added to an object, required first and each with its place: what is
 * neither set nor added yet. GPtrArray of MillracePart with a free function, transfer full. */
GPtrArray     *millrace_parts_list_open    (MillraceParts         *self);
/* Gives what is not set yet, @name of an object or map (NULL: an item at the end of the list), a
 * row, and focuses it. */
void           millrace_parts_add          (MillraceParts         *self,
                                            const char            *name);
/* Shows a row for the part @name that is not set, or the item @index (@name NULL) right after the
 * last, as adding it does; FALSE: there can be none. */
gboolean       millrace_parts_reveal (MillraceParts *self,
                                      const char    *name,
                                      guint          index);

G_END_DECLS
