/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-problems.h"

#include "millrace-problem-item.h"
#include "millrace-problem-row.h"
#include "millrace-tooltip.h"
#include "panel-test.h"

/* An error with a fix, errors and notes without, and one that the template is silent about. */
#define BROKEN                                                                                     \
  "Resources:\n"                                                                                   \
  "  Spare:\n"                                                                                     \
  "    Type: AWS::SQS::Queue\n"                                                                    \
  "    DependsOn: Nobody\n"                                                                        \
  "  Silent:\n"                                                                                    \
  "    Type: AWS::SQS::Queue\n"                                                                    \
  "    DependsOn: Nobody\n"                                                                        \
  "    Metadata:\n"                                                                                \
  "      millrace:\n"                                                                              \
  "        config:\n"                                                                              \
  "          ignore_checks: [unknown-reference]\n"                                                 \
  "  Mapping:\n"                                                                                   \
  "    Type: AWS::Lambda::EventSourceMapping\n"                                                    \
  "    Properties:\n"                                                                              \
  "      EventSourceArn: !GetAtt Table.StreamArn\n"                                                \
  "      FunctionName: echo\n"                                                                     \
  "      StartingPosition: LATEST\n"                                                               \
  "  Table:\n"                                                                                     \
  "    Type: AWS::DynamoDB::Table\n"                                                               \
  "    Properties:\n"                                                                              \
  "      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]\n"                          \
  "      KeySchema: [{AttributeName: id, KeyType: HASH}]\n"                                        \
  "      BillingMode: PAY_PER_REQUEST\n"

/* More than what GTK waits before it shows a tooltip, in milliseconds. */
#define TOOLTIP_DELAY 700

typedef struct
{
  PanelTest    test;
  GtkWidget   *panel;
  CfnReading  *reading;
  GtkWidget   *list;
  GListModel  *model;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->panel = millrace_problems_new ();
  self->reading = panel_test_read (data);
  panel_test_init (&self->test, self->panel);
  gtk_window_set_default_size (GTK_WINDOW (self->test.window), 700, 500);
  millrace_problems_set_reading (MILLRACE_PROBLEMS (self->panel), self->reading);
  panel_test_settle (50);
  self->list = panel_test_find (self->panel, GTK_TYPE_LIST_VIEW, NULL);
  g_assert_nonnull (self->list);
  self->model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->list)));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  panel_test_clear (&self->test, self->panel);
  cfn_reading_unref (self->reading);
}

static char *
dup_summary (Fixture *self,
             guint    position)
{
  g_autoptr (MillraceProblemItem) item = g_list_model_get_item (self->model, position);

  g_assert_nonnull (item);

  return millrace_problem_item_dup_summary (item);
}

/* The position of the first row that says @part; fails without one. */
static guint
find (Fixture    *self,
      const char *part)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->model); i++)
    {
      g_autofree char *summary = dup_summary (self, i);

      if (strstr (summary, part) != NULL)
        return i;
    }

  g_error ("There is no row “%s”", part);
}

static guint
count_rows (Fixture  *self,
            gboolean  headings)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (self->model); i++)
    {
      g_autoptr (MillraceProblemItem) item = g_list_model_get_item (self->model, i);

      n += millrace_problem_item_is_heading (item) == headings;
    }

  return n;
}

/* The button whose accessible name begins like @name: "Errors: 2". */
static GtkWidget *
find_toggle (GtkWidget  *root,
             const char *name)
{
  const char *tip = millrace_tooltip_get (root);

  if (GTK_IS_TOGGLE_BUTTON (root) && tip != NULL && g_str_has_prefix (tip, name))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_toggle (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_none (void)
{
  GtkWidget *panel = millrace_problems_new ();
  g_autoptr (CfnReading) reading = panel_test_read ("Resources:\n"
                                                    "  Spare:\n"
                                                    "    Type: AWS::SQS::Queue\n");
  PanelTest test;

  panel_test_init (&test, panel);
  millrace_problems_set_reading (MILLRACE_PROBLEMS (panel), reading);
  g_assert_nonnull (panel_test_find (panel, GTK_TYPE_LABEL, "No problems found"));
  g_assert_cmpint (millrace_problems_get_current (MILLRACE_PROBLEMS (panel)), ==, -1);
  panel_test_clear (&test, panel);
}

/* What was not begun has no problem yet. */
static void
test_not_begun (void)
{
  GtkWidget *panel = millrace_problems_new ();
  g_autoptr (CfnReading) reading = panel_test_read ("\n");
  PanelTest test;

  g_assert_cmpuint (cfn_findings_get_n (cfn_reading_get_findings (reading)), >, 0);
  panel_test_init (&test, panel);
  millrace_problems_set_reading (MILLRACE_PROBLEMS (panel), reading);
  g_assert_nonnull (panel_test_find (panel, GTK_TYPE_LABEL, "No problems found"));
  panel_test_clear (&test, panel);
}

/* Errors come before notes, wherever they are, and what is suppressed at the end; each group has a
 * heading. */
static void
test_order (Fixture       *self,
            gconstpointer  data)
{
  CfnFindings *findings = cfn_reading_get_findings (self->reading);
  guint n = g_list_model_get_n_items (self->model);
  CfnSeverity previous = CFN_SEVERITY_ERROR;
  guint silent = find (self, "Suppressed (1)");

  g_assert_cmpuint (cfn_findings_get_n_suppressed (findings), ==, 1);
  g_assert_cmpuint (count_rows (self, FALSE), ==, cfn_findings_get_n (findings) + 1);
  g_assert_cmpuint (find (self, "Errors ("), ==, 0);
  g_assert_cmpuint (silent, ==, n - 2);
  for (guint i = 0; i < silent; i++)
    {
      g_autoptr (MillraceProblemItem) item = g_list_model_get_item (self->model, i);

      if (millrace_problem_item_is_heading (item))
        continue;
      g_assert_cmpint (millrace_problem_item_get_severity (item), <=, previous);
      previous = millrace_problem_item_get_severity (item);
    }
}

static void
test_activating (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (MillraceProblemItem) first = g_list_model_get_item (self->model, 1);
  g_autofree char *expected = g_strdup_printf ("show-problem %u",
                                               millrace_problem_item_get_index (first));
  guint n = g_list_model_get_n_items (self->model);
  guint shown = count_rows (self, FALSE);

  g_signal_emit_by_name (self->list, "activate", 1);
  g_assert_cmpstr (panel_test_last_call (&self->test), ==, expected);
  g_signal_emit_by_name (self->list, "activate", n - 1);
  g_assert_cmpstr (panel_test_last_call (&self->test), ==, "show-suppressed 0");

  /* A heading closes its group, and opens it again. */
  g_signal_emit_by_name (self->list, "activate", n - 2);
  g_assert_cmpuint (count_rows (self, FALSE), ==, shown - 1);
  g_signal_emit_by_name (self->list, "activate", n - 2);
  g_assert_cmpuint (count_rows (self, FALSE), ==, shown);
}

static void
test_filters (Fixture       *self,
              gconstpointer  data)
{
  GtkWidget *search = panel_test_find (self->panel, GTK_TYPE_SEARCH_ENTRY, NULL);
  GtkWidget *errors = find_toggle (self->panel, "Errors: ");
  guint n = count_rows (self, FALSE);

  gtk_editable_set_text (GTK_EDITABLE (search), "NOBODY");
  panel_test_settle (300);
  g_assert_cmpuint (count_rows (self, FALSE), ==, 2);
  gtk_editable_set_text (GTK_EDITABLE (search), "there is nothing like this");
  panel_test_settle (300);
  g_assert_cmpuint (g_list_model_get_n_items (self->model), ==, 0);
  g_assert_nonnull (panel_test_find (self->panel, GTK_TYPE_LABEL, "No problem is like that"));
  g_signal_emit_by_name (search, "stop-search");
  panel_test_settle (300);
  g_assert_cmpuint (count_rows (self, FALSE), ==, n);

  g_assert_nonnull (errors);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (errors), FALSE);
  g_assert_cmpuint (count_rows (self, FALSE), <, n);
  for (guint i = 0; i < g_list_model_get_n_items (self->model); i++)
    {
      g_autofree char *summary = dup_summary (self, i);

      g_assert_false (g_str_has_prefix (summary, "Error"));
    }
}

static void
test_grouping (Fixture       *self,
               gconstpointer  data)
{
  g_assert_true (gtk_widget_activate_action (self->panel, "problems.group-by", "s", "resource"));
  find (self, "Spare (1)");
  find (self, "Suppressed (1)");
  g_assert_true (gtk_widget_activate_action (self->panel, "problems.group-by", "s", "rule"));
  find (self, "unknown-reference (1)");
}

/* What can be done with a row without a mouse: its actions, and the finding that has the focus. */
static void
test_row (Fixture       *self,
          gconstpointer  data)
{
  g_autofree char *summary = NULL;
  g_autofree char *fix = NULL;
  GtkWidget *row;
  int current;

  panel_test_settle (50);
  gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
  g_assert_cmpint (millrace_problems_get_current (MILLRACE_PROBLEMS (self->panel)), ==, -1);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", 1);
  gtk_widget_child_focus (self->list, GTK_DIR_DOWN);
  current = millrace_problems_get_current (MILLRACE_PROBLEMS (self->panel));
  g_assert_cmpint (current, >=, 0);

  row = gtk_widget_get_first_child (gtk_root_get_focus (GTK_ROOT (self->test.window)));
  g_assert_true (MILLRACE_IS_PROBLEM_ROW (row));
  summary = millrace_problem_item_dup_summary (
    millrace_problem_row_get_item (MILLRACE_PROBLEM_ROW (row)));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       summary);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, summary);

  fix = g_strdup_printf ("fix %d", current);
  gtk_widget_activate_action (row, "problem.fix", NULL);
  g_assert_cmpstr (panel_test_last_call (&self->test), ==, fix);
  gtk_widget_activate_action (row, "problem.explain", NULL);
  panel_test_settle (50);
  g_assert_nonnull (panel_test_find (self->test.window, GTK_TYPE_POPOVER, NULL));

  /* Where the popover opens under the pointer, GTK 4.8 asks half a second later for a tooltip,
   * even of a surface that is gone by then. */
  panel_test_settle (TOOLTIP_DELAY);
}

/* The row that had the focus is repaired away: the next one has it. */
static void
test_focus (Fixture       *self,
            gconstpointer  data)
{
  g_auto (GStrv) parts = g_strsplit (data, "    DependsOn: Nobody\n", 2);
  g_autofree char *text = g_strjoinv ("", parts);
  g_autoptr (CfnReading) better = panel_test_read (text);
  guint position = find (self, "Spare · ");
  GtkWidget *focus;

  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position - 1);
  gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
  gtk_widget_child_focus (self->list, GTK_DIR_DOWN);
  millrace_problems_set_reading (MILLRACE_PROBLEMS (self->panel), better);
  panel_test_settle (50);

  focus = gtk_root_get_focus (GTK_ROOT (self->test.window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, self->panel));
  g_assert_cmpint (millrace_problems_get_current (MILLRACE_PROBLEMS (self->panel)), >=, 0);
}

/* Of the first row that says @part; transfer full. */
static MillraceProblemItem *
get_item (Fixture    *self,
          const char *part)
{
  return g_list_model_get_item (self->model, find (self, part));
}

static void
assert_is_item (Fixture             *self,
                const char          *part,
                MillraceProblemItem *item)
{
  g_autoptr (MillraceProblemItem) found = get_item (self, part);

  g_assert_true (found == item);
}

/* A new line above changes no row but for its words, and a new problem none but its own. */
static void
test_rows_stay (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *lower = g_strconcat ("Description: x\n", (const char *) data, NULL);
  g_auto (GStrv) parts = g_strsplit (lower, "!GetAtt Table.StreamArn", 2);
  g_autofree char *worse = g_strjoinv ("!GetAtt Nobody.StreamArn", parts);
  g_autoptr (CfnReading) second = panel_test_read (lower);
  g_autoptr (CfnReading) third = panel_test_read (worse);
  g_autoptr (MillraceProblemItem) spare = get_item (self, "Spare · line 4 · unknown-reference");
  g_autoptr (MillraceProblemItem) silent = get_item (self, "Silent · line 7 · unknown-reference");
  g_autoptr (MillraceProblemItem) heading = get_item (self, "Errors (");
  g_autoptr (MillraceProblemItem) found = NULL;
  guint n = g_list_model_get_n_items (self->model);

  millrace_problems_set_reading (MILLRACE_PROBLEMS (self->panel), second);
  g_assert_cmpuint (g_list_model_get_n_items (self->model), ==, n);
  assert_is_item (self, "Spare · line 5 · unknown-reference", spare);
  assert_is_item (self, "Silent · line 8 · unknown-reference", silent);

  millrace_problems_set_reading (MILLRACE_PROBLEMS (self->panel), third);
  found = get_item (self, "Mapping · line 16 · ");
  assert_is_item (self, "Spare · line 5 · unknown-reference", spare);
  assert_is_item (self, "Errors (", heading);
  g_assert_cmpuint (millrace_problem_item_get_index (found), <,
                    cfn_findings_get_n (cfn_reading_get_findings (third)));

  /* Nothing is left when there is nothing to read. */
  millrace_problems_set_reading (MILLRACE_PROBLEMS (self->panel), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (self->model), ==, 0);
}

/* The rows that are seen, of headings and findings. */
static guint
count_seen (GtkWidget *widget)
{
  guint n = MILLRACE_IS_PROBLEM_ROW (widget) && gtk_widget_get_mapped (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_seen (child);

  return n;
}

/* Of a text that cannot be read only that is told; the rows of what could be read are there again,
 * the very same, and so is the focus, once it can. */
static void
test_broken_text (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (CfnReading) unreadable = panel_test_read ("Resources: [\n");
  GtkWidget *row = gtk_widget_get_first_child (self->list);
  guint n = count_seen (self->panel);
  g_autoptr (MillraceProblemItem) item = NULL;

  g_assert_false (cfn_reading_is_whole (unreadable));
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_next_sibling (row)));
  item = g_object_ref (millrace_problem_row_get_item (MILLRACE_PROBLEM_ROW (
    gtk_widget_get_first_child (gtk_widget_get_next_sibling (row)))));

  millrace_problems_set_reading (MILLRACE_PROBLEMS (self->panel), unreadable);
  panel_test_settle (50);
  g_assert_false (gtk_widget_get_mapped (row));
  g_assert_cmpuint (count_seen (self->panel), ==, 2);
  g_assert_cmpint (millrace_problems_get_current (MILLRACE_PROBLEMS (self->panel)), ==, 0);

  millrace_problems_set_reading (MILLRACE_PROBLEMS (self->panel), self->reading);
  panel_test_settle (50);
  g_assert_true (gtk_widget_get_mapped (row));
  g_assert_true (gtk_widget_get_first_child (self->list) == row);
  g_assert_cmpuint (count_seen (self->panel), ==, n);
  g_assert_cmpint (millrace_problems_get_current (MILLRACE_PROBLEMS (self->panel)), ==,
                   (int) millrace_problem_item_get_index (item));
}

/* A template with an error in each of its @n resources, the last of which needs @name. */
static char *
dup_faults (guint       n,
            const char *name)
{
  GString *text = g_string_new ("Resources:\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "  Queue%u:\n    Type: AWS::SQS::Queue\n    DependsOn: %s\n", i,
                            i + 1 < n ? "Nobody" : name);

  return g_string_free (text, FALSE);
}

/* A row that comes where nobody looks has no widgets for what it says until somebody does. */
static void
test_out_of_sight (void)
{
  g_autofree char *text = dup_faults (40, "Nobody");
  g_autofree char *longer = dup_faults (41, "Nobody");
  g_autoptr (CfnReading) second = panel_test_read (longer);
  Fixture fixture;
  GtkWidget *row, *content;

  set_up (&fixture, text);
  millrace_problems_set_reading (MILLRACE_PROBLEMS (fixture.panel), second);
  row = gtk_widget_get_last_child (fixture.list);
  content = gtk_widget_get_first_child (row);
  g_assert_false (gtk_widget_get_mapped (content));
  panel_test_settle (50);
  g_assert_false (gtk_widget_get_mapped (content));
  g_assert_null (gtk_widget_get_first_child (content));

  gtk_widget_activate_action (fixture.list, "list.scroll-to-item", "u", find (&fixture, "Queue40"));
  panel_test_settle (50);
  g_assert_true (gtk_widget_get_mapped (content));
  g_assert_nonnull (gtk_widget_get_first_child (content));
  g_assert_true (gtk_widget_grab_focus (row));
  tear_down (&fixture, NULL);
}

static int
measure_last_row (Fixture *self)
{
  int height;

  panel_test_settle (50);
  gtk_widget_measure (gtk_widget_get_last_child (self->list), GTK_ORIENTATION_VERTICAL,
                      gtk_widget_get_width (self->list), &height, NULL, NULL, NULL);

  return height;
}

/* A row is as high as its message needs, whatever it or another has said before, and how often. */
static void
test_height (void)
{
  g_autofree char *name = g_strnfill (150, 'x');
  g_autofree char *text = dup_faults (40, "Nobody");
  g_autofree char *wordy = dup_faults (40, name);
  g_autofree char *wordier = dup_faults (41, name);
  g_autoptr (CfnReading) second = panel_test_read (wordy);
  g_autoptr (CfnReading) third = panel_test_read (wordier);
  Fixture fixture;
  int height, narrow;

  set_up (&fixture, text);
  height = measure_last_row (&fixture);
  for (guint i = 0; i < 2; i++)
    {
      millrace_problems_set_reading (MILLRACE_PROBLEMS (fixture.panel), second);
      g_assert_cmpint (measure_last_row (&fixture), >, height);
      millrace_problems_set_reading (MILLRACE_PROBLEMS (fixture.panel), fixture.reading);
      g_assert_cmpint (measure_last_row (&fixture), ==, height);
    }

  millrace_problems_set_reading (MILLRACE_PROBLEMS (fixture.panel), third);
  height = measure_last_row (&fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture.test.window), 450, 500);
  narrow = measure_last_row (&fixture);
  g_assert_cmpint (narrow, >, height);
  gtk_window_set_default_size (GTK_WINDOW (fixture.test.window), 700, 500);
  g_assert_cmpint (measure_last_row (&fixture), ==, height);
  tear_down (&fixture, NULL);
}

#define ADD(name, func) \
  g_test_add ("/problems/" name, Fixture, BROKEN, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/problems/none", test_none);
  g_test_add_func ("/problems/not-begun", test_not_begun);
  ADD ("order", test_order);
  ADD ("activating", test_activating);
  ADD ("filters", test_filters);
  ADD ("grouping", test_grouping);
  ADD ("row", test_row);
  ADD ("focus", test_focus);
  ADD ("rows-stay", test_rows_stay);
  ADD ("broken-text", test_broken_text);
  g_test_add_func ("/problems/out-of-sight", test_out_of_sight);
  g_test_add_func ("/problems/height", test_height);

  return g_test_run ();
}
