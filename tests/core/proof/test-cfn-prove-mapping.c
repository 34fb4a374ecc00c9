/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof-fixture.h"

#define RESOURCES                                                                                 \
  "  Queue: {Type: AWS::SQS::Queue}\n"                                                            \
  "  Bucket: {Type: AWS::S3::Bucket}\n"                                                           \
  "  Stack: {Type: AWS::CloudFormation::Stack}\n"                                                 \
  "  Global: {Type: AWS::DynamoDB::GlobalTable, Properties: {StreamSpecification: {}}}\n"         \
  "  Simple: {Type: AWS::Serverless::SimpleTable}\n"                                              \
  "  Alias: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref Function}}\n"              \
  "  Version: {Type: AWS::Lambda::Version, Properties: {FunctionName: !Ref Function}}\n"          \
  "  Named: {Type: AWS::Lambda::Function, Properties: {FunctionName: orders}}\n"

#define ARN "arn:aws:dynamodb:eu-west-1:123456789012:table/T"

static void
test_source (void)
{
  static const struct
  {
    const char *source;
    const char *claim;
  } cases[] = {
    { "!GetAtt Table.StreamArn", "stream Table Mapping holds -" },
    { "{'Fn::GetAtt': [Table, StreamArn]}", "stream Table Mapping holds -" },
    { "!Sub '${Table.StreamArn}'", "stream Table Mapping holds -" },
    { "!If [C, !GetAtt Table.StreamArn, !Sub '${Table.StreamArn}']",
      "stream Table Mapping holds -" },
    { "!GetAtt Global.StreamArn", "stream Global Mapping holds -" },
    { "!GetAtt Table.Arn", "stream Table Mapping fails not-a-stream-arn" },
    { "!Ref Table", "stream Table Mapping fails not-a-stream-arn" },
    { "!Sub '${Table}'", "stream Table Mapping fails not-a-stream-arn" },
    { "!GetAtt Table.LatestStreamLabel", "stream Table Mapping fails not-a-stream-arn" },
    { "!GetAtt Simple.StreamArn", "stream Simple Mapping fails not-a-stream-arn" },
    { "!Ref Bucket", "stream Bucket Mapping fails not-a-stream-arn" },
    { "!GetAtt Function.Arn", "stream Function Mapping fails not-a-stream-arn" },
    { "orders", "stream - Mapping fails not-a-stream-arn" },
    { ARN, "stream - Mapping fails not-a-stream-arn" },
    { ARN "/stream/2026-01-01T00:00:00.000", "stream - Mapping unknown literal-arn" },
    { "!GetAtt Tables.StreamArn", "stream - Mapping fails no-such-name" },
    { "!Ref P", "stream - Mapping unknown parameter" },
    { "!ImportValue x", "stream - Mapping unknown import" },
    { "!FindInMap [a, b, c]", "stream - Mapping unknown computed" },
    { "'{{resolve:ssm:x}}'", "stream - Mapping unknown dynamic-reference" },
    { "!If [C, !GetAtt Table.StreamArn, !GetAtt Global.StreamArn]",
      "stream Global Mapping holds -" },
    { "!If [C, !GetAtt Table.StreamArn, !GetAtt Global.Arn]",
      "stream Global Mapping fails not-a-stream-arn" },
    { "!If [C, !GetAtt Table.StreamArn, !Ref AWS::NoValue]",
      "stream Table Mapping unknown condition" },
    /* Other patterns: nothing of ours, a plain use of the name. */
    { "!GetAtt Queue.Arn", "reference Mapping Queue holds -" },
    { "!GetAtt Stack.Outputs.Stream", "reference Mapping Stack holds -" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    proof_fixture_expect (&(ProofFixture) { .head = "Parameters: {P: {Type: String}}\n",
                                            .source = cases[i].source,
                                            .resources = RESOURCES },
                          cases[i].claim);
}

static void
test_stream (void)
{
  proof_fixture_expect (&(ProofFixture) { .stream = "!Ref AWS::NoValue" },
                        "stream Table Mapping fails table-without-stream");
  proof_fixture_expect (&(ProofFixture) { .stream = "" },
                        "stream Table Mapping fails table-without-stream");
  proof_fixture_expect (&(ProofFixture) { .stream = "!If [C, {StreamViewType: X}, "
                                                    "!Ref AWS::NoValue]" },
                        "stream Table Mapping fails table-without-stream");
  proof_fixture_expect (&(ProofFixture) { .stream = "!If [C, {StreamViewType: X}, "
                                                    "{StreamViewType: Y}]" },
                        "stream Table Mapping holds -");
  /* The branch that reads the stream is the one in which there is one. */
  proof_fixture_expect (&(ProofFixture) { .stream = "!If [C, {StreamViewType: X}, "
                                                    "!Ref AWS::NoValue]",
                                          .source = "!If [C, !GetAtt Table.StreamArn, "
                                                    "!ImportValue x]" },
                        "stream Table Mapping holds -");
  proof_fixture_expect (&(ProofFixture) { .stream = "{'Fn::Transform': {Name: Ours}}" },
                        "stream Table Mapping unknown computed");
}

static void
test_function (void)
{
  static const struct
  {
    const char *function_name;
    const char *claim;
  } cases[] = {
    { "!Ref Function", "invoke Mapping Function holds -" },
    { "!GetAtt Function.Arn", "invoke Mapping Function holds -" },
    { "!Sub '${Function}'", "invoke Mapping Function holds -" },
    { "!Sub 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Function}'",
      "invoke Mapping Function holds -" },
    { "!Ref Alias", "invoke Mapping Alias holds -" },
    { "!GetAtt Alias.AliasArn", "invoke Mapping Alias holds -" },
    { "!Ref Version", "invoke Mapping Version holds -" },
    { "!GetAtt Version.FunctionArn", "invoke Mapping Version holds -" },
    { "!GetAtt Version.Version", "invoke Mapping Version fails not-a-function" },
    { "orders", "invoke Mapping Named holds -" },
    { "arn:aws:lambda:eu-west-1:123456789012:function:orders", "invoke Mapping Named holds -" },
    { "elsewhere", "invoke Mapping - unknown literal-name" },
    { "!Ref Role", "invoke Mapping Role fails not-a-function" },
    { "!GetAtt Role.Arn", "invoke Mapping Role fails not-a-function" },
    { "!Ref Stack", "invoke Mapping Stack unknown computed" },
    { "!Ref Functions", "invoke Mapping - fails no-such-name" },
    { "!Ref P", "invoke Mapping - unknown parameter" },
    { "!If [C, !Ref Function, !Ref Named]", "invoke Mapping Named holds -" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    proof_fixture_expect (&(ProofFixture) { .head = "Parameters: {P: {Type: String}}\n",
                                            .function_name = cases[i].function_name,
                                            .resources = RESOURCES },
                          cases[i].claim);
  /* Through an alias, it is still the function's role that reads. */
  proof_fixture_expect (&(ProofFixture) { .function_name = "!Ref Alias", .resources = RESOURCES },
                        "may-read Role Table holds -");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mapping/source", test_source);
  g_test_add_func ("/mapping/stream", test_stream);
  g_test_add_func ("/mapping/function", test_function);

  return g_test_run ();
}
