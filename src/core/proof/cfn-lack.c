/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-lack.h"

#include "cfn-proof-private.h"
#include "cfn-sam.h"

void
cfn_lack_free (CfnLack *self)
{
  g_free (self->actions);
  g_array_unref (self->cases);
  g_free (self);
}

CfnMessage *
cfn_lack_say_when (const CfnLack *self,
                   CfnMessage    *message)
{
  CfnClaim claim = { .message = message };

  cfn_claim_say_when (&claim, (const CfnCase *) self->cases->data, self->cases->len);

  return claim.message;
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

static CfnLack *
find_lack (CfnProof           *self,
           const CfnRole      *role,
           const GArray       *given,
           const CfnResource  *subject,
           const char * const *actions)
{
  g_autoptr (IamText) arn
    = subject != NULL ? iam_text_new_for_resource (self->template, subject, "Arn") : NULL;
  IamPolicy *own
    = subject != NULL ? cfn_roles_get_own_policy (self->roles, subject, FALSE) : NULL;
  g_autoptr (GPtrArray) denied = g_ptr_array_new ();
  IamDecision worst = { .verdict = IAM_VERDICT_ALLOWED };
  gboolean can_be_allowed = TRUE;
  CfnLack *lack;

  for (guint i = 0; actions[i] != NULL; i++)
    {
      IamRequest request = cfn_role_request (role, actions[i], arn);
      IamDecision decision;

      request.given = given;
      decision = iam_identity_evaluate (role->identity, own, &request);
      if (decision.verdict != IAM_VERDICT_DENIED)
        continue;
      g_ptr_array_add (denied, (char *) actions[i]);
      can_be_allowed &= !decision.by_deny && would_be_allowed (role, own, &request);
      worst = decision;
    }
  if (denied->len == 0)
    return NULL;

  g_ptr_array_add (denied, NULL);
  lack = g_new0 (CfnLack, 1);
  lack->actions = g_strjoinv (", ", (char **) denied->pdata);
  lack->can_be_allowed = can_be_allowed;
  lack->cases = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  g_array_append_vals (lack->cases, worst.cases, worst.n_cases);

  return lack;
}

CfnLack *
cfn_proof_find_lack (CfnProof           *self,
                     const CfnResource  *role,
                     const GArray       *given,
                     const CfnResource  *subject,
                     const char * const *actions)
{
  CfnRole *known;
  CfnRole *generated;
  CfnLack *lack;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (role != NULL, NULL);

  /* Parts that are never there together ask nothing of each other. */
  if (!cfn_cases_are_possible (self->template, given))
    return NULL;
  known = cfn_roles_find (self->roles, role);
  if (known != NULL)
    return find_lack (self, known, given, subject, actions);
  if (!cfn_sam_makes_role (self->template, role))
    return NULL;

  generated = cfn_role_new_generated (self->template, role);
  lack = find_lack (self, generated, given, subject, actions);
  cfn_role_free (generated);

  return lack;
}
