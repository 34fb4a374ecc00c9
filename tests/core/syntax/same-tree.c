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

void
same_tree_check (CfnTree *one,
                 CfnTree *other)
{
  g_assert_true (cfn_tree_is_whole (one));
  g_assert_true (cfn_tree_is_whole (other));
  g_assert_true (one->is_json == other->is_json);
  g_assert_true (one->is_separable == other->is_separable);
  g_assert_cmpuint (one->n_nodes, ==, other->n_nodes);
  g_assert_null (one->root->parent);
  check_same_node (one->root, other->root);
}
