/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-checker.h"

#include <string.h>

static void
test_table (void)
{
  guint n_rules;
  const CfnRule *rules = cfn_rules_get (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    {
      g_assert_true (i == 0 || strcmp (rules[i - 1].id, rules[i].id) < 0);
      g_assert_true (g_str_has_suffix (rules[i].summary, "."));
      g_assert_true (cfn_rules_find (rules[i].id) == &rules[i]);
      /* Plain words, joined by hyphens. */
      g_assert_cmpuint (strspn (rules[i].id, G_CSET_a_2_z "-"), ==, strlen (rules[i].id));
    }
  g_assert_null (cfn_rules_find ("no-such-rule"));
}

/* Each rule has a file in the golden cases that makes it fire; adding a rule is adding one
 * there. */
static void
test_examples (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "golden", "cases", "check",
                                                   "expected", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  const char *name;
  guint n_rules;
  const CfnRule *rules = cfn_rules_get (&n_rules);

  if (dir == NULL)
    {
      g_test_skip ("The golden cases are not here");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      if (g_file_get_contents (path, &text, NULL, NULL))
        g_string_append (all, text);
    }

  for (guint i = 0; i < n_rules; i++)
    {
      g_autofree char *wanted = g_strdup_printf ("\"rule\": \"%s\"", rules[i].id);

      g_test_message ("%s", rules[i].id);
      g_assert_nonnull (strstr (all->str, wanted));
    }
}

static void
test_severities (void)
{
  g_assert_cmpstr (cfn_severity_to_string (CFN_SEVERITY_INFO), ==, "info");
  g_assert_cmpstr (cfn_severity_to_string (CFN_SEVERITY_WARNING), ==, "warning");
  g_assert_cmpstr (cfn_severity_to_string (CFN_SEVERITY_ERROR), ==, "error");
}

/* An edge fails where a need of its trigger fails and the rule of that is an error, and only
 * there: what is a warning leaves it as it is. */
static void
check_weights (CfnProof *proof)
{
  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);
      const CfnRule *rule;

      if (claim->kind <= CFN_CLAIM_FILTER || claim->verdict != CFN_VERDICT_FAILS)
        continue;
      rule = cfn_rules_find (claim->reason);
      g_assert_nonnull (rule);
      g_assert_true (claim->is_grave == (rule->severity == CFN_SEVERITY_ERROR));
      if (claim->edge == NULL)
        continue;
      if (claim->is_grave)
        g_assert_cmpint (claim->edge->verdict, ==, CFN_VERDICT_FAILS);
      else if (claim->edge->verdict == CFN_VERDICT_HOLDS)
        g_assert_true (claim->edge->is_careful);
    }
}

static void
test_weights (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "golden", "cases", "check", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      g_test_skip ("The golden cases are not here");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;

      if (g_str_has_suffix (name, ".yaml") && g_file_get_contents (path, &data, NULL, NULL))
        {
          g_autoptr (CfnTree) tree = cfn_tree_read_string (data);
          g_autoptr (CfnTemplate) template = cfn_template_new (tree);
          g_autoptr (CfnProof) proof = cfn_proof_new (template);

          g_test_message ("%s", name);
          check_weights (proof);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/table", test_table);
  g_test_add_func ("/rules/examples", test_examples);
  g_test_add_func ("/rules/severities", test_severities);

  g_test_add_func ("/rules/weights", test_weights);

  return g_test_run ();
}
