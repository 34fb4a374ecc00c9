/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-prover.h"

#include "cfn-sam.h"

/* The node a sentence about @role's trust should point at: whom the only statement names, or all of
 * it. */
static CfnNode *
trust_node (const CfnRole *role)
{
  CfnNode *node = cfn_resource_get_property (role->resource, "AssumeRolePolicyDocument");
  CfnNode *statement = cfn_node_get (node, "Statement");
  CfnNode *principal;

  if (statement != NULL && statement->kind == CFN_NODE_SEQUENCE && statement->n_children == 1)
    statement = statement->first_child;
  principal = cfn_node_get (statement, "Principal");
  if (principal != NULL)
    return principal;

  return node != NULL ? node : role->resource->node;
}

/* Lambda User Guide, Execution role: the role has to let lambda.amazonaws.com put it on. */
static void
judge_trust (CfnClaim      *claim,
             const CfnRole *role)
{
  IamRequest request = { .action = "sts:AssumeRole", .service = "lambda.amazonaws.com",
                         .template = role->template };
  g_autoptr (GArray) given = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  g_autoptr (GPtrArray) policies = g_ptr_array_new ();
  const char *function = claim->from->id;
  const char *id = role->resource->id;
  const CfnResource *parts[] = { claim->from, role->resource };
  IamDecision decision;

  if (role->trust == NULL)
    {
      claim->verdict = CFN_VERDICT_FAILS;
      claim->reason = "role-without-trust";
      claim->message = cfn_message_new (N_("{0} runs as {1}, but {1} does not say who may put it "
                                           "on: it needs an AssumeRolePolicyDocument"),
                                        function, id, NULL);
      claim->label = cfn_message_new (N_("trusts nobody"), NULL);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    cfn_cases_add_existence (given, parts[i]);
  request.given = given;
  g_ptr_array_add (policies, role->trust);
  decision = iam_policies_evaluate (policies, &request);
  if (decision.verdict == IAM_VERDICT_ALLOWED)
    claim->message = cfn_message_new (N_("{0} runs as {1}, which trusts the Lambda service"),
                                      function,
                                      id, NULL);
  else if (decision.verdict == IAM_VERDICT_UNKNOWN)
    {
      claim->verdict = CFN_VERDICT_UNKNOWN;
      claim->reason = decision.reason;
      claim->message = cfn_message_new (N_("{0} runs as {1}, but whether {1} trusts the Lambda "
                                           "service is not known before the stack is deployed"),
                                        function, id, NULL);
    }
  else
    {
      claim->verdict = CFN_VERDICT_FAILS;
      claim->reason = "role-does-not-trust-lambda";
      claim->message = cfn_message_new (N_("{0} runs as {1}, but {1} does not let "
                                           "lambda.amazonaws.com put it on: allow that service "
                                           "sts:AssumeRole"),
                                        function, id, NULL);
      claim->label = cfn_message_new (N_("does not trust Lambda"), NULL);
      cfn_claim_say_when (claim, decision.cases, decision.n_cases);
    }
}

/* The Role property names @meaning's resource: is it a role, by its ARN, and a trusting one? */
static void
judge_role (CfnProver        *self,
            CfnClaim         *claim,
            const CfnMeaning *meaning)
{
  const CfnResource *function = claim->from;
  g_autofree char *written = cfn_meaning_to_string (meaning);
  CfnRole *role = cfn_roles_find (self->roles, meaning->resource);

  claim->to = meaning->resource;
  claim->verdict = CFN_VERDICT_FAILS;
  if (role == NULL && meaning->resource->kind == CFN_KIND_OTHER)
    {
      claim->verdict = CFN_VERDICT_UNKNOWN;
      claim->reason = "computed";
      claim->message = cfn_message_new (N_("Role of {0} comes from {1} ({2}): whether that is a "
                                           "role is not known here"),
                                        function->id, meaning->resource->id,
                                          meaning->resource->type,
                                        NULL);
    }
  else if (role == NULL)
    {
      claim->reason = "not-a-role";
      claim->message = cfn_message_new (N_("Role of {0} names {1}, but {1} is no role (it is {2})"),
                                        function->id, meaning->resource->id,
                                          meaning->resource->type,
                                        NULL);
      claim->label = cfn_message_new (N_("not a role"), NULL);
    }
  else if (meaning->attribute == NULL)
    {
      claim->reason = "role-by-name";
      claim->message = cfn_message_new (N_("Role of {0} is the name of {1} (Ref), but Lambda needs "
                                           "its ARN: use GetAtt {1}.Arn"),
                                        function->id, role->resource->id, NULL);
      claim->label = cfn_message_new (N_("name, not ARN"), NULL);
    }
  else if (!g_str_equal (meaning->attribute, "Arn"))
    {
      claim->reason = "role-by-name";
      claim->message = cfn_message_new (N_("Role of {0} is {1}, but Lambda needs the ARN of the "
                                           "role: use GetAtt {2}.Arn"),
                                        function->id, written, role->resource->id, NULL);
      claim->label = cfn_message_new (N_("not its ARN"), NULL);
    }
  else
    {
      claim->verdict = CFN_VERDICT_HOLDS;
      judge_trust (claim, role);
    }
}

static void
judge_literal_role (CfnClaim         *claim,
                    const CfnMeaning *meaning)
{
  if (g_str_has_prefix (meaning->text, "arn:"))
    {
      claim->verdict = CFN_VERDICT_UNKNOWN;
      claim->reason = "literal-arn";
      claim->message = cfn_message_new (N_("{0} runs as a role outside this template ({1}), so "
                                           "what it may do is not known here"),
                                        claim->from->id, meaning->text, NULL);
      return;
    }

  claim->verdict = CFN_VERDICT_FAILS;
  claim->reason = "role-by-name";
  claim->message = cfn_message_new (N_("Role of {0} is “{1}”, which is no ARN of a role"),
                                    claim->from->id, meaning->text, NULL);
  claim->label = cfn_message_new (N_("not an ARN"), NULL);
}

static void
prove_assume (CfnProver         *self,
              const CfnResource *function)
{
  CfnNode *node = cfn_sam_get_property (self->template, function, "Role");
  g_autoptr (GArray) meanings = cfn_meanings_of (self->template, node);

  for (guint i = 0; i < meanings->len; i++)
    {
      const CfnMeaning *meaning = &g_array_index (meanings, CfnMeaning, i);
      CfnClaim claim = { .kind = CFN_CLAIM_ASSUME, .from = function };
      CfnNode *second = NULL;
      CfnRole *role = cfn_roles_find (self->roles, meaning->resource);

      if (meaning->kind == CFN_MEANING_RESOURCE)
        judge_role (self, &claim, meaning);
      else if (meaning->kind == CFN_MEANING_LITERAL)
        judge_literal_role (&claim, meaning);
      else
        {
          claim.verdict = meaning->kind == CFN_MEANING_MISSING ? CFN_VERDICT_FAILS
                                                               : CFN_VERDICT_UNKNOWN;
          claim.reason = meaning->reason;
          claim.message = cfn_meaning_explain (meaning, "Role", function);
        }
      if (meaning->kind == CFN_MEANING_RESOURCE)
        cfn_claim_make_conditional (&claim, meaning,
                                    N_("Role of {0} is {1} in some cases only: the condition {2} "
                                       "chooses it"),
                                    function, meaning->resource);

      if (role != NULL)
        {
          second = trust_node (role);
          /* One function after the other: if it is among the users, it is the last of them. */
          if (role->users->len == 0
              || g_ptr_array_index (role->users, role->users->len - 1) != function)
            g_ptr_array_add (role->users, (gpointer) function);
        }
      if (i == 0)
        g_hash_table_insert (self->role_of, (gpointer) function,
                             GUINT_TO_POINTER (self->claims->len + 1));
      cfn_prover_add (self, &claim, meaning->node, second, NULL);
      cfn_prover_tell (self, meaning->node);
    }
}

/* A policy's list of roles holds names, not ARNs (CloudFormation, AWS::IAM::Policy, Roles). */
static void
prove_attachment (CfnProver           *self,
                  const CfnAttachment *attachment)
{
  const CfnResource *policy = attachment->policy;
  const CfnResource *role = attachment->role;
  CfnClaim claim = { .kind = CFN_CLAIM_ATTACH, .from = policy, .to = role };
  CfnValue value = cfn_value_of (self->template, attachment->node);

  /* What other types give may well be a role's name; then the edge is a plain reference. */
  if (role == NULL || role->kind == CFN_KIND_OTHER)
    return;

  if (role->kind != CFN_KIND_ROLE)
    {
      claim.verdict = CFN_VERDICT_FAILS;
      claim.reason = "not-a-role";
      claim.message = cfn_message_new (N_("{0} is attached to {1}, but {1} is no role (it is {2})"),
                                       policy->id, role->id, role->type, NULL);
    }
  else if (value.kind == CFN_VALUE_GETATT && value.resource == role)
    {
      claim.verdict = CFN_VERDICT_FAILS;
      claim.reason = "not-a-role-name";
      claim.message = cfn_message_new (N_("{0} names {1} by {2}, but policies list the names of "
                                          "roles: write Ref {1}"),
                                       policy->id, role->id, value.attribute, NULL);
      claim.label = cfn_message_new (N_("ARN, not name"), NULL);
    }
  else
    claim.message = cfn_message_new (N_("{0} gives its permissions to {1}"), policy->id, role->id,
                                     NULL);

  cfn_prover_add (self, &claim, attachment->node, NULL);
  cfn_prover_tell (self, attachment->node);
}

void
cfn_prove_roles (CfnProver *self)
{
  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);

      if (resource->kind == CFN_KIND_FUNCTION)
        prove_assume (self, resource);
    }

  for (guint i = 0; i < self->roles->attachments->len; i++)
    prove_attachment (self, &g_array_index (self->roles->attachments, CfnAttachment, i));
}
