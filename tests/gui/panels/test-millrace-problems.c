/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-problems.h"

#include "millrace-problem-item.h"
#include "millrace-problem-row.h"
#include "panel-test.h"

static void
test_none (void)
{
  GtkWidget *panel = millrace_problems_new ();
  g_autofree char *text = panel_test_load (PANEL_TEST_SAMPLE);
  g_autoptr (CfnReading) reading = panel_test_read (text);
  PanelTest test;

  panel_test_init (&test, panel);
  millrace_problems_set_reading (MILLRACE_PROBLEMS (panel), reading);
  g_assert_nonnull (panel_test_find (panel, GTK_TYPE_LABEL, "No problems found"));
  panel_test_clear (&test, panel);
}

/* Errors come before warnings, wherever they are; activating leads to the finding itself. */
static void
test_order (void)
{
  GtkWidget *panel = millrace_problems_new ();
  g_autofree char *text = panel_test_load ("tests/golden/inputs/article.yml");
  g_autofree char *worse = g_strconcat (text, "\n  Spare:\n    Type: AWS::SQS::Queue\n"
                                        "    DependsOn: Nobody\n", NULL);
  g_autoptr (CfnReading) reading = panel_test_read (worse);
  CfnFindings *findings = cfn_reading_get_findings (reading);
  g_autofree char *expected = NULL;
  PanelTest test;
  GtkWidget *list;
  GListModel *model;
  CfnSeverity previous = CFN_SEVERITY_ERROR;
  guint first = 0;

  panel_test_init (&test, panel);
  millrace_problems_set_reading (MILLRACE_PROBLEMS (panel), reading);
  panel_test_settle (50);

  list = panel_test_find (panel, GTK_TYPE_LIST_VIEW, NULL);
  model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, cfn_findings_get_n (findings));
  g_assert_cmpuint (cfn_findings_get_n (findings), >, 0);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MillraceProblemItem) item = g_list_model_get_item (model, i);

      g_assert_cmpint (millrace_problem_item_get_severity (item), <=, previous);
      previous = millrace_problem_item_get_severity (item);
      if (i == 0)
        first = millrace_problem_item_get_index (item);
    }

  g_signal_emit_by_name (list, "activate", 0);
  expected = g_strdup_printf ("show-problem %u", first);
  g_assert_cmpstr (panel_test_last_call (&test), ==, expected);
  g_assert_nonnull (panel_test_find (panel, MILLRACE_TYPE_PROBLEM_ROW, NULL));
  panel_test_clear (&test, panel);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/problems/none", test_none);
  g_test_add_func ("/problems/order", test_order);

  return g_test_run ();
}
