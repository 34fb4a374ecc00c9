/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-checker.h"

static void
check_logs (CfnChecker        *self,
            const CfnResource *role)
{
  const CfnResource *function = cfn_proof_find_mute (self->proof, role);

  if (function == NULL)
    return;

  cfn_checker_report (self, "role-cannot-write-logs", role, role->node,
                      cfn_message_new (N_("{0} does not allow {1} to write logs: without "
                                          "logs:CreateLogStream and logs:PutLogEvents nobody "
                                          "sees what it does"),
                                       role->id, function->id, NULL));
}

void
cfn_check_roles (CfnChecker *self)
{
  /* A macro may add policies. */
  if (cfn_template_has_macro (self->template))
    return;

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *role = cfn_template_get_resource (self->template, i);

      if (role->kind == CFN_KIND_ROLE)
        check_logs (self, role);
    }
}
