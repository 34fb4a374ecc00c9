/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof-fixture.h"

#define THREE "['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator']"
#define ALLOW(actions, resource) "{Effect: Allow, Action: " actions ", Resource: " resource "}"

#define RESOURCES                                                                                 \
  "  Other: {Type: AWS::DynamoDB::Table, Properties: {StreamSpecification: {}}}\n"                \
  "  Queue: {Type: AWS::SQS::Queue}\n"                                                            \
  "  Topic: {Type: AWS::SNS::Topic}\n"                                                            \
  "  Bucket: {Type: AWS::S3::Bucket}\n"

static void
expect (const char *statements,
        const char *claim)
{
  proof_fixture_expect (&(ProofFixture) { .head = "Parameters: {P: {Type: String}}\n",
                                          .statements = statements,
                                          .resources = RESOURCES },
                        claim);
}

static void
test_trigger (void)
{
#define FAILS "may-read Role Table fails role-cannot-read-stream"
#define HOLDS "may-read Role Table holds -"
  expect (ALLOW (THREE, "!GetAtt Table.StreamArn"), HOLDS);
  expect (ALLOW (THREE, "!Sub '${Table.Arn}/stream/*'"), HOLDS);
  expect (ALLOW (THREE, "!Sub 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:"
                        "table/${Table}/stream/*'"),
          HOLDS);
  expect (ALLOW (THREE, "'arn:aws:dynamodb:*:*:table/*'"), HOLDS);
  expect (ALLOW (THREE, "!GetAtt Table.Arn"), FAILS);
  expect (ALLOW (THREE, "!GetAtt Other.StreamArn"), FAILS);
  expect (ALLOW ("'dynamodb:GetRecords'", "'*'"), FAILS);
  expect (ALLOW ("'kinesis:*'", "'*'"), FAILS);
  expect (ALLOW ("'*'", "'*'") ", {Effect: Deny, Action: 'dynamodb:Get*', Resource: '*'}",
          "may-read Role Table fails role-denies-stream");
  expect (ALLOW (THREE, "!Ref P"), "may-read Role Table unknown parameter");
  expect (ALLOW (THREE, "'arn:aws:dynamodb:*:*:table/orders/stream/*'"),
          "may-read Role Table unknown literal-arn");
  expect ("!If [C, " ALLOW (THREE, "'*'") ", !Ref AWS::NoValue]",
          "may-read Role Table unknown condition");
}

/* The claim about Role and Table of a stack whose role has these statements. */
static const CfnClaim *
find_claim (CfnProof *proof)
{
  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if (claim->kind == CFN_CLAIM_MAY_READ)
        return claim;
    }
  g_assert_not_reached ();
}

static void
assert_missing (const char *statements,
                const char *missing,
                const char *label)
{
  ProofFixture stack = { .statements = statements };
  g_autoptr (CfnProof) proof = proof_fixture_new (&stack);
  const CfnClaim *claim = find_claim (proof);
  char *none[] = { NULL };
  g_autofree char *found = g_strjoinv (" ", claim->missing != NULL ? claim->missing : none);
  g_autofree char *pill = claim->label != NULL ? cfn_message_format (claim->label) : NULL;

  g_assert_cmpstr (found, ==, missing);
  g_assert_cmpstr (pill, ==, label);
  g_assert_cmpstr (claim->through->id, ==, "Mapping");
}

static void
test_missing (void)
{
  assert_missing (ALLOW ("'dynamodb:*'", "'*'"), "", NULL);
  assert_missing (ALLOW (THREE, "'*'"), "dynamodb:ListStreams", NULL);
  assert_missing (ALLOW ("['dynamodb:Describe*', 'dynamodb:List*', 'dynamodb:GetS*']", "'*'"),
                  "dynamodb:GetRecords", "GetRecords not allowed");
  assert_missing ("",
                  "dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator "
                  "dynamodb:ListStreams",
                  "reading not allowed");
}

static void
test_uses (void)
{
  expect (ALLOW ("'dynamodb:GetItem'", "!GetAtt Other.Arn"), "may-read Role Other holds -");
  expect (ALLOW ("['dynamodb:PutItem']", "!GetAtt Other.Arn"), "may-write Role Other holds -");
  expect (ALLOW ("'dynamodb:*'", "!GetAtt Other.StreamArn"), "may-read Role Other holds -");
  expect (ALLOW ("'dynamodb:DescribeTable'", "!GetAtt Other.Arn"), "reference Role Other holds -");
  expect (ALLOW ("'sqs:SendMessage'", "!GetAtt Queue.Arn"), "may-write Role Queue holds -");
  expect (ALLOW ("'sqs:*'", "!GetAtt Queue.Arn"), "may-read Role Queue holds -");
  expect (ALLOW ("'sns:Publish'", "!Ref Topic"), "may-write Role Topic holds -");
  expect (ALLOW ("'s3:GetObject'", "!Sub '${Bucket.Arn}/*'"), "may-read Role Bucket holds -");
  expect (ALLOW ("'s3:PutObject'", "!Sub 'arn:aws:s3:::${Bucket}/x/*'"),
          "may-write Role Bucket holds -");
  expect (ALLOW ("'s3:PutObject'", "!GetAtt Bucket.Arn"), "reference Role Bucket holds -");
  expect (ALLOW ("'sqs:SendMessage'", "!GetAtt Queue.Arn")
          ", {Effect: Deny, Action: 'sqs:*', Resource: '*'}",
          "reference Role Queue holds -");
}

static void
test_resource_policy (void)
{
#define POLICY(principal)                                                                         \
  "{StreamViewType: X, ResourcePolicy: {PolicyDocument: {Statement: {Effect: Allow, Principal: "  \
  principal ", Action: 'dynamodb:*', Resource: '*'}}}}"
  proof_fixture_expect (
    &(ProofFixture) { .statements = "", .stream = POLICY ("{AWS: !GetAtt Role.Arn}") }, HOLDS);
  proof_fixture_expect (
    &(ProofFixture) { .statements = "", .stream = POLICY ("{AWS: !GetAtt Table.Arn}") }, FAILS);
}

static void
test_literal_stream (void)
{
#define LITERAL "arn:aws:dynamodb:eu-west-1:123456789012:table/T/stream/2026-01-01T00:00:00.000"
  proof_fixture_expect (&(ProofFixture) { .source = LITERAL }, "may-read Role - holds -");
  proof_fixture_expect (&(ProofFixture) { .source = LITERAL, .statements = "" },
                        "may-read Role - fails role-cannot-read-stream");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/permission/trigger", test_trigger);
  g_test_add_func ("/permission/missing", test_missing);
  g_test_add_func ("/permission/uses", test_uses);
  g_test_add_func ("/permission/resource-policy", test_resource_policy);
  g_test_add_func ("/permission/literal-stream", test_literal_stream);

  return g_test_run ();
}
