/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-inspector.h"

#include "millrace-choice-row.h"
#include "millrace-code-row.h"
#include "millrace-expander.h"
#include "millrace-field.h"
#include "millrace-form.h"
#include "millrace-item-row.h"
#include "millrace-label.h"
#include "millrace-number-row.h"
#include "millrace-parts-row.h"
#include "millrace-switch-row.h"
#include "millrace-text-row.h"
#include "millrace-tooltip.h"
#include "panel-test.h"

#define TEXT MILLRACE_TYPE_TEXT_ROW
#define CHOICE MILLRACE_TYPE_CHOICE_ROW
#define NUMBER MILLRACE_TYPE_NUMBER_ROW
#define SWITCH MILLRACE_TYPE_SWITCH_ROW

typedef struct
{
  PanelTest   test;
  GtkWidget  *panel;
  CfnReading *reading;
} Fixture;

static void
show (Fixture    *fixture,
      const char *id)
{
  const char *ids[] = { id, NULL };

  millrace_inspector_set_subject (MILLRACE_INSPECTOR (fixture->panel), fixture->reading, ids);
  millrace_inspector_complete (MILLRACE_INSPECTOR (fixture->panel));
  panel_test_settle (0);
}

static void
set_up (Fixture    *fixture,
        const char *text,
        const char *id)
{
  fixture->panel = millrace_inspector_new ();
  fixture->reading = panel_test_read (text);
  panel_test_init (&fixture->test, fixture->panel);
  show (fixture, id);
}

static void
set_up_sample (Fixture    *fixture,
               const char *id)
{
  g_autofree char *text = panel_test_load (PANEL_TEST_SAMPLE);

  set_up (fixture, text, id);
}

static void
tear_down (Fixture *fixture)
{
  panel_test_clear (&fixture->test, fixture->panel);
  g_clear_pointer (&fixture->reading, cfn_reading_unref);
}

static GtkWidget *
find (Fixture    *fixture,
      GType       type,
      const char *title)
{
  GtkWidget *row = panel_test_find (fixture->panel, type, title);

  if (row == NULL)
    g_error ("There is no row “%s”", title);

  return row;
}

static void
assert_text (Fixture    *fixture,
             const char *title,
             const char *text)
{
  GtkWidget *row = find (fixture, TEXT, title);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, text);
}

static void
assert_choice (Fixture    *fixture,
               const char *title,
               const char *label)
{
  g_assert_cmpstr (panel_test_get_choice (find (fixture, CHOICE, title)), ==, label);
}

static void
assert_call (Fixture    *fixture,
             const char *call)
{
  g_assert_cmpstr (panel_test_last_call (&fixture->test), ==, call);
  panel_test_forget (&fixture->test);
}

static void
test_table (void)
{
  Fixture f;

  set_up_sample (&f, "DataTable");
  g_assert_nonnull (panel_test_find (f.panel, GTK_TYPE_LABEL, "AWS::DynamoDB::Table"));
  assert_text (&f, "Table name", "");
  assert_text (&f, "Partition key", "id");
  assert_choice (&f, "Type", "String");
  assert_choice (&f, "Sort key", "None");
  assert_choice (&f, "Each event carries", "New image");
  assert_choice (&f, "Billing", "Provisioned (default)");
  g_assert_null (panel_test_find (f.panel, TEXT, "Sort key name"));

  panel_test_enter (find (&f, TEXT, "Table name"), "items");
  assert_call (&f, "set-text ('Resources.DataTable.Properties.TableName', 'items')");
  panel_test_choose (find (&f, CHOICE, "Each event carries"), "Keys only");
  assert_call (&f, "set-text ('Resources.DataTable.Properties.StreamSpecification.StreamViewType', "
               "'KEYS_ONLY')");
  g_assert_null (panel_test_last_call (&f.test));
  tear_down (&f);
}

/* Names and definitions of a key change in one step. */
static void
test_key (void)
{
  Fixture f;

  set_up_sample (&f, "DataTable");
  panel_test_enter (find (&f, TEXT, "Partition key"), "pk");
  assert_call (&f, "set-properties "
               "[('Resources.DataTable.Properties.KeySchema[0].AttributeName', 'pk'), "
               "('Resources.DataTable.Properties.AttributeDefinitions[0].AttributeName', 'pk')]");
  panel_test_choose (find (&f, CHOICE, "Type"), "Number");
  assert_call (&f, "set-properties "
               "[('Resources.DataTable.Properties.AttributeDefinitions[0].AttributeType', 'N')]");
  panel_test_choose (find (&f, CHOICE, "Sort key"), "Number");
  assert_call (&f, "set-properties "
               "[('Resources.DataTable.Properties.KeySchema[1]', "
               "'{AttributeName: sort, KeyType: RANGE}'), "
               "('Resources.DataTable.Properties.AttributeDefinitions[1]', "
               "'{AttributeName: sort, AttributeType: N}')]");
  tear_down (&f);
}

/* An attribute that an index uses too keeps its definition. */
static void
test_shared_key (void)
{
  Fixture f;

  set_up (&f,
          "Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n    Properties:\n"
          "      AttributeDefinitions: [{AttributeName: a, AttributeType: S},"
          " {AttributeName: b, AttributeType: N}]\n"
          "      KeySchema: [{AttributeName: a, KeyType: HASH}, {AttributeName: b, KeyType: "
          "RANGE}]\n"
          "      GlobalSecondaryIndexes:\n"
          "        - IndexName: by-b\n"
          "          KeySchema: [{AttributeName: b, KeyType: HASH}]\n"
          "          Projection: {ProjectionType: ALL}\n"
          "      BillingMode: PAY_PER_REQUEST\n",
          "T");
  assert_choice (&f, "Sort key", "Number");
  assert_text (&f, "Sort key name", "b");
  panel_test_choose (find (&f, CHOICE, "Sort key"), "None");
  assert_call (&f, "set-properties [('Resources.T.Properties.KeySchema[1]', '')]");
  panel_test_choose (find (&f, CHOICE, "Billing"), "Provisioned");
  assert_call (&f, "set-properties [('Resources.T.Properties.BillingMode', 'PROVISIONED'), "
               "('Resources.T.Properties.ProvisionedThroughput', "
               "'{ReadCapacityUnits: 1, WriteCapacityUnits: 1}'), "
               "('Resources.T.Properties.GlobalSecondaryIndexes[0].ProvisionedThroughput', "
               "'{ReadCapacityUnits: 1, WriteCapacityUnits: 1}')]");
  tear_down (&f);
}

static void
test_stream (void)
{
  Fixture f;
  GtkWidget *emit;

  set_up_sample (&f, "DataTable");
  emit = find (&f, GTK_TYPE_SWITCH, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (emit), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Emit change events");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (emit)));
  gtk_switch_set_active (GTK_SWITCH (emit), FALSE);
  assert_call (&f, "set-properties [('Resources.DataTable.Properties.StreamSpecification', '')]");
  tear_down (&f);
}

static void
test_billing (void)
{
  Fixture f;

  set_up_sample (&f, "DataTable");
  panel_test_choose (find (&f, CHOICE, "Billing"), "On demand");
  assert_call (&f, "set-properties [('Resources.DataTable.Properties.BillingMode', "
               "'PAY_PER_REQUEST'), "
               "('Resources.DataTable.Properties.ProvisionedThroughput', '')]");
  tear_down (&f);
}

static void
test_function (void)
{
  Fixture f;
  GtkWidget *timeout, *spin, *view;
  GtkTextBuffer *buffer;

  set_up_sample (&f, "EchoFunction");
  assert_choice (&f, "Runtime", "nodejs22.x");
  assert_choice (&f, "Runs as", "LambdaRole");
  assert_text (&f, "Handler", "index.handler");

  panel_test_enter (find (&f, TEXT, "Handler"), "index.main");
  assert_call (&f, "set-text ('Resources.EchoFunction.Properties.Handler', 'index.main')");
  panel_test_enter (find (&f, TEXT, "Handler"), "!Ref Handler");
  assert_call (&f, "set-property ('Resources.EchoFunction.Properties.Handler', '!Ref Handler')");
  panel_test_enter (find (&f, TEXT, "Handler"), "");
  assert_call (&f, "unset-property 'Resources.EchoFunction.Properties.Handler'");
  panel_test_choose (find (&f, CHOICE, "Runtime"), "python3.13");
  assert_call (&f, "set-text ('Resources.EchoFunction.Properties.Runtime', 'python3.13')");

  timeout = find (&f, NUMBER, "Timeout (s)");
  spin = panel_test_find (timeout, GTK_TYPE_SPIN_BUTTON, NULL);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), ==, 300);
  gtk_spin_button_spin (GTK_SPIN_BUTTON (spin), GTK_SPIN_STEP_FORWARD, 1);
  gtk_spin_button_spin (GTK_SPIN_BUTTON (spin), GTK_SPIN_STEP_FORWARD, 1);
  g_assert_null (panel_test_last_call (&f.test));
  panel_test_settle (500);
  g_assert_cmpuint (f.test.calls->len, ==, 1);
  assert_call (&f, "set-property ('Resources.EchoFunction.Properties.Timeout', '302')");

  view = panel_test_find (find (&f, MILLRACE_TYPE_CODE_ROW, "Inline code"), GTK_TYPE_TEXT_VIEW,
                          NULL);
  gtk_widget_grab_focus (view);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (buffer, "exports.main = 1;\n", -1);
  millrace_inspector_focus_first (MILLRACE_INSPECTOR (f.panel));
  assert_call (&f, "set-text ('Resources.EchoFunction.Properties.Code.ZipFile', "
               "'exports.main = 1;\\n')");
  tear_down (&f);
}

/* An intrinsic is a line of YAML wherever it stands, and what does not read is not handed on. */
static void
test_intrinsics (void)
{
  Fixture f;
  GtkWidget *line;

  set_up (&f,
          "Parameters: {Wait: {Type: Number}, On: {Type: String}}\n"
          "Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n"
          "      Timeout: !Ref Wait\n      Runtime: !Sub 'nodejs${V}.x'\n"
          "      FunctionName: {'Fn::Join': ['-', [a, b]]}\n"
          "      Role: !ImportValue the-role\n",
          "F");
  assert_choice (&f, "Runtime", "!Sub \"nodejs${V}.x\"");
  assert_choice (&f, "Runs as", "!ImportValue the-role");
  g_assert_nonnull (strstr (gtk_editable_get_text (GTK_EDITABLE (find (&f, TEXT, "Function name"))),
                            "Fn::Join"));

  line = panel_test_find (find (&f, NUMBER, "Timeout (s)"), GTK_TYPE_ENTRY, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==, "!Ref Wait");
  g_assert_null (panel_test_find (find (&f, NUMBER, "Timeout (s)"), GTK_TYPE_SPIN_BUTTON, NULL));

  panel_test_enter (line, "!Ref [");
  g_assert_null (panel_test_last_call (&f.test));
  g_assert_true (gtk_widget_has_css_class (line, "error"));
  panel_test_enter (line, "30");
  assert_call (&f, "set-property ('Resources.F.Properties.Timeout', '30')");
  g_assert_false (gtk_widget_has_css_class (line, "error"));
  tear_down (&f);
}

static void
test_role (void)
{
  Fixture f;
  GtkWidget *service;

  set_up_sample (&f, "LambdaRole");
  assert_text (&f, "Path", "/");
  service = find (&f, MILLRACE_TYPE_ITEM_ROW, "Service");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (service)), ==, "lambda.amazonaws.com");
  g_assert_nonnull (panel_test_find (f.panel, MILLRACE_TYPE_EXPANDER, "LambdaRolePolicy"));
  g_assert_nonnull (panel_test_find (f.panel, MILLRACE_TYPE_ROW, "write logs"));
  panel_test_enter (service, "ec2.amazonaws.com");
  assert_call (&f, "set-text ('Resources.LambdaRole.Properties.AssumeRolePolicyDocument."
               "Statement[0].Principal.Service', 'ec2.amazonaws.com')");
  tear_down (&f);
}

static void
test_mapping (void)
{
  Fixture f;
  GtkWidget *enabled;

  set_up_sample (&f, "DataTableStream");
  assert_choice (&f, "Source table", "DataTable");
  assert_choice (&f, "Function", "EchoFunction");
  assert_choice (&f, "Starting position", "Latest");
  assert_choice (&f, "Send failures to", "None");

  enabled = panel_test_find (find (&f, SWITCH, "Enabled"), GTK_TYPE_SWITCH, NULL);
  gtk_switch_set_active (GTK_SWITCH (enabled), FALSE);
  assert_call (&f, "set-property ('Resources.DataTableStream.Properties.Enabled', 'false')");
  panel_test_choose (find (&f, CHOICE, "Starting position"), "Oldest kept");
  assert_call (&f, "set-text ('Resources.DataTableStream.Properties.StartingPosition', "
               "'TRIM_HORIZON')");
  tear_down (&f);
}

/* Choosing an end of a mapping is a connection, in the direction the data flows. */
static void
test_ends (void)
{
  Fixture f;

  set_up (&f,
          "Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n"
          "  F:\n    Type: AWS::Lambda::Function\n"
          "  Q:\n    Type: AWS::SQS::Queue\n"
          "  M:\n    Type: AWS::Lambda::EventSourceMapping\n",
          "M");
  assert_choice (&f, "Source table", "Choose…");
  panel_test_choose (find (&f, CHOICE, "Source table"), "T");
  assert_call (&f, "connect-end ('M', 'EventSourceArn', true, 'T')");
  panel_test_choose (find (&f, CHOICE, "Function"), "F");
  assert_call (&f, "connect-end ('M', 'FunctionName', false, 'F')");
  panel_test_choose (find (&f, CHOICE, "Send failures to"), "Q");
  assert_call (&f, "connect-end ('M', 'DestinationConfig.OnFailure.Destination', false, 'Q')");
  panel_test_choose (find (&f, CHOICE, "Send failures to"), "New Topic");
  assert_call (&f, "add-end ('M', 'DestinationConfig.OnFailure.Destination', false, "
               "'AWS::SNS::Topic')");
  panel_test_choose (find (&f, CHOICE, "Source table"), "New Table");
  assert_call (&f, "add-end ('M', 'EventSourceArn', true, 'AWS::DynamoDB::Table')");
  tear_down (&f);
}

/* At the usual width of the inspector what is chosen is there to its last word, also in long words
 * of another language. */
static void
test_long_choice (void)
{
  static const char long_words[] = "Löschen, wenn der Stapel gelöscht wird (Standard)";
  Fixture f;
  GtkWidget *label;
  int one, height;

  set_up_sample (&f, "DataTable");
  gtk_window_set_default_size (GTK_WINDOW (f.test.window), 360, 800);
  millrace_pick_row_show (MILLRACE_PICK_ROW (find (&f, CHOICE, "Billing")), "", "Short");
  label = find (&f, MILLRACE_TYPE_LABEL, "Short");
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, -1, NULL, &one, NULL, NULL);
  millrace_pick_row_show (MILLRACE_PICK_ROW (find (&f, CHOICE, "Billing")), "", long_words);
  panel_test_settle (50);
  label = find (&f, MILLRACE_TYPE_LABEL, long_words);
  height = gtk_widget_get_height (label);
  g_assert_cmpint (height, >, one);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (label), NULL, &one,
                      NULL, NULL);
  g_assert_cmpint (height, >=, one);

  /* What somebody wrote may be of any length. */
  millrace_label_set_max_lines (MILLRACE_LABEL (label), 1);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (label), NULL, &one,
                      NULL, NULL);
  g_assert_cmpint (height, >, one);
  tear_down (&f);
}

/* A branch of an Fn::If says what it is in the same words as the whole would, and is chosen
 * likewise. */
static void
test_branches (void)
{
  static const char text[] =
    "Conditions:\n  IsProd: !Equals [a, b]\n"
    "Resources:\n"
    "  T:\n    Type: AWS::DynamoDB::Table\n    Properties:\n"
    "      BillingMode: !If [IsProd, PAY_PER_REQUEST, !Ref AWS::NoValue]\n"
    "  A: {Type: AWS::IAM::Role}\n"
    "  B: {Type: AWS::IAM::Role}\n"
    "  F:\n    Type: AWS::Lambda::Function\n    Properties:\n"
    "      Role: !If [IsProd, !GetAtt A.Arn, arn:aws:iam::111122223333:role/other]\n";
  Fixture f;

  set_up (&f, text, "T");
  assert_choice (&f, "Billing", "If IsProd");
  assert_choice (&f, "If IsProd", "On demand");
  assert_choice (&f, "Otherwise", "Provisioned (default)");
  panel_test_choose (find (&f, CHOICE, "Otherwise"), "On demand");
  assert_call (&f, "set-text ('Resources.T.Properties.BillingMode[2]', 'PAY_PER_REQUEST')");

  show (&f, "F");
  assert_choice (&f, "If IsProd", "A");
  assert_choice (&f, "Otherwise", "arn:aws:iam::111122223333:role/other");
  panel_test_choose (find (&f, CHOICE, "If IsProd"), "B");
  assert_call (&f, "connect-end ('F', 'Role[1]', false, 'B')");
  panel_test_choose (find (&f, CHOICE, "Otherwise"), "New Role");
  assert_call (&f, "add-end ('F', 'Role[2]', false, 'AWS::IAM::Role')");
  tear_down (&f);
}

static void
press_level (Fixture *fixture)
{
  GtkWidget *label = panel_test_find (fixture->panel, GTK_TYPE_LABEL, "Same for All");

  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
}

/* What an end led to goes with what was written for it, in each of those that are selected. */
static void
test_freed_ends (void)
{
  const char *both[] = { "M", "N", NULL };
  const char *turned[] = { "N", "M", NULL };
  Fixture f;

  set_up (&f,
          "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n"
          "  R:\n    Type: AWS::SQS::Queue\n"
          "  M:\n    Type: AWS::Lambda::EventSourceMapping\n    Properties:\n"
          "      DestinationConfig: { OnFailure: { Destination: !GetAtt Q.Arn } }\n"
          "  N:\n    Type: AWS::Lambda::EventSourceMapping\n",
          "M");
  assert_choice (&f, "Send failures to", "Q");
  panel_test_choose (find (&f, CHOICE, "Send failures to"), "None");
  assert_call (&f, "free-ends [('M', 'DestinationConfig.OnFailure.Destination', false)]");

  millrace_inspector_set_subject (MILLRACE_INSPECTOR (f.panel), f.reading, both);
  millrace_inspector_complete (MILLRACE_INSPECTOR (f.panel));
  panel_test_settle (0);
  press_level (&f);
  assert_call (&f, "connect-ends ([('N', 'DestinationConfig.OnFailure.Destination', false)], 'Q')");
  millrace_inspector_set_subject (MILLRACE_INSPECTOR (f.panel), f.reading, turned);
  millrace_inspector_complete (MILLRACE_INSPECTOR (f.panel));
  panel_test_settle (0);
  press_level (&f);
  assert_call (&f, "free-ends [('M', 'DestinationConfig.OnFailure.Destination', false)]");
  millrace_inspector_set_subject (MILLRACE_INSPECTOR (f.panel), f.reading, both);
  millrace_inspector_complete (MILLRACE_INSPECTOR (f.panel));
  panel_test_settle (0);
  panel_test_choose (find (&f, CHOICE, "Send failures to"), "R");
  assert_call (&f, "connect-ends ([('M', 'DestinationConfig.OnFailure.Destination', false), "
               "('N', 'DestinationConfig.OnFailure.Destination', false)], 'R')");
  panel_test_choose (find (&f, CHOICE, "Send failures to"), "New Queue");
  assert_call (&f, "add-ends ([('M', 'DestinationConfig.OnFailure.Destination', false), "
               "('N', 'DestinationConfig.OnFailure.Destination', false)], 'AWS::SQS::Queue')");
  panel_test_choose (find (&f, CHOICE, "Send failures to"), "None");
  assert_call (&f, "free-ends [('M', 'DestinationConfig.OnFailure.Destination', false), "
               "('N', 'DestinationConfig.OnFailure.Destination', false)]");
  tear_down (&f);
}

static void
open_parts (Fixture    *fixture,
            const char *title)
{
  gtk_widget_activate (find (fixture, MILLRACE_TYPE_PARTS_ROW, title));
}

/* A type that nobody knows shows all that it has, and takes whatever is added. */
static void
test_other (void)
{
  Fixture f;

  set_up (&f,
          "Resources:\n  R:\n    Type: AWS::Foo::Bar\n    Properties:\n"
          "      Size: 3\n      Label: 'x & y'\n      Tags: [{Key: a, Value: 'b'}]\n"
          "      Arn: !GetAtt Other.Arn\n",
          "R");
  assert_text (&f, "Size", "3");
  assert_text (&f, "Label", "x & y");
  assert_text (&f, "Arn", "!GetAtt Other.Arn");
  open_parts (&f, "Tags");
  open_parts (&f, "Item 1");
  assert_text (&f, "Value", "b");

  panel_test_enter (find (&f, TEXT, "Size"), "4");
  assert_call (&f, "set-property ('Resources.R.Properties.Size', '4')");
  panel_test_enter (find (&f, TEXT, "Label"), "12");
  assert_call (&f, "set-text ('Resources.R.Properties.Label', '12')");
  tear_down (&f);
}

/* A reading that arrives while somebody types changes everything but what is typed. */
static void
test_in_place (void)
{
  Fixture f;
  GtkWidget *handler;
  g_autofree char *text = panel_test_load (PANEL_TEST_SAMPLE);
  g_auto (GStrv) parts = g_strsplit (text, "Timeout: 300", 2);
  g_autofree char *changed = g_strjoinv ("Timeout: 12", parts);

  set_up_sample (&f, "EchoFunction");
  handler = find (&f, TEXT, "Handler");
  gtk_widget_grab_focus (handler);
  gtk_editable_set_text (GTK_EDITABLE (handler), "index.half");

  cfn_reading_unref (f.reading);
  f.reading = panel_test_read (changed);
  show (&f, "EchoFunction");

  g_assert_true (handler == find (&f, TEXT, "Handler"));
  assert_text (&f, "Handler", "index.half");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (
                     GTK_SPIN_BUTTON (panel_test_find (find (&f, NUMBER, "Timeout (s)"),
                                                       GTK_TYPE_SPIN_BUTTON, NULL))),
                   ==, 12);
  g_assert_null (panel_test_last_call (&f.test));

  /* Going on to another resource finishes the entry, for the resource that it was made for. */
  show (&f, "LambdaRole");
  assert_call (&f, "set-text ('Resources.EchoFunction.Properties.Handler', 'index.half')");
  tear_down (&f);
}

static void
test_rename (void)
{
  Fixture f;
  GtkWidget *id;
  GtkAccessible *heard;

  set_up_sample (&f, "DataTable");
  id = millrace_entry_row_get_entry (MILLRACE_ENTRY_ROW (find (&f, TEXT, "Logical ID")));
  heard = GTK_ACCESSIBLE (id);
  gtk_test_accessible_assert_property (heard, GTK_ACCESSIBLE_PROPERTY_LABEL, "Logical ID");

  /* What is wrong is said while it is typed, and goes nowhere. */
  gtk_editable_set_text (GTK_EDITABLE (id), "Data-Table");
  g_assert_true (gtk_widget_has_css_class (id, "error"));
  g_assert_nonnull (panel_test_find (f.panel, MILLRACE_TYPE_LABEL,
                                     millrace_tooltip_get (id)));
  gtk_test_accessible_assert_state (heard, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  panel_test_enter (id, "");
  panel_test_enter (id, "LambdaRole");
  g_assert_true (gtk_widget_has_css_class (id, "error"));
  g_assert_nonnull (panel_test_find (f.panel, MILLRACE_TYPE_LABEL,
                                     "There is something called “LambdaRole” already"));
  g_assert_null (panel_test_last_call (&f.test));

  gtk_editable_set_text (GTK_EDITABLE (id), "DataTable");
  g_assert_false (gtk_widget_has_css_class (id, "error"));
  panel_test_enter (id, "Orders");
  g_assert_false (gtk_widget_has_css_class (id, "error"));
  assert_call (&f, "rename ('DataTable', 'Orders')");
  tear_down (&f);
}

/* The form of a renamed resource goes on where it was. */
static void
test_renamed (void)
{
  Fixture f;
  g_autofree char *text = panel_test_load (PANEL_TEST_SAMPLE);
  g_auto (GStrv) parts = g_strsplit (text, "DataTable:", 2);
  g_autofree char *changed = g_strjoinv ("Orders:", parts);
  GtkWidget *id;
  int start, end;

  set_up_sample (&f, "DataTable");
  id = find (&f, TEXT, "Logical ID");
  millrace_inspector_focus_name (MILLRACE_INSPECTOR (f.panel));
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (id), &start, &end));
  g_assert_cmpint (end - start, ==, (int) strlen ("DataTable"));
  panel_test_enter (id, "Orders");
  gtk_editable_set_position (GTK_EDITABLE (id), 3);

  millrace_inspector_rename (MILLRACE_INSPECTOR (f.panel), "DataTable", "Orders");
  cfn_reading_unref (f.reading);
  f.reading = panel_test_read (changed);
  show (&f, "Orders");

  g_assert_true (id == find (&f, TEXT, "Logical ID"));
  assert_text (&f, "Logical ID", "Orders");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (id)), ==, 3);
  g_assert_nonnull (panel_test_find (f.panel, GTK_TYPE_LABEL, "Orders"));
  panel_test_enter (find (&f, TEXT, "Table name"), "items");
  assert_call (&f, "set-text ('Resources.Orders.Properties.TableName', 'items')");
  tear_down (&f);
}

static void
test_several (void)
{
  Fixture f;
  const char *ids[] = { "DataTable", "LambdaRole", NULL };
  GtkWidget *remove;

  set_up_sample (&f, "DataTable");
  millrace_inspector_set_subject (MILLRACE_INSPECTOR (f.panel), f.reading, ids);
  g_assert_nonnull (panel_test_find (f.panel, GTK_TYPE_LABEL, "2 resources"));
  g_assert_nonnull (panel_test_find (f.panel, ADW_TYPE_ACTION_ROW, "LambdaRole"));
  remove = gtk_widget_get_ancestor (panel_test_find (f.panel, GTK_TYPE_LABEL, "Delete"),
                                    GTK_TYPE_BUTTON);
  g_signal_emit_by_name (remove, "clicked");
  assert_call (&f, "delete ['DataTable', 'LambdaRole']");

  millrace_inspector_set_subject (MILLRACE_INSPECTOR (f.panel), f.reading, NULL);
  panel_test_settle (0);
  g_assert_null (panel_test_find (f.panel, ADW_TYPE_ACTION_ROW, "LambdaRole"));
  tear_down (&f);
}

static void
test_findings (void)
{
  Fixture f;
  g_autofree char *text = panel_test_load (PANEL_TEST_SAMPLE);
  g_auto (GStrv) parts = g_strsplit (text, "nodejs22.x", 2);
  g_autofree char *changed = g_strjoinv ("nodejs6.10", parts);
  GtkWidget *row;
  g_autofree char *expected = NULL;

  set_up (&f, changed, "EchoFunction");
  for (guint i = 0; i < cfn_findings_get_n (cfn_reading_get_findings (f.reading)); i++)
    {
      const CfnFinding *finding = cfn_findings_get (cfn_reading_get_findings (f.reading), i);
      g_autofree char *message = cfn_message_format (finding->message);

      if (finding->resource == NULL || !g_str_equal (finding->resource->id, "EchoFunction"))
        continue;

      row = panel_test_find (f.panel, ADW_TYPE_PREFERENCES_ROW, message);
      g_assert_nonnull (row);
      gtk_widget_activate (row);
      expected = g_strdup_printf ("show-problem %u", i);
      break;
    }
  g_assert_nonnull (expected);
  assert_call (&f, expected);
  tear_down (&f);
}

static guint
count_rows (GtkWidget  *root,
            const char *title)
{
  guint n = ADW_IS_PREFERENCES_ROW (root) && gtk_widget_get_visible (root) &&
            g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title);

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child, title);

  return n;
}

static const CfnFinding *
find_finding (CfnReading *reading,
              const char *rule,
              guint      *index)
{
  CfnFindings *findings = cfn_reading_get_findings (reading);

  for (*index = 0; *index < cfn_findings_get_n (findings); (*index)++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, *index);

      if (g_str_equal (finding->rule, rule))
        return finding;
    }

  g_error ("There is no finding of %s", rule);
}

/* The field that a problem is about is marked, says it, and has it below; when the problem is gone,
 * so is the mark. */
static void
test_marks (void)
{
  Fixture f;
  g_autofree char *text = panel_test_load (PANEL_TEST_SAMPLE);
  g_auto (GStrv) parts = g_strsplit (text, "nodejs22.x", 2);
  g_autofree char *changed = g_strjoinv ("nodejs6.10", parts);
  g_autoptr (CfnReading) sound = panel_test_read (text);
  g_autofree char *message = NULL;
  g_autofree char *expected = NULL;
  const CfnFinding *finding;
  GtkWidget *field, *note, *button;
  guint index;

  set_up (&f, changed, "EchoFunction");
  finding = find_finding (f.reading, "runtime-is-blocked", &index);
  message = cfn_message_format (finding->message);
  field = panel_test_find (f.panel, ADW_TYPE_PREFERENCES_ROW, "Runtime");
  g_assert_true (gtk_widget_has_css_class (field, "marked-error"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (field),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpuint (count_rows (f.panel, message), ==, 2);

  note = gtk_widget_get_next_sibling (field);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (note)), ==, message);
  button = panel_test_find (note, GTK_TYPE_BUTTON, NULL);
  g_assert_true (gtk_widget_activate (button));
  panel_test_settle (300);
  expected = g_strdup_printf ("fix %u", index);
  assert_call (&f, expected);

  /* The note had the focus, so the field has it now. */
  gtk_widget_grab_focus (button);
  millrace_inspector_set_subject (MILLRACE_INSPECTOR (f.panel), sound,
                                  (const char * const []) { "EchoFunction", NULL });
  g_assert_false (gtk_widget_has_css_class (field, "marked-error"));
  g_assert_cmpuint (count_rows (f.panel, message), ==, 0);
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (field)) == field ||
                 gtk_widget_get_focus_child (field) != NULL);
  tear_down (&f);
}

static void
test_claim (void)
{
  Fixture f;
  CfnProof *proof;
  GtkWidget *button;

  set_up_sample (&f, "DataTable");
  proof = cfn_reading_get_proof (f.reading);
  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if (claim->kind == CFN_CLAIM_STREAM)
        millrace_inspector_set_claim (MILLRACE_INSPECTOR (f.panel), f.reading, claim);
    }

  g_assert_nonnull (panel_test_find (f.panel, GTK_TYPE_LABEL, "DataTable → DataTableStream"));
  g_assert_nonnull (panel_test_find (f.panel, ADW_TYPE_ACTION_ROW, "Holds"));
  button = panel_test_find (f.panel, GTK_TYPE_BUTTON, NULL);
  g_signal_emit_by_name (button, "clicked");
  assert_call (&f, "disconnect ('stream', 'DataTable', 'DataTableStream')");
  tear_down (&f);
}

static void
list_rows (GtkWidget *widget,
           GString   *titles)
{
  if (ADW_IS_PREFERENCES_ROW (widget))
    g_string_append_printf (titles, "%s\n",
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_rows (child, titles);
}

/* What is in sight is there at once, even if it ends within a section; all comes to be the same. */
static void
test_by_and_by (void)
{
  g_autofree char *text = panel_test_load (PANEL_TEST_SAMPLE);
  g_autoptr (CfnReading) reading = panel_test_read (text);
  g_autoptr (GtkWidget) low = NULL;
  g_autoptr (GtkWidget) high = NULL;
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) then = g_string_new (NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  MillraceSubject subject;

  g_assert_true (millrace_subject_init (&subject, reading, "DataTableStream"));
  low = g_object_ref_sink (millrace_form_new (&subject, 600));
  high = g_object_ref_sink (millrace_form_new (&subject, 10000));
  list_rows (low, first);
  list_rows (high, all);
  g_assert_cmpuint (first->len, >, 0);
  g_assert_cmpuint (first->len, <, all->len);
  g_assert_true (g_str_has_prefix (all->str, first->str));

  millrace_form_complete (MILLRACE_FORM (low));
  list_rows (low, then);
  g_assert_cmpstr (then->str, ==, all->str);
}

/* Where to stop is a guess, as nothing is measured by then: what is seen is there, and not much of
 * what is not. */
static void
test_first_frame (void)
{
  static const char *ids[] = { "EchoFunction", "DataTable", "DataTableStream" };
  g_autofree char *text = panel_test_load (PANEL_TEST_SAMPLE);
  g_autoptr (CfnReading) reading = panel_test_read (text);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GtkWidget) form = NULL;
      MillraceSubject subject;
      int height;

      g_assert_true (millrace_subject_init (&subject, reading, ids[i]));
      form = g_object_ref_sink (millrace_form_new (&subject, 800));
      gtk_widget_measure (form, GTK_ORIENTATION_VERTICAL, 340, &height, NULL, NULL, NULL);
      g_assert_cmpint (height, >=, 720);
      g_assert_cmpint (height, <=, 1000);
    }
}

/* Two are asked for before a frame is drawn: the last one has the focus. */
static void
test_focus (void)
{
  MillraceInspector *inspector;
  GtkWidget *field;
  Fixture f;

  set_up_sample (&f, "DataTableStream");
  inspector = MILLRACE_INSPECTOR (f.panel);
  g_assert_true (millrace_inspector_focus_field (inspector,
                                                 "Resources.DataTableStream.Properties.Enabled"));
  g_assert_true (millrace_inspector_focus_field (inspector,
                                                 "Resources.DataTableStream.Properties.BatchSize"));
  panel_test_settle (200);
  field = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (f.test.window)),
                                   MILLRACE_TYPE_FIELD);
  g_assert_cmpstr (millrace_field_get_path (MILLRACE_FIELD (field)), ==,
                   "Resources.DataTableStream.Properties.BatchSize");
  tear_down (&f);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/inspector/table", test_table);
  g_test_add_func ("/inspector/key", test_key);
  g_test_add_func ("/inspector/shared-key", test_shared_key);
  g_test_add_func ("/inspector/stream", test_stream);
  g_test_add_func ("/inspector/billing", test_billing);
  g_test_add_func ("/inspector/function", test_function);
  g_test_add_func ("/inspector/intrinsics", test_intrinsics);
  g_test_add_func ("/inspector/role", test_role);
  g_test_add_func ("/inspector/mapping", test_mapping);
  g_test_add_func ("/inspector/ends", test_ends);
  g_test_add_func ("/inspector/freed-ends", test_freed_ends);
  g_test_add_func ("/inspector/branches", test_branches);
  g_test_add_func ("/inspector/long-choice", test_long_choice);
  g_test_add_func ("/inspector/other", test_other);
  g_test_add_func ("/inspector/in-place", test_in_place);
  g_test_add_func ("/inspector/rename", test_rename);
  g_test_add_func ("/inspector/renamed", test_renamed);
  g_test_add_func ("/inspector/several", test_several);
  g_test_add_func ("/inspector/findings", test_findings);
  g_test_add_func ("/inspector/marks", test_marks);
  g_test_add_func ("/inspector/claim", test_claim);
  g_test_add_func ("/inspector/by-and-by", test_by_and_by);
  g_test_add_func ("/inspector/first-frame", test_first_frame);
  g_test_add_func ("/inspector/focus", test_focus);

  return g_test_run ();
}
