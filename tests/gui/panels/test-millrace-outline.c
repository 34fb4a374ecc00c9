/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-outline.h"

#include "millrace-outline-private.h"
#include "millrace-tooltip.h"
#include "panel-test.h"

static GtkSelectionModel *
get_model (GtkWidget *panel)
{
  return MILLRACE_OUTLINE (panel)->selection;
}

/* The names of the rows, each further in by its depth. */
static char *
list_rows (GtkWidget *panel)
{
  MillraceOutline *outline = MILLRACE_OUTLINE (panel);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (get_model (panel))); i++)
    {
      g_autoptr (GtkTreeListRow) row = millrace_outline_get_row (outline, i);

      for (guint depth = gtk_tree_list_row_get_depth (row); depth > 0; depth--)
        g_string_append_c (text, '.');
      g_string_append_printf (text, "%s ", millrace_outline_item_get_name (
        millrace_outline_get_item (outline, i)));
    }

  return g_string_free (text, FALSE);
}

static void
assert_rows (GtkWidget  *panel,
             const char *expected)
{
  g_autofree char *rows = list_rows (panel);

  g_assert_cmpstr (rows, ==, expected);
}

static void
set_order (const char *order)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  g_settings_set_string (settings, "outline-order", order);
}

static GtkWidget *
build (PanelTest  *test,
       const char *order)
{
  GtkWidget *panel = NULL;
  g_autofree char *text = panel_test_load (PANEL_TEST_SAMPLE);
  g_autoptr (CfnReading) reading = panel_test_read (text);

  set_order (order);
  panel = millrace_outline_new ();
  panel_test_init (test, panel);
  millrace_outline_set_reading (MILLRACE_OUTLINE (panel), reading, NULL);
  panel_test_settle (50);

  return panel;
}

static void
press (GtkWidget       *panel,
       guint            keyval,
       GdkModifierType  modifiers)
{
  GtkWidget *list = GTK_WIDGET (MILLRACE_OUTLINE (panel)->list);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &handled);
    }
  panel_test_settle (60);
}

static void
go_to (GtkWidget *panel,
       guint      position)
{
  millrace_outline_go_to (MILLRACE_OUTLINE (panel), position, TRUE);
  panel_test_settle (60);
  g_assert_cmpuint (millrace_outline_get_focused (MILLRACE_OUTLINE (panel)), ==, position);
}

/* --- */

static void
test_rows (void)
{
  PanelTest test;
  GtkWidget *panel = build (&test, "file");

  assert_rows (panel, "EchoFunction LambdaRole DataTable DataTableStream ");
  set_order ("kind");
  assert_rows (panel, "Tables .DataTable Functions .EchoFunction Roles .LambdaRole "
                      "Mappings .DataTableStream ");
  set_order ("chain");
  assert_rows (panel, "DataTable .DataTableStream ..EchoFunction ...LambdaRole ");
  panel_test_clear (&test, panel);
}

/* What a screen reader says of a row, and more of the one that has the focus. */
static void
test_names (void)
{
  PanelTest test;
  GtkWidget *panel = build (&test, "kind");
  GtkWidget *row;

  go_to (panel, 1);
  row = gtk_widget_get_parent (GTK_WIDGET (
    millrace_outline_find_widget (MILLRACE_OUTLINE (panel), 1)));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "DataTable, Table, 1 of 1");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2);
  row = gtk_widget_get_parent (GTK_WIDGET (
    millrace_outline_find_widget (MILLRACE_OUTLINE (panel), 0)));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Tables, 1 entry, expanded");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  panel_test_clear (&test, panel);
}

/* Not "Thing, , Error": what has no type yet has a word all the same. */
static void
test_name_without_type (void)
{
  PanelTest test;
  GtkWidget *panel = build (&test, "file");
  g_autoptr (CfnReading) reading = panel_test_read ("Resources:\n  Thing:\n    Properties: {}\n");
  g_autofree char *summary = NULL;

  millrace_outline_set_reading (MILLRACE_OUTLINE (panel), reading, NULL);
  summary = millrace_outline_item_dup_summary (
    millrace_outline_get_item (MILLRACE_OUTLINE (panel), 0));
  g_assert_true (g_str_has_prefix (summary, "Thing, Resource, Error: "));
  panel_test_clear (&test, panel);
}

static void
test_open_and_close (void)
{
  PanelTest test;
  GtkWidget *panel = build (&test, "chain");
  g_autofree char *text = panel_test_load (PANEL_TEST_SAMPLE);
  g_autoptr (CfnReading) reading = panel_test_read (text);

  go_to (panel, 1);
  press (panel, GDK_KEY_Left, 0);
  assert_rows (panel, "DataTable .DataTableStream ");
  /* A new reading opens nothing. */
  millrace_outline_set_reading (MILLRACE_OUTLINE (panel), reading, NULL);
  assert_rows (panel, "DataTable .DataTableStream ");
  press (panel, GDK_KEY_Left, 0);
  g_assert_cmpuint (millrace_outline_get_focused (MILLRACE_OUTLINE (panel)), ==, 0);
  press (panel, GDK_KEY_Right, 0);
  g_assert_cmpuint (millrace_outline_get_focused (MILLRACE_OUTLINE (panel)), ==, 1);
  press (panel, GDK_KEY_Right, 0);
  assert_rows (panel, "DataTable .DataTableStream ..EchoFunction ...LambdaRole ");
  panel_test_clear (&test, panel);
}

static void
test_groups (void)
{
  PanelTest test;
  GtkWidget *panel = build (&test, "kind");
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) grouped =
    cfn_positions_with_members (none, "Code",
                                (const char * const []) { "EchoFunction", "LambdaRole", NULL });
  g_autoptr (CfnPositions) closed = cfn_positions_with_collapsed (grouped, "Code", TRUE);

  millrace_outline_set_positions (MILLRACE_OUTLINE (panel), grouped);
  assert_rows (panel, "Code .EchoFunction .LambdaRole Tables .DataTable Mappings "
                      ".DataTableStream ");
  go_to (panel, 0);
  g_assert_cmpstr (panel_test_last_call (&test), ==, "select ['EchoFunction', 'LambdaRole']");
  press (panel, GDK_KEY_Left, 0);
  g_assert_cmpstr (panel_test_last_call (&test), ==, "collapse-groups (['Code'], true)");
  millrace_outline_set_positions (MILLRACE_OUTLINE (panel), closed);
  assert_rows (panel, "Code Tables .DataTable Mappings .DataTableStream ");
  millrace_outline_set_positions (MILLRACE_OUTLINE (panel), grouped);
  assert_rows (panel, "Code .EchoFunction .LambdaRole Tables .DataTable Mappings "
                      ".DataTableStream ");
  panel_test_clear (&test, panel);
}

static void
test_selection (void)
{
  PanelTest test;
  GtkWidget *panel = build (&test, "file");
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
  GtkWidget *panel = build (&test, "file");
  MillraceOutline *outline = MILLRACE_OUTLINE (panel);
  const char *ids[] = { "DataTable", NULL };
  g_autofree char *text = panel_test_load (PANEL_TEST_SAMPLE);
  g_autofree char *longer = NULL;
  g_autofree char *problems = NULL;
  g_autoptr (CfnReading) reading = NULL;
  MillraceOutlineItem *before = millrace_outline_get_item (outline, 2);

  millrace_outline_set_selection (outline, ids);
  longer = g_strconcat (text, "  Spare:\n    Type: AWS::SQS::Queue\n"
                        "    Properties: {QueueName: !Ref Nobody}\n", NULL);
  reading = panel_test_read (longer);
  millrace_outline_set_reading (outline, reading, NULL);

  g_assert_true (before == millrace_outline_get_item (outline, 2));
  g_assert_true (gtk_selection_model_is_selected (get_model (panel), 2));
  assert_rows (panel, "EchoFunction LambdaRole DataTable DataTableStream Spare ");
  g_assert_null (panel_test_last_call (&test));
  problems = millrace_outline_item_dup_problems (millrace_outline_get_item (outline, 4));
  g_assert_nonnull (strstr (problems, "Nobody"));

  millrace_outline_set_reading (outline, NULL, NULL);
  assert_rows (panel, "");
  panel_test_clear (&test, panel);
}

/* Rows that were planned for another view are not shown. */
static void
test_draft (void)
{
  static const char text[] = "Resources:\n  Queue: {Type: AWS::SQS::Queue}\n";
  PanelTest test;
  GtkWidget *panel = build (&test, "file");
  MillraceOutline *outline = MILLRACE_OUTLINE (panel);
  g_autoptr (CfnReading) reading = panel_test_read (text);
  g_autoptr (CfnReading) again = panel_test_read (text);
  g_autoptr (MillraceOutlineView) view =
    millrace_outline_view_new (NULL, MILLRACE_OUTLINE_BY_KIND, "topic");
  g_autoptr (MillraceOutlineDraft) other = millrace_outline_draft_new (reading, view, 0);
  g_autoptr (MillraceOutlineDraft) own = NULL;

  millrace_outline_set_reading (outline, reading, other);
  assert_rows (panel, "Queue ");

  own = millrace_outline_draft_new (again, millrace_outline_get_view (outline), 0);
  millrace_outline_set_reading (outline, NULL, NULL);
  millrace_outline_set_reading (outline, again, own);
  assert_rows (panel, "Queue ");
  panel_test_clear (&test, panel);
}

/* Its sign, which is not the arrow of a heading. */
static gboolean
has_error_sign (MillraceOutline *outline,
                guint            position)
{
  GtkWidget *row = GTK_WIDGET (millrace_outline_find_widget (outline, position));

  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_IMAGE (child) && gtk_widget_has_css_class (child, "bad"))
      return TRUE;

  return FALSE;
}

/* What is in no resource has its problems beside it, too, which a screen reader says. */
static void
test_problems_of_entries (void)
{
  static const char format[] = "Parameters:\n  Stage: {%s}\n"
                               "Mappings:\n  Sizes: {%s}\n"
                               "Conditions:\n  IsProd: !Equals [!Ref %s, prod]\n"
                               "Resources:\n  Queue: {Type: AWS::SQS::Queue}\n"
                               "Outputs:\n  Address: {Value: !GetAtt %s}\n";
  static const char * const words[] = { "Parameter, Error: ", "Mapping, Error: ",
                                        "Condition, Error: ", "Output, Error: " };
  static const guint places[] = { 1, 3, 5, 9 };
  PanelTest test;
  GtkWidget *panel = build (&test, "file");
  MillraceOutline *outline = MILLRACE_OUTLINE (panel);

  /* They come, and go again. */
  for (guint round = 0; round < 3; round++)
    {
      const gboolean is_wrong = round == 1;
      g_autofree char *text = is_wrong
        ? g_strdup_printf (format, "", "a: b", "Nobody", "Nobody.Arn")
        : g_strdup_printf (format, "Type: String", "a: {b: c}", "Stage", "Queue.Arn");
      g_autoptr (CfnReading) reading = panel_test_read (text);

      millrace_outline_set_reading (outline, reading, NULL);
      panel_test_settle (60);
      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        {
          g_autofree char *said = millrace_outline_item_dup_summary (
            millrace_outline_get_item (outline, places[i]));

          g_assert_cmpint (strstr (said, words[i]) != NULL, ==, is_wrong);
          g_assert_cmpint (has_error_sign (outline, places[i]), ==, is_wrong);
        }
    }
  panel_test_clear (&test, panel);
}

/* A row that loses what was below it, as while a name is typed, is the same row, selected and
 * focused as before; it cannot be opened any more, until something is below it again. */
static void
test_below (void)
{
  PanelTest test;
  GtkWidget *panel = build (&test, "chain");
  MillraceOutline *outline = MILLRACE_OUTLINE (panel);
  g_autofree char *text = panel_test_load (PANEL_TEST_SAMPLE);
  g_auto (GStrv) parts = g_strsplit (text, "!GetAtt LambdaRole", 2);
  g_autofree char *broken = g_strjoinv ("!GetAtt LambdaRoles", parts);
  g_autoptr (CfnReading) without = panel_test_read (broken);
  g_autoptr (CfnReading) with = panel_test_read (text);
  MillraceOutlineItem *item;
  GtkWidget *row;

  go_to (panel, 2);
  item = millrace_outline_get_item (outline, 2);
  row = gtk_widget_get_parent (GTK_WIDGET (millrace_outline_find_widget (outline, 2)));
  g_assert_true (millrace_outline_item_can_open (item));

  millrace_outline_set_reading (outline, without, NULL);
  panel_test_settle (60);
  assert_rows (panel, "DataTable .DataTableStream ..EchoFunction In No Chain .LambdaRole ");
  g_assert_true (millrace_outline_get_item (outline, 2) == item);
  g_assert_false (millrace_outline_item_can_open (item));
  g_assert_true (gtk_widget_has_focus (row));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "EchoFunction, Function, DataTableStream calls "
                                       "EchoFunction with each batch of changes, Error: Role of "
                                       "EchoFunction names LambdaRoles, but nothing in this "
                                       "template is called LambdaRoles: is LambdaRole meant?, "
                                       "1 of 1");
  press (panel, GDK_KEY_Right, 0);
  g_assert_cmpuint (millrace_outline_get_focused (outline), ==, 2);

  millrace_outline_set_reading (outline, with, NULL);
  panel_test_settle (60);
  assert_rows (panel, "DataTable .DataTableStream ..EchoFunction ...LambdaRole ");
  g_assert_true (millrace_outline_item_can_open (item));
  press (panel, GDK_KEY_Right, 0);
  g_assert_cmpuint (millrace_outline_get_focused (outline), ==, 3);
  panel_test_clear (&test, panel);
}

static void
test_filter (void)
{
  PanelTest test;
  GtkWidget *panel = build (&test, "chain");
  MillraceOutline *outline = MILLRACE_OUTLINE (panel);

  millrace_outline_show_filter (outline);
  gtk_editable_set_text (GTK_EDITABLE (outline->filter), "mapping");
  panel_test_settle (300);
  assert_rows (panel, "DataTable .DataTableStream ");
  gtk_editable_set_text (GTK_EDITABLE (outline->filter), "nobody");
  panel_test_settle (300);
  assert_rows (panel, "");
  g_signal_emit_by_name (outline->filter, "stop-search");
  panel_test_settle (60);
  assert_rows (panel, "DataTable .DataTableStream ..EchoFunction ...LambdaRole ");
  panel_test_clear (&test, panel);
}

static void
test_keys (void)
{
  PanelTest test;
  GtkWidget *panel = build (&test, "file");

  go_to (panel, 1);
  press (panel, GDK_KEY_c, 0);
  g_assert_cmpstr (panel_test_last_call (&test), ==, "connect-choose 'LambdaRole'");
  press (panel, GDK_KEY_Delete, 0);
  g_assert_cmpstr (panel_test_last_call (&test), ==, "delete ['LambdaRole']");
  press (panel, GDK_KEY_Insert, 0);
  g_assert_cmpstr (panel_test_last_call (&test), ==, "add-resource ");
  press (panel, GDK_KEY_Up, GDK_ALT_MASK);
  g_assert_cmpstr (panel_test_last_call (&test), ==,
                   "reorder ('Resources', ['LambdaRole'], 'EchoFunction')");
  press (panel, GDK_KEY_Down, GDK_ALT_MASK);
  g_assert_cmpstr (panel_test_last_call (&test), ==,
                   "reorder ('Resources', ['LambdaRole'], 'DataTableStream')");

  /* Nothing is above the first; the last but one goes to the end. */
  panel_test_forget (&test);
  go_to (panel, 0);
  panel_test_forget (&test);
  press (panel, GDK_KEY_Up, GDK_ALT_MASK);
  g_assert_null (panel_test_last_call (&test));
  go_to (panel, 2);
  press (panel, GDK_KEY_Down, GDK_ALT_MASK);
  g_assert_cmpstr (panel_test_last_call (&test), ==, "reorder ('Resources', ['DataTable'], '')");

  g_signal_emit_by_name (MILLRACE_OUTLINE (panel)->list, "activate", 2);
  g_assert_cmpstr (panel_test_last_call (&test), ==, "show-properties 'DataTable'");
  panel_test_clear (&test, panel);
}

static void
test_rename (void)
{
  PanelTest test;
  GtkWidget *panel = build (&test, "file");
  MillraceOutlineRow *row;
  GtkWidget *entry;

  go_to (panel, 2);
  row = millrace_outline_find_widget (MILLRACE_OUTLINE (panel), 2);
  press (panel, GDK_KEY_F2, 0);
  entry = panel_test_find (GTK_WIDGET (row), GTK_TYPE_ENTRY, NULL);
  g_assert_nonnull (entry);

  /* Another one has that name: it says so, and waits. */
  panel_test_forget (&test);
  panel_test_enter (entry, "LambdaRole");
  g_assert_null (panel_test_last_call (&test));
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_nonnull (millrace_tooltip_get (entry));
  panel_test_enter (entry, "Orders");
  g_assert_cmpstr (panel_test_last_call (&test), ==, "rename ('DataTable', 'Orders')");
  g_assert_false (gtk_widget_get_visible (entry));
  panel_test_clear (&test, panel);
}

/* What is chosen elsewhere is seen in a long list too. */
static void
test_reveal (void)
{
  g_autoptr (GString) text = g_string_new ("Resources:\n");
  static const char * const far[] = { "Q90", NULL };
  g_autoptr (CfnReading) reading = NULL;
  GtkAdjustment *adjustment;
  GtkWidget *panel;
  PanelTest test;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "  Q%u: {Type: AWS::SQS::Queue}\n", i);
  reading = panel_test_read (text->str);
  panel = build (&test, "file");
  millrace_outline_set_reading (MILLRACE_OUTLINE (panel), reading, NULL);
  panel_test_settle (100);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (MILLRACE_OUTLINE (panel)->list));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);

  millrace_outline_set_selection (MILLRACE_OUTLINE (panel), far);
  panel_test_settle (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);
  g_assert_true (gtk_widget_get_mapped (
    GTK_WIDGET (millrace_outline_find_widget (MILLRACE_OUTLINE (panel), 90))));
  panel_test_clear (&test, panel);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/outline/rows", test_rows);
  g_test_add_func ("/outline/names", test_names);
  g_test_add_func ("/outline/name-without-type", test_name_without_type);
  g_test_add_func ("/outline/open-and-close", test_open_and_close);
  g_test_add_func ("/outline/groups", test_groups);
  g_test_add_func ("/outline/selection", test_selection);
  g_test_add_func ("/outline/update", test_update);
  g_test_add_func ("/outline/problems-of-entries", test_problems_of_entries);
  g_test_add_func ("/outline/draft", test_draft);
  g_test_add_func ("/outline/below", test_below);
  g_test_add_func ("/outline/filter", test_filter);
  g_test_add_func ("/outline/keys", test_keys);
  g_test_add_func ("/outline/rename", test_rename);
  g_test_add_func ("/outline/reveal", test_reveal);

  return g_test_run ();
}
