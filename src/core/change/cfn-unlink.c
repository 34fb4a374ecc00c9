/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-unlink.h"

#include "cfn-value.h"

/* The outermost intrinsic around @node, @node included. */
static CfnNode *
find_outermost_intrinsic (CfnNode *node)
{
  CfnNode *outermost = node;

  for (; node != NULL; node = node->parent)
    {
      if (cfn_node_get_intrinsic (node, NULL) != NULL)
        outermost = node;
    }

  return outermost;
}

static gboolean
is_single_name (const char *string)
{
  g_autoptr (GPtrArray) parts = cfn_sub_parse (string);

  return parts->len == 1 && ((CfnSubPart *) parts->pdata[0])->is_name;
}

/* The policy statement that @node is in, and whether it stands for what the statement is about. */
static CfnNode *
find_statement (CfnNode *node)
{
  for (; node->parent != NULL; node = node->parent)
    {
      if (cfn_node_get (node, "Effect") != NULL &&
          g_strcmp0 (cfn_node_get_key (node->parent), "Statement") == 0)
        return node;
    }

  return NULL;
}

static gboolean
is_item (const CfnNode *node)
{
  return node->parent != NULL && node->parent->kind == CFN_NODE_SEQUENCE;
}

/* An inline policy without a statement is refused, so the last statement takes its policy along. A
 * policy that is a resource of its own is left to the person. */
static CfnNode *
find_for_statement (CfnNode *value,
                    CfnNode *statement)
{
  CfnNode *list = statement->parent;
  CfnNode *policy;

  if (is_item (value) && value->parent->n_children > 1)
    return value;

  if (list->n_children > 1)
    return statement;

  policy = list->parent != NULL ? list->parent->parent : NULL;
  return policy != NULL && is_item (policy) ? policy : NULL;
}

/* An output is nothing without its value, nor with an export's name that is gone. */
static CfnNode *
find_output (CfnNode *node)
{
  for (; node->parent != NULL && node->parent->parent != NULL; node = node->parent)
    {
      if (node->parent->parent->parent == NULL)
        return g_strcmp0 (cfn_node_get_key (node->parent), "Outputs") == 0 ? node : NULL;
    }

  return NULL;
}

static gboolean
is_in_properties (const CfnNode *node)
{
  const CfnNode *below = NULL;

  /* root > Resources > ID > Properties */
  for (; node->parent != NULL && node->parent->parent != NULL
       && node->parent->parent->parent != NULL;
       node = node->parent)
    below = node;

  return below != NULL && g_strcmp0 (cfn_node_get_key (below), "Properties") == 0;
}

CfnNode *
cfn_unlink_find (CfnNode *node)
{
  CfnNode *value = find_outermost_intrinsic (node);
  CfnNode *output = find_output (value);
  CfnNode *statement = find_statement (value);
  CfnNode *arguments = NULL;
  const char *intrinsic = cfn_node_get_intrinsic (value, &arguments);

  if (output != NULL)
    return output;

  /* A DependsOn, which is no intrinsic. */
  if (intrinsic == NULL)
    return g_strcmp0 (cfn_node_get_key (value), "DependsOn") == 0 ||
           (is_item (value) && g_strcmp0 (cfn_node_get_key (value->parent), "DependsOn") == 0)
             ? value : NULL;

  if (!is_in_properties (value))
    return NULL;

  if (g_str_equal (intrinsic, "Fn::Sub"))
    {
      const char *string = cfn_node_get_string (arguments);

      if (string == NULL || (statement == NULL && !is_single_name (string)))
        return NULL;
    }
  else if (!g_str_equal (intrinsic, "Ref") && !g_str_equal (intrinsic, "Fn::GetAtt"))
    return NULL;

  if (statement != NULL)
    return find_for_statement (value, statement);

  /* One entry of a list of objects, as an environment variable or a target is: half of it is
   * nothing. */
  if (value->parent != NULL && value->parent->kind == CFN_NODE_MAPPING && is_item (value->parent))
    return value->parent;

  return value;
}
