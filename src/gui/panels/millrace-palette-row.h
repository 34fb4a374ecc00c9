/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "millrace-palette-item.h"

G_BEGIN_DECLS

/* MillracePaletteRow: a card in the palette; can be dragged onto the canvas. */
#define MILLRACE_TYPE_PALETTE_ROW (millrace_palette_row_get_type ())
G_DECLARE_FINAL_TYPE (MillracePaletteRow, millrace_palette_row, MILLRACE, PALETTE_ROW,
                      GtkListBoxRow)

GtkWidget           *millrace_palette_row_new      (MillracePaletteItem *item);
MillracePaletteItem *millrace_palette_row_get_item (MillracePaletteRow  *self);

G_END_DECLS
