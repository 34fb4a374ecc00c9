/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* Where the cursor of @view is, or @iter, in the coordinates of the widget that is returned: an
 * ancestor that can have popovers. */
GtkWidget *millrace_source_popover_find_place (GtkSourceView *view,
                                               GdkRectangle  *place);
GtkWidget *millrace_source_popover_find_place_at (GtkSourceView     *view,
                                                  const GtkTextIter *iter,
                                                  GdkRectangle      *place);
/* Shows @child (floating) at the cursor; it goes when it is closed, and the focus is back in the
 * text. @label: what it is, for who cannot see it. */
void       millrace_source_popover_open       (GtkSourceView *view,
                                               GtkWidget     *child,
                                               const char    *label);
/* How high that may be where there is most room for it, above the cursor or below. */
int        millrace_source_popover_get_room   (GtkSourceView *view);
/* Asks for a line, "12" or "12:5" with a column, and goes there. */
void       millrace_source_popover_ask_line   (GtkSourceView *view);

G_END_DECLS
