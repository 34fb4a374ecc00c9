/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-intrinsic.h"
#include "cfn-tree.h"

static void
test_match (void)
{
  static const struct
  {
    const char *text;
    const char *name;
    const char *short_name;
    gboolean is_short;
  } rows[] = {
    { "!Ref A", "Ref", "Ref", TRUE },
    { "Ref: A", "Ref", "Ref", FALSE },
    { "!GetAtt A.B", "Fn::GetAtt", "GetAtt", TRUE },
    { "{\"Fn::GetAtt\": [A, B]}", "Fn::GetAtt", "GetAtt", FALSE },
    { "!Condition C", "Condition", "Condition", TRUE },
    { "!If [a, b, c]", "Fn::If", "If", TRUE },
    { "Condition: C", NULL, NULL, FALSE },
    { "{Ref: A, B: C}", NULL, NULL, FALSE },
    { "plain", NULL, NULL, FALSE },
    { "[Ref]", NULL, NULL, FALSE },
    { "!!str x", NULL, NULL, FALSE },
    { "! x", NULL, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CfnTree) tree = cfn_tree_read_string (rows[i].text);
      CfnIntrinsic call;
      gboolean is_call = cfn_intrinsic_match (cfn_tree_get_root (tree), &call);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (is_call, ==, rows[i].name != NULL);
      if (!is_call)
        continue;
      g_assert_cmpstr (call.name, ==, rows[i].name);
      g_assert_cmpstr (cfn_intrinsic_get_short_name (&call), ==, rows[i].short_name);
      g_assert_cmpint (call.is_short, ==, rows[i].is_short);
    }
}

static void
assert_equal (gboolean    expected,
              const char *a,
              const char *b)
{
  g_autoptr (CfnTree) tree_a = cfn_tree_read_string (a);
  g_autoptr (CfnTree) tree_b = cfn_tree_read_string (b);

  g_test_message ("%s, %s", a, b);
  g_assert_cmpint (cfn_node_equal (cfn_tree_get_root (tree_a), cfn_tree_get_root (tree_b)), ==,
                   expected);
  g_assert_cmpint (cfn_node_equal (cfn_tree_get_root (tree_b), cfn_tree_get_root (tree_a)), ==,
                   expected);
}

static void
test_equal (void)
{
  assert_equal (TRUE, "a", "'a'");
  assert_equal (TRUE, "{a: [1, b]}", "a:\n- 0x1\n- \"b\"\n");
  assert_equal (TRUE, "{a: 1, b: 2}", "{b: 2, a: 1}");
  assert_equal (TRUE, "yes", "true");
  assert_equal (TRUE, "~", "null");
  assert_equal (TRUE, "2012-10-17", "'2012-10-17'");
  assert_equal (TRUE, "!GetAtt A.B.C", "Fn::GetAtt: [A, B.C]");
  assert_equal (TRUE, "!GetAtt [A, B.C]", "!GetAtt A.B.C");
  assert_equal (TRUE, "!Ref A", "{Ref: A}");
  assert_equal (TRUE, "!Condition A", "{Condition: A}");
  assert_equal (TRUE, "!Join [',', [!Ref A]]", "Fn::Join: [',', [Ref: A]]");
  assert_equal (TRUE, "Fn::Base64: !Sub x", "Fn::Base64: {Fn::Sub: x}");
  assert_equal (FALSE, "Fn::Base64: !Sub x", "!Base64 x");
  assert_equal (FALSE, "a", "b");
  assert_equal (FALSE, "1", "'1'");
  assert_equal (FALSE, "yes", "'yes'");
  assert_equal (FALSE, "yes", "no");
  assert_equal (FALSE, "[a, b]", "[b, a]");
  assert_equal (FALSE, "[a]", "[a, b]");
  assert_equal (FALSE, "{a: 1}", "{b: 1}");
  assert_equal (FALSE, "!Ref A", "A");
  assert_equal (FALSE, "!Ref A", "!Sub A");
  assert_equal (FALSE, "!GetAtt A.B", "!GetAtt A.C");
  assert_equal (FALSE, "{a: b}", "[a]");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intrinsic/match", test_match);
  g_test_add_func ("/intrinsic/equal", test_equal);

  return g_test_run ();
}
