/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-prover.h"

#include "cfn-known.h"
#include "cfn-sam.h"

#include <string.h>

/* Types other than tables that Lambda can read from (Lambda API, CreateEventSourceMapping): their
 * mappings are none of our pattern, and none of them is wrong. */
static const char * const other_sources[] = {
  "AWS::SQS::Queue",     "AWS::Kinesis::Stream",      "AWS::Kinesis::StreamConsumer",
  "AWS::MSK::Cluster",   "AWS::MSK::ServerlessCluster", "AWS::AmazonMQ::Broker",
  "AWS::DocDB::DBCluster", NULL,
};

static gboolean
has_stream_arn (const CfnResource *resource)
{
  return g_str_equal (resource->type, "AWS::DynamoDB::Table")
         || g_str_equal (resource->type, "AWS::DynamoDB::GlobalTable");
}

static gboolean
is_other_source (const CfnResource *resource)
{
  if (g_strv_contains (other_sources, resource->type))
    return TRUE;

  /* What a nested stack, a custom resource or a type that we do not know gives may be anything. */
  return resource->kind == CFN_KIND_OTHER;
}

/* Whether @known is about a case in which @mapping exists and @meaning is chosen. */
static gboolean
is_possible (CfnTemplate       *template,
             const CfnKnown    *known,
             const CfnResource *mapping,
             const CfnMeaning  *meaning)
{
  g_autoptr (GArray) cases = g_array_copy (known->cases);
  CfnCase chosen = { meaning->condition, !meaning->otherwise };

  cfn_cases_add_existence (cases, mapping);
  if (chosen.condition != NULL && !meaning->is_repeated)
    g_array_append_val (cases, chosen);

  return cfn_cases_are_possible (template, cases);
}

/* Whether @table has a stream in every case that matters to @mapping: HOLDS, FAILS with the @cases
 * in which it has none (NULL: always), or UNKNOWN with @reason. */
static CfnVerdict
judge_table (CfnProver         *self,
             const CfnResource *table,
             const CfnResource *mapping,
             const CfnMeaning  *meaning,
             const char       **reason,
             char             **cases)
{
  CfnNode *node = cfn_resource_get_property (table, "StreamSpecification");
  g_autoptr (GPtrArray) known = cfn_value_know (self->template, node);
  guint n_holding = 0;
  const CfnKnown *without = NULL;

  for (guint i = 0; i < known->len; i++)
    {
      const CfnKnown *one = g_ptr_array_index (known, i);

      if (!is_possible (self->template, one, mapping, meaning))
        continue;
      if (one->kind == CFN_KNOWN_MAP)
        n_holding++;
      else if (one->kind == CFN_KNOWN_ABSENT || one->kind == CFN_KNOWN_TEXT)
        without = one;
      else
        {
          *reason = "computed";
          return CFN_VERDICT_UNKNOWN;
        }
    }
  if (without == NULL)
    return CFN_VERDICT_HOLDS;

  /* The mapping's own condition may exclude just the cases in which the table has no stream. */
  if (without->cases->len > 0 && n_holding > 0 && mapping->condition != NULL)
    {
      *reason = "condition";
      return CFN_VERDICT_UNKNOWN;
    }
  if (cfn_resource_has_hidden_properties (table))
    {
      *reason = "macro";
      return CFN_VERDICT_UNKNOWN;
    }

  *reason = "table-without-stream";
  if (n_holding > 0)
    *cases = cfn_cases_to_string (without->cases);

  return CFN_VERDICT_FAILS;
}

static void
judge_stream_of_table (CfnProver        *self,
                       CfnClaim         *claim,
                       const CfnMeaning *meaning)
{
  const char *mapping = claim->to->id;
  g_autofree char *cases = NULL;
  const char *table = claim->from->id;
  const char *view_type
    = cfn_node_get_literal (cfn_resource_get_property (claim->from,
                                                       "StreamSpecification.StreamViewType"));

  claim->verdict = judge_table (self, claim->from, claim->to, meaning, &claim->reason, &cases);
  switch (claim->verdict)
    {
    case CFN_VERDICT_HOLDS:
      claim->message = cfn_message_new (N_("{0} reads the stream of {1}"), mapping, table, NULL);
      if (view_type != NULL)
        claim->label = cfn_message_new ("{0}", view_type, NULL);
      break;
    case CFN_VERDICT_FAILS:
      claim->message
        = cases == NULL
            ? cfn_message_new (N_("{0} reads the stream of {1}, but {1} has none: give {1} a "
                                  "StreamSpecification"),
                               mapping, table, NULL)
            : cfn_message_new (N_("{0} reads the stream of {1}, but {1} has none in the case: "
                                  "{2}"),
                               mapping, table, cases, NULL);
      claim->label = cfn_message_new (N_("no stream"), NULL);
      break;
    case CFN_VERDICT_UNKNOWN:
    default:
      claim->message = cfn_message_new (N_("{0} reads the stream of {1}, but whether {1} has one "
                                           "is only known when the stack is deployed"),
                                        mapping, table, NULL);
      break;
    }
}

static void
judge_wrong_attribute (CfnClaim         *claim,
                       const CfnMeaning *meaning,
                       const char       *property)
{
  const char *mapping = claim->to->id;
  const char *table = meaning->resource->id;

  claim->verdict = CFN_VERDICT_FAILS;
  claim->reason = "not-a-stream-arn";
  claim->label = cfn_message_new (N_("not the stream"), NULL);
  if (meaning->attribute == NULL)
    claim->message = cfn_message_new (N_("{2} of {0} is the name of the table {1}, but "
                                         "a mapping reads the table's stream: use GetAtt "
                                         "{1}.StreamArn"),
                                      mapping, table, property, NULL);
  else if (g_str_equal (meaning->attribute, "Arn"))
    claim->message = cfn_message_new (N_("{2} of {0} is the ARN of the table {1} "
                                         "itself, but a mapping reads the table's stream: use "
                                         "GetAtt {1}.StreamArn"),
                                      mapping, table, property, NULL);
  else
    claim->message = cfn_message_new (N_("{3} of {0} is {1}.{2}, which is not the ARN "
                                         "of a stream: use GetAtt {1}.StreamArn"),
                                      mapping, table, meaning->attribute, property, NULL);
}

/* The source names a resource of the template. FALSE when it is a sound source of another
 * pattern. */
static gboolean
judge_source (CfnProver        *self,
              CfnClaim         *claim,
              const CfnMeaning *meaning,
              const char       *property)
{
  const char *mapping = claim->to->id;
  const CfnResource *resource = meaning->resource;

  if (is_other_source (resource))
    return FALSE;

  claim->from = resource;
  if (resource->kind != CFN_KIND_TABLE)
    {
      claim->verdict = CFN_VERDICT_FAILS;
      claim->reason = "not-a-stream-arn";
      claim->message = cfn_message_new (N_("{3} of {0} names {1}, but a mapping cannot "
                                           "read from it (it is {2}): name the stream of a table"),
                                        mapping, resource->id, resource->type, property, NULL);
      claim->label = cfn_message_new (N_("not a stream"), NULL);
    }
  else if (has_stream_arn (resource) && g_strcmp0 (meaning->attribute, "StreamArn") == 0)
    judge_stream_of_table (self, claim, meaning);
  else
    judge_wrong_attribute (claim, meaning, property);

  return TRUE;
}

/* A source that is written out. FALSE when it is one of another service. */
static gboolean
judge_literal_source (CfnClaim         *claim,
                      const CfnMeaning *meaning,
                      const char       *property)
{
  const char *mapping = claim->to->id;
  gboolean is_arn = g_str_has_prefix (meaning->text, "arn:");

  if (is_arn && strstr (meaning->text, ":dynamodb:") == NULL)
    return FALSE;

  if (is_arn && strstr (meaning->text, "/stream/") != NULL)
    {
      claim->verdict = CFN_VERDICT_UNKNOWN;
      claim->reason = "literal-arn";
      claim->message = cfn_message_new (N_("{0} reads a stream that is written out as an ARN: "
                                           "whether it is live is not known here, and the ARN "
                                           "changes when its table is made anew"),
                                        mapping, NULL);
      return TRUE;
    }

  claim->verdict = CFN_VERDICT_FAILS;
  claim->reason = "not-a-stream-arn";
  claim->label = cfn_message_new (N_("not a stream"), NULL);
  if (is_arn)
    claim->message = cfn_message_new (N_("{1} of {0} is the ARN of a table, but a "
                                         "mapping reads the table's stream: its ARN goes on with "
                                         "/stream/ and a time"),
                                      mapping, property, NULL);
  else
    claim->message = cfn_message_new (N_("{2} of {0} is “{1}”, which is not the ARN of "
                                         "a stream"),
                                      mapping, meaning->text, property, NULL);

  return TRUE;
}

/* The role that SAM makes may read every stream, unless something else takes that away from it (AWS
 * SAM Developer Guide, DynamoDB event). */
static void
judge_generated_role (CfnProver        *self,
                      CfnClaim         *claim,
                      const CfnTrigger *trigger)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  IamDecision worst = cfn_judge_stream_reading (self, trigger, trigger->generated, missing);

  g_clear_pointer (&claim->message, cfn_message_unref);
  if (worst.verdict == IAM_VERDICT_ALLOWED)
    {
      claim->message = cfn_message_new (N_("{0} reads the stream of {1}, as the role that SAM "
                                           "makes for it may"),
                                        claim->to->id, claim->from->id, NULL);
      return;
    }

  g_clear_pointer (&claim->label, cfn_message_unref);
  if (worst.verdict == IAM_VERDICT_UNKNOWN)
    {
      claim->verdict = CFN_VERDICT_UNKNOWN;
      claim->reason = worst.reason;
      claim->message = cfn_explain_doubt (&worst, claim->to->id, claim->from->id);
      return;
    }

  claim->verdict = CFN_VERDICT_FAILS;
  claim->reason = "role-denies-stream";
  claim->label = cfn_message_new (N_("reading not allowed"), NULL);
  claim->message = cfn_message_new (N_("{0} reads the stream of {1}, but its Policies or its "
                                       "PermissionsBoundary do not let the role that SAM makes for "
                                       "it do so"),
                                    claim->to->id, claim->from->id, NULL);
}

static void
prove_stream (CfnProver        *self,
              CfnTrigger       *trigger,
              const CfnMeaning *meaning)
{
  const CfnResource *mapping = trigger->mapping;
  CfnClaim claim = { .kind = CFN_CLAIM_STREAM, .to = mapping };
  gboolean is_ours = TRUE;
  CfnNode *specification = NULL;

  if (meaning->kind == CFN_MEANING_RESOURCE)
    is_ours = judge_source (self, &claim, meaning, trigger->property);
  else if (meaning->kind == CFN_MEANING_LITERAL)
    is_ours = judge_literal_source (&claim, meaning, trigger->property);
  else
    {
      claim.verdict = meaning->kind == CFN_MEANING_MISSING
                        ? CFN_VERDICT_FAILS
                        : CFN_VERDICT_UNKNOWN;
      claim.reason = meaning->reason;
      claim.message = cfn_meaning_explain (meaning, trigger->property, mapping);
    }
  if (!is_ours)
    return;

  trigger->reads_literal |= g_strcmp0 (claim.reason, "literal-arn") == 0;
  if (claim.from != NULL && claim.from->kind == CFN_KIND_TABLE)
    {
      trigger->table = claim.from;
      specification = cfn_resource_get_property (claim.from, "StreamSpecification");
    }
  if (trigger->generated != NULL && trigger->table != NULL
      && claim.verdict == CFN_VERDICT_HOLDS)
    judge_generated_role (self, &claim, trigger);
  cfn_claim_make_conditional (&claim, meaning,
                              N_("{0} reads from {1} in some cases only: the condition {2} chooses "
                                 "it"),
                              mapping, claim.from);
  trigger->stream = cfn_prover_add (self, &claim, meaning->node, specification, NULL);
  cfn_prover_tell (self, meaning->node);
}

/* Follows a version or an alias to the function that it stands for. */
static const CfnResource *
find_function (CfnProver         *self,
               const CfnResource *resource)
{
  for (guint i = 0; i < 4 && resource != NULL; i++)
    {
      if (resource->kind == CFN_KIND_FUNCTION)
        return resource;
      if (!g_str_equal (resource->type, "AWS::Lambda::Version")
          && !g_str_equal (resource->type, "AWS::Lambda::Alias"))
        return NULL;
      resource = cfn_meaning_resource (self->template,
                                       cfn_resource_get_property (resource, "FunctionName"));
    }

  return NULL;
}

/* Ref and the ARN of each thing that can be called (Lambda API, CreateEventSourceMapping,
 * FunctionName). */
static const struct
{
  const char *type;
  const char *arn;
} callable[] = {
  { "AWS::Lambda::Function", "Arn" },
  { "AWS::Serverless::Function", "Arn" },
  { "AWS::Lambda::Version", "FunctionArn" },
  { "AWS::Lambda::Alias", "AliasArn" },
};

/* The attribute that gives the ARN of a function, version or alias; NULL for everything else. */
static const char *
callable_arn (const CfnResource *resource)
{
  for (guint i = 0; i < G_N_ELEMENTS (callable); i++)
    {
      if (g_str_equal (callable[i].type, resource->type))
        return callable[i].arn;
    }

  return NULL;
}

static void
judge_target (CfnClaim         *claim,
              const CfnMeaning *meaning)
{
  const CfnResource *target = meaning->resource;
  const char *mapping = claim->from->id;
  const char *arn = callable_arn (target);

  claim->to = target;
  if (arn == NULL && target->kind == CFN_KIND_OTHER)
    {
      claim->verdict = CFN_VERDICT_UNKNOWN;
      claim->reason = "computed";
      claim->message = cfn_message_new (N_("FunctionName of {0} comes from {1} ({2}): whether that "
                                           "is a function is not known here"),
                                        mapping, target->id, target->type, NULL);
    }
  else if (arn == NULL)
    {
      claim->verdict = CFN_VERDICT_FAILS;
      claim->reason = "not-a-function";
      claim->message = cfn_message_new (N_("FunctionName of {0} names {1}, but {1} is no function "
                                           "(it is {2})"),
                                        mapping, target->id, target->type, NULL);
      claim->label = cfn_message_new (N_("not a function"), NULL);
    }
  else if (meaning->attribute != NULL && !g_str_equal (meaning->attribute, arn))
    {
      claim->verdict = CFN_VERDICT_FAILS;
      claim->reason = "not-a-function";
      claim->message = cfn_message_new (N_("FunctionName of {0} is {1}.{2}, which names no "
                                           "function: use GetAtt {1}.{3}"),
                                        mapping, target->id, meaning->attribute, arn, NULL);
      claim->label = cfn_message_new (N_("not a function"), NULL);
    }
  else
    claim->message = cfn_message_new (N_("{0} calls {1} with each batch of changes"), mapping,
                                      target->id,
                                      NULL);
}

/* The function that is called @text in so many words, by name or as the end of an ARN; or NULL. */
static const CfnResource *
find_named_function (CfnProver  *self,
                     const char *text)
{
  const char *colon = strrchr (text, ':');

  return cfn_meaning_find_named (self->template, CFN_KIND_FUNCTION, "FunctionName",
                                 colon != NULL ? colon + 1 : text);
}

static void
prove_invoke (CfnProver        *self,
              CfnTrigger       *trigger,
              const CfnMeaning *meaning)
{
  const CfnResource *mapping = trigger->mapping;
  CfnClaim claim = { .kind = CFN_CLAIM_INVOKE, .from = mapping };

  if (meaning->kind == CFN_MEANING_RESOURCE)
    judge_target (&claim, meaning);
  else if (meaning->kind == CFN_MEANING_LITERAL)
    {
      claim.to = find_named_function (self, meaning->text);
      claim.verdict = claim.to != NULL ? CFN_VERDICT_HOLDS : CFN_VERDICT_UNKNOWN;
      claim.reason = claim.to != NULL ? NULL : "literal-name";
      claim.message = claim.to != NULL
                        ? cfn_message_new (N_("{0} calls {1} with each batch of changes"),
                                           mapping->id,
                                           claim.to->id, NULL)
                        : cfn_message_new (N_("{0} calls the function “{1}”, which is not in this "
                                              "template: whether it is there is not known here"),
                                           mapping->id, meaning->text, NULL);
    }
  else
    {
      claim.verdict = meaning->kind == CFN_MEANING_MISSING
                        ? CFN_VERDICT_FAILS
                        : CFN_VERDICT_UNKNOWN;
      claim.reason = meaning->reason;
      claim.message = cfn_meaning_explain (meaning, "FunctionName", mapping);
    }

  trigger->target = claim.to;
  trigger->target_node = meaning->node;
  trigger->function = find_function (self, claim.to);
  cfn_claim_make_conditional (&claim, meaning,
                              N_("{0} calls {1} in some cases only: the condition {2} chooses it"),
                              mapping, claim.to);
  trigger->invoke = cfn_prover_add (self, &claim, meaning->node, NULL);
  cfn_prover_tell (self, meaning->node);
}

/* More functions and roles than this are not told apart for a single mapping: a text made to
 * exhaust us may have any number. */
#define MAX_USERS 8

/* Adds @trigger once for each role that its function may run as. */
static void
add_users (CfnProver        *self,
           GArray           *users,
           const CfnTrigger *trigger)
{
  guint first = trigger->function != NULL
                  ? GPOINTER_TO_UINT (g_hash_table_lookup (self->role_of, trigger->function)) : 0;
  guint n_before = users->len;

  for (guint i = first; i > 0 && i <= self->claims->len && users->len < MAX_USERS; i++)
    {
      CfnClaim *claim = g_ptr_array_index (self->claims, i - 1);
      CfnTrigger one = *trigger;

      if (claim->kind != CFN_CLAIM_ASSUME || claim->from != trigger->function)
        break;
      one.role = cfn_roles_find (self->roles, claim->to);
      if (one.role == NULL)
        continue;
      if (claim->evidence[0]->parent != trigger->function->properties)
        one.role_node = claim->evidence[0];
      one.assume = claim;
      g_array_append_val (users, one);
    }
  if (users->len == n_before)
    g_array_append_val (users, *trigger);
}

void
cfn_trigger_say_when (const CfnTrigger *trigger,
                      CfnClaim         *claim,
                      const CfnCase    *cases,
                      guint             n_cases)
{
  const CfnResource *owners[] = { trigger->mapping, trigger->function };
  CfnNode *chosen[] = { trigger->target_node, trigger->role_node };
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (CfnCase));

  g_array_append_vals (all, cases, n_cases);
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    cfn_claim_add_choice (all, chosen[i], owners[i]);
  cfn_claim_say_when (claim, (const CfnCase *) all->data, all->len);
}

void
cfn_trigger_add_cases (const CfnTrigger *trigger,
                       GArray           *given)
{
  CfnNode *chosen[] = { trigger->target_node, trigger->role_node };

  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      g_autoptr (GArray) cases = NULL;

      /* Properties themselves are there with their resources. */
      if (chosen[i] == NULL || chosen[i]->parent == trigger->properties)
        continue;
      cases = cfn_node_get_cases (chosen[i]);
      cfn_cases_add (given, cases);
    }
}

/* Whether the conditions that choose the parts of @trigger can hold at once. */
static gboolean
is_trigger_possible (CfnProver        *self,
                     const CfnTrigger *trigger)
{
  g_autoptr (GArray) cases = NULL;

  if (trigger->source == NULL)
    return TRUE;
  cases = cfn_node_get_cases (trigger->source);
  cfn_trigger_add_cases (trigger, cases);

  return cfn_cases_are_possible (self->template, cases);
}

/* Each source that a condition chooses is one of its own: every role of @users has to be allowed
 * all of them. They are the same mapping. */
static void
prove_sources (CfnProver    *self,
               const GArray *users)
{
  const CfnTrigger *any = &g_array_index (users, CfnTrigger, 0);
  g_autoptr (GArray) sources = cfn_meanings_of (self->template, any->source);

  for (guint i = 0; i < MAX (sources->len, 1); i++)
    {
      const CfnMeaning *meaning
        = i < sources->len ? &g_array_index (sources, CfnMeaning, i) : NULL;
      CfnTrigger read = *any;

      if (meaning != NULL)
        {
          read.source = meaning->node;
          prove_stream (self, &read, meaning);
        }
      for (guint j = 0; j < users->len; j++)
        {
          CfnTrigger one = g_array_index (users, CfnTrigger, j);

          one.source = read.source;
          one.table = read.table;
          one.reads_literal = read.reads_literal;
          one.stream = read.stream;
          one.generated = NULL;
          if (users->len == 1 || is_trigger_possible (self, &one))
            g_array_append_val (self->triggers, one);
        }
    }
}

static void
prove_mapping (CfnProver         *self,
               const CfnResource *mapping)
{
  CfnTrigger trigger = {
    .mapping = mapping,
    .properties = mapping->properties,
    .property = "EventSourceArn",
    .source = cfn_resource_get_property (mapping, "EventSourceArn"),
  };
  CfnNode *name = cfn_resource_get_property (mapping, "FunctionName");
  g_autoptr (GArray) targets = cfn_meanings_of (self->template, name);
  g_autoptr (GArray) users = g_array_new (FALSE, FALSE, sizeof (CfnTrigger));

  for (guint i = 0; i < targets->len; i++)
    {
      CfnTrigger one = trigger;

      prove_invoke (self, &one, &g_array_index (targets, CfnMeaning, i));
      if (users->len < MAX_USERS)
        add_users (self, users, &one);
    }
  if (users->len == 0)
    g_array_append_val (users, trigger);

  prove_sources (self, users);
}

/* An event of a function that SAM turns into a mapping: the function stands for that mapping as
 * well (AWS SAM Developer Guide, DynamoDB event). */
static void
prove_event (CfnProver         *self,
             const CfnResource *function,
             const CfnSamEvent *event,
             CfnRole           *generated)
{
  CfnTrigger trigger = {
    .mapping = function,
    .target = function,
    .function = function,
    .properties = event->properties,
    .property = "Stream",
    .source = event->stream,
    .generated = generated,
  };
  g_autoptr (GArray) users = g_array_new (FALSE, FALSE, sizeof (CfnTrigger));

  add_users (self, users, &trigger);
  prove_sources (self, users);
}

static void
prove_events (CfnProver         *self,
              const CfnResource *function)
{
  g_autoptr (GArray) events = cfn_sam_get_events (self->template, function);
  CfnRole *generated = NULL;

  if (events->len > 0 && cfn_sam_makes_role (self->template, function))
    generated = cfn_role_new_generated (self->template, function);
  for (guint i = 0; i < events->len; i++)
    prove_event (self, function, &g_array_index (events, CfnSamEvent, i), generated);
  g_clear_pointer (&generated, cfn_role_free);
}

void
cfn_prove_mappings (CfnProver *self)
{
  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);

      if (resource->kind == CFN_KIND_MAPPING)
        prove_mapping (self, resource);
      else if (resource->kind == CFN_KIND_FUNCTION)
        prove_events (self, resource);
    }
}
