/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-value.h"
#include "template-fixture.h"

static const char yaml[] =
  "Parameters: {P: {Type: String}}\n"
  "Resources:\n"
  "  T: {Type: AWS::DynamoDB::Table}\n"
  "  V:\n"
  "    Type: Custom::Values\n"
  "    Properties:\n"
  "      Literal: 10\n"
  "      List: [1, 2, 3]\n"
  "      Map: {One: 1}\n"
  "      ShortRef: !Ref T\n"
  "      LongRef: {Ref: T}\n"
  "      Parameter: !Ref P\n"
  "      ShortGetAtt: !GetAtt T.Stream.Arn\n"
  "      ListGetAtt: !GetAtt [ T , Arn ]\n"
  "      LongGetAtt: {'Fn::GetAtt': [T, Arn]}\n"
  "      DottedGetAtt: {'Fn::GetAtt': T.Arn}\n"
  "      Nowhere: !GetAtt Nowhere.Arn\n"
  "      ShortSub: !Sub 'a-${T}'\n"
  "      LongSub: {'Fn::Sub': ['${X}', {X: 1}]}\n"
  "      If: !If [C, 1, 2]\n"
  "      NoValue: !Ref AWS::NoValue\n"
  "      Import: !ImportValue x\n"
  "      Join: {'Fn::Join': ['', [a]]}\n"
  "      ComputedRef: {Ref: {'Fn::Sub': x}}\n"
  "      TwoKeys: {Ref: T, Other: x}\n"
  "      Condition: {Condition: {Bool: {}}}\n"
  "      Unknown: !Unknown x\n";

static CfnValue
value_at (CfnTemplate *template,
          const char  *property)
{
  g_autofree char *path = g_strconcat ("Resources.V.Properties.", property, NULL);

  return cfn_value_of (template, template_fixture_node (template, path));
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *property;
    CfnValueKind kind;
    const char *name;
    const char *attribute;
    gboolean has_resource;
    const char *label;
  } cases[] = {
    { "Literal", CFN_VALUE_LITERAL, NULL, NULL, FALSE, "10" },
    { "List", CFN_VALUE_LIST, NULL, NULL, FALSE, "[3 items]" },
    { "Map", CFN_VALUE_MAP, NULL, NULL, FALSE, "{1 item}" },
    { "ShortRef", CFN_VALUE_REF, "T", NULL, TRUE, "T" },
    { "LongRef", CFN_VALUE_REF, "T", NULL, TRUE, "T" },
    { "Parameter", CFN_VALUE_REF, "P", NULL, FALSE, "P" },
    { "ShortGetAtt", CFN_VALUE_GETATT, "T", "Stream.Arn", TRUE, "T.Stream.Arn" },
    { "ListGetAtt", CFN_VALUE_GETATT, "T", "Arn", TRUE, "T.Arn" },
    { "LongGetAtt", CFN_VALUE_GETATT, "T", "Arn", TRUE, "T.Arn" },
    { "DottedGetAtt", CFN_VALUE_GETATT, "T", "Arn", TRUE, "T.Arn" },
    { "Nowhere", CFN_VALUE_GETATT, "Nowhere", "Arn", FALSE, "Nowhere.Arn" },
    { "ShortSub", CFN_VALUE_SUB, NULL, NULL, FALSE, "a-${T}" },
    { "LongSub", CFN_VALUE_SUB, NULL, NULL, FALSE, "${X}" },
    { "If", CFN_VALUE_IF, "C", NULL, FALSE, "If C" },
    { "NoValue", CFN_VALUE_ABSENT, "AWS::NoValue", NULL, FALSE, "" },
    { "Import", CFN_VALUE_FUNCTION, "Fn::ImportValue", NULL, FALSE, "ImportValue" },
    { "Join", CFN_VALUE_FUNCTION, "Fn::Join", NULL, FALSE, "Join" },
    { "ComputedRef", CFN_VALUE_FUNCTION, "Ref", NULL, FALSE, "Ref" },
    { "TwoKeys", CFN_VALUE_MAP, NULL, NULL, FALSE, "{2 items}" },
    { "Condition", CFN_VALUE_MAP, NULL, NULL, FALSE, "{1 item}" },
    { "Unknown", CFN_VALUE_LITERAL, NULL, NULL, FALSE, "x" },
  };
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CfnValue value = value_at (template, cases[i].property);
      g_autofree char *label = cfn_value_to_label (&value);

      g_test_message ("%s", cases[i].property);
      g_assert_cmpint (value.kind, ==, cases[i].kind);
      g_assert_cmpstr (value.name, ==, cases[i].name);
      g_assert_cmpstr (value.attribute, ==, cases[i].attribute);
      g_assert_true ((value.resource != NULL) == cases[i].has_resource);
      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

static void
test_nothing (void)
{
  CfnValue value = cfn_value_of (NULL, NULL);

  g_assert_cmpint (value.kind, ==, CFN_VALUE_ABSENT);
  g_assert_null (value.node);
  g_assert_null (cfn_node_get_intrinsic (NULL, NULL));
}

static void
test_without_template (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string ("!GetAtt A.B");
  CfnValue value = cfn_value_of (NULL, cfn_tree_get_root (tree));

  g_assert_cmpint (value.kind, ==, CFN_VALUE_GETATT);
  g_assert_cmpstr (value.name, ==, "A");
  g_assert_cmpstr (value.attribute, ==, "B");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value/kinds", test_kinds);
  g_test_add_func ("/value/nothing", test_nothing);
  g_test_add_func ("/value/without-template", test_without_template);

  return g_test_run ();
}
