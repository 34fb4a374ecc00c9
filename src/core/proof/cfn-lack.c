/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-lack.h"

#include "cfn-condition.h"
#include "cfn-sam.h"

void
cfn_lack_free (CfnLack *self)
{
  g_strfreev (self->missing);
  g_free (self->actions);
  g_array_unref (self->cases);
  g_free (self);
}

/* TRUE when a statement more in a policy of the role would do: nothing else stands in the way. */
static gboolean
would_be_allowed (const CfnRole    *role,
                  IamPolicy        *own,
                  const IamRequest *request)
{
  g_autoptr (IamIdentity) willing = iam_identity_new ();

  if (cfn_sam_get_property (role->template, role->resource, "PermissionsBoundary") != NULL)
    return FALSE;
  iam_identity_add (willing,
                    iam_policy_new_allowing (request->action,
                                             iam_text_new ("*", IAM_TEXT_PATTERN),
                                             role->resource->node),
                    NULL);

  return iam_identity_evaluate (willing, own, request).verdict == IAM_VERDICT_ALLOWED;
}

static void
judge (CfnLack            *lack,
       const CfnRole      *role,
       IamPolicy          *own,
       const GArray       *given,
       const IamText      *arn,
       const char * const *actions)
{
  g_autoptr (GPtrArray) denied = g_ptr_array_new ();

  lack->can_be_allowed = TRUE;
  for (guint i = 0; actions[i] != NULL; i++)
    {
      IamRequest request = cfn_role_request (role, actions[i], arn);
      IamDecision decision;

      request.given = given;
      decision = iam_identity_evaluate (role->identity, own, &request);
      if (decision.verdict == IAM_VERDICT_UNKNOWN)
        {
          lack->doubt = decision;
          lack->verdict = lack->verdict == CFN_VERDICT_FAILS ? lack->verdict
                                                             : CFN_VERDICT_UNKNOWN;
        }
      if (decision.verdict != IAM_VERDICT_DENIED)
        continue;
      lack->verdict = CFN_VERDICT_FAILS;
      lack->can_be_allowed &= !decision.by_deny && would_be_allowed (role, own, &request);
      g_array_set_size (lack->cases, 0);
      g_array_append_vals (lack->cases, decision.cases, decision.n_cases);
      g_ptr_array_add (denied, (char *) actions[i]);
    }
  if (denied->len == 0)
    return;

  g_ptr_array_add (denied, NULL);
  lack->missing = g_strdupv ((char **) denied->pdata);
  lack->actions = g_strjoinv (", ", lack->missing);
}

CfnLack *
cfn_prover_find_lack (CfnProver          *self,
                      const CfnResource  *resource,
                      const GArray       *given,
                      const CfnResource  *subject,
                      const IamText      *arn,
                      const char * const *actions)
{
  CfnLack *lack = g_new0 (CfnLack, 1);
  CfnRole *role = cfn_roles_find (self->roles, resource);
  CfnRole *generated = NULL;
  g_autoptr (IamText) own_arn = NULL;
  IamPolicy *own = NULL;

  lack->cases = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  /* Parts that are never there together ask nothing of each other. */
  if (!cfn_cases_are_possible (self->template, given))
    return lack;
  if (role == NULL && cfn_sam_makes_role (self->template, resource))
    role = generated = cfn_role_new_generated (self->template, resource);
  if (subject != NULL)
    {
      arn = own_arn = iam_text_new_for_resource (self->template, subject, "Arn");
      own = cfn_roles_get_own_policy (self->roles, subject, FALSE);
    }
  if (role != NULL)
    judge (lack, role, own, given, arn, actions);
  g_clear_pointer (&generated, cfn_role_free);

  return lack;
}

void
cfn_lack_decide (CfnLack    *self,
                 CfnClaim   *claim,
                 const char *reason,
                 const char *role,
                 const char *what)
{
  claim->verdict = self->verdict;
  if (self->verdict == CFN_VERDICT_FAILS)
    {
      claim->reason = reason;
      claim->missing = g_steal_pointer (&self->missing);
      claim->can_be_allowed = self->can_be_allowed;
      cfn_claim_say_when (claim, (const CfnCase *) self->cases->data, self->cases->len);
    }
  else if (self->verdict == CFN_VERDICT_UNKNOWN)
    {
      claim->reason = self->doubt.reason != NULL ? self->doubt.reason : "computed";
      claim->message = cfn_explain_doubt (&self->doubt, role, what);
    }
}
