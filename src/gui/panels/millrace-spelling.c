/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-spelling.h"

#include <string.h>

#include "cfn-tree.h"
#include "cfn-value.h"
#include "cfn-writer.h"

/* U+200B */
#define ZERO_WIDTH_SPACE "\xE2\x80\x8B"

static void append_node (GString       *line,
                         const CfnNode *node);

static void
append_double_quoted (GString    *line,
                      const char *text)
{
  g_string_append_c (line, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (line, "\\n");
      else if (*p == '\t')
        g_string_append (line, "\\t");
      else if (*p == '\r')
        g_string_append (line, "\\r");
      else
        {
          if (*p == '"' || *p == '\\')
            g_string_append_c (line, '\\');
          g_string_append_c (line, *p);
        }
    }
  g_string_append_c (line, '"');
}

/* Inside brackets a plain scalar must not hold what ends it, which matters less in a block. */
static void
append_string (GString    *line,
               const char *text)
{
  g_autofree char *quoted = NULL;

  if (strpbrk (text, "\n\r\t") != NULL)
    {
      append_double_quoted (line, text);
      return;
    }

  quoted = cfn_writer_quote (text);
  if (quoted[0] != '\'' && quoted[0] != '"' && strpbrk (quoted, ",[]{}") != NULL)
    append_double_quoted (line, text);
  else
    g_string_append (line, quoted);
}

static void
append_scalar (GString       *line,
               const CfnNode *node)
{
  gboolean is_plain = node->style == CFN_STYLE_PLAIN;

  /* 010, 2012-10-17 and yes are themselves only when they stay as they were written. */
  if (is_plain && strpbrk (node->value, ",[]{}\n") == NULL)
    g_string_append (line, node->value);
  else
    append_string (line, node->value);
}

static void
append_children (GString       *line,
                 const CfnNode *node,
                 const char    *brackets)
{
  g_string_append_c (line, brackets[0]);
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (child->index > 0)
        g_string_append (line, ", ");
      if (node->kind == CFN_NODE_MAPPING)
        {
          append_node (line, child->key);
          g_string_append (line, ": ");
        }
      append_node (line, child);
    }
  g_string_append_c (line, brackets[1]);
}

static void
append_node (GString       *line,
             const CfnNode *node)
{
  if (node->tag != NULL)
    {
      g_string_append (line, node->tag);
      g_string_append_c (line, ' ');
    }

  switch (node->kind)
    {
    case CFN_NODE_SCALAR:
      append_scalar (line, node);
      break;

    case CFN_NODE_SEQUENCE:
      append_children (line, node, "[]");
      break;

    case CFN_NODE_MAPPING:
      append_children (line, node, "{}");
      break;

    case CFN_NODE_ALIAS:
      g_string_append_c (line, '*');
      g_string_append (line, node->value);
      break;

    default:
      g_assert_not_reached ();
    }
}

char *
millrace_spelling_of_node (const CfnNode *node)
{
  GString *line = g_string_new (NULL);

  if (node != NULL)
    append_node (line, node);

  return g_string_free (line, FALSE);
}

char *
millrace_spelling_line_of (const CfnValue *value)
{
  return value->kind == CFN_VALUE_LITERAL && strchr (value->text, '\n') == NULL
           ? g_strdup (value->text) : millrace_spelling_of_node (value->node);
}

char *
millrace_spelling_of_text (const char *text)
{
  GString *line = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  append_string (line, text);

  return g_string_free (line, FALSE);
}

gboolean
millrace_spelling_can_edit (const CfnNode *node)
{
  if (node == NULL)
    return TRUE;
  if (node->kind == CFN_NODE_ALIAS || node->anchor != NULL)
    return FALSE;

  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (!millrace_spelling_can_edit (child))
        return FALSE;
    }

  return TRUE;
}

gboolean
millrace_spelling_is_intrinsic (const char *typed)
{
  g_autoptr (CfnTree) tree = NULL;
  CfnNode *arguments = NULL;

  if (typed[0] != '!' && typed[0] != '{')
    return FALSE;

  tree = cfn_tree_read_string (typed);

  return cfn_tree_is_whole (tree) && cfn_tree_get_root (tree) != NULL &&
         cfn_node_get_intrinsic (cfn_tree_get_root (tree), &arguments) != NULL;
}

gboolean
millrace_spelling_is_whole (const char  *typed,
                        char       **problem)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (typed);
  const CfnSyntaxProblem *problems;
  guint n_problems = 0;

  problems = cfn_tree_get_problems (tree, &n_problems);
  if (n_problems == 0)
    return TRUE;

  if (problem != NULL)
    *problem = cfn_message_format (problems[0].message);

  return FALSE;
}

char *
millrace_spelling_breakable (const char *text)
{
  GString *line;

  g_return_val_if_fail (text != NULL, NULL);

  line = g_string_sized_new (strlen (text) + 32);
  for (const char *p = text; *p != '\0'; p++)
    {
      g_string_append_c (line, *p);
      if (strchr (".:/[", *p) != NULL && p[1] != '\0')
        g_string_append (line, ZERO_WIDTH_SPACE);
    }

  return g_string_free (line, FALSE);
}

char *
millrace_spelling_breakable_name (const char *name)
{
  GString *line;

  g_return_val_if_fail (name != NULL, NULL);

  line = g_string_sized_new (strlen (name) + 32);
  for (const char *p = name; *p != '\0'; p++)
    {
      if (p > name && g_ascii_isupper (p[0]) && g_ascii_islower (p[-1]))
        g_string_append (line, ZERO_WIDTH_SPACE);
      g_string_append_c (line, *p);
    }

  return g_string_free (line, FALSE);
}

char *
millrace_spelling_unbroken (const char *text)
{
  GString *plain;

  g_return_val_if_fail (text != NULL, NULL);

  plain = g_string_new (text);
  g_string_replace (plain, ZERO_WIDTH_SPACE, "", 0);

  return g_string_free (plain, FALSE);
}

gboolean
millrace_spelling_is_json (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  while (g_ascii_isspace (*text))
    text++;

  return text[0] == '{' || (text[0] == '[' && strchr (text, ']') != NULL);
}
