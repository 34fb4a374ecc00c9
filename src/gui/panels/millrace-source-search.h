/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "millrace-source-sync.h"

G_BEGIN_DECLS

/* MillraceSourceSearch: the bar that finds and replaces text in a source view. Hidden until it is
 * opened; Esc closes it. */
#define MILLRACE_TYPE_SOURCE_SEARCH (millrace_source_search_get_type ())
G_DECLARE_FINAL_TYPE (MillraceSourceSearch, millrace_source_search, MILLRACE, SOURCE_SEARCH,
                      GtkWidget)

/* @view outlives the bar. */
void millrace_source_search_set_view (MillraceSourceSearch *self,
                                      GtkSourceView        *view);
/* What is replaced is an edit of its document; NULL: there is none. */
void millrace_source_search_set_sync (MillraceSourceSearch *self,
                                      MillraceSourceSync   *sync);
/* Opens the bar with what is selected, or with what was searched for last, and with a field for
 * what it is replaced by. */
void millrace_source_search_open     (MillraceSourceSearch *self,
                                      gboolean              replace);
void millrace_source_search_next     (MillraceSourceSearch *self);
void millrace_source_search_previous (MillraceSourceSearch *self);

G_END_DECLS
