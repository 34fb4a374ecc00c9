/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-width.h"
#include "cfn-rule-words.h"

#include <string.h>

const char * const cfn_stream_actions[] = {
  "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator",
  "dynamodb:ListStreams", NULL,
};

/* AWS managed policies that allow everything with tables, and more. */
static const char * const full_policies[] = {
  ":iam::aws:policy/AdministratorAccess", ":iam::aws:policy/AmazonDynamoDBFullAccess",
  ":iam::aws:policy/AmazonDynamoDBFullAccess_v2", ":iam::aws:policy/PowerUserAccess", NULL,
};
#define STREAM_POLICY "service-role/AWSLambdaDynamoDBExecutionRole"

/* By index of the resource: the table whose stream a role reads for its triggers; the role itself
 * when there are several, or not all is known. Free with g_free(). */
static const CfnResource **
find_tables (CfnChecker *self)
{
  const CfnResource **tables
    = g_new0 (const CfnResource *, cfn_template_get_n_resources (self->template));

  for (guint i = 0; i < cfn_proof_get_n_claims (self->proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (self->proof, i);
      const CfnResource **table;

      if (claim->kind != CFN_CLAIM_MAY_READ || claim->through == NULL || claim->from == NULL)
        continue;
      table = &tables[claim->from->index];
      if (claim->verdict != CFN_VERDICT_HOLDS || claim->to == NULL
          || (*table != NULL && *table != claim->to))
        *table = claim->from;
      else
        *table = claim->to;
    }

  return tables;
}

static gboolean
stands_for_reading (const char *pattern)
{
  for (guint i = 0; i < CFN_N_OF_STREAM; i++)
    {
      if (g_pattern_match_simple (pattern, cfn_stream_actions[i]))
        return TRUE;
    }

  return FALSE;
}

static CfnWidthActions
read_actions (CfnNode *node)
{
  CfnNode *first = node->kind == CFN_NODE_SEQUENCE ? node->first_child : node;
  CfnWidthActions self = { .is_of_stream = TRUE, .is_plain = TRUE };

  for (CfnNode *item = first; item != NULL; item = node == item ? NULL : item->next)
    {
      const char *text = cfn_node_get_literal (item);

      if (text != NULL && strpbrk (text, "*?") != NULL && stands_for_reading (text))
        self.wide = item;
      else if (g_strcmp0 (text, cfn_stream_actions[CFN_N_OF_STREAM]) == 0)
        self.lists = TRUE;
      else if (text != NULL && cfn_words_have (cfn_stream_actions, text))
        self.reads = TRUE;
      else
        {
          self.is_of_stream = FALSE;
          self.is_plain &= text != NULL && strpbrk (text, "*?") == NULL;
        }
    }

  return self;
}

/* A Resource that is about the streams of all tables. */
static gboolean
is_every_stream (CfnTemplate *template,
                 CfnNode     *node)
{
  static const char * const every[] = { "*", "table/*", "table/*/stream/*", NULL };
  CfnValue value = cfn_value_of (template, node);
  CfnNode *variables;
  const char *text = value.kind == CFN_VALUE_LITERAL ? value.text : NULL;

  if (value.kind == CFN_VALUE_LIST && node->n_children == 1)
    return is_every_stream (template, node->first_child);
  if (value.kind == CFN_VALUE_SUB)
    text = cfn_value_get_sub_string (&value, &variables);
  if (text == NULL || g_str_equal (text, "*"))
    return text != NULL;

  text = g_str_has_prefix (text, "arn:") ? strrchr (text, ':') : NULL;

  return text != NULL && cfn_words_have (every, text + 1);
}

static void
check_statement (const CfnWidth *self,
                 CfnNode        *statement)
{
  CfnNode *action = cfn_node_get (statement, "Action");
  CfnNode *resource = cfn_node_get (statement, "Resource");
  CfnFinding *finding;
  CfnWidthActions actions;

  if (action == NULL || resource == NULL
      || !cfn_node_is_string (cfn_node_get (statement, "Effect"), "Allow")
      || !is_every_stream (self->checker->template, resource))
    return;

  actions = read_actions (action);
  if (actions.wide == NULL && !actions.reads)
    return;

  finding = cfn_checker_report (
    self->checker, "wider-than-needed", self->policy,
    actions.wide != NULL ? actions.wide : resource,
    cfn_message_new (actions.wide != NULL
                       ? N_("{0} allows {2} on everything, but for its trigger it only has to read "
                            "the stream of {1}")
                       : N_("{0} may read every stream of the account, but its trigger only needs "
                            "that of {1}"),
                     self->role->id, self->table->id,
                     actions.wide != NULL ? cfn_node_get_string (actions.wide) : NULL, NULL));
  if (self->policy != self->role)
    cfn_finding_add_evidence (finding, self->role->node);
  cfn_width_add_fix (self, finding, statement, &actions);
}

static void
check_document (const CfnWidth *self,
                CfnNode        *document)
{
  CfnNode *statement = cfn_node_get (document, "Statement");

  if (statement == NULL || statement->tag != NULL)
    return;

  if (statement->kind == CFN_NODE_MAPPING)
    check_statement (self, statement);
  for (CfnNode *item = statement->first_child;
       item != NULL && statement->kind == CFN_NODE_SEQUENCE; item = item->next)
    check_statement (self, item);
}

/* The policies of AWS for reading streams are about all of them, but about nothing else. */
static void
check_managed (const CfnWidth *self)
{
  CfnNode *list = cfn_resource_get_property (self->role, "ManagedPolicyArns");

  if (list == NULL || list->kind != CFN_NODE_SEQUENCE || list->tag != NULL)
    return;

  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      CfnValue value = cfn_value_of (self->checker->template, item);
      CfnNode *variables;
      const char *text = value.kind == CFN_VALUE_SUB
                           ? cfn_value_get_sub_string (&value, &variables) : value.text;
      const char *name = text != NULL ? strstr (text, ":iam::aws:policy/") : NULL;
      g_autofree char *path = NULL;
      g_autofree char *yaml = NULL;
      CfnFinding *finding;

      if (name == NULL || !cfn_words_have (full_policies, name))
        continue;
      finding = cfn_checker_report (
        self->checker, "wider-than-needed", self->role, item,
        cfn_message_new (N_("{0} may do all that {2} allows, but for its trigger it only has to "
                            "read the stream of {1}"),
                         self->role->id, self->table->id, strrchr (name, '/') + 1, NULL));
      path = cfn_path_string_of_node (item);
      yaml = g_strdup ("!Sub arn:${AWS::Partition}:iam::aws:policy/" STREAM_POLICY);
      cfn_finding_add_fix (finding, CFN_FIX_SET, "allow-stream-only",
                           cfn_message_new (N_("Give {0} the policy {1}"), self->role->id,
                                            STREAM_POLICY, NULL),
                           path, yaml)->is_safe = FALSE;
    }
}

static void
check_role (const CfnWidth *self)
{
  CfnNode *policies = cfn_resource_get_property (self->role, "Policies");

  check_managed (self);
  if (policies == NULL || policies->kind != CFN_NODE_SEQUENCE || policies->tag != NULL)
    return;

  for (CfnNode *policy = policies->first_child; policy != NULL; policy = policy->next)
    check_document (self, cfn_node_get (policy, "PolicyDocument"));
}

/* Policies that are resources of their own, and belong to one role alone. */
static void
check_attached (CfnChecker         *self,
                const CfnResource **tables)
{
  g_autofree guint8 *n_roles = g_new0 (guint8, cfn_template_get_n_resources (self->template));

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < cfn_proof_get_n_claims (self->proof); i++)
        {
          const CfnClaim *claim = cfn_proof_get_claim (self->proof, i);
          CfnWidth reader = { self, claim->to, NULL, claim->from };

          if (claim->kind != CFN_CLAIM_ATTACH || claim->verdict != CFN_VERDICT_HOLDS
              || claim->from == NULL || claim->to == NULL)
            continue;
          reader.table = tables[claim->to->index];
          if (pass == 0)
            n_roles[claim->from->index] = MIN (n_roles[claim->from->index] + 1, 2);
          else if (n_roles[claim->from->index] == 1 && reader.table != NULL
                   && reader.table->kind == CFN_KIND_TABLE)
            check_document (&reader, cfn_resource_get_property (claim->from, "PolicyDocument"));
        }
    }
}

/* Whether @node is "*", alone or in a list. */
static gboolean
holds_star (CfnNode *node)
{
  if (node == NULL || node->kind != CFN_NODE_SEQUENCE)
    return g_strcmp0 (cfn_node_get_literal (node), "*") == 0;

  for (CfnNode *item = node->first_child; item != NULL; item = item->next)
    {
      if (g_strcmp0 (cfn_node_get_literal (item), "*") == 0)
        return TRUE;
    }

  return FALSE;
}

/* A role of which it is not known what it is for may do less than everything all the same. */
static void
check_all (CfnChecker        *self,
           const CfnResource *role,
           CfnNode           *statement)
{
  CfnNode *action = cfn_node_get (statement, "Action");

  if (holds_star (action) && holds_star (cfn_node_get (statement, "Resource"))
      && cfn_node_get (statement, "Condition") == NULL
      && cfn_node_is_string (cfn_node_get (statement, "Effect"), "Allow"))
    cfn_checker_report (self, "wider-than-needed", role, action,
                        cfn_message_new (N_("{0} allows everything on everything: name the actions "
                                            "that it is for, and what they are about"),
                                         role->id, NULL));
}

static void
check_other_role (CfnChecker        *self,
                  const CfnResource *role)
{
  CfnNode *policies = cfn_resource_get_property (role, "Policies");

  if (policies == NULL || policies->kind != CFN_NODE_SEQUENCE || policies->tag != NULL)
    return;

  for (CfnNode *policy = policies->first_child; policy != NULL; policy = policy->next)
    {
      CfnNode *statement = cfn_node_find (policy, "PolicyDocument", "Statement", NULL);

      if (statement == NULL || statement->tag != NULL)
        continue;
      if (statement->kind == CFN_NODE_MAPPING)
        check_all (self, role, statement);
      for (CfnNode *item = statement->first_child;
           item != NULL && statement->kind == CFN_NODE_SEQUENCE; item = item->next)
        check_all (self, role, item);
    }
}

/* IAM User Guide, Security best practices: least privilege. What a role reads for its triggers is
 * known; where it is one stream, a statement can be as narrow. */
void
cfn_check_widths (CfnChecker *self)
{
  g_autofree const CfnResource **tables = find_tables (self);

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *role = cfn_template_get_resource (self->template, i);
      CfnWidth reader = { self, role, tables[i], role };

      if (role->kind != CFN_KIND_ROLE)
        continue;
      if (reader.table != NULL && reader.table->kind == CFN_KIND_TABLE)
        check_role (&reader);
      else
        check_other_role (self, role);
    }
  check_attached (self, tables);
}
