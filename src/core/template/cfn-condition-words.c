/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-condition.h"

#include "cfn-message.h"
#include "cfn-value.h"

/* CloudFormation takes no formula that is nearly as deep; a hostile one is not followed to its
 * end. */
#define MAX_DEPTH 20

static char *word_formula (CfnTemplate *template,
                           CfnNode     *formula,
                           gboolean     is_part,
                           guint        depth);

static char *
say (const char *format,
     const char *first,
     const char *second)
{
  g_autoptr (CfnMessage) message = cfn_message_new (format, first, second, NULL);

  return cfn_message_format (message);
}

/* One side of an Fn::Equals: what is given is said by its name, a text is quoted. */
static char *
word_operand (CfnTemplate *template,
              CfnNode     *node)
{
  const CfnValue value = cfn_value_of (template, node);

  if (value.kind == CFN_VALUE_LITERAL)
    return say (N_("“{0}”"), value.text, NULL);
  if (value.kind == CFN_VALUE_REF)
    return g_strdup (value.name);

  return cfn_value_to_label (&value);
}

static char *
word_equals (CfnTemplate *template,
             CfnNode     *arguments,
             gboolean     is_negated)
{
  CfnNode *left = cfn_node_get_item (arguments, 0);
  CfnNode *right = cfn_node_get_item (arguments, 1);
  g_autofree char *subject = NULL;
  g_autofree char *object = NULL;

  /* "Stage is “prod”" reads better than the other way round. */
  if (cfn_node_get_literal (left) != NULL && cfn_node_get_literal (right) == NULL)
    {
      CfnNode *other = left;

      left = right;
      right = other;
    }

  subject = word_operand (template, left);
  object = word_operand (template, right);

  return say (is_negated ? N_("{0} is not {1}") : N_("{0} is {1}"), subject, object);
}

static char *
word_not (CfnTemplate *template,
          CfnNode     *arguments,
          guint        depth)
{
  CfnNode *inner = cfn_node_get_item (arguments, 0);
  CfnNode *operands;
  const char *function = inner != NULL ? cfn_node_get_intrinsic (inner, &operands) : NULL;
  g_autofree char *words = NULL;

  if (g_strcmp0 (function, "Fn::Equals") == 0)
    return word_equals (template, operands, TRUE);

  words = word_formula (template, inner, TRUE, depth);
  return say (N_("not {0}"), words, NULL);
}

/* Parts of the other kind are put in brackets, so that nobody has to know which binds more. */
static char *
word_joined (CfnTemplate *template,
             CfnNode     *arguments,
             const char  *format,
             gboolean     is_part,
             guint        depth)
{
  char *words = NULL;

  for (CfnNode *item = arguments != NULL ? arguments->first_child : NULL; item != NULL;
       item = item->next)
    {
      g_autofree char *part = word_formula (template, item, TRUE, depth);
      char *longer = words != NULL ? say (format, words, part) : g_strdup (part);

      g_free (words);
      words = longer;
    }

  if (words != NULL && is_part && arguments->n_children > 1)
    {
      char *bracketed = g_strdup_printf ("(%s)", words);

      g_free (words);
      words = bracketed;
    }

  return words != NULL ? words : g_strdup ("…");
}

static char *
word_formula (CfnTemplate *template,
              CfnNode     *formula,
              gboolean     is_part,
              guint        depth)
{
  CfnNode *arguments = NULL;
  const char *function = formula != NULL ? cfn_node_get_intrinsic (formula, &arguments) : NULL;
  const CfnValue value = cfn_value_of (template, formula);

  if (function == NULL || depth >= MAX_DEPTH)
    return formula != NULL ? cfn_value_to_label (&value) : g_strdup ("…");
  if (g_str_equal (function, "Fn::Equals"))
    return word_equals (template, arguments, FALSE);
  if (g_str_equal (function, "Fn::Not"))
    return word_not (template, arguments, depth + 1);
  if (g_str_equal (function, "Fn::And"))
    return word_joined (template, arguments, N_("{0} and {1}"), is_part, depth + 1);
  if (g_str_equal (function, "Fn::Or"))
    return word_joined (template, arguments, N_("{0} or {1}"), is_part, depth + 1);
  if (g_str_equal (function, "Condition") && cfn_node_get_string (arguments) != NULL)
    return g_strdup (cfn_node_get_string (arguments));

  return cfn_value_to_label (&value);
}

char *
cfn_condition_to_words (CfnTemplate *template,
                        CfnNode     *formula)
{
  g_return_val_if_fail (template != NULL, NULL);

  return word_formula (template, formula, FALSE, 0);
}
