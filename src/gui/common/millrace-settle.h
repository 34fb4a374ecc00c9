/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Has GTK find out anew, a while later, on what around them the styles of @widget and of all in it
 * depend. What is measured before its first frame, as on X11, is taken to depend on whatever is
 * said of its kind anywhere in the style sheets, on the focus of a window around it, say, and goes
 * on so: its style is then worked out at each move of the focus. Nothing looks different. What is
 * out of sight by then stays as it is. */
void millrace_settle      (GtkWidget *widget);
/* For what comes into sight again and again: unless it was done before. */
void millrace_settle_once (GtkWidget *widget);

G_END_DECLS
