/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-words.h"

#include <string.h>

/* Lambda Developer Guide, Execution role permissions: what reading a stream takes. The last is
 * about no single stream. */
static const char * const stream_actions[] = {
  "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator",
  "dynamodb:ListStreams", NULL,
};
#define N_OF_STREAM 3

/* AWS managed policies that allow everything with tables, and more. */
static const char * const full_policies[] = {
  ":iam::aws:policy/AdministratorAccess", ":iam::aws:policy/AmazonDynamoDBFullAccess",
  ":iam::aws:policy/AmazonDynamoDBFullAccess_v2", ":iam::aws:policy/PowerUserAccess", NULL,
};
#define STREAM_POLICY "service-role/AWSLambdaDynamoDBExecutionRole"

/* The role whose statements are looked at, and the one table whose stream it reads. */
typedef struct
{
  CfnChecker        *checker;
  const CfnResource *role;
  const CfnResource *table;
  const CfnResource *policy;   /* whose statements they are: the role, or a policy of it */
} Reader;

/* The actions of a statement. */
typedef struct
{
  CfnNode *wide;          /* one that stands for more than the stream needs, or NULL */
  gboolean is_of_stream;  /* all others are for streams */
  gboolean reads;         /* there are some for the one stream */
  gboolean lists;         /* ListStreams is among them */
} Actions;

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
  for (guint i = 0; i < N_OF_STREAM; i++)
    {
      if (g_pattern_match_simple (pattern, stream_actions[i]))
        return TRUE;
    }

  return FALSE;
}

static Actions
read_actions (CfnNode *node)
{
  CfnNode *first = node->kind == CFN_NODE_SEQUENCE ? node->first_child : node;
  Actions self = { .is_of_stream = TRUE };

  for (CfnNode *item = first; item != NULL; item = node == item ? NULL : item->next)
    {
      const char *text = cfn_node_get_literal (item);

      if (text != NULL && strpbrk (text, "*?") != NULL && stands_for_reading (text))
        self.wide = item;
      else if (g_strcmp0 (text, stream_actions[N_OF_STREAM]) == 0)
        self.lists = TRUE;
      else if (text != NULL && cfn_words_have (stream_actions, text))
        self.reads = TRUE;
      else
        self.is_of_stream = FALSE;
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

/* What the author says beside actions and resource, as it is written. */
static const char * const kept[] = { "Sid", "Condition", NULL };

/* How much of a text is its "Effect: Allow" with the comment behind it on the line. */
static gsize
measure_effect (const char *data,
                CfnNode    *effect)
{
  gsize start = effect->key->span.start;
  gsize end = effect->span.end;
  gsize line_end = end + strcspn (data + end, "\r\n");
  gsize blank = strspn (data + end, " \t");

  return (data[end + blank] == '#' ? line_end : end) - start;
}

/* TRUE when the statement can be written anew: no comment would be lost. */
static gboolean
can_rewrite (const Reader *self,
             CfnNode      *statement)
{
  CfnNode *effect = cfn_node_get (statement, "Effect");
  const char *data = cfn_text_get_data (cfn_template_get_text (self->checker->template), NULL);
  guint column = cfn_text_get_position (cfn_template_get_text (self->checker->template),
                                        statement->span.start).column;
  const char *start = data + statement->span.start;
  gsize effect_end = effect->key->span.start + measure_effect (data, effect);

  if (statement->parent->kind != CFN_NODE_SEQUENCE
      || g_strstr_len (start, effect->span.end - statement->span.start, " #") != NULL
      || (effect_end < statement->span.end
          && g_strstr_len (data + effect_end, statement->span.end - effect_end, " #") != NULL))
    return FALSE;

  return statement->parent->style == CFN_STYLE_FLOW
         || (column >= 3 && strncmp (start - 2, "- ", 2) == 0);
}

static void
append_kept (const Reader *self,
             CfnNode      *statement,
             GString      *text,
             const char   *before,
             const char   *behind)
{
  const char *data = cfn_text_get_data (cfn_template_get_text (self->checker->template), NULL);

  for (CfnNode *entry = statement->first_child; entry != NULL; entry = entry->next)
    {
      if (!cfn_words_have (kept, cfn_node_get_key (entry)))
        continue;
      g_string_append (text, before);
      g_string_append_len (text, data + entry->key->span.start,
                           entry->span.end - entry->key->span.start);
      g_string_append (text, behind);
    }
}

/* Both statements as they stand in the list of @statement, which is replaced by them: ListStreams
 * is about no single stream. Free with g_free(). */
static char *
write_statements (const Reader *self,
                  CfnNode      *statement)
{
  CfnText *source = cfn_template_get_text (self->checker->template);
  guint column = cfn_text_get_position (source, statement->span.start).column;
  const char *data = cfn_text_get_data (source, NULL);
  CfnNode *effect = cfn_node_get (statement, "Effect");
  GString *text = g_string_new (NULL);
  g_autofree char *indent = NULL;
  g_autofree char *line = NULL;
  g_autofree char *of_stream = NULL;
  g_autofree char *of_all = NULL;

  if (statement->parent->style == CFN_STYLE_FLOW)
    {
      g_string_append (text, "{");
      append_kept (self, statement, text, "", ", ");
      g_string_append_printf (
        text,
        "\"Effect\": \"Allow\", \"Action\": [\"dynamodb:DescribeStream\", "
        "\"dynamodb:GetRecords\", \"dynamodb:GetShardIterator\"], \"Resource\": "
        "{\"Fn::GetAtt\": [\"%s\", \"StreamArn\"]}}, {\"Effect\": \"Allow\", \"Action\": "
        "\"dynamodb:ListStreams\", \"Resource\": \"*\"}",
        self->table->id);
      return g_string_free (text, FALSE);
    }

  indent = g_strnfill (column - 3, ' ');
  line = g_strconcat ("\n", indent, "  ", NULL);
  g_string_append_len (text, data + effect->key->span.start, measure_effect (data, effect));
  of_stream = g_strconcat (line, "Action:", line, "  - dynamodb:DescribeStream", line,
                           "  - dynamodb:GetRecords", line, "  - dynamodb:GetShardIterator", line,
                           "Resource: !GetAtt ", self->table->id, ".StreamArn", NULL);
  g_string_append (text, of_stream);
  append_kept (self, statement, text, line, "");
  of_all = g_strconcat ("\n", indent, "- Effect: Allow", line, "Action: dynamodb:ListStreams",
                        line, "Resource: '*'", NULL);
  g_string_append (text, of_all);

  return g_string_free (text, FALSE);
}

static void
add_fix (const Reader  *self,
         CfnFinding    *finding,
         CfnNode       *statement,
         const Actions *actions)
{
  CfnMessage *title;
  CfnFix *fix;

  if (!actions->is_of_stream || cfn_node_is_string (actions->wide, "*")
      || ((actions->wide != NULL || actions->lists) && !can_rewrite (self, statement)))
    return;

  title = cfn_message_new (N_("Allow no more than reading the stream of {0}"), self->table->id,
                           NULL);
  if (actions->wide != NULL || actions->lists)
    {
      g_autofree char *text = write_statements (self, statement);

      fix = cfn_finding_add_fix (finding, CFN_FIX_REPLACE, "allow-stream-only", title, text, NULL);
      fix->span = statement->span;
    }
  else
    {
      g_autofree char *path = cfn_path_string_of_node (cfn_node_get (statement, "Resource"));
      g_autofree char *yaml = g_strdup_printf ("!GetAtt %s.StreamArn", self->table->id);

      fix = cfn_finding_add_fix (finding, CFN_FIX_SET, "allow-stream-only", title, path, yaml);
    }
  /* What the code of the function does with the table is not known. */
  fix->is_safe = FALSE;
}

static void
check_statement (const Reader *self,
                 CfnNode      *statement)
{
  CfnNode *action = cfn_node_get (statement, "Action");
  CfnNode *resource = cfn_node_get (statement, "Resource");
  CfnFinding *finding;
  Actions actions;

  if (action == NULL || resource == NULL
      || !cfn_node_is_string (cfn_node_get (statement, "Effect"), "Allow")
      || !is_every_stream (self->checker->template, resource))
    return;

  actions = read_actions (action);
  if (actions.wide == NULL && (!actions.is_of_stream || !actions.reads))
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
  add_fix (self, finding, statement, &actions);
}

static void
check_document (const Reader *self,
                CfnNode      *document)
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
check_managed (const Reader *self)
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
check_role (const Reader *self)
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
          Reader reader = { self, claim->to, NULL, claim->from };

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

/* IAM User Guide, Security best practices: least privilege. What a role reads for its triggers is
 * known; where it is one stream, a statement can be as narrow. */
void
cfn_check_widths (CfnChecker *self)
{
  g_autofree const CfnResource **tables = find_tables (self);

  for (guint i = 0; i < cfn_template_get_n_resources (self->template); i++)
    {
      const CfnResource *role = cfn_template_get_resource (self->template, i);
      Reader reader = { self, role, tables[i], role };

      if (role->kind == CFN_KIND_ROLE && reader.table != NULL
          && reader.table->kind == CFN_KIND_TABLE)
        check_role (&reader);
    }
  check_attached (self, tables);
}
