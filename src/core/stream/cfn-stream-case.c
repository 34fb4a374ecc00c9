/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-stream-case.h"

#include "cfn-parameter.h"

/* Conditions may ask for each other; deeper than this nobody writes. */
#define MAX_DEPTH 20

static CfnStreamCase judge_node (CfnTemplate *template,
                                 CfnNode     *node,
                                 guint        depth);

const char *
cfn_stream_find_default (CfnTemplate    *template,
                         const CfnKnown *known)
{
  CfnParameter parameter;
  CfnNode *node;

  if (g_strcmp0 (known->reason, "parameter") != 0 || known->name == NULL)
    return NULL;
  node = cfn_template_find_parameter (template, known->name);
  if (node == NULL)
    return NULL;
  cfn_parameter_read (&parameter, node);

  return parameter.is_ssm || parameter.is_secret ? NULL
                                                 : cfn_node_get_literal (parameter.default_value);
}

static CfnStreamCase
judge_condition (CfnTemplate *template,
                 const char  *name,
                 guint        depth)
{
  CfnConditionState state = cfn_condition_get_state (template, name);
  CfnNode *node = cfn_template_find_condition (template, name);

  if (state != CFN_CONDITION_DEPENDS)
    return state == CFN_CONDITION_TRUE ? CFN_STREAM_CASE_YES : CFN_STREAM_CASE_NO;

  return node != NULL && depth < MAX_DEPTH ? judge_node (template, node, depth + 1)
                                           : CFN_STREAM_CASE_OPEN;
}

/* What Fn::Equals compares; NULL: not known. Free with g_free(). */
static char *
read_operand (CfnTemplate *template,
              CfnNode     *node)
{
  g_autoptr (GPtrArray) known = cfn_value_know (template, node);
  const CfnKnown *one = g_ptr_array_index (known, 0);

  if (known->len > 1)
    return NULL;

  return g_strdup (one->kind == CFN_KNOWN_TEXT ? one->text
                                               : cfn_stream_find_default (template, one));
}

static CfnStreamCase
judge_equals (CfnTemplate *template,
              CfnNode     *arguments)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (arguments == NULL || arguments->kind != CFN_NODE_SEQUENCE || arguments->n_children != 2)
    return CFN_STREAM_CASE_OPEN;
  left = read_operand (template, arguments->first_child);
  right = read_operand (template, arguments->first_child->next);
  if (left == NULL || right == NULL)
    return CFN_STREAM_CASE_OPEN;

  return g_str_equal (left, right) ? CFN_STREAM_CASE_YES : CFN_STREAM_CASE_NO;
}

/* Fn::And where @decisive is NO, Fn::Or where it is YES: one such part decides. */
static CfnStreamCase
judge_parts (CfnTemplate   *template,
             CfnNode       *arguments,
             CfnStreamCase  decisive,
             guint          depth)
{
  CfnStreamCase all = decisive == CFN_STREAM_CASE_NO ? CFN_STREAM_CASE_YES : CFN_STREAM_CASE_NO;

  if (arguments == NULL || arguments->kind != CFN_NODE_SEQUENCE)
    return CFN_STREAM_CASE_OPEN;
  for (CfnNode *part = arguments->first_child; part != NULL; part = part->next)
    {
      CfnStreamCase one = judge_node (template, part, depth + 1);

      if (one == decisive)
        return one;
      if (one == CFN_STREAM_CASE_OPEN)
        all = one;
    }

  return all;
}

static CfnStreamCase
negate (CfnStreamCase one)
{
  return one == CFN_STREAM_CASE_OPEN ? one
         : one == CFN_STREAM_CASE_YES ? CFN_STREAM_CASE_NO : CFN_STREAM_CASE_YES;
}

static CfnStreamCase
judge_node (CfnTemplate *template,
            CfnNode     *node,
            guint        depth)
{
  CfnNode *arguments;
  const char *name = cfn_node_get_intrinsic (node, &arguments);

  if (name == NULL || depth > MAX_DEPTH)
    return CFN_STREAM_CASE_OPEN;
  if (g_str_equal (name, "Fn::Equals"))
    return judge_equals (template, arguments);
  if (g_str_equal (name, "Fn::And"))
    return judge_parts (template, arguments, CFN_STREAM_CASE_NO, depth);
  if (g_str_equal (name, "Fn::Or"))
    return judge_parts (template, arguments, CFN_STREAM_CASE_YES, depth);
  if (g_str_equal (name, "Fn::Not") && arguments != NULL && arguments->n_children == 1)
    return negate (judge_node (template, arguments->first_child, depth + 1));
  if (g_str_equal (name, "Condition") && cfn_node_get_string (arguments) != NULL)
    return judge_condition (template, cfn_node_get_string (arguments), depth);

  return CFN_STREAM_CASE_OPEN;
}

CfnStreamCase
cfn_stream_judge_cases (CfnTemplate  *template,
                        const GArray *cases)
{
  CfnStreamCase all = CFN_STREAM_CASE_YES;

  for (guint i = 0; cases != NULL && i < cases->len; i++)
    {
      const CfnCase *one = &g_array_index (cases, CfnCase, i);
      CfnStreamCase is = judge_condition (template, one->condition, 0);

      if (!one->holds)
        is = negate (is);
      if (is == CFN_STREAM_CASE_NO)
        return is;
      if (is == CFN_STREAM_CASE_OPEN)
        all = is;
    }

  return all;
}

const CfnKnown *
cfn_stream_choose (CfnTemplate *template,
                   GPtrArray   *known)
{
  const CfnKnown *first = NULL;

  for (guint i = 0; i < known->len; i++)
    {
      const CfnKnown *one = g_ptr_array_index (known, i);
      CfnStreamCase is = cfn_stream_judge_cases (template, one->cases);

      if (is == CFN_STREAM_CASE_YES)
        return one;
      if (is == CFN_STREAM_CASE_OPEN && first == NULL)
        first = one;
    }

  return first != NULL ? first : g_ptr_array_index (known, 0);
}
