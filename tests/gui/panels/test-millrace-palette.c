/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-palette.h"

#include "millrace-catalogue.h"
#include "millrace-palette-row.h"
#include "millrace-palette-search.h"
#include "panel-test.h"

static GtkWidget *
find_list (GtkWidget *panel)
{
  return panel_test_find (panel, GTK_TYPE_LIST_BOX, NULL);
}

static const char *
get_type_at (GtkWidget *panel,
             int        index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_list (panel)), index);

  return row != NULL ? millrace_palette_item_get_type_name (
                         millrace_palette_row_get_item (MILLRACE_PALETTE_ROW (row)))
                     : NULL;
}

static void
activate_row (GtkWidget *panel,
              int        index)
{
  GtkWidget *list = find_list (panel);

  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index));
}

/* The controller of @type that a row has, or NULL. */
static GObject *
dup_controller (GtkWidget *row,
                GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return g_steal_pointer (&controller);
    }

  return NULL;
}

static void
test_rows (void)
{
  GtkWidget *panel = millrace_palette_new ();
  PanelTest test;
  GtkWidget *row;

  panel_test_init (&test, panel);
  g_assert_cmpstr (get_type_at (panel, 0), ==, "AWS::DynamoDB::Table");
  g_assert_cmpstr (get_type_at (panel, 3), ==, "AWS::Lambda::EventSourceMapping");

  row = panel_test_find (panel, MILLRACE_TYPE_PALETTE_ROW, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Add Table");

  activate_row (panel, 1);
  g_assert_cmpstr (panel_test_last_call (&test), ==, "add ('AWS::Lambda::Function', nan, nan)");
  panel_test_clear (&test, panel);
}

/* What people type who think of something else than its name. */
static void
test_synonyms (void)
{
  static const struct
  {
    const char *query;
    const char *first;
  } synonyms[] = {
    { "lambda", "AWS::Lambda::Function" },
    { "trigger", "AWS::Lambda::EventSourceMapping" },
    { "dlq", "AWS::SQS::Queue" },
    { "bucket", "AWS::S3::Bucket" },
    { "cron", "AWS::Scheduler::Schedule" },
    { "api", "AWS::ApiGateway::RestApi" },
    { "database", "AWS::DynamoDB::Table" },
    { "permission", "AWS::IAM::Role" },
    { "email", "AWS::SNS::Topic" },
    { "kinesis", "AWS::Kinesis::Stream" },
    { "logs", "AWS::Logs::LogGroup" },
    { "secret", "AWS::SecretsManager::Secret" },
    { "step functions", "AWS::StepFunctions::StateMachine" },
    { "docker", "AWS::ECR::Repository" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    {
      guint n_more;
      g_autoptr (GPtrArray) items = millrace_palette_find (synonyms[i].query, &n_more);

      g_assert_cmpuint (items->len, >, 0);
      g_assert_cmpstr (millrace_palette_item_get_type_name (g_ptr_array_index (items, 0)), ==,
                       synonyms[i].first);
    }
}

static const char *
get_focused_type (GtkWidget *panel)
{
  MillracePaletteRow *row =
    MILLRACE_PALETTE_ROW (gtk_root_get_focus (gtk_widget_get_root (panel)));

  return millrace_palette_item_get_type_name (millrace_palette_row_get_item (row));
}

static void
leave_with_pointer (GtkWidget *panel)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (panel);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        g_signal_emit_by_name (controller, "leave");
    }
}

/* Behind the pattern; what is in the pattern is at hand anyway. No row moves while there is
 * somebody at them. */
static void
test_recent (void)
{
  GtkWidget *panel = millrace_palette_new ();
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  PanelTest test;

  panel_test_init (&test, panel);
  millrace_palette_remember ("AWS::Logs::LogGroup");
  millrace_palette_remember ("AWS::DynamoDB::Table");
  millrace_palette_remember ("AWS::SQS::Queue");
  g_assert_cmpstr (get_type_at (panel, 4), ==, "AWS::SQS::Queue");
  g_assert_cmpstr (get_type_at (panel, 5), ==, "AWS::SNS::Topic");
  gtk_widget_grab_focus (
    GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_list (panel)), 5)));
  leave_with_pointer (panel);
  panel_test_settle (20);
  g_assert_cmpstr (get_focused_type (panel), ==, "AWS::SNS::Topic");
  g_assert_cmpstr (get_type_at (panel, 3), ==, "AWS::Lambda::EventSourceMapping");
  g_assert_cmpstr (get_type_at (panel, 4), ==, "AWS::SQS::Queue");
  g_assert_cmpstr (get_type_at (panel, 5), ==, "AWS::Logs::LogGroup");
  g_assert_cmpstr (get_type_at (panel, 6), ==, "AWS::SNS::Topic");
  g_settings_reset (settings, "recent-types");
  gtk_widget_set_visible (panel, FALSE);
  panel_test_settle (20);
  gtk_widget_set_visible (panel, TRUE);
  panel_test_settle (20);
  g_assert_cmpstr (get_type_at (panel, 4), ==, "AWS::SQS::Queue");
  g_assert_cmpstr (get_type_at (panel, 5), ==, "AWS::SNS::Topic");
  panel_test_clear (&test, panel);
}

static void
test_search (void)
{
  GtkWidget *panel = millrace_palette_new ();
  PanelTest test;
  GtkWidget *search;

  panel_test_init (&test, panel);
  search = panel_test_find (panel, GTK_TYPE_SEARCH_ENTRY, NULL);

  panel_test_enter (search, "dlq");
  g_assert_cmpstr (panel_test_last_call (&test), ==, "add ('AWS::SQS::Queue', nan, nan)");
  g_assert_cmpstr (get_type_at (panel, 1), ==, "AWS::SNS::Topic");

  panel_test_enter (search, "Trigger");
  g_assert_cmpstr (panel_test_last_call (&test), ==,
                   "add ('AWS::Lambda::EventSourceMapping', nan, nan)");

  panel_test_enter (search, "AWS::Foo::Bar");
  g_assert_cmpstr (panel_test_last_call (&test), ==, "add ('AWS::Foo::Bar', nan, nan)");
  /* What was searched for is found: the next search begins anew. */
  panel_test_settle (200);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");

  panel_test_forget (&test);
  panel_test_enter (search, "no such thing");
  g_assert_null (panel_test_last_call (&test));

  g_signal_emit_by_name (search, "stop-search");
  panel_test_settle (200);
  g_assert_cmpstr (get_type_at (panel, 0), ==, "AWS::DynamoDB::Table");
  g_assert_null (panel_test_last_call (&test));

  /* With nothing to clear, Esc leads on. */
  g_signal_emit_by_name (search, "stop-search");
  g_assert_cmpstr (panel_test_last_call (&test), ==, "focus-canvas ");
  panel_test_clear (&test, panel);
}

/* Types that no list of ours names are found, by parts of their names and case aside. */
static void
test_search_all (void)
{
  GtkWidget *panel = millrace_palette_new ();
  PanelTest test;
  GtkWidget *search;

  panel_test_init (&test, panel);
  search = panel_test_find (panel, GTK_TYPE_SEARCH_ENTRY, NULL);

  panel_test_enter (search, "natgateway");
  g_assert_cmpstr (panel_test_last_call (&test), ==, "add ('AWS::EC2::NatGateway', nan, nan)");

  panel_test_enter (search, "bedrock agent");
  g_assert_cmpstr (panel_test_last_call (&test), ==, "add ('AWS::Bedrock::Agent', nan, nan)");

  /* Ours first, then the rest, and each once. */
  panel_test_enter (search, "AWS::DynamoDB::Table");
  g_assert_cmpstr (get_type_at (panel, 0), ==, "AWS::DynamoDB::Table");
  g_assert_null (get_type_at (panel, 1));

  gtk_editable_set_text (GTK_EDITABLE (search), "aws::ec2::");
  panel_test_settle (300);
  g_assert_nonnull (get_type_at (panel, 60));
  g_assert_null (get_type_at (panel, 100));
  panel_test_clear (&test, panel);
}

static void
test_found (void)
{
  guint n_more;
  g_autoptr (GPtrArray) found = millrace_catalogue_search ("aws::", 5, &n_more);

  g_assert_cmpuint (found->len, ==, 5);
  g_assert_cmpuint (n_more, >, 1500);
  g_clear_pointer (&found, g_ptr_array_unref);

  /* A name that is the word, then those that begin with it, then services that do. */
  found = millrace_catalogue_search ("cluster", 1000, &n_more);
  g_assert_cmpuint (n_more, ==, 0);
  g_assert_cmpstr (g_ptr_array_index (found, 0), ==, "AWS::CloudHSM::Cluster");
  g_clear_pointer (&found, g_ptr_array_unref);

  found = millrace_catalogue_search ("no such thing", 5, &n_more);
  g_assert_cmpuint (found->len + n_more, ==, 0);
  g_assert_cmpstr (millrace_catalogue_shorten ("AWS::S3::Bucket"), ==, "Bucket");
}

/* "Any resource…" adds nothing, it leads to the search: what is typed there stands instead of the
 * words that showed all types. A single click leads there and leaves the rows where they are. */
static void
test_any (void)
{
  GtkWidget *panel = millrace_palette_new ();
  g_autoptr (GObject) click = NULL;
  PanelTest test;
  GtkWidget *search;
  int end;

  panel_test_init (&test, panel);
  search = panel_test_find (panel, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_null (get_type_at (panel, 8));
  activate_row (panel, 8);
  g_assert_null (panel_test_last_call (&test));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "AWS::");
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (search), NULL, &end));
  g_assert_cmpint (end, ==, strlen ("AWS::"));

  g_signal_emit_by_name (search, "stop-search");
  panel_test_settle (200);
  click = dup_controller (GTK_WIDGET (gtk_list_box_get_row_at_index (
                            GTK_LIST_BOX (find_list (panel)), 8)),
                          GTK_TYPE_GESTURE_CLICK);
  gtk_window_set_focus (GTK_WINDOW (test.window), NULL);
  g_signal_emit_by_name (click, "released", 1, 0.0, 0.0);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (test.window)), search));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  g_clear_object (&click);
  panel_test_clear (&test, panel);
}

static void
test_catalogue (void)
{
  guint n;
  const MillraceCatalogueEntry *entries = millrace_catalogue_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (millrace_catalogue_is_type (entries[i].type));
      for (guint j = i + 1; j < n; j++)
        g_assert_cmpstr (entries[i].type, !=, entries[j].type);
    }

  g_assert_true (millrace_catalogue_matches (&entries[1], "LAMBDA func"));
  g_assert_false (millrace_catalogue_matches (&entries[1], "lambda table"));
  g_assert_true (millrace_catalogue_is_type ("Custom::Thing"));
  g_assert_false (millrace_catalogue_is_type ("AWS::S3"));
  g_assert_false (millrace_catalogue_is_type ("AWS::S3::Bucket; rm"));
}

static void
test_drag (void)
{
  MillraceResourceDrag drag = { (char *) "AWS::S3::Bucket" };
  g_auto (GValue) value = G_VALUE_INIT;
  g_auto (GValue) copy = G_VALUE_INIT;

  g_value_init (&value, MILLRACE_TYPE_RESOURCE_DRAG);
  g_value_set_boxed (&value, &drag);
  g_value_init (&copy, MILLRACE_TYPE_RESOURCE_DRAG);
  g_value_copy (&value, &copy);
  g_assert_cmpstr (((MillraceResourceDrag *) g_value_get_boxed (&copy))->type, ==,
                   "AWS::S3::Bucket");
}

/* GTK keeps the source of a drag that is under way, the palette its rows only until a search. */
static void
test_drag_outlives_row (void)
{
  GtkWidget *panel = millrace_palette_new ();
  g_autoptr (GObject) source = NULL;
  GtkWidget *row;
  PanelTest test;

  panel_test_init (&test, panel);
  row = panel_test_find (panel, MILLRACE_TYPE_PALETTE_ROW, NULL);
  source = dup_controller (row, GTK_TYPE_DRAG_SOURCE);
  g_assert_nonnull (source);

  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  panel_test_clear (&test, panel);
  g_assert_null (row);
  g_signal_emit_by_name (source, "drag-end", NULL, FALSE);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/palette/rows", test_rows);
  g_test_add_func ("/palette/search", test_search);
  g_test_add_func ("/palette/synonyms", test_synonyms);
  g_test_add_func ("/palette/recent", test_recent);
  g_test_add_func ("/palette/search-all", test_search_all);
  g_test_add_func ("/palette/found", test_found);
  g_test_add_func ("/palette/any", test_any);
  g_test_add_func ("/palette/catalogue", test_catalogue);
  g_test_add_func ("/palette/drag", test_drag);
  g_test_add_func ("/palette/drag-outlives-row", test_drag_outlives_row);

  return g_test_run ();
}
