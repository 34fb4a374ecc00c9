/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-words.h"

#include "cfn-condition.h"
#include "cfn-known.h"
#include "cfn-meaning.h"

/* Types that are known by a name which an account has once in a region (of roles and policies: at
 * all): the API references of their services. Types of the same space share their names. */
static const struct
{
  const char *type;
  const char *property;
  const char *space;
} named[] = {
  { "AWS::DynamoDB::GlobalTable", "TableName", "table" },
  { "AWS::DynamoDB::Table", "TableName", "table" },
  { "AWS::IAM::ManagedPolicy", "ManagedPolicyName", "policy" },
  { "AWS::IAM::Role", "RoleName", "role" },
  { "AWS::KMS::Alias", "AliasName", "key" },
  { "AWS::Lambda::Function", "FunctionName", "function" },
  { "AWS::Logs::LogGroup", "LogGroupName", "group" },
  { "AWS::S3::Bucket", "BucketName", "bucket" },
  { "AWS::SNS::Topic", "TopicName", "topic" },
  { "AWS::SQS::Queue", "QueueName", "queue" },
  { "AWS::Serverless::Function", "FunctionName", "function" },
  { "AWS::Serverless::SimpleTable", "TableName", "table" },
};

/* The text by which names can be compared: what it is, or how it is put together. NULL when that
 * cannot be told. */
static char *
describe (CfnChecker *self,
          CfnNode    *name)
{
  CfnValue value = cfn_value_of (self->template, name);
  CfnNode *variables;
  const char *string;

  if (value.kind == CFN_VALUE_REF && value.resource == NULL)
    return g_strdup_printf ("${%s}", value.name);
  if (value.kind != CFN_VALUE_SUB)
    return cfn_value_know_text (self->template, name);

  string = cfn_value_get_sub_string (&value, &variables);

  return variables == NULL ? g_strdup (string) : NULL;
}

static gboolean
can_meet (CfnChecker *self,
          CfnNode    *one,
          CfnNode    *other)
{
  g_autoptr (GArray) cases = cfn_node_get_cases (one);
  g_autoptr (GArray) others = cfn_node_get_cases (other);

  cfn_cases_add (cases, others);

  return cfn_cases_are_possible (self->template, cases);
}

GHashTable *
cfn_names_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
cfn_check_name_is_new (CfnChecker        *self,
                       GHashTable        *names,
                       const CfnResource *resource,
                       CfnNode           *name,
                       const char        *space,
                       const char        *format)
{
  g_autofree char *text = describe (self, name);
  g_autofree char *key = text != NULL ? g_strconcat (space, "/", text, NULL) : NULL;
  CfnFinding *finding;
  CfnNode *other;

  if (key == NULL)
    return;

  other = g_hash_table_lookup (names, key);
  if (other != NULL && can_meet (self, name, other))
    {
      finding = cfn_checker_report (self, "name-used-twice", resource, name,
                                    cfn_message_new (format, text, NULL));
      cfn_finding_add_evidence (finding, other);
    }
  g_hash_table_insert (names, g_steal_pointer (&key), name);
}

/* A function has each alias once (Lambda API Reference, CreateAlias). */
static void
check_alias (CfnChecker        *self,
             GHashTable        *names,
             const CfnResource *alias)
{
  CfnNode *name = cfn_resource_get_property (alias, "Name");
  CfnNode *node = cfn_resource_get_property (alias, "FunctionName");
  const CfnResource *function = cfn_meaning_resource (self->template, node);
  g_autofree char *space = NULL;

  if (name == NULL || function == NULL)
    return;

  space = g_strconcat ("alias/", function->id, NULL);
  cfn_check_name_is_new (self, names, alias, name, space,
                         N_("The function has another alias of the name {0}: Lambda makes each "
                            "only once"));
}

static void
check_resource (CfnChecker        *self,
                GHashTable        *names,
                const CfnResource *resource)
{
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      CfnNode *name;

      if (!g_str_equal (named[i].type, resource->type))
        continue;
      name = cfn_resource_get_property (resource, named[i].property);
      if (name != NULL)
        cfn_check_name_is_new (self, names, resource, name, named[i].space,
                               N_("Another resource is called {0}, too: there can be only one of "
                                  "its kind with that name"));
      return;
    }
  if (g_str_equal (resource->type, "AWS::Lambda::Alias"))
    check_alias (self, names, resource);
}

void
cfn_check_names (CfnChecker *self)
{
  g_autoptr (GHashTable) names = cfn_names_new ();

  if (cfn_template_has_macro (self->template))
    return;

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    check_resource (self, names, cfn_template_get_resource (self->template, i));
}
