/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* MillraceDiffView: a unified diff to be read, added and removed lines on tinted grounds; their
 * signs stay, so that it is not colour alone. */
#define MILLRACE_TYPE_DIFF_VIEW (millrace_diff_view_get_type ())
G_DECLARE_FINAL_TYPE (MillraceDiffView, millrace_diff_view, MILLRACE, DIFF_VIEW, GtkWidget)

/* @diff as of cfn_edit_to_diff(); the two lines that name the files are left out. */
void millrace_diff_view_set_diff (MillraceDiffView *self,
                                  const char       *diff);

G_END_DECLS
