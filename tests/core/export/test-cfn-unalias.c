/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-unalias.h"

static const CfnNode *
find (CfnUnalias *unalias,
      const char *key)
{
  return cfn_node_get (cfn_unalias_get_root (unalias), key);
}

static void
test_an_alias_is_what_it_stands_for (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string ("a: &x {b: 1}\nc: *x\nd: *x\n");
  g_autoptr (CfnUnalias) unalias = cfn_unalias_new (tree);

  g_assert_cmpint (find (unalias, "c")->kind, ==, CFN_NODE_MAPPING);
  g_assert_true (cfn_node_is_string (cfn_node_get (find (unalias, "c"), "b"), "1"));
  g_assert_true (find (unalias, "c") != find (unalias, "d"));
  g_assert_cmpstr (cfn_node_get_key (find (unalias, "d")), ==, "d");
}

static void
test_the_last_anchor_counts (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string ("a: &x 1\nb: *x\nc: &x 2\nd: *x\n");
  g_autoptr (CfnUnalias) unalias = cfn_unalias_new (tree);

  g_assert_true (cfn_node_is_string (find (unalias, "b"), "1"));
  g_assert_true (cfn_node_is_string (find (unalias, "d"), "2"));
}

static void
test_own_keys_win_over_merged_ones (void)
{
  g_autoptr (CfnTree) tree
    = cfn_tree_read_string ("a: &x {p: 1, q: 1}\nb: &y {q: 2, r: 2}\nc:\n  <<: [*x, *y]\n  p: 3\n");
  g_autoptr (CfnUnalias) unalias = cfn_unalias_new (tree);
  const CfnNode *merged = find (unalias, "c");

  g_assert_cmpuint (merged->n_children, ==, 3);
  g_assert_true (cfn_node_is_string (cfn_node_get (merged, "p"), "3"));
  g_assert_true (cfn_node_is_string (cfn_node_get (merged, "q"), "1"));
  g_assert_true (cfn_node_is_string (cfn_node_get (merged, "r"), "2"));
}

/* Ten aliases of ten aliases of ten ... fit on a page and would fill a disk. */
static void
test_a_bomb_is_refused (void)
{
  g_autoptr (GString) yaml = g_string_new ("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
  g_autoptr (CfnTree) tree = NULL;

  for (guint i = 1; i < 9; i++)
    {
      g_string_append_printf (yaml, "a%u: &a%u [", i, i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (yaml, "%s*a%u", j > 0 ? ", " : "", i - 1);
      g_string_append (yaml, "]\n");
    }
  tree = cfn_tree_read_string (yaml->str);
  g_assert_null (cfn_unalias_new (tree));
}

static void
test_nothing (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string ("");
  g_autoptr (CfnUnalias) unalias = cfn_unalias_new (tree);

  g_assert_null (cfn_unalias_get_root (unalias));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unalias/an-alias", test_an_alias_is_what_it_stands_for);
  g_test_add_func ("/unalias/the-last-anchor-counts", test_the_last_anchor_counts);
  g_test_add_func ("/unalias/own-keys-win", test_own_keys_win_over_merged_ones);
  g_test_add_func ("/unalias/a-bomb-is-refused", test_a_bomb_is_refused);
  g_test_add_func ("/unalias/nothing", test_nothing);

  return g_test_run ();
}
