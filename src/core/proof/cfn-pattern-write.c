/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-filter-record.h"

#include <string.h>

#define INDENT 2

typedef struct
{
  GString          *out;
  const char       *text;
  CfnPatternLayout  layout;
} Writer;

static void write_value (Writer           *self,
                         const CfnPattern *value,
                         gboolean          in_list,
                         guint             depth);

static gboolean
is_collection (const CfnPattern *value)
{
  return value->kind == CFN_PATTERN_OBJECT || value->kind == CFN_PATTERN_ARRAY;
}

/* {"prefix": "a"}, {"numeric": [">", 0]}: an alternative rather than a part of the record. */
static gboolean
is_operator (const CfnPattern *value)
{
  const CfnPattern *operand = value->first_child;

  if (value->kind != CFN_PATTERN_OBJECT || value->n_children != 1
      || operand->kind == CFN_PATTERN_OBJECT)
    return FALSE;
  for (const CfnPattern *item = operand->first_child; item != NULL; item = item->next)
    {
      if (is_collection (item))
        return FALSE;
    }

  return TRUE;
}

/* A list of alternatives is read best in a line. */
static gboolean
takes_lines (const Writer     *self,
             const CfnPattern *value,
             gboolean          in_list)
{
  if (self->layout != CFN_PATTERN_LONG || value->first_child == NULL)
    return FALSE;
  if (value->kind == CFN_PATTERN_OBJECT)
    return !in_list || !is_operator (value);

  for (const CfnPattern *child = value->first_child; child != NULL; child = child->next)
    {
      if (is_collection (child) && !is_operator (child))
        return TRUE;
    }

  return FALSE;
}

static void
break_line (Writer *self,
            guint   depth)
{
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < depth * INDENT; i++)
    g_string_append_c (self->out, ' ');
}

static void
write_raw (Writer  *self,
           CfnSpan  span)
{
  g_string_append_len (self->out, self->text + span.start, span.end - span.start);
}

static void
write_collection (Writer           *self,
                  const CfnPattern *value,
                  gboolean          in_list,
                  guint             depth)
{
  gboolean is_object = value->kind == CFN_PATTERN_OBJECT;
  gboolean has_lines = takes_lines (self, value, in_list);

  g_string_append_c (self->out, is_object ? '{' : '[');
  for (const CfnPattern *child = value->first_child; child != NULL; child = child->next)
    {
      if (child != value->first_child)
        g_string_append (self->out,
                         has_lines || self->layout == CFN_PATTERN_TIGHT ? "," : ", ");
      if (has_lines)
        break_line (self, depth + 1);
      if (is_object)
        {
          write_raw (self, child->key_span);
          g_string_append (self->out, self->layout == CFN_PATTERN_TIGHT ? ":" : ": ");
        }
      write_value (self, child, !is_object, depth + 1);
    }
  if (has_lines)
    break_line (self, depth);
  g_string_append_c (self->out, is_object ? '}' : ']');
}

static void
write_value (Writer           *self,
             const CfnPattern *value,
             gboolean          in_list,
             guint             depth)
{
  if (is_collection (value))
    write_collection (self, value, in_list, depth);
  else
    write_raw (self, value->span);
}

char *
cfn_pattern_write (const CfnPattern *self,
                   const char       *text,
                   CfnPatternLayout  layout)
{
  Writer writer = { g_string_new (NULL), text, layout };

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  write_value (&writer, self, FALSE, 0);

  return g_string_free (writer.out, FALSE);
}

CfnPatternLayout
cfn_pattern_guess_layout (const char *text)
{
  g_return_val_if_fail (text != NULL, CFN_PATTERN_LINE);

  if (strchr (text, '\n') != NULL)
    return CFN_PATTERN_LONG;

  return strstr (text, "\": ") != NULL || strstr (text, "\" :") != NULL
         || strstr (text, "\":") == NULL
           ? CFN_PATTERN_LINE : CFN_PATTERN_TIGHT;
}
