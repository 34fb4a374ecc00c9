/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof-fixture.h"

#include <string.h>

#define SECOND(PROPERTIES)                                                                        \
  "  Second:\n"                                                                                   \
  "    Type: AWS::Lambda::EventSourceMapping\n"                                                   \
  "    Properties: {EventSourceArn: !GetAtt Table.StreamArn, FunctionName: !Ref Still"             \
  PROPERTIES "}\n"                                                                                \
  "  Still:\n"                                                                                    \
  "    Type: AWS::Lambda::Function\n"                                                             \
  "    Properties: {Role: !GetAtt Role.Arn}\n"

static const struct
{
  const char *name;
  const char *resources;
  const char *head;
  const char *claim;     /* of itself, or NULL */
  const char *edge;      /* and what its edge is by it */
} cases[] = {
  { "position", SECOND (", StartingPosition: LATEST"), "", NULL, "stream Table Second holds -" },
  { "no position", SECOND (""), "", "start Table Second fails missing-property",
    "stream Table Second fails missing-property" },
  { "null position", SECOND (", StartingPosition: null"), "",
    "start Table Second fails missing-property", "stream Table Second fails missing-property" },
  { "a time", SECOND (", StartingPosition: AT_TIMESTAMP"), "",
    "start Table Second fails unknown-value", "stream Table Second fails unknown-value" },
  { "by a parameter", SECOND (", StartingPosition: !Ref P"), "Parameters: {P: {Type: String}}\n",
    NULL, "stream Table Second holds -" },
  { "by a macro", SECOND (""), "Transform: Mine\n", NULL, "stream Table Second holds -" },
  { "disabled", SECOND (", StartingPosition: LATEST, Enabled: false"), "",
    "enabled Table Second fails mapping-is-disabled", "stream Table Second holds -" },
  { "enabled", SECOND (", StartingPosition: LATEST, Enabled: true"), "", NULL,
    "stream Table Second holds -" },
};

static void
test_start (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  const ProofFixture stack = { .head = cases[i].head, .resources = cases[i].resources };

  if (cases[i].claim != NULL)
    proof_fixture_expect (&stack, cases[i].claim);
  else
    proof_fixture_refuse (&stack, "start Table Second");
  proof_fixture_expect (&stack, cases[i].edge);
}

/* One that is deliberately stopped works as it is written: the edge holds, and says so. */
static void
test_never_runs (void)
{
  const ProofFixture stack = {
    .function_name = "!Ref Still",
    .resources = "  Still:\n"
                 "    Type: AWS::Lambda::Function\n"
                 "    Properties: {Role: !GetAtt Role.Arn, ReservedConcurrentExecutions: 0}\n",
  };
  g_autoptr (CfnProof) proof = proof_fixture_new (&stack);
  const CfnClaim *edge = proof_fixture_find (proof, CFN_CLAIM_INVOKE, "Mapping", "Still");
  g_autofree char *message = cfn_message_format (edge->message);

  proof_fixture_expect (&stack, "runs Mapping Still fails function-never-runs");
  g_assert_cmpint (edge->verdict, ==, CFN_VERDICT_HOLDS);
  g_assert_true (edge->is_careful);
  g_assert_nonnull (strstr (message, ". But: Still may never run"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/proof/start/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_start);
    }
  g_test_add_func ("/proof/start/never-runs", test_never_runs);

  return g_test_run ();
}
