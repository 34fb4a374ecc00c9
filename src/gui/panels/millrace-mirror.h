/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For rows that lay out their children themselves. The width that @widget (NULL: 0) needs. */
int  millrace_mirror_get_width (GtkWidget *widget);
/* Allocates @child (NULL: nothing happens) at @place as it is where people write from left to
 * right; where they write from right to left, it is at the other side of its parent. */
void millrace_mirror_allocate  (GtkWidget           *child,
                                const GtkAllocation *place);

G_END_DECLS
