/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-template.h"
#include "template-fixture.h"

static const char * const kinds[] = { "ref", "getatt", "sub", "depends-on" };
static const char * const targets[] = {
  "resource", "parameter", "pseudo", "generated", "missing", "unknown",
};

/* Every reference as "FROM kind TARGET.ATTRIBUTE target-kind 'source text'", one a line. */
static char *
describe (CfnTemplate *template)
{
  GString *text = g_string_new (NULL);
  guint n_references;
  const CfnReference *references = cfn_template_get_references (template, &n_references);

  for (guint i = 0; i < n_references; i++)
    {
      const CfnReference *reference = &references[i];
      g_autofree char *source
        = cfn_text_dup_span (cfn_template_get_text (template), reference->span);

      g_string_append_printf (text, "%s %s %s%s%s %s '%s'\n",
                              reference->from != NULL ? reference->from->id : "-",
                              kinds[reference->kind], reference->target,
                              reference->attribute != NULL ? "." : "",
                              reference->attribute != NULL ? reference->attribute : "",
                              targets[reference->target_kind], source);
      g_assert_true ((reference->to != NULL) == (reference->target_kind == CFN_TARGET_RESOURCE));
      g_assert_nonnull (cfn_template_find_reference (template, reference->node));
    }

  return g_string_free (text, FALSE);
}

static void
assert_references (const char *yaml,
                   const char *expected)
{
  g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
  g_autofree char *found = describe (template);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_forms (void)
{
  assert_references ("Resources:\n"
                     "  A:\n"
                     "    Type: Custom::A\n"
                     "    DependsOn: [B, Gone]\n"
                     "    Properties:\n"
                     "      One: !Ref B\n"
                     "      Two: {Ref: 'B'}\n"
                     "      Three: !GetAtt B.Arn\n"
                     "      Four: {'Fn::GetAtt': [ B , \"Arn\" ]}\n"
                     "      Five: [{Deep: !Ref AWS::Region}, !Ref P, !Ref Nil]\n"
                     "      Six: !GetAtt B\n"
                     "      Seven: {'Fn::GetAtt': [B, !Ref P]}\n"
                     "  B: {Type: Custom::B, DependsOn: A}\n"
                     "Parameters: {P: {Type: String, Default: '${B}'}}\n"
                     "Conditions: {C: !Equals [!Ref P, x]}\n"
                     "Outputs: {O: {Value: !Ref B}}\n"
                     "Metadata: {M: !Ref Nil}\n",
                     "A depends-on B resource 'B'\n"
                     "A depends-on Gone missing 'Gone'\n"
                     "A ref B resource 'B'\n"
                     "A ref B resource 'B'\n"
                     "A getatt B.Arn resource 'B.Arn'\n"
                     "A getatt B.Arn resource 'B , \"Arn'\n"
                     "A ref AWS::Region pseudo 'AWS::Region'\n"
                     "A ref P parameter 'P'\n"
                     "A ref Nil missing 'Nil'\n"
                     "A getatt B. resource 'B'\n"
                     "A getatt B resource 'B'\n"
                     "A ref P parameter 'P'\n"
                     "B depends-on A resource 'A'\n"
                     "- ref P parameter 'P'\n"
                     "- ref B resource 'B'\n");
}

static void
test_sub (void)
{
  assert_references ("Resources:\n"
                     "  A:\n"
                     "    Type: Custom::A\n"
                     "    Properties:\n"
                     "      One: !Sub '${B} ${B.Arn} ${!B} ${AWS::Region} ${Nil} ${B}'\n"
                     "      Two: !Sub ['${X} ${B}', {X: !Ref B}]\n"
                     "      Three:\n"
                     "        Fn::Sub: |\n"
                     "          first\n"
                     "            ${B.Name}\n"
                     "  B: {Type: Custom::B}\n",
                     "A sub B resource 'B'\n"
                     "A sub B.Arn resource 'B.Arn'\n"
                     "A sub AWS::Region pseudo 'AWS::Region'\n"
                     "A sub Nil missing 'Nil'\n"
                     "A sub B resource 'B'\n"
                     "A sub B resource 'B'\n"
                     "A ref B resource 'B'\n"
                     "A sub B.Name resource 'B.Name'\n");
}

/* The names of a Sub's own map come before those of the template; what is no name is text. */
static void
test_sub_names (void)
{
  assert_references ("Resources:\n"
                     "  A:\n"
                     "    Type: Custom::A\n"
                     "    Properties:\n"
                     "      One: !Sub ['${B.Arn} ${B.Name} ${B}', {B.Arn: x}]\n"
                     "      Two: !Sub ['${B.Arn}', {B: x}]\n"
                     "      Three: !Sub ['${AWS::Region}', {'AWS::Region': x}]\n"
                     "      Four: !Sub '${!B.Arn} ${!AWS::Region} ${B'\n"
                     "      Five: !Sub '${X${B}}'\n"
                     "      Six: !Sub '${ B }'\n"
                     "      Seven: !Sub ['${B.Arn}', !Ref B]\n"
                     "      Eight: !Sub ['${C}', {C: !Sub ['${B}${C}', {B: 1}]}]\n"
                     "  B: {Type: Custom::B}\n",
                     "A sub B.Name resource 'B.Name'\n"
                     "A sub B resource 'B'\n"
                     "A sub B.Arn resource 'B.Arn'\n"
                     "A sub B resource 'B'\n"
                     "A sub  B  missing ' B '\n"
                     "A sub B.Arn resource 'B.Arn'\n"
                     "A sub C missing 'C'\n");
}

/* What the serverless transform makes is called after what it is made of; anything else is not
 * there. */
static void
test_sam_names (void)
{
  assert_references ("Transform: AWS::Serverless-2016-10-31\n"
                     "Globals: {Function: {AutoPublishAlias: live-1, Role: !Ref Nil}}\n"
                     "Resources:\n"
                     "  Fn:\n"
                     "    Type: AWS::Serverless::Function\n"
                     "    Properties: {Events: {Go: {Type: DynamoDB}, Web: {Type: Api}}}\n"
                     "  Own: {Type: AWS::Serverless::Function}\n"
                     "  A:\n"
                     "    Type: Custom::A\n"
                     "    DependsOn: [FnGo, FnWebPermission, FnAliaslive1]\n"
                     "    Properties:\n"
                     "      X: [!Ref Fn.Alias, !Ref Fn.Version, !Ref ServerlessRestApi]\n"
                     "      Y: !Ref Role\n",
                     "- ref Nil missing 'Nil'\n"
                     "A depends-on FnGo generated 'FnGo'\n"
                     "A depends-on FnWebPermission unknown 'FnWebPermission'\n"
                     "A depends-on FnAliaslive1 generated 'FnAliaslive1'\n"
                     "A ref Fn.Alias generated 'Fn.Alias'\n"
                     "A ref Fn.Version generated 'Fn.Version'\n"
                     "A ref ServerlessRestApi unknown 'ServerlessRestApi'\n"
                     "A ref Role missing 'Role'\n");
  assert_references ("Transform: AWS::Serverless-2016-10-31\n"
                     "Resources:\n"
                     "  Fn: {Type: AWS::Serverless::Function}\n"
                     "  Own: {Type: AWS::Serverless::Function, Properties: {Role: r}}\n"
                     "  A:\n"
                     "    Type: Custom::A\n"
                     "    Properties: {X: !GetAtt FnRole.Arn, Y: !GetAtt OwnRole.Arn, Z: !Ref R}\n",
                     "A getatt FnRole.Arn generated 'FnRole.Arn'\n"
                     "A getatt OwnRole.Arn unknown 'OwnRole.Arn'\n"
                     "A ref R missing 'R'\n");
}

/* A loop over what is written out makes what can be told; others may make anything. */
static void
test_loop_names (void)
{
  assert_references ("Resources:\n"
                     "  Fn::ForEach::Queues:\n"
                     "    - Name\n"
                     "    - [One, 2.a]\n"
                     "    - Queue${Name}:\n"
                     "        Type: AWS::SQS::Queue\n"
                     "        DependsOn: ['Other&{Name}', Gone]\n"
                     "        Properties: {QueueName: !Ref Name, Tags: !Ref Nil}\n"
                     "      Other&{Name}: {Type: AWS::SQS::Queue}\n"
                     "      Fn::ForEach::Inner:\n"
                     "        - N\n"
                     "        - [y, 'z']\n"
                     "        - ${Name}${N}: {Type: A::B, Properties: {P: !Sub '${Q${N}.Arn}'}}\n"
                     "  A:\n"
                     "    Type: Custom::A\n"
                     "    Properties:\n"
                     "      X: [!Ref QueueOne, !Ref Queue, !Ref Other2a, !Ref Onez]\n"
                     "      Y: !Ref Onetrue\n",
                     "- depends-on Other&{Name} unknown 'Other&{Name}'\n"
                     "- depends-on Gone missing 'Gone'\n"
                     "- ref Name unknown 'Name'\n"
                     "- ref Nil missing 'Nil'\n"
                     "- sub N unknown 'N'\n"
                     "A ref QueueOne generated 'QueueOne'\n"
                     "A ref Queue missing 'Queue'\n"
                     "A ref Other2a generated 'Other2a'\n"
                     "A ref Onez generated 'Onez'\n"
                     "A ref Onetrue generated 'Onetrue'\n");
  assert_references ("Parameters: {Names: {Type: CommaDelimitedList}}\n"
                     "Resources:\n"
                     "  Fn::ForEach::Queues:\n"
                     "    - Name\n"
                     "    - !Ref Names\n"
                     "    - Queue${Name}: {Type: AWS::SQS::Queue}\n"
                     "  A: {Type: Custom::A, Properties: {X: !Ref QueueOne}}\n",
                     "- ref Names parameter 'Names'\n"
                     "A ref QueueOne unknown 'QueueOne'\n");
}

/* Whatever an account's macro, an include or a transform within may add is not known. */
static void
test_hidden_names (void)
{
  static const char * const heads[] = {
    "Transform: Ours\nResources: {",
    "Transform: [AWS::LanguageExtensions, Ours]\nResources: {",
    "Transform: {Name: AWS::Include, Parameters: {Location: s3://a/b}}\nResources: {",
    "Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://a/b}}\nResources: {",
    "Resources: {'Fn::Transform': {Name: AWS::Include, Parameters: {Location: s3://a/b}}, ",
    "Resources: {M: {Type: Our::Own::Thing::MODULE}, ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *yaml = g_strconcat (heads[i], "A: {Type: Custom::A, DependsOn: Gone}}\n",
                                           NULL);

      assert_references (yaml, "A depends-on Gone unknown 'Gone'\n");
    }

  /* These two add nothing. */
  assert_references ("Transform: [AWS::LanguageExtensions, AWS::CodeDeployBlueGreen]\n"
                     "Resources: {A: {Type: Custom::A, DependsOn: Gone}}\n",
                     "A depends-on Gone missing 'Gone'\n");
}

/* What makes no sense names nothing, and harms nobody. */
static void
test_odd_shapes (void)
{
  static const char * const values[] = {
    "!Sub {}", "!Sub []",     "!Sub [[]]",    "!Ref []",           "!Ref {}",
    "!GetAtt ''", "!GetAtt []",  "!GetAtt [[]]", "{'Fn::Sub': []}",   "{Ref: {}}",
    "!If []",  "!Join [a]",   "!Sub '${}'",   "{'Fn::GetAtt': x}", "!Sub [a, b]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *yaml = g_strdup_printf (
        "Resources: {A: {Type: Custom::A, DependsOn: {}, Properties: {X: %s}}}\n", values[i]);
      g_autoptr (CfnTemplate) template = template_fixture_read (yaml);
      CfnValue value = cfn_value_of (template, template_fixture_node (
                                                 template, "Resources.A.Properties.X"));
      g_autofree char *label = cfn_value_to_label (&value);

      g_test_message ("%s", values[i]);
      g_assert_nonnull (label);
    }
}

static void
test_json (void)
{
  assert_references ("{\"Resources\": {\"A\": {\"Type\": \"Custom::A\",\n"
                     "  \"Properties\": {\"X\": {\"Fn::GetAtt\": [\"A\", \"Arn\"]},\n"
                     "                 \"Y\": {\"Fn::Sub\": \"a\\n${A}\"}}}}}\n",
                     "A getatt A.Arn resource 'A\", \"Arn'\n"
                     "A sub A resource 'A'\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/forms", test_forms);
  g_test_add_func ("/reference/sub", test_sub);
  g_test_add_func ("/reference/sub-names", test_sub_names);
  g_test_add_func ("/reference/sam-names", test_sam_names);
  g_test_add_func ("/reference/loop-names", test_loop_names);
  g_test_add_func ("/reference/hidden-names", test_hidden_names);
  g_test_add_func ("/reference/odd-shapes", test_odd_shapes);
  g_test_add_func ("/reference/json", test_json);

  return g_test_run ();
}
