/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-place.h"
#include "cfn-rule-width.h"
#include "cfn-rule-words.h"

#include <string.h>

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

/* In characters, from 1. */
static guint
get_column (CfnText       *text,
            const CfnNode *node)
{
  const char *data = cfn_text_get_data (text, NULL);
  CfnPlace place;
  gsize start;

  cfn_place_init (&place, text);
  start = cfn_place_line_start (&place, node->span.start);

  return (guint) g_utf8_strlen (data + start, (gssize) (node->span.start - start)) + 1;
}

/* TRUE when the statement can be written anew: no comment would be lost. */
static gboolean
can_rewrite (const CfnWidth *self,
             CfnNode        *statement)
{
  CfnNode *effect = cfn_node_get (statement, "Effect");
  const char *data = cfn_text_get_data (cfn_template_get_text (self->checker->template), NULL);
  guint column = get_column (cfn_template_get_text (self->checker->template), statement);
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
append_kept (const CfnWidth *self,
             CfnNode        *statement,
             GString        *text,
             const char     *before,
             const char     *behind)
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

/* An action that the trigger is not about. */
static gboolean
is_other (const CfnNode *action)
{
  const char *text = cfn_node_get_literal (action);

  return text == NULL || !cfn_words_have (cfn_stream_actions, text);
}

static void
append_source (const CfnWidth *self,
               GString        *text,
               const CfnNode  *node)
{
  const char *data = cfn_text_get_data (cfn_template_get_text (self->checker->template), NULL);

  g_string_append_len (text, data + node->span.start, cfn_span_length (node->span));
}

/* The statements in one line, as JSON has them. */
static char *
write_in_line (const CfnWidth        *self,
               CfnNode               *statement,
               const CfnWidthActions *actions)
{
  CfnNode *list = cfn_node_get (statement, "Action");
  GString *text = g_string_new ("{");
  const char *comma = "";

  append_kept (self, statement, text, "", ", ");
  g_string_append_printf (text,
                          "\"Effect\": \"Allow\", \"Action\": [\"dynamodb:DescribeStream\", "
                          "\"dynamodb:GetRecords\", \"dynamodb:GetShardIterator\"], "
                          "\"Resource\": {\"Fn::GetAtt\": [\"%s\", \"StreamArn\"]}}",
                          self->table->id);
  if (actions->wide != NULL || actions->lists)
    g_string_append (text, ", {\"Effect\": \"Allow\", \"Action\": \"dynamodb:ListStreams\", "
                           "\"Resource\": \"*\"}");
  if (actions->is_of_stream)
    return g_string_free (text, FALSE);

  g_string_append (text, ", {\"Effect\": \"Allow\", \"Action\": [");
  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      if (!is_other (item))
        continue;
      g_string_append (text, comma);
      append_source (self, text, item);
      comma = ", ";
    }
  g_string_append (text, "], \"Resource\": ");
  append_source (self, text, cfn_node_get (statement, "Resource"));
  g_string_append_c (text, '}');

  return g_string_free (text, FALSE);
}

/* The others of @statement, on all that they were about. */
static void
append_others (const CfnWidth *self,
               CfnNode        *statement,
               GString        *text,
               const char     *first,
               const char     *line)
{
  CfnNode *list = cfn_node_get (statement, "Action");

  g_string_append (text, first);
  g_string_append (text, "Effect: Allow");
  g_string_append (text, line);
  g_string_append (text, "Action:");
  for (CfnNode *item = list->first_child; item != NULL; item = item->next)
    {
      if (!is_other (item))
        continue;
      g_string_append (text, line);
      g_string_append (text, "  - ");
      append_source (self, text, item);
    }
  g_string_append (text, line);
  g_string_append (text, "Resource: ");
  append_source (self, text, cfn_node_get (statement, "Resource"));
}

/* The statements as they stand in the list of @statement, which is replaced by them: ListStreams is
 * about no single stream, and neither are actions for something else. Free with g_free(). */
static char *
write_statements (const CfnWidth        *self,
                  CfnNode               *statement,
                  const CfnWidthActions *actions)
{
  CfnText *source = cfn_template_get_text (self->checker->template);
  guint column = get_column (source, statement);
  const char *data = cfn_text_get_data (source, NULL);
  CfnNode *effect = cfn_node_get (statement, "Effect");
  GString *text;
  g_autofree char *indent = NULL;
  g_autofree char *line = NULL;
  g_autofree char *first = NULL;

  if (statement->parent->style == CFN_STYLE_FLOW)
    return write_in_line (self, statement, actions);

  text = g_string_new (NULL);
  indent = g_strnfill (column - 3, ' ');
  line = g_strconcat ("\n", indent, "  ", NULL);
  first = g_strconcat ("\n", indent, "- ", NULL);
  g_string_append_len (text, data + effect->key->span.start, measure_effect (data, effect));
  for (guint i = 0; i <= CFN_N_OF_STREAM; i++)
    {
      g_string_append (text, line);
      g_string_append (text, i == 0 ? "Action:" : "  - ");
      if (i > 0)
        g_string_append (text, cfn_stream_actions[i - 1]);
    }
  g_string_append (text, line);
  g_string_append (text, "Resource: !GetAtt ");
  g_string_append (text, self->table->id);
  g_string_append (text, ".StreamArn");
  append_kept (self, statement, text, line, "");
  if (actions->wide != NULL || actions->lists)
    {
      g_autofree char *of_all = g_strconcat (first, "Effect: Allow", line,
                                             "Action: dynamodb:ListStreams", line, "Resource: '*'",
                                             NULL);

      g_string_append (text, of_all);
    }
  if (!actions->is_of_stream)
    append_others (self, statement, text, first, line);

  return g_string_free (text, FALSE);
}

/* Whether what is for the stream can be told from the rest. A condition is about all of them. */
static gboolean
can_part (CfnNode               *statement,
          const CfnWidthActions *actions)
{
  return actions->is_of_stream
         || (actions->wide == NULL && actions->is_plain
             && cfn_node_get (statement, "Condition") == NULL);
}

void
cfn_width_add_fix (const CfnWidth        *self,
                   CfnFinding            *finding,
                   CfnNode               *statement,
                   const CfnWidthActions *actions)
{
  const gboolean is_rewritten = actions->wide != NULL || actions->lists || !actions->is_of_stream;
  CfnMessage *title;
  CfnFix *fix;

  if (cfn_node_is_string (actions->wide, "*") || !can_part (statement, actions)
      || (is_rewritten && !can_rewrite (self, statement)))
    return;

  title = cfn_message_new (N_("Allow no more than reading the stream of {0}"), self->table->id,
                           NULL);
  if (is_rewritten)
    {
      g_autofree char *text = write_statements (self, statement, actions);

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
