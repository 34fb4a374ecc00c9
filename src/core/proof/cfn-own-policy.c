/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-role-private.h"

#include "cfn-condition.h"

/* The policies that resources have themselves: the property, a path through mappings and lists.
 * CloudFormation's resource reference. */
static const struct
{
  const char *type;
  gboolean of_stream;
  const char *path[4];
} properties[] = {
  { "AWS::DynamoDB::Table", FALSE, { "ResourcePolicy", "PolicyDocument", NULL } },
  { "AWS::DynamoDB::Table", TRUE,
    { "StreamSpecification", "ResourcePolicy", "PolicyDocument", NULL } },
  { "AWS::DynamoDB::GlobalTable", FALSE, { "Replicas", "ResourcePolicy", "PolicyDocument", NULL } },
  { "AWS::DynamoDB::GlobalTable", TRUE,
    { "Replicas", "ReplicaStreamSpecification", "ResourcePolicy", "PolicyDocument" } },
  { "AWS::KMS::Key", FALSE, { "KeyPolicy", NULL } },
  { "AWS::Logs::LogGroup", FALSE, { "ResourcePolicyDocument", NULL } },
};

/* The types that are such a policy, with the property that names whose, and what it names. */
static const struct
{
  const char *type;
  const char *document;
  const char *target;
} resources[] = {
  { "AWS::SQS::QueuePolicy", "PolicyDocument", "Queues" },
  { "AWS::SQS::QueueInlinePolicy", "PolicyDocument", "Queue" },
  { "AWS::SNS::TopicPolicy", "PolicyDocument", "Topics" },
  { "AWS::SNS::TopicInlinePolicy", "PolicyDocument", "TopicArn" },
  { "AWS::S3::BucketPolicy", "PolicyDocument", "Bucket" },
  { "AWS::Kinesis::ResourcePolicy", "ResourcePolicy", "ResourceArn" },
};

/* A resource and its stream have an entry each. */
static gpointer
make_key (const CfnResource *resource,
          gboolean           of_stream)
{
  return (char *) resource + (of_stream ? 1 : 0);
}

/* @named: where a policy resource names @resource; NULL: the document is its own property. */
static void
add_document (CfnRoles          *self,
              const CfnResource *resource,
              gboolean           of_stream,
              CfnNode           *document,
              CfnNode           *named)
{
  g_autoptr (GArray) guard = cfn_node_get_cases (named != NULL ? named : document);
  gpointer key = make_key (resource, of_stream);
  IamPolicy *policy = g_hash_table_lookup (self->own_policies, key);

  if (policy == NULL)
    {
      policy = iam_policy_new (self->template, NULL);
      g_hash_table_insert (self->own_policies, key, policy);
    }
  iam_policy_add_document (policy, self->template, document, guard);
}

/* Follows @path from @node through lists and Fn::Ifs. */
static void
follow (CfnRoles           *self,
        const CfnResource  *resource,
        gboolean            of_stream,
        CfnNode            *node,
        const char * const *path,
        guint               n_steps)
{
  g_autoptr (GPtrArray) values = cfn_role_list_values (self->template, node);

  for (guint i = 0; i < values->len; i++)
    {
      CfnNode *value = g_ptr_array_index (values, i);

      CfnNode *next;

      if (n_steps == 0 || path[0] == NULL)
        {
          add_document (self, resource, of_stream, value, NULL);
          continue;
        }
      next = cfn_node_get (value, path[0]);
      if (next != NULL)
        follow (self, resource, of_stream, next, path + 1, n_steps - 1);
    }
}

static void
read_target (CfnRoles          *self,
             const CfnResource *policy,
             guint              index)
{
  CfnNode *document = cfn_resource_get_property (policy, resources[index].document);
  CfnNode *target = cfn_resource_get_property (policy, resources[index].target);
  g_autoptr (GPtrArray) values = cfn_role_list_values (self->template, target);

  for (guint i = 0; document != NULL && i < values->len; i++)
    {
      CfnNode *value = g_ptr_array_index (values, i);
      const CfnResource *named = cfn_meaning_resource (self->template, value);

      if (named != NULL)
        add_document (self, named, FALSE, document, value);
    }
}

void
cfn_roles_read_own_policies (CfnRoles *self)
{
  self->own_policies
    = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) iam_policy_unref);

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);

      if (resource->kind == CFN_KIND_FUNCTION || resource->kind == CFN_KIND_ROLE
          || resource->kind == CFN_KIND_MAPPING)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (properties); j++)
        {
          if (g_str_equal (properties[j].type, resource->type) && resource->properties != NULL)
            follow (self, resource, properties[j].of_stream, resource->properties,
                    properties[j].path, G_N_ELEMENTS (properties[j].path));
        }
      for (guint j = 0; j < G_N_ELEMENTS (resources); j++)
        {
          if (g_str_equal (resources[j].type, resource->type))
            read_target (self, resource, j);
        }
    }
}

IamPolicy *
cfn_roles_get_own_policy (CfnRoles          *self,
                          const CfnResource *resource,
                          gboolean           of_stream)
{
  CfnRole *role = cfn_roles_find (self, resource);

  return role != NULL ? role->trust
                      : g_hash_table_lookup (self->own_policies,
                                             make_key (resource, of_stream));
}
