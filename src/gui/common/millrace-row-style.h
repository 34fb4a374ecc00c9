/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a row that a list in sight has just got, around @content, once that is in it: finds its style
 * before GTK hands on to all rows behind it that everything around them may have changed. It is
 * mapped once the list finds that it is in sight. */
void millrace_row_find_style (GtkWidget *content);

G_END_DECLS
