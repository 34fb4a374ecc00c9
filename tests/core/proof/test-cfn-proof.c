/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof-fixture.h"

static void
test_sound (void)
{
  ProofFixture stack = { NULL };
  g_autoptr (CfnProof) proof = proof_fixture_new (&stack);
  g_autofree char *dump = proof_fixture_dump (proof);

  /* In the order of the text, and nothing else: what the pattern shows is no plain reference
   * too. */
  g_assert_cmpstr (dump, ==,
                   "stream Table Mapping holds -\n"
                   "invoke Mapping Function holds -\n"
                   "assume Function Role holds -\n"
                   "may-read Role Table holds -\n");
}

static void
test_merge (void)
{
  ProofFixture stack = {
    .resources = "  Other:\n"
                 "    Type: Custom::Other\n"
                 "    Properties: {A: !Ref Table, B: !GetAtt Table.Arn, C: !GetAtt Table.Url}\n",
  };
  g_autoptr (CfnProof) proof = proof_fixture_new (&stack);
  const CfnClaim *claim = NULL;

  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      if (cfn_proof_get_claim (proof, i)->kind == CFN_CLAIM_REFERENCE)
        {
          g_assert_null (claim);
          claim = cfn_proof_get_claim (proof, i);
        }
    }

  /* Three uses, one edge: the worst of them speaks, and shows itself first. */
  g_assert_cmpint (claim->verdict, ==, CFN_VERDICT_FAILS);
  g_assert_cmpuint (g_strv_length ((char **) claim->evidence), ==, 3);
  g_assert_cmpstr (cfn_node_get_key (claim->evidence[0]), ==, "C");
}

static void
test_macro (void)
{
  proof_fixture_expect (&(ProofFixture) { .head = "Transform: Ours\n",
                                          .stream = "!Ref AWS::NoValue" },
                        "stream Table Mapping unknown macro");
  proof_fixture_expect (&(ProofFixture) { .head = "Transform: AWS::LanguageExtensions\n",
                                          .stream = "!Ref AWS::NoValue" },
                        "stream Table Mapping fails table-without-stream");
}

static void
test_broken_text (void)
{
  g_autoptr (CfnTree) tree = cfn_tree_read_string ("Resources: [");
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);
  g_autoptr (CfnProof) proof = cfn_proof_new (template);

  g_assert_cmpuint (cfn_proof_get_n_claims (proof), ==, 0);
}

static void
test_is_gone (void)
{
  ProofFixture stack = { NULL };
  GValue value = G_VALUE_INIT;
  CfnProof *proof = proof_fixture_new (&stack);

  /* The sanitizer tells whether anything is left, or went too early. */
  g_value_init (&value, CFN_TYPE_PROOF);
  g_value_set_boxed (&value, proof);
  cfn_proof_unref (proof);
  g_assert_cmpuint (cfn_proof_get_n_claims (g_value_get_boxed (&value)), ==, 4);
  g_value_unset (&value);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proof/sound", test_sound);
  g_test_add_func ("/proof/merge", test_merge);
  g_test_add_func ("/proof/macro", test_macro);
  g_test_add_func ("/proof/broken-text", test_broken_text);
  g_test_add_func ("/proof/is-gone", test_is_gone);

  return g_test_run ();
}
