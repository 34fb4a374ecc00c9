/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof-fixture.h"

#define ALL "{Effect: Allow, Action: '*', Resource: '*'}"

#define RESOURCES                                                                                 \
  "  Queue: {Type: AWS::SQS::Queue}\n"                                                            \
  "  Fifo: {Type: AWS::SQS::Queue, Properties: {FifoQueue: 'true'}}\n"                            \
  "  Topic: {Type: AWS::SNS::Topic}\n"                                                            \
  "  Bucket: {Type: AWS::S3::Bucket}\n"                                                           \
  "  Custom: {Type: Custom::Queue}\n"

static void
test_kinds (void)
{
  static const struct
  {
    const char *destination;
    const char *claim;
  } cases[] = {
    { "!GetAtt Queue.Arn", "on-failure Mapping Queue holds -" },
    { "!Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Queue.QueueName}'",
      "on-failure Mapping Queue holds -" },
    { "!Ref Topic", "on-failure Mapping Topic holds -" },
    { "!GetAtt Topic.TopicArn", "on-failure Mapping Topic holds -" },
    { "!GetAtt Bucket.Arn", "on-failure Mapping Bucket holds -" },
    { "!Ref Queue", "on-failure Mapping Queue fails not-an-arn" },
    { "!Ref Bucket", "on-failure Mapping Bucket fails not-an-arn" },
    { "!GetAtt Fifo.Arn", "on-failure Mapping Fifo fails destination-is-fifo" },
    { "!GetAtt Function.Arn", "on-failure Mapping Function fails not-a-destination" },
    { "!GetAtt Custom.Arn", "on-failure Mapping Custom unknown computed" },
    { "failed", "on-failure Mapping - fails not-an-arn" },
    { "arn:aws:sqs:eu-west-1:123456789012:failed", "on-failure Mapping - unknown literal-arn" },
    { "!GetAtt Queues.Arn", "on-failure Mapping - fails no-such-name" },
    { "!ImportValue x", "on-failure Mapping - unknown import" },
    { "!If [C, !GetAtt Queue.Arn, !Ref Topic]", "on-failure Mapping Topic holds -" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    proof_fixture_expect (&(ProofFixture) { .destination = cases[i].destination,
                                            .statements = ALL,
                                            .resources = RESOURCES },
                          cases[i].claim);
}

static void
test_permission (void)
{
  static const struct
  {
    const char *destination;
    const char *statements;
    const char *claim;
  } cases[] = {
    { "!GetAtt Queue.Arn",
      "{Effect: Allow, Action: 'sqs:SendMessage', Resource: !GetAtt Queue.Arn}",
      "on-failure Mapping Queue holds -" },
    { "!GetAtt Queue.Arn", "", "on-failure Mapping Queue fails role-cannot-write-destination" },
    { "!GetAtt Queue.Arn", ALL ", {Effect: Deny, Action: 'sqs:*', Resource: '*'}",
      "on-failure Mapping Queue fails role-denies-destination" },
    { "!GetAtt Queue.Arn", "{Effect: Allow, Action: 'sqs:*', Resource: !GetAtt Fifo.Arn}",
      "on-failure Mapping Queue fails role-cannot-write-destination" },
    { "!Ref Topic", "{Effect: Allow, Action: 'sns:Publish', Resource: !Ref Topic}",
      "on-failure Mapping Topic holds -" },
    { "!GetAtt Bucket.Arn",
      "{Effect: Allow, Action: ['s3:PutObject', 's3:ListBucket'], "
      "Resource: [!GetAtt Bucket.Arn, !Sub '${Bucket.Arn}/*']}",
      "on-failure Mapping Bucket holds -" },
    { "!GetAtt Bucket.Arn", "{Effect: Allow, Action: 's3:*', Resource: !GetAtt Bucket.Arn}",
      "on-failure Mapping Bucket fails role-cannot-write-destination" },
    { "!GetAtt Bucket.Arn",
      "{Effect: Allow, Action: 's3:*', Resource: [!GetAtt Bucket.Arn, !Sub '${Bucket.Arn}/aws/*']}",
      "on-failure Mapping Bucket holds -" },
    { "!GetAtt Bucket.Arn",
      "{Effect: Allow, Action: 's3:*', Resource: [!GetAtt Bucket.Arn, !Sub '${Bucket.Arn}/x/*']}",
      "on-failure Mapping Bucket fails role-cannot-write-destination" },
    { "!GetAtt Queue.Arn", "{Effect: Allow, Action: 'sqs:*', Resource: !ImportValue x}",
      "on-failure Mapping Queue unknown import" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    proof_fixture_expect (&(ProofFixture) { .destination = cases[i].destination,
                                            .statements = cases[i].statements,
                                            .resources = RESOURCES },
                          cases[i].claim);
  /* Of an unknown role nothing is known to be missing. */
  proof_fixture_expect (&(ProofFixture) { .destination = "!GetAtt Queue.Arn",
                                          .role = "!ImportValue x",
                                          .resources = RESOURCES },
                        "on-failure Mapping Queue holds -");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/destination/kinds", test_kinds);
  g_test_add_func ("/destination/permission", test_permission);

  return g_test_run ();
}
