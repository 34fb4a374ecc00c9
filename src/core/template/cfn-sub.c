/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-value.h"

#include <string.h>

static void
sub_part_free (CfnSubPart *part)
{
  g_free (part->name);
  g_free (part->attribute);
  g_free (part);
}

/* Adds [@start, @end) of @string as text, unless it is empty. */
static void
add_text (GPtrArray  *parts,
          const char *string,
          gsize       start,
          gsize       end)
{
  CfnSubPart *part;

  if (start == end)
    return;

  part = g_new0 (CfnSubPart, 1);
  part->span = (CfnSpan) { start, end };
  part->name = g_strndup (string + start, end - start);
  g_ptr_array_add (parts, part);
}

static void
add_escape (GPtrArray  *parts,
            const char *string,
            CfnSpan     span)
{
  CfnSubPart *part = g_new0 (CfnSubPart, 1);
  g_autofree char *inner = g_strndup (string + span.start + 3, cfn_span_length (span) - 4);

  part->span = span;
  part->name = g_strconcat ("${", inner, "}", NULL);
  g_ptr_array_add (parts, part);
}

static void
add_name (GPtrArray  *parts,
          const char *string,
          CfnSpan     span)
{
  CfnSubPart *part = g_new0 (CfnSubPart, 1);
  char *dot;

  part->span = span;
  part->is_name = TRUE;
  part->name = g_strndup (string + span.start + 2, cfn_span_length (span) - 3);
  dot = strchr (part->name, '.');
  if (dot != NULL)
    {
      part->attribute = g_strdup (dot + 1);
      *dot = '\0';
    }
  g_ptr_array_add (parts, part);
}

static const char *
find_opening (const char *string)
{
  const char *at = strchr (string, '$');

  while (at != NULL && at[1] != '{')
    at = strchr (at + 1, '$');

  return at;
}

GPtrArray *
cfn_sub_parse (const char *string)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) sub_part_free);
  gsize text_start = 0;
  gsize at = 0;

  g_return_val_if_fail (string != NULL, parts);

  for (;;)
    {
      const char *open = find_opening (string + at);
      const char *close = open != NULL ? strchr (open, '}') : NULL;
      const char *inner;
      CfnSpan span;

      if (close == NULL)
        break;
      /* "${A${B}}": only the inner one can be a name; in a loop it is one. */
      while ((inner = g_strstr_len (open + 2, close - open - 2, "${")) != NULL)
        open = inner;

      span = (CfnSpan) { open - string, close + 1 - string };
      at = span.end;
      /* "${}" names nothing: CloudFormation's grammar wants one character at least. */
      if (cfn_span_length (span) == 3)
        continue;

      add_text (parts, string, text_start, span.start);
      if (open[2] == '!')
        add_escape (parts, string, span);
      else
        add_name (parts, string, span);
      text_start = span.end;
    }

  add_text (parts, string, text_start, strlen (string));

  return parts;
}

CfnNode *
cfn_sub_part_find_variable (const CfnSubPart *part,
                            const CfnNode    *variables)
{
  g_autofree char *whole = NULL;

  g_return_val_if_fail (part != NULL, NULL);

  if (!part->is_name || variables == NULL)
    return NULL;
  if (part->attribute == NULL)
    return cfn_node_get (variables, part->name);

  whole = g_strconcat (part->name, ".", part->attribute, NULL);
  return cfn_node_get (variables, whole);
}
