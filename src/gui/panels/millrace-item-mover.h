/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/* Lets an item of a list be moved: by dragging its row onto another of the same list, and with
 * Alt+Up and Alt+Down anywhere in the row, which the focus goes along with. */
void millrace_item_mover_attach (MillraceField *field);

/* The path of the item that @row shows, "Statement[1]" and what is before it, to be freed with
 * g_free(); NULL: it cannot be moved. */
typedef char *(*MillraceItemPath) (GtkWidget *row);

/* The dragging alone, for a row that is no field and has keys of its own. */
void millrace_item_mover_attach_dragging (GtkWidget        *row,
                                          MillraceItemPath  find);

G_END_DECLS
