/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not done is seen where it was asked for: words stay, marked, with the reason below them;
 * controls show again what the document has. */
#include "form-test.h"

#include "millrace-choice-row.h"
#include "millrace-code-row.h"
#include "millrace-entry-row.h"
#include "millrace-inspector.h"
#include "millrace-item-row.h"
#include "millrace-key-editor.h"
#include "millrace-key-row.h"
#include "millrace-label.h"
#include "millrace-mode-popover.h"
#include "millrace-number-row.h"
#include "millrace-switch-row.h"
#include "millrace-tag-row.h"
#include "millrace-text-box.h"
#include "millrace-text-row.h"
#include "millrace-yaml-editor.h"

#include <gtksourceview/gtksource.h>

#define REASON "it is not to be"
#define WORDS "Not taken: " REASON
#define OPENED 200

static const char text[] =
  "Resources:\n"
  "  Echo:\n"
  "    Type: AWS::Lambda::Function\n"
  "    Properties:\n"
  "      FunctionName: echo\n"
  "      Runtime: nodejs22.x\n"
  "      MemorySize: 256\n"
  "      Handler: index.handler\n"
  "      Role: arn:aws:iam::123456789012:role/echo\n"
  "      Environment: {Variables: {FIRST: one}}\n"
  "      Tags: [{Key: team, Value: red}]\n"
  "      Code:\n"
  "        ZipFile: |\n"
  "          exports.handler = 1;\n"
  "  Orders:\n"
  "    Type: AWS::DynamoDB::Table\n"
  "    Properties:\n"
  "      TableName: orders\n"
  "      DeletionProtectionEnabled: false\n"
  "      KeySchema: [{AttributeName: pk, KeyType: HASH}]\n"
  "      AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]\n"
  "      GlobalSecondaryIndexes:\n"
  "        - IndexName: by-key\n"
  "          KeySchema: [{AttributeName: pk, KeyType: HASH}]\n"
  "          Projection: {ProjectionType: ALL}\n"
  "  Access:\n"
  "    Type: AWS::IAM::Role\n"
  "    Properties:\n"
  "      AssumeRolePolicyDocument: {}\n"
  "      ManagedPolicyArns: [arn:aws:iam::aws:policy/ReadOnlyAccess]\n"
  "      Policies:\n"
  "        - PolicyName: all\n"
  "          PolicyDocument:\n"
  "            Statement:\n"
  "              - {Effect: Allow, Action: [sqs:SendMessage], Resource: '*'}\n";

static void
set_up (FormTest   *f,
        const char *id)
{
  form_test_init (f, text, id);
  f->reason = REASON;
}

static GtkWidget *
get_line (GtkWidget *row)
{
  return MILLRACE_IS_ENTRY_ROW (row) ? millrace_entry_row_get_entry (MILLRACE_ENTRY_ROW (row))
                                     : row;
}

/* What stands right below the row of @widget; NULL: no refusal does. */
static const char *
get_note (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *next = gtk_widget_get_next_sibling (row);
  GtkWidget *label = next != NULL && gtk_widget_has_css_class (next, "refusal")
                       ? panel_test_find (next, MILLRACE_TYPE_LABEL, NULL) : NULL;

  return label != NULL ? millrace_label_get_text (MILLRACE_LABEL (label)) : NULL;
}

static void
assert_kept (GtkWidget  *row,
             const char *typed)
{
  GtkWidget *line = get_line (row);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==, typed);
  g_assert_true (gtk_widget_has_css_class (line, "error"));
  g_assert_cmpstr (get_note (row), ==, WORDS);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (line),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, WORDS);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
}

static void
assert_as_written (GtkWidget  *row,
                   const char *shown)
{
  GtkWidget *line = get_line (row);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==, shown);
  g_assert_false (gtk_widget_has_css_class (line, "error"));
  g_assert_null (get_note (row));
}

static void
press_escape (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller)
                        && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == GDK_KEY_Escape)
            gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, NULL);
        }
    }
}

static GtkWidget *
reveal (FormTest   *f,
        const char *path)
{
  GtkWidget *row = millrace_inspector_reveal (MILLRACE_INSPECTOR (f->panel), path);

  g_assert_true (MILLRACE_IS_FIELD (row));
  panel_test_settle (50);

  return row;
}

/* The words stay through other changes, go with Escape, and are written once they can be. */
static void
test_line (void)
{
  FormTest f;
  GtkWidget *row;
  g_autofree char *other = form_test_replace (text, "MemorySize: 256", "MemorySize: 512");
  g_autofree char *named = form_test_replace (text, "FunctionName: echo", "FunctionName: again");

  set_up (&f, "Echo");
  row = form_test_find (&f, MILLRACE_TYPE_TEXT_ROW, "Function name");
  panel_test_enter (row, "reply");
  assert_kept (row, "reply");
  form_test_change (&f, other);
  assert_kept (row, "reply");
  press_escape (get_line (row));
  assert_as_written (row, "echo");

  panel_test_enter (row, "reply");
  assert_kept (row, "reply");
  form_test_change (&f, named);
  assert_as_written (row, "again");

  panel_test_enter (row, "reply");
  f.reason = NULL;
  f.n_steps = 0;
  g_signal_emit_by_name (get_line (row), "activate");
  form_test_assert_replaced (&f, text, "FunctionName: echo", "FunctionName: reply");
  assert_as_written (row, "reply");
  form_test_clear (&f);
}

/* What does not read says so at the same place. */
static void
test_yaml (void)
{
  FormTest f;
  GtkWidget *row;

  form_test_init (&f, text, "Echo");
  row = form_test_find (&f, MILLRACE_TYPE_TEXT_ROW, "Function name");
  panel_test_enter (row, "!Sub [");
  g_assert_nonnull (get_note (row));
  g_assert_true (gtk_widget_has_css_class (get_line (row), "error"));
  press_escape (get_line (row));
  assert_as_written (row, "echo");
  form_test_clear (&f);
}

static void
test_controls (void)
{
  FormTest f;
  GtkWidget *row, *control;

  set_up (&f, "Echo");
  row = form_test_find (&f, MILLRACE_TYPE_CHOICE_ROW, "Runtime");
  panel_test_choose (row, "python3.13");
  g_assert_cmpstr (panel_test_get_choice (row), ==, "nodejs22.x");
  g_assert_cmpstr (get_note (row), ==, WORDS);

  row = reveal (&f, "Resources.Echo.Properties.MemorySize");
  g_assert_true (MILLRACE_IS_NUMBER_ROW (row));
  control = panel_test_find (row, GTK_TYPE_SPIN_BUTTON, NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (control), 1024);
  panel_test_settle (1000);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (control)), ==, 256);
  g_assert_cmpstr (get_note (row), ==, WORDS);
  /* The reason is not about what the document says next. */
  form_test_change (&f, text);
  g_assert_null (get_note (row));
  form_test_clear (&f);

  set_up (&f, "Orders");
  row = reveal (&f, "Resources.Orders.Properties.DeletionProtectionEnabled");
  g_assert_true (MILLRACE_IS_SWITCH_ROW (row));
  control = panel_test_find (row, GTK_TYPE_SWITCH, NULL);
  gtk_switch_set_active (GTK_SWITCH (control), TRUE);
  panel_test_settle (300);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (control)));
  g_assert_false (gtk_switch_get_state (GTK_SWITCH (control)));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_CHECKED, FALSE);
  g_assert_cmpstr (get_note (row), ==, WORDS);

  /* What stands for no property, and what is beside the field of a row. */
  row = form_test_find (&f, MILLRACE_TYPE_CHOICE_ROW, "Type");
  panel_test_choose (row, "Number");
  g_assert_cmpstr (panel_test_get_choice (row), ==, "String");
  g_assert_cmpstr (get_note (row), ==, WORDS);
  form_test_expand (&f, "by-key");
  row = form_test_find (&f, MILLRACE_TYPE_KEY_ROW, NULL);
  control = panel_test_find (row, GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (control), 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (control)), ==, 0);
  panel_test_enter (row, "sk");
  assert_kept (row, "sk");
  form_test_clear (&f);
}

/* Entries of lists and maps, and the lines that add to them. */
static void
test_items (void)
{
  FormTest f;
  GtkWidget *row;

  set_up (&f, "Access");
  row = reveal (&f, "Resources.Access.Properties.ManagedPolicyArns[0]");
  panel_test_enter (row, "arn:aws:iam::aws:policy/AdministratorAccess");
  assert_kept (row, "arn:aws:iam::aws:policy/AdministratorAccess");
  row = form_test_find (&f, MILLRACE_TYPE_ITEM_ROW, "Add a managed policy");
  panel_test_enter (row, "lambda");
  assert_kept (row, "lambda");
  form_test_clear (&f);

  set_up (&f, "Echo");
  row = reveal (&f, "Resources.Echo.Properties.Environment.Variables.FIRST");
  panel_test_enter (row, "two");
  assert_kept (row, "two");
  row = reveal (&f, "Resources.Echo.Properties.Tags[0]");
  g_assert_true (MILLRACE_IS_TAG_ROW (row));
  row = panel_test_find (row, GTK_TYPE_ENTRY, NULL);
  panel_test_enter (row, "crew");
  assert_kept (row, "crew");
  form_test_clear (&f);
}

static void
test_code (void)
{
  FormTest f;
  GtkWidget *row, *box, *view;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *typed = NULL;
  g_autofree char *shown = NULL;

  set_up (&f, "Echo");
  row = form_test_find (&f, MILLRACE_TYPE_CODE_ROW, NULL);
  box = panel_test_find (row, MILLRACE_TYPE_TEXT_BOX, NULL);
  view = millrace_text_box_get_view (MILLRACE_TEXT_BOX (box));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (buffer, "exports.handler = 2;\n", -1);
  g_signal_emit_by_name (box, "finished");

  typed = millrace_text_box_dup_text (MILLRACE_TEXT_BOX (box));
  g_assert_cmpstr (typed, ==, "exports.handler = 2;\n");
  g_assert_cmpstr (get_note (row), ==, WORDS);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  form_test_change (&f, text);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_assert_cmpstr (get_note (row), ==, WORDS);

  press_escape (view);
  shown = millrace_text_box_dup_text (MILLRACE_TEXT_BOX (box));
  g_assert_cmpstr (shown, ==, "exports.handler = 1;\n");
  g_assert_null (get_note (row));
  form_test_clear (&f);
}

/* Pages keep what is typed in them, and say why below it. */
static void
test_pages (void)
{
  FormTest f;
  GtkWidget *row, *editor;
  GtkWidget *view;

  set_up (&f, "Echo");
  row = reveal (&f, "Resources.Echo.Properties.Environment.Variables.FIRST");
  millrace_mode_popover_open (MILLRACE_FIELD (row), MILLRACE_MODE_YAML);
  panel_test_settle (OPENED);
  editor = panel_test_find (f.window, MILLRACE_TYPE_YAML_EDITOR, NULL);
  view = panel_test_find (editor, GTK_SOURCE_TYPE_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "two # of them\n",
                            -1);
  g_signal_emit_by_name (form_test_find_button (editor, "Ctrl+Enter"), "clicked");
  panel_test_settle (OPENED);
  editor = panel_test_find (f.window, MILLRACE_TYPE_YAML_EDITOR, NULL);
  g_assert_nonnull (editor);
  g_assert_nonnull (panel_test_find (gtk_widget_get_ancestor (editor, GTK_TYPE_POPOVER),
                                     GTK_TYPE_LABEL, WORDS));

  f.reason = NULL;
  g_signal_emit_by_name (form_test_find_button (editor, "Ctrl+Enter"), "clicked");
  panel_test_settle (OPENED);
  g_assert_null (panel_test_find (f.window, MILLRACE_TYPE_YAML_EDITOR, NULL));
  g_assert_cmpuint (f.n_steps, ==, 1);
  form_test_clear (&f);

  set_up (&f, "Echo");
  row = reveal (&f, "Resources.Echo.Properties.Environment.Variables.FIRST");
  millrace_mode_popover_open (MILLRACE_FIELD (row), MILLRACE_MODE_ANY);
  panel_test_settle (OPENED);
  g_signal_emit_by_name (form_test_find_button (f.window, "Rename…"), "clicked");
  editor = panel_test_find (f.window, MILLRACE_TYPE_KEY_EDITOR, NULL);
  panel_test_enter (panel_test_find (editor, GTK_TYPE_ENTRY, NULL), "SECOND");
  panel_test_settle (OPENED);
  editor = panel_test_find (f.window, MILLRACE_TYPE_KEY_EDITOR, NULL);
  g_assert_nonnull (editor);
  g_assert_nonnull (panel_test_find (gtk_widget_get_ancestor (editor, GTK_TYPE_POPOVER),
                                     GTK_TYPE_LABEL, WORDS));
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (editor, GTK_TYPE_POPOVER)));
  panel_test_settle (OPENED);
  form_test_clear (&f);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/refusal/line", test_line);
  g_test_add_func ("/refusal/yaml", test_yaml);
  g_test_add_func ("/refusal/controls", test_controls);
  g_test_add_func ("/refusal/items", test_items);
  g_test_add_func ("/refusal/code", test_code);
  g_test_add_func ("/refusal/pages", test_pages);

  return g_test_run ();
}
