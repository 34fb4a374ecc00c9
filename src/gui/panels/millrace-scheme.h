/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* Keeps @buffer in the style scheme that goes with the appearance of the moment: light or dark,
 * with high contrast or without. */
void millrace_scheme_follow (GtkSourceBuffer *buffer);

G_END_DECLS
