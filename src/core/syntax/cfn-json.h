/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Whether a text whose nodes are all of JSON's kind is JSON in what lies between them as well:
 * it starts with "{", has no comments and no comma before a closing bracket.
 */
gboolean cfn_json_is_strict (const char *data,
                             gsize       length);

G_END_DECLS
