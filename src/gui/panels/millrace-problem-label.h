/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A label, hidden at first, that says what is wrong with what is typed above it. */
GtkWidget *millrace_problem_label_new (void);
/* @problem NULL: nothing is. */
void       millrace_problem_label_set (GtkWidget  *label,
                                       const char *problem);

G_END_DECLS
