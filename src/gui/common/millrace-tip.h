/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a tooltip of several lines shows: @markup (Pango's), its long lines wrapped. For
 * gtk_tooltip_set_custom(). */
GtkWidget *millrace_tip_new (const char *markup);

G_END_DECLS
