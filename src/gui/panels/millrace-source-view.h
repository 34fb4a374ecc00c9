/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* MillraceSourceView: a source view with a faint line at each step of the indentation. */
#define MILLRACE_TYPE_SOURCE_VIEW (millrace_source_view_get_type ())
G_DECLARE_FINAL_TYPE (MillraceSourceView, millrace_source_view, MILLRACE, SOURCE_VIEW,
                      GtkSourceView)

G_END_DECLS
