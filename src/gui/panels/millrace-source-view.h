/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* MillraceSourceView: a source view with a faint line at each step of the indentation, and tinted
 * lines. */
#define MILLRACE_TYPE_SOURCE_VIEW (millrace_source_view_get_type ())
G_DECLARE_FINAL_TYPE (MillraceSourceView, millrace_source_view, MILLRACE, SOURCE_VIEW,
                      GtkSourceView)

/* Lays the colour that is the "paragraph-background-rgba" of @tag behind the lines that begin with
 * it; later ones above earlier ones. The tag's own "paragraph-background-set" is switched off: GTK
 * 4.8 keeps the colour of a line when a tag ends before it that had ended at it. */
void millrace_source_view_add_tint (MillraceSourceView *self,
                                    GtkTextTag         *tag);

G_END_DECLS
