/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-case.h"

#include "cfn-condition.h"

#define FEWEST_CASES 300

static const char * const verdicts[] = { "allowed", "denied", "unknown" };

static guint n_cases;
static guint n_compared;

static const char *
string_of (CfnNode    *node,
           const char *key)
{
  return cfn_node_get_string (cfn_node_get (node, key));
}

/* All that fail are told, rather than the first. */
static void
fail (const IamCase *self,
      const char    *what,
      const char    *found)
{
  CfnText *text = cfn_template_get_text (self->template);

  g_test_message ("line %u, %s: %s is %s",
                  (guint) cfn_text_get_position (text, self->node->span.start).line,
                  string_of (self->node, "Why"), what, found);
  g_test_fail ();
}

/* The answer to a case that is known in a world is the same there. */
static void
compare_with_naive (const IamCase *self,
                    IamVerdict     verdict)
{
  g_autoptr (NaiveWorld) world = iam_case_make_world (self);
  NaiveQuestion question = { 0 };

  if (world == NULL)
    return;
  n_compared++;
  iam_case_ask_naive (self, &question);
  if (naive_is_allowed (world, &question) != (verdict == IAM_VERDICT_ALLOWED))
    fail (self, "the naive evaluator", "otherwise");
  g_ptr_array_unref (question.identity);
}

static void
expect (const IamCase *self,
        const char    *key,
        const char    *found)
{
  const char *expected = string_of (self->node, key);

  if (expected != NULL && g_strcmp0 (found, expected) != 0)
    fail (self, key, found);
}

static void
check_case (CfnTemplate *template,
            CfnNode     *node)
{
  g_autoptr (IamCase) self = iam_case_new (template, node);
  IamDecision decision = iam_case_ask (self);
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  g_autofree char *when = NULL;

  n_cases++;
  g_assert_nonnull (string_of (node, "Expect"));
  g_assert_nonnull (string_of (node, "Why"));
  g_array_append_vals (cases, decision.cases, decision.n_cases);
  when = cfn_cases_to_string (cases);
  expect (self, "Expect", verdicts[decision.verdict]);
  expect (self, "Reason", decision.reason);
  expect (self, "When", when);
  if (decision.verdict != IAM_VERDICT_UNKNOWN && decision.n_cases == 0)
    compare_with_naive (self, decision.verdict);
}

static void
check_file (gconstpointer data)
{
  g_autofree char *name = g_strconcat (data, ".yaml", NULL);
  g_autofree char *path
    = g_test_build_filename (G_TEST_DIST, "core", "iam", "cases", name, NULL);
  g_autofree char *yaml = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CfnTemplate) template = NULL;
  CfnNode *cases;

  g_file_get_contents (path, &yaml, NULL, &error);
  g_assert_no_error (error);
  template = template_fixture_read (yaml);
  cases = template_fixture_node (template, "Cases");
  for (CfnNode *node = cases->first_child; node != NULL; node = node->next)
    check_case (template, node);
}

static void
test_is_large (void)
{
  g_test_message ("%u cases, %u of them compared with the naive evaluator", n_cases, n_compared);
  g_assert_cmpuint (n_cases, >=, FEWEST_CASES);
  g_assert_cmpuint (n_compared, >=, FEWEST_CASES / 2);
}

int
main (int   argc,
      char *argv[])
{
  static const char * const files[] = {
    "actions",
    "condition-modifiers",
    "condition-scalars",
    "condition-strings",
    "evaluation",
    "intrinsics",
    "managed",
    "resources",
    "template-conditions",
    "trust",
    "variables",
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/table/", files[i], NULL);

      g_test_add_data_func (path, files[i], check_file);
    }
  g_test_add_func ("/table/is-large", test_is_large);

  return g_test_run ();
}
