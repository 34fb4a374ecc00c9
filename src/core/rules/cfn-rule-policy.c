/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-policy.h"

#include "cfn-rule-words.h"
#include "iam-policy.h"

#include <string.h>

/* Where resources have policy documents. "Policies" is a list of named ones, or, of functions of
 * AWS SAM, of documents among other things. */
static const struct
{
  const char *type;
  const char *path;
  CfnPolicyUse use;
} documents[] = {
  { "AWS::DynamoDB::Table", "ResourcePolicy.PolicyDocument", CFN_POLICY_RESOURCE },
  { "AWS::DynamoDB::Table", "StreamSpecification.ResourcePolicy.PolicyDocument",
    CFN_POLICY_RESOURCE },
  { "AWS::IAM::Group", "Policies", CFN_POLICY_IDENTITY },
  { "AWS::IAM::GroupPolicy", "PolicyDocument", CFN_POLICY_IDENTITY },
  { "AWS::IAM::ManagedPolicy", "PolicyDocument", CFN_POLICY_IDENTITY },
  { "AWS::IAM::Policy", "PolicyDocument", CFN_POLICY_IDENTITY },
  { "AWS::IAM::Role", "AssumeRolePolicyDocument", CFN_POLICY_TRUST },
  { "AWS::IAM::Role", "Policies", CFN_POLICY_IDENTITY },
  { "AWS::IAM::RolePolicy", "PolicyDocument", CFN_POLICY_IDENTITY },
  { "AWS::IAM::User", "Policies", CFN_POLICY_IDENTITY },
  { "AWS::IAM::UserPolicy", "PolicyDocument", CFN_POLICY_IDENTITY },
  { "AWS::KMS::Key", "KeyPolicy", CFN_POLICY_RESOURCE },
  { "AWS::S3::BucketPolicy", "PolicyDocument", CFN_POLICY_RESOURCE },
  { "AWS::SNS::TopicPolicy", "PolicyDocument", CFN_POLICY_RESOURCE },
  { "AWS::SQS::QueuePolicy", "PolicyDocument", CFN_POLICY_RESOURCE },
  { "AWS::Serverless::Function", "AssumeRolePolicyDocument", CFN_POLICY_TRUST },
  { "AWS::Serverless::Function", "Policies", CFN_POLICY_IDENTITY },
};

static const char * const document_keys[] = { "Version", "Id", "Statement", NULL };

gboolean
cfn_statement_has (const CfnPolicyPlace *self,
                   CfnNode              *statement,
                   const char           *name)
{
  CfnNode *node = cfn_node_get (statement, name);

  return node != NULL && cfn_value_of (self->checker->template, node).kind != CFN_VALUE_ABSENT;
}

static void
check_statement (CfnChecker     *checker,
                 const CfnKnown *known,
                 gpointer        data)
{
  const CfnPolicyPlace *self = data;

  if (known->kind == CFN_KNOWN_TEXT)
    cfn_checker_report (checker, "wrong-policy", self->resource, known->node,
                        cfn_message_new (N_("A statement has to be a mapping with Effect, Action "
                                            "and what it is about"),
                                         NULL));
  else if (known->kind == CFN_KNOWN_MAP && cfn_map_is_shown (known->node))
    {
      cfn_check_statement (self, known->node);
      cfn_check_actions (self, known->node);
    }
}

static void
check_statements (CfnChecker     *checker,
                  const CfnKnown *known,
                  gpointer        data)
{
  if (known->kind == CFN_KNOWN_LIST && known->items == NULL)
    {
      for (CfnNode *item = known->node->first_child; item != NULL; item = item->next)
        cfn_possible_each (checker, item, check_statement, data);
    }
  else
    check_statement (checker, known, data);
}

static void
check_document (CfnChecker     *checker,
                const CfnKnown *known,
                gpointer        data)
{
  CfnPolicyPlace place = *(const CfnPolicyPlace *) data;
  g_autoptr (GHashTable) sids = NULL;
  CfnNode *statement;

  if (known->kind != CFN_KNOWN_MAP || !cfn_map_is_shown (known->node))
    return;

  sids = g_hash_table_new (g_str_hash, g_str_equal);
  place.sids = sids;
  cfn_check_keys (checker, place.resource, known->node, document_keys,
                  N_("A policy has no element {0}: {2} is meant"),
                  N_("A policy has no element {0} beside Version and Statement"));
  place.document = known->node;
  cfn_check_policy_version (&place);
  statement = cfn_node_get (known->node, "Statement");
  if (statement == NULL && cfn_words_have_keys (document_keys, known->node))
    cfn_checker_report (checker, "wrong-policy", place.resource, known->node,
                        cfn_message_new (N_("This policy of {0} has no Statement"),
                                         place.resource->id, NULL));
  else if (statement != NULL)
    cfn_possible_each (checker, statement, check_statements, &place);
}

/* An entry of Policies: one with a name, or of AWS SAM the document itself. */
static void
check_entry (CfnChecker     *checker,
             const CfnKnown *known,
             gpointer        data)
{
  if (known->kind != CFN_KNOWN_MAP)
    return;

  if (cfn_node_get (known->node, "Statement") != NULL)
    check_document (checker, known, data);
  else if (cfn_node_get (known->node, "PolicyDocument") != NULL)
    cfn_possible_each (checker, cfn_node_get (known->node, "PolicyDocument"), check_document,
                       data);
}

static void
check_list (CfnChecker     *checker,
            const CfnKnown *known,
            gpointer        data)
{
  if (known->kind == CFN_KNOWN_LIST && known->items == NULL)
    {
      for (CfnNode *item = known->node->first_child; item != NULL; item = item->next)
        cfn_possible_each (checker, item, check_entry, data);
    }
  else
    check_entry (checker, known, data);
}

#define AWS_POLICY ":iam::aws:policy/"

/* The path of the policy of AWS that is meant by @path, which has another one; NULL when @path is
 * right or nothing is known of it. Free with g_free(). */
static char *
find_managed (const char *path)
{
  const char *name = strrchr (path, '/');
  g_autofree char *prefixed = NULL;

  name = name != NULL ? name + 1 : path;
  prefixed = g_strconcat ("service-role/", name, NULL);
  if (iam_managed_find (path) != NULL)
    return NULL;
  if (iam_managed_find (prefixed) != NULL)
    return g_steal_pointer (&prefixed);

  return iam_managed_find (name) != NULL ? g_strdup (name) : NULL;
}

/* IAM User Guide, AWS managed policies: the path belongs to the ARN. */
static void
check_managed (CfnChecker        *checker,
               const CfnResource *resource,
               CfnNode           *node)
{
  const char *text = node->kind == CFN_NODE_SCALAR ? node->value : NULL;
  const char *path = text != NULL ? strstr (text, AWS_POLICY) : NULL;
  g_autofree char *right = NULL;
  CfnSpan span = node->span;
  const char *data, *found;
  CfnFinding *finding;

  if (path == NULL)
    return;
  path += strlen (AWS_POLICY);
  if ((right = find_managed (path)) == NULL)
    return;

  data = cfn_text_get_data (cfn_template_get_text (checker->template), NULL);
  found = g_strstr_len (data + node->content.start, cfn_span_length (node->content), path);
  if (found != NULL)
    span = (CfnSpan) { found - data, found - data + strlen (path) };
  finding = cfn_checker_report_at (checker, "unknown-managed-policy", resource, node, span,
                                   cfn_message_new (N_("AWS has no policy {0}: its name is {1}"),
                                                    path, right, NULL));
  if (found != NULL)
    cfn_finding_add_fix (finding, CFN_FIX_REPLACE, "use-known-policy",
                         cfn_message_new (N_("Make it {0}"), right, NULL), right, NULL)
      ->span = span;
}

static void
check_managed_list (CfnChecker        *checker,
                    const CfnResource *resource)
{
  CfnNode *list = cfn_resource_get_property (resource, "ManagedPolicyArns");

  if (list == NULL || list->kind != CFN_NODE_SEQUENCE)
    return;

  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      CfnNode *arguments;

      check_managed (checker, resource, item);
      /* Written in the long form. */
      if (g_strcmp0 (cfn_node_get_intrinsic (item, &arguments), "Fn::Sub") == 0
          && arguments != item)
        check_managed (checker, resource, arguments);
    }
}

void
cfn_check_policies (CfnChecker *self)
{
  if (cfn_template_has_macro (self->template))
    return;

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (self->template, i);

      if (resource->properties == NULL)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (documents); j++)
        {
          CfnPolicyPlace place = { self, resource, documents[j].use, NULL, NULL };
          CfnNode *node;

          if (!g_str_equal (resource->type, documents[j].type))
            continue;
          node = cfn_resource_get_property (resource, documents[j].path);
          if (node != NULL)
            cfn_possible_each (self, node,
                               g_str_equal (documents[j].path, "Policies") ? check_list
                                                                           : check_document,
                               &place);
        }
      if (g_str_has_prefix (resource->type, "AWS::IAM::"))
        check_managed_list (self, resource);
    }
  cfn_check_policy_sizes (self);
}
