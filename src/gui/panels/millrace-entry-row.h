/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-row.h"

G_BEGIN_DECLS

/*
 * MillraceEntryRow: a row with a line to type below its title. It is a GtkEditable.
 *
 * The line is a GtkEntry: what has the focus is then told of by its name and with its text, as an
 * AdwEntryRow of libadwaita 1.2, whose GtkText stands for itself, is to nobody.
 */
#define MILLRACE_TYPE_ENTRY_ROW (millrace_entry_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (MillraceEntryRow, millrace_entry_row, MILLRACE, ENTRY_ROW, MillraceRow)

struct _MillraceEntryRowClass
{
  MillraceRowClass parent_class;
};

/* Its title, and what its line is told as. */
void       millrace_entry_row_set_title (MillraceEntryRow *self,
                                         const char       *title);
/* What is read where nothing is written; NULL: nothing. */
void       millrace_entry_row_set_hint  (MillraceEntryRow *self,
                                         const char       *hint);
/* What is typed is something new: the title stands where one types. */
void       millrace_entry_row_set_new   (MillraceEntryRow *self);
GtkWidget *millrace_entry_row_get_entry (MillraceEntryRow *self);

G_END_DECLS
