/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iam-naive.h"

G_BEGIN_DECLS

/* The text of "Resource.Attribute". */
char      *naive_dotted_text (const NaiveWorld *world,
                            const char       *dotted);
CfnNode   *naive_settle    (const NaiveWorld *world,
                            CfnNode          *node);
GPtrArray *naive_values    (const NaiveWorld *world,
                            CfnNode          *node);
/* @written with its wildcards marked and its policy variables filled in; NULL when one of them has
 * no value. */
char      *naive_pattern   (const NaiveWorld *world,
                            const char       *written,
                            gboolean          wildcards,
                            gboolean          variables,
                            gboolean          is_arn);
gboolean   naive_glob      (const char       *pattern,
                            const char       *text,
                            gboolean          ignore_case);
/* @short_is_any: segments that are left out are wildcards, as in the Resource element. */
gboolean   naive_glob_arn  (const char       *pattern,
                            const char       *text,
                            gboolean          short_is_any);
/* Whether the request passes the Condition element @node. */
gboolean   naive_condition (const NaiveWorld *world,
                            CfnNode          *node,
                            gboolean          variables);

G_END_DECLS
