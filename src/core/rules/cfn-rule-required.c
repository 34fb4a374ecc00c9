/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-checker.h"

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

static void
check_resource (CfnChecker        *self,
                const CfnResource *resource)
{
  check_custom (self, resource);
  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    {
      CfnNode *node;

      if (!g_str_equal (required[i].type, resource->type))
        continue;
      node = cfn_resource_get_property (resource, required[i].property);
      if (cfn_checker_has (self, node)
          || (required[i].unless != NULL
              && cfn_resource_get_property (resource, required[i].unless) != NULL))
        continue;

      cfn_checker_report (self, "missing-property", resource, node != NULL ? node : resource->node,
                          cfn_message_new (required[i].message, resource->id, NULL));
    }
}

void
cfn_check_required (CfnChecker *self)
{
  /* A macro may add what is missing. */
  if (cfn_template_has_macro (self->template))
    return;

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);

      if (!cfn_resource_has_hidden_properties (resource))
        check_resource (self, resource);
    }
}
