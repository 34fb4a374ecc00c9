/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/* Whether a change of what is at @place makes CloudFormation make the resource anew, in a few
 * words; NULL when it does not, or nobody knows. */
const char *millrace_replacement_get_word (const MillracePlace   *place);
/* The same in a sentence with what would be lost, for the resource of @subject; free with g_free().
 * NULL likewise. */
char       *millrace_replacement_explain  (const MillracePlace   *place,
                                           const MillraceSubject *subject);

G_END_DECLS
