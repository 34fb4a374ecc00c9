/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof-fixture.h"

#include <string.h>

#define ALL_BUT_KEYS                                                                              \
  "{Effect: Allow, Action: ['dynamodb:*', 'sqs:*', 'sns:*', 's3:*', 'logs:*'], Resource: '*'}"
#define KEYS(ACTIONS) ", {Effect: Allow, Action: " ACTIONS ", Resource: '*'}"
#define KEY                                                                                       \
  "  Key: {Type: AWS::KMS::Key}\n"                                                                \
  "  Alias: {Type: AWS::KMS::Alias, Properties: {TargetKeyId: !Ref Key}}\n"
#define QUEUE(ID)                                                                                 \
  KEY "  Failures: {Type: AWS::SQS::Queue, Properties: {KmsMasterKeyId: " ID "}}\n"
#define TOPIC(ID)                                                                                 \
  KEY "  Failures: {Type: AWS::SNS::Topic, Properties: {KmsMasterKeyId: " ID "}}\n"
#define BUCKET(ALGORITHM)                                                                         \
  KEY "  Failures:\n"                                                                             \
      "    Type: AWS::S3::Bucket\n"                                                               \
      "    Properties:\n"                                                                         \
      "      BucketEncryption:\n"                                                                 \
      "        ServerSideEncryptionConfiguration:\n"                                              \
      "        - ServerSideEncryptionByDefault: {SSEAlgorithm: " ALGORITHM                        \
      ", KMSMasterKeyID: !GetAtt Key.Arn}\n"
#define FAILS "encrypt Role Key fails role-cannot-encrypt-failures"
#define EDGE_FAILS "on-failure Mapping Failures fails role-cannot-encrypt-failures"
#define EDGE_HOLDS "on-failure Mapping Failures holds -"

static const struct
{
  const char *statements;
  const char *resources;
  const char *destination;
  const char *claim;      /* with what is in front of it where it is not to be there: "no " */
  const char *edge;
} cases[] = {
  { ALL_BUT_KEYS, QUEUE ("!Ref Key"), "!GetAtt Failures.Arn", FAILS, EDGE_FAILS },
  { ALL_BUT_KEYS, QUEUE ("!Ref Alias"), "!GetAtt Failures.Arn", FAILS, EDGE_FAILS },
  { ALL_BUT_KEYS KEYS ("'kms:GenerateDataKey*'"), QUEUE ("!Ref Key"), "!GetAtt Failures.Arn", FAILS,
    EDGE_FAILS },
  { ALL_BUT_KEYS KEYS ("['kms:GenerateDataKey', 'kms:Decrypt']"), QUEUE ("!Ref Key"),
    "!GetAtt Failures.Arn", "encrypt Role Key holds -", EDGE_HOLDS },
  { ALL_BUT_KEYS, TOPIC ("!GetAtt Key.Arn"), "!Ref Failures", FAILS, EDGE_FAILS },
  { ALL_BUT_KEYS, TOPIC ("alias/aws/sns"), "!Ref Failures", "no encrypt", EDGE_HOLDS },
  { ALL_BUT_KEYS, TOPIC ("''"), "!Ref Failures", "no encrypt", EDGE_HOLDS },
  /* A key elsewhere has a policy that nobody sees here. */
  { ALL_BUT_KEYS, QUEUE ("alias/failures"), "!GetAtt Failures.Arn",
    "encrypt Role - unknown literal-arn", "on-failure Mapping Failures unknown literal-arn" },
  { ALL_BUT_KEYS, BUCKET ("aws:kms"), "!GetAtt Failures.Arn", FAILS, EDGE_FAILS },
  { ALL_BUT_KEYS KEYS ("'kms:GenerateDataKey'"), BUCKET ("'aws:kms:dsse'"), "!GetAtt Failures.Arn",
    "encrypt Role Key holds -", EDGE_HOLDS },
  { ALL_BUT_KEYS, BUCKET ("AES256"), "!GetAtt Failures.Arn", "no encrypt", EDGE_HOLDS },
};

static void
test_destinations (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ProofFixture stack = {
        .statements = cases[i].statements,
        .more = "ManagedPolicyArns: []",
        .resources = cases[i].resources,
        .destination = cases[i].destination,
      };

      if (g_str_has_prefix (cases[i].claim, "no "))
        proof_fixture_refuse (&stack, cases[i].claim + strlen ("no "));
      else
        proof_fixture_expect (&stack, cases[i].claim);
      proof_fixture_expect (&stack, cases[i].edge);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/proof/key/of-destination", test_destinations);

  return g_test_run ();
}
