/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "millrace-outline-item.h"

G_BEGIN_DECLS

/*
 * MillraceOutlineRow: what stands in one row of the outline: an arrow where it can be opened, dot,
 * name, how it is connected, its problems. Names the list's row that it is in, which is what has
 * the focus, for assistive technology.
 *
 * Property "row": the GtkTreeListRow that it shows.
 * Signals: "toggled" (): the arrow was clicked. "named" (const char *name): a new name was typed.
 * "left" (): the entry is closed, and the focus has to go somewhere.
 */
#define MILLRACE_TYPE_OUTLINE_ROW (millrace_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceOutlineRow, millrace_outline_row, MILLRACE, OUTLINE_ROW, GtkWidget)

/* Why @name will not do, g_free(); NULL: it will. */
typedef char *(*MillraceOutlineCheck) (MillraceOutlineItem *item,
                                       const char          *name,
                                       gpointer             data);

GtkWidget           *millrace_outline_row_new          (void);
GtkTreeListRow      *millrace_outline_row_get_row      (MillraceOutlineRow  *self);
/* NULL while it shows nothing. Transfer none. */
MillraceOutlineItem *millrace_outline_row_get_item     (MillraceOutlineRow  *self);
/* Lets the name be typed over, in its place. */
void                 millrace_outline_row_begin_rename (MillraceOutlineRow  *self,
                                                        MillraceOutlineCheck check,
                                                        gpointer             data);

G_END_DECLS
