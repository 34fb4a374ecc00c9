/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keeps the style class "touch" on @window from the touch of a finger until a mouse, a touchpad or
 * a pen is used: targets are at least 44 px wide and high then (ui/style.css). */
void millrace_touch_watch (GtkWidget *window);

G_END_DECLS
