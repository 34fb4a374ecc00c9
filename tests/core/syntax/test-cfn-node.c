/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-tree.h"

static void
test_get (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string ("a: {b: {c: d}}\nl: [x, y]\n'': e\n");
  CfnNode *root = cfn_tree_get_root (tree);

  g_assert_true (cfn_node_is_string (cfn_node_find (root, "a", "b", "c", NULL), "d"));
  g_assert_true (cfn_node_is_string (cfn_node_get (root, ""), "e"));
  g_assert_null (cfn_node_find (root, "a", "x", "c", NULL));
  g_assert_null (cfn_node_find (root, "a", "b", "c", "d", NULL));
  g_assert_true (cfn_node_find (root, NULL) == root);
  g_assert_null (cfn_node_get (NULL, "a"));
  g_assert_null (cfn_node_get (cfn_node_get (root, "l"), "x"));
}

static void
test_items (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string ("[a, b, [c, d]]");
  CfnNode *root = cfn_tree_get_root (tree);

  g_assert_true (cfn_node_is_string (cfn_node_get_item (root, 1), "b"));
  g_assert_true (cfn_node_is_string (cfn_node_get_item (cfn_node_get_item (root, 2), 0), "c"));
  g_assert_null (cfn_node_get_item (root, 3));
  g_assert_null (cfn_node_get_item (cfn_node_get_item (root, 0), 0));
  g_assert_null (cfn_node_get_item (NULL, 0));
}

static void
test_strings (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string ("a: b\n? [k]\n: v\n");
  CfnNode *root = cfn_tree_get_root (tree);
  CfnNode *node = cfn_node_get (root, "a");

  g_assert_cmpstr (cfn_node_get_string (node), ==, "b");
  g_assert_cmpstr (cfn_node_get_key (node), ==, "a");
  g_assert_null (cfn_node_get_key (root));
  g_assert_null (cfn_node_get_key (NULL));
  g_assert_null (cfn_node_get_key (root->last_child));
  g_assert_null (cfn_node_get_string (root));
  g_assert_null (cfn_node_get_string (NULL));
  g_assert_true (cfn_node_is_string (node, "b"));
  g_assert_false (cfn_node_is_string (node, "c"));
  g_assert_false (cfn_node_is_string (root, "b"));
  g_assert_false (cfn_node_is_string (NULL, "b"));
  g_assert_false (cfn_node_is_string (NULL, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/node/get", test_get);
  g_test_add_func ("/node/items", test_items);
  g_test_add_func ("/node/strings", test_strings);

  return g_test_run ();
}
