/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-stream-json.h"

#include <string.h>

#include "cfn-stream-fail.h"

#define INDENT 2
#define LINE 90

static const char * const formats[] = {
  [CFN_PATTERN_PROBLEM_QUOTES] = N_("In JSON, texts stand in double quotes, not in single ones"),
  [CFN_PATTERN_PROBLEM_WORD] = N_("“{0}” is Python: JSON has true, false and null"),
  [CFN_PATTERN_PROBLEM_COMMA] = N_("In JSON, there is no comma behind the last entry"),
  [CFN_PATTERN_PROBLEM_COLON] = N_("In JSON, a colon comes behind the key {0}"),
  [CFN_PATTERN_PROBLEM_KEY] = N_("A key in double quotes is expected here"),
  [CFN_PATTERN_PROBLEM_TEXT] = N_("A text does not end, or has a sign in it that JSON writes in "
                                  "another way, such as \\n for a new line"),
  [CFN_PATTERN_PROBLEM_END] = N_("The text ends before everything in it is closed"),
  [CFN_PATTERN_PROBLEM_REST] = N_("Something comes behind the end"),
  [CFN_PATTERN_PROBLEM_DEPTH] = N_("More brackets lie in each other than DynamoDB nests values"),
  [CFN_PATTERN_PROBLEM_OTHER] = N_("“{0}” is not expected here"),
};

CfnPattern *
cfn_stream_json_read (const char       *text,
                      gsize             length,
                      CfnSyntaxProblem *problem)
{
  const char *end;
  CfnPatternProblem kind;
  CfnSpan span;
  CfnPattern *read;
  g_autofree char *part = NULL;

  g_return_val_if_fail (text != NULL && problem != NULL, NULL);

  /* What is no UTF-8 could be taken for a part that is not known yet. */
  if (!g_utf8_validate_len (text, length, &end))
    {
      gsize at = end - text;

      return fail (problem, (CfnSpan) { at, at + 1 },
                   cfn_message_new (N_("This byte is no part of a text in UTF-8"), NULL));
    }

  read = cfn_pattern_parse (text, length, &kind, &span);
  if (read != NULL)
    return read;

  part = g_utf8_substring (text + span.start, 0,
                           MIN (g_utf8_strlen (text + span.start, cfn_span_length (span)), 40));

  return fail (problem, span, cfn_message_new (formats[kind], part, NULL));
}

/* --- For people --- */

static void
break_line (GString *out,
            guint    depth)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < depth * INDENT; i++)
    g_string_append_c (out, ' ');
}

static void
write_value (GString          *out,
             const char       *json,
             const CfnPattern *value,
             guint             depth,
             gsize             width)
{
  gboolean is_object = value->kind == CFN_PATTERN_OBJECT;

  if (value->first_child == NULL || depth * INDENT + cfn_span_length (value->span) <= width)
    {
      g_string_append_len (out, json + value->span.start, cfn_span_length (value->span));
      return;
    }

  g_string_append_c (out, is_object ? '{' : '[');
  for (const CfnPattern *child = value->first_child; child != NULL; child = child->next)
    {
      break_line (out, depth + 1);
      if (is_object)
        {
          g_string_append_len (out, json + child->key_span.start,
                               cfn_span_length (child->key_span));
          g_string_append (out, ": ");
        }
      write_value (out, json, child, depth + 1, width);
      if (child->next != NULL)
        g_string_append_c (out, ',');
    }
  break_line (out, depth);
  g_string_append_c (out, is_object ? '}' : ']');
}

char *
cfn_stream_json_indent_to (const char *json,
                           gsize       width)
{
  CfnSyntaxProblem problem = { NULL, { 0, 0 } };
  g_autoptr (CfnPattern) value = NULL;
  GString *out;

  g_return_val_if_fail (json != NULL, NULL);

  value = cfn_stream_json_read (json, strlen (json), &problem);
  if (value == NULL)
    {
      g_clear_pointer (&problem.message, cfn_message_unref);
      return g_strdup (json);
    }

  out = g_string_new (NULL);
  write_value (out, json, value, 0, width);

  return g_string_free (out, FALSE);
}

char *
cfn_stream_json_indent (const char *json)
{
  return cfn_stream_json_indent_to (json, LINE);
}
