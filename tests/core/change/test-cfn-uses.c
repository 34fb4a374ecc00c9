/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-uses.h"

#include <string.h>

#include "change-fixture.h"

/* The text with "<" and ">" around each use of @name. */
static char *
mark (const char  *yaml,
      CfnNameKind  kind,
      const char  *name)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (yaml, -1);
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
  g_autoptr (GArray) uses = cfn_uses_find (tree, kind, name);
  GString *marked = g_string_new (yaml);

  for (guint i = uses->len; i > 0; i--)
    {
      const CfnUse *use = &g_array_index (uses, CfnUse, i - 1);

      g_assert_cmpint (use->state, ==, CFN_USE_PLAIN);
      g_string_insert_c (marked, use->span.end, '>');
      g_string_insert_c (marked, use->span.start, '<');
    }

  return g_string_free (marked, FALSE);
}

static void
test_kinds_are_apart (void)
{
  static const char yaml[] =
    "Parameters: {P: {Type: String}}\n"
    "Mappings: {A: {b: {c: d}}}\n"
    "Conditions: {A: !Equals [!Ref P, A]}\n"
    "Resources:\n"
    "  A: {Type: AWS::SNS::Topic, Condition: A, DependsOn: A, Properties: {B: !If [A, !Ref A,\n"
    "      !FindInMap [A, A, A]]}}\n";
  g_autofree char *resource = mark (yaml, CFN_NAME_RESOURCE, "A");
  g_autofree char *condition = mark (yaml, CFN_NAME_CONDITION, "A");
  g_autofree char *mapping = mark (yaml, CFN_NAME_MAPPING, "A");
  g_autofree char *parameter = mark (yaml, CFN_NAME_PARAMETER, "P");
  g_autofree char *nothing = mark (yaml, CFN_NAME_PARAMETER, "A");

  g_assert_nonnull (strstr (resource, "  <A>: {Type: AWS::SNS::Topic, Condition: A, DependsOn: <A>,"
                                      " Properties: {B: !If [A, !Ref <A>,\n"
                                      "      !FindInMap [A, A, A]]}}\n"));
  g_assert_nonnull (strstr (resource, "{A: !Equals [!Ref P, A]}"));
  g_assert_nonnull (strstr (condition, "Conditions: {<A>: !Equals [!Ref P, A]}\n"));
  g_assert_nonnull (strstr (condition, "  A: {Type: AWS::SNS::Topic, Condition: <A>, DependsOn: A,"
                                       " Properties: {B: !If [<A>, !Ref A,\n"
                                       "      !FindInMap [A, A, A]]}}\n"));
  g_assert_nonnull (strstr (mapping, "Mappings: {<A>: {b: {c: d}}}\n"));
  g_assert_nonnull (strstr (mapping, "!FindInMap [<A>, A, A]]}}\n"));
  g_assert_nonnull (strstr (parameter, "Parameters: {<P>: {Type: String}}\n"));
  g_assert_nonnull (strstr (parameter, "{A: !Equals [!Ref <P>, A]}"));
  assert_yaml (nothing, yaml);
}

static void
test_states (void)
{
  static const struct
  {
    const char *value;
    CfnUseState state;
  } cases[] = {
    { "!Ref \"T\\x61ble\"", CFN_USE_ESCAPED },
    { "!Sub \"\\x24{Table}\"", CFN_USE_ESCAPED },
    { "!Sub \"${Ta\\\n  ble}\"", CFN_USE_ESCAPED },
    { "[&a Table, !Ref Other, {Ref: *a}]", CFN_USE_SHARED },
    { "[{Ref: &a Table}, *a]", CFN_USE_SHARED },
    { "[!Sub &a \"${Table}\", *a]", CFN_USE_SHARED },
    { "[&a {Ref: Table}, *a]", CFN_USE_PLAIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *yaml = g_strconcat ("Resources:\n  Table:\n    Properties:\n      A: ",
                                           cases[i].value, "\n", NULL);
      g_autoptr (CfnText) text = cfn_text_new_from_string (yaml, -1);
      g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
      g_autoptr (GArray) uses = cfn_uses_find (tree, CFN_NAME_RESOURCE, "Table");

      g_assert_true (cfn_tree_is_whole (tree));
      g_assert_cmpuint (uses->len, ==, 2);
      g_assert_cmpint (g_array_index (uses, CfnUse, 1).state, ==, cases[i].state);
    }
}

/* Each alias is a list of ten of the one before: followed more than once, they would never end. */
static void
test_alias_bomb (void)
{
  g_autoptr (GString) yaml = g_string_new ("Metadata:\n  - &a0 [!Ref A]\n");
  g_autofree char *marked = NULL;

  for (guint i = 1; i < 40; i++)
    {
      g_string_append_printf (yaml, "  - &a%u [", i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (yaml, "*a%u, ", i - 1);
      g_string_append (yaml, "]\n");
    }
  g_string_append (yaml, "Resources: {A: {Properties: {B: *a39}}}\n");

  marked = mark (yaml->str, CFN_NAME_RESOURCE, "A");
  g_assert_nonnull (strstr (marked, "[!Ref <A>]"));
  g_assert_nonnull (strstr (marked, "Resources: {<A>: "));
}

static void
test_alias_of_itself (void)
{
  g_autofree char *marked = mark ("Resources: &r {A: {Properties: &p [!Ref A, *p, *r]}}\n",
                                  CFN_NAME_RESOURCE, "A");

  g_assert_true (g_str_has_prefix (marked, "Resources: &r {<A>: {Properties: &p [!Ref <A>, *"));
}

static void
test_long_sub (void)
{
  g_autoptr (GString) yaml = g_string_new ("Resources: {A: {Properties: {B: !Sub \"");
  g_autoptr (CfnText) text = NULL;
  g_autoptr (CfnTree) tree = NULL;
  g_autoptr (GArray) uses = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append (yaml, "${A.Arn} ${!A} ${B} ");
  g_string_append (yaml, "\"}}}\n");

  text = cfn_text_new_from_string (yaml->str, -1);
  tree = cfn_tree_read (text, NULL);
  uses = cfn_uses_find (tree, CFN_NAME_RESOURCE, "A");
  g_assert_cmpuint (uses->len, ==, 50001);
}

/* What has no sections, or odd ones, has no uses and does no harm. */
static void
test_nonsense (void)
{
  static const char * const texts[] = {
    "", "A", "[A]", "Resources:\n", "Resources: A\n", "Resources: [A]\n", "Resources: {A: }\n",
    "Resources: {A: [A, {Ref: A}]}\n", "Resources: {A: {DependsOn: {A: A}, Connectors: A}}\n",
    "Resources: {A: {Type: AWS::Serverless::Connector, Properties: {Destination: [A, [A]]}}}\n",
    "Resources: {A: 1, Fn::ForEach::L: A, Fn::ForEach::M: [], Fn::ForEach::N: [A, A, A]}\n",
    "Resources: {A: {Properties: {Fn::ForEach::L: {A: A}}}}\n",
    "Resources: {A: !Sub [], B: !Sub {}, C: !GetAtt {}, D: !If [], E: !Ref [], F: {Fn::Sub: }}\n",
    "Resources: {A: 1, ? [A] : {Ref: A}, ? {A: A} : A}\nOutputs: A\nHooks: [A]\n",
    "Metadata: {AWS::Composer::Groups: [A, {Members: A}]}\nResources: {A: 1}\nTransform: [A]\n",
    "Metadata: {AWS::CloudFormation::Interface: {ParameterGroups: A, ParameterLabels: [A]}}\n"
    "Parameters: {A: 1}\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      for (CfnNameKind kind = CFN_NAME_RESOURCE; kind <= CFN_NAME_MAPPING; kind++)
        g_free (mark (texts[i], kind, "A"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/uses/kinds-are-apart", test_kinds_are_apart);
  g_test_add_func ("/uses/states", test_states);
  g_test_add_func ("/uses/alias-bomb", test_alias_bomb);
  g_test_add_func ("/uses/alias-of-itself", test_alias_of_itself);
  g_test_add_func ("/uses/long-sub", test_long_sub);
  g_test_add_func ("/uses/nonsense", test_nonsense);

  return g_test_run ();
}
