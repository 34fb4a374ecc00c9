/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-template.h"

G_BEGIN_DECLS

/*
 * The YAML of what this room adds, private to it. Always in block style, indented by two: the
 * writer puts it into the style of the file.
 */

/* The trust of an execution role in the Lambda service (Lambda Developer Guide, "Lambda execution
 * role"). */
extern const char cfn_body_trust_statement[];
extern const char cfn_body_trust_document[];
/* The properties of a new mapping that is not connected yet, indented by two. */
extern const char cfn_body_mapping_properties[];

/* The least that a resource of @type needs, but for what connecting it writes: a mapping of Type
 * and Properties. g_free(). */
char *cfn_body_for_type (const char  *type);
/* A role for @function, which it can run as and write its logs; there only where @condition (NULL:
 * always) holds. It is told from one that a person
 * adds by the name of its policy. g_free(). */
char *cfn_body_for_role_of (const char *function,
                            const char *condition);
/* A logical id that is free in @template: @word, else with a number behind it. g_free(). */
char *cfn_body_free_name (CfnTemplate *template,
                          const char  *word);
/* A logical id that is free in @template, made of the type's own word: "Table", then "Table2".
 * g_free(). */
char *cfn_body_free_id  (CfnTemplate *template,
                         const char  *type);
/* TRUE when @type has the form of a resource type; else says why not. */
gboolean cfn_body_check_type (const char *type,
                              GError    **error);
/* TRUE when CloudFormation takes @id as a logical id; else says why not. */
gboolean cfn_body_check_id (const char  *id,
                            GError     **error);

G_END_DECLS
