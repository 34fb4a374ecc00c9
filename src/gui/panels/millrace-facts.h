/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-place.h"

G_BEGIN_DECLS

/* What the catalogue and the limits say, in the person's language. All free with g_free(). */

/* What can stand there, in a few words: "A whole number", "A list of texts". */
char *millrace_facts_of_shape    (const MillracePlace *place);
/* All of it, a line a fact: what can stand there and how much, what applies when nothing is set,
 * what a change does. "" when nothing is known. */
char *millrace_facts_of_place    (const MillracePlace *place);
/* Where AWS's documentation has the property, or NULL. */
char *millrace_facts_dup_address (const MillracePlace *place);

G_END_DECLS
