/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-policy.h"

#include "cfn-quiet.h"
#include "cfn-rule-words.h"

/* Where resources have policy documents; most types in one place. "Policies" is a list of named
 * ones, or, of functions of AWS SAM, of documents among other things. */
typedef struct
{
  const char *path;
  CfnPolicyUse use;
} Document;

static const struct
{
  const char *type;
  Document documents[2];
} holders[] = {
  { "AWS::DynamoDB::Table",
    { { "ResourcePolicy.PolicyDocument", CFN_POLICY_RESOURCE },
      { "StreamSpecification.ResourcePolicy.PolicyDocument", CFN_POLICY_RESOURCE } } },
  { "AWS::IAM::Group", { { "Policies", CFN_POLICY_IDENTITY } } },
  { "AWS::IAM::GroupPolicy", { { "PolicyDocument", CFN_POLICY_IDENTITY } } },
  { "AWS::IAM::ManagedPolicy", { { "PolicyDocument", CFN_POLICY_IDENTITY } } },
  { "AWS::IAM::Policy", { { "PolicyDocument", CFN_POLICY_IDENTITY } } },
  { "AWS::IAM::Role",
    { { "AssumeRolePolicyDocument", CFN_POLICY_TRUST }, { "Policies", CFN_POLICY_IDENTITY } } },
  { "AWS::IAM::RolePolicy", { { "PolicyDocument", CFN_POLICY_IDENTITY } } },
  { "AWS::IAM::User", { { "Policies", CFN_POLICY_IDENTITY } } },
  { "AWS::IAM::UserPolicy", { { "PolicyDocument", CFN_POLICY_IDENTITY } } },
  { "AWS::KMS::Key", { { "KeyPolicy", CFN_POLICY_RESOURCE } } },
  { "AWS::Kinesis::ResourcePolicy", { { "ResourcePolicy", CFN_POLICY_RESOURCE } } },
  { "AWS::Logs::LogGroup", { { "ResourcePolicyDocument", CFN_POLICY_RESOURCE } } },
  { "AWS::S3::BucketPolicy", { { "PolicyDocument", CFN_POLICY_RESOURCE } } },
  { "AWS::SNS::TopicInlinePolicy", { { "PolicyDocument", CFN_POLICY_RESOURCE } } },
  { "AWS::SNS::TopicPolicy", { { "PolicyDocument", CFN_POLICY_RESOURCE } } },
  { "AWS::SQS::QueueInlinePolicy", { { "PolicyDocument", CFN_POLICY_RESOURCE } } },
  { "AWS::SQS::QueuePolicy", { { "PolicyDocument", CFN_POLICY_RESOURCE } } },
  { "AWS::Serverless::Function",
    { { "AssumeRolePolicyDocument", CFN_POLICY_TRUST }, { "Policies", CFN_POLICY_IDENTITY } } },
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
  cfn_possible_each_item (checker, known, check_statement, data);
}

/* CloudFormation takes a policy as a text, too (User Guide, AWS::IAM::Role: documents are JSON),
 * but then nobody looks into it before IAM does, and no function works in it. */
static void
report_text (const CfnPolicyPlace *self,
             const CfnKnown       *known)
{
  g_autoptr (CfnTree) tree = NULL;
  g_autofree char *path = NULL;
  CfnFinding *finding;

  /* What Fn::Sub makes is a text on purpose; an empty one fills a hole while somebody is typing. */
  if (known->text[strspn (known->text, " \t\r\n")] == '\0'
      || !cfn_node_is_string (known->node, known->text)
      || cfn_node_get_literal (known->node) == NULL)
    return;

  tree = cfn_tree_read_string (known->text);
  if (!cfn_tree_is_whole (tree) || cfn_tree_get_root (tree) == NULL
      || cfn_tree_get_root (tree)->kind != CFN_NODE_MAPPING
      || cfn_tree_get_root (tree)->style != CFN_STYLE_FLOW)
    {
      cfn_checker_report (self->checker, "wrong-policy", self->resource, known->node,
                          cfn_message_new (N_("This text is no policy: it has to be a mapping, or "
                                              "one that is written in JSON"),
                                           NULL));
      return;
    }

  finding = cfn_checker_report (self->checker, "policy-in-a-text", self->resource, known->node,
                                cfn_message_new (N_("This policy of {0} is one long text, in which "
                                                    "no function works and little is checked: "
                                                    "write it as a mapping"),
                                                 self->resource->id, NULL));
  path = cfn_path_string_of_node (known->node);
  /* What is wrong in it comes to light then. */
  cfn_finding_add_fix (finding, CFN_FIX_SET, "write-as-mapping",
                       cfn_message_new (N_("Write it as a mapping"), NULL), path, known->text)
    ->is_safe = FALSE;
}

static void
check_document (CfnChecker     *checker,
                const CfnKnown *known,
                gpointer        data)
{
  CfnPolicyPlace place = *(const CfnPolicyPlace *) data;
  g_autoptr (GHashTable) sids = NULL;
  CfnNode *statement;

  if (known->kind == CFN_KNOWN_TEXT && known->node != NULL)
    report_text (&place, known);
  else if (known->kind == CFN_KNOWN_LIST && known->items == NULL)
    cfn_checker_report (checker, "wrong-policy", place.resource, known->node,
                        cfn_message_new (N_("A policy is a mapping with Version and Statement: "
                                            "the list belongs under Statement"),
                                         NULL));
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
  else if (cfn_value_of (checker->template, statement).kind == CFN_VALUE_LIST
           && statement->n_children == 0)
    cfn_checker_report (checker, "wrong-policy", place.resource, statement,
                        cfn_message_new (N_("This policy of {0} has no statement in its list, so "
                                            "it allows nothing"),
                                         place.resource->id, NULL))->severity
      = CFN_SEVERITY_WARNING;
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
  cfn_possible_each_item (checker, known, check_entry, data);
}

/* CloudWatch Logs API Reference, PutResourcePolicy: the document is JSON in a string. */
static void
check_document_of (CfnChecker        *self,
                   const CfnResource *resource,
                   const char        *property)
{
  CfnPolicyPlace place = { self, resource, CFN_POLICY_RESOURCE, NULL, NULL };

  cfn_possible_each (self, cfn_resource_get_property (resource, property), check_document, &place);
}

static void
check_holder (CfnChecker        *self,
              const CfnResource *resource)
{
  guint row = 0;

  while (row < G_N_ELEMENTS (holders) && !g_str_equal (resource->type, holders[row].type))
    row++;
  if (row == G_N_ELEMENTS (holders))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (holders[row].documents); i++)
    {
      const Document *document = &holders[row].documents[i];
      CfnPolicyPlace place = { self, resource, document->use, NULL, NULL };
      CfnNode *node;

      if (document->path == NULL)
        continue;
      node = cfn_resource_get_property (resource, document->path);
      if (node != NULL)
        cfn_possible_each (self, node,
                           g_str_equal (document->path, "Policies") ? check_list : check_document,
                           &place);
    }
}

static void
check_resource (CfnChecker        *self,
                const CfnResource *resource)
{
  if (resource->properties == NULL)
    return;

  check_holder (self, resource);
  if (g_str_equal (resource->type, "AWS::Logs::ResourcePolicy"))
    cfn_check_text_policy (self, resource, "PolicyDocument", check_document_of);
  if (g_str_has_prefix (resource->type, "AWS::IAM::"))
    cfn_check_managed_policies (self, resource);
  if (g_str_equal (resource->type, "AWS::Lambda::Permission"))
    cfn_check_permitted_action (self, resource);
}

void
cfn_check_policies (CfnChecker *self)
{
  if (cfn_template_has_macro (self->template))
    return;

  cfn_checker_walk (self, CFN_WALK_POLICIES, check_resource);
  cfn_check_policy_sizes (self);
}
