/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens @popover (floating) at @parent, which must have a layout manager. It goes when it is closed
 * and when its parent does. */
void millrace_popover_open (GtkWidget *popover,
                            GtkWidget *parent);

G_END_DECLS
