/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a tooltip of several lines shows: @markup (Pango's), its long lines wrapped so that they fit
 * the window around @beside; NULL: any. For gtk_tooltip_set_custom(). */
GtkWidget *millrace_tip_new (const char *markup,
                             GtkWidget  *beside);

/* So many characters of @label fit beside each other in the window around @beside, @most of them at
 * most: that may be a telephone's screen, beyond which nothing is seen. */
int        millrace_tip_count_chars (GtkWidget *label,
                                     GtkWidget *beside,
                                     int        most);

G_END_DECLS
