/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Whether a text whose keys are strings and whose values are of JSON's kind is a JSON object
 * (RFC 8259) in what lies between them and within the strings as well. To YAML it may be read all
 * the same with comments, a comma before a closing bracket, "? " before a key, "..." at its end, a
 * pair in a list, a line end in a string, or "\x41".
 */
gboolean cfn_json_is_strict (const char *data,
                             gsize       length);

G_END_DECLS
