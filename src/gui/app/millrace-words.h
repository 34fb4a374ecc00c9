/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A sentence of the window with several words in it, which a translation may put in another order:
 * @msgid, marked with N_(), in the person's language, its {0}, {1} … replaced by the strings that
 * follow. NULL ends them. Transfer full. */
char *millrace_words (const char *msgid,
                      ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
