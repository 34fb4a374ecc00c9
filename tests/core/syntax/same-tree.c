/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "same-tree.h"

#include "cfn-tree-private.h"

static void
check_same_span (CfnSpan one,
                 CfnSpan other)
{
  g_assert_cmpuint (one.start, ==, other.start);
  g_assert_cmpuint (one.end, ==, other.end);
}

static void check_same_node (const CfnNode *one,
                             const CfnNode *other);

static void
check_same_children (const CfnNode *one,
                     const CfnNode *other)
{
  const CfnNode *previous = NULL;
  const CfnNode *twin = other->first_child;

  g_assert_cmpuint (one->n_children, ==, other->n_children);
  g_assert_true ((one->table == NULL) == (other->table == NULL));
  for (const CfnNode *child = one->first_child; child != NULL; child = child->next)
    {
      g_assert_nonnull (twin);
      g_assert_true (child->parent == one);
      g_assert_true ((child->key == NULL) == (twin->key == NULL));
      if (child->key != NULL)
        {
          g_assert_true (child->key->parent == one);
          check_same_node (child->key, twin->key);
        }
      check_same_node (child, twin);
      if (child->key != NULL && child->key->kind == CFN_NODE_SCALAR)
        g_assert_cmpuint (cfn_node_get_n (one, child->key->value, child->key->length)->index, ==,
                          cfn_node_get_n (other, child->key->value, child->key->length)->index);
      else if (child->key == NULL)
        g_assert_true (cfn_node_get_child (one, child->index) == child);
      previous = child;
      twin = twin->next;
    }
  g_assert_null (twin);
  g_assert_true (one->last_child == previous);
}

static void
check_same_node (const CfnNode *one,
                 const CfnNode *other)
{
  g_assert_cmpuint (one->kind, ==, other->kind);
  g_assert_cmpuint (one->style, ==, other->style);
  g_assert_cmpuint (one->index, ==, other->index);
  g_assert_cmpuint (one->initial, ==, other->initial);
  g_assert_cmpstr (one->tag, ==, other->tag);
  g_assert_cmpstr (one->anchor, ==, other->anchor);
  g_assert_true ((one->value == NULL) == (other->value == NULL));
  if (one->value != NULL)
    g_assert_cmpmem (one->value, one->length + 1, other->value, other->length + 1);
  check_same_span (one->span, other->span);
  check_same_span (one->content, other->content);
  g_assert_cmpuint (one->full_end, ==, other->full_end);
  check_same_children (one, other);
}

static void
check_same_problems (CfnTree *one,
                     CfnTree *other)
{
  guint n, n_other;
  const CfnSyntaxProblem *problems = cfn_tree_get_problems (one, &n);
  const CfnSyntaxProblem *twins = cfn_tree_get_problems (other, &n_other);

  g_assert_cmpuint (n, ==, n_other);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *message = cfn_message_format (problems[i].message);
      g_autofree char *twin = cfn_message_format (twins[i].message);

      g_assert_cmpstr (message, ==, twin);
      check_same_span (problems[i].span, twins[i].span);
    }
}

void
same_tree_check (CfnTree *one,
                 CfnTree *other)
{
  g_assert_true (cfn_tree_is_whole (one) == cfn_tree_is_whole (other));
  g_assert_true (one->is_json == other->is_json);
  g_assert_true (one->is_separable == other->is_separable);
  check_same_problems (one, other);
  g_assert_true ((one->root == NULL) == (other->root == NULL));
  if (one->root == NULL)
    return;

  g_assert_cmpuint (one->n_nodes, ==, other->n_nodes);
  g_assert_null (one->root->parent);
  check_same_node (one->root, other->root);
}
