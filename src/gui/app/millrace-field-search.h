/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-reading.h"

G_BEGIN_DECLS

/* Looks for properties that can be set, whether they are or not, by their names and by what forms
 * call them, and for names within values that are set. Adds what answers @query to @items, as
 * MillraceFound whose action is win.show-field: the best first, those of @selection before others;
 * @only_those: of nothing else. An empty query finds all properties. Returns the best score, as
 * millrace_fuzzy_score() has it; 0: nothing was found. */
guint millrace_field_search (CfnReading         *reading,
                             const char * const *selection,
                             gboolean            only_those,
                             const char         *query,
                             GPtrArray          *items);

G_END_DECLS
