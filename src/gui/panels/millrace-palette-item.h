/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cfn-kind.h"
#include "millrace-catalogue.h"

G_BEGIN_DECLS

/* MillracePaletteItem: one row of the palette. Without a type it is the way to the search over all
 * types. */
#define MILLRACE_TYPE_PALETTE_ITEM (millrace_palette_item_get_type ())
G_DECLARE_FINAL_TYPE (MillracePaletteItem, millrace_palette_item, MILLRACE, PALETTE_ITEM, GObject)

/* @type NULL: "Any resource…". @title already translated. */
MillracePaletteItem *millrace_palette_item_new       (const char          *type,
                                                      const char          *title,
                                                      MillraceShelf        shelf);
const char          *millrace_palette_item_get_type_name (MillracePaletteItem *self);
const char          *millrace_palette_item_get_title (MillracePaletteItem *self);
MillraceShelf        millrace_palette_item_get_shelf (MillracePaletteItem *self);

G_END_DECLS
