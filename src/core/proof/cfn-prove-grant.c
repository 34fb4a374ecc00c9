/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-known.h"
#include "cfn-lack.h"
#include "cfn-sam.h"

#include <string.h>

/* Amazon DynamoDB Developer Guide, Encryption at rest: usage notes: the stream is encrypted with
 * the key of its table, which is used with the rights of who reads. */
static const char * const decrypt_actions[] = { "kms:Decrypt", NULL };

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

static void
add_condition (GArray            *cases,
               const CfnResource *resource)
{
  CfnCase one = { resource != NULL ? resource->condition : NULL, TRUE };

  if (one.condition != NULL)
    g_array_append_val (cases, one);
}

/* Fills in @claim, which is about @role; what it says when it fails is there already, and taken
 * when it does not. */
static void
set_verdict (CfnClaim   *claim,
             CfnLack    *lack,
             const char *reason,
             const char *role,
             const char *what)
{
  claim->verdict = lack->verdict;
  if (lack->verdict == CFN_VERDICT_FAILS)
    {
      claim->reason = reason;
      claim->missing = g_steal_pointer (&lack->missing);
      claim->can_be_allowed = lack->can_be_allowed;
      cfn_claim_say_when (claim, (const CfnCase *) lack->cases->data, lack->cases->len);
    }
  else if (lack->verdict == CFN_VERDICT_UNKNOWN)
    {
      claim->reason = lack->doubt.reason != NULL ? lack->doubt.reason : "computed";
      claim->message = cfn_explain_doubt (&lack->doubt, role, what);
    }
}

/* --- Keys --- */

/* The key that a table is encrypted with, as @node names it. */
typedef struct
{
  const CfnResource *resource;   /* NULL: not of the template */
  CfnNode *node;
} Key;

/* The role that has to decrypt: that of the function, or the function itself where SAM may make
 * one. */
static const CfnResource *
get_role (const CfnWiring *wiring)
{
  return wiring->role != NULL ? wiring->role : wiring->function;
}

static GArray *
list_given (const CfnWiring *wiring,
            const Key       *key)
{
  GArray *given = cfn_node_get_cases (key->node);

  cfn_cases_add (given, wiring->cases);
  add_condition (given, wiring->mapping);
  add_condition (given, wiring->role);
  add_condition (given, key->resource);

  return given;
}

static void
say_cannot_decrypt (CfnClaim        *claim,
                    const CfnWiring *wiring,
                    CfnLack         *lack,
                    const Key       *key)
{
  cfn_claim_add_choice (lack->cases, key->node, wiring->table);
  cfn_claim_add_choice (lack->cases, wiring->role_node, wiring->function);
  claim->label = cfn_message_new (N_("{0} not allowed"), "Decrypt", NULL);
  claim->message
    = cfn_message_new (lack->can_be_allowed
                         ? N_("{0} does not allow {1} on {2}, with which {3} and its stream are "
                              "encrypted, so {4} cannot read it")
                         : N_("{0} is denied {1} on {2}, with which {3} and its stream are "
                              "encrypted, so {4} cannot read it: look at the KeyPolicy of {2}, and "
                              "for a Deny or a boundary"),
                       get_role (wiring)->id, lack->actions, key->resource->id, wiring->table->id,
                       wiring->mapping->id, NULL);
}

static void
say_may_decrypt (CfnClaim        *claim,
                 const CfnWiring *wiring)
{
  claim->message = cfn_message_new (N_("{0} may decrypt the stream of {1}"), get_role (wiring)->id,
                                    wiring->table->id, NULL);
}

static void
prove_key (CfnProver       *self,
           const CfnWiring *wiring,
           const Key       *key)
{
  const CfnResource *role = get_role (wiring);
  CfnClaim claim = { .kind = CFN_CLAIM_DECRYPT, .from = role, .to = key->resource,
                     .through = wiring->mapping, .is_grave = TRUE };
  g_autoptr (GArray) given = list_given (wiring, key);
  g_autoptr (CfnLack) lack
    = cfn_prover_find_lack (self, role, given, key->resource, NULL, decrypt_actions);

  if (lack->verdict == CFN_VERDICT_HOLDS)
    say_may_decrypt (&claim, wiring);
  else if (lack->verdict == CFN_VERDICT_FAILS)
    say_cannot_decrypt (&claim, wiring, lack, key);
  set_verdict (&claim, lack, "role-cannot-decrypt-stream", role->id, key->resource->id);
  cfn_prover_add_about (self, wiring->reading != NULL ? wiring->reading : wiring->stream, &claim,
                        role->node, key->node, NULL);
}

/* A key outside of the template: where the role does not allow it, the policy of the key still
 * may. */
static void
prove_foreign_key (CfnProver       *self,
                   const CfnWiring *wiring,
                   const Key       *key,
                   const CfnMeaning *meaning)
{
  const CfnResource *role = get_role (wiring);
  CfnClaim claim = { .kind = CFN_CLAIM_DECRYPT, .from = role, .through = wiring->mapping,
                     .is_grave = TRUE };
  g_autoptr (GArray) given = list_given (wiring, key);
  gboolean is_arn = meaning->kind == CFN_MEANING_LITERAL
                    && g_str_has_prefix (meaning->text, "arn:")
                    && strstr (meaning->text, ":key/") != NULL;
  g_autoptr (IamText) arn = is_arn
                              ? iam_text_new_for_value (self->template, key->node, IAM_TEXT_PLAIN)
                              : NULL;
  g_autoptr (CfnLack) lack = NULL;

  /* The key that AWS keeps for tables may be used by all of the account that may read them. */
  if (meaning->kind == CFN_MEANING_LITERAL && strstr (meaning->text, "alias/aws/") != NULL)
    return;

  lack = cfn_prover_find_lack (self, role, given, NULL, arn, decrypt_actions);
  if (lack->verdict == CFN_VERDICT_HOLDS)
    say_may_decrypt (&claim, wiring);
  else
    {
      claim.verdict = CFN_VERDICT_UNKNOWN;
      claim.reason = "literal-arn";
      claim.message
        = cfn_message_new (N_("Whether {0} may decrypt the stream of {1} depends on the policy of "
                              "the key of {1}, which is not in this template"),
                           role->id, wiring->table->id, NULL);
    }
  cfn_prover_add_about (self, wiring->reading != NULL ? wiring->reading : wiring->stream, &claim,
                        role->node, key->node, NULL);
}

/* What the table's key is, as @node names it: a key of the template, itself or by its alias, or,
 * where @is_own, another one. */
static void
prove_named_key (CfnProver       *self,
                 const CfnWiring *wiring,
                 CfnNode         *node,
                 gboolean         is_own)
{
  g_autoptr (GArray) meanings = cfn_meanings_of (self->template, node);

  for (guint i = 0; i < meanings->len; i++)
    {
      const CfnMeaning *meaning = &g_array_index (meanings, CfnMeaning, i);
      Key key = { meaning->kind == CFN_MEANING_RESOURCE ? meaning->resource : NULL, meaning->node };

      if (key.resource != NULL && g_str_equal (key.resource->type, "AWS::KMS::Alias"))
        key.resource = cfn_meaning_resource (self->template,
                                             cfn_resource_get_property (key.resource,
                                                                        "TargetKeyId"));
      if (key.resource != NULL && g_str_equal (key.resource->type, "AWS::KMS::Key"))
        prove_key (self, wiring, &key);
      else if (is_own && key.resource == NULL && meaning->kind != CFN_MEANING_MISSING)
        prove_foreign_key (self, wiring, &key, meaning);
    }
}

/* CloudFormation User Guide, AWS::DynamoDB::GlobalTable: each replica has a key of its own region.
 * A key of the template is one of the stack's, whose stream is read; of the others only the key of
 * the one replica is for sure. */
static void
prove_replicas (CfnProver       *self,
                const CfnWiring *wiring)
{
  CfnNode *replicas = cfn_resource_get_property (wiring->table, "Replicas");

  if (cfn_value_of (self->template, replicas).kind != CFN_VALUE_LIST)
    return;

  for (CfnNode *replica = replicas->first_child; replica != NULL; replica = replica->next)
    {
      CfnNode *node = cfn_node_find (replica, "SSESpecification", "KMSMasterKeyId", NULL);

      if (node != NULL)
        prove_named_key (self, wiring, node, replicas->n_children == 1);
    }
}

static void
prove_encryption (CfnProver       *self,
                  const CfnWiring *wiring,
                  CfnNode         *specification)
{
  CfnNode *node = cfn_node_get (specification, "KMSMasterKeyId");
  gboolean is_on = FALSE;

  if (!cfn_node_get_boolean (cfn_node_get (specification, "SSEEnabled"), &is_on) || !is_on)
    return;

  if (g_str_equal (wiring->table->type, "AWS::DynamoDB::GlobalTable"))
    prove_replicas (self, wiring);
  else if (node != NULL)
    prove_named_key (self, wiring, node, TRUE);
}

static void
prove_keys (CfnProver       *self,
            const CfnWiring *wiring)
{
  CfnNode *node;
  g_autoptr (GPtrArray) all = NULL;

  if (wiring->table == NULL || wiring->function == NULL)
    return;
  node = cfn_resource_get_property (wiring->table, "SSESpecification");
  if (node == NULL)
    return;

  all = cfn_value_know (self->template, node);
  for (guint i = 0; i < all->len; i++)
    {
      const CfnKnown *known = g_ptr_array_index (all, i);

      if (known->kind == CFN_KNOWN_MAP && known->node != NULL)
        prove_encryption (self, wiring, known->node);
    }
}

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
  add_condition (given, role);
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
  set_verdict (&claim, lack, need->reason, role->id, need->what);
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
  add_condition (given, trigger->function);
  add_condition (given, role);
  add_condition (given, stream);
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
  set_verdict (&claim, lack, "role-cannot-read-kinesis", role->id, stream->id);
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
  for (guint i = 0; i < self->wirings->len; i++)
    prove_keys (self, g_ptr_array_index (self->wirings, i));
  for (guint i = 0; i < self->triggers->len; i++)
    {
      const CfnTrigger *trigger = &g_array_index (self->triggers, CfnTrigger, i);

      if (trigger->table == NULL && !trigger->reads_literal && trigger->function != NULL)
        prove_kinesis (self, trigger);
    }
}
