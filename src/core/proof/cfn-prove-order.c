/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-creation.h"
#include "cfn-prover.h"

static void
prove_order (CfnProver         *self,
             const CfnCreation *order,
             const CfnWiring   *wiring,
             const CfnResource *policy,
             CfnNode           *statement)
{
  CfnClaim claim = { .kind = CFN_CLAIM_ORDER, .from = policy, .to = wiring->mapping };

  if (cfn_creation_waits_for (order, wiring->mapping, policy))
    claim.message = cfn_message_new (N_("{0} waits for {1}, which lets {2} read the stream"),
                                     wiring->mapping->id, policy->id, wiring->role->id, NULL);
  else
    {
      claim.verdict = CFN_VERDICT_FAILS;
      claim.reason = "policy-may-come-late";
      claim.label = cfn_message_new (N_("may come late"), NULL);
      claim.message
        = cfn_message_new (N_("{0} does not wait for {1}, which lets {2} read the stream: where it "
                              "is made first, the deployment fails with “Cannot access stream”. "
                              "Name {1} under DependsOn"),
                           wiring->mapping->id, policy->id, wiring->role->id, NULL);
    }
  cfn_prover_add_about (self, wiring->reading, &claim, cfn_wiring_get_place (wiring), statement,
                        NULL);
}

/* CloudFormation, AWS::IAM::Policy: a policy of its own comes after the role, and nothing else that
 * uses the role waits for it. */
void
cfn_prove_orders (CfnProver *self)
{
  g_autoptr (CfnCreation) order = NULL;

  for (guint i = 0; i < self->wirings->len; i++)
    {
      const CfnWiring *wiring = g_ptr_array_index (self->wirings, i);
      const CfnClaim *reading = wiring->reading;
      const CfnResource *policy;

      if (reading == NULL || reading->verdict != CFN_VERDICT_HOLDS)
        continue;
      policy = cfn_template_get_resource_at (self->template, reading->evidence[0]->span.start);
      if (policy == NULL || policy->kind != CFN_KIND_POLICY)
        continue;
      if (order == NULL)
        order = cfn_creation_new (self->template);
      prove_order (self, order, wiring, policy, reading->evidence[0]);
    }
}
