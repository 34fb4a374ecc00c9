/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-value.h"

G_BEGIN_DECLS

/*
 * One-line spellings of values, for fields that are one line high. What comes out reads back as the
 * same value, so that a field may show any value and never garbles it.
 */

/* @node as YAML on one line, flow style: "!GetAtt LambdaRole.Arn", "{Key: a, Value: b}". "" for
 * NULL.
 * Free with g_free(). */
char     *millrace_spelling_of_node      (const CfnNode *node);
/* What a line shows of a value: a text as it is, anything else as YAML. A line break has no place
 * in a line: as YAML it survives. Free with g_free(). */
char     *millrace_spelling_line_of      (const CfnValue *value);
/* @text as a YAML string, quoted where it has to be, also inside of brackets. Free with
 * g_free(). */
char     *millrace_spelling_of_text      (const char    *text);
/* FALSE when @node cannot stand alone, because it holds an alias to an anchor elsewhere. */
gboolean  millrace_spelling_can_edit     (const CfnNode *node);
/* TRUE when what a person typed is meant as YAML rather than as text: an intrinsic in its short
 * ("!Ref X") or long ("{Ref: X}") form. */
gboolean  millrace_spelling_is_intrinsic (const char    *typed);
/* TRUE when @typed reads as one YAML value; else @problem (may be NULL) says in words what keeps it
 * from that; free with g_free(). */
gboolean  millrace_spelling_is_whole     (const char    *typed,
                                      char         **problem);
/* @text with places to break it behind ".", ":", "/" and the like, so that a long path or ARN wraps
 * there and never within a name, where a hyphen would be read as part of it. Free with g_free(). */
char     *millrace_spelling_breakable    (const char    *text);
/* "MaximumRetryAttempts" with places to break it before each of its words. Free with g_free(). */
char     *millrace_spelling_breakable_name (const char  *name);
/* @text without the breaks that those put into it; free with g_free(). */
char     *millrace_spelling_unbroken     (const char    *text);
/* Whether @text looks as if it were meant to be JSON: an object or a list. */
gboolean  millrace_spelling_is_json      (const char    *text);

G_END_DECLS
