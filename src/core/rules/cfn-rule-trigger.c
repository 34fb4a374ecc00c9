/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-policy.h"
#include "cfn-rule-wiring.h"
#include "cfn-sam.h"

/* Claims that fail are findings: which rule tells of which reason. */
static const struct
{
  const char *reason;
  const char *rule;
} rule_of_reason[] = {
  { "destination-is-fifo", "destination-is-fifo" },
  { "no-such-attribute", "unknown-attribute" },
  { "no-such-name", "unknown-reference" },
  { "not-a-destination", "not-a-destination" },
  { "not-a-function", "not-a-function" },
  { "not-a-role", "not-a-role" },
  { "not-a-role-name", "not-a-role-name" },
  { "not-a-stream-arn", "not-a-stream-arn" },
  { "not-an-arn", "not-an-arn" },
  { "refers-to-itself", "refers-to-itself" },
  { "role-by-name", "role-is-a-name" },
  { "role-cannot-read-stream", "role-cannot-read-stream" },
  { "role-cannot-write-destination", "role-cannot-write-destination" },
  { "role-denies-destination", "role-cannot-write-destination" },
  { "role-denies-stream", "role-cannot-read-stream" },
  { "role-does-not-trust-lambda", "role-does-not-trust-lambda" },
  { "table-without-stream", "table-has-no-stream" },
};

static const char *
find_rule (const char *reason)
{
  for (guint i = 0; i < G_N_ELEMENTS (rule_of_reason); i++)
    {
      if (g_strcmp0 (rule_of_reason[i].reason, reason) == 0)
        return rule_of_reason[i].rule;
    }

  return NULL;
}

/* The resource whose text has to change for the claim to hold. */
static const CfnResource *
get_culprit (CfnChecker     *self,
             const CfnClaim *claim)
{
  switch (claim->kind)
    {
    case CFN_CLAIM_STREAM:
      return claim->to;
    case CFN_CLAIM_ASSUME:
      return g_str_equal (claim->reason, "role-does-not-trust-lambda") ? claim->to : claim->from;
    case CFN_CLAIM_ON_FAILURE:
      return claim->missing != NULL
               ? cfn_template_get_resource_at (self->template, claim->evidence[1]->span.start)
               : claim->from;
    case CFN_CLAIM_ATTACH:
      return cfn_template_get_resource_at (self->template, claim->evidence[0]->span.start);
    case CFN_CLAIM_INVOKE:
    case CFN_CLAIM_MAY_READ:
    case CFN_CLAIM_MAY_WRITE:
    case CFN_CLAIM_REFERENCE:
    case CFN_CLAIM_DEPENDS_ON:
    default:
      return claim->from;
    }
}

/* Which of the evidence is the wrong text: mostly the first. A role's trust and its missing
 * permissions are told where the role is, not where it is used. */
static guint
get_place (const CfnClaim *claim)
{
  gboolean is_about_role = g_strcmp0 (claim->reason, "role-does-not-trust-lambda") == 0
                           || (claim->kind == CFN_CLAIM_ON_FAILURE && claim->missing != NULL);

  return is_about_role && claim->evidence[0] != NULL && claim->evidence[1] != NULL ? 1 : 0;
}

static void
add_set_fix (CfnFinding        *finding,
             const char        *id,
             CfnMessage        *title,
             const CfnResource *resource,
             const char        *property,
             const char        *yaml)
{
  g_autofree char *path = cfn_checker_path (resource, property);

  cfn_finding_add_fix (finding, CFN_FIX_SET, id, title, path, yaml);
}

static void
add_stream_fix (CfnFinding     *finding,
                const CfnClaim *claim)
{
  const CfnResource *table = claim->kind == CFN_CLAIM_STREAM ? claim->from : claim->to;
  CfnNode *node = cfn_resource_get_property (table, "StreamSpecification");

  /* What a condition chooses is for a person to complete. */
  if (cfn_node_get_intrinsic (node, NULL) != NULL)
    return;
  add_set_fix (finding, "add-stream", cfn_message_new (N_("Give {0} a stream"), table->id, NULL),
               table,
               "StreamSpecification", "StreamViewType: NEW_AND_OLD_IMAGES");
}

/* Where the wrong value is written: the property, or a branch of it. */
static void
add_value_fix (CfnFinding     *finding,
               const char     *id,
               CfnMessage     *title,
               const CfnClaim *claim,
               const char     *yaml)
{
  g_autofree char *path = cfn_path_string_of_node (claim->evidence[0]);

  cfn_finding_add_fix (finding, CFN_FIX_SET, id, title, path, yaml);
}

static void
add_stream_arn_fix (CfnFinding     *finding,
                    const CfnClaim *claim)
{
  g_autofree char *yaml = NULL;

  if (claim->from == NULL || claim->from->kind != CFN_KIND_TABLE)
    return;
  yaml = g_strdup_printf ("!GetAtt %s.StreamArn", claim->from->id);
  add_value_fix (finding, "use-stream-arn",
                 cfn_message_new (N_("Read the stream of {0}"), claim->from->id, NULL), claim,
                 yaml);
}

static void
add_role_arn_fix (CfnFinding     *finding,
                  const CfnClaim *claim)
{
  g_autofree char *yaml = NULL;

  if (claim->to == NULL)
    return;
  yaml = g_strdup_printf ("!GetAtt %s.Arn", claim->to->id);
  add_value_fix (finding, "use-role-arn",
                 cfn_message_new (N_("Use the ARN of {0}"), claim->to->id, NULL), claim, yaml);
}

/* The claim's message names the resource and the attribute that is its ARN, after the mapping. */
static void
add_destination_arn_fix (CfnFinding     *finding,
                         const CfnClaim *claim)
{
  const char * const *words = cfn_message_get_args (claim->message);
  g_autofree char *yaml = NULL;

  if (claim->to == NULL || g_strv_length ((char **) words) < 3)
    return;
  yaml = g_strdup_printf ("!GetAtt %s.%s", claim->to->id, words[2]);
  add_value_fix (finding, "use-destination-arn",
                 cfn_message_new (N_("Use the ARN of {0}"), claim->to->id, NULL), claim, yaml);
}

/* The claim's message names the attribute that is likely meant, after the one that is written. */
static void
add_attribute_fix (CfnFinding     *finding,
                   const CfnClaim *claim)
{
  const char * const *words = cfn_message_get_args (claim->message);
  g_autofree char *yaml = NULL;

  if (claim->to == NULL || g_strv_length ((char **) words) < 5
      || g_strcmp0 (cfn_node_get_intrinsic (claim->evidence[0], NULL), "Fn::GetAtt") != 0)
    return;
  yaml = g_strdup_printf ("!GetAtt %s.%s", claim->to->id, words[4]);
  add_value_fix (finding, "use-known-attribute", cfn_message_new (N_("Use {0}"), words[4], NULL),
                 claim, yaml);
}

/* The one statement of @document that may be widened without allowing more than putting the role
 * on. */
static CfnNode *
find_widenable_service (CfnNode *document)
{
  CfnNode *statement = cfn_node_get (document, "Statement");
  CfnNode *service;

  if (statement != NULL && statement->kind == CFN_NODE_SEQUENCE && statement->n_children == 1)
    statement = statement->first_child;
  service = cfn_node_find (statement, "Principal", "Service", NULL);
  if (service == NULL || cfn_node_get_literal (service) == NULL
      || cfn_node_get (statement, "Condition") != NULL
      || !cfn_node_is_string (cfn_node_get (statement, "Effect"), "Allow")
      || !cfn_node_is_string (cfn_node_get (statement, "Action"), "sts:AssumeRole"))
    return NULL;

  return service;
}

static void
add_trust_fix (CfnFinding     *finding,
               const CfnClaim *claim)
{
  CfnNode *document = cfn_resource_get_property (claim->to, "AssumeRolePolicyDocument");
  CfnNode *service = find_widenable_service (document);
  CfnNode *statements = cfn_node_get (document, "Statement");
  g_autofree char *path = NULL;
  g_autofree char *yaml = NULL;
  CfnFixKind kind = CFN_FIX_APPEND;

  if (service != NULL)
    {
      g_autofree char *quoted = cfn_writer_quote (service->value);

      kind = CFN_FIX_SET;
      path = cfn_path_string_of_node (service);
      yaml = g_strdup_printf ("- %s\n- lambda.amazonaws.com\n", quoted);
    }
  else if (statements != NULL && statements->kind == CFN_NODE_SEQUENCE)
    {
      path = cfn_path_string_of_node (statements);
      yaml = g_strdup ("Effect: Allow\n"
                       "Principal:\n"
                       "  Service: lambda.amazonaws.com\n"
                       "Action: sts:AssumeRole\n");
    }

  if (path != NULL)
    cfn_finding_add_fix (finding, kind, "trust-lambda",
                         cfn_message_new (N_("Let the Lambda service put on {0}"), claim->to->id,
                                          NULL),
                         path, yaml);
}

/* The repairs that say exactly what was meant; everything else is for a person to decide. */
static void
add_fixes (CfnTemplate    *template,
           CfnFinding     *finding,
           const CfnClaim *claim)
{
  if (g_str_equal (claim->reason, "table-without-stream"))
    add_stream_fix (finding, claim);
  else if (g_str_equal (claim->reason, "not-a-stream-arn"))
    add_stream_arn_fix (finding, claim);
  else if (g_str_equal (claim->reason, "role-by-name"))
    add_role_arn_fix (finding, claim);
  else if (g_str_equal (claim->reason, "not-an-arn"))
    add_destination_arn_fix (finding, claim);
  else if (g_str_equal (claim->reason, "no-such-attribute"))
    add_attribute_fix (finding, claim);
  else if (g_str_equal (claim->reason, "role-does-not-trust-lambda"))
    add_trust_fix (finding, claim);
  else if (g_str_equal (claim->reason, "role-cannot-read-stream") && claim->to != NULL
           && claim->through->kind == CFN_KIND_MAPPING
           && !cfn_policy_fit_stream (template, claim->evidence[0], claim->to, finding))
    cfn_finding_add_fix (finding, CFN_FIX_CONNECT, "allow-stream-read",
                         cfn_message_new (N_("Allow reading the stream of {0}"), claim->to->id,
                                          NULL),
                         claim->to->id, claim->through->id);
  else if (g_str_equal (claim->reason, "role-cannot-write-destination")
           && claim->from->kind == CFN_KIND_MAPPING)
    cfn_finding_add_fix (finding, CFN_FIX_CONNECT, "allow-destination-write",
                         cfn_message_new (N_("Allow writing to {0}"), claim->to->id, NULL),
                         claim->from->id, claim->to->id);
}

static gboolean
is_about_name (const CfnClaim *claim,
               const char     *name)
{
  return g_strv_contains (cfn_message_get_args (claim->message), name);
}

/* Where in @node a name or attribute that is not there is written: the value may be a long
 * Fn::Sub. */
static CfnSpan
get_name_span (CfnChecker     *self,
               const CfnClaim *claim,
               CfnNode        *node)
{
  guint n_references;
  const CfnReference *references = cfn_template_get_references (self->template, &n_references);
  const CfnReference *end = references + n_references;

  for (const CfnReference *at = cfn_template_find_reference (self->template, node);
       at != NULL && at < end && at->node == node; at++)
    {
      /* A text may use the name more than once, and there is a claim for each. */
      if (cfn_checker_is_told (self, at->span))
        continue;
      if (at->target_kind == CFN_TARGET_MISSING ? is_about_name (claim, at->target)
                                                : at->attribute != NULL && at->attribute[0] != '\0'
                                                    && is_about_name (claim, at->attribute))
        return at->span;
    }

  return node->span;
}

static CfnFinding *
report_claim (CfnChecker     *self,
              const char     *rule,
              const CfnClaim *claim)
{
  guint place = get_place (claim);
  CfnNode *node = claim->evidence[place];
  CfnMessage *message = cfn_message_ref (claim->message);
  CfnFinding *finding;

  if (g_str_equal (rule, "unknown-reference") || g_str_equal (rule, "unknown-attribute"))
    finding = cfn_checker_report_at (self, rule, get_culprit (self, claim), node,
                                     get_name_span (self, claim, node), message);
  else
    finding = cfn_checker_report (self, rule, get_culprit (self, claim), node, message);

  for (guint i = 0; claim->evidence[i] != NULL; i++)
    {
      if (i != place)
        cfn_finding_add_evidence (finding, claim->evidence[i]);
    }
  cfn_checker_tell (self, claim, finding);

  return finding;
}

static void
check_failing (CfnChecker     *self,
               const CfnClaim *claim,
               GHashTable     *streamless)
{
  const char *rule = find_rule (claim->reason);
  const CfnResource *table = claim->kind == CFN_CLAIM_STREAM ? claim->from : claim->to;
  CfnFinding *finding;

  /* A reason without a rule is told by another one that sees the cause: a missing property. */
  if (rule == NULL)
    return;
  if (g_str_equal (claim->reason, "table-without-stream"))
    {
      finding = g_hash_table_lookup (streamless, table);
      if (finding != NULL)
        {
          cfn_finding_add_evidence (finding, claim->evidence[0]);
          cfn_checker_tell (self, claim, finding);
          return;
        }
    }

  finding = report_claim (self, rule, claim);
  add_fixes (self->template, finding, claim);
  if (g_str_equal (claim->reason, "table-without-stream"))
    {
      cfn_finding_add_evidence (finding, table->node);
      g_hash_table_insert (streamless, (gpointer) table, finding);
    }
}

/* Names that only a macro knows are no news: the template says itself that it is incomplete. */
static gboolean
is_worth_telling (const CfnClaim *claim)
{
  return claim->kind != CFN_CLAIM_REFERENCE && claim->kind != CFN_CLAIM_DEPENDS_ON;
}

static gboolean
lacks_list_streams (const CfnClaim *claim)
{
  return claim->kind == CFN_CLAIM_MAY_READ && claim->through != NULL && claim->missing != NULL;
}

static void
check_list_streams (CfnChecker     *self,
                    const CfnClaim *claim)
{
  CfnFinding *finding;

  /* The same statement may be for the streams of several tables. */
  if (cfn_checker_is_told (self, claim->evidence[0]->span))
    return;

  finding = cfn_checker_report (
    self, "role-cannot-list-streams", claim->from, claim->evidence[0],
    cfn_message_new (N_("{0} allows reading the stream, but not dynamodb:ListStreams, which Lambda "
                        "asks for too: allow it on \"*\", it takes no single stream"),
                     claim->from->id, NULL));

  cfn_checker_tell (self, claim, finding);
  for (guint i = 1; claim->evidence[i] != NULL; i++)
    cfn_finding_add_evidence (finding, claim->evidence[i]);
}

/* serverless-application-model, translator: what each tenant has a copy of is called for one of
 * them, and a change is nobody's. */
static void
report_tenants (CfnChecker        *self,
                const CfnResource *function,
                const CfnSamEvent *event)
{
  CfnFinding *finding = cfn_checker_report (
    self, "excluded-property", function, cfn_node_get (event->node, "Type"),
    cfn_message_new (N_("{0} runs apart for each tenant (PER_TENANT), so that its event {1} cannot "
                        "be a stream: the transform refuses it"),
                     function->id, event->id, NULL));

  cfn_finding_add_evidence (finding,
                            cfn_sam_get_property (self->template, function, "TenancyConfig"));
}

/* AWS SAM Developer Guide, DynamoDB: an event has to say what it reads. */
static void
check_events (CfnChecker *self)
{
  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *function = cfn_template_get_resource (self->template, i);
      g_autoptr (GArray) events = NULL;

      if (function->kind != CFN_KIND_FUNCTION)
        continue;
      events = cfn_sam_get_events (self->template, function);
      for (guint j = 0; j < events->len; j++)
        {
          const CfnSamEvent *event = &g_array_index (events, CfnSamEvent, j);

          if (!cfn_checker_has (self, event->stream) && !cfn_template_has_macro (self->template))
            cfn_checker_report (self, "missing-property", function,
                                event->stream != NULL ? event->stream : event->node,
                                cfn_message_new (N_("The event {1} of {0} needs a Stream: the "
                                                    "StreamArn of the table whose changes it "
                                                    "reads"),
                                                 function->id, event->id, NULL));
          if (cfn_sam_is_per_tenant (self->template, function))
            report_tenants (self, function, event);
        }
    }
}

void
cfn_check_trigger (CfnChecker *self)
{
  g_autoptr (GHashTable) streamless = g_hash_table_new (NULL, NULL);

  /* Mappings come first, so that a table without a stream is told where it is read. */
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < cfn_proof_get_n_claims (self->proof); i++)
        {
          const CfnClaim *claim = cfn_proof_get_claim (self->proof, i);

          if ((claim->kind == CFN_CLAIM_STREAM) != (pass == 0)
              || !cfn_claim_kind_has_edge (claim->kind))
            continue;
          /* What another claim says of the edge is told of that one. */
          if (claim->verdict == CFN_VERDICT_HOLDS || claim->decided_by != NULL)
            {
              if (lacks_list_streams (claim))
                check_list_streams (self, claim);
            }
          else if (claim->verdict == CFN_VERDICT_FAILS)
            check_failing (self, claim, streamless);
          else if (claim->verdict == CFN_VERDICT_UNKNOWN && is_worth_telling (claim)
                   && !cfn_report_written_out_stream (self, claim))
            report_claim (self, "not-known", claim);
        }
    }

  check_events (self);
}
