/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-fixture.h"

/* Applies every fix of every golden case of family check, one at a time: its finding has to be gone
 * after it, and nothing else may have appeared; a trigger that runs from now on may have notes. */

/* What a finding says, wherever it says it. */
static char *
get_words (const CfnFinding *finding)
{
  g_autofree char *message = cfn_message_format (finding->message);

  return g_strconcat (finding->rule, ": ", message, NULL);
}

static gboolean
says (CfnFindings *findings,
      const char  *words)
{
  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    {
      g_autofree char *other = get_words (cfn_findings_get (findings, i));

      if (g_str_equal (other, words))
        return TRUE;
    }

  return FALSE;
}

static void
try_fix (CfnText          *text,
         CfnFindings      *before,
         const CfnFinding *finding,
         const CfnFix     *fix)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfnEdit) edit = cfn_findings_make_edit (before, fix, &error);
  g_autoptr (CfnText) repaired = NULL;
  g_autoptr (CfnFindings) after = NULL;
  g_autofree char *words = get_words (finding);

  g_assert_no_error (error);
  repaired = cfn_edit_apply (edit, text);
  after = fixture_check (repaired);

  g_test_message ("  %s: %s", fix->id, words);
  g_assert_false (says (after, words));
  for (guint i = 0; i < cfn_findings_get_n (after); i++)
    {
      const CfnFinding *other = cfn_findings_get (after, i);
      g_autofree char *left = get_words (other);

      if (fix->kind != CFN_FIX_CONNECT || other->severity > CFN_SEVERITY_INFO)
        g_assert_true (says (before, left));
    }
}

static guint
try_file (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CfnText) text = NULL;
  g_autoptr (CfnFindings) findings = NULL;
  guint n_fixes = 0;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  text = cfn_text_new_from_string (contents, -1);
  findings = fixture_check (text);

  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);

      for (guint j = 0; j < finding->n_fixes; j++, n_fixes++)
        try_fix (text, findings, finding, &finding->fixes[j]);
    }

  return n_fixes;
}

static void
test_golden_cases (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "golden", "cases", "check", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_fixes = 0;

  if (dir == NULL)
    {
      g_test_skip ("The golden cases are not here");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_str_has_suffix (name, ".yaml") && !g_str_has_suffix (name, ".json"))
        continue;
      g_test_message ("%s", name);
      n_fixes += try_file (path);
    }

  g_assert_cmpuint (n_fixes, >=, 12);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fixes/golden-cases", test_golden_cases);

  return g_test_run ();
}
