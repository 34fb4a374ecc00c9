/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How well @text answers what somebody types: every word of @query must be in it; whole words are
 * worth more than beginnings, those more than what is inside, and that more than the beginnings of
 * several words, "sas" for "Save As". Letter case does not matter. 0: not at all; the greater, the
 * better; any text answers an empty query with 1. @hits (may be NULL): which characters of @text
 * were found, one guint8 each of a new array, g_byte_array_unref(); NULL when there is no answer.
 */
guint millrace_fuzzy_score (const char  *text,
                            const char  *query,
                            GByteArray **hits);
/* TRUE when every word of @query is in @text as it is, whatever the letter case. */
gboolean millrace_fuzzy_has_words (const char *text,
                                   const char *query);

G_END_DECLS
