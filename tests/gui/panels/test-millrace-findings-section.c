/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-inspector.h"

#include "millrace-finding-row.h"
#include "panel-test.h"

static GtkWidget *
show (GtkWidget  *panel,
      const char *text)
{
  g_autoptr (CfnReading) reading = panel_test_read (text);
  const char * const ids[] = { "Queue", NULL };

  millrace_inspector_set_subject (MILLRACE_INSPECTOR (panel), reading, ids);
  millrace_inspector_complete (MILLRACE_INSPECTOR (panel));
  panel_test_settle (0);

  return panel_test_find (panel, MILLRACE_TYPE_FINDING_ROW, NULL);
}

static void
assert_says (GtkWidget  *row,
             const char *word)
{
  g_assert_nonnull (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), word));
}

#define QUEUE(properties) \
  "Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n    Properties: {" properties "}\n"

/* A problem that was gone and comes again is told by the row that told it before, with the number
 * that it has now; another problem is not. */
static void
test_same_problem (void)
{
  PanelTest test;
  GtkWidget *panel = millrace_inspector_new ();
  GtkWidget *row;
  guint32 before;

  panel_test_init (&test, panel);
  row = show (panel, QUEUE ("DelaySecond: 3"));
  g_assert_nonnull (row);
  assert_says (row, "DelaySecond");
  before = g_variant_get_uint32 (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row)));

  g_assert_null (show (panel, QUEUE ("DelaySeconds: 3")));
  g_assert_false (gtk_widget_get_mapped (row));

  g_assert_true (show (panel, "Parameters:\n  Wrong: {Type: Strin}\n"
                       QUEUE ("DelaySecond: 3")) == row);
  g_assert_true (gtk_widget_get_mapped (row));
  g_assert_cmpuint (g_variant_get_uint32 (gtk_actionable_get_action_target_value (
                      GTK_ACTIONABLE (row))), !=, before);

  row = show (panel, QUEUE ("DelaySecondz: 3"));
  assert_says (row, "DelaySecondz");
  panel_test_clear (&test, panel);
}

/* Many that came and went do not stay, and what is shown stands in the order of the text. */
static void
test_many_problems (void)
{
  PanelTest test;
  GtkWidget *panel = millrace_inspector_new ();
  GtkWidget *row, *list;
  guint n = 0;

  panel_test_init (&test, panel);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strdup_printf (QUEUE ("Delay%u: 3"), i);

      show (panel, text);
    }
  row = show (panel, QUEUE ("First: 1, Delay19: 3"));
  assert_says (row, "First");
  list = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX);
  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += MILLRACE_IS_FINDING_ROW (child);
  g_assert_cmpuint (n, <=, 6);
  panel_test_clear (&test, panel);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/findings-section/same-problem", test_same_problem);
  g_test_add_func ("/findings-section/many-problems", test_many_problems);

  return g_test_run ();
}
