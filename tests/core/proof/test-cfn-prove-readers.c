/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof-fixture.h"

#define MAPPING(ID, FUNCTION)                                                                     \
  "  " ID ":\n"                                                                                   \
  "    Type: AWS::Lambda::EventSourceMapping\n"                                                   \
  "    Properties: {EventSourceArn: !GetAtt Table.StreamArn, FunctionName: " FUNCTION ","          \
  " StartingPosition: LATEST}\n"

#define FUNCTION(ID, ROLE)                                                                        \
  "  " ID ": {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt " ROLE ".Arn}}\n"

static void
test_unique (void)
{
  proof_fixture_expect (&(ProofFixture) { .resources = MAPPING ("Twin", "!GetAtt Function.Arn") },
                        "unique Table Twin fails mapping-is-doubled");
  proof_fixture_expect (&(ProofFixture) { .resources = MAPPING ("Twin", "!GetAtt Function.Arn") },
                        "stream Table Twin fails mapping-is-doubled");
  proof_fixture_refuse (&(ProofFixture) { .resources = MAPPING ("Other", "!Ref Else")
                                                       FUNCTION ("Else", "Role") },
                        "unique");
}

static void
test_readers (void)
{
  const ProofFixture three = { .resources = MAPPING ("Second", "!Ref Two") FUNCTION ("Two", "Role")
                                            MAPPING ("Third", "!Ref Three")
                                            FUNCTION ("Three", "Role") };
  g_autoptr (CfnProof) proof = proof_fixture_new (&three);
  const CfnClaim *claim = proof_fixture_find (proof, CFN_CLAIM_READERS, "Table", "Third");

  proof_fixture_expect (&three, "readers Table Third fails too-many-readers");
  proof_fixture_expect (&three, "stream Table Third holds -");
  g_assert_cmpuint (g_strv_length ((char **) claim->evidence), ==, 3);
}

/* The role of the fixture may do everything with every table, but names none: no edge, no loop. */
static void
test_loop (void)
{
  const ProofFixture loop = {
    .statements = "{Effect: Allow, Action: 'dynamodb:*', Resource: '*'}, "
                  "{Effect: Allow, Action: 'dynamodb:PutItem', Resource: !GetAtt Table.Arn}",
  };
  g_autoptr (CfnProof) proof = proof_fixture_new (&loop);
  const CfnClaim *edge = proof_fixture_find (proof, CFN_CLAIM_STREAM, "Table", "Mapping");

  proof_fixture_expect (&loop, "loop Table Mapping fails writes-what-it-reads");
  g_assert_cmpint (edge->verdict, ==, CFN_VERDICT_HOLDS);
  g_assert_true (edge->is_careful);
  proof_fixture_refuse (&(ProofFixture) { .stream = NULL }, "loop");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/proof/readers/unique", test_unique);
  g_test_add_func ("/proof/readers/too-many", test_readers);
  g_test_add_func ("/proof/readers/loop", test_loop);

  return g_test_run ();
}
