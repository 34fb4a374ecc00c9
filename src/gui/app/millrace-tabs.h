/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * MillraceTabs: the row of the bottom pane's pages, above the pane and, while that is hidden, in
 * its place.
 *
 * Properties: "n-problems" (uint), "expanded" (boolean: the pane is below it).
 */
#define MILLRACE_TYPE_TABS (millrace_tabs_get_type ())
G_DECLARE_FINAL_TYPE (MillraceTabs, millrace_tabs, MILLRACE, TABS, GtkBox)

void       millrace_tabs_set_n_problems (MillraceTabs *self,
                                         guint         n_problems);

G_END_DECLS
