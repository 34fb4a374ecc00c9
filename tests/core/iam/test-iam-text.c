/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-text.h"
#include "template-fixture.h"

static const char yaml[] =
  "Parameters: {P: {Type: String}}\n"
  "Resources:\n"
  "  T: {Type: AWS::DynamoDB::Table}\n"
  "  Named: {Type: AWS::DynamoDB::Table, Properties: {TableName: orders}}\n"
  "  Given: {Type: AWS::DynamoDB::Table, Properties: {TableName: !Sub '${P}-orders'}}\n"
  "  Circle: {Type: AWS::DynamoDB::Table, Properties: {TableName: !Ref Circle}}\n"
  "  R: {Type: AWS::IAM::Role, Properties: {Path: /service/}}\n"
  "  Topic: {Type: AWS::SNS::Topic}\n"
  "  Stack: {Type: AWS::CloudFormation::Stack}\n"
  "  V:\n"
  "    Type: Custom::Values\n"
  "    Properties:\n"
  "      Literal: arn:aws:s3:::x\n"
  "      Ref: !Ref T\n"
  "      Arn: !GetAtt T.Arn\n"
  "      Stream: !GetAtt Named.StreamArn\n"
  "      Given: !GetAtt Given.Arn\n"
  "      Circle: !Ref Circle\n"
  "      Role: !GetAtt R.Arn\n"
  "      Topic: !Ref Topic\n"
  "      Output: !GetAtt Stack.Outputs.X\n"
  "      Sub: !Sub ['${A}:${B}:${AWS::Region}:${T.Arn}', {A: 1, B: !Ref P}]\n"
  "      Join: !Join ['/', [a, !Ref P, b]]\n"
  "      JoinOfList: !Join ['/', !Ref P]\n"
  "      Import: !ImportValue name\n"
  "      Dynamic: '{{resolve:ssm:x}}'\n"
  "      Missing: !Ref Nil\n";

static void
test_values (void)
{
#define ACCOUNT "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}"
  static const struct
  {
    const char *property;
    const char *text;
    const char *unknown;
  } cases[] = {
    { "Literal", "arn:aws:s3:::x", NULL },
    { "Ref", "${T}", NULL },
    { "Arn", ACCOUNT ":table/${T}", NULL },
    { "Stream", ACCOUNT ":table/orders/stream/${Named label}", NULL },
    { "Given", ACCOUNT ":table/${P}-orders", "parameter" },
    { "Circle", "${Circle}", NULL },
    { "Role", "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/service/${R}", NULL },
    { "Topic", "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:${Topic}", NULL },
    { "Output", "${Stack.Outputs.X}", "attribute" },
    { "Sub", "1:${P}:${AWS::Region}:" ACCOUNT ":table/${T}", "parameter" },
    { "Join", "a/${P}/b", "parameter" },
    { "JoinOfList", "${Fn::Join ['/', !Ref P]}", "computed" },
    { "Import", "${Fn::ImportValue name}", "import" },
    { "Dynamic", "${{{resolve:ssm:x}}}", "dynamic-reference" },
    { "Missing", "${Nil}", "no-such-name" },
  };
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("Resources.V.Properties.", cases[i].property, NULL);
      g_autoptr (IamText) text
        = iam_text_new_for_value (template, template_fixture_node (template, path), IAM_TEXT_PLAIN);
      g_autofree char *string = iam_text_to_string (text);

      g_assert_cmpstr (string, ==, cases[i].text);
      g_assert_cmpstr (iam_text_get_unknown (text), ==, cases[i].unknown);
    }
}

static void
test_resources (void)
{
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
  const CfnResource *table = cfn_template_find_resource (template, "Named");
  CfnNode *node = template_fixture_node (template, "Resources.V.Properties.Stream");
  g_autoptr (IamText) text = iam_text_new_for_value (template, node, IAM_TEXT_PATTERN);
  g_autoptr (IamText) copy = iam_text_new ("x", IAM_TEXT_PLAIN);
  guint n;

  /* Its name is written out, and still it is known whose it is. */
  iam_text_append_text (copy, text);
  g_assert_true (iam_text_names (copy, table));
  g_assert_true (iam_text_get_resources (copy, &n)[0] == table);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (iam_text_names (copy, cfn_template_find_resource (template, "T")));
}

static void
test_variables (void)
{
  g_autoptr (IamText) with
    = iam_text_new ("a/${aws:username}/${*}/*", IAM_TEXT_PATTERN | IAM_TEXT_VARIABLES);
  g_autoptr (IamText) without = iam_text_new ("${aws:username}", IAM_TEXT_PATTERN);
  g_autoptr (IamText) subject = iam_text_new ("a/me/*/x", IAM_TEXT_PLAIN);
  g_autoptr (IamText) other = iam_text_new ("a/me/y/x", IAM_TEXT_PLAIN);

  g_assert_cmpstr (iam_text_get_unknown (with), ==, "policy-variable");
  g_assert_true (iam_text_is_known (without));
  g_assert_cmpint (iam_text_match (with, subject, FALSE), ==, IAM_MATCH_MAYBE);
  g_assert_cmpint (iam_text_match (with, other, FALSE), ==, IAM_MATCH_NO);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/values", test_values);
  g_test_add_func ("/text/resources", test_resources);
  g_test_add_func ("/text/variables", test_variables);

  return g_test_run ();
}
