/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the icon called @name in @image. GTK lays the window out again for each icon that is set,
 * also for the one that is shown already: that is not set, then. */
void millrace_icon_set (GtkImage   *image,
                        const char *name);

G_END_DECLS
