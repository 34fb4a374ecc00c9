/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-evaluate.h"

#include <string.h>

struct _IamIdentity
{
  GPtrArray *policies;
  IamPolicy *boundary;
};

IamIdentity *
iam_identity_new (void)
{
  IamIdentity *self = g_new0 (IamIdentity, 1);

  self->policies = g_ptr_array_new_with_free_func ((GDestroyNotify) iam_policy_unref);

  return self;
}

void
iam_identity_free (IamIdentity *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->boundary, iam_policy_unref);
  g_ptr_array_unref (self->policies);
  g_free (self);
}

void
iam_identity_add (IamIdentity *self,
                  IamPolicy   *policy)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (policy != NULL);

  g_ptr_array_add (self->policies, policy);
}

void
iam_identity_set_boundary (IamIdentity *self,
                           IamPolicy   *boundary)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->boundary, iam_policy_unref);
  self->boundary = boundary;
}

GPtrArray *
iam_identity_get_policies (IamIdentity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->policies;
}

static IamMatch
invert (IamMatch match)
{
  switch (match)
    {
    case IAM_MATCH_NO:
      return IAM_MATCH_YES;
    case IAM_MATCH_YES:
      return IAM_MATCH_NO;
    case IAM_MATCH_MAYBE:
    default:
      return IAM_MATCH_MAYBE;
    }
}

static IamMatch
match_actions (const IamStatement *self,
               const IamRequest   *request)
{
  IamMatch best = IAM_MATCH_NO;

  for (guint i = 0; i < self->actions->len && best != IAM_MATCH_YES; i++)
    {
      const IamElement *element = g_ptr_array_index (self->actions, i);
      IamMatch match = iam_text_match_string (element->text, request->action);

      best = MAX (best, element->certain ? match : MIN (match, IAM_MATCH_MAYBE));
    }

  return self->not_action ? invert (best) : best;
}

static IamMatch
match_resources (const IamStatement *self,
                 const IamRequest   *request)
{
  IamMatch best = IAM_MATCH_NO;

  /* Trust policies have no Resource element. */
  if (request->resource == NULL || self->resources->len == 0)
    return IAM_MATCH_YES;

  for (guint i = 0; i < self->resources->len && best != IAM_MATCH_YES; i++)
    {
      const IamElement *element = g_ptr_array_index (self->resources, i);
      IamMatch match = iam_text_match_arn (element->text, request->resource);

      best = MAX (best, element->certain ? match : MIN (match, IAM_MATCH_MAYBE));
    }

  return self->not_resource ? invert (best) : best;
}

/* "lambda.${AWS::URLSuffix}" was the way to write a service's principal for a while. Principals of
 * services end in amazonaws.com in every partition that runs Lambda under that name. */
static IamMatch
match_service (const IamText *text,
               const char    *service)
{
  g_autofree char *string = iam_text_to_string (text);
  g_auto (GStrv) pieces = g_strsplit (string, "${AWS::URLSuffix}", -1);
  g_autofree char *written = g_strjoinv ("amazonaws.com", pieces);

  if (g_ascii_strcasecmp (written, service) == 0)
    return IAM_MATCH_YES;

  return iam_text_get_unknown (text) != NULL ? IAM_MATCH_MAYBE : IAM_MATCH_NO;
}

static IamMatch
match_principal (const IamElement *element,
                 const IamRequest *request)
{
  gboolean is_star = FALSE;
  g_autofree char *string = iam_text_to_string (element->text);

  is_star = g_str_equal (string, "*");
  if (element->principal == IAM_PRINCIPAL_ANYONE)
    return IAM_MATCH_YES;
  if (request->service != NULL)
    return element->principal == IAM_PRINCIPAL_SERVICE
             ? (is_star ? IAM_MATCH_YES : match_service (element->text, request->service))
             : IAM_MATCH_NO;
  if (request->caller != NULL && element->principal == IAM_PRINCIPAL_AWS)
    return is_star ? IAM_MATCH_YES : iam_text_match_arn (element->text, request->caller);

  return IAM_MATCH_NO;
}

static IamMatch
match_principals (const IamStatement *self,
                  const IamRequest   *request)
{
  IamMatch best = IAM_MATCH_NO;

  /* Identity policies have no Principal: they are about the one they are attached to. */
  if (self->principals->len == 0)
    return IAM_MATCH_YES;

  for (guint i = 0; i < self->principals->len && best != IAM_MATCH_YES; i++)
    {
      const IamElement *element = g_ptr_array_index (self->principals, i);
      IamMatch match = match_principal (element, request);

      best = MAX (best, element->certain ? match : MIN (match, IAM_MATCH_MAYBE));
    }

  return self->not_principal ? invert (best) : best;
}

/* Only aws:SecureTransport is known beforehand: Lambda always speaks TLS. */
static IamMatch
match_condition_key (const char    *operator,
                     const CfnNode *entry)
{
  gboolean wanted;

  if (g_strcmp0 (operator, "Bool") == 0
      && g_ascii_strcasecmp (cfn_node_get_key (entry), "aws:SecureTransport") == 0
      && cfn_node_get_boolean (entry, &wanted))
    return wanted ? IAM_MATCH_YES : IAM_MATCH_NO;

  return IAM_MATCH_MAYBE;
}

/* All operators and all of their keys must agree (IAM User Guide, Condition element). */
static IamMatch
match_condition (const CfnNode *condition)
{
  IamMatch worst = IAM_MATCH_YES;

  if (condition == NULL)
    return IAM_MATCH_YES;
  if (condition->kind != CFN_NODE_MAPPING)
    return IAM_MATCH_MAYBE;

  for (const CfnNode *operator = condition->first_child; operator != NULL;
       operator = operator->next)
    {
      if (operator->kind != CFN_NODE_MAPPING)
        worst = MIN (worst, IAM_MATCH_MAYBE);
      for (const CfnNode *entry = operator->first_child; entry != NULL; entry = entry->next)
        worst = MIN (worst, cfn_node_get_key (entry) != NULL
                              ? match_condition_key (cfn_node_get_key (operator), entry)
                              : IAM_MATCH_MAYBE);
    }

  return worst;
}

IamMatch
iam_statement_match (const IamStatement *self,
                     const IamRequest   *request)
{
  IamMatch match;

  g_return_val_if_fail (self != NULL, IAM_MATCH_NO);
  g_return_val_if_fail (request != NULL && request->action != NULL, IAM_MATCH_NO);

  match = self->certain ? IAM_MATCH_YES : IAM_MATCH_MAYBE;
  match = MIN (match, match_actions (self, request));
  if (match != IAM_MATCH_NO)
    match = MIN (match, match_resources (self, request));
  if (match != IAM_MATCH_NO)
    match = MIN (match, match_principals (self, request));
  if (match != IAM_MATCH_NO)
    match = MIN (match, match_condition (self->condition));

  return match;
}

static const char *
first_unknown (GPtrArray *elements)
{
  for (guint i = 0; i < elements->len; i++)
    {
      const IamElement *element = g_ptr_array_index (elements, i);
      const char *reason = element->certain ? iam_text_get_unknown (element->text) : "condition";

      if (reason != NULL)
        return reason;
    }

  return NULL;
}

/* Why it is not known whether a statement covers a request. */
static const char *
get_doubt (const IamStatement *statement)
{
  const char *reason = NULL;

  if (!statement->certain)
    return "condition";
  if (match_condition (statement->condition) == IAM_MATCH_MAYBE)
    return "policy-condition";

  reason = first_unknown (statement->resources);
  if (reason == NULL)
    reason = first_unknown (statement->actions);
  if (reason == NULL)
    reason = first_unknown (statement->principals);

  /* Nothing is open in the statement itself, so it names an account, region or name that may be
   * this one. */
  return reason != NULL ? reason : "literal-arn";
}

/* What was seen so far of all statements. */
typedef struct
{
  IamMatch allow;
  IamMatch deny;
  CfnNode *allow_node;
  CfnNode *deny_node;
  const char *allow_doubt;
  const char *deny_doubt;
} Tally;

static void
count (IamMatch            match,
       const IamStatement *statement,
       CfnNode            *place,
       IamMatch           *best,
       CfnNode           **node,
       const char        **doubt)
{
  if (match <= *best)
    return;

  *best = match;
  *node = place;
  *doubt = match == IAM_MATCH_MAYBE ? get_doubt (statement) : NULL;
}

static void
tally_statement (Tally              *tally,
                 const IamStatement *statement,
                 const IamRequest   *request,
                 CfnNode            *policy_node)
{
  IamMatch match = iam_statement_match (statement, request);
  CfnNode *place = statement->node != NULL ? statement->node : policy_node;

  if (statement->effect == IAM_EFFECT_UNKNOWN)
    match = MIN (match, IAM_MATCH_MAYBE);
  if (statement->effect != IAM_EFFECT_DENY)
    count (match, statement, place, &tally->allow, &tally->allow_node, &tally->allow_doubt);
  if (statement->effect != IAM_EFFECT_ALLOW)
    count (match, statement, place, &tally->deny, &tally->deny_node, &tally->deny_doubt);
}

static void
tally_policy (Tally            *tally,
              IamPolicy        *policy,
              const IamRequest *request)
{
  GPtrArray *statements = iam_policy_get_statements (policy);

  for (guint i = 0; i < statements->len; i++)
    tally_statement (tally, g_ptr_array_index (statements, i), request,
                     iam_policy_get_node (policy));

  /* A policy that nobody can look into may allow; that it denies is too rare to doubt everything
   * else. */
  if (iam_policy_get_unknown (policy) != NULL && tally->allow == IAM_MATCH_NO)
    {
      tally->allow = IAM_MATCH_MAYBE;
      tally->allow_node = iam_policy_get_node (policy);
      tally->allow_doubt = iam_policy_get_unknown (policy);
    }
}

static IamDecision
decide (const Tally *tally)
{
  if (tally->deny == IAM_MATCH_YES)
    return (IamDecision) { IAM_VERDICT_DENIED, TRUE, NULL, tally->deny_node };
  if (tally->allow == IAM_MATCH_NO)
    return (IamDecision) { IAM_VERDICT_DENIED, FALSE, NULL, NULL };
  if (tally->deny == IAM_MATCH_MAYBE)
    return (IamDecision) { IAM_VERDICT_UNKNOWN, FALSE, tally->deny_doubt, tally->deny_node };
  if (tally->allow == IAM_MATCH_MAYBE)
    return (IamDecision) { IAM_VERDICT_UNKNOWN, FALSE, tally->allow_doubt, tally->allow_node };

  return (IamDecision) { IAM_VERDICT_ALLOWED, FALSE, NULL, tally->allow_node };
}

IamDecision
iam_policies_evaluate (GPtrArray        *policies,
                       const IamRequest *request)
{
  Tally tally = { 0 };

  g_return_val_if_fail (policies != NULL, (IamDecision) { IAM_VERDICT_UNKNOWN });

  for (guint i = 0; i < policies->len; i++)
    tally_policy (&tally, g_ptr_array_index (policies, i), request);

  return decide (&tally);
}

static IamDecision
evaluate_one (IamPolicy        *policy,
              const IamRequest *request)
{
  Tally tally = { 0 };

  tally_policy (&tally, policy, request);

  return decide (&tally);
}

/* Both must allow. */
static IamDecision
both (IamDecision a,
      IamDecision b)
{
  if (a.verdict == IAM_VERDICT_DENIED)
    return a;
  if (b.verdict == IAM_VERDICT_DENIED)
    return b;

  return a.verdict == IAM_VERDICT_UNKNOWN ? a : b;
}

IamDecision
iam_identity_evaluate (IamIdentity      *self,
                       IamPolicy        *resource_policy,
                       const IamRequest *request)
{
  IamDecision decision;
  IamDecision of_resource;

  g_return_val_if_fail (self != NULL, (IamDecision) { IAM_VERDICT_UNKNOWN });

  decision = iam_policies_evaluate (self->policies, request);
  if (self->boundary != NULL)
    decision = both (decision, evaluate_one (self->boundary, request));
  if (resource_policy == NULL || decision.by_deny)
    return decision;

  of_resource = evaluate_one (resource_policy, request);
  if (of_resource.by_deny)
    return of_resource;
  if (decision.verdict == IAM_VERDICT_ALLOWED || of_resource.verdict == IAM_VERDICT_DENIED)
    return decision;

  return of_resource.verdict == IAM_VERDICT_ALLOWED ? of_resource : decision;
}
