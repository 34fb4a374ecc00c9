/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-known.h"
#include "cfn-lack.h"
#include "cfn-sam.h"

#include <string.h>

/* Lambda Developer Guide, Processing Amazon Kinesis Data Streams records: execution role. */
static const char * const kinesis_actions[] = {
  "kinesis:DescribeStream", "kinesis:GetRecords", "kinesis:GetShardIterator", NULL,
};

/* Lambda Developer Guide, Giving functions access to resources in a VPC: required permissions. */
static const char * const network_actions[] = {
  "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DeleteNetworkInterface", NULL,
};

/* Lambda Developer Guide, Using X-Ray: execution role permissions. */
static const char * const trace_actions[] = {
  "xray:PutTraceSegments", "xray:PutTelemetryRecords", NULL,
};

/* A property that says that its function needs something of its role. */
typedef struct
{
  CfnClaimKind kind;
  gboolean is_grave;
  const char *reason;
  const char *property;
  const char * const *actions;
  const char *label;
  const char *holds;
  const char *fails;
  const char *what;       /* the role may do, in "Whether {0} may use {1} ..." */
} Need;

static const Need network_need = {
  CFN_CLAIM_NETWORK, TRUE, "role-cannot-join-vpc", "VpcConfig", network_actions,
  N_("cannot join VPC"),
  N_("{0} runs in a VPC, and {1} lets it have network interfaces there"),
  N_("{0} runs in a VPC, but {1} does not allow {2}: the function cannot be created"),
  "ec2:CreateNetworkInterface",
};

static const Need trace_need = {
  CFN_CLAIM_TRACE, FALSE, "role-cannot-write-traces", "TracingConfig", trace_actions,
  N_("traces are lost"),
  N_("{0} is traced, and {1} lets it write its traces"),
  N_("{0} is traced, but {1} does not allow {2}, so its traces are lost"),
  "xray:PutTraceSegments",
};

/* --- What functions need of their roles --- */

/* A function that runs as the role of @edge has @node, which says that it needs something. */
static void
prove_need (CfnProver  *self,
            const Need *need,
            CfnClaim   *edge,
            CfnNode    *node)
{
  const CfnResource *function = edge->from;
  const CfnResource *role = edge->to;
  CfnClaim claim = { .kind = need->kind, .from = function, .to = role,
                     .is_grave = need->is_grave };
  g_autoptr (GArray) given = cfn_node_get_cases (node);
  g_autoptr (GArray) chosen = cfn_node_get_cases (edge->evidence[0]);
  g_autoptr (CfnLack) lack = NULL;

  cfn_cases_add (given, chosen);
  cfn_cases_add_existence (given, role);
  lack = cfn_prover_find_lack (self, role, given, NULL, NULL, need->actions);
  if (lack->verdict == CFN_VERDICT_HOLDS)
    claim.message = cfn_message_new (need->holds, function->id, role->id, NULL);
  else if (lack->verdict == CFN_VERDICT_FAILS)
    {
      cfn_claim_add_choice (lack->cases, node, function);
      cfn_claim_add_choice (lack->cases, edge->evidence[0], function);
      claim.label = cfn_message_new (need->label, NULL);
      claim.message = cfn_message_new (need->fails, function->id, role->id, lack->actions, NULL);
    }
  cfn_lack_decide (lack, &claim, need->reason, role->id, need->what);
  cfn_prover_add_about (self, edge, &claim, role->node, node, NULL);
}

/* Without subnets, a VpcConfig takes a function out of a VPC. */
static gboolean
is_in_network (CfnProver *self,
               CfnNode   *config)
{
  CfnNode *subnets = cfn_node_get (config, "SubnetIds");
  CfnValue value = cfn_value_of (self->template, subnets);

  return value.kind != CFN_VALUE_ABSENT && value.kind != CFN_VALUE_IF
         && !(value.kind == CFN_VALUE_LITERAL
              && cfn_node_get_scalar_type (subnets) == CFN_SCALAR_NULL)
         && (value.kind != CFN_VALUE_LIST || subnets->n_children > 0);
}

static void
prove_network (CfnProver *self,
               CfnClaim  *edge)
{
  CfnNode *node = cfn_sam_get_property (self->template, edge->from, network_need.property);
  g_autoptr (GPtrArray) all = NULL;

  if (node == NULL)
    return;
  all = cfn_value_know (self->template, node);
  for (guint i = 0; i < all->len; i++)
    {
      const CfnKnown *known = g_ptr_array_index (all, i);

      if (known->kind == CFN_KNOWN_MAP && known->node != NULL && is_in_network (self, known->node))
        prove_need (self, &network_need, edge, known->node);
    }
}

/* @node: the mode, or what it depends on. */
static void
prove_mode (CfnProver *self,
            CfnClaim  *edge,
            CfnNode   *node)
{
  g_autoptr (GPtrArray) all = NULL;

  if (node == NULL)
    return;
  all = cfn_value_know (self->template, node);
  for (guint i = 0; i < all->len; i++)
    {
      const CfnKnown *known = g_ptr_array_index (all, i);

      if (known->kind == CFN_KNOWN_TEXT && known->node != NULL
          && g_str_equal (known->text, "Active"))
        prove_need (self, &trace_need, edge, known->node);
    }
}

static void
prove_tracing (CfnProver *self,
               CfnClaim  *edge)
{
  CfnNode *node;
  g_autoptr (GPtrArray) all = NULL;

  if (g_str_equal (edge->from->type, CFN_SAM_FUNCTION))
    {
      prove_mode (self, edge, cfn_sam_get_property (self->template, edge->from, "Tracing"));
      return;
    }

  node = cfn_resource_get_property (edge->from, trace_need.property);
  if (node == NULL)
    return;
  all = cfn_value_know (self->template, node);
  for (guint i = 0; i < all->len; i++)
    {
      const CfnKnown *known = g_ptr_array_index (all, i);

      if (known->kind == CFN_KNOWN_MAP && known->node != NULL)
        prove_mode (self, edge, cfn_node_get (known->node, "Mode"));
    }
}

/* --- Kinesis --- */

/* Does the mapping read a stream of Kinesis, and may it? */
static void
prove_kinesis (CfnProver        *self,
               const CfnTrigger *trigger)
{
  const CfnResource *stream = cfn_meaning_resource (self->template, trigger->source);
  const CfnResource *role = trigger->role != NULL ? trigger->role->resource : trigger->function;
  CfnClaim claim = { .kind = CFN_CLAIM_KINESIS, .from = role, .to = stream,
                     .through = trigger->mapping, .is_grave = TRUE };
  g_autoptr (GArray) given = NULL;
  g_autoptr (CfnLack) lack = NULL;

  if (stream == NULL || !g_str_equal (stream->type, "AWS::Kinesis::Stream"))
    return;

  given = cfn_node_get_cases (trigger->source);
  cfn_trigger_add_cases (trigger, given);
  cfn_cases_add_existence (given, trigger->function);
  cfn_cases_add_existence (given, role);
  cfn_cases_add_existence (given, stream);
  lack = cfn_prover_find_lack (self, role, given, stream, NULL, kinesis_actions);
  if (lack->verdict == CFN_VERDICT_HOLDS)
    claim.message = cfn_message_new (N_("{0} may read {1}, a stream of Kinesis"), role->id,
                                     stream->id, NULL);
  else if (lack->verdict == CFN_VERDICT_FAILS)
    {
      cfn_claim_add_choice (lack->cases, trigger->role_node, trigger->function);
      claim.label = cfn_message_new (N_("reading not allowed"), NULL);
      claim.message
        = cfn_message_new (N_("{3} reads {2}, a stream of Kinesis, but {0} does not allow {1} on "
                              "it. Permissions for the stream of a table are of no use there"),
                           role->id, lack->actions, stream->id, trigger->mapping->id, NULL);
    }
  cfn_lack_decide (lack, &claim, "role-cannot-read-kinesis", role->id, stream->id);
  cfn_prover_add_about (self, trigger->invoke, &claim, role->node, trigger->source, NULL);
}

void
cfn_prove_grants (CfnProver *self)
{
  const guint n_claims = self->claims->len;

  /* A macro may add policies. */
  if (cfn_template_has_macro (self->template))
    return;

  for (guint i = 0; i < n_claims; i++)
    {
      CfnClaim *claim = g_ptr_array_index (self->claims, i);

      if (claim->kind != CFN_CLAIM_ASSUME || claim->to == NULL || claim->to->kind != CFN_KIND_ROLE)
        continue;
      prove_network (self, claim);
      prove_tracing (self, claim);
    }
  for (guint i = 0; i < self->triggers->len; i++)
    {
      const CfnTrigger *trigger = &g_array_index (self->triggers, CfnTrigger, i);

      if (trigger->table == NULL && !trigger->reads_literal && trigger->function != NULL)
        prove_kinesis (self, trigger);
    }
}
