/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-wiring.h"

#include "cfn-creation.h"

#include <string.h>

#define MANAGED "!Sub arn:${AWS::Partition}:iam::aws:policy/"

/* IAM and AWS STS quotas: a role takes no more managed policies. */
#define MAX_MANAGED 10

/* What is told of the needs of triggers, while it is. */
typedef struct
{
  CfnChecker *checker;
  GHashTable *told;       /* CfnClaim -> CfnFinding: by rule, place and what it is about */
  GHashTable *doubted;    /* set of resources of which something is not known */
  CfnCreation *order;     /* NULL: not asked for yet */
} Needs;

static guint
hash_cause (gconstpointer key)
{
  const CfnClaim *claim = key;

  return g_direct_hash (claim->evidence[0]) * 31 + g_str_hash (claim->reason);
}

static gboolean
causes_are_equal (gconstpointer a,
                  gconstpointer b)
{
  const CfnClaim *one = a;
  const CfnClaim *other = b;

  return one->evidence[0] == other->evidence[0] && g_str_equal (one->reason, other->reason)
         && (one->detail == NULL || one->detail->span.start == other->detail->span.start);
}

/* --- Repairs --- */

/* The position of a mapping cannot be changed later, so one that is refused is for a person. */
static void
add_position_fix (Needs          *self,
                  CfnFinding     *finding,
                  const CfnClaim *claim)
{
  CfnNode *place = claim->evidence[0];
  g_autofree char *properties = NULL;
  g_autofree char *path = NULL;

  if (!g_str_equal (claim->reason, "missing-property"))
    return;
  if (place == claim->to->node)
    path = cfn_checker_path (claim->to, "StartingPosition");
  else if (place->key != NULL && g_strcmp0 (place->key->value, "StartingPosition") == 0)
    path = cfn_path_string_of_node (place);
  else
    {
      properties = cfn_path_string_of_node (place);
      path = g_strconcat (properties, ".StartingPosition", NULL);
    }
  cfn_finding_add_fix (finding, CFN_FIX_SET, "add-starting-position",
                       cfn_message_new (N_("Begin with the oldest change"), NULL), path,
                       "TRIM_HORIZON");
}

static void
add_enable_fix (Needs          *self,
                CfnFinding     *finding,
                const CfnClaim *claim)
{
  g_autofree char *path = cfn_path_string_of_node (claim->evidence[0]);

  cfn_finding_add_fix (finding, CFN_FIX_SET, "enable-mapping",
                       cfn_message_new (N_("Let {0} read"), claim->to->id, NULL), path,
                       "true")->is_safe = FALSE;
}

/* What is advised is no limit. */
static void
weigh_readers (Needs          *self,
               CfnFinding     *finding,
               const CfnClaim *claim)
{
  if (g_strv_length ((char **) claim->evidence) <= 2)
    finding->severity = CFN_SEVERITY_INFO;
}

static void
add_wait_fix (Needs          *self,
              CfnFinding     *finding,
              const CfnClaim *claim)
{
  const CfnResource *policy = claim->from;
  const CfnResource *mapping = claim->to;
  CfnNode *old = cfn_node_get (mapping->node, "DependsOn");
  g_autofree char *resource = cfn_path_string_of_node (mapping->node);
  g_autofree char *path = g_strconcat (resource, ".DependsOn", NULL);
  CfnMessage *title;

  if (self->order == NULL)
    self->order = cfn_creation_new (self->checker->template);
  /* Neither a circle nor waiting for what may not be there repairs anything. */
  if (cfn_creation_waits_for (self->order, policy, mapping)
      || (policy->condition != NULL && g_strcmp0 (policy->condition, mapping->condition) != 0))
    return;

  title = cfn_message_new (N_("Make {0} wait for {1}"), mapping->id, policy->id, NULL);
  if (old == NULL)
    cfn_finding_add_fix (finding, CFN_FIX_SET, "wait-for-policy", title, path, policy->id);
  else if (old->kind == CFN_NODE_SEQUENCE)
    cfn_finding_add_fix (finding, CFN_FIX_APPEND, "wait-for-policy", title, path, policy->id);
  else
    {
      g_autofree char *yaml = g_strdup_printf ("- %s\n- %s\n", old->value, policy->id);

      cfn_finding_add_fix (finding, CFN_FIX_SET, "wait-for-policy", title, path, yaml);
    }
}

/* From then on a change that always fails holds up those behind it. */
static void
add_asking_fix (CfnFinding     *finding,
                const CfnClaim *claim,
                CfnChecker     *checker)
{
  CfnNode *properties = NULL;
  g_autofree char *owner = NULL;
  g_autofree char *path = NULL;
  GPtrArray *wirings = checker->wirings;

  for (guint i = 0; i < wirings->len && properties == NULL; i++)
    {
      const CfnWiring *wiring = g_ptr_array_index (wirings, i);

      if (wiring->source == claim->evidence[1])
        properties = wiring->properties;
    }
  owner = cfn_path_string_of_node (properties);
  path = g_strconcat (owner, ".FunctionResponseTypes", NULL);
  cfn_finding_add_fix (finding, CFN_FIX_SET, "ask-for-failures",
                       cfn_message_new (N_("Let {0} ask for failures"), claim->from->id, NULL),
                       path, "- ReportBatchItemFailures")->is_safe = FALSE;
}

/* The stream gets another ARN by that, and its readers more to read. */
static void
add_image_fix (CfnFinding     *finding,
               const CfnClaim *claim,
               CfnChecker     *checker)
{
  CfnNode *view = claim->evidence[1];
  const CfnResource *table = cfn_template_get_resource_at (checker->template, view->span.start);
  g_autofree char *path = cfn_path_string_of_node (view);

  cfn_finding_add_fix (finding, CFN_FIX_SET, "add-image",
                       cfn_message_new (N_("Let the stream of {0} hold both images"), table->id,
                                        NULL),
                       path, "NEW_AND_OLD_IMAGES")->is_safe = FALSE;
}

static void
add_answer_fix (Needs          *self,
                CfnFinding     *finding,
                const CfnClaim *claim)
{
  if (g_str_equal (claim->reason, "failures-are-not-heard"))
    add_asking_fix (finding, claim, self->checker);
  else if (g_str_equal (claim->reason, "image-not-in-stream"))
    add_image_fix (finding, claim, self->checker);
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

/* A statement for what is missing, on the ARN of what the claim is about. */
static void
add_statement_fix (CfnFinding     *finding,
                   const CfnClaim *claim,
                   const char     *id,
                   const char     *title)
{
  CfnNode *statements = claim->from->kind == CFN_KIND_ROLE ? find_statements (claim->from) : NULL;
  g_autofree char *actions = g_strjoinv (", ", claim->missing);
  g_autofree char *path = NULL;
  g_autofree char *yaml = NULL;

  if (statements == NULL || !claim->can_be_allowed)
    return;
  path = cfn_path_string_of_node (statements);
  yaml = g_strdup_printf (claim->missing[1] != NULL
                            ? "Effect: Allow\nAction: [%s]\nResource: !GetAtt %s.Arn\n"
                            : "Effect: Allow\nAction: %s\nResource: !GetAtt %s.Arn\n",
                          actions, claim->to->id);
  cfn_finding_add_fix (finding, CFN_FIX_APPEND, id, cfn_message_new (title, claim->to->id, NULL),
                       path, yaml);
}

static void
add_decrypt_fix (Needs          *self,
                 CfnFinding     *finding,
                 const CfnClaim *claim)
{
  add_statement_fix (finding, claim, "allow-decrypt", N_("Allow decrypting with {0}"));
}

static void
add_encrypt_fix (Needs          *self,
                 CfnFinding     *finding,
                 const CfnClaim *claim)
{
  add_statement_fix (finding, claim, "allow-encrypt", N_("Allow using {0}"));
}

static void
add_kinesis_fix (Needs          *self,
                 CfnFinding     *finding,
                 const CfnClaim *claim)
{
  add_statement_fix (finding, claim, "allow-kinesis-read", N_("Allow reading {0}"));
}

static void
add_managed_fix (CfnFinding     *finding,
                 const CfnClaim *claim,
                 const char     *id,
                 const char     *policy)
{
  const CfnResource *role = claim->to;
  CfnNode *list = cfn_resource_get_property (role, "ManagedPolicyArns");
  g_autofree char *path = cfn_checker_path (role, "ManagedPolicyArns");
  g_autofree char *yaml = NULL;

  if (!claim->can_be_allowed
      || (list != NULL && (!is_plain_list (list) || list->n_children >= MAX_MANAGED)))
    return;
  yaml = g_strconcat (list != NULL ? "" : "- ", MANAGED, policy, "\n", NULL);
  cfn_finding_add_fix (finding, list != NULL ? CFN_FIX_APPEND : CFN_FIX_SET, id,
                       cfn_message_new (N_("Give {0} the policy {1}"), role->id, policy, NULL),
                       path, yaml);
}

static void
add_network_fix (Needs          *self,
                 CfnFinding     *finding,
                 const CfnClaim *claim)
{
  add_managed_fix (finding, claim, "allow-network-interfaces",
                   "service-role/AWSLambdaVPCAccessExecutionRole");
}

static void
add_trace_fix (Needs          *self,
               CfnFinding     *finding,
               const CfnClaim *claim)
{
  add_managed_fix (finding, claim, "allow-traces", "AWSXRayDaemonWriteAccess");
}

/* What follows from a claim of each kind that fails, beside the finding itself. */
static void (* const complete[]) (Needs          *self,
                                  CfnFinding     *finding,
                                  const CfnClaim *claim) = {
  [CFN_CLAIM_START] = add_position_fix,
  [CFN_CLAIM_ENABLED] = add_enable_fix,
  [CFN_CLAIM_READERS] = weigh_readers,
  [CFN_CLAIM_ORDER] = add_wait_fix,
  [CFN_CLAIM_DECRYPT] = add_decrypt_fix,
  [CFN_CLAIM_ENCRYPT] = add_encrypt_fix,
  [CFN_CLAIM_KINESIS] = add_kinesis_fix,
  [CFN_CLAIM_NETWORK] = add_network_fix,
  [CFN_CLAIM_TRACE] = add_trace_fix,
  [CFN_CLAIM_ANSWER] = add_answer_fix,
};

/* --- Findings --- */

static void
add_evidence (CfnFinding     *finding,
              const CfnClaim *claim)
{
  for (guint i = 1; claim->evidence[i] != NULL; i++)
    cfn_finding_add_evidence (finding, claim->evidence[i]);
}

static CfnFinding *
report (Needs          *self,
        const char     *rule,
        const CfnClaim *claim)
{
  CfnNode *place = claim->evidence[0];
  const CfnResource *owner = cfn_template_get_resource_at (self->checker->template,
                                                           place->span.start);
  CfnMessage *message = cfn_message_ref (claim->message);
  CfnFinding *finding
    = claim->detail != NULL
        ? cfn_checker_report_at (self->checker, rule, owner, place, claim->detail->span, message)
        : cfn_checker_report (self->checker, rule, owner, place, message);

  add_evidence (finding, claim);
  cfn_checker_tell (self->checker, claim, finding);

  return finding;
}

/* One cause is told once, with all who suffer from it as evidence. */
static void
check_failing (Needs          *self,
               const CfnClaim *claim)
{
  CfnFinding *finding = g_hash_table_lookup (self->told, claim);

  if (finding != NULL)
    {
      add_evidence (finding, claim);
      cfn_checker_tell (self->checker, claim, finding);
      return;
    }

  finding = report (self, claim->reason, claim);
  g_hash_table_insert (self->told, (gpointer) claim, finding);
  if (claim->kind < G_N_ELEMENTS (complete) && complete[claim->kind] != NULL)
    complete[claim->kind] (self, finding, claim);
}

/* What is not known of a role already is not told once more. */
static void
check_unknown (Needs          *self,
               const CfnClaim *claim)
{
  const CfnResource *role = claim->from->kind == CFN_KIND_ROLE ? claim->from : claim->to;

  if (claim->is_grave && g_hash_table_add (self->doubted, (gpointer) role))
    report (self, "not-known", claim);
}

static void
collect_doubts (Needs *self)
{
  CfnProof *proof = self->checker->proof;

  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if ((claim->kind == CFN_CLAIM_MAY_READ || claim->kind == CFN_CLAIM_MAY_WRITE)
          && claim->verdict == CFN_VERDICT_UNKNOWN && claim->decided_by == NULL)
        g_hash_table_add (self->doubted, (gpointer) claim->from);
    }
}

void
cfn_check_needs (CfnChecker *self)
{
  g_autoptr (GHashTable) told = g_hash_table_new (hash_cause, causes_are_equal);
  g_autoptr (GHashTable) doubted = g_hash_table_new (NULL, NULL);
  Needs needs = { self, told, doubted, NULL };

  collect_doubts (&needs);
  for (guint i = 0; i < cfn_proof_get_n_claims (self->proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (self->proof, i);

      if (claim->kind <= CFN_CLAIM_FILTER
          || g_hash_table_contains (self->of_claims, claim))
        continue;
      if (claim->verdict == CFN_VERDICT_FAILS)
        check_failing (&needs, claim);
      else if (claim->verdict == CFN_VERDICT_UNKNOWN)
        check_unknown (&needs, claim);
    }

  g_clear_pointer (&needs.order, cfn_creation_free);
}
