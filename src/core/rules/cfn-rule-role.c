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

void
cfn_check_roles (CfnChecker *self)
{
  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *role = cfn_template_get_resource (self->template, i);

      if (role->kind == CFN_KIND_ROLE)
        check_logs (self, role);
    }
}
