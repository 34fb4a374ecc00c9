/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-inspector.h"
#include "millrace-label.h"
#include "millrace-row.h"

#include <string.h>

#include "panel-test.h"

static const char yaml[] =
  "Description: Orders\n"
  "Parameters:\n"
  "  Stage: {Type: String, Default: dev, AllowedValues: [dev, prod]}\n"
  "  Image: {Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>}\n"
  "Mappings:\n"
  "  Sizes: {dev: {Read: 1}}\n"
  "Conditions:\n"
  "  IsProd: !Equals [!Ref Stage, prod]\n"
  "  IsDev: !Not [!Condition IsProd]\n"
  "Resources:\n"
  "  One:\n"
  "    Type: AWS::SQS::Queue\n"
  "    Condition: IsProd\n"
  "    Properties: {QueueName: !Ref Stage, DelaySeconds: 5}\n"
  "  Two:\n"
  "    Type: AWS::SQS::Queue\n"
  "    Properties: {DelaySeconds: 7}\n"
  "Outputs:\n"
  "  Url: {Value: !Ref One, Export: {Name: url}}\n";

typedef struct
{
  PanelTest   test;
  GtkWidget  *panel;
  CfnReading *reading;
} Fixture;

static const char * const none[] = { NULL };
static const char * const both[] = { "One", "Two", NULL };

static void
set_up_text (Fixture            *fixture,
             const char         *text,
             const char * const *ids)
{
  fixture->panel = millrace_inspector_new ();
  fixture->reading = panel_test_read (text);
  panel_test_init (&fixture->test, fixture->panel);
  millrace_inspector_set_subject (MILLRACE_INSPECTOR (fixture->panel), fixture->reading, ids);
  millrace_inspector_complete (MILLRACE_INSPECTOR (fixture->panel));
  panel_test_settle (0);
}

static void
set_up (Fixture            *fixture,
        const char * const *ids)
{
  set_up_text (fixture, yaml, ids);
}

static void
tear_down (Fixture *fixture)
{
  panel_test_clear (&fixture->test, fixture->panel);
  g_clear_pointer (&fixture->reading, cfn_reading_unref);
}

/* The row called @title that is seen, or NULL. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) && gtk_widget_get_visible (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_visible (child) ? find_row (child, title) : NULL;

      if (found != NULL)
        return found;
    }

  return NULL;
}

static const char *
get_subtitle (Fixture    *fixture,
              const char *title)
{
  GtkWidget *row = find_row (fixture->panel, title);

  g_assert_nonnull (row);
  return millrace_row_get_subtitle (MILLRACE_ROW (row));
}

static gboolean
says (GtkWidget  *widget,
      const char *part)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget))
                     : MILLRACE_IS_LABEL (widget)
                       ? millrace_label_get_text (MILLRACE_LABEL (widget)) : NULL;

  if (text != NULL && gtk_widget_get_visible (widget) && strstr (text, part) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (says (child, part))
        return TRUE;
    }

  return FALSE;
}

/* Nothing is selected: the template is. */
static void
test_lists (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, none);

  g_assert_cmpstr (get_subtitle (&fixture, "Stage"), ==, "String · “dev”");
  g_assert_cmpstr (get_subtitle (&fixture, "Image"), ==,
                   "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>");
  g_assert_cmpstr (get_subtitle (&fixture, "Sizes"), ==, "1 key");
  g_assert_cmpstr (get_subtitle (&fixture, "IsProd"), ==, "Stage is “prod”");
  g_assert_cmpstr (get_subtitle (&fixture, "IsDev"), ==, "not IsProd");
  g_assert_cmpstr (get_subtitle (&fixture, "Url"), ==, "One · exported as url");
  g_assert_nonnull (find_row (fixture.panel, "Description"));

  tear_down (&fixture);
}

/* What stands below two hundred parameters is not out of reach. */
static void
test_long_list (void)
{
  g_autoptr (GString) text = g_string_new ("Parameters:\n");
  Fixture fixture = { 0 };
  GtkWidget *row;
  GtkWidget *icon;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "  P%u: {Type: %s}\n", i, i == 150 ? "Strnig" : "String");
  g_string_append (text, "Resources: {One: {Type: AWS::SQS::Queue}}\n");
  set_up_text (&fixture, text->str, none);

  g_assert_nonnull (find_row (fixture.panel, "P11"));
  g_assert_null (find_row (fixture.panel, "P12"));
  row = find_row (fixture.panel, "Show All 200");
  icon = panel_test_find (row, GTK_TYPE_IMAGE, NULL);
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (icon)), !=, "go-down-symbolic");

  g_assert_true (gtk_widget_activate_action (row, "entry-list.show-all", NULL));
  g_assert_nonnull (find_row (fixture.panel, "P199"));
  g_assert_null (find_row (fixture.panel, "Show All 200"));
  row = gtk_window_get_focus (GTK_WINDOW (fixture.test.window));
  g_assert_true (row == find_row (fixture.panel, "P12"));

  tear_down (&fixture);
}

/* What a condition makes is not told to be missing, and has its branches. */
static void
test_made_by_conditions (void)
{
  static const char text[] =
    "Conditions: {Read: !Equals [a, b]}\n"
    "Resources:\n"
    "  T:\n"
    "    Type: AWS::DynamoDB::Table\n"
    "    Properties:\n"
    "      ProvisionedThroughput: !If [Read, {ReadCapacityUnits: 9, WriteCapacityUnits: 9}, "
    "!Ref AWS::NoValue]\n"
    "      StreamSpecification: !If [Read, {StreamViewType: NEW_IMAGE}, !Ref AWS::NoValue]\n";
  static const char * const table[] = { "T", NULL };
  Fixture fixture = { 0 };

  set_up_text (&fixture, text, table);
  g_assert_cmpstr (get_subtitle (&fixture, "Change events"), ==, "If Read");
  g_assert_cmpstr (get_subtitle (&fixture, "Units"), ==, "If Read");
  g_assert_cmpstr (get_subtitle (&fixture, "If Read"), ==, "StreamViewType: NEW_IMAGE");
  g_assert_null (find_row (fixture.panel, "Each event carries"));
  g_assert_null (find_row (fixture.panel, "Read units"));
  tear_down (&fixture);

  set_up_text (&fixture, "Resources: {T: {Type: AWS::DynamoDB::Table, Properties: "
               "{StreamSpecification: {StreamViewType: NEW_IMAGE}}}}\n", table);
  g_assert_null (find_row (fixture.panel, "Change events"));
  g_assert_null (find_row (fixture.panel, "Units"));
  g_assert_nonnull (find_row (fixture.panel, "Each event carries"));
  tear_down (&fixture);
}

static void
show_entry (Fixture    *fixture,
            const char *section,
            const char *name)
{
  millrace_inspector_set_entry (MILLRACE_INSPECTOR (fixture->panel), fixture->reading, section,
                                name);
  panel_test_settle (0);
}

static void
test_entries (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, none);

  show_entry (&fixture, "Parameters", "Stage");
  g_assert_nonnull (find_row (fixture.panel, "Default"));
  g_assert_nonnull (find_row (fixture.panel, "Value 2"));
  g_assert_nonnull (find_row (fixture.panel, "Shortest"));
  g_assert_null (find_row (fixture.panel, "Smallest"));
  g_assert_true (says (fixture.panel, "Used in 2 Places"));

  show_entry (&fixture, "Mappings", "Sizes");
  g_assert_nonnull (find_row (fixture.panel, "dev"));
  g_assert_nonnull (find_row (fixture.panel, "Read"));

  show_entry (&fixture, "Conditions", "IsDev");
  g_assert_true (says (fixture.panel, "Holds where not IsProd."));
  g_assert_true (says (fixture.panel, "It never holds together with IsProd."));

  show_entry (&fixture, "Outputs", "Url");
  g_assert_nonnull (find_row (fixture.panel, "Export Name"));

  /* What is not there leads back to the template. */
  show_entry (&fixture, "Outputs", "Nothing");
  g_assert_nonnull (find_row (fixture.panel, "Sizes"));

  tear_down (&fixture);
}

/* The field that is renamed stays, with what has the focus in it. */
static void
test_rename (void)
{
  Fixture fixture = { 0 };
  GtkWidget *row;

  set_up (&fixture, none);
  show_entry (&fixture, "Parameters", "Stage");
  row = find_row (fixture.panel, "Default");

  millrace_inspector_rename_entry (MILLRACE_INSPECTOR (fixture.panel), "Parameters", "Stage",
                                   "Image");
  millrace_inspector_set_subject (MILLRACE_INSPECTOR (fixture.panel), fixture.reading, none);
  panel_test_settle (0);
  g_assert_true (find_row (fixture.panel, "Default") == row);

  tear_down (&fixture);
}

static void
test_several (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, both);

  g_assert_true (says (fixture.panel, "They differ: 5 · 7"));
  g_assert_true (says (fixture.panel, "They differ: IsProd · not set"));
  g_assert_null (find_row (fixture.panel, "Logical ID"));
  g_assert_null (find_row (fixture.panel, "Make an Output of"));

  tear_down (&fixture);
}

/* What a row asks for of the first is asked for of both; what is not there is not taken away. */
static void
test_together (void)
{
  Fixture fixture = { 0 };
  GtkWidget *row;

  set_up (&fixture, both);
  row = find_row (fixture.panel, "Only Where");
  g_assert_nonnull (row);

  gtk_widget_activate_action (row, "win.set-property", "(ss)",
                              "Resources.One.Properties.DelaySeconds", "9");
  g_assert_cmpstr (panel_test_last_call (&fixture.test), ==,
                   "set-properties [('Resources.One.Properties.DelaySeconds', '9'), "
                   "('Resources.Two.Properties.DelaySeconds', '9')]");
  gtk_widget_activate_action (row, "win.unset-property", "s", "Resources.One.Condition");
  g_assert_cmpstr (panel_test_last_call (&fixture.test), ==,
                   "set-properties [('Resources.One.Condition', '')]");
  gtk_widget_activate_action (row, "win.set-property", "(ss)", "Resources.One.DependsOn", "Two");
  g_assert_cmpstr (panel_test_last_call (&fixture.test), ==,
                   "set-properties [('Resources.One.DependsOn', 'Two')]");
  gtk_widget_activate_action (row, "win.make-parameter", "s",
                              "Resources.One.Properties.DelaySeconds");
  g_assert_cmpstr (panel_test_last_call (&fixture.test), ==,
                   "make-parameter-of ['Resources.One.Properties.DelaySeconds', "
                   "'Resources.Two.Properties.DelaySeconds']");

  tear_down (&fixture);
}

/* The value that the field shows, or none, for all. */
static void
test_level (void)
{
  Fixture fixture = { 0 };
  GtkWidget *row;

  set_up (&fixture, both);
  row = find_row (fixture.panel, "Only Where");

  gtk_widget_activate_action (row, "many.level", "s", "Resources.One.Properties.DelaySeconds");
  g_assert_cmpstr (panel_test_last_call (&fixture.test), ==,
                   "set-properties [('Resources.Two.Properties.DelaySeconds', '5')]");
  gtk_widget_activate_action (row, "many.level", "s", "Resources.One.Condition");
  g_assert_cmpstr (panel_test_last_call (&fixture.test), ==,
                   "set-properties [('Resources.Two.Condition', 'IsProd')]");
  g_assert_true (says (fixture.panel, "Same for All"));

  tear_down (&fixture);
}

/* What is wrong with one of several stands beside the field, too. */
static void
test_wrong_together (void)
{
  static const char wrong[] =
    "Resources:\n"
    "  One:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: 5\n"
    "  Two:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: 5000\n";
  Fixture fixture = { 0 };

  set_up_text (&fixture, wrong, both);
  g_assert_true (says (fixture.panel, "900"));

  tear_down (&fixture);
}

/* What two types have in common is still known when the text has changed. */
static void
test_other_types (void)
{
  static const char before[] =
    "Resources:\n"
    "  One:\n    Type: AWS::SQS::Queue\n    Properties:\n      KmsMasterKeyId: a\n"
    "  Two:\n    Type: AWS::SNS::Topic\n    Properties:\n      KmsMasterKeyId: b\n";
  static const char after[] =
    "Resources:\n"
    "  One:\n    Type: AWS::SQS::Queue\n    Properties:\n      KmsMasterKeyId: a\n"
    "  Two:\n    Type: AWS::SNS::Topic\n    Properties:\n      KmsMasterKeyId: c\n";
  Fixture fixture = { 0 };

  set_up_text (&fixture, before, both);
  g_assert_true (says (fixture.panel, "They differ: a · b"));

  for (guint i = 0; i < 2; i++)
    {
      cfn_reading_unref (fixture.reading);
      fixture.reading = panel_test_read (after);
      millrace_inspector_set_subject (MILLRACE_INSPECTOR (fixture.panel), fixture.reading, both);
      panel_test_settle (0);
      g_assert_true (says (fixture.panel, "They differ: a · c"));
    }

  tear_down (&fixture);
}

/* Rows of many uses come a few at a time: no frame waits for all of them. */
static void
test_many_uses (void)
{
  g_autoptr (GString) text = g_string_new ("Parameters:\n  Stage: {Type: String}\nResources:\n");
  Fixture fixture = { 0 };

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (text,
                            "  Queue%02u:\n"
                            "    Type: AWS::SQS::Queue\n"
                            "    Properties: {QueueName: !Sub '${Stage}-%u'}\n",
                            i, i);

  set_up_text (&fixture, text->str, none);
  millrace_inspector_set_entry (MILLRACE_INSPECTOR (fixture.panel), fixture.reading, "Parameters",
                                "Stage");
  g_assert_true (says (fixture.panel, "Used in 30 Places"));
  g_assert_nonnull (find_row (fixture.panel, "Queue00"));
  g_assert_null (find_row (fixture.panel, "Queue29"));

  panel_test_settle (500);
  g_assert_nonnull (find_row (fixture.panel, "Queue29"));

  tear_down (&fixture);
}

static void
show_mapping (Fixture    *fixture,
              const char *text)
{
  cfn_reading_unref (fixture->reading);
  fixture->reading = panel_test_read (text);
  millrace_inspector_set_entry (MILLRACE_INSPECTOR (fixture->panel), fixture->reading, "Mappings",
                                "Sizes");
  millrace_inspector_complete (MILLRACE_INSPECTOR (fixture->panel));
  panel_test_settle (50);
}

static gboolean
has_focus (Fixture    *fixture,
           const char *title)
{
  GtkWidget *row = gtk_widget_get_ancestor (
    gtk_root_get_focus (GTK_ROOT (fixture->test.window)), ADW_TYPE_PREFERENCES_ROW);

  return row != NULL
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title);
}

/* All rows of a mapping are made anew with a key or value more, or less: one goes on typing. */
static void
test_mapping_focus (void)
{
  static const char start[] = "Mappings:\n  Sizes: {dev: {Read: 1}}\nResources: {}\n";
  Fixture fixture = { 0 };

  set_up_text (&fixture, start, none);
  show_mapping (&fixture, start);
  gtk_widget_grab_focus (find_row (fixture.panel, "Add a Key"));
  panel_test_enter (find_row (fixture.panel, "Add a Key"), "prod");
  g_assert_nonnull (strstr (panel_test_last_call (&fixture.test), "Mappings.Sizes.prod"));
  show_mapping (&fixture, "Mappings:\n  Sizes: {dev: {Read: 1}, prod: {Value: ''}}\n"
                          "Resources: {}\n");
  g_assert_true (has_focus (&fixture, "Value"));

  panel_test_enter (find_row (fixture.panel, "Add “Name: value”"), "Write: 2");
  g_assert_nonnull (strstr (panel_test_last_call (&fixture.test), "Mappings.Sizes.dev.Write"));
  show_mapping (&fixture, "Mappings:\n  Sizes: {dev: {Read: 1, Write: 2}, prod: {Value: ''}}\n"
                          "Resources: {}\n");
  g_assert_true (has_focus (&fixture, "Add “Name: value”"));

  gtk_widget_grab_focus (find_row (fixture.panel, "Write"));
  show_mapping (&fixture, start);
  g_assert_true (has_focus (&fixture, "Add “Name: value”"));
  tear_down (&fixture);
}

/* An empty new document has no problem yet; a template without resources has one. */
static void
test_not_begun (void)
{
  Fixture fixture = { 0 };

  set_up_text (&fixture, "\n", none);
  g_assert_false (says (fixture.panel, "no Resources"));
  cfn_reading_unref (fixture.reading);
  fixture.reading = panel_test_read ("Description: begun\n");
  millrace_inspector_set_subject (MILLRACE_INSPECTOR (fixture.panel), fixture.reading, none);
  panel_test_settle (0);
  g_assert_true (says (fixture.panel, "no Resources"));
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/template-form/lists", test_lists);
  g_test_add_func ("/template-form/made-by-conditions", test_made_by_conditions);
  g_test_add_func ("/template-form/long-list", test_long_list);
  g_test_add_func ("/template-form/entries", test_entries);
  g_test_add_func ("/template-form/level", test_level);
  g_test_add_func ("/template-form/many-uses", test_many_uses);
  g_test_add_func ("/template-form/mapping-focus", test_mapping_focus);
  g_test_add_func ("/template-form/not-begun", test_not_begun);
  g_test_add_func ("/template-form/rename", test_rename);
  g_test_add_func ("/template-form/wrong-together", test_wrong_together);
  g_test_add_func ("/template-form/several", test_several);
  g_test_add_func ("/template-form/together", test_together);
  g_test_add_func ("/template-form/other-types", test_other_types);

  return g_test_run ();
}
