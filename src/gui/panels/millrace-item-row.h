/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-completion.h"
#include "millrace-entry-row.h"
#include "millrace-field.h"

G_BEGIN_DECLS

/* Adds to @choices (of MillraceChoice, both of its texts owned) what can stand in a list of the
 * resource that is shown: YAML, and what people call it. */
typedef void (*MillraceItemPicker) (const MillraceSubject *subject,
                                    const char            *property,
                                    GArray                *choices);

/* For those: adds @value (taken), which is called @label. */
void millrace_item_add_choice (GArray     *choices,
                               char       *value,
                               const char *label);

/* Where an item more than there are is written when that takes more than the list: its path below
 * Properties and its value, both to be freed with g_free(). FALSE: the list is all. */
typedef gboolean (*MillraceItemWriter) (const MillraceSubject *subject,
                                        const char            *property,
                                        const char            *yaml,
                                        char                 **path,
                                        char                 **value);

/* What the items of a list are: texts or intrinsics, of which one may stand without a list around
 * it, as in policies. */
typedef struct
{
  const char              *title;      /* of one, a msgid */
  const char              *add_title;  /* of the row that adds one, a msgid */
  MillraceCompletionFunc   offer;      /* NULL: nothing is offered while typing */
  MillraceItemPicker       pick;       /* NULL: there is nothing to pick */
  MillraceItemWriter       write;      /* NULL: the list is all */
  gboolean                 lone;       /* the first one is written without a list around it */
} MillraceItemSpec;

/* MillraceItemRow: one item of such a list, or the line that adds one. */
#define MILLRACE_TYPE_ITEM_ROW (millrace_item_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceItemRow, millrace_item_row, MILLRACE, ITEM_ROW, MillraceEntryRow)

/* @spec must outlive the row. */
GtkWidget *millrace_item_row_new      (const MillraceItemSpec *spec,
                                       gboolean                adds);
/* Tells which list @property it belongs to. */
void       millrace_item_row_set_list (MillraceItemRow        *self,
                                       const MillraceSubject  *subject,
                                       const char             *property);

G_END_DECLS
