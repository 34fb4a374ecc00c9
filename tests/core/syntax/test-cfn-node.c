/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-tree-private.h"

/* What a tree may take, times its text. */
#define MAX_MEMORY 12

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

static void
assert_is_lean (const char *data,
                gsize       length)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (data, length);
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);

  g_assert_true (cfn_tree_is_whole (tree));
  g_assert_cmpuint (tree->arena.total, <=, MAX_MEMORY * length);
}

/* Short names and values without a comment, from a small stack to one of ten times the limit. */
static void
test_memory (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("MILLRACE_SOURCE_ROOT"), "data", "starters",
                                            "echo-trigger.yaml", NULL);
  g_autofree char *sample = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &sample, &length, NULL));
  assert_is_lean (sample, length);

  for (guint n = 5; n <= 5000; n *= 10)
    {
      g_autoptr (GString) dense = g_string_new ("Resources:\n");

      for (guint i = 0; i < n; i++)
        g_string_append_printf (dense,
                                "  Table%u:\n"
                                "    Type: AWS::DynamoDB::Table\n"
                                "    Properties:\n"
                                "      BillingMode: PAY_PER_REQUEST\n"
                                "      AttributeDefinitions:\n"
                                "        - {AttributeName: id, AttributeType: S}\n"
                                "      KeySchema: [{AttributeName: id, KeyType: HASH}]\n"
                                "      StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}\n",
                                i);
      assert_is_lean (dense->str, dense->len);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/node/get", test_get);
  g_test_add_func ("/node/items", test_items);
  g_test_add_func ("/node/strings", test_strings);
  g_test_add_func ("/node/memory", test_memory);

  return g_test_run ();
}
