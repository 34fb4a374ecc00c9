/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-known.h"
#include "cfn-lack.h"

#include <string.h>

/* Amazon DynamoDB Developer Guide, Encryption at rest: usage notes: the stream is encrypted with
 * the key of its table, which is used with the rights of who reads. */
static const char * const decrypt_actions[] = { "kms:Decrypt", NULL };

/* Amazon SQS Developer Guide, Key management: permissions of producers; Amazon SNS Developer Guide,
 * Key management: permissions of publishers. */
static const char * const send_actions[] = { "kms:GenerateDataKey", "kms:Decrypt", NULL };

/* Amazon S3 User Guide, Using server-side encryption with AWS KMS keys: permissions. Lambda puts
 * each record in one piece. */
static const char * const put_actions[] = { "kms:GenerateDataKey", NULL };

/* What a role uses a key for. */
typedef struct
{
  CfnClaimKind kind;
  const char *rule;
  const char *label;
  const char *holds;     /* {0} the role, {1} what is encrypted */
  const char *fails;     /* {0} the role, {1} actions, {2} the key, {3} what is encrypted, {4} the
                          * mapping */
  const char *denied;    /* the same where allowing more is of no use */
  const char *foreign;   /* {0}, {1} as where it holds */
} Purpose;

static const Purpose reading = {
  CFN_CLAIM_DECRYPT, "role-cannot-decrypt-stream", "Decrypt",
  N_("{0} may decrypt the stream of {1}"),
  N_("{0} does not allow {1} on {2}, with which {3} and its stream are encrypted, so {4} cannot "
     "read it"),
  N_("{0} is denied {1} on {2}, with which {3} and its stream are encrypted, so {4} cannot read "
     "it: look at the KeyPolicy of {2}, and for a Deny or a boundary"),
  N_("Whether {0} may decrypt the stream of {1} depends on the policy of the key of {1}, which is "
     "not in this template"),
};

static const Purpose failing = {
  CFN_CLAIM_ENCRYPT, "role-cannot-encrypt-failures", "GenerateDataKey",
  N_("{0} may use the key of {1}"),
  N_("{0} does not allow {1} on {2}, with which {3} is encrypted, so what {4} cannot process is "
     "lost instead of sent there"),
  N_("{0} is denied {1} on {2}, with which {3} is encrypted, so what {4} cannot process is lost "
     "instead of sent there: look at the KeyPolicy of {2}, and for a Deny or a boundary"),
  N_("Whether {0} may use the key of {1} depends on the policy of that key, which is not in this "
     "template"),
};

/* One use of the keys of one table or destination. */
typedef struct
{
  const Purpose *purpose;
  const char * const *actions;
  const CfnResource *role;       /* or the function where SAM may make one */
  CfnNode *role_node;            /* what names it, where a condition chooses it, else NULL */
  const CfnResource *function;
  const CfnResource *mapping;
  const CfnResource *encrypted;
  GArray *cases;                 /* of CfnCase, borrowed: when all of them are there */
  CfnClaim *edge;                /* that shows it, or NULL */
} Use;

/* The key that something is encrypted with, as @node names it. */
typedef struct
{
  const CfnResource *resource;   /* NULL: not of the template */
  CfnNode *node;
} Key;

static GArray *
list_given (const Use *use,
            const Key *key)
{
  GArray *given = cfn_node_get_cases (key->node);

  cfn_cases_add (given, use->cases);
  cfn_cases_add_existence (given, use->mapping);
  cfn_cases_add_existence (given, use->role);
  cfn_cases_add_existence (given, use->encrypted);
  cfn_cases_add_existence (given, key->resource);

  return given;
}

static CfnClaim
begin_claim (const Use *use,
             const Key *key)
{
  return (CfnClaim) { .kind = use->purpose->kind, .from = use->role, .to = key->resource,
                      .through = use->mapping, .is_grave = TRUE };
}

static void
say_holds (CfnClaim  *claim,
           const Use *use)
{
  claim->message = cfn_message_new (use->purpose->holds, use->role->id, use->encrypted->id, NULL);
}

static void
say_fails (CfnClaim  *claim,
           const Use *use,
           const Key *key,
           CfnLack   *lack)
{
  cfn_claim_add_choice (lack->cases, key->node, use->encrypted);
  cfn_claim_add_choice (lack->cases, use->role_node, use->function);
  claim->label = cfn_message_new (N_("{0} not allowed"), use->purpose->label, NULL);
  claim->message
    = cfn_message_new (lack->can_be_allowed ? use->purpose->fails : use->purpose->denied,
                       use->role->id, lack->actions, key->resource->id, use->encrypted->id,
                       use->mapping->id, NULL);
}

static void
prove_key (CfnProver *self,
           const Use *use,
           const Key *key)
{
  CfnClaim claim = begin_claim (use, key);
  g_autoptr (GArray) given = list_given (use, key);
  g_autoptr (CfnLack) lack
    = cfn_prover_find_lack (self, use->role, given, key->resource, NULL, use->actions);

  if (lack->verdict == CFN_VERDICT_HOLDS)
    say_holds (&claim, use);
  else if (lack->verdict == CFN_VERDICT_FAILS)
    say_fails (&claim, use, key, lack);
  cfn_lack_decide (lack, &claim, use->purpose->rule, use->role->id, key->resource->id);
  cfn_prover_add_about (self, use->edge, &claim, use->role->node, key->node, NULL);
}

/* A key outside of the template: where the role does not allow it, the policy of the key still
 * may. */
static void
prove_foreign_key (CfnProver        *self,
                   const Use        *use,
                   const Key        *key,
                   const CfnMeaning *meaning)
{
  CfnClaim claim = begin_claim (use, key);
  const char *text = meaning->kind == CFN_MEANING_LITERAL ? meaning->text : NULL;
  g_autoptr (GArray) given = NULL;
  g_autoptr (IamText) arn = NULL;
  g_autoptr (CfnLack) lack = NULL;

  /* The keys that AWS keeps for a service may be used by all of the account that may use what is
   * encrypted with them; no text is no key. */
  if (text != NULL && (text[0] == '\0' || strstr (text, "alias/aws/") != NULL))
    return;

  given = list_given (use, key);
  if (text != NULL && g_str_has_prefix (text, "arn:") && strstr (text, ":key/") != NULL)
    arn = iam_text_new_for_value (self->template, key->node, IAM_TEXT_PLAIN);
  lack = cfn_prover_find_lack (self, use->role, given, NULL, arn, use->actions);
  if (lack->verdict == CFN_VERDICT_HOLDS)
    say_holds (&claim, use);
  else
    {
      claim.verdict = CFN_VERDICT_UNKNOWN;
      claim.reason = "literal-arn";
      claim.message = cfn_message_new (use->purpose->foreign, use->role->id, use->encrypted->id,
                                       NULL);
    }
  cfn_prover_add_about (self, use->edge, &claim, use->role->node, key->node, NULL);
}

/* What the key is, as @node names it: a key of the template, itself or by its alias, or, where
 * @is_own, another one. */
static void
prove_named_key (CfnProver *self,
                 const Use *use,
                 CfnNode   *node,
                 gboolean   is_own)
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
        prove_key (self, use, &key);
      else if (is_own && key.resource == NULL && meaning->kind != CFN_MEANING_MISSING)
        prove_foreign_key (self, use, &key, meaning);
    }
}

typedef void (*EachMap) (CfnProver *self,
                         const Use *use,
                         CfnNode   *map);

/* Calls @func for each mapping that @node (NULL: none) may be. */
static void
each_map (CfnProver *self,
          const Use *use,
          CfnNode   *node,
          EachMap    func)
{
  g_autoptr (GPtrArray) all = node != NULL ? cfn_value_know (self->template, node) : NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const CfnKnown *known = g_ptr_array_index (all, i);

      if (known->kind == CFN_KNOWN_MAP && known->node != NULL)
        func (self, use, known->node);
    }
}

/* --- Tables --- */

/* CloudFormation User Guide, AWS::DynamoDB::GlobalTable: each replica has a key of its own region.
 * A key of the template is one of the stack's, whose stream is read; of the others only the key of
 * the one replica is for sure. */
static void
prove_replicas (CfnProver *self,
                const Use *use)
{
  CfnNode *replicas = cfn_resource_get_property (use->encrypted, "Replicas");

  if (cfn_value_of (self->template, replicas).kind != CFN_VALUE_LIST)
    return;

  for (CfnNode *replica = replicas->first_child; replica != NULL; replica = replica->next)
    {
      CfnNode *node = cfn_node_find (replica, "SSESpecification", "KMSMasterKeyId", NULL);

      if (node != NULL)
        prove_named_key (self, use, node, replicas->n_children == 1);
    }
}

static void
prove_encryption_of_table (CfnProver *self,
                           const Use *use,
                           CfnNode   *specification)
{
  CfnNode *node = cfn_node_get (specification, "KMSMasterKeyId");
  gboolean is_on = FALSE;

  if (!cfn_node_get_boolean (cfn_node_get (specification, "SSEEnabled"), &is_on) || !is_on)
    return;

  if (g_str_equal (use->encrypted->type, "AWS::DynamoDB::GlobalTable"))
    prove_replicas (self, use);
  else if (node != NULL)
    prove_named_key (self, use, node, TRUE);
}

static void
prove_wiring (CfnProver       *self,
              const CfnWiring *wiring)
{
  Use use = {
    .purpose = &reading,
    .actions = decrypt_actions,
    .role = wiring->role != NULL ? wiring->role : wiring->function,
    .role_node = wiring->role_node,
    .function = wiring->function,
    .mapping = wiring->mapping,
    .encrypted = wiring->table,
    .cases = wiring->cases,
    .edge = wiring->reading != NULL ? wiring->reading : wiring->stream,
  };

  if (wiring->table != NULL && wiring->function != NULL)
    each_map (self, &use, cfn_resource_get_property (wiring->table, "SSESpecification"),
              prove_encryption_of_table);
}

/* --- Failure destinations --- */

static void
prove_default_of_bucket (CfnProver *self,
                         const Use *use,
                         CfnNode   *settings)
{
  const char *algorithm = cfn_node_get_literal (cfn_node_get (settings, "SSEAlgorithm"));
  CfnNode *node = cfn_node_get (settings, "KMSMasterKeyID");

  if (node != NULL && algorithm != NULL && g_str_has_prefix (algorithm, "aws:kms"))
    prove_named_key (self, use, node, TRUE);
}

static void
prove_encryption_of_bucket (CfnProver *self,
                            const Use *use,
                            CfnNode   *encryption)
{
  CfnNode *rules = cfn_node_get (encryption, "ServerSideEncryptionConfiguration");

  if (cfn_value_of (self->template, rules).kind != CFN_VALUE_LIST)
    return;

  for (CfnNode *rule = rules->first_child; rule != NULL; rule = rule->next)
    each_map (self, use, cfn_node_get (rule, "ServerSideEncryptionByDefault"),
              prove_default_of_bucket);
}

static void
prove_destination (CfnProver *self,
                   Use       *use)
{
  if (g_str_equal (use->encrypted->type, "AWS::S3::Bucket"))
    {
      use->actions = put_actions;
      each_map (self, use, cfn_resource_get_property (use->encrypted, "BucketEncryption"),
                prove_encryption_of_bucket);
    }
  else if (g_str_equal (use->encrypted->type, "AWS::SQS::Queue")
           || g_str_equal (use->encrypted->type, "AWS::SNS::Topic"))
    {
      CfnNode *node = cfn_resource_get_property (use->encrypted, "KmsMasterKeyId");

      use->actions = send_actions;
      if (node != NULL)
        prove_named_key (self, use, node, TRUE);
    }
}

static void
prove_trigger (CfnProver        *self,
               const CfnTrigger *trigger)
{
  CfnNode *node = cfn_node_find (trigger->properties, "DestinationConfig", "OnFailure",
                                 "Destination", NULL);
  g_autoptr (GArray) meanings = NULL;

  if (node == NULL || trigger->function == NULL)
    return;

  meanings = cfn_meanings_of (self->template, node);
  for (guint i = 0; i < meanings->len; i++)
    {
      const CfnMeaning *meaning = &g_array_index (meanings, CfnMeaning, i);
      g_autoptr (GArray) cases = cfn_node_get_cases (meaning->node);
      Use use = {
        .purpose = &failing,
        .role = trigger->role != NULL ? trigger->role->resource : trigger->function,
        .role_node = trigger->role_node,
        .function = trigger->function,
        .mapping = trigger->mapping,
        .encrypted = meaning->resource,
        .cases = cases,
      };

      if (meaning->kind != CFN_MEANING_RESOURCE)
        continue;
      cfn_trigger_add_cases (trigger, cases);
      cfn_cases_add_existence (cases, trigger->function);
      use.edge = cfn_prover_find_edge (self, CFN_CLAIM_ON_FAILURE, trigger->mapping,
                                       meaning->resource);
      prove_destination (self, &use);
    }
}

void
cfn_prove_keys (CfnProver *self)
{
  /* A macro may add policies. */
  if (cfn_template_has_macro (self->template))
    return;

  for (guint i = 0; i < self->wirings->len; i++)
    prove_wiring (self, g_ptr_array_index (self->wirings, i));
  for (guint i = 0; i < self->triggers->len; i++)
    prove_trigger (self, &g_array_index (self->triggers, CfnTrigger, i));
}
