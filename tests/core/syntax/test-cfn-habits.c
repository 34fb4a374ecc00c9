/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-habits.h"

static CfnHabits
survey (const char *text)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string (text);
  CfnHabits habits;

  cfn_habits_survey (&habits, tree);
  return habits;
}

static void
test_blocks (void)
{
  CfnHabits none = survey ("");
  CfnHabits four = survey ("a:\n    b:\n        c: d\n    l:\n    -   e: f\n    -   e: g\n");
  CfnHabits crlf = survey ("a:\r\n  b: c\r\n");

  g_assert_cmpuint (none.step, ==, 2);
  g_assert_cmpuint (none.list_step, ==, 2);
  g_assert_cmpuint (none.item_step, ==, 2);
  g_assert_cmpstr (none.newline, ==, "\n");
  g_assert_cmpuint (four.step, ==, 4);
  g_assert_cmpuint (four.list_step, ==, 0);
  g_assert_cmpuint (four.item_step, ==, 4);
  g_assert_cmpstr (crlf.newline, ==, "\r\n");
}

static void
test_quotes_and_calls (void)
{
  CfnHabits none = survey ("");
  CfnHabits quoted = survey ("\"a\": \"b\"\n\"c\": \"d\"\n");
  CfnHabits calls = survey ("a: {Ref: b}\nc: {Ref: d}\ne: !Ref f\n");
  CfnHabits lists = survey ("a: !GetAtt [b, c]\nd: !If\n- x\n- y\ne: !If\n- x\n- y\n");

  g_assert_cmpint (none.quote, ==, '\'');
  g_assert_true (none.short_calls);
  g_assert_cmpint (none.getatt, ==, CFN_GETATT_DOTTED);
  g_assert_cmpint (quoted.quote, ==, '"');
  g_assert_true (quoted.quotes_values);
  g_assert_true (quoted.quotes_keys);
  g_assert_false (calls.short_calls);
  g_assert_cmpint (calls.getatt, ==, CFN_GETATT_LONG);
  g_assert_cmpint (lists.getatt, ==, CFN_GETATT_LIST);
  g_assert_true (lists.block_arguments);
}

static void
test_brackets (void)
{
  CfnHabits pretty = survey ("{\n\t\"a\" : { \"Ref\" : \"b\" },\n\t\"c\" : [ 1 ]\n}\n");
  CfnHabits dense = survey ("{\"a\":{\"b\":[1,2]}}");

  g_assert_true (pretty.is_json);
  g_assert_true (pretty.is_pretty);
  g_assert_cmpstr (pretty.unit, ==, "\t");
  g_assert_cmpstr (pretty.colon, ==, " : ");
  g_assert_true (pretty.pads_maps);
  g_assert_true (pretty.pads_lists);
  g_assert_true (pretty.inline_calls);
  g_assert_true (pretty.inline_lists);
  g_assert_false (dense.is_pretty);
  g_assert_cmpstr (dense.colon, ==, ":");
  g_assert_cmpstr (dense.comma, ==, ",");
  g_assert_false (dense.pads_maps);
}

static void
test_blank_between (void)
{
  static const struct
  {
    const char *text;
    int blank;
  } rows[] = {
    { "a: {}\n", -1 },
    { "a: 1\nb: 2\n", -1 },
    { "a: 1\n\nb: 2\n", 1 },
    { "a:\n  b: c\nd:\n  e: f\n", 0 },
    { "a:\n  b: c\n\nd:\n  e: f\n", 1 },
    { "a:\n  b: c\n\n# d\nd:\n  e: f\n", 1 },
    { "a:\n  b: c\n\n\n# d\n\nd:\n  e: f\n", 2 },
    { "a:\n  b: |\n    c\n\nd:\n  e: f\n", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CfnTree) tree = cfn_tree_read_string (rows[i].text);

      g_assert_cmpint (cfn_habits_blank_between (tree, cfn_tree_get_root (tree)), ==,
                       rows[i].blank);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/habits/blocks", test_blocks);
  g_test_add_func ("/habits/quotes-and-calls", test_quotes_and_calls);
  g_test_add_func ("/habits/brackets", test_brackets);
  g_test_add_func ("/habits/blank-between", test_blank_between);

  return g_test_run ();
}
