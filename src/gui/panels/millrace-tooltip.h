/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* gtk_widget_set_tooltip_text() for what is shown anew after every key: that asks the X server
 * where the pointer is, and waits for the answer for a quarter of a millisecond. Here GTK asks for
 * the text when it shows a tooltip. NULL: none. */
void        millrace_tooltip_set (GtkWidget  *widget,
                                  const char *text);
/* gtk_widget_get_tooltip_text() does not know of it. NULL: none. */
const char *millrace_tooltip_get (GtkWidget  *widget);

/* @label tells all of its text in a tooltip as long as it is cut. */
void        millrace_tooltip_tell_cut (GtkLabel   *label);

/* Answers a query for a tooltip of @widget with @text, which fits its window. */
void        millrace_tooltip_show (GtkTooltip *tooltip,
                                   GtkWidget  *widget,
                                   const char *text);

G_END_DECLS
