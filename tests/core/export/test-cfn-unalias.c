/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-unalias.h"

static CfnUnalias *
unalias_whole (CfnTree *tree)
{
  CfnSyntaxProblem problem = { NULL };
  CfnUnalias *unalias = cfn_unalias_new (tree, &problem);

  g_assert_null (problem.message);
  g_assert_nonnull (unalias);
  return unalias;
}

/* @words: what is said at @line. */
static void
assert_refused (const char *yaml,
                guint       line,
                const char *words)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (yaml);
  g_autoptr (CfnMessage) message = NULL;
  g_autofree char *text = NULL;
  CfnSyntaxProblem problem = { NULL };

  g_assert_true (cfn_tree_is_whole (tree));
  g_assert_null (cfn_unalias_new (tree, &problem));
  message = problem.message;
  g_assert_nonnull (message);
  text = cfn_message_format (message);
  g_assert_cmpuint (cfn_text_get_position (cfn_tree_get_text (tree), problem.span.start).line, ==,
                    line);
  g_assert_nonnull (g_strstr_len (text, -1, words));
}

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
  g_autoptr (CfnUnalias) unalias = unalias_whole (tree);

  g_assert_cmpint (find (unalias, "c")->kind, ==, CFN_NODE_MAPPING);
  g_assert_true (cfn_node_is_string (cfn_node_get (find (unalias, "c"), "b"), "1"));
  g_assert_true (find (unalias, "c") != find (unalias, "d"));
  g_assert_cmpstr (cfn_node_get_key (find (unalias, "d")), ==, "d");
}

static void
test_the_last_anchor_counts (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string ("a: &x 1\nb: *x\nc: &x 2\nd: *x\n");
  g_autoptr (CfnUnalias) unalias = unalias_whole (tree);

  g_assert_true (cfn_node_is_string (find (unalias, "b"), "1"));
  g_assert_true (cfn_node_is_string (find (unalias, "d"), "2"));
}

static void
test_own_keys_win_over_merged_ones (void)
{
  g_autoptr (CfnTree) tree
    = cfn_tree_read_string ("a: &x {p: 1, q: 1}\nb: &y {q: 2, r: 2}\nc:\n  <<: [*x, *y]\n  p: 3\n");
  g_autoptr (CfnUnalias) unalias = unalias_whole (tree);
  const CfnNode *merged = find (unalias, "c");

  g_assert_cmpuint (merged->n_children, ==, 3);
  g_assert_true (cfn_node_is_string (cfn_node_get (merged, "p"), "3"));
  g_assert_true (cfn_node_is_string (cfn_node_get (merged, "q"), "1"));
  g_assert_true (cfn_node_is_string (cfn_node_get (merged, "r"), "2"));
}

/* Like PyYAML, with which `aws cloudformation package` reads: merged entries come first, those of
 * the last of several mappings before all, and each key stays where it is first. */
static void
test_merged_entries_come_first (void)
{
  static const char * const keys[] = { "r", "q", "p", "a", "b" };
  g_autoptr (CfnTree) tree
    = cfn_tree_read_string ("x: &x {q: 1, p: 1}\ny: &y {r: 2, q: 2}\n"
                            "c:\n  a: 3\n  p: 3\n  <<: [*x, *y]\n  b: 3\n");
  g_autoptr (CfnUnalias) unalias = unalias_whole (tree);
  const CfnNode *merged = find (unalias, "c");
  guint i = 0;

  g_assert_cmpuint (merged->n_children, ==, G_N_ELEMENTS (keys));
  for (const CfnNode *child = merged->first_child; child != NULL; child = child->next)
    {
      g_assert_cmpuint (child->index, ==, i);
      g_assert_cmpstr (cfn_node_get_key (child), ==, keys[i++]);
    }
  g_assert_true (cfn_node_is_string (cfn_node_get (merged, "q"), "1"));
  g_assert_cmpuint (cfn_unalias_get_n_aliases (unalias), ==, 2);
}

static void
test_what_is_merged_may_merge (void)
{
  g_autoptr (CfnTree) tree
    = cfn_tree_read_string ("x: &x {p: 1}\ny: &y {<<: *x, q: 2}\nc: {<<: *y, '<<': 3}\n");
  g_autoptr (CfnUnalias) unalias = unalias_whole (tree);
  const CfnNode *merged = find (unalias, "c");

  g_assert_cmpuint (merged->n_children, ==, 3);
  g_assert_true (cfn_node_is_string (cfn_node_get (merged, "p"), "1"));
  g_assert_true (cfn_node_is_string (cfn_node_get (merged, "<<"), "3"));
}

/* An alias within what an alias stands for means what it meant there. */
static void
test_aliases_mean_what_they_meant (void)
{
  g_autoptr (CfnTree) tree
    = cfn_tree_read_string ("a: &x 1\nb: &y [*x]\nc: &x 2\nd: *y\n");
  g_autoptr (CfnUnalias) unalias = unalias_whole (tree);

  g_assert_true (cfn_node_is_string (find (unalias, "d")->first_child, "1"));
}

static void
test_keys_have_anchors_and_aliases (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string ("&k a: &v b\n*v : *k\n");
  g_autoptr (CfnUnalias) unalias = unalias_whole (tree);

  g_assert_true (cfn_node_is_string (find (unalias, "b"), "a"));
}

static void
test_what_cannot_be_written_out (void)
{
  assert_refused ("a: 1\nb: &b\n  c: [*b]\n", 3, "holds it");
  assert_refused ("a: &a b\nb: 1\n*a : 2\n", 3, "twice");
  assert_refused ("a: &a [1]\nb:\n  <<: 5\n", 3, "neither a mapping");
  assert_refused ("a: &a [[{b: 1}]]\nb:\n  <<: *a\n", 1, "neither a mapping");
  assert_refused ("a: 1\n? [b]\n: 2\n", 2, "only text");
  assert_refused ("a: &a [1]\n*a : 2\n", 2, "only text");
  assert_refused ("a: 1\n\"b\\0c\": 2\n", 2, "NUL");
}

/* Ten aliases of ten aliases of ten ... fit on a page and would fill a disk. */
static void
test_a_bomb_is_refused (void)
{
  g_autoptr (GString) yaml = g_string_new ("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");

  for (guint i = 1; i < 9; i++)
    {
      g_string_append_printf (yaml, "a%u: &a%u [", i, i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (yaml, "%s*a%u", j > 0 ? ", " : "", i - 1);
      g_string_append (yaml, "]\n");
    }
  assert_refused (yaml->str, 6, "too much");
}

static void
test_nothing (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string ("");
  g_autoptr (CfnUnalias) unalias = unalias_whole (tree);

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
  g_test_add_func ("/unalias/merged-entries-come-first", test_merged_entries_come_first);
  g_test_add_func ("/unalias/what-is-merged-may-merge", test_what_is_merged_may_merge);
  g_test_add_func ("/unalias/aliases-mean-what-they-meant", test_aliases_mean_what_they_meant);
  g_test_add_func ("/unalias/keys", test_keys_have_anchors_and_aliases);
  g_test_add_func ("/unalias/cannot-be-written-out", test_what_cannot_be_written_out);
  g_test_add_func ("/unalias/a-bomb-is-refused", test_a_bomb_is_refused);
  g_test_add_func ("/unalias/nothing", test_nothing);

  return g_test_run ();
}
