/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-fold.h"

/* "0-5 section, 1-3": what can be folded of @text, with the lines that it begins and ends with. */
static void
assert_folds (const char *text,
              const char *expected)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (text);
  g_autoptr (GArray) folds = cfn_fold_list (tree);
  g_autoptr (GArray) again = cfn_fold_list (tree);
  g_autoptr (GString) told = g_string_new (NULL);

  g_assert_true (folds == again);
  for (guint i = 0; i < folds->len; i++)
    {
      const CfnFold *fold = &g_array_index (folds, CfnFold, i);

      g_string_append_printf (told, "%s%u-%u%s", i > 0 ? ", " : "", fold->first, fold->behind - 1,
                              fold->is_section ? " section" : "");
    }
  g_assert_cmpstr (told->str, ==, expected);
}

static void
test_yaml (void)
{
  assert_folds ("Resources:\n  A:\n    Type: x\n  B: {}\n  C:\n    Type: y\nOutputs:\n  D: 1\n",
                "0-5 section, 1-2, 4-5, 6-7 section");
  assert_folds ("Transform: a\nResources: {A: {\n  Type: x}}\n", "1-2 section, 1-2");
}

static void
test_json (void)
{
  assert_folds ("{\n\"Resources\": {\n\"A\": {\n\"Type\": \"x\"\n},\n\"B\": {}\n}\n}\n",
                "1-6 section, 2-4");
}

static void
test_nothing (void)
{
  assert_folds ("", "");
  assert_folds ("- a\n- b\n", "");
  assert_folds ("Resources: {}\n", "");
  assert_folds ("Resources:\n  - a\n  - b\n", "0-2 section");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fold/yaml", test_yaml);
  g_test_add_func ("/fold/json", test_json);
  g_test_add_func ("/fold/nothing", test_nothing);

  return g_test_run ();
}
