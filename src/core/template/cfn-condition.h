/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-template.h"

G_BEGIN_DECLS

/*
 * What the section Conditions says, and what follows from it: Fn::Equals, Fn::And, Fn::Or, Fn::Not
 * and Condition over parameters with their AllowedValues, pseudo parameters, mappings and texts put
 * together of those (CloudFormation User Guide, Condition functions).
 *
 * Sound rather than complete: what is called impossible or certain is so in every deployment. What
 * cannot be told counts as possible: a condition that is missing, declared twice, in a circle, made
 * by a loop or a macro, or too hard to reason about may come out either way.
 *
 * Lists of cases are GArrays of CfnCase, all of which hold at once; NULL is the empty list. The
 * answers are functions of the template alone; any thread may ask.
 */

/* What a condition is in one case. The name belongs to the template or to who asks. */
typedef struct
{
  const char *condition;
  gboolean    holds;
} CfnCase;

typedef enum
{
  CFN_CONDITION_FALSE,     /* in every deployment */
  CFN_CONDITION_TRUE,      /* in every deployment */
  CFN_CONDITION_DEPENDS,   /* on what is given when the stack is deployed, or not known */
} CfnConditionState;

CfnConditionState cfn_condition_get_state  (CfnTemplate   *template,
                                            const char    *name);
/* FALSE when no deployment can have all of @cases. */
gboolean          cfn_cases_are_possible   (CfnTemplate   *template,
                                            const GArray  *cases);
/* TRUE when every deployment that has all of @cases has @other, too; also when none has. */
gboolean          cfn_cases_imply          (CfnTemplate   *template,
                                            const GArray  *cases,
                                            const CfnCase *other);
/* What has to hold for @node to be there: the condition of the resource or output around it, and
 * the branches of the Fn::Ifs. GArray of CfnCase, outermost first, each once; transfer full. */
GArray           *cfn_node_get_cases       (const CfnNode *node);
/* One place where a condition is asked for by its name: the attribute Condition of a resource or an
 * output, an Fn::If, or the function Condition within the section Conditions. */
typedef struct
{
  CfnNode           *node;   /* the scalar that is the name */
  const CfnResource *from;   /* NULL when asked for outside of Resources, or in a loop */
} CfnConditionUse;

/* All of them, in file order; those whose name a loop puts together are left out. GArray of
 * CfnConditionUse, transfer full. */
GArray           *cfn_template_find_condition_uses (CfnTemplate *template);
/* What a formula of the section Conditions asks, in words: "Stage is “prod” and not IsTest". In the
 * front end's language; free with g_free(). */
char             *cfn_condition_to_words   (CfnTemplate   *template,
                                            CfnNode       *formula);
/* Adds those of @more (NULL: none) to @cases that are not among them yet. */
void              cfn_cases_add            (GArray        *cases,
                                            const GArray  *more);
/* Adds that @resource (NULL: nothing) exists, which is a case where it has a Condition. */
void              cfn_cases_add_existence  (GArray            *cases,
                                            const CfnResource *resource);
/* "IsProd, not IsTest"; "" for always. Free with g_free(). */
char             *cfn_cases_to_string      (const GArray  *cases);

G_END_DECLS
