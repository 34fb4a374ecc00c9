/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-checker.h"

static void
check_logs (CfnChecker        *self,
            const CfnResource *role)
{
  g_autoptr (GPtrArray) needs = cfn_proof_get_needs (self->proof, role);

  for (guint i = 0; i < needs->len; i++)
    {
      const CfnNeed *need = g_ptr_array_index (needs, i);

      if (g_str_equal (need->word, "write-logs") && need->verdict == CFN_VERDICT_FAILS)
        cfn_checker_report (self, "role-cannot-write-logs", role, role->node,
                            cfn_message_new (N_("{0} does not allow {1} to write logs: without "
                                                "logs:CreateLogStream and logs:PutLogEvents nobody "
                                                "sees what it does"),
                                             role->id, need->resource->id, NULL));
    }
}

/* CloudFormation, AWS::IAM::Role Policy: an inline policy is a name and a document. */
static void
check_inline_policy (CfnChecker        *self,
                     const CfnResource *role,
                     CfnNode           *policy)
{
  if (cfn_value_of (self->template, policy).kind != CFN_VALUE_MAP)
    return;

  if (!cfn_checker_has (self, cfn_node_get (policy, "PolicyName")))
    cfn_checker_report (self, "missing-property", role, policy,
                        cfn_message_new (N_("An inline policy of {0} has no PolicyName"), role->id,
                                         NULL));
  if (!cfn_checker_has (self, cfn_node_get (policy, "PolicyDocument")))
    cfn_checker_report (self, "missing-property", role, policy,
                        cfn_message_new (N_("An inline policy of {0} has no PolicyDocument, so it "
                                            "allows nothing"),
                                         role->id, NULL));
}

void
cfn_check_roles (CfnChecker *self)
{
  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *role = cfn_template_get_resource (self->template, i);
      CfnNode *policies;

      if (role->kind != CFN_KIND_ROLE)
        continue;

      check_logs (self, role);
      policies = cfn_resource_get_property (role, "Policies");
      if (cfn_value_of (self->template, policies).kind == CFN_VALUE_LIST)
        {
          for (CfnNode *item = policies->first_child; item != NULL; item = item->next)
            check_inline_policy (self, role, item);
        }
    }
}
