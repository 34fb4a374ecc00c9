/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "change-fixture.h"

#include "cfn-reorder.h"

static const char stack[] =
  "Resources:\n"
  "  # About one.\n"
  "  One:\n"
  "    Type: AWS::SNS::Topic\n"
  "\n"
  "  Two:\n"
  "    Type: AWS::SQS::Queue # two\n"
  "\n"
  "  Three:\n"
  "    Type: AWS::SNS::Topic\n"
  "\n"
  "  Four: {Type: 'AWS::SNS::Topic'}\n";

static char *
reorder (const char         *yaml,
         const char * const *names,
         const char         *before)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  g_autoptr (GError) error = NULL;
  CfnEdit *edit = cfn_reorder (cfn_proof_get_template (proof), "Resources", names, before, &error);

  return apply (proof, edit, error);
}

static char *
list_ids (const char *yaml)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  CfnTemplate *template = cfn_proof_get_template (proof);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < cfn_template_get_n_resources (template); i++)
    g_string_append_printf (ids, "%s ", cfn_template_get_resource (template, i)->id);

  return g_string_free (ids, FALSE);
}

static void
assert_order (const char         *expected,
              const char         *before,
              const char * const *names)
{
  g_autofree char *after = reorder (stack, names, before);
  g_autofree char *ids = list_ids (after);

  g_assert_cmpstr (ids, ==, expected);
}

static void
assert_step (const char         *expected,
             gboolean            down,
             const char * const *names)
{
  g_autoptr (CfnProof) proof = prove (stack);

  g_assert_cmpstr (cfn_reorder_find_step (cfn_proof_get_template (proof), "Resources", names, down),
                   ==, expected);
}

static void
test_step (void)
{
  assert_step ("One", FALSE, (const char * const []) { "Two", NULL });
  assert_step ("Four", TRUE, (const char * const []) { "Two", NULL });
  assert_step ("", TRUE, (const char * const []) { "Three", NULL });
  assert_step (NULL, TRUE, (const char * const []) { "Four", NULL });
  assert_step (NULL, FALSE, (const char * const []) { "One", NULL });
  assert_step (NULL, FALSE, (const char * const []) { "Five", NULL });
  /* Several keep together around what is between them. */
  assert_step ("Two", FALSE, (const char * const []) { "Three", "Four", NULL });
}

static void
test_order (void)
{
  assert_order ("Two One Three Four ", "Three", (const char * const []) { "One", NULL });
  assert_order ("Four One Two Three ", "One", (const char * const []) { "Four", NULL });
  assert_order ("Two Three Four One ", NULL, (const char * const []) { "One", NULL });
  /* In the order that they have, whatever the order of the names. */
  assert_order ("Three One Two Four ", "Four",
                (const char * const []) { "Two", "One", NULL });
  assert_order ("Two Three One Four ", "One",
                (const char * const []) { "Three", "Two", NULL });
}

static void
test_comments (void)
{
  g_autofree char *after = reorder (stack, (const char * const []) { "One", NULL }, "Three");

  assert_yaml (after,
               "Resources:\n"
               "  Two:\n"
               "    Type: AWS::SQS::Queue # two\n"
               "\n"
               "  # About one.\n"
               "  One:\n"
               "    Type: AWS::SNS::Topic\n"
               "\n"
               "  Three:\n"
               "    Type: AWS::SNS::Topic\n"
               "\n"
               "  Four: {Type: 'AWS::SNS::Topic'}\n");
}

static void
assert_refused (const char         *section,
                const char * const *names,
                const char         *before,
                int                 code)
{
  g_autoptr (CfnProof) proof = prove (stack);
  g_autoptr (GError) error = NULL;

  g_assert_null (cfn_reorder (cfn_proof_get_template (proof), section, names, before, &error));
  g_assert_error (error, CFN_CHANGE_ERROR, code);
}

static void
test_refused (void)
{
  const char *one[] = { "One", NULL };
  const char *last[] = { "Four", NULL };

  assert_refused ("Outputs", one, NULL, CFN_CHANGE_ERROR_UNKNOWN);
  assert_refused ("Resources", one, "Two", CFN_CHANGE_ERROR_NOTHING);
  assert_refused ("Resources", one, "One", CFN_CHANGE_ERROR_NOTHING);
  assert_refused ("Resources", last, NULL, CFN_CHANGE_ERROR_NOTHING);
  assert_refused ("Resources", one, "Nobody", CFN_CHANGE_ERROR_NOTHING);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reorder/order", test_order);
  g_test_add_func ("/reorder/step", test_step);
  g_test_add_func ("/reorder/comments", test_comments);
  g_test_add_func ("/reorder/refused", test_refused);

  return g_test_run ();
}
