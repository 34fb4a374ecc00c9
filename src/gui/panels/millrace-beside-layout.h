/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * MillraceBesideLayout: children beside each other, as in a horizontal box; those that expand share
 * the room that is left.
 *
 * GtkBoxLayout of GTK 4.8 finds out how high its children become by asking each of them for its
 * width at one height after the other until they fit, and a vertical box in it looks for each such
 * width in the same way: words that wrap are laid out a hundred times. This one shares the width
 * out first, as GtkBoxLayout does when it places its children, and asks once.
 */
#define MILLRACE_TYPE_BESIDE_LAYOUT (millrace_beside_layout_get_type ())
G_DECLARE_FINAL_TYPE (MillraceBesideLayout, millrace_beside_layout, MILLRACE, BESIDE_LAYOUT,
                      GtkLayoutManager)

/* @spacing: pixels between two children. */
GtkLayoutManager *millrace_beside_layout_new (int spacing);
/* The same; the child that expands is centred in the height, and no other: the Tab key goes by the
 * middles of widgets, which half a pixel puts in another order. A child that is told to be centred
 * is asked by GTK 4.8 how wide it would be for the height, for which a box of words tries half a
 * dozen widths (gtkwidget.c, gtkboxlayout.c). */
GtkLayoutManager *millrace_beside_layout_new_centred (int spacing);

G_END_DECLS
