/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "millrace-hop-item.h"

G_BEGIN_DECLS

/* MillraceHopRow: a hop in the list of a run: a sign for its kind, its sentence, when and where. */
#define MILLRACE_TYPE_HOP_ROW (millrace_hop_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceHopRow, millrace_hop_row, MILLRACE, HOP_ROW, GtkWidget)

GtkWidget *millrace_hop_row_new  (void);
/* The list's own widget around the row is told as well. */
void       millrace_hop_row_show (MillraceHopRow  *self,
                                  MillraceHopItem *item);

G_END_DECLS
