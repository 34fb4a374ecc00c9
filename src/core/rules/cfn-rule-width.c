/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-words.h"

#include <string.h>

/* Lambda Developer Guide, Execution role permissions: what reading a stream takes. */
static const char * const stream_actions[] = {
  "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator",
  "dynamodb:ListStreams", NULL,
};

/* The role whose statements are looked at, and the one table whose stream it reads. */
typedef struct
{
  CfnChecker        *checker;
  const CfnResource *role;
  const CfnResource *table;
} Reader;

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

/* The action of @node, one or a list, that stands for more than the stream needs; NULL when there
 * is none. In @is_of_stream whether all others are for streams, and reading is among them. */
static CfnNode *
find_wide_action (CfnNode  *node,
                  gboolean *is_of_stream)
{
  CfnNode *first = node->kind == CFN_NODE_SEQUENCE ? node->first_child : node;
  CfnNode *wide = NULL;
  gboolean reads = FALSE;

  *is_of_stream = TRUE;
  for (CfnNode *item = first; item != NULL; item = node == item ? NULL : item->next)
    {
      const char *text = cfn_node_get_literal (item);

      if (g_strcmp0 (text, "dynamodb:*") == 0 || g_strcmp0 (text, "*") == 0)
        wide = item;
      else if (text == NULL || !cfn_words_have (stream_actions, text))
        *is_of_stream = FALSE;
      reads |= g_strcmp0 (text, "dynamodb:GetRecords") == 0;
    }
  *is_of_stream &= reads || wide != NULL;

  return wide;
}

/* Both statements as they stand in the list of @statement, which is replaced by them; NULL when it
 * stands in none, or not behind a "- ". Free with g_free(). */
static char *
write_statements (const Reader  *self,
                  const CfnNode *statement)
{
  CfnText *text = cfn_template_get_text (self->checker->template);
  guint column = cfn_text_get_position (text, statement->span.start).column;
  const char *start = cfn_text_get_data (text, NULL) + statement->span.start;
  g_autofree char *indent = NULL;

  if (statement->parent->style == CFN_STYLE_FLOW)
    return g_strdup_printf (
      "{\"Effect\": \"Allow\", \"Action\": [\"dynamodb:DescribeStream\", "
      "\"dynamodb:GetRecords\", \"dynamodb:GetShardIterator\"], \"Resource\": "
      "{\"Fn::GetAtt\": [\"%s\", \"StreamArn\"]}}, {\"Effect\": \"Allow\", \"Action\": "
      "\"dynamodb:ListStreams\", \"Resource\": \"*\"}",
      self->table->id);

  if (column < 3 || strncmp (start - 2, "- ", 2) != 0)
    return NULL;
  indent = g_strnfill (column - 3, ' ');

  return g_strdup_printf ("Effect: Allow\n"
                          "%s  Action:\n"
                          "%s    - dynamodb:DescribeStream\n"
                          "%s    - dynamodb:GetRecords\n"
                          "%s    - dynamodb:GetShardIterator\n"
                          "%s  Resource: !GetAtt %s.StreamArn\n"
                          "%s- Effect: Allow\n"
                          "%s  Action: dynamodb:ListStreams\n"
                          "%s  Resource: '*'",
                          indent, indent, indent, indent, indent, self->table->id, indent, indent,
                          indent);
}

/* The statements that do what is needed: ListStreams is about no single stream. */
static void
add_fix (const Reader *self,
         CfnFinding   *finding,
         CfnNode      *statement)
{
  g_autofree char *text = NULL;
  CfnFix *fix;

  if (statement->parent->kind != CFN_NODE_SEQUENCE
      || (text = write_statements (self, statement)) == NULL)
    return;

  fix = cfn_finding_add_fix (finding, CFN_FIX_REPLACE, "allow-stream-only",
                             cfn_message_new (N_("Allow no more than reading the stream of {0}"),
                                              self->table->id, NULL),
                             text, NULL);
  fix->span = statement->span;
  /* What the code of the function does with the table is not known. */
  fix->is_safe = FALSE;
}

static void
check_statement (const Reader *self,
                 CfnNode      *statement)
{
  CfnNode *action = cfn_node_get (statement, "Action");
  CfnNode *resource = cfn_node_get (statement, "Resource");
  CfnNode *wide;
  CfnFinding *finding;
  gboolean is_of_stream;

  if (action == NULL || resource == NULL
      || !cfn_node_is_string (cfn_node_get (statement, "Effect"), "Allow")
      || cfn_node_get (statement, "Condition") != NULL || !cfn_node_is_string (resource, "*"))
    return;

  wide = find_wide_action (action, &is_of_stream);
  if (wide == NULL && !is_of_stream)
    return;

  finding = cfn_checker_report (
    self->checker, "wider-than-needed", self->role, wide != NULL ? wide : resource,
    cfn_message_new (wide != NULL
                       ? N_("{0} allows {2} on everything, but for its trigger it only has to read "
                            "the stream of {1}")
                       : N_("{0} may read every stream of the account, but its trigger only needs "
                            "that of {1}"),
                     self->role->id, self->table->id,
                     wide != NULL ? cfn_node_get_string (wide) : NULL, NULL));
  if (is_of_stream && !cfn_node_is_string (wide, "*"))
    add_fix (self, finding, statement);
}

static void
check_role (const Reader *self)
{
  CfnNode *policies = cfn_resource_get_property (self->role, "Policies");

  if (policies == NULL || policies->kind != CFN_NODE_SEQUENCE || policies->tag != NULL)
    return;

  for (CfnNode *policy = policies->first_child; policy != NULL; policy = policy->next)
    {
      CfnNode *statement = cfn_node_find (policy, "PolicyDocument", "Statement", NULL);

      if (statement == NULL)
        continue;
      if (statement->kind == CFN_NODE_MAPPING)
        check_statement (self, statement);
      for (CfnNode *item = statement->first_child;
           item != NULL && statement->kind == CFN_NODE_SEQUENCE; item = item->next)
        check_statement (self, item);
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
      Reader reader = { self, role, tables[i] };

      if (role->kind == CFN_KIND_ROLE && reader.table != NULL
          && reader.table->kind == CFN_KIND_TABLE)
        check_role (&reader);
    }
}
