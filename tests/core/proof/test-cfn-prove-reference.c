/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof-fixture.h"

static void
test_references (void)
{
  static const struct
  {
    const char *value;
    const char *claim;
  } cases[] = {
    { "{X: !Ref Table}", "reference Other Table holds -" },
    { "{X: !GetAtt Table.Arn}", "reference Other Table holds -" },
    { "{X: [!Sub 'a${Table}b']}", "reference Other Table holds -" },
    { "{X: !GetAtt Role.RoleId}", "reference Other Role holds -" },
    { "{X: !GetAtt Role.Name}", "reference Other Role fails no-such-attribute" },
    { "{X: !Sub '${Role.Name}'}", "reference Other Role fails no-such-attribute" },
    { "{X: !GetAtt Role}", "reference Other Role fails no-such-attribute" },
    { "{X: !GetAtt Stack.Outputs.Y}", "reference Other Stack holds -" },
    { "{X: !GetAtt Streamless.StreamArn}",
      "reference Other Streamless fails table-without-stream" },
    { "{X: !Ref Nobody}", "reference Other - fails no-such-name" },
    { "{X: !Ref Other}", "reference Other Other fails refers-to-itself" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *resources = g_strdup_printf (
        "  Other: {Type: Custom::Other, Properties: %s}\n"
        "  Stack: {Type: AWS::CloudFormation::Stack}\n"
        "  Streamless: {Type: AWS::DynamoDB::Table}\n",
        cases[i].value);

      proof_fixture_expect (&(ProofFixture) { .resources = resources }, cases[i].claim);
    }
}

static void
test_depends_on (void)
{
  ProofFixture stack = {
    .head = "Parameters: {P: {Type: String}}\n",
    .resources = "  Other: {Type: Custom::Other, DependsOn: [Table, Nobody, P]}\n",
  };
  g_autoptr (CfnProof) proof = proof_fixture_new (&stack);
  g_autofree char *dump = proof_fixture_dump (proof);

  /* A parameter is there from the start: it cannot be waited for. */
  g_assert_true (g_str_has_suffix (dump, "depends-on Other Table holds -\n"
                                         "depends-on Other - fails no-such-name\n"
                                         "depends-on Other - fails no-such-name\n"));
}

static void
test_hidden_names (void)
{
  ProofFixture stack = {
    .head = "Transform: AWS::Serverless-2016-10-31\n",
    .resources = "  Other: {Type: Custom::Other, Properties: {X: !Ref ServerlessRestApi}}\n",
  };

  proof_fixture_expect (&stack, "reference Other - unknown macro");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/references", test_references);
  g_test_add_func ("/reference/depends-on", test_depends_on);
  g_test_add_func ("/reference/hidden-names", test_hidden_names);

  return g_test_run ();
}
