/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-canvas.h"

G_BEGIN_DECLS

/*
 * MillraceFindBar: finds cards by what is typed: their logical id, type or kind. Selects the first
 * that fits while one types; Enter goes to the next, Shift+Enter to the one before, Esc back to the
 * canvas with the focus on what was found. The results are a list.
 */
#define MILLRACE_TYPE_FIND_BAR (millrace_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (MillraceFindBar, millrace_find_bar, MILLRACE, FIND_BAR, GtkWidget)

/* @canvas must outlive what is done with the bar. */
void millrace_find_bar_set_canvas (MillraceFindBar *self,
                                   MillraceCanvas  *canvas);
/* Shows the bar, ready to be typed in. */
void millrace_find_bar_open       (MillraceFindBar *self);
/* The canvas shows another scene: looks again, without moving the view. */
void millrace_find_bar_refresh    (MillraceFindBar *self);

G_END_DECLS
