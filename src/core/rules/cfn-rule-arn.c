/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-wiring.h"

#include "cfn-meaning.h"

#include <string.h>

/* The text of an ARN as far as it is written: what Fn::Sub puts in is not looked at. */
static const char *
get_written (CfnTemplate *template,
             CfnNode     *node)
{
  CfnValue value = cfn_value_of (template, node);
  CfnNode *variables;

  if (value.kind == CFN_VALUE_SUB)
    return cfn_value_get_sub_string (&value, &variables);

  return value.kind == CFN_VALUE_LITERAL ? value.text : NULL;
}

/* "/stream/2024-05-11T21:21:33.291": the time at which the stream was made is part of its ARN
 * (DynamoDB Developer Guide, Change data capture for DynamoDB Streams). */
static gboolean
has_time (const char *text)
{
  const char *stream = strstr (text, "/stream/");

  return strstr (text, ":dynamodb:") != NULL && stream != NULL && g_ascii_isdigit (stream[8]);
}

/* The table of the template that the ARN names, where the name is written out on both sides. */
static const CfnResource *
find_table (CfnTemplate *template,
            const char  *arn)
{
  const char *start = strstr (arn, ":table/");
  const char *end = start != NULL ? strstr (start, "/stream/") : NULL;
  g_autofree char *name = end != NULL ? g_strndup (start + 7, end - start - 7) : NULL;

  return name != NULL ? cfn_meaning_find_named (template, CFN_KIND_TABLE, "TableName", name) : NULL;
}

gboolean
cfn_report_written_out_stream (CfnChecker     *self,
                               const CfnClaim *claim)
{
  CfnNode *node = claim->evidence[0];
  const char *text = claim->kind == CFN_CLAIM_STREAM && claim->from == NULL
                       ? get_written (self->template, node) : NULL;
  const CfnResource *table;
  CfnFinding *finding;

  if (text == NULL || !has_time (text))
    return FALSE;

  table = find_table (self->template, text);
  finding = cfn_checker_report (
    self, "stream-arn-written-out", claim->to, node,
    cfn_message_new (N_("{0} reads a stream by an ARN with a time in it: when the table or its "
                        "StreamViewType changes, the stream gets another one and the trigger falls "
                        "silent. Use GetAtt of the table's StreamArn, an import or a parameter"),
                     claim->to->id, NULL));
  if (table != NULL)
    {
      g_autofree char *path = cfn_path_string_of_node (node);
      g_autofree char *yaml = g_strdup_printf ("!GetAtt %s.StreamArn", table->id);

      cfn_finding_add_evidence (finding, cfn_resource_get_property (table, "TableName"));
      /* A table of that name in another region or account may be meant. */
      cfn_finding_add_fix (finding, CFN_FIX_SET, "use-stream-arn",
                           cfn_message_new (N_("Read the stream of {0}"), table->id, NULL), path,
                           yaml)->is_safe = FALSE;
    }

  return TRUE;
}

enum { PARTITION = 1, REGION = 3, ACCOUNT = 4, N_PARTS = 6 };

/* The parts of an ARN that is written out, or NULL. */
static char **
split_arn (CfnTemplate *template,
           CfnNode     *node)
{
  g_autofree char *text = node != NULL ? cfn_value_know_text (template, node) : NULL;
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, ":", N_PARTS) : NULL;

  if (parts == NULL || !g_str_equal (parts[0] != NULL ? parts[0] : "", "arn")
      || g_strv_length (parts) < N_PARTS)
    return NULL;

  return g_steal_pointer (&parts);
}

static gboolean
differ (char **one,
        char **other,
        guint  part)
{
  return one[part][0] != '\0' && other[part][0] != '\0' && !g_str_equal (one[part], other[part]);
}

/* Lambda Developer Guide, Event source mappings: a function polls what is in its own region. A
 * stream of another account can be read where that account's policy of the stream allows it. */
static void
compare_places (CfnChecker      *self,
                const CfnWiring *wiring,
                char           **stream,
                char           **function)
{
  const char *mapping = wiring->mapping->id;
  CfnFinding *finding;

  if (differ (stream, function, PARTITION) || differ (stream, function, REGION))
    {
      guint part = differ (stream, function, REGION) ? REGION : PARTITION;

      finding = cfn_checker_report (
        self, "stream-is-elsewhere", wiring->mapping, wiring->source,
        cfn_message_new (N_("{0} reads a stream in {1} and calls a function in {2}: Lambda only "
                            "reads streams of the function's own region"),
                         mapping, stream[part], function[part], NULL));
    }
  else if (differ (stream, function, ACCOUNT))
    {
      finding = cfn_checker_report (
        self, "stream-is-elsewhere", wiring->mapping, wiring->source,
        cfn_message_new (N_("{0} reads a stream of the account {1} for a function of {2}: the "
                            "stream needs a ResourcePolicy there that lets the function's role "
                            "read it"),
                         mapping, stream[ACCOUNT], function[ACCOUNT], NULL));
      finding->severity = CFN_SEVERITY_INFO;
    }
  else
    return;

  cfn_finding_add_evidence (finding, wiring->target_node);
}

void
cfn_check_places (CfnChecker *self)
{
  for (guint i = 0; i < self->wirings->len; i++)
    {
      const CfnWiring *wiring = g_ptr_array_index (self->wirings, i);
      g_auto (GStrv) stream = NULL;
      g_auto (GStrv) function = NULL;

      if (wiring->table != NULL)
        continue;
      stream = split_arn (self->template, wiring->source);
      function = split_arn (self->template, wiring->target_node);
      if (stream != NULL && function != NULL)
        compare_places (self, wiring, stream, function);
    }
}
