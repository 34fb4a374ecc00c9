/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-palette-item.h"

G_BEGIN_DECLS

/* What the palette shows when @text is searched for, the likeliest first; with no text, what the
 * pattern is made of. @n_more: how many others match. GPtrArray of MillracePaletteItem, transfer
 * full. */
GPtrArray *millrace_palette_find       (const char         *text,
                                        guint              *n_more);
/* The same of @types (NULL-terminated) alone, in their order. */
GPtrArray *millrace_palette_find_among (const char * const *types,
                                        const char         *text);
/* @type has been added: it is among the recent ones from now on (settings key "recent-types"). */
void       millrace_palette_remember   (const char         *type);

G_END_DECLS
