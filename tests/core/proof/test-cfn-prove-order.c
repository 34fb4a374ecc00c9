/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof-fixture.h"

#define POLICY                                                                                    \
  "  Read:\n"                                                                                     \
  "    Type: AWS::IAM::Policy\n"                                                                  \
  "    Properties:\n"                                                                             \
  "      Roles: [!Ref Role]\n"                                                                    \
  "      PolicyName: read\n"                                                                      \
  "      PolicyDocument:\n"                                                                       \
  "        Statement: [{Effect: Allow, Action: 'dynamodb:*', Resource: '*'}]\n"

#define LOGS "{Effect: Allow, Action: 'logs:*', Resource: '*'}"

/* The function waits, and the mapping for it: that is enough. */
static void
test_order (void)
{
  const ProofFixture race = { .statements = LOGS, .resources = POLICY };
  const ProofFixture sound = {
    .statements = LOGS,
    .function_name = "!Ref Waiting",
    .resources = POLICY "  Waiting: {Type: AWS::Lambda::Function, DependsOn: Read, "
                        "Properties: {Role: !GetAtt Role.Arn}}\n",
  };
  g_autoptr (CfnProof) proof = proof_fixture_new (&race);
  const CfnClaim *edge = proof_fixture_find (proof, CFN_CLAIM_MAY_READ, "Role", "Table");
  g_autofree char *label = cfn_message_format (edge->label);

  proof_fixture_expect (&race, "order Read Mapping fails policy-may-come-late");
  /* It may well come in time: a warning, no failure. */
  g_assert_cmpint (edge->verdict, ==, CFN_VERDICT_HOLDS);
  g_assert_true (edge->is_careful);
  g_assert_cmpstr (label, ==, "may come late");

  proof_fixture_expect (&sound, "order Read Mapping holds -");
  proof_fixture_refuse (&(ProofFixture) { .resources = NULL }, "order");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/proof/order", test_order);

  return g_test_run ();
}
