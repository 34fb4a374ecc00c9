/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-meaning.h"
#include "template-fixture.h"

static const char yaml[] =
  "Parameters: {P: {Type: String}}\n"
  "Resources:\n"
  "  T: {Type: AWS::DynamoDB::Table}\n"
  "  R: {Type: AWS::IAM::Role}\n"
  "  N: {Type: AWS::Lambda::Function, Properties: {FunctionName: orders}}\n"
  "  V:\n"
  "    Type: Custom::Values\n"
  "    Properties:\n"
  "      Ref: !Ref T\n"
  "      Arn: !GetAtt T.Arn\n"
  "      SubRef: !Sub '${T}'\n"
  "      SubArn: {'Fn::Sub': '${T.Arn}'}\n"
  "      Built: !Sub 'arn:aws:iam::${AWS::AccountId}:role/${R}'\n"
  "      Joined: !Join [':', [arn, aws, iam, '', !Ref AWS::AccountId, !Sub 'role/${R}']]\n"
  "      Literal: text\n"
  "      Plain: !Sub text\n"
  "      Parameter: !Ref P\n"
  "      SubParameter: !Sub '${P}'\n"
  "      Import: !ImportValue x\n"
  "      Missing: !GetAtt Tt.Arn\n"
  "      Longer: !Sub '${T.Arn}/x'\n"
  "      Both: !If [C, !Ref T, !Ref R]\n"
  "      Same: !If [C, !Ref T, !GetAtt T.Arn]\n"
  "      Half: !If [C, !Ref T, !Ref AWS::NoValue]\n"
  "      None: !Ref AWS::NoValue\n";

/* What a property of V means: alternatives joined by " | ". */
static char *
describe (CfnTemplate *template,
          const char  *property)
{
  g_autofree char *path = g_strconcat ("Resources.V.Properties.", property, NULL);
  g_autoptr (GArray) meanings = cfn_meanings_of (template, template_fixture_node (template, path));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < meanings->len; i++)
    {
      const CfnMeaning *meaning = &g_array_index (meanings, CfnMeaning, i);
      g_autofree char *string = cfn_meaning_to_string (meaning);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? " | " : "",
                              meaning->condition != NULL ? "? " : "",
                              meaning->reason != NULL ? meaning->reason : "",
                              meaning->reason != NULL ? " " : "");
      g_string_append (text, string != NULL ? string : "-");
    }

  return g_string_free (text, FALSE);
}

static void
test_values (void)
{
  static const struct
  {
    const char *property;
    const char *meaning;
  } cases[] = {
    { "Ref", "T" },
    { "Arn", "T.Arn" },
    { "SubRef", "T" },
    { "SubArn", "T.Arn" },
    { "Built", "R.Arn" },
    { "Joined", "R.Arn" },
    { "Literal", "text" },
    { "Plain", "text" },
    { "Parameter", "parameter P" },
    { "SubParameter", "parameter P" },
    { "Import", "import -" },
    { "Missing", "no-such-name Tt" },
    { "Longer", "computed -" },
    { "Both", "? T | ? R" },
    { "Same", "T | T.Arn" },
    { "Half", "? T" },
    { "None", "" },
  };
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *meaning = describe (template, cases[i].property);

      g_test_message ("%s", cases[i].property);
      g_assert_cmpstr (meaning, ==, cases[i].meaning);
    }
}

static void
test_resource (void)
{
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
  const CfnResource *table = cfn_template_find_resource (template, "T");

#define NODE(property) template_fixture_node (template, "Resources.V.Properties." property)
  g_assert_true (cfn_meaning_resource (template, NODE ("Same")) == table);
  g_assert_true (cfn_meaning_resource (template, NODE ("SubArn")) == table);
  g_assert_null (cfn_meaning_resource (template, NODE ("Both")));
  g_assert_null (cfn_meaning_resource (template, NODE ("Half")));
  g_assert_null (cfn_meaning_resource (template, NODE ("Literal")));
  g_assert_null (cfn_meaning_resource (template, NULL));
#undef NODE
}

static void
test_named (void)
{
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
  const CfnResource *found
    = cfn_meaning_find_named (template, CFN_KIND_FUNCTION, "FunctionName", "orders");

  g_assert_cmpstr (found->id, ==, "N");
  g_assert_null (cfn_meaning_find_named (template, CFN_KIND_FUNCTION, "FunctionName", "other"));
  g_assert_null (cfn_meaning_find_named (template, CFN_KIND_ROLE, "RoleName", "orders"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/meaning/values", test_values);
  g_test_add_func ("/meaning/resource", test_resource);
  g_test_add_func ("/meaning/named", test_named);

  return g_test_run ();
}
