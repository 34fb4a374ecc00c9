/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the focus to where one types in @row, or to what a key switches there, and brings it into
 * sight: at once, and again when it has a place to scroll to, as a row that has just come to be has
 * not. */
void     millrace_focus_soon (GtkWidget *row);
/* What has the focus in @panel, and is seen, stays in sight where a change around it that is being
 * shown moves it. */
void     millrace_focus_keep_in_sight (GtkWidget *panel);
/* Whether @widget has the focus, or something in it. Unlike the state flags that is known while
 * the focus leaves. */
gboolean millrace_focus_is_in (GtkWidget *widget);

G_END_DECLS
