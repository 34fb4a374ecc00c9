/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-pattern.h"
#include "cfn-tree.h"

G_BEGIN_DECLS

/* Reads a JSON text that a person wrote. NULL, with the place of the mistake and a message to be
 * freed in @problem, when it is none. */
CfnPattern *cfn_stream_json_read   (const char        *text,
                                    gsize              length,
                                    CfnSyntaxProblem  *problem);
/* @json, which is JSON in one line, with lines of their own for the members of what is too long for
 * one. Free with g_free(). */
char       *cfn_stream_json_indent (const char        *json);
/* The same where a line has room for @width characters. */
char       *cfn_stream_json_indent_to (const char     *json,
                                    gsize              width);

G_END_DECLS
