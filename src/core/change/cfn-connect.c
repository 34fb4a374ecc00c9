/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-change.h"

#include "cfn-body.h"
#include "cfn-depends-on.h"
#include "cfn-links.h"
#include "cfn-trigger.h"

typedef enum
{
  MEANS_NOTHING,
  TABLE_TO_FUNCTION,
  TABLE_TO_MAPPING,
  MAPPING_TO_FUNCTION,
  FUNCTION_TO_ROLE,
  MAPPING_TO_DESTINATION,
  POLICY_TO_ROLE,
} Meaning;

static Meaning
get_meaning (CfnKind from,
             CfnKind to)
{
  static const struct
  {
    CfnKind from;
    CfnKind to;
    Meaning meaning;
  } meanings[] = {
    { CFN_KIND_TABLE, CFN_KIND_FUNCTION, TABLE_TO_FUNCTION },
    { CFN_KIND_TABLE, CFN_KIND_MAPPING, TABLE_TO_MAPPING },
    { CFN_KIND_MAPPING, CFN_KIND_FUNCTION, MAPPING_TO_FUNCTION },
    { CFN_KIND_FUNCTION, CFN_KIND_ROLE, FUNCTION_TO_ROLE },
    { CFN_KIND_MAPPING, CFN_KIND_QUEUE, MAPPING_TO_DESTINATION },
    { CFN_KIND_MAPPING, CFN_KIND_TOPIC, MAPPING_TO_DESTINATION },
    { CFN_KIND_MAPPING, CFN_KIND_BUCKET, MAPPING_TO_DESTINATION },
    { CFN_KIND_POLICY, CFN_KIND_ROLE, POLICY_TO_ROLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      if (meanings[i].from == from && meanings[i].to == to)
        return meanings[i].meaning;
    }

  return MEANS_NOTHING;
}

static CfnMessage *
explain_nothing (const CfnResource *from)
{
  switch (from->kind)
    {
    case CFN_KIND_TABLE:
      return cfn_message_new (N_("A table’s stream goes to a mapping, or to a function"), NULL);

    case CFN_KIND_MAPPING:
      return cfn_message_new (N_("A mapping calls a function, and puts failed batches into a "
                                 "queue, "
                                 "a topic or a bucket"), NULL);

    case CFN_KIND_FUNCTION:
      return cfn_message_new (N_("A function connects to the role that it runs as"), NULL);

    case CFN_KIND_ROLE:
      return cfn_message_new (N_("Nothing leads on from a role: connect a function to it"), NULL);

    case CFN_KIND_POLICY:
      return cfn_message_new (N_("A policy connects to the role that it is attached to"), NULL);

    case CFN_KIND_QUEUE:
    case CFN_KIND_TOPIC:
    case CFN_KIND_BUCKET:
      return cfn_message_new (N_("Here, failed batches arrive: connect a mapping to it"), NULL);

    case CFN_KIND_OTHER:
    default:
      return cfn_message_new (N_("No connection is known for {0}"), from->type, NULL);
    }
}

/* Whether a boolean property is known to be true. */
static gboolean
is_on (const CfnResource *resource,
       const char        *property)
{
  CfnNode *node = cfn_resource_get_property (resource, property);
  gboolean value = FALSE;

  return node != NULL && cfn_node_get_boolean (node, &value) && value;
}

/* Why these two in particular cannot be connected, though their kinds can; NULL when they can. */
static CfnMessage *
explain_refusal (Meaning            meaning,
                 const CfnResource *from,
                 const CfnResource *to)
{
  if ((meaning == TABLE_TO_FUNCTION || meaning == TABLE_TO_MAPPING) &&
      g_str_equal (from->type, "AWS::Serverless::SimpleTable"))
    return cfn_message_new (N_("An {0} cannot have a stream"), from->type, NULL);

  /* Lambda Developer Guide, "Retaining discarded batches": standard queues and topics only. */
  if (meaning == MAPPING_TO_DESTINATION &&
      (is_on (to, "FifoQueue") || is_on (to, "FifoTopic")))
    return cfn_message_new (N_("{0} is a FIFO one, which takes no failed batches"), to->id, NULL);

  return NULL;
}

static Meaning
find_meaning (CfnTemplate  *template,
              const char   *from,
              const char   *to,
              CfnMessage  **why_not)
{
  const CfnResource *source = cfn_template_find_resource (template, from);
  const CfnResource *target = cfn_template_find_resource (template, to);
  Meaning meaning;

  if (source == NULL || target == NULL)
    {
      *why_not = cfn_message_new (N_("There is no resource called “{0}”"),
                                  source == NULL ? from : to, NULL);
      return MEANS_NOTHING;
    }

  meaning = get_meaning (source->kind, target->kind);
  *why_not = meaning == MEANS_NOTHING ? explain_nothing (source)
                                      : explain_refusal (meaning, source, target);

  return *why_not != NULL ? MEANS_NOTHING : meaning;
}

gboolean
cfn_change_can_connect (CfnProof    *self,
                        const char  *from,
                        const char  *to,
                        CfnMessage **why_not)
{
  g_autoptr (CfnMessage) message = NULL;
  Meaning meaning;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  meaning = find_meaning (cfn_proof_get_template (self), from, to, &message);
  if (why_not != NULL)
    *why_not = g_steal_pointer (&message);

  return meaning != MEANS_NOTHING;
}

static void
link_table (CfnDraft   *draft,
            const char *table,
            const char *mapping)
{
  if (!cfn_links_are_sound (cfn_draft_get_proof (draft), CFN_CLAIM_STREAM, table, mapping))
    {
      g_autofree char *arn = cfn_draft_reference (table, "StreamArn");

      cfn_draft_set_property (draft, mapping, "EventSourceArn", arn);
    }

  cfn_trigger_need_stream (draft, table);
}

static void
link_function (CfnDraft   *draft,
               const char *mapping,
               const char *function)
{
  if (!cfn_links_are_sound (cfn_draft_get_proof (draft), CFN_CLAIM_INVOKE, mapping, function))
    {
      g_autofree char *arn = cfn_draft_reference (function, "Arn");

      cfn_draft_set_property (draft, mapping, "FunctionName", arn);
    }
}

static void
connect_role (CfnDraft   *draft,
              const char *function,
              const char *role)
{
  g_autoptr (GPtrArray) mappings = NULL;

  if (!cfn_links_are_sound (cfn_draft_get_proof (draft), CFN_CLAIM_ASSUME, function, role))
    {
      g_autofree char *arn = cfn_draft_reference (role, "Arn");

      cfn_draft_set_property (draft, function, "Role", arn);
    }

  if (!cfn_trigger_need_trust (draft, function, role))
    return;

  /* Ids live in the template, which the next edit replaces. */
  mappings = cfn_links_mappings_of_role (cfn_draft_get_proof (draft), role);
  g_ptr_array_set_free_func (mappings, g_free);
  for (guint i = 0; i < mappings->len; i++)
    mappings->pdata[i] = g_strdup (mappings->pdata[i]);

  for (guint i = 0; i < mappings->len; i++)
    cfn_trigger_need_permissions (draft, mappings->pdata[i]);
}

/* A function without any role gets one; AWS::Serverless::Function makes its own. */
static void
need_role (CfnDraft   *draft,
           const char *function)
{
  const CfnResource *resource = cfn_draft_find (draft, function);
  const CfnResource *idle;
  g_autofree char *role = NULL;

  if (resource == NULL || !g_str_equal (resource->type, "AWS::Lambda::Function") ||
      cfn_resource_get_property (resource, "Role") != NULL)
    return;

  idle = cfn_links_find_idle_role (draft->template);
  if (idle != NULL)
    role = g_strdup (idle->id);
  else
    {
      g_autofree char *body = cfn_body_for_type ("AWS::IAM::Role");

      role = cfn_body_free_id (draft->template, "AWS::IAM::Role");
      if (!cfn_draft_add_resource (draft, role, body))
        return;
    }

  connect_role (draft, function, role);
}

/* How well a mapping suits a connection from @table to @function: 3 when it is that connection, 2
 * when it has one of the two, 1 when it has none, 0 when it belongs to others. */
static guint
rate_mapping (CfnProof          *proof,
              const CfnResource *mapping,
              const char        *table,
              const char        *function)
{
  guint rate = 1;

  if (cfn_resource_get_property (mapping, "EventSourceArn") != NULL)
    {
      if (cfn_links_find (proof, CFN_CLAIM_STREAM, table, mapping->id) == NULL)
        return 0;
      rate++;
    }

  if (cfn_resource_get_property (mapping, "FunctionName") != NULL)
    {
      if (cfn_links_find (proof, CFN_CLAIM_INVOKE, mapping->id, function) == NULL)
        return 0;
      rate++;
    }

  return rate;
}

static char *
dup_best_mapping (CfnDraft   *draft,
                  const char *table,
                  const char *function)
{
  const guint n = cfn_template_get_n_resources (draft->template);
  const CfnResource *best = NULL;
  guint best_rate = 0;

  for (guint i = 0; i < n; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (draft->template, i);
      guint rate;

      if (resource->kind != CFN_KIND_MAPPING)
        continue;

      rate = rate_mapping (cfn_draft_get_proof (draft), resource, table, function);
      if (rate > best_rate)
        {
          best = resource;
          best_rate = rate;
        }
    }

  return best != NULL ? g_strdup (best->id) : NULL;
}

static char *
add_mapping (CfnDraft   *draft,
             const char *table,
             const char *function)
{
  const char *type = cfn_kind_get_type (CFN_KIND_MAPPING);
  g_autofree char *id = cfn_body_free_id (draft->template, type);
  g_autofree char *source = cfn_draft_reference (table, "StreamArn");
  g_autofree char *target = cfn_draft_reference (function, "Arn");
  g_autofree char *body = g_strdup_printf ("Type: %s\n"
                                           "Properties:\n"
                                           "  EventSourceArn: %s\n"
                                           "  FunctionName: %s\n"
                                           "%s",
                                           type, source, target, cfn_body_mapping_properties);

  cfn_draft_add_resource (draft, id, body);
  return g_steal_pointer (&id);
}

static void
connect_table_to_function (CfnDraft   *draft,
                           const char *table,
                           const char *function)
{
  g_autofree char *mapping = dup_best_mapping (draft, table, function);

  if (mapping == NULL)
    mapping = add_mapping (draft, table, function);

  link_table (draft, table, mapping);
  link_function (draft, mapping, function);
  need_role (draft, function);
  cfn_trigger_need_permissions (draft, mapping);
}

static void
connect_destination (CfnDraft   *draft,
                     const char *mapping,
                     const char *destination)
{
  if (!cfn_links_are_sound (cfn_draft_get_proof (draft), CFN_CLAIM_ON_FAILURE, mapping,
                            destination))
    {
      const CfnResource *resource = cfn_draft_find (draft, destination);
      /* Ref gives a topic's ARN; a queue's and a bucket's is an attribute. */
      const char *attribute = resource->kind == CFN_KIND_TOPIC ? NULL : "Arn";
      g_autofree char *arn = cfn_draft_reference (destination, attribute);

      cfn_draft_set_property (draft, mapping, "DestinationConfig.OnFailure.Destination", arn);
    }

  cfn_trigger_need_write (draft, mapping);
}

/* The mappings that can read their stream only since the draft's attachment of a policy to
 * @role. */
static GPtrArray *
find_racing_mappings (CfnDraft   *draft,
                      CfnProof   *before,
                      const char *role)
{
  g_autoptr (GPtrArray) mappings = cfn_links_mappings_of_role (before, role);
  GPtrArray *racing = g_ptr_array_new ();

  for (guint i = 0; i < mappings->len; i++)
    {
      const char *mapping = mappings->pdata[i];

      if (cfn_trigger_cannot_read (before, mapping) &&
          !cfn_trigger_cannot_read (cfn_draft_get_proof (draft), mapping))
        g_ptr_array_add (racing, mappings->pdata[i]);
    }

  return racing;
}

static void
connect_policy (CfnDraft   *draft,
                CfnProof   *before,
                const char *policy,
                const char *role)
{
  const CfnResource *resource = cfn_draft_find (draft, policy);
  g_autofree char *name = cfn_draft_reference (role, NULL);
  g_autoptr (GPtrArray) racing = NULL;

  if (cfn_links_find (cfn_draft_get_proof (draft), CFN_CLAIM_ATTACH, policy, role) != NULL)
    return;

  /* Both properties take the role's name, which is what Ref gives. */
  if (g_str_equal (resource->type, "AWS::IAM::RolePolicy"))
    cfn_draft_set_property (draft, policy, "RoleName", name);
  else
    {
      g_autoptr (CfnPath) roles = cfn_draft_path (policy, "Properties.Roles");

      cfn_draft_append (draft, roles, name);
    }

  if (draft->error != NULL)
    return;

  /* The mapping depends on the role alone, so it could be made before the policy is attached and be
   * refused (CloudFormation User Guide, AWS::IAM::Policy). */
  racing = find_racing_mappings (draft, before, role);
  for (guint i = 0; i < racing->len; i++)
    cfn_depends_on_add (draft, racing->pdata[i], policy);
}

CfnEdit *
cfn_change_connect (CfnProof    *self,
                    const char  *from,
                    const char  *to,
                    GError     **error)
{
  g_autoptr (CfnMessage) why_not = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  CfnTemplate *template;
  CfnDraft draft;
  Meaning meaning;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  template = cfn_proof_get_template (self);
  meaning = find_meaning (template, from, to, &why_not);
  if (meaning == MEANS_NOTHING)
    {
      g_autofree char *text = cfn_message_format (why_not);

      g_set_error_literal (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL, text);
      return NULL;
    }

  cfn_draft_init (&draft, template);
  switch (meaning)
    {
    case TABLE_TO_FUNCTION:
      connect_table_to_function (&draft, from, to);
      break;

    case TABLE_TO_MAPPING:
      link_table (&draft, from, to);
      cfn_trigger_need_read (&draft, to);
      break;

    case MAPPING_TO_FUNCTION:
      link_function (&draft, from, to);
      cfn_trigger_need_permissions (&draft, from);
      break;

    case FUNCTION_TO_ROLE:
      connect_role (&draft, from, to);
      break;

    case MAPPING_TO_DESTINATION:
      connect_destination (&draft, from, to);
      break;

    case POLICY_TO_ROLE:
      connect_policy (&draft, self, from, to);
      break;

    case MEANS_NOTHING:
    default:
      g_assert_not_reached ();
    }

  edit = cfn_draft_finish (&draft, error);
  if (edit != NULL && cfn_edit_is_empty (edit))
    {
      cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_NOTHING,
                     N_("{0} is connected to {1} already"), from, to, NULL);
      return NULL;
    }

  return g_steal_pointer (&edit);
}
