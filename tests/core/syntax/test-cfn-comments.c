/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-comments.h"
#include "cfn-path.h"

static const char text[] = "# the file's own\n"
                           "Version: 1\n"
                           "Resources:  # all of them\n"
                           "  # first\n"
                           "  A:\n"
                           "    Type: X # a type\n"
                           "    # inside\n"
                           "\n"
                           "  # not B's: a blank line follows\n"
                           "\n"
                           "  # about B,\n"
                           "  # at length\n"
                           "  B: {x: 1, # one\n"
                           "      y: 2} # all\n"
                           "    # deeper than C\n"
                           "# less deep than C\n"
                           "  C: 'no # comment'\n"
                           "  L:\n"
                           "  # an item\n"
                           "  - i\n";

static void
assert_comments (const char *path_text,
                 const char *above,
                 const char *behind)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (text);
  g_autoptr (CfnPath) path = cfn_path_parse (path_text, NULL);
  CfnNode *node = cfn_path_resolve (path, tree, NULL);
  CfnText *source = cfn_tree_get_text (tree);
  g_autofree char *found_above = NULL;
  g_autofree char *found_behind = NULL;

  g_assert_nonnull (node);
  found_above = cfn_text_dup_span (source, cfn_comments_find_above (tree, node));
  found_behind = cfn_text_dup_span (source, cfn_comments_find_behind (tree, node));
  g_assert_cmpstr (found_above, ==, above);
  g_assert_cmpstr (found_behind, ==, behind);
}

static void
test_belonging (void)
{
  assert_comments ("Version", "", "");
  assert_comments ("Resources.A", "  # first\n", "# a type");
  assert_comments ("Resources.A.Type", "", "# a type");
  assert_comments ("Resources.B", "  # about B,\n  # at length\n", "# all");
  assert_comments ("Resources.B.x", "", "# one");
  assert_comments ("Resources.B.y", "", "");
  assert_comments ("Resources.C", "# less deep than C\n", "");
  assert_comments ("Resources.L[0]", "  # an item\n", "");
}

static void
test_extend (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (text);
  CfnNode *a = cfn_node_find (cfn_tree_get_root (tree), "Resources", "A", NULL);
  CfnPlace place;
  gsize end;
  g_autofree char *tail = NULL;

  cfn_place_init (&place, cfn_tree_get_text (tree));
  end = cfn_comments_extend (&place, a->span.end, 2);
  tail = cfn_text_dup_span (cfn_tree_get_text (tree), (CfnSpan){ a->span.end, end });
  g_assert_cmpstr (tail, ==, " # a type\n    # inside");
  g_assert_cmpuint (cfn_comments_extend (&place, a->span.end, 4), ==, a->span.end + 9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comments/belonging", test_belonging);
  g_test_add_func ("/comments/extend", test_extend);

  return g_test_run ();
}
