/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-path.h"

#include <string.h>

static void
assert_same_back (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfnPath) path = cfn_path_parse (text, &error);
  g_autoptr (CfnPath) copy = NULL;
  g_autofree char *back = NULL;

  g_assert_no_error (error);
  copy = cfn_path_copy (path);
  back = cfn_path_to_string (copy);
  g_assert_cmpstr (back, ==, text);
}

static void
test_parse (void)
{
  g_autoptr (CfnPath) path = cfn_path_parse ("A.Policies[12].[\"a.b\"].C", NULL);

  assert_same_back ("Resources");
  assert_same_back ("Resources.LambdaRole.Properties.Policies[0].PolicyName");
  assert_same_back ("a[0][1].b");
  assert_same_back ("[0]");
  assert_same_back ("a[\"b.c\"].d");
  assert_same_back ("[\"\"]");
  assert_same_back ("a[\"q\\\"b\\\\\"]");
  assert_same_back ("AWS::Region.Fn::Sub");
  g_assert_null (path);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *place;
  } rows[] = {
    { "", "empty" },
    { ".a", "character 1" },
    { "a.", "character 3" },
    { "a..b", "character 3" },
    { "a[", "character 2" },
    { "a[x]", "character 2" },
    { "a[1", "character 2" },
    { "a[-1]", "character 2" },
    { "a[99999999999]", "character 2" },
    { "a[1]b", "character 5" },
    { "a]", "character 2" },
    { "a[\"b]", "character 2" },
    { "a[\"b\"", "character 2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cfn_path_parse (rows[i].text, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, rows[i].place));
    }
}

static void
assert_anchored (CfnTree    *tree,
                 const char *text,
                 const char *expected)
{
  g_autoptr (CfnPath) path = cfn_path_parse (text, NULL);
  g_autofree char *anchored = NULL;

  cfn_path_anchor (path, tree);
  anchored = cfn_path_to_string (path);
  g_assert_cmpstr (anchored, ==, expected);
}

static void
test_anchor (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string ("Outputs: {}\n"
                                                   "Resources:\n  A: {}\n  Outputs: {}\n");

  assert_anchored (tree, "A.Type", "Resources.A.Type");
  assert_anchored (tree, "Resources.A.Type", "Resources.A.Type");
  assert_anchored (tree, "Outputs.X", "Resources.Outputs.X");
  assert_anchored (tree, "Parameters.X", "Parameters.X");
  assert_anchored (tree, "[0]", "[0]");
}

static void
assert_every_node (CfnTree *tree,
                   CfnNode *node)
{
  g_autoptr (CfnPath) path = cfn_path_of_node (node);
  g_autofree char *text = cfn_path_to_string (path);
  g_autofree char *same = cfn_path_string_of_node (node);
  guint n_steps;
  guint n_found;

  cfn_path_get_steps (path, &n_steps);
  g_assert_cmpstr (text, ==, same);
  g_assert_true (cfn_path_resolve (path, tree, &n_found) == node);
  g_assert_cmpuint (n_found, ==, n_steps);
  if (node->parent != NULL)
    assert_same_back (text);
  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    assert_every_node (tree, child);
}

static void
test_nodes (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string ("a: [x, {b.c: [y, z], '': 1}]\n"
                                                   "d: !GetAtt [e, f]\n");
  g_autoptr (CfnPath) path = cfn_path_parse ("a[1].none.at", NULL);
  g_autoptr (CfnPath) head = cfn_path_copy_head (path, 2);
  g_autofree char *key = cfn_path_string_of_node (cfn_tree_get_root (tree)->first_child->key);
  guint n_found;

  assert_every_node (tree, cfn_tree_get_root (tree));
  g_assert_null (cfn_path_resolve (path, tree, &n_found));
  g_assert_cmpuint (n_found, ==, 2);
  g_assert_nonnull (cfn_path_resolve (head, tree, NULL));
  g_assert_cmpstr (key, ==, "a");
}

static void
test_empty_tree (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string ("");
  g_autoptr (CfnPath) path = cfn_path_parse ("a", NULL);
  guint n_found = 9;

  g_assert_null (cfn_path_resolve (path, tree, &n_found));
  g_assert_cmpuint (n_found, ==, 0);
  cfn_path_anchor (path, tree);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/path/parse", test_parse);
  g_test_add_func ("/path/refused", test_refused);
  g_test_add_func ("/path/anchor", test_anchor);
  g_test_add_func ("/path/nodes", test_nodes);
  g_test_add_func ("/path/empty-tree", test_empty_tree);

  return g_test_run ();
}
