/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-evaluate-private.h"

#include <string.h>

static void
doubt_free (IamDoubt *doubt)
{
  g_free (doubt->name);
  g_free (doubt);
}

static void
evidence_free (IamEvidence *evidence)
{
  g_ptr_array_unref (evidence->doubts);
  g_free (evidence);
}

static void
add_doubt (GPtrArray  *doubts,
           const char *reason,
           const char *name,
           CfnNode    *node)
{
  IamDoubt *doubt;

  for (guint i = 0; i < doubts->len; i++)
    {
      const IamDoubt *old = g_ptr_array_index (doubts, i);

      if (g_str_equal (old->reason, reason) && g_strcmp0 (old->name, name) == 0)
        return;
    }

  doubt = g_new0 (IamDoubt, 1);
  doubt->reason = reason;
  doubt->name = g_strdup (name);
  doubt->node = node;
  g_ptr_array_add (doubts, doubt);
}

static void
doubt_guard (GPtrArray    *doubts,
             const GArray *guard,
             const GArray *given,
             CfnNode      *node)
{
  const char *open = NULL;

  if (iam_guard_match (guard, given, &open) == IAM_MATCH_MAYBE)
    add_doubt (doubts, "condition", open, node);
}

/* What has to be known of @text; FALSE when nothing of it is open. */
static gboolean
doubt_text (GPtrArray     *doubts,
            const IamText *text,
            CfnNode       *node)
{
  guint n_holes;
  IamHole * const *holes = iam_text_get_holes (text, &n_holes);
  gboolean is_open = FALSE;

  for (guint i = 0; i < n_holes; i++)
    {
      const IamHole *hole = holes[i];

      if (hole->kind != IAM_HOLE_FREE && hole->kind != IAM_HOLE_VARIABLE)
        continue;
      add_doubt (doubts, hole->reason != NULL ? hole->reason : "computed", hole->key, node);
      is_open = TRUE;
    }

  return is_open;
}

static void
doubt_element (GPtrArray        *doubts,
               const IamElement *element,
               const IamRequest *request,
               IamMatch          match)
{
  g_autofree char *string = NULL;

  if (match == IAM_MATCH_NO)
    return;
  doubt_guard (doubts, element->guard, request->given, element->node);
  if (match == IAM_MATCH_YES || doubt_text (doubts, element->text, element->node))
    return;
  string = iam_text_to_string (element->text);
  add_doubt (doubts, "literal-arn", string, element->node);
}

static void
doubt_elements (GPtrArray          *doubts,
                const IamStatement *statement,
                const IamRequest   *request)
{
  for (guint i = 0; i < statement->actions.len; i++)
    {
      const IamElement *element = &statement->actions.items[i];

      doubt_element (doubts, element, request,
                     iam_text_match_string (element->text, request->action));
    }
  for (guint i = 0; request->resource != NULL && i < statement->resources.len; i++)
    {
      const IamElement *element = &statement->resources.items[i];
      gboolean is_void;
      g_autoptr (IamText) filled = iam_context_fill (request->context, element->text, &is_void);

      doubt_element (doubts, element, request,
                     is_void ? IAM_MATCH_NO
                             : iam_text_match_arn (filled != NULL ? filled : element->text,
                                                   request->resource));
    }
  for (guint i = 0; i < statement->principals.len; i++)
    {
      const IamElement *element = &statement->principals.items[i];

      doubt_guard (doubts, element->guard, request->given, element->node);
      doubt_text (doubts, element->text, element->node);
    }
}

static void
doubt_tests (GPtrArray          *doubts,
             const IamStatement *statement,
             const IamRequest   *request)
{
  for (guint i = 0; i < statement->tests->len; i++)
    {
      const IamTest *test = g_ptr_array_index (statement->tests, i);
      GPtrArray *values;
      IamKeyState state;

      if (iam_test_match (test, request->context, request->given, NULL) != IAM_MATCH_MAYBE)
        continue;
      doubt_guard (doubts, test->guard, request->given, test->node);
      if (test->operator == NULL || test->key == NULL)
        {
          add_doubt (doubts, "policy-condition", test->key, test->node);
          continue;
        }
      state = iam_context_look_up (request->context, test->key, &values);
      if (state == IAM_KEY_UNKNOWN || state == IAM_KEY_PRESENT)
        add_doubt (doubts, "condition-key", test->key, test->node);
      for (guint j = 0; j < test->values.len; j++)
        {
          const IamElement *value = &test->values.items[j];

          doubt_guard (doubts, value->guard, request->given, value->node);
          doubt_text (doubts, value->text, value->node);
        }
    }
}

static void
add_evidence (GPtrArray          *list,
              const IamStatement *statement,
              IamPolicy          *policy,
              const GArray       *guard,
              IamPolicyRole       role,
              const IamRequest   *request)
{
  IamEvidence *evidence = g_new0 (IamEvidence, 1);

  evidence->statement = statement;
  evidence->policy = policy;
  evidence->role = role;
  evidence->doubts = g_ptr_array_new_with_free_func ((GDestroyNotify) doubt_free);
  evidence->match = iam_guard_match (guard, request->given, NULL);
  if (statement == NULL)
    evidence->match = iam_match_both (evidence->match, IAM_MATCH_MAYBE);
  else
    evidence->match
      = iam_match_both (evidence->match,
                        iam_match_either (iam_statement_match (statement, request),
                                          iam_statement_match_account (statement, request)));
  if (statement != NULL && statement->effect == IAM_EFFECT_UNKNOWN)
    evidence->match = iam_match_both (evidence->match, IAM_MATCH_MAYBE);
  if (evidence->match == IAM_MATCH_NO)
    {
      evidence_free (evidence);
      return;
    }

  g_ptr_array_add (list, evidence);
  if (evidence->match == IAM_MATCH_YES)
    return;
  doubt_guard (evidence->doubts, guard, request->given, iam_policy_get_node (policy));
  if (statement == NULL)
    {
      add_doubt (evidence->doubts, iam_policy_get_unknown (policy), NULL,
                 iam_policy_get_node (policy));
      return;
    }
  doubt_guard (evidence->doubts, statement->guard, request->given, statement->node);
  if (statement->effect == IAM_EFFECT_UNKNOWN)
    add_doubt (evidence->doubts, "effect", NULL, statement->node);
  doubt_elements (evidence->doubts, statement, request);
  doubt_tests (evidence->doubts, statement, request);
}

static void
explain_policy (GPtrArray        *list,
                IamPolicy        *policy,
                const GArray     *guard,
                IamPolicyRole     role,
                const IamRequest *request)
{
  GPtrArray *statements = iam_policy_get_statements (policy);

  for (guint i = 0; i < statements->len; i++)
    add_evidence (list, g_ptr_array_index (statements, i), policy, guard, role, request);
  if (iam_policy_get_unknown (policy) != NULL)
    add_evidence (list, NULL, policy, guard, role, request);
}

GPtrArray *
iam_identity_explain (IamIdentity      *self,
                      IamPolicy        *resource_policy,
                      const IamRequest *request)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) evidence_free);

  g_return_val_if_fail (self != NULL, list);
  g_return_val_if_fail (request != NULL, list);

  for (guint i = 0; i < self->attached->len; i++)
    {
      const IamAttached *one = &g_array_index (self->attached, IamAttached, i);

      explain_policy (list, one->policy, one->guard, IAM_ROLE_OF_IDENTITY, request);
    }
  for (guint i = 0; i < self->bounding->len; i++)
    {
      const IamAttached *one = &g_array_index (self->bounding, IamAttached, i);

      explain_policy (list, one->policy, one->guard, IAM_ROLE_OF_BOUNDARY, request);
    }
  if (resource_policy != NULL)
    explain_policy (list, resource_policy, NULL, IAM_ROLE_OF_RESOURCE, request);

  return list;
}
