/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof-fixture.h"

#define SAM "Transform: AWS::Serverless-2016-10-31\n"

static const struct
{
  const char *head;
  const char *properties;
  const char *stream;
  const char *claim;
} cases[] = {
  { SAM, "", "!GetAtt Table.StreamArn", "stream Table Worker holds -" },
  { SAM, "", "!GetAtt Table.Arn", "stream Table Worker fails not-a-stream-arn" },
  { SAM, "", "!ImportValue s", "stream - Worker unknown import" },
  { SAM, "Role: !GetAtt Role.Arn", "!GetAtt Table.StreamArn", "may-read Role Table holds -" },
  { SAM, "Role: !GetAtt Role.Arn", "!GetAtt Table.StreamArn", "assume Worker Role holds -" },
  { SAM "Globals: {Function: {Role: !GetAtt Role.Arn}}\n", "", "!GetAtt Table.StreamArn",
    "assume Worker Role holds -" },
  { SAM, "Policies: [{Statement: {Effect: Deny, Action: '*', Resource: '*'}}]",
    "!GetAtt Table.StreamArn", "stream Table Worker fails role-denies-stream" },
  { SAM, "Policies: [DynamoDBReadPolicy: {TableName: t}, AmazonS3ReadOnlyAccess]",
    "!GetAtt Table.StreamArn", "stream Table Worker holds -" },
  { SAM, "PermissionsBoundary: 'arn:aws:iam::123456789012:policy/ours'",
    "!GetAtt Table.StreamArn", "stream Table Worker unknown managed-policy" },
  { "", "", "!GetAtt Table.StreamArn", "reference Worker Table holds -" },
};

static void
test_event (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *resources
        = g_strdup_printf ("  Worker:\n"
                           "    Type: AWS::Serverless::Function\n"
                           "    Properties:\n"
                           "      %s\n"
                           "      Events:\n"
                           "        E:\n"
                           "          Type: DynamoDB\n"
                           "          Properties: {Stream: %s, StartingPosition: LATEST}\n",
                           cases[i].properties, cases[i].stream);

      proof_fixture_expect (&(ProofFixture) { .head = cases[i].head, .resources = resources },
                            cases[i].claim);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/prove-event/event", test_event);

  return g_test_run ();
}
