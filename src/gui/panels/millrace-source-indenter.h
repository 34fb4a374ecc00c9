/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* MillraceSourceIndenter: how far a new line is indented, as the one before it asks for: below
 * "Key:" and behind an opening bracket it is deeper, below "- Key: value" it is where Key is. */
#define MILLRACE_TYPE_SOURCE_INDENTER (millrace_source_indenter_get_type ())
G_DECLARE_FINAL_TYPE (MillraceSourceIndenter, millrace_source_indenter, MILLRACE, SOURCE_INDENTER,
                      GObject)

GtkSourceIndenter *millrace_source_indenter_new (void);

/* The blanks that a line below @line starts with; free with g_free(). */
char *millrace_source_indenter_dup_indent (const char *line,
                                           guint       step);

G_END_DECLS
