/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-outline.h"

#include "millrace-outline-item.h"
#include "millrace-outline-row.h"
#include "panel-test.h"

static GtkSelectionModel *
get_model (GtkWidget *panel)
{
  GtkWidget *list = panel_test_find (panel, GTK_TYPE_LIST_VIEW, NULL);

  return gtk_list_view_get_model (GTK_LIST_VIEW (list));
}

static const char *
get_id (GtkWidget *panel,
        guint      position)
{
  g_autoptr (MillraceOutlineItem) item =
    g_list_model_get_item (G_LIST_MODEL (get_model (panel)), position);

  return item != NULL ? millrace_outline_item_get_id (item) : NULL;
}

static GtkWidget *
build (PanelTest *test)
{
  GtkWidget *panel = millrace_outline_new ();
  g_autofree char *text = panel_test_load (PANEL_TEST_SAMPLE);
  g_autoptr (CfnReading) reading = panel_test_read (text);

  panel_test_init (test, panel);
  millrace_outline_set_reading (MILLRACE_OUTLINE (panel), reading);
  panel_test_settle (50);

  return panel;
}

static void
test_rows (void)
{
  PanelTest test;
  GtkWidget *panel = build (&test);
  GtkWidget *row = panel_test_find (panel, MILLRACE_TYPE_OUTLINE_ROW, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_model (panel))), ==, 4);
  g_assert_cmpstr (get_id (panel, 0), ==, "EchoFunction");
  g_assert_cmpstr (get_id (panel, 3), ==, "DataTableStream");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "EchoFunction, Function");
  panel_test_clear (&test, panel);
}

static void
test_selection (void)
{
  PanelTest test;
  GtkWidget *panel = build (&test);
  const char *ids[] = { "LambdaRole", "DataTable", NULL };

  /* Shown from elsewhere: nothing is asked for. */
  millrace_outline_set_selection (MILLRACE_OUTLINE (panel), ids);
  g_assert_true (gtk_selection_model_is_selected (get_model (panel), 1));
  g_assert_true (gtk_selection_model_is_selected (get_model (panel), 2));
  g_assert_null (panel_test_last_call (&test));

  /* By hand: the window is told. */
  gtk_selection_model_select_item (get_model (panel), 0, TRUE);
  g_assert_cmpstr (panel_test_last_call (&test), ==, "select ['EchoFunction']");
  gtk_selection_model_select_item (get_model (panel), 3, FALSE);
  g_assert_cmpstr (panel_test_last_call (&test), ==, "select ['EchoFunction', 'DataTableStream']");
  panel_test_clear (&test, panel);
}

/* A new reading keeps the rows that stay, and the selection with them. */
static void
test_update (void)
{
  PanelTest test;
  GtkWidget *panel = build (&test);
  const char *ids[] = { "DataTable", NULL };
  g_autofree char *text = panel_test_load (PANEL_TEST_SAMPLE);
  g_autofree char *longer = NULL;
  g_autoptr (CfnReading) reading = NULL;
  g_autoptr (GObject) before = g_list_model_get_item (G_LIST_MODEL (get_model (panel)), 2);
  g_autoptr (GObject) after = NULL;
  g_autofree char *problem = NULL;

  millrace_outline_set_selection (MILLRACE_OUTLINE (panel), ids);
  longer = g_strconcat (text, "  Spare:\n    Type: AWS::SQS::Queue\n"
                        "    Properties: {QueueName: !Ref Nobody}\n", NULL);
  reading = panel_test_read (longer);
  millrace_outline_set_reading (MILLRACE_OUTLINE (panel), reading);

  after = g_list_model_get_item (G_LIST_MODEL (get_model (panel)), 2);
  g_assert_true (before == after);
  g_assert_true (gtk_selection_model_is_selected (get_model (panel), 2));
  g_assert_cmpstr (get_id (panel, 4), ==, "Spare");
  g_assert_null (panel_test_last_call (&test));

  g_clear_object (&after);
  after = g_list_model_get_item (G_LIST_MODEL (get_model (panel)), 4);
  g_object_get (after, "problem", &problem, NULL);
  g_assert_nonnull (problem);
  g_assert_nonnull (strstr (problem, "Nobody"));

  millrace_outline_set_reading (MILLRACE_OUTLINE (panel), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_model (panel))), ==, 0);
  panel_test_clear (&test, panel);
}

static void
test_activate (void)
{
  PanelTest test;
  GtkWidget *panel = build (&test);

  g_signal_emit_by_name (panel_test_find (panel, GTK_TYPE_LIST_VIEW, NULL), "activate", 2);
  g_assert_cmpstr (panel_test_last_call (&test), ==, "show-properties 'DataTable'");
  panel_test_clear (&test, panel);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/outline/rows", test_rows);
  g_test_add_func ("/outline/selection", test_selection);
  g_test_add_func ("/outline/update", test_update);
  g_test_add_func ("/outline/activate", test_activate);

  return g_test_run ();
}
