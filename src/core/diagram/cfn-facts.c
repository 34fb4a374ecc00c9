/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-facts.h"

#include "cfn-sam.h"
#include "cfn-value.h"

/* The rows of one card while they are collected. */
typedef struct
{
  CfnProof          *proof;
  CfnTemplate       *template;
  const CfnResource *resource;
  GArray            *facts;
} Card;

void
cfn_fact_clear (CfnFact *fact)
{
  g_clear_pointer (&fact->name, cfn_message_unref);
  g_clear_pointer (&fact->value, cfn_message_unref);
}

/* Takes @value. */
static void
add (Card       *card,
     const char *name,
     CfnMessage *value,
     CfnTone     tone)
{
  CfnFact fact = { cfn_message_new (name, NULL), value, tone, NULL };

  g_array_append_val (card->facts, fact);
}

/* The row added last shows the property at @path. */
static void
set_property (Card       *card,
              const char *path)
{
  g_array_index (card->facts, CfnFact, card->facts->len - 1).property = path;
}

static CfnMessage *
literal (const char *text)
{
  return cfn_message_new ("{0}", text, NULL);
}

static CfnValue
get_value (Card       *card,
           const char *path)
{
  return cfn_value_of (card->template, cfn_sam_get_property (card->template, card->resource, path));
}

static char *
get_label (Card       *card,
           const char *path)
{
  CfnValue value = get_value (card, path);

  return cfn_value_to_label (&value);
}

static gboolean
is_set (Card       *card,
        const char *path)
{
  return get_value (card, path).kind != CFN_VALUE_ABSENT;
}

/* The property at @path in @format ("{0} s"); nothing when it is not set. */
static gboolean
add_property (Card       *card,
              const char *name,
              const char *path,
              const char *format)
{
  CfnValue value = get_value (card, path);
  g_autofree char *label = NULL;

  if (value.kind == CFN_VALUE_ABSENT)
    return FALSE;

  label = cfn_value_to_label (&value);
  if (value.kind != CFN_VALUE_LITERAL)
    format = "{0}";
  add (card, name, cfn_message_new (format, label, NULL), CFN_TONE_NORMAL);
  set_property (card, path);

  return TRUE;
}

/* Likewise; when it is not set, @fallback, dim: what the service does then. */
static void
add_property_or (Card       *card,
                 const char *name,
                 const char *path,
                 const char *format,
                 const char *fallback,
                 CfnTone     tone)
{
  if (add_property (card, name, path, format))
    return;

  add (card, name, cfn_message_new (fallback, NULL), tone);
  set_property (card, path);
}

/* Where a condition or another function makes the whole of @path, nothing can be said of its
 * parts: which function that is. FALSE when it is written out, or not set. */
static gboolean
add_made (Card       *card,
          const char *name,
          const char *path)
{
  return get_value (card, path).kind >= CFN_VALUE_REF && add_property (card, name, path, "{0}");
}

static void
add_count (Card       *card,
           const char *name,
           const char *path)
{
  CfnValue value = get_value (card, path);
  g_autofree char *label = NULL;

  if (value.kind == CFN_VALUE_LIST)
    label = g_strdup_printf ("%u", value.node->n_children);
  else
    label = cfn_value_to_label (&value);

  if (value.kind != CFN_VALUE_ABSENT)
    add (card, name, literal (label), CFN_TONE_NORMAL);
}

/* The type of attribute @name as the table declares it, or NULL. */
static const char *
find_attribute_type (Card       *card,
                     const char *name)
{
  CfnNode *list = cfn_resource_get_property (card->resource, "AttributeDefinitions");

  for (CfnNode *item = list != NULL ? list->first_child : NULL; item != NULL; item = item->next)
    if (cfn_node_is_string (cfn_node_get (item, "AttributeName"), name))
      return cfn_node_get_string (cfn_node_get (item, "AttributeType"));

  return NULL;
}

/* "id · HASH · S" */
static void
add_key (Card       *card,
         const char *name,
         CfnNode    *item)
{
  CfnValue attribute = cfn_value_of (card->template, cfn_node_get (item, "AttributeName"));
  CfnValue type = cfn_value_of (card->template, cfn_node_get (item, "KeyType"));
  g_autofree char *attribute_label = cfn_value_to_label (&attribute);
  g_autofree char *type_label = cfn_value_to_label (&type);
  g_autoptr (GString) text = g_string_new (attribute_label);
  const char *scalar_type = find_attribute_type (card, attribute_label);

  if (*type_label != '\0')
    g_string_append_printf (text, " · %s", type_label);
  if (scalar_type != NULL)
    g_string_append_printf (text, " · %s", scalar_type);

  add (card, name, literal (text->str), CFN_TONE_NORMAL);
}

static void
add_keys (Card *card)
{
  CfnValue keys = get_value (card, "KeySchema");
  g_autofree char *label = NULL;

  if (keys.kind == CFN_VALUE_LIST && keys.node->n_children > 0)
    {
      add_key (card, N_("key"), keys.node->first_child);
      if (keys.node->n_children > 1)
        add_key (card, N_("sort key"), cfn_node_get_item (keys.node, 1));
      return;
    }

  label = cfn_value_to_label (&keys);
  if (keys.kind == CFN_VALUE_ABSENT || keys.kind == CFN_VALUE_LIST)
    add (card, N_("key"), cfn_message_new (N_("not set"), NULL), CFN_TONE_BAD);
  else
    add (card, N_("key"), literal (label), CFN_TONE_NORMAL);
}

static void
add_capacity (Card *card)
{
  CfnValue mode = get_value (card, "BillingMode");
  g_autofree char *mode_label = cfn_value_to_label (&mode);
  g_autofree char *read = NULL;
  g_autofree char *write = NULL;

  if (g_strcmp0 (mode_label, "PAY_PER_REQUEST") == 0)
    {
      add (card, N_("capacity"), cfn_message_new (N_("on demand"), NULL), CFN_TONE_NORMAL);
      return;
    }
  if (mode.kind != CFN_VALUE_ABSENT && mode.kind != CFN_VALUE_LITERAL)
    {
      add (card, N_("capacity"), literal (mode_label), CFN_TONE_NORMAL);
      return;
    }
  if (!is_set (card, "ProvisionedThroughput"))
    {
      add (card, N_("capacity"), cfn_message_new (N_("not set"), NULL), CFN_TONE_CAREFUL);
      return;
    }

  if (add_made (card, N_("capacity"), "ProvisionedThroughput"))
    return;

  read = get_label (card, "ProvisionedThroughput.ReadCapacityUnits");
  write = get_label (card, "ProvisionedThroughput.WriteCapacityUnits");
  add (card, N_("capacity"), cfn_message_new (N_("{0} read / {1} write"), read, write, NULL),
       CFN_TONE_NORMAL);
}

/* TRUE when a mapping asks for a stream of this table in vain. */
static gboolean
is_stream_missed (Card *card)
{
  for (guint i = 0; i < cfn_proof_get_n_claims (card->proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (card->proof, i);

      if (claim->kind == CFN_CLAIM_STREAM && claim->from == card->resource
          && claim->verdict == CFN_VERDICT_FAILS)
        return TRUE;
    }

  return FALSE;
}

static void
add_table (Card *card)
{
  CfnValue view = get_value (card, "StreamSpecification.StreamViewType");

  add_keys (card);
  add_capacity (card);

  if (view.kind != CFN_VALUE_ABSENT)
    {
      g_autofree char *label = cfn_value_to_label (&view);

      add (card, N_("stream"), literal (label), CFN_TONE_GOOD);
      set_property (card, "StreamSpecification");
    }
  else if (add_made (card, N_("stream"), "StreamSpecification"))
    return;
  else if (is_set (card, "StreamSpecification"))
    add (card, N_("stream"), cfn_message_new (N_("no view type"), NULL), CFN_TONE_BAD);
  else
    add (card, N_("stream"), cfn_message_new (N_("off"), NULL),
         is_stream_missed (card) ? CFN_TONE_BAD : CFN_TONE_DIM);
}

/* What the mappings that SAM makes of the function's events are set to. */
static void
add_events (Card *card)
{
  g_autoptr (GArray) events = cfn_sam_get_events (card->template, card->resource);

  for (guint i = 0; i < events->len; i++)
    {
      CfnNode *properties = g_array_index (events, CfnSamEvent, i).properties;
      CfnValue batch = cfn_value_of (card->template, cfn_node_get (properties, "BatchSize"));
      g_autofree char *label = cfn_value_to_label (&batch);
      gboolean is_default = batch.kind == CFN_VALUE_ABSENT;

      /* Lambda API reference, CreateEventSourceMapping: 100 records by default. */
      add (card, N_("batch"), literal (is_default ? "100" : label),
           is_default ? CFN_TONE_DIM : CFN_TONE_NORMAL);
    }
}

static void
add_function (Card *card)
{
  if (is_set (card, "Code.ImageUri"))
    add_property (card, N_("image"), "Code.ImageUri", "{0}");
  else
    {
      add_property_or (card, N_("runtime"), "Runtime", "{0}", N_("not set"), CFN_TONE_BAD);
      add_property_or (card, N_("handler"), "Handler", "{0}", N_("not set"), CFN_TONE_BAD);
    }
  /* AWS Lambda Developer Guide: a function is given 3 seconds when it asks for nothing else. */
  add_property_or (card, N_("timeout"), "Timeout", N_("{0} s"), N_("3 s"), CFN_TONE_DIM);
  add_property (card, N_("memory"), "MemorySize", N_("{0} MB"));
  add_events (card);
}

/* Adds to @names whom one Principal element names: "*", or the services, accounts and providers. */
static void
collect_principals (Card      *card,
                    CfnNode   *principal,
                    GPtrArray *names)
{
  CfnValue value = cfn_value_of (card->template, principal);

  if (value.kind == CFN_VALUE_ABSENT)
    return;
  if (value.kind != CFN_VALUE_MAP && value.kind != CFN_VALUE_LIST)
    {
      g_ptr_array_add (names, cfn_value_to_label (&value));
      return;
    }
  for (CfnNode *child = principal->first_child; child != NULL; child = child->next)
    collect_principals (card, child, names);
}

static void
add_trust (Card *card)
{
  CfnNode *statement = cfn_resource_get_property (card->resource,
                                                  "AssumeRolePolicyDocument.Statement");
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *more = NULL;

  if (statement != NULL && statement->kind == CFN_NODE_SEQUENCE)
    for (CfnNode *item = statement->first_child; item != NULL; item = item->next)
      collect_principals (card, cfn_node_get (item, "Principal"), names);
  else
    collect_principals (card, cfn_node_get (statement, "Principal"), names);

  if (names->len == 0)
    add (card, N_("trusts"), cfn_message_new (N_("nobody"), NULL), CFN_TONE_BAD);
  else if (names->len == 1)
    add (card, N_("trusts"), literal (names->pdata[0]), CFN_TONE_NORMAL);
  else
    {
      more = g_strdup_printf ("%u", names->len - 1);
      add (card, N_("trusts"), cfn_message_new (N_("{0} + {1}"), names->pdata[0], more, NULL),
           CFN_TONE_NORMAL);
    }
}

static gboolean
messages_equal (CfnMessage *a,
                CfnMessage *b)
{
  return g_str_equal (cfn_message_get_format (a), cfn_message_get_format (b))
         && g_strv_equal (cfn_message_get_args (a), cfn_message_get_args (b));
}

/* The worse of two: missing before not known before allowed. */
static CfnVerdict
get_worse (CfnVerdict a,
           CfnVerdict b)
{
  if (a == CFN_VERDICT_FAILS || b == CFN_VERDICT_HOLDS)
    return a;

  return b;
}

/* TRUE when an earlier need of @needs says the same in the same words. */
static gboolean
is_repeated (GPtrArray *needs,
             guint      index)
{
  const CfnNeed *need = needs->pdata[index];

  for (guint i = 0; i < index; i++)
    if (messages_equal (((const CfnNeed *) needs->pdata[i])->label, need->label))
      return TRUE;

  return FALSE;
}

/* One row for all needs of one name: several functions may ask a role for the same. */
static void
add_need (Card      *card,
          GPtrArray *needs,
          guint      index)
{
  static const struct
  {
    const char *word;
    CfnTone     tone;
  } verdicts[] = {
    [CFN_VERDICT_HOLDS] = { N_("allowed"), CFN_TONE_GOOD },
    [CFN_VERDICT_FAILS] = { N_("missing"), CFN_TONE_BAD },
    [CFN_VERDICT_UNKNOWN] = { N_("not known"), CFN_TONE_CAREFUL },
  };
  const CfnNeed *need = needs->pdata[index];
  CfnVerdict verdict = need->verdict;
  CfnFact fact;

  for (guint i = index + 1; i < needs->len; i++)
    {
      const CfnNeed *other = needs->pdata[i];

      if (messages_equal (other->label, need->label))
        verdict = get_worse (verdict, other->verdict);
    }

  fact = (CfnFact) { cfn_message_ref (need->label),
                     cfn_message_new (verdicts[verdict].word, NULL), verdicts[verdict].tone, NULL };
  g_array_append_val (card->facts, fact);
}

static void
add_role (Card *card)
{
  g_autoptr (GPtrArray) needs = NULL;

  add_trust (card);

  needs = cfn_proof_get_needs (card->proof, card->resource);
  for (guint i = 0; i < needs->len; i++)
    if (!is_repeated (needs, i))
      add_need (card, needs, i);
}

static void
add_policy (Card *card)
{
  CfnValue statements = get_value (card, "PolicyDocument.Statement");

  if (!add_property (card, N_("name"), "PolicyName", "{0}"))
    add_property (card, N_("name"), "ManagedPolicyName", "{0}");
  if (statements.kind == CFN_VALUE_LIST)
    add_count (card, N_("statements"), "PolicyDocument.Statement");
  else
    add (card, N_("statements"), literal (statements.kind == CFN_VALUE_MAP ? "1" : "0"),
         statements.kind == CFN_VALUE_MAP ? CFN_TONE_NORMAL : CFN_TONE_CAREFUL);
}

static void
add_mapping (Card *card)
{
  gboolean flag;

  /* Lambda API reference, CreateEventSourceMapping: 100 records by default. */
  add_property_or (card, N_("batch"), "BatchSize", "{0}", "100", CFN_TONE_DIM);
  add_property_or (card, N_("start"), "StartingPosition", "{0}", N_("not set"), CFN_TONE_BAD);
  if (cfn_node_get_boolean (cfn_resource_get_property (card->resource, "Enabled"), &flag) && !flag)
    add (card, N_("enabled"), cfn_message_new (N_("no"), NULL), CFN_TONE_CAREFUL);
  add_property (card, N_("window"), "MaximumBatchingWindowInSeconds", N_("{0} s"));
  add_property (card, N_("parallel"), "ParallelizationFactor", "{0}");
  add_property (card, N_("retries"), "MaximumRetryAttempts", "{0}");
  add_property (card, N_("record age"), "MaximumRecordAgeInSeconds", N_("{0} s"));
  add_count (card, N_("filters"), "FilterCriteria.Filters");
  add_property (card, N_("on failure"), "DestinationConfig.OnFailure.Destination", "{0}");
}

/* Seconds as people say them: days, hours or minutes when they come out whole. */
static CfnMessage *
duration (gint64 seconds)
{
  static const struct
  {
    gint64      seconds;
    const char *one;
    const char *many;
  } units[] = {
    { 86400, N_("{0} day"), N_("{0} days") },
    { 3600, N_("{0} hour"), N_("{0} hours") },
    { 60, N_("{0} minute"), N_("{0} minutes") },
    { 1, N_("{0} second"), N_("{0} seconds") },
  };
  guint unit = 0;
  g_autofree char *count = NULL;

  while (unit + 1 < G_N_ELEMENTS (units)
         && (seconds < units[unit].seconds || seconds % units[unit].seconds != 0))
    unit++;

  count = g_strdup_printf ("%" G_GINT64_FORMAT, seconds / units[unit].seconds);

  return cfn_message_new (seconds == units[unit].seconds ? units[unit].one : units[unit].many,
                          count, NULL);
}

static void
add_fifo (Card       *card,
          const char *path)
{
  CfnNode *node = cfn_resource_get_property (card->resource, path);
  gboolean fifo;

  if (node != NULL && !cfn_node_get_boolean (node, &fifo))
    add_property (card, N_("type"), path, "{0}");
  else
    add (card, N_("type"),
         cfn_message_new (node != NULL && fifo ? N_("FIFO") : N_("standard"), NULL),
         CFN_TONE_NORMAL);
}

static void
add_queue (Card *card)
{
  CfnNode *kept = cfn_resource_get_property (card->resource, "MessageRetentionPeriod");
  gint64 seconds;

  /* Amazon SQS, message retention: four days by default. */
  if (kept == NULL)
    add (card, N_("kept"), duration (4 * 86400), CFN_TONE_DIM);
  else if (cfn_node_get_integer (kept, &seconds) && seconds > 0)
    add (card, N_("kept"), duration (seconds), CFN_TONE_NORMAL);
  else
    add_property (card, N_("kept"), "MessageRetentionPeriod", "{0}");
  add_fifo (card, "FifoQueue");
}

static void
add_topic (Card *card)
{
  add_fifo (card, "FifoTopic");
  if (is_set (card, "Subscription"))
    add_count (card, N_("subscribers"), "Subscription");
  else
    add (card, N_("subscribers"), cfn_message_new (N_("none here"), NULL), CFN_TONE_DIM);
}

static void
add_bucket (Card *card)
{
  CfnValue versioning = get_value (card, "VersioningConfiguration.Status");
  g_autofree char *status = cfn_value_to_label (&versioning);

  if (versioning.kind == CFN_VALUE_ABSENT || versioning.kind == CFN_VALUE_LITERAL)
    {
      gboolean on = g_strcmp0 (status, "Enabled") == 0;

      add (card, N_("versioning"), cfn_message_new (on ? N_("on") : N_("off"), NULL),
           on ? CFN_TONE_NORMAL : CFN_TONE_DIM);
    }
  else
    add (card, N_("versioning"), literal (status), CFN_TONE_NORMAL);

  /* Amazon S3 User Guide: every bucket encrypts new objects since January 2023. */
  add (card, N_("encrypted"), cfn_message_new (N_("yes"), NULL),
       is_set (card, "BucketEncryption") ? CFN_TONE_NORMAL : CFN_TONE_DIM);
}

/* The first two properties that fit on a line. */
static void
add_other (Card *card)
{
  CfnNode *properties = card->resource->properties;

  for (CfnNode *node = properties != NULL ? properties->first_child : NULL;
       node != NULL && card->facts->len < 2;
       node = node->next)
    {
      CfnValue value = cfn_value_of (card->template, node);
      const char *name = cfn_node_get_key (node);
      g_autofree char *label = NULL;
      CfnFact fact;

      if (name == NULL || value.kind == CFN_VALUE_ABSENT || value.kind == CFN_VALUE_LIST
          || value.kind == CFN_VALUE_MAP || g_str_equal (name, "Description"))
        continue;

      label = cfn_value_to_label (&value);
      fact = (CfnFact) { literal (name), literal (label), CFN_TONE_NORMAL, name };
      g_array_append_val (card->facts, fact);
    }
}

GArray *
cfn_facts_new (CfnProof          *proof,
               const CfnResource *resource)
{
  static void (* const adders[CFN_N_KINDS]) (Card *card) = {
    [CFN_KIND_TABLE] = add_table,
    [CFN_KIND_FUNCTION] = add_function,
    [CFN_KIND_ROLE] = add_role,
    [CFN_KIND_MAPPING] = add_mapping,
    [CFN_KIND_POLICY] = add_policy,
    [CFN_KIND_QUEUE] = add_queue,
    [CFN_KIND_TOPIC] = add_topic,
    [CFN_KIND_BUCKET] = add_bucket,
    [CFN_KIND_OTHER] = add_other,
  };
  Card card = { proof, cfn_proof_get_template (proof), resource, NULL };

  card.facts = g_array_new (FALSE, FALSE, sizeof (CfnFact));
  g_array_set_clear_func (card.facts, (GDestroyNotify) cfn_fact_clear);
  adders[resource->kind] (&card);

  return card.facts;
}
