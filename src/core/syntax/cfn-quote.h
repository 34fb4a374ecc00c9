/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Whether the string @text would not be read back as itself without quotes: by the grammar of
 * YAML 1.1 (in brackets when @in_flow), by its types, or by CloudFormation, which takes any run
 * of digits for a number.
 */
gboolean cfn_quote_is_needed (const char *text,
                              gsize       length,
                              gboolean    in_flow);
/* Whether only double quotes with escapes can hold @text on one line. */
gboolean cfn_quote_has_specials (const char *text,
                                 gsize       length);

/* Appends @text in quotes: in @preferred ones ("'" or '"') unless the other kind needs no
 * escapes. */
void     cfn_quote_append    (GString    *target,
                              const char *text,
                              gsize       length,
                              char        preferred);
/* Appends @text in double quotes, escaped so that JSON and YAML read it as the same. */
void     cfn_quote_append_json (GString    *target,
                                const char *text,
                                gsize       length);

G_END_DECLS
