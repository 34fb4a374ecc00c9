/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof-fixture.h"

/* "label verdict" for each need of Role, joined by commas. */
static char *
describe (const ProofFixture *stack)
{
  g_autoptr (CfnProof) proof = proof_fixture_new (stack);
  CfnTemplate *template = cfn_proof_get_template (proof);
  g_autoptr (GPtrArray) needs
    = cfn_proof_get_needs (proof, cfn_template_find_resource (template, "Role"));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < needs->len; i++)
    {
      const CfnNeed *need = g_ptr_array_index (needs, i);
      g_autofree char *label = cfn_message_format (need->label);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? ", " : "", label,
                              cfn_verdict_to_string (need->verdict));
    }

  return g_string_free (text, FALSE);
}

static void
assert_needs (const ProofFixture *stack,
              const char         *expected)
{
  g_autofree char *found = describe (stack);

  g_assert_cmpstr (found, ==, expected);
}

#define QUEUE "  Queue: {Type: AWS::SQS::Queue}\n"

static void
test_needs (void)
{
  assert_needs (&(ProofFixture) { .statements = "{Effect: Allow, Action: '*', Resource: '*'}" },
                "write logs: holds, read stream: holds");
  assert_needs (&(ProofFixture) { .statements = "" }, "write logs: fails, read stream: fails");
  assert_needs (&(ProofFixture) { .destination = "!GetAtt Queue.Arn", .resources = QUEUE },
                "write logs: fails, read stream: holds, write to Queue: fails");
  /* A queue's URL in its place is not the role's fault. */
  assert_needs (&(ProofFixture) { .destination = "!Ref Queue", .resources = QUEUE },
                "write logs: fails, read stream: holds, write to Queue: unknown");
  assert_needs (&(ProofFixture) { .role = "arn:aws:iam::123456789012:role/other" }, "");
}

static void
test_logs (void)
{
#define LOGS(actions, resource) "{Effect: Allow, Action: [" actions "], Resource: " resource "}"
#define WRITE "'logs:CreateLogStream', 'logs:PutLogEvents'"
  static const struct
  {
    const char *statements;
    const char *verdict;
  } cases[] = {
    { LOGS ("'logs:*'", "'arn:aws:logs:*:*:*'"), "holds" },
    { LOGS ("'logs:*'", "'arn:aws:logs:*:*:log-group:/aws/lambda/*'"), "holds" },
    { LOGS ("'logs:*'", "!Sub 'arn:aws:logs:*:*:log-group:/aws/lambda/${Function}:*'"), "holds" },
    { LOGS ("'logs:*'", "'arn:aws:logs:*:*:log-group:/other/*'"), "fails" },
    /* Whether the group has to be made first is not to be seen here. */
    { LOGS (WRITE, "'*'"), "unknown" },
    { LOGS ("'logs:CreateLogGroup'", "'*'"), "fails" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected
        = g_strdup_printf ("write logs: %s, read stream: fails", cases[i].verdict);

      g_test_message ("%s", cases[i].statements);
      assert_needs (&(ProofFixture) { .statements = cases[i].statements }, expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/need/needs", test_needs);
  g_test_add_func ("/need/logs", test_logs);

  return g_test_run ();
}
