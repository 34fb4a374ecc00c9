/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-repair.h"
#include "rules-fixture.h"

/* Checks what repairs, which become @n_expected, make of @yaml; transfer full. */
static char *
repair (const char *yaml,
        guint       n_expected,
        gboolean   *is_spent)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (yaml, -1);
  g_autoptr (CfnFindings) findings = fixture_check (text);
  g_autoptr (GPtrArray) repairs = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_repair_free);
  g_autoptr (CfnFindings) after = NULL;
  g_autoptr (CfnFindings) found = NULL;
  g_autoptr (CfnEdit) edit = cfn_repair_all (findings, NULL, NULL, repairs, &after, is_spent,
                                             NULL);
  g_autoptr (CfnText) repaired = cfn_edit_apply (edit, text);

  g_assert_cmpuint (repairs->len, ==, n_expected);
  found = fixture_check (repaired);
  g_assert_cmpuint (cfn_findings_get_n (found), ==, cfn_findings_get_n (after));

  return g_strdup (cfn_text_get_data (repaired, NULL));
}

/* Resources with a body each, by printf(), that gets the number. */
static char *
make (const char *head,
      guint       n,
      const char *body)
{
  GString *yaml = g_string_new (head);

  g_string_append (yaml, "Resources:\n");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (yaml, "  R%u: %s\n", i, body);

  return g_string_free (yaml, FALSE);
}

static void
test_many (void)
{
  g_autofree char *wrong = make ("", 400, "{Type: AWS::SNS::Topic, Properties: {TopicNam: t}}");
  g_autofree char *right = make ("", 400, "{Type: AWS::SNS::Topic, Properties: {TopicName: t}}");
  gboolean is_spent;
  g_autofree char *repaired = repair (wrong, 400, &is_spent);

  g_assert_cmpstr (repaired, ==, right);
  g_assert_false (is_spent);
}

/* One makes the other impossible: the first has the name. */
static void
test_one_after_the_other (void)
{
  g_autofree char *wrong = make ("", 3, "{Type: AWS::SNS::Topic, "
                                        "Properties: {TopicNam: t, TopicNme: u}}");
  g_autofree char *right = make ("", 3, "{Type: AWS::SNS::Topic, "
                                        "Properties: {TopicName: t, TopicNme: u}}");
  gboolean is_spent;
  g_autofree char *repaired = repair (wrong, 3, &is_spent);

  g_assert_cmpstr (repaired, ==, right);
  g_assert_false (is_spent);
}

static void
test_nothing_to_do (void)
{
  g_autofree char *right = make ("", 3, "{Type: AWS::SNS::Topic}");
  gboolean is_spent;
  g_autofree char *repaired = repair (right, 0, &is_spent);

  g_assert_cmpstr (repaired, ==, right);
  g_assert_false (is_spent);
}

/* Each run does something, and says that it was not all. */
static void
test_effort_has_an_end (void)
{
  g_autoptr (GString) comment = g_string_new (NULL);
  g_autofree char *wrong = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  gboolean is_spent;

  while (comment->len < 6 * 1024 * 1024)
    g_string_append (comment, "# Nothing but a comment, of which there may be very many indeed\n");
  wrong = make (comment->str, 2, "{Type: AWS::SNS::Topc}");

  once = repair (wrong, 1, &is_spent);
  g_assert_true (is_spent);
  twice = repair (once, 1, &is_spent);
  g_assert_false (is_spent);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/repair/many", test_many);
  g_test_add_func ("/repair/one-after-the-other", test_one_after_the_other);
  g_test_add_func ("/repair/nothing-to-do", test_nothing_to_do);
  g_test_add_func ("/repair/effort-has-an-end", test_effort_has_an_end);

  return g_test_run ();
}
