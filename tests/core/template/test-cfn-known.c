/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-known.h"

#include "template-fixture.h"

#define HEAD                                                                                       \
  "Parameters:\n"                                                                                  \
  "  Stage: {Type: String, Default: dev, AllowedValues: [dev, prod]}\n"                            \
  "  Name: {Type: String}\n"                                                                       \
  "Conditions: {C: !Equals [!Ref Stage, prod], D: !Equals [!Ref Name, x]}\n"                       \
  "Mappings:\n"                                                                                    \
  "  M: {a: {size: 5, names: [x, z]}, b: {size: 6}, loop: {v: !FindInMap [M, loop, v]}}\n"         \
  "Resources:\n"                                                                                   \
  "  T: {Type: AWS::DynamoDB::Table}\n"                                                            \
  "  X:\n"                                                                                         \
  "    Type: A::B::C\n"                                                                            \
  "    Properties: {P: %s}\n"

static CfnTemplate *
read_value (const char  *value,
            CfnNode    **node)
{
  g_autofree char *yaml = g_strdup_printf (HEAD, value);
  CfnTemplate *template = template_fixture_read (yaml);

  *node = cfn_resource_get_property (cfn_template_find_resource (template, "X"), "P");

  return template;
}

/* "IsProd: text; not IsProd: - reason name" */
static char *
dump (GPtrArray *known)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < known->len; i++)
    {
      const CfnKnown *one = g_ptr_array_index (known, i);
      g_autofree char *cases = cfn_cases_to_string (one->cases);

      g_string_append_printf (text, "%s%s%s", i > 0 ? "; " : "", cases, *cases ? ": " : "");
      if (one->kind == CFN_KNOWN_TEXT)
        g_string_append (text, one->text);
      else if (one->kind == CFN_KNOWN_REFERENCE)
        g_string_append_printf (text, "=%s.%s", one->resource->id,
                                one->attribute != NULL ? one->attribute : "Ref");
      else if (one->kind == CFN_KNOWN_NOT)
        g_string_append_printf (text, "?%s %s", one->reason, one->name != NULL ? one->name : "-");
      else
        g_string_append (text, one->kind == CFN_KNOWN_ABSENT ? "absent"
                               : one->kind == CFN_KNOWN_LIST ? "list" : "map");
    }

  return g_string_free (text, FALSE);
}

static void
test_values (void)
{
  static const struct
  {
    const char *value;
    const char *known;
  } cases[] = {
    { "12", "12" },
    { "[1, 2]", "list" },
    { "{a: b}", "map" },
    { "!Ref AWS::NoValue", "absent" },
    { "!Ref T", "=T.Ref" },
    { "!GetAtt T.StreamArn", "=T.StreamArn" },
    { "!Sub '${T.StreamArn}'", "=T.StreamArn" },
    { "!Ref Name", "?parameter Name" },
    { "!Ref Nobody", "?no-such-name Nobody" },
    { "!Ref AWS::Region", "?pseudo-parameter AWS::Region" },
    { "!ImportValue exported", "?import exported" },
    { "'{{resolve:ssm:x:1}}'", "?dynamic-reference {{resolve:ssm:x:1}}" },
    { "!Sub '{{resolve:ssm:${!x}}}'", "?dynamic-reference {{resolve:ssm:${x}}}" },
    { "{'Fn::Transform': {Name: Ours}}", "?macro Ours" },
    { "{'Fn::ForEach::L': [I, [a], {}], a: b}", "?loop -" },
    { "!GetAZs eu-west-1", "?computed Fn::GetAZs" },
    /* Put together of what is known. */
    { "!Sub ['${A}-${B}', {A: one, B: !FindInMap [M, a, size]}]", "one-5" },
    { "!Sub '${Name}-x'", "?parameter Name" },
    { "!Sub 'a-${T}'", "?computed -" },
    { "!Join ['-', [a, !Ref AWS::NoValue, !Sub b]]", "a-b" },
    { "!Join [',', !FindInMap [M, a, names]]", "x,z" },
    { "!Join ['/', !Split [',', 'a,b']]", "a/b" },
    { "!Select [1, !Split [':', 'a:b:c']]", "b" },
    { "!Select ['1', [!Ref Name, two]]", "two" },
    { "!Select [0, [!Ref Name, two]]", "?parameter Name" },
    { "!Select [7, [a]]", "?computed Fn::Select" },
    { "!FindInMap [M, b, size]", "6" },
    { "!FindInMap [M, c, size]", "?no-such-name c" },
    { "!FindInMap [M, c, size, {DefaultValue: 9}]", "9" },
    { "!FindInMap [M, !Ref Stage, size]", "?parameter Stage" },
    { "!FindInMap [M, loop, v]", "?computed -" },
    /* Both branches, each with what it takes. */
    { "!If [C, 1, 2]", "C: 1; not C: 2" },
    { "!If [C, !If [D, 1, 2], !If [C, 3, !Ref AWS::NoValue]]",
      "C, D: 1; C, not D: 2; not C: absent" },
    { "!Sub ['${A}-${B}', {A: !If [C, p, q], B: !If [C, 1, 2]}]", "C: p-1; not C: q-2" },
    { "!If [C, !GetAtt T.Arn, !Ref Name]", "C: =T.Arn; not C: ?parameter Name" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CfnNode *node;
      g_autoptr (CfnTemplate) template = read_value (cases[i].value, &node);
      g_autoptr (GPtrArray) known = cfn_value_know (template, node);
      g_autofree char *found = dump (known);

      g_assert_cmpstr (found, ==, cases[i].known);
    }
}

static void
test_explain (void)
{
  static const struct
  {
    const char *value;
    const char *sentence;
  } cases[] = {
    { "!Ref Name", "It comes from the parameter Name, which is given when the stack is deployed" },
    { "!Ref Stage", "It comes from the parameter Stage: “dev” unless the stack is deployed with "
                    "another of dev, prod" },
    { "!Ref Nobody", "It uses Nobody, which is not in this template" },
    { "!ImportValue {'Fn::Sub': '${Name}-x'}", "It comes from another stack" },
    { "!Base64 x", "It is put together while the stack is deployed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CfnNode *node;
      g_autoptr (CfnTemplate) template = read_value (cases[i].value, &node);
      g_autoptr (GPtrArray) known = cfn_value_know (template, node);
      g_autoptr (CfnMessage) message
        = cfn_known_explain (g_ptr_array_index (known, 0), template);
      g_autofree char *sentence = cfn_message_format (message);

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

static void
test_text (void)
{
  CfnNode *node;
  g_autoptr (CfnTemplate) same = read_value ("!If [C, a, !Sub a]", &node);
  g_autofree char *text = cfn_value_know_text (same, node);
  g_autoptr (CfnTemplate) other = read_value ("!If [C, a, b]", &node);

  g_assert_cmpstr (text, ==, "a");
  g_assert_null (cfn_value_know_text (other, node));
}

/* Mappings that lead back to themselves, many times over, come to an end. */
static void
test_hostile (void)
{
  CfnNode *node;
  g_autoptr (CfnTemplate) template
    = template_fixture_read ("Mappings: {M: {a: {v: [!Join ['', !FindInMap [M, a, v]], "
                             "!Join ['', !FindInMap [M, a, v]], b]}}}\n"
                             "Resources: {X: {Type: A::B::C, Properties: {P: "
                             "!Join ['', !FindInMap [M, a, v]]}}}\n");
  g_autofree char *text = NULL;

  node = cfn_resource_get_property (cfn_template_find_resource (template, "X"), "P");
  text = cfn_value_know_text (template, node);
  g_assert_null (text);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/known/values", test_values);
  g_test_add_func ("/known/explain", test_explain);
  g_test_add_func ("/known/text", test_text);
  g_test_add_func ("/known/hostile", test_hostile);

  return g_test_run ();
}
