/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-template.h"

G_BEGIN_DECLS

/* What a parameter has to be to stand for a value that is written out; private to this room. */

/* The body of a parameter whose Default is the value at @node, as YAML: its type, and what is known
 * of the property that it is given to. NULL when @node is no value that a parameter can stand for.
 * @resource NULL: it is in none. g_free(). */
char *cfn_extract_make_body   (const CfnResource *resource,
                               CfnNode           *node);
/* The body of one whose Default is @text, of which nothing else is known. */
char *cfn_extract_make_text   (const char        *text,
                               const char        *description);
/* What people would call the value at @node: "BatchSize", "LogLevel", "Stage" for the tag of that
 * name. With @is_long the resource's name goes before it, as it does in any case when the name
 * alone would say nothing ("Value"). g_free(). */
char *cfn_extract_make_name   (const CfnResource *resource,
                               const CfnNode     *node,
                               gboolean           is_long);
/* "Batch size of DataTableStream". g_free(). */
char *cfn_extract_describe    (const CfnResource *resource,
                               const CfnNode     *node);
/* @text with all that is no letter or digit left out, each word with a capital. */
char *cfn_extract_camel       (const char        *text);

G_END_DECLS
