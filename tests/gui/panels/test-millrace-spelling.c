/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-spelling.h"

#include "cfn-tree.h"

typedef struct
{
  const char *yaml;
  const char *line;
} Case;

static const Case cases[] = {
  { "plain", "plain" },
  { "10", "10" },
  { "'10'", "'10'" },
  { "2012-10-17", "2012-10-17" },
  { "!GetAtt LambdaRole.Arn", "!GetAtt LambdaRole.Arn" },
  { "Fn::GetAtt: [ LambdaRole , Arn ]", "{Fn::GetAtt: [LambdaRole, Arn]}" },
  { "Fn::Join:\n  - ''\n  - - a\n    - !Ref B\n", "{Fn::Join: ['', [a, !Ref B]]}" },
  { "Key: a\nValue: \"b, c\"\n", "{Key: a, Value: \"b, c\"}" },
  { "|\n  one\n  two\n", "\"one\\ntwo\\n\"" },
};

/* What is shown in one line reads back as what it was. */
static void
test_round_trip (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CfnTree) tree = cfn_tree_read_string (cases[i].yaml);
      g_autofree char *line = millrace_spelling_of_node (cfn_tree_get_root (tree));
      g_autoptr (CfnTree) again = cfn_tree_read_string (line);
      g_autofree char *second = millrace_spelling_of_node (cfn_tree_get_root (again));

      if (cases[i].line[0] != '\'')
        g_assert_cmpstr (line, ==, cases[i].line);
      g_assert_true (cfn_tree_is_whole (again));
      g_assert_cmpstr (second, ==, line);
      g_assert_cmpint (cfn_node_get_scalar_type (cfn_tree_get_root (again)), ==,
                       cfn_node_get_scalar_type (cfn_tree_get_root (tree)));
    }
}

static void
test_intrinsics (void)
{
  g_assert_true (millrace_spelling_is_intrinsic ("!Ref X"));
  g_assert_true (millrace_spelling_is_intrinsic ("{Ref: X}"));
  g_assert_true (millrace_spelling_is_intrinsic ("!Sub '${A}-b'"));
  g_assert_false (millrace_spelling_is_intrinsic ("index.handler"));
  g_assert_false (millrace_spelling_is_intrinsic ("!"));
  g_assert_false (millrace_spelling_is_intrinsic ("{Key: a}"));
  g_assert_false (millrace_spelling_is_intrinsic (""));
}

static void
test_whole (void)
{
  g_autofree char *problem = NULL;

  g_assert_true (millrace_spelling_is_whole ("[a, b]", NULL));
  g_assert_false (millrace_spelling_is_whole ("!GetAtt [a", &problem));
  g_assert_nonnull (problem);
}

static void
test_aliases (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string ("a: &x 1\nb: [*x]\nc: 2\n");
  CfnNode *root = cfn_tree_get_root (tree);

  g_assert_false (millrace_spelling_can_edit (cfn_node_get (root, "a")));
  g_assert_false (millrace_spelling_can_edit (cfn_node_get (root, "b")));
  g_assert_true (millrace_spelling_can_edit (cfn_node_get (root, "c")));
  g_assert_true (millrace_spelling_can_edit (NULL));
}

static void
test_breakable (void)
{
  g_autofree char *text = millrace_spelling_breakable ("a.b:c.");

  g_assert_cmpstr (text, ==, "a.\xE2\x80\x8B" "b:\xE2\x80\x8B" "c.");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spelling/round-trip", test_round_trip);
  g_test_add_func ("/spelling/intrinsics", test_intrinsics);
  g_test_add_func ("/spelling/whole", test_whole);
  g_test_add_func ("/spelling/aliases", test_aliases);
  g_test_add_func ("/spelling/breakable", test_breakable);

  return g_test_run ();
}
