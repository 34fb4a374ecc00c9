/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-body.h"
#include "cfn-quiet.h"

/* Of more resources that could be meant none is offered. */
#define MAX_OFFERS 3

/* Properties without which the deployment fails, with what each is for; of all others that the
 * catalogue says are required, the name is told (CloudFormation resource
 * reference; for AttributeDefinitions and EventSourceArn the services' own APIs, which ask for more
 * than the schema). */
static const struct
{
  const char *type;
  const char *property;
  const char *unless;    /* another property that takes its place, or NULL */
  const char *message;
} required[] = {
  { "AWS::DynamoDB::Table", "KeySchema", NULL,
    N_("{0} needs a KeySchema: its partition key tells one item from another") },
  { "AWS::DynamoDB::Table", "AttributeDefinitions", "ImportSourceSpecification",
    N_("{0} needs AttributeDefinitions: they say of which type each attribute of the key is") },
  { "AWS::Lambda::Function", "Code", NULL,
    N_("{0} needs Code: a ZipFile for a few lines, else a package in S3 or an image") },
  { "AWS::Lambda::Function", "Role", NULL,
    N_("{0} needs a Role: the ARN of the role that it runs as, which says what it may do") },
  { "AWS::IAM::Role", "AssumeRolePolicyDocument", NULL,
    N_("{0} needs an AssumeRolePolicyDocument: it says who may put the role on, here "
       "lambda.amazonaws.com") },
  { "AWS::Lambda::EventSourceMapping", "FunctionName", NULL,
    N_("{0} needs a FunctionName: the function that is called with the changes") },
  { "AWS::Lambda::EventSourceMapping", "EventSourceArn", "SelfManagedEventSource",
    N_("{0} needs an EventSourceArn: the StreamArn of the table whose changes it reads") },
};

gboolean
cfn_check_required_tells (const char *type,
                          const char *property)
{
  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    {
      if (g_str_equal (required[i].type, type) && g_str_equal (required[i].property, property))
        return TRUE;
    }

  return FALSE;
}

/* CloudFormation User Guide, AWS::CloudFormation::CustomResource. */
static void
check_custom (CfnChecker        *self,
              const CfnResource *resource)
{
  if (g_str_has_prefix (resource->type, "Custom::")
      && !cfn_checker_has (self, cfn_resource_get_property (resource, "ServiceToken")))
    cfn_checker_report (self, "missing-property", resource, resource->node,
                        cfn_message_new (N_("{0} needs a ServiceToken: the ARN of the function or "
                                            "topic that makes it"),
                                         resource->id, NULL));
}

/* Offers to connect @resource with each resource of @kind, @incoming: from there to it. */
static void
offer_connections (CfnChecker        *self,
                   CfnFinding        *finding,
                   const CfnResource *resource,
                   CfnKind            kind,
                   gboolean           incoming)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *other = cfn_template_get_resource (self->template, i);

      if (other->kind == kind && !cfn_resource_has_hidden_properties (other))
        g_ptr_array_add (others, (gpointer) other);
    }
  if (others->len > MAX_OFFERS)
    return;

  for (guint i = 0; i < others->len; i++)
    {
      const CfnResource *other = others->pdata[i];
      const char *from = incoming ? other->id : resource->id;
      const char *to = incoming ? resource->id : other->id;

      cfn_finding_add_fix (finding, CFN_FIX_CONNECT, "connect",
                           cfn_message_new (N_("Connect {0} to {1}"), from, to, NULL), from, to)
        ->is_safe = FALSE;
    }
}

/* Who is meant is for a person to decide, so nothing here is made unasked. */
static void
offer (CfnChecker        *self,
       CfnFinding        *finding,
       const CfnResource *resource,
       const char        *property)
{
  if (g_str_equal (property, "Role"))
    {
      offer_connections (self, finding, resource, CFN_KIND_ROLE, FALSE);
      cfn_finding_add_fix (finding, CFN_FIX_GIVE_ROLE, "give-role",
                           cfn_message_new (N_("Give {0} a role of its own"), resource->id, NULL),
                           resource->id, NULL)
        ->is_safe = FALSE;
    }
  else if (g_str_equal (property, "AssumeRolePolicyDocument"))
    {
      g_autofree char *path = cfn_checker_path (resource, property);

      cfn_finding_add_fix (finding, CFN_FIX_SET, "trust-lambda",
                           cfn_message_new (N_("Let the Lambda service put on {0}"), resource->id,
                                            NULL),
                           path, cfn_body_trust_document)
        ->is_safe = FALSE;
    }
  else if (g_str_equal (property, "FunctionName"))
    {
      offer_connections (self, finding, resource, CFN_KIND_FUNCTION, FALSE);
    }
  else if (g_str_equal (property, "EventSourceArn"))
    {
      offer_connections (self, finding, resource, CFN_KIND_TABLE, TRUE);
    }
}

static void
check_resource (CfnChecker        *self,
                const CfnResource *resource)
{
  if (cfn_resource_has_hidden_properties (resource))
    return;

  check_custom (self, resource);
  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    {
      CfnFinding *finding;
      CfnNode *node;

      if (!g_str_equal (required[i].type, resource->type))
        continue;
      node = cfn_resource_get_property (resource, required[i].property);
      if (cfn_checker_has (self, node)
          || (required[i].unless != NULL
              && cfn_resource_get_property (resource, required[i].unless) != NULL))
        continue;

      finding = cfn_checker_report (self, "missing-property", resource,
                                    node != NULL ? node : resource->node,
                                    cfn_message_new (required[i].message, resource->id, NULL));
      if (node == NULL)
        offer (self, finding, resource, required[i].property);
    }
}

void
cfn_check_required (CfnChecker *self)
{
  /* A macro may add what is missing. */
  if (!cfn_template_has_macro (self->template))
    cfn_checker_walk (self, CFN_WALK_REQUIRED, check_resource);
}
