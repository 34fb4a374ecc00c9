/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-canvas.h"

G_BEGIN_DECLS

/* Between the settings and what canvases may do: grid, guides, minimap, and which keys. */

/* Keeps @canvas as the settings say, for as long as it lives. */
void millrace_options_bind       (MillraceCanvas *canvas,
                                  GSettings      *settings);
/* The action "arrows-walk-graph": its state is what is true now, chosen or not; changing it is a
 * choice. */
void millrace_options_add_action (GActionMap     *map,
                                  GSettings      *settings);

G_END_DECLS
