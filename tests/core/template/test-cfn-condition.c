/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-condition.h"

#include "cfn-section.h"
#include "template-fixture.h"

#include <string.h>

/* Reads the conditions @yaml, one a line, below parameters and mappings that all tests share. */
static CfnTemplate *
read_conditions (const char *yaml)
{
  g_autofree char *text = g_strconcat (
    "Parameters:\n"
    "  Stage: {Type: String, Default: dev, AllowedValues: [dev, prod]}\n"
    "  Size: {Type: String, AllowedValues: [s, m, l]}\n"
    "  Name: {Type: String, Default: ''}\n"
    "  Other: {Type: String}\n"
    "  Count: {Type: Number, AllowedValues: [1, 2]}\n"
    "  Switch: {Type: String, AllowedValues: [true, false]}\n"
    "  Answer: {Type: String, AllowedValues: [yes, no]}\n"
    "  Names: {Type: CommaDelimitedList}\n"
    "  Stored: {Type: 'AWS::SSM::Parameter::Value<String>', AllowedValues: [/a, /b]}\n"
    "Mappings:\n"
    "  Sizes: {dev: {is: small}, prod: {is: big}}\n"
    "  Regions: {eu-west-1: {near: 'true'}, us-east-1: {near: 'false'}}\n"
    "Conditions:\n", yaml,
    "Resources: {}\n", NULL);
  /* Whatever can be read of it: a key that is there twice is an error. */
  g_autoptr (CfnTree) tree = cfn_tree_read_string (text);

  return cfn_template_new (tree);
}

/* "A !B": A holds, B does not. */
static GArray *
parse_cases (const char *words)
{
  GArray *cases = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  g_auto (GStrv) names = g_strsplit (words, " ", -1);

  for (guint i = 0; names[i] != NULL && *words != '\0'; i++)
    {
      CfnCase one = { g_intern_string (names[i] + (names[i][0] == '!')), names[i][0] != '!' };

      g_array_append_val (cases, one);
    }

  return cases;
}

/* What the condition C comes to. */
static const struct
{
  const char *conditions;
  CfnConditionState state;   /* of C */
} state_cases[] = {
  { "  C: !Equals [a, a]\n", CFN_CONDITION_TRUE },
  { "  C: !Equals [a, b]\n", CFN_CONDITION_FALSE },
  { "  C: !Not [!Equals [a, b]]\n", CFN_CONDITION_TRUE },
  { "  C: {'Fn::Equals': [a, a]}\n", CFN_CONDITION_TRUE },
  { "  C: !Equals [!Ref Name, !Ref Name]\n", CFN_CONDITION_TRUE },
  { "  C: !Equals [!Ref Name, {Ref: Name}]\n", CFN_CONDITION_TRUE },
  { "  C: !Equals [!Ref Name, !Sub '${Name}']\n", CFN_CONDITION_TRUE },
  { "  C: !Equals [!Ref 'AWS::Region', !Sub '${AWS::Region}']\n", CFN_CONDITION_TRUE },
  { "  C: !Equals [!Ref Name, !Ref Other]\n", CFN_CONDITION_DEPENDS },
  { "  C: !Equals [!Ref Name, a]\n", CFN_CONDITION_DEPENDS },
  /* A default is not all that a parameter may be. */
  { "  C: !Equals [!Ref Stage, dev]\n", CFN_CONDITION_DEPENDS },
  { "  C: !Equals [!Ref Stage, test]\n", CFN_CONDITION_FALSE },
  { "  C: !Or [!Equals [!Ref Stage, dev], !Equals [!Ref Stage, prod]]\n", CFN_CONDITION_TRUE },
  { "  C: !And [!Equals [!Ref Stage, dev], !Equals [!Ref Stage, prod]]\n",
    CFN_CONDITION_FALSE },
  { "  C: !Or [!Equals [!Ref Size, s], !Equals [!Ref Size, m]]\n", CFN_CONDITION_DEPENDS },
  { "  C: !Equals [!Ref Size, !Ref Stage]\n", CFN_CONDITION_FALSE },
  { "  C: !Or [!Equals [!Ref Name, a], !Not [!Equals [!Ref Name, a]]]\n", CFN_CONDITION_TRUE },
  /* Other conditions, in long and short form. */
  { "  C: !Not [!Condition D]\n  D: !Equals [1, '1']\n", CFN_CONDITION_FALSE },
  { "  C: !Condition D\n  D: !Equals [1, 1]\n", CFN_CONDITION_TRUE },
  { "  C: {Condition: D}\n  D: !Equals [1, 2]\n", CFN_CONDITION_FALSE },
  { "  C: !And [{Condition: D}, !Not [{Condition: D}]]\n  D: !Equals [!Ref Name, a]\n",
    CFN_CONDITION_FALSE },
  /* Mappings and texts put together. */
  { "  C: !Equals [!FindInMap [Sizes, prod, is], big]\n", CFN_CONDITION_TRUE },
  { "  C: !Equals [!FindInMap [Sizes, !Ref Stage, is], big]\n", CFN_CONDITION_DEPENDS },
  { "  C: !Equals [!FindInMap [Sizes, !Ref Stage, is], huge]\n", CFN_CONDITION_FALSE },
  { "  C: !Equals [!FindInMap [Regions, !Ref 'AWS::Region', near], 'true']\n",
    CFN_CONDITION_DEPENDS },
  { "  C: !Equals [!FindInMap [Nothing, a, b], c]\n", CFN_CONDITION_DEPENDS },
  { "  C: !Equals [!Join ['-', [a, b]], a-b]\n", CFN_CONDITION_TRUE },
  { "  C: !Equals [!Join ['-', [a, !Ref Stage]], a-test]\n", CFN_CONDITION_FALSE },
  { "  C: !Equals [!Sub 'x-${Stage}', x-dev]\n", CFN_CONDITION_DEPENDS },
  { "  C: !Equals [!Sub ['${V}', {V: a}], a]\n", CFN_CONDITION_TRUE },
  { "  C: !Equals [!Sub 'x-${Name}', x-dev]\n", CFN_CONDITION_DEPENDS },
  { "  C: !Equals [!Select [1, [a, !Ref Stage]], test]\n", CFN_CONDITION_FALSE },
  { "  C: !Equals [!Select [9, [a]], a]\n", CFN_CONDITION_DEPENDS },
  /* How a value is written matters where readers differ. */
  { "  C: !Equals [!Ref Switch, 'maybe']\n", CFN_CONDITION_FALSE },
  { "  C: !Equals [yes, 'yes']\n", CFN_CONDITION_DEPENDS },
  { "  C: !Equals [010, '8']\n", CFN_CONDITION_DEPENDS },
  { "  C: !Equals [1:30, '90']\n", CFN_CONDITION_DEPENDS },
  { "  C: !Equals [2012-10-17, '2012-10-17']\n", CFN_CONDITION_TRUE },
  { "  C: !Equals [1.0, '1']\n", CFN_CONDITION_DEPENDS },
  { "  C: !Equals [true, 'true']\n", CFN_CONDITION_TRUE },
  { "  C: !Equals [~, '']\n", CFN_CONDITION_DEPENDS },
  { "  C: !Equals [!Ref Answer, 'maybe']\n", CFN_CONDITION_DEPENDS },
  { "  C: !Equals [!Ref Count, 3]\n", CFN_CONDITION_DEPENDS },
  { "  C: !Equals [!Ref Stored, /c]\n", CFN_CONDITION_DEPENDS },
  { "  C: !Equals [!Ref Names, a]\n", CFN_CONDITION_DEPENDS },
  { "  C: !Equals ['{{resolve:ssm:a}}', b]\n", CFN_CONDITION_DEPENDS },
  /* What makes no sense is not known. */
  { "  C: !Equals [a]\n", CFN_CONDITION_DEPENDS },
  { "  C: !And []\n", CFN_CONDITION_DEPENDS },
  { "  C: !Not a\n", CFN_CONDITION_DEPENDS },
  { "  C: true\n", CFN_CONDITION_DEPENDS },
  { "  D: true\n", CFN_CONDITION_DEPENDS },
  { "  C: !Condition Nobody\n", CFN_CONDITION_DEPENDS },
  { "  C: !Condition C\n", CFN_CONDITION_DEPENDS },
  { "  C: !Not [!Condition D]\n  D: !Condition C\n", CFN_CONDITION_DEPENDS },
  { "  C: !Equals [a, a]\n  C: !Equals [a, b]\n", CFN_CONDITION_DEPENDS },
  { "  'Fn::ForEach::L': [C, [a], {'${C}': !Equals [a, a]}]\n", CFN_CONDITION_DEPENDS },
  { "  C: !Equals [{'Fn::Transform': {Name: M}}, {'Fn::Transform': {Name: M}}]\n",
    CFN_CONDITION_DEPENDS },
};

static void
test_states (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_cases); i++)
    {
      g_autoptr (CfnTemplate) template = read_conditions (state_cases[i].conditions);
      CfnConditionState state = cfn_condition_get_state (template, "C");

      if (state != state_cases[i].state)
        g_test_message ("%s", state_cases[i].conditions);
      g_assert_cmpint (state, ==, state_cases[i].state);
    }
}

#define SOME                                                                                       \
  "  Dev: !Equals [!Ref Stage, dev]\n"                                                             \
  "  Prod: !Equals [!Ref Stage, prod]\n"                                                           \
  "  Small: !Equals [s, !Ref Size]\n"                                                              \
  "  Middle: !Equals [!Ref Size, m]\n"                                                             \
  "  Large: !Equals [!Ref Size, l]\n"                                                              \
  "  Named: !Not [!Equals [!Ref Name, '']]\n"                                                      \
  "  NamedA: !Equals [!Ref Name, a]\n"                                                             \
  "  Same: !Equals [!Ref Name, !Ref Other]\n"                                                      \
  "  OtherB: !Equals [!Ref Other, b]\n"                                                            \
  "  Big: !Equals [!FindInMap [Sizes, !Ref Stage, is], big]\n"                                     \
  "  ProdA: !And [!Condition Prod, !Condition NamedA]\n"                                           \
  "  ListA: !Equals [!Join [',', !Ref Names], a]\n"                                                \
  "  ListAToo: {'Fn::Equals': [a, {'Fn::Join': [',', {Ref: Names}]}]}\n"

static void
test_possible (void)
{
  static const struct
  {
    const char *cases;
    gboolean possible;
  } cases[] = {
    { "", TRUE },
    { "Dev", TRUE },
    { "Dev !Dev", FALSE },
    { "Dev Prod", FALSE },
    { "!Dev !Prod", FALSE },
    { "Dev !Prod", TRUE },
    { "!Small !Middle", TRUE },
    { "!Small !Middle !Large", FALSE },
    { "Small Middle", FALSE },
    { "NamedA Named", TRUE },
    { "NamedA !Named", FALSE },
    { "NamedA OtherB", TRUE },
    { "NamedA OtherB Same", FALSE },
    { "NamedA Same", TRUE },
    { "Big Dev", FALSE },
    { "!Big Prod", FALSE },
    { "Big Prod Named", TRUE },
    { "ProdA Dev", FALSE },
    { "!ProdA Prod NamedA", FALSE },
    { "ListA !ListAToo", FALSE },
    { "Nobody Prod", TRUE },
    { "Nobody Prod !Nobody", FALSE },
  };
  g_autoptr (CfnTemplate) template = read_conditions (SOME);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) list = parse_cases (cases[i].cases);

      g_test_message ("%s", cases[i].cases);
      g_assert_cmpint (cfn_cases_are_possible (template, list), ==, cases[i].possible);
    }
  g_assert_true (cfn_cases_are_possible (template, NULL));
}

static void
test_implied (void)
{
  g_autoptr (CfnTemplate) template = read_conditions (SOME);
  g_autoptr (GArray) prod_a = parse_cases ("ProdA");
  g_autoptr (GArray) neither = parse_cases ("!Small !Large");

  g_assert_true (cfn_cases_imply (template, prod_a, &(CfnCase) { "Prod", TRUE }));
  g_assert_true (cfn_cases_imply (template, prod_a, &(CfnCase) { "Named", TRUE }));
  g_assert_true (cfn_cases_imply (template, prod_a, &(CfnCase) { "Dev", FALSE }));
  g_assert_false (cfn_cases_imply (template, prod_a, &(CfnCase) { "Small", TRUE }));
  g_assert_true (cfn_cases_imply (template, neither, &(CfnCase) { "Middle", TRUE }));
  g_assert_false (cfn_cases_imply (template, NULL, &(CfnCase) { "Middle", TRUE }));
}

static void
assert_cases (const CfnNode *node,
              const char    *expected)
{
  g_autoptr (GArray) cases = cfn_node_get_cases (node);
  g_autofree char *found = cfn_cases_to_string (cases);

  g_assert_nonnull (node);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_places (void)
{
  g_autoptr (CfnTemplate) template
    = template_fixture_read ("Resources:\n"
                             "  A:\n"
                             "    Type: A::B::C\n"
                             "    Condition: C\n"
                             "    Properties:\n"
                             "      P: !If [D, {Q: 1}, {'Fn::If': [E, 2, [3, 4]]}]\n"
                             "  'Fn::ForEach::L':\n"
                             "    - I\n"
                             "    - [x, y]\n"
                             "    - 'R${I}': {Type: A::B::C, Condition: F, Properties: {P: 1}}\n"
                             "Outputs:\n"
                             "  O: {Condition: G, Value: 1}\n"
                             "Metadata: {M: {Condition: H, V: 1}}\n");
  CfnNode *root = cfn_tree_get_root (cfn_template_get_tree (template));
  CfnNode *choice = cfn_node_find (root, "Resources", "A", "Properties", "P", NULL);
  CfnNode *inner = cfn_node_get (cfn_node_get_item (choice, 2), "Fn::If");
  CfnNode *loop = cfn_node_find (root, "Resources", "Fn::ForEach::L", NULL);

  assert_cases (choice, "C");
  assert_cases (cfn_node_get_item (choice, 0), "C");
  assert_cases (cfn_node_get (cfn_node_get_item (choice, 1), "Q"), "C, D");
  assert_cases (cfn_node_get_item (inner, 1), "C, not D, E");
  assert_cases (cfn_node_get_item (cfn_node_get_item (inner, 2), 1), "C, not D, not E");
  assert_cases (cfn_node_find (cfn_node_get_item (loop, 2), "R${I}", "Properties", "P", NULL), "F");
  assert_cases (cfn_node_find (root, "Outputs", "O", "Value", NULL), "G");
  assert_cases (cfn_node_find (root, "Metadata", "M", "V", NULL), "");
}

/* An account's macro may rewrite the conditions themselves. */
static void
test_macro (void)
{
  g_autoptr (CfnTemplate) template
    = template_fixture_read ("Transform: Ours\n"
                             "Conditions: {C: !Equals [a, a]}\n"
                             "Resources: {}\n");

  g_assert_cmpint (cfn_condition_get_state (template, "C"), ==, CFN_CONDITION_DEPENDS);
}

/* Conditions on conditions, as many as there is room for: everything ends, and soon. */
static void
test_hostile (void)
{
  g_autoptr (GString) chain = g_string_new ("  C0: !Equals [!Ref Name, a]\n");
  g_autoptr (GString) hard = g_string_new (NULL);
  g_autoptr (GString) or = g_string_new ("  C: !And [");

  for (guint i = 1; i < 3000; i++)
    g_string_append_printf (chain, "  C%u: !And [!Condition C%u, !Not [!Condition C%u]]\n", i,
                            (i * 7919) % 3000, i - 1);
  for (guint i = 0; i < 24; i++)
    {
      g_string_append_printf (hard, "  H%u: !Equals [!ImportValue a%u, b]\n", i, i);
      g_string_append_printf (or, "!Or [!Condition H%u, !Condition H%u], ", i, (i + 5) % 24);
    }
  g_string_append (or, "!Not [!Condition H0]]\n");
  g_string_append (chain, hard->str);
  g_string_append (chain, or->str);

  {
    g_autoptr (CfnTemplate) template = read_conditions (chain->str);

    for (guint i = 0; i < 3000; i += 100)
      {
        g_autofree char *name = g_strdup_printf ("C%u", i);

        cfn_condition_get_state (template, name);
      }
    g_assert_cmpint (cfn_condition_get_state (template, "C"), !=, CFN_CONDITION_TRUE);
  }
}

static void
test_words (void)
{
  static const struct
  {
    const char *formula;
    const char *words;
  } cases[] = {
    { "!Equals [!Ref Stage, prod]", "Stage is “prod”" },
    { "!Equals [prod, !Ref Stage]", "Stage is “prod”" },
    { "!Not [!Equals [!Ref Stage, prod]]", "Stage is not “prod”" },
    { "!Not [!Condition B]", "not B" },
    { "!And [!Condition B, !Or [!Condition C, !Condition D]]", "B and (C or D)" },
    { "{'Fn::Or': [{Condition: B}, {'Fn::Equals': ['', {Ref: Name}]}]}", "B or Name is “”" },
    { "!Equals [!Ref Stage, !Ref Other]", "Stage is Other" },
    { "!And []", "…" },
    { "text", "text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strdup_printf ("  A: %s\n", cases[i].formula);
      g_autoptr (CfnTemplate) template = read_conditions (line);
      g_autofree char *words
        = cfn_condition_to_words (template, cfn_template_find_condition (template, "A"));

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/condition/states", test_states);
  g_test_add_func ("/condition/possible", test_possible);
  g_test_add_func ("/condition/implied", test_implied);
  g_test_add_func ("/condition/places", test_places);
  g_test_add_func ("/condition/macro", test_macro);
  g_test_add_func ("/condition/words", test_words);
  g_test_add_func ("/condition/hostile", test_hostile);

  return g_test_run ();
}
