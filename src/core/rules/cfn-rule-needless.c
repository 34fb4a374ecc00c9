/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-wiring.h"

#include "cfn-meaning.h"
#include "cfn-sam.h"

/* What of a template has to do with a function that streams wake. */
typedef struct
{
  CfnChecker *checker;
  GHashTable *woken;     /* function -> CfnWiring, the first */
  GHashTable *elsewhere; /* set of functions that something else names, too */
} Needless;

/* Types that name a function without ever calling it. */
static const char * const silent_types[] = {
  "AWS::Lambda::EventSourceMapping", "AWS::Lambda::EventInvokeConfig", "AWS::Lambda::Version",
  "AWS::Logs::LogGroup",             "AWS::CloudWatch::Alarm",         NULL,
};

static gboolean
may_call (CfnChecker         *checker,
          const CfnReference *reference)
{
  const CfnResource *from = reference->from;

  if (reference->kind == CFN_REFERENCE_DEPENDS_ON)
    return FALSE;
  if (from == NULL)
    return TRUE;
  /* A permission for DynamoDB is of no use to anybody. */
  if (g_str_equal (from->type, "AWS::Lambda::Permission"))
    return g_strcmp0 (cfn_checker_get_text (checker, from, "Principal"), "dynamodb.amazonaws.com")
           != 0;

  return !g_strv_contains (silent_types, from->type);
}

/* Events of SAM that are no streams call the function as well. */
static gboolean
has_other_events (CfnChecker        *checker,
                  const CfnResource *function)
{
  CfnNode *events = cfn_resource_get_property (function, "Events");
  g_autoptr (GArray) streams = cfn_sam_get_events (checker->template, function);

  return events != NULL && events->n_children > streams->len;
}

static void
find_callers (Needless *self)
{
  CfnChecker *checker = self->checker;
  guint n_references;
  const CfnReference *references = cfn_template_get_references (checker->template, &n_references);

  for (guint i = 0; i < checker->wirings->len; i++)
    {
      CfnWiring *wiring = g_ptr_array_index (checker->wirings, i);

      if (wiring->function == NULL
          || g_hash_table_contains (self->woken, wiring->function))
        continue;
      g_hash_table_insert (self->woken, (gpointer) wiring->function, wiring);
      if (has_other_events (checker, wiring->function))
        g_hash_table_add (self->elsewhere, (gpointer) wiring->function);
    }

  for (guint i = 0; i < n_references; i++)
    {
      if (references[i].to != NULL && may_call (checker, &references[i]))
        g_hash_table_add (self->elsewhere, (gpointer) references[i].to);
    }
}

/* The trigger of @function where nothing but streams wakes it, as far as this template shows. */
static const CfnWiring *
find_only_trigger (Needless          *self,
                   const CfnResource *function)
{
  return g_hash_table_contains (self->elsewhere, function)
           ? NULL : g_hash_table_lookup (self->woken, function);
}

/* Lambda Developer Guide, Using AWS Lambda with Amazon DynamoDB: Lambda polls with the function's
 * role; nothing of DynamoDB calls the function. */
static void
check_permission (CfnChecker        *self,
                  const CfnResource *permission)
{
  const char *principal = cfn_checker_get_text (self, permission, "Principal");

  if (g_strcmp0 (principal, "dynamodb.amazonaws.com") == 0)
    cfn_checker_report (
      self, "permission-without-effect", permission,
      cfn_resource_get_property (permission, "Principal"),
      cfn_message_new (N_("{0} lets DynamoDB call a function, but DynamoDB never does: Lambda "
                          "itself reads the stream, and needs the permissions of the function's "
                          "role for that"),
                       permission->id, NULL));
}

/* Lambda Developer Guide, Asynchronous invocation: these settings are for asynchronous invocations
 * only. */
static void
check_invoke_config (Needless          *self,
                     const CfnResource *config)
{
  CfnNode *node = cfn_resource_get_property (config, "FunctionName");
  const CfnResource *function = cfn_meaning_resource (self->checker->template, node);
  const CfnWiring *wiring = function != NULL ? find_only_trigger (self, function) : NULL;

  if (wiring != NULL)
    cfn_finding_add_evidence (
      cfn_checker_report (
        self->checker, "invoke-config-without-effect", config, config->node,
        cfn_message_new (N_("{0} says how asynchronous calls of {1} are retried, but only {2} "
                            "calls it, with batches of a stream: retries and the failure "
                            "destination of those are properties of the mapping"),
                         config->id, function->id, wiring->mapping->id, NULL)),
      wiring->source);
}

static void
check_dead_letters (Needless        *self,
                    const CfnWiring *wiring)
{
  CfnTemplate *template = self->checker->template;
  const char *property = g_str_equal (wiring->function->type, CFN_SAM_FUNCTION)
                           ? "DeadLetterQueue" : "DeadLetterConfig";
  CfnNode *node = cfn_sam_get_property (template, wiring->function, property);

  if (!cfn_checker_has (self->checker, node)
      || find_only_trigger (self, wiring->function) == NULL
      || !cfn_wiring_lacks (template, wiring, "DestinationConfig"))
    return;

  cfn_finding_add_evidence (
    cfn_checker_report_at (
      self->checker, "dead-letters-of-a-stream", wiring->function, node, node->key->span,
      cfn_message_new (N_("{0} has a {1}, but batches of a stream never go there: what {2} cannot "
                          "hand over goes to its DestinationConfig, and it has none"),
                       wiring->function->id, property, wiring->mapping->id, NULL)),
    wiring->source);
}

/* What lets a function in a VPC out of it, as far as a template shows. */
static gboolean
is_way_out (const CfnResource *resource)
{
  return g_str_equal (resource->type, "AWS::EC2::NatGateway")
         || g_str_equal (resource->type, "AWS::EC2::VPCEndpoint")
         || g_str_equal (resource->type, "AWS::EC2::TransitGatewayAttachment");
}

static void
check_network (CfnChecker      *self,
               const CfnWiring *wiring)
{
  CfnNode *node = cfn_sam_get_property (self->template, wiring->function, "VpcConfig");

  if (cfn_checker_has (self, node) && node->key != NULL)
    cfn_checker_report_at (
      self, "vpc-without-way-out", wiring->function, node, node->key->span,
      cfn_message_new (N_("{0} runs in a VPC, and this template has no NAT gateway or endpoint: "
                          "where there is none, its calls to AWS run into the Timeout. {1} reads "
                          "the stream from outside of the VPC and wakes it in any case"),
                       wiring->function->id, wiring->mapping->id, NULL));
}

static void
check_woken (Needless *self,
             gboolean  has_way_out)
{
  CfnChecker *checker = self->checker;

  for (guint i = 0; i < checker->wirings->len; i++)
    {
      const CfnWiring *wiring = g_ptr_array_index (checker->wirings, i);

      if (wiring->function == NULL
          || g_hash_table_lookup (self->woken, wiring->function) != wiring)
        continue;
      check_dead_letters (self, wiring);
      if (!has_way_out)
        check_network (checker, wiring);
    }
}

void
cfn_check_needless (CfnChecker *self)
{
  g_autoptr (GHashTable) woken = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) elsewhere = g_hash_table_new (NULL, NULL);
  Needless needless = { self, woken, elsewhere };
  gboolean has_way_out = FALSE;

  find_callers (&needless);
  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);

      has_way_out |= is_way_out (resource);
      if (g_str_equal (resource->type, "AWS::Lambda::Permission"))
        check_permission (self, resource);
      else if (g_str_equal (resource->type, "AWS::Lambda::EventInvokeConfig"))
        check_invoke_config (&needless, resource);
    }
  check_woken (&needless, has_way_out);
}
