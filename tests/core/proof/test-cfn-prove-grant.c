/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof-fixture.h"

#include <string.h>

#define STREAMS "{Effect: Allow, Action: 'dynamodb:*', Resource: '*'}"
#define DECRYPT ", {Effect: Allow, Action: 'kms:Decrypt', Resource: '*'}"
#define NOTHING_ELSE "ManagedPolicyArns: []"
#define PARAMETER "Parameters: {P: {Type: String}}\n"

#define SECRET(KEY)                                                                               \
  "  Key: {Type: AWS::KMS::Key}\n"                                                                \
  "  Alias: {Type: AWS::KMS::Alias, Properties: {TargetKeyId: !Ref Key}}\n"                       \
  "  Secret:\n"                                                                                   \
  "    Type: AWS::DynamoDB::Table\n"                                                              \
  "    Properties:\n"                                                                             \
  "      StreamSpecification: {StreamViewType: KEYS_ONLY}\n"                                      \
  "      SSESpecification: {SSEEnabled: true, KMSMasterKeyId: " KEY "}\n"

#define USING(PROPERTIES)                                                                         \
  "  Using:\n"                                                                                    \
  "    Type: AWS::Lambda::Function\n"                                                             \
  "    Properties: {Role: !GetAtt Role.Arn, " PROPERTIES "}\n"

#define VPC "VpcConfig: {SubnetIds: [a], SecurityGroupIds: [b]}"
#define UNKNOWN "ManagedPolicyArns: [!Ref P]"

static const struct
{
  const char *statements;
  const char *more;
  const char *resources;
  const char *claim;      /* with what is in front of it where it is not to be there: "no " */
  const char *edge;
} cases[] = {
  { STREAMS, NOTHING_ELSE, SECRET ("!Ref Key"),
    "decrypt Role Key fails role-cannot-decrypt-stream",
    "may-read Role Secret fails role-cannot-decrypt-stream" },
  { STREAMS, NOTHING_ELSE, SECRET ("!Ref Alias"),
    "decrypt Role Key fails role-cannot-decrypt-stream",
    "may-read Role Secret fails role-cannot-decrypt-stream" },
  { STREAMS DECRYPT, NOTHING_ELSE, SECRET ("!GetAtt Key.Arn"), "decrypt Role Key holds -",
    "may-read Role Secret holds -" },
  /* A key elsewhere has a policy that nobody sees here. */
  { STREAMS, NOTHING_ELSE, SECRET ("!Ref P"), "decrypt Role - unknown literal-arn",
    "may-read Role Secret unknown literal-arn" },
  { STREAMS DECRYPT, NOTHING_ELSE, SECRET ("!Ref P"), "decrypt Role - holds -",
    "may-read Role Secret holds -" },
  { STREAMS, NOTHING_ELSE, SECRET ("alias/aws/dynamodb"), "no decrypt",
    "may-read Role Secret holds -" },
  { STREAMS, NOTHING_ELSE, USING (VPC), "network Using Role fails role-cannot-join-vpc",
    "assume Using Role fails role-cannot-join-vpc" },
  { STREAMS ", {Effect: Allow, Action: 'ec2:*', Resource: '*'}", NOTHING_ELSE, USING (VPC),
    "network Using Role holds -", "assume Using Role holds -" },
  { STREAMS, UNKNOWN, USING (VPC), "network Using Role unknown parameter",
    "assume Using Role unknown parameter" },
  { STREAMS, NOTHING_ELSE, USING ("VpcConfig: {SubnetIds: []}"), "no network",
    "assume Using Role holds -" },
  /* Without its traces, a function runs all the same. */
  { STREAMS, NOTHING_ELSE, USING ("TracingConfig: {Mode: Active}"),
    "trace Using Role fails role-cannot-write-traces", "assume Using Role holds -" },
  { STREAMS, NOTHING_ELSE, USING ("TracingConfig: {Mode: PassThrough}"), "no trace",
    "assume Using Role holds -" },
};

static void
test_grants (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ProofFixture stack = {
        .head = PARAMETER,
        .statements = cases[i].statements,
        .more = cases[i].more,
        .resources = cases[i].resources,
        .source = strstr (cases[i].resources, "Secret:") != NULL ? "!GetAtt Secret.StreamArn"
                                                                 : NULL,
      };

      if (g_str_has_prefix (cases[i].claim, "no "))
        proof_fixture_refuse (&stack, cases[i].claim + 3);
      else
        proof_fixture_expect (&stack, cases[i].claim);
      proof_fixture_expect (&stack, cases[i].edge);
    }
}

static void
test_kinesis (void)
{
  const ProofFixture lacking = { .statements = STREAMS, .source = "!GetAtt Feed.Arn",
                                 .resources = "  Feed: {Type: AWS::Kinesis::Stream}\n" };
  const ProofFixture sound = { .statements = "{Effect: Allow, Action: 'kinesis:*', Resource: '*'}",
                               .source = "!GetAtt Feed.Arn",
                               .resources = "  Feed: {Type: AWS::Kinesis::Stream}\n" };

  proof_fixture_expect (&lacking, "kinesis Role Feed fails role-cannot-read-kinesis");
  proof_fixture_expect (&lacking, "invoke Mapping Function fails role-cannot-read-kinesis");
  proof_fixture_expect (&sound, "kinesis Role Feed holds -");
  proof_fixture_expect (&sound, "invoke Mapping Function holds -");
}

#define POOR                                                                                      \
  "  Poor:\n"                                                                                     \
  "    Type: AWS::IAM::Role\n"                                                                    \
  "    Properties:\n"                                                                             \
  "      AssumeRolePolicyDocument: {Statement: {Effect: Allow, "                                  \
  "Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}}\n"

/* Each role that a condition may choose has to be allowed, the first as well as the last. */
static void
test_every_role (void)
{
  static const char * const roles[] = {
    "!If [C, !GetAtt Role.Arn, !GetAtt Poor.Arn]", "!If [C, !GetAtt Poor.Arn, !GetAtt Role.Arn]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const ProofFixture reading = { .head = PARAMETER "Conditions: {C: !Equals [!Ref P, x]}\n",
                                     .role = roles[i], .resources = POOR };
      const ProofFixture secret = { .head = PARAMETER "Conditions: {C: !Equals [!Ref P, x]}\n",
                                    .role = roles[i], .source = "!GetAtt Secret.StreamArn",
                                    .statements = STREAMS DECRYPT,
                                    .resources = POOR SECRET ("!Ref Key") };
      g_autoptr (CfnProof) proof = proof_fixture_new (&reading);
      const CfnClaim *edge = proof_fixture_find (proof, CFN_CLAIM_MAY_READ, "Poor", "Table");
      g_autofree char *message = cfn_message_format (edge->message);

      proof_fixture_expect (&reading, "may-read Role Table holds -");
      proof_fixture_expect (&reading, "may-read Poor Table fails role-cannot-read-stream");
      g_assert_true (g_str_has_suffix (message, i == 0 ? "(when the condition C does not hold)"
                                                       : "(when the condition C holds)"));
      proof_fixture_expect (&secret, "decrypt Role Key holds -");
      proof_fixture_expect (&secret, "decrypt Poor Key fails role-cannot-decrypt-stream");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/proof/grant/of-role", test_grants);
  g_test_add_func ("/proof/grant/kinesis", test_kinesis);
  g_test_add_func ("/proof/grant/every-role", test_every_role);

  return g_test_run ();
}
