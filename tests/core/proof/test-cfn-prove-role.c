/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof-fixture.h"

#define TRUST(service)                                                                            \
  "{Effect: Allow, Principal: {Service: " service "}, Action: 'sts:AssumeRole'}"

static void
test_role (void)
{
  static const struct
  {
    const char *role;
    const char *claim;
  } cases[] = {
    { "!GetAtt Role.Arn", "assume Function Role holds -" },
    { "!Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Role}'",
      "assume Function Role holds -" },
    { "!Ref Role", "assume Function Role fails role-by-name" },
    { "!GetAtt Role.RoleId", "assume Function Role fails role-by-name" },
    { "!GetAtt Table.Arn", "assume Function Table fails not-a-role" },
    { "!GetAtt Custom.Arn", "assume Function Custom unknown computed" },
    { "my-role", "assume Function - fails role-by-name" },
    { "arn:aws:iam::123456789012:role/x", "assume Function - unknown literal-arn" },
    { "!GetAtt Roles.Arn", "assume Function - fails no-such-name" },
    { "!ImportValue x", "assume Function - unknown import" },
    { "!If [C, !GetAtt Role.Arn, !GetAtt Other.Arn]",
      "assume Function Other fails role-without-trust" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    proof_fixture_expect (&(ProofFixture) { .role = cases[i].role,
                                            .resources = "  Custom: {Type: Custom::Role}\n"
                                                         "  Other: {Type: AWS::IAM::Role}\n" },
                          cases[i].claim);
}

static void
test_trust (void)
{
  static const struct
  {
    const char *trust;
    const char *claim;
  } cases[] = {
    { TRUST ("[a.amazonaws.com, lambda.amazonaws.com]"), "assume Function Role holds -" },
    { TRUST ("ec2.amazonaws.com"), "assume Function Role fails role-does-not-trust-lambda" },
    { "[]", "assume Function Role fails role-does-not-trust-lambda" },
    { TRUST ("!Ref P"), "assume Function Role unknown parameter" },
    { "!If [C, " TRUST ("lambda.amazonaws.com") ", []]", "assume Function Role unknown condition" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    proof_fixture_expect (&(ProofFixture) { .head = "Parameters: {P: {Type: String}}\n",
                                            .trust = cases[i].trust },
                          cases[i].claim);
}

#define POLICY(type, properties)                                                                  \
  "  Policy: {Type: 'AWS::IAM::" type "', Properties: {" properties ", PolicyDocument: "          \
  "{Statement: {Effect: Allow, Action: 'dynamodb:*', Resource: '*'}}}}\n"

static void
test_attach (void)
{
  static const struct
  {
    const char *resources;
    const char *more;
    const char *claim;
    const char *may_read;
  } cases[] = {
    { POLICY ("Policy", "Roles: [!Ref Role]"), NULL, "attach Policy Role holds -",
      "may-read Role Table holds -" },
    { POLICY ("RolePolicy", "RoleName: !Ref Role"), NULL, "attach Policy Role holds -",
      "may-read Role Table holds -" },
    { POLICY ("ManagedPolicy", "Roles: [!Sub '${Role}']"), NULL, "attach Policy Role holds -",
      "may-read Role Table holds -" },
    { POLICY ("ManagedPolicy", "Path: /"), "ManagedPolicyArns: [!Ref Policy]",
      "attach Policy Role holds -", "may-read Role Table holds -" },
    { POLICY ("Policy", "Roles: [named]"), "RoleName: named", "attach Policy Role holds -",
      "may-read Role Table holds -" },
    { POLICY ("Policy", "Roles: [!GetAtt Role.Arn]"), NULL,
      "attach Policy Role fails not-a-role-name", "may-read Role Table holds -" },
    { POLICY ("Policy", "Roles: [!Ref Table]"), NULL, "attach Policy Table fails not-a-role",
      "may-read Role Table fails role-cannot-read-stream" },
    { POLICY ("Policy", "Roles: [!If [C, !Ref Role, !Ref AWS::NoValue]]"), NULL,
      "attach Policy Role holds -", "may-read Role Table unknown condition" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ProofFixture stack = { .statements = "",
                             .resources = cases[i].resources,
                             .more = cases[i].more };

      proof_fixture_expect (&stack, cases[i].claim);
      proof_fixture_expect (&stack, cases[i].may_read);
    }
}

static void
test_boundary (void)
{
  proof_fixture_expect (
    &(ProofFixture) { .more = "PermissionsBoundary: arn:aws:iam::aws:policy/AWSLambdaExecute" },
    "may-read Role Table fails role-cannot-read-stream");
  proof_fixture_expect (
    &(ProofFixture) { .more = "PermissionsBoundary: arn:aws:iam::123456789012:policy/Ours" },
    "may-read Role Table unknown managed-policy");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/role/role", test_role);
  g_test_add_func ("/role/trust", test_trust);
  g_test_add_func ("/role/attach", test_attach);
  g_test_add_func ("/role/boundary", test_boundary);

  return g_test_run ();
}
