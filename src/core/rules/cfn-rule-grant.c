/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-known.h"
#include "cfn-lack.h"
#include "cfn-meaning.h"
#include "cfn-rule-wiring.h"
#include "cfn-sam.h"

#include <string.h>

#define MANAGED "!Sub arn:${AWS::Partition}:iam::aws:policy/"

/* IAM and AWS STS quotas: a role takes no more managed policies. */
#define MAX_MANAGED 10

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

/* The findings that are made once for each role. */
typedef struct
{
  CfnChecker *checker;
  GHashTable *roles;      /* function -> CfnClaim that it runs as a role of the template */
  GHashTable *keys;       /* CfnResource -> CfnFinding: roles that cannot decrypt */
  GHashTable *networks;   /* likewise, for the others */
  GHashTable *traces;
} Grants;

/* A property that says that its function needs something of its role. */
typedef struct
{
  const char *rule;
  const char *property;
  const char * const *actions;
  const char *format;
  const char *policy;     /* the managed policy that allows it */
  const char *fix;
} Need;

static const Need network_need = {
  "role-cannot-join-vpc", "VpcConfig", network_actions,
  N_("{0} runs in a VPC, but {1} does not allow {2}: the function cannot be created"),
  "service-role/AWSLambdaVPCAccessExecutionRole", "allow-network-interfaces",
};

static const Need trace_need = {
  "role-cannot-write-traces", "TracingConfig", trace_actions,
  N_("{0} is traced, but {1} does not allow {2}, so its traces are lost"),
  "AWSXRayDaemonWriteAccess", "allow-traces",
};

static void
append_cases (GArray       *cases,
              const GArray *more)
{
  g_array_append_vals (cases, more->data, more->len);
}

static void
append_condition (GArray            *cases,
                  const CfnResource *resource)
{
  CfnCase one = { resource->condition, TRUE };

  if (one.condition != NULL)
    g_array_append_val (cases, one);
}

/* @message, which is taken, with the cases in which @owner has @node and the role lacks it. */
static CfnMessage *
say_when (CfnLack           *lack,
          const CfnResource *owner,
          const CfnNode     *node,
          CfnMessage        *message)
{
  g_autoptr (GArray) chosen = cfn_node_get_cases (node);

  for (guint i = 0; i < chosen->len; i++)
    {
      CfnCase one = g_array_index (chosen, CfnCase, i);

      /* That the owner is there goes without saying. */
      if (!one.holds || g_strcmp0 (one.condition, owner->condition) != 0)
        g_array_append_val (lack->cases, one);
    }

  return cfn_lack_say_when (lack, message);
}

/* The role that @function runs as, with what has to hold for that in @given; the function itself
 * where SAM may make one. */
static const CfnResource *
find_role (Grants            *self,
           const CfnResource *function,
           GArray            *given)
{
  const CfnClaim *claim = g_hash_table_lookup (self->roles, function);
  g_autoptr (GArray) chosen = NULL;

  if (claim == NULL)
    return function;
  chosen = cfn_node_get_cases (claim->evidence[0]);
  append_cases (given, chosen);
  append_condition (given, claim->to);

  return claim->to;
}

/* A list that has its entries in the text, without anything that stands for others. */
static gboolean
is_plain_list (const CfnNode *node)
{
  return node != NULL && node->kind == CFN_NODE_SEQUENCE && node->tag == NULL;
}

/* The list of statements of the first policy that @role has itself, or NULL. */
static CfnNode *
find_statements (const CfnResource *role)
{
  CfnNode *policies = cfn_resource_get_property (role, "Policies");
  CfnNode *statements;

  if (!is_plain_list (policies))
    return NULL;
  statements = cfn_node_find (policies->first_child, "PolicyDocument", "Statement", NULL);

  return is_plain_list (statements) ? statements : NULL;
}

/* A statement for @actions, one or several parted by ", ", on the ARN of @subject. */
static void
add_statement_fix (CfnFinding        *finding,
                   const char        *id,
                   CfnMessage        *title,
                   const CfnResource *role,
                   const char        *actions,
                   const CfnResource *subject)
{
  CfnNode *statements = find_statements (role);
  g_autofree char *path = NULL;
  g_autofree char *yaml = NULL;

  if (statements == NULL)
    {
      cfn_message_unref (title);
      return;
    }
  path = cfn_path_string_of_node (statements);
  yaml = g_strdup_printf (strchr (actions, ',') != NULL
                            ? "Effect: Allow\nAction: [%s]\nResource: !GetAtt %s.Arn\n"
                            : "Effect: Allow\nAction: %s\nResource: !GetAtt %s.Arn\n",
                          actions, subject->id);
  cfn_finding_add_fix (finding, CFN_FIX_APPEND, id, title, path, yaml);
}

static void
add_managed_fix (CfnFinding        *finding,
                 const Need        *need,
                 const CfnResource *role)
{
  CfnNode *list = cfn_resource_get_property (role, "ManagedPolicyArns");
  g_autofree char *path = cfn_checker_path (role, "ManagedPolicyArns");
  g_autofree char *yaml = NULL;

  if (list != NULL && (!is_plain_list (list) || list->n_children >= MAX_MANAGED))
    return;
  yaml = g_strconcat (list != NULL ? "" : "- ", MANAGED, need->policy, "\n", NULL);
  cfn_finding_add_fix (finding, list != NULL ? CFN_FIX_APPEND : CFN_FIX_SET, need->fix,
                       cfn_message_new (N_("Give {0} the policy {1}"), role->id, need->policy,
                                        NULL),
                       path, yaml);
}

/* FALSE when @role was told of already; then @node is evidence. */
static gboolean
is_new (GHashTable        *told,
        const CfnResource *role,
        CfnNode           *node)
{
  CfnFinding *finding = g_hash_table_lookup (told, role);

  if (finding != NULL)
    cfn_finding_add_evidence (finding, node);

  return finding == NULL;
}

/* The table is encrypted with @key, which @node names. */
static void
check_key (Grants            *self,
           const CfnWiring   *wiring,
           const CfnResource *key,
           CfnNode           *node)
{
  g_autoptr (GArray) given = cfn_node_get_cases (node);
  const CfnResource *role = find_role (self, wiring->function, given);
  g_autoptr (CfnLack) lack = NULL;
  CfnFinding *finding;

  append_cases (given, wiring->cases);
  append_condition (given, key);
  lack = cfn_proof_find_lack (self->checker->proof, role, given, key, decrypt_actions);
  if (lack == NULL || !is_new (self->keys, role, node))
    return;

  finding = cfn_checker_report (
    self->checker, "role-cannot-decrypt-stream", role, role->node,
    say_when (
      lack, wiring->table, node,
      cfn_message_new (lack->can_be_allowed
                         ? N_("{0} does not allow {1} on {2}, with which {3} and its stream are "
                              "encrypted, so {4} cannot read it")
                         : N_("{0} is denied {1} on {2}, with which {3} and its stream are "
                              "encrypted, so {4} cannot read it: look at the KeyPolicy of {2}, and "
                              "for a Deny or a boundary"),
                       role->id, lack->actions, key->id, wiring->table->id, wiring->mapping->id,
                       NULL)));
  cfn_finding_add_evidence (finding, node);
  g_hash_table_insert (self->keys, (gpointer) role, finding);
  if (lack->can_be_allowed && role->kind == CFN_KIND_ROLE)
    add_statement_fix (finding, "allow-decrypt",
                       cfn_message_new (N_("Allow decrypting with {0}"), key->id, NULL), role,
                       lack->actions, key);
}

/* What the table's key is: a key of the template, itself or by its alias. Any other may have a
 * policy of its own that lets the role use it. */
static void
check_encryption (Grants          *self,
                  const CfnWiring *wiring,
                  CfnNode         *specification)
{
  CfnTemplate *template = self->checker->template;
  CfnNode *node = cfn_node_get (specification, "KMSMasterKeyId");
  g_autoptr (GArray) meanings = NULL;
  gboolean is_on = FALSE;

  if (node == NULL
      || !cfn_node_get_boolean (cfn_node_get (specification, "SSEEnabled"), &is_on) || !is_on)
    return;

  meanings = cfn_meanings_of (template, node);
  for (guint i = 0; i < meanings->len; i++)
    {
      const CfnMeaning *meaning = &g_array_index (meanings, CfnMeaning, i);
      const CfnResource *key = meaning->kind == CFN_MEANING_RESOURCE ? meaning->resource : NULL;

      if (key != NULL && g_str_equal (key->type, "AWS::KMS::Alias"))
        key = cfn_meaning_resource (template, cfn_resource_get_property (key, "TargetKeyId"));
      if (key != NULL && g_str_equal (key->type, "AWS::KMS::Key"))
        check_key (self, wiring, key, meaning->node);
    }
}

static void
check_wiring (Grants          *self,
              const CfnWiring *wiring)
{
  CfnNode *node;
  g_autoptr (GPtrArray) all = NULL;

  if (wiring->table == NULL || wiring->function == NULL)
    return;
  node = cfn_resource_get_property (wiring->table, "SSESpecification");
  if (node == NULL)
    return;

  all = cfn_value_know (self->checker->template, node);
  for (guint i = 0; i < all->len; i++)
    {
      const CfnKnown *known = g_ptr_array_index (all, i);

      if (known->kind == CFN_KNOWN_MAP && known->node != NULL)
        check_encryption (self, wiring, known->node);
    }
}

/* A function that runs as @claim's role has @node, which says that it needs something. */
static void
check_need (Grants         *self,
            GHashTable     *told,
            const Need     *need,
            const CfnClaim *claim,
            CfnNode        *node)
{
  const CfnResource *role = claim->to;
  g_autoptr (GArray) given = cfn_node_get_cases (node);
  g_autoptr (GArray) chosen = cfn_node_get_cases (claim->evidence[0]);
  g_autoptr (CfnLack) lack = NULL;
  CfnFinding *finding;

  append_cases (given, chosen);
  append_condition (given, role);
  lack = cfn_proof_find_lack (self->checker->proof, role, given, NULL, need->actions);
  if (lack == NULL || !is_new (told, role, node))
    return;

  finding = cfn_checker_report (
    self->checker, need->rule, role, role->node,
    say_when (lack, claim->from, node,
              cfn_message_new (need->format, claim->from->id, role->id, lack->actions, NULL)));
  cfn_finding_add_evidence (finding, node);
  g_hash_table_insert (told, (gpointer) role, finding);
  if (lack->can_be_allowed)
    add_managed_fix (finding, need, role);
}

/* Without subnets, a VpcConfig takes a function out of a VPC. */
static gboolean
is_in_network (CfnChecker *self,
               CfnNode    *config)
{
  CfnNode *subnets = cfn_node_get (config, "SubnetIds");
  CfnValueKind kind = cfn_value_of (self->template, subnets).kind;

  return cfn_checker_has (self, subnets) && kind != CFN_VALUE_IF
         && (kind != CFN_VALUE_LIST || subnets->n_children > 0);
}

static void
check_network (Grants         *self,
               const CfnClaim *claim)
{
  CfnTemplate *template = self->checker->template;
  CfnNode *node = cfn_sam_get_property (template, claim->from, network_need.property);
  g_autoptr (GPtrArray) all = NULL;

  if (node == NULL)
    return;
  all = cfn_value_know (template, node);
  for (guint i = 0; i < all->len; i++)
    {
      const CfnKnown *known = g_ptr_array_index (all, i);

      if (known->kind == CFN_KNOWN_MAP && known->node != NULL
          && is_in_network (self->checker, known->node))
        check_need (self, self->networks, &network_need, claim, known->node);
    }
}

/* @node: the mode, or what it depends on. */
static void
check_mode (Grants         *self,
            const CfnClaim *claim,
            CfnNode        *node)
{
  g_autoptr (GPtrArray) all = NULL;

  if (node == NULL)
    return;
  all = cfn_value_know (self->checker->template, node);
  for (guint i = 0; i < all->len; i++)
    {
      const CfnKnown *known = g_ptr_array_index (all, i);

      if (known->kind == CFN_KNOWN_TEXT && known->node != NULL
          && g_str_equal (known->text, "Active"))
        check_need (self, self->traces, &trace_need, claim, known->node);
    }
}

static void
check_tracing (Grants         *self,
               const CfnClaim *claim)
{
  CfnTemplate *template = self->checker->template;
  CfnNode *node;
  g_autoptr (GPtrArray) all = NULL;

  if (g_str_equal (claim->from->type, CFN_SAM_FUNCTION))
    {
      check_mode (self, claim, cfn_sam_get_property (template, claim->from, "Tracing"));
      return;
    }

  node = cfn_resource_get_property (claim->from, trace_need.property);
  if (node == NULL)
    return;
  all = cfn_value_know (template, node);
  for (guint i = 0; i < all->len; i++)
    {
      const CfnKnown *known = g_ptr_array_index (all, i);

      if (known->kind == CFN_KNOWN_MAP && known->node != NULL)
        check_mode (self, claim, cfn_node_get (known->node, "Mode"));
    }
}

/* The claim that a mapping calls a function: does it read a stream of Kinesis, and may it? */
static void
check_kinesis (Grants         *self,
               const CfnClaim *claim)
{
  CfnNode *node = cfn_resource_get_property (claim->from, "EventSourceArn");
  const CfnResource *stream = cfn_meaning_resource (self->checker->template, node);
  const CfnResource *role;
  g_autoptr (GArray) given = NULL;
  g_autoptr (CfnLack) lack = NULL;
  CfnFinding *finding;

  if (stream == NULL || !g_str_equal (stream->type, "AWS::Kinesis::Stream"))
    return;
  given = cfn_node_get_cases (node);
  role = find_role (self, claim->to, given);
  append_condition (given, claim->to);
  append_condition (given, stream);
  lack = cfn_proof_find_lack (self->checker->proof, role, given, stream, kinesis_actions);
  if (lack == NULL)
    return;

  finding = cfn_checker_report (
    self->checker, "role-cannot-read-kinesis", role, role->node,
    cfn_lack_say_when (
      lack,
      cfn_message_new (N_("{3} reads {2}, a stream of Kinesis, but {0} does not allow {1} on it. "
                          "Permissions for the stream of a table are of no use there"),
                       role->id, lack->actions, stream->id, claim->from->id, NULL)));
  cfn_finding_add_evidence (finding, node);
  if (lack->can_be_allowed && role->kind == CFN_KIND_ROLE)
    add_statement_fix (finding, "allow-kinesis-read",
                       cfn_message_new (N_("Allow reading {0}"), stream->id, NULL), role,
                       lack->actions, stream);
}

/* Claims come in the order of the text, so all roles are gathered first. */
static void
check_functions (Grants *self)
{
  CfnProof *proof = self->checker->proof;

  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if (claim->kind != CFN_CLAIM_ASSUME || claim->to == NULL || claim->to->kind != CFN_KIND_ROLE
          || claim->evidence[0] == NULL)
        continue;
      g_hash_table_insert (self->roles, (gpointer) claim->from, (gpointer) claim);
      check_network (self, claim);
      check_tracing (self, claim);
    }
}

static void
check_calls (Grants *self)
{
  CfnProof *proof = self->checker->proof;

  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if (claim->kind == CFN_CLAIM_INVOKE && claim->from != NULL
          && claim->from->kind == CFN_KIND_MAPPING && claim->to != NULL
          && claim->to->kind == CFN_KIND_FUNCTION)
        check_kinesis (self, claim);
    }
}

void
cfn_check_grants (CfnChecker *self)
{
  g_autoptr (GHashTable) roles = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) networks = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) traces = g_hash_table_new (NULL, NULL);
  Grants grants = { self, roles, keys, networks, traces };

  /* A macro may add policies. */
  if (cfn_template_has_macro (self->template))
    return;

  check_functions (&grants);
  for (guint i = 0; i < self->wirings->len; i++)
    check_wiring (&grants, g_ptr_array_index (self->wirings, i));
  check_calls (&grants);
}
