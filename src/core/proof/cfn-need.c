/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-proof-private.h"

/* Lambda User Guide, Sending function logs to CloudWatch Logs. */
static const char * const log_actions[] = {
  "logs:CreateLogGroup",
  "logs:CreateLogStream",
  "logs:PutLogEvents",
};

static void
need_free (CfnNeed *need)
{
  cfn_message_unref (need->label);
  g_free (need);
}

static void
add_need (GPtrArray         *needs,
          const char        *word,
          CfnMessage        *label,
          CfnVerdict         verdict,
          const CfnResource *resource)
{
  CfnNeed *need = g_new0 (CfnNeed, 1);

  need->word = word;
  need->label = label;
  need->verdict = verdict;
  need->resource = resource;
  g_ptr_array_add (needs, need);
}

/* The log group that @function writes to, with or without a stream in it. */
static IamText *
make_log_subject (CfnProof          *self,
                  const CfnResource *function,
                  gboolean           with_stream)
{
  IamText *subject = iam_text_new ("arn:", IAM_TEXT_PLAIN);
  CfnNode *group = cfn_resource_get_property (function, "LoggingConfig.LogGroup");
  g_autoptr (IamText) name = NULL;

  iam_text_append_hole (subject, IAM_HOLE_PSEUDO, "AWS::Partition", "pseudo-parameter");
  iam_text_append_literal (subject, ":logs:", IAM_TEXT_PLAIN);
  iam_text_append_hole (subject, IAM_HOLE_PSEUDO, "AWS::Region", "pseudo-parameter");
  iam_text_append_literal (subject, ":", IAM_TEXT_PLAIN);
  iam_text_append_hole (subject, IAM_HOLE_PSEUDO, "AWS::AccountId", "pseudo-parameter");
  iam_text_append_literal (subject, ":log-group:", IAM_TEXT_PLAIN);
  if (group != NULL)
    name = iam_text_new_for_value (self->template, group, IAM_TEXT_PLAIN);
  else
    {
      iam_text_append_literal (subject, "/aws/lambda/", IAM_TEXT_PLAIN);
      name = iam_text_new_for_resource (self->template, function, NULL);
    }
  iam_text_append_text (subject, name);
  if (with_stream)
    {
      iam_text_append_literal (subject, ":log-stream:", IAM_TEXT_PLAIN);
      iam_text_append_hole (subject, IAM_HOLE_UNIQUE, "log stream", NULL);
    }

  return subject;
}

/* Policies name a group with or without what is in it; services take both. */
static CfnVerdict
judge_log_action (CfnProof          *self,
                  CfnRole           *role,
                  const GArray      *given,
                  const char        *action,
                  const CfnResource *function,
                  const IamText     *stream)
{
  IamRequest request = cfn_role_request (role, action, stream);
  g_autoptr (IamText) group = NULL;
  CfnVerdict verdict;
  CfnVerdict other;

  request.given = given;
  verdict = cfn_verdict_from_iam (iam_identity_evaluate (role->identity, NULL, &request).verdict);

  if (verdict == CFN_VERDICT_HOLDS)
    return verdict;
  group = make_log_subject (self, function, FALSE);
  request.resource = group;
  other = cfn_verdict_from_iam (iam_identity_evaluate (role->identity, NULL, &request).verdict);

  return other == CFN_VERDICT_HOLDS || verdict == CFN_VERDICT_FAILS ? other : verdict;
}

/* Nothing is written without the last two actions; the first is only asked for with the group. */
static void
judge_logs (CfnProof *self,
            CfnRole  *role)
{
  const CfnResource *function = g_ptr_array_index (role->users, 0);
  g_autoptr (IamText) stream = make_log_subject (self, function, TRUE);
  g_autoptr (GArray) given = cfn_role_list_given (role, NULL, &function, 1);

  for (guint i = 0; i < G_N_ELEMENTS (log_actions); i++)
    {
      CfnVerdict one = judge_log_action (self, role, given, log_actions[i], function, stream);

      /* A group that is there already need not be made. */
      if (i == 0 && one == CFN_VERDICT_FAILS)
        one = CFN_VERDICT_UNKNOWN;
      for (guint with_group = i == 0 ? 1 : 0; with_group < 2; with_group++)
        {
          CfnVerdict *verdict = &role->logs[with_group];

          if (one == CFN_VERDICT_FAILS || *verdict == CFN_VERDICT_HOLDS)
            *verdict = one;
        }
    }
}

void
cfn_proof_judge_logs (CfnProof *self)
{
  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      CfnRole *role = cfn_roles_find (self->roles, cfn_template_get_resource (self->template, i));

      if (role != NULL && role->users->len > 0)
        judge_logs (self, role);
    }
}

const CfnResource *
cfn_proof_find_mute (CfnProof          *self,
                     const CfnResource *role)
{
  CfnRole *found;

  g_return_val_if_fail (self != NULL, NULL);

  found = cfn_roles_find (self->roles, role);
  if (found == NULL || found->users->len == 0
      || found->logs[FALSE] != CFN_VERDICT_FAILS)
    return NULL;

  return g_ptr_array_index (found->users, 0);
}

/* The edge to a failure destination fails for other reasons than the role, too. */
static CfnVerdict
destination_verdict (const CfnClaim *claim)
{
  if (claim->verdict == CFN_VERDICT_FAILS && claim->missing == NULL)
    return CFN_VERDICT_UNKNOWN;

  return claim->verdict;
}

static void
add_claim_need (GPtrArray      *needs,
                const CfnClaim *claim)
{
  if (claim->kind == CFN_CLAIM_MAY_READ)
    add_need (needs, "read-stream", cfn_message_new (N_("read stream"), NULL), claim->verdict,
              claim->to);
  else
    add_need (needs, "write", cfn_message_new (N_("write to {0}"), claim->to->id, NULL),
              destination_verdict (claim), claim->to);
}

GPtrArray *
cfn_proof_get_needs (CfnProof          *self,
                     const CfnResource *role)
{
  GPtrArray *needs = g_ptr_array_new_with_free_func ((GDestroyNotify) need_free);
  CfnRole *found;

  g_return_val_if_fail (self != NULL, needs);

  found = cfn_roles_find (self->roles, role);
  if (found == NULL)
    return needs;

  if (found->users->len > 0)
    {
      const CfnResource *user = g_ptr_array_index (found->users, 0);

      add_need (needs, "write-logs", cfn_message_new (N_("write logs"), NULL),
                found->logs[TRUE], user);
    }
  for (guint i = 0; i < found->asked->len; i++)
    add_claim_need (needs, g_ptr_array_index (found->asked, i));

  return needs;
}
