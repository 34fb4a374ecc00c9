/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-policy-private.h"

#include <string.h>

/* What stands between braces: a part of every ARN, or the parameter of that name. */
static void
append_field (IamText     *text,
              CfnTemplate *template,
              CfnNode     *parameters,
              const char  *name)
{
  static const char * const pseudo[][2] = {
    { "P", "AWS::Partition" }, { "R", "AWS::Region" }, { "A", "AWS::AccountId" },
  };
  CfnNode *value;

  for (guint i = 0; i < G_N_ELEMENTS (pseudo); i++)
    {
      if (g_str_equal (pseudo[i][0], name))
        {
          iam_text_append_hole (text, IAM_HOLE_PSEUDO, pseudo[i][1], "pseudo-parameter");
          return;
        }
    }

  value = cfn_node_get (parameters, name);
  if (value != NULL)
    {
      g_autoptr (IamText) given = iam_text_new_for_value (template, value, IAM_TEXT_PATTERN);

      iam_text_append_text (text, given);
    }
  else
    iam_text_append_hole (text, IAM_HOLE_FREE, name, "policy-template");
}

static IamText *
make_text (CfnTemplate *template,
           CfnNode     *parameters,
           const char  *format)
{
  IamText *text = iam_text_new (NULL, IAM_TEXT_PATTERN);
  const char *open;

  while ((open = strchr (format, '{')) != NULL)
    {
      g_autofree char *literal = g_strndup (format, open - format);
      const char *close = strchr (open, '}');
      g_autofree char *name = g_strndup (open + 1, close - open - 1);

      iam_text_append_literal (text, literal, IAM_TEXT_PATTERN);
      append_field (text, template, parameters, name);
      format = close + 1;
    }
  iam_text_append_literal (text, format, IAM_TEXT_PATTERN);

  return text;
}

/* The test "=key=value|value". */
static void
add_test (IamStatement *statement,
          CfnTemplate  *template,
          CfnNode      *parameters,
          const char   *word)
{
  const char *value = strchr (word + 1, '=') + 1;
  g_autofree char *key = g_strndup (word + 1, value - word - 2);
  g_auto (GStrv) values = g_strsplit (value, "|", -1);
  IamTest *test = iam_test_new_equals (key);

  for (guint i = 0; values[i] != NULL; i++)
    iam_elements_add (&test->values, make_text (template, parameters, values[i]));
  g_ptr_array_add (statement->tests, test);
}

static void
add_statement (IamPolicy   *self,
               CfnTemplate *template,
               CfnNode     *parameters,
               const char  *line)
{
  IamStatement *statement = iam_policy_add_statement (self);
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '@')
        iam_elements_add (&statement->resources, make_text (template, parameters, words[i] + 1));
      else if (words[i][0] == '=')
        add_test (statement, template, parameters, words[i]);
      else if (words[i][0] == '!')
        iam_elements_add (&statement->actions, iam_text_new (words[i] + 1, IAM_TEXT_PATTERN));
      else
        iam_elements_add (&statement->actions, iam_text_new (words[i], IAM_TEXT_PATTERN));
      statement->not_action |= words[i][0] == '!';
    }
}

void
iam_policy_add_lines (IamPolicy   *self,
                      CfnTemplate *template,
                      CfnNode     *parameters,
                      const char  *statements)
{
  g_auto (GStrv) lines = g_strsplit (statements, "; ", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    add_statement (self, template, parameters, lines[i]);
}

IamPolicy *
iam_policy_new_sam (CfnTemplate *template,
                    const char  *name,
                    CfnNode     *parameters,
                    CfnNode     *node)
{
  const IamSamPolicy *known;
  IamPolicy *self;

  g_return_val_if_fail (template != NULL, NULL);

  known = name != NULL ? iam_sam_policy_find (name) : NULL;
  if (known == NULL)
    return iam_policy_new_opaque (node, "policy-template");

  self = iam_policy_new_empty (node, known->name);
  iam_policy_add_lines (self, template, parameters, known->statements);

  return self;
}

IamPolicy *
iam_policy_new_allowing (const char *actions,
                         IamText    *resource,
                         CfnNode    *node)
{
  IamPolicy *self = iam_policy_new_empty (node, NULL);
  IamStatement *statement;

  g_return_val_if_fail (actions != NULL, self);

  add_statement (self, NULL, NULL, actions);
  statement = g_ptr_array_index (iam_policy_get_statements (self), 0);
  iam_elements_add (&statement->resources, resource);

  return self;
}
