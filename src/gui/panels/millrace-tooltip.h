/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* gtk_widget_set_tooltip_text() for what is shown anew after every key: GTK asks the X server where
 * the pointer is and waits for the answer, also when the text is the same. */
void millrace_tooltip_set (GtkWidget  *widget,
                           const char *text);

G_END_DECLS
