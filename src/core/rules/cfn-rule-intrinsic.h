/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-checker.h"

G_BEGIN_DECLS

/* Private to this room: what the rules about intrinsic functions share. */

/* Where functions stand: flags. */
typedef enum
{
  CFN_IN_VALUE = 1 << 0,       /* of resources, outputs */
  CFN_IN_CONDITION = 1 << 1,   /* the section Conditions */
  CFN_IN_RULE = 1 << 2,        /* the section Rules */
  CFN_IN_FIXED = 1 << 3,       /* where no function may be */
} CfnFunctionPlace;

/*
 * One function: CloudFormation User Guide, Intrinsic function reference. A letter of @arguments for
 * each: "l" a text that is written out, "t" a text, "L" a list, "i" an index, "c" a condition, "m"
 * a mapping, "a" anything. Those behind @least may be left out.
 */
typedef struct
{
  const char *name;
  guint       places;
  gboolean    is_list;     /* takes a list of arguments rather than one */
  guint       least;
  const char *arguments;
  const char *usage;       /* a msgid, {0} is the name; NULL: not checked */
} CfnFunction;

/* Where a walk through a template is. */
typedef struct
{
  CfnChecker        *checker;
  const CfnResource *resource;
  guint              place;
  gboolean           has_extensions;  /* AWS::LanguageExtensions loosens some rules */
} CfnFunctionWalk;

/* NULL when there is no such function. */
const CfnFunction *cfn_function_find       (const char            *name);
/* The one that @name is most likely a slip of the pen of, or NULL. */
const CfnFunction *cfn_function_find_near  (const char            *name);

/* Checks what the call @node of @function is given as @arguments. */
void               cfn_check_arguments     (const CfnFunctionWalk *walk,
                                            const CfnFunction     *function,
                                            CfnNode               *node,
                                            CfnNode               *arguments);
/* Variables that Fn::Sub would replace, if it was there, in an ARN. */
void               cfn_check_variables     (const CfnFunctionWalk *walk,
                                            CfnNode               *node);
/* What an Fn::FindInMap looks up. */
void               cfn_check_lookup        (const CfnFunctionWalk *walk,
                                            CfnNode               *arguments);

G_END_DECLS
