/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "millrace-outline-item.h"

G_BEGIN_DECLS

/* MillraceOutlineRow: dot, logical id and problem sign of the item in its property "item". */
#define MILLRACE_TYPE_OUTLINE_ROW (millrace_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (MillraceOutlineRow, millrace_outline_row, MILLRACE, OUTLINE_ROW, GtkWidget)

GtkWidget *millrace_outline_row_new (void);

G_END_DECLS
