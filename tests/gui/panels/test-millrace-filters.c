/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-test.h"

#include "millrace-pick-row.h"
#include "millrace-filter-row.h"
#include "millrace-record-row.h"
#include "millrace-text-box.h"

#include <gtksourceview/gtksource.h>

#define BOX MILLRACE_TYPE_TEXT_BOX

static const char text[] =
  "Resources:\n"
  "  Items: # what is kept\n"
  "    Type: AWS::DynamoDB::Table\n"
  "    Properties:\n"
  "      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]\n"
  "      KeySchema: [{AttributeName: id, KeyType: HASH}]\n"
  "      BillingMode: PAY_PER_REQUEST\n"
  "      StreamSpecification: {StreamViewType: NEW_IMAGE}\n"
  "  Mapping:\n"
  "    Type: AWS::Lambda::EventSourceMapping\n"
  "    Properties:\n"
  "      EventSourceArn: !GetAtt Items.StreamArn\n"
  "      FunctionName: echo\n"
  "      StartingPosition: LATEST\n"
  "      FilterCriteria:\n"
  "        Filters:\n"
  "          - Pattern: '{\"eventName\":[\"INSERT\"]}' # new ones\n"
  "          - Pattern: |\n"
  "              {\n"
  "                \"dynamodb\": {\n"
  "                  \"OldImage\": {\n"
  "                    \"id\": {\n"
  "                      \"S\": [\"a\"]\n"
  "                    }\n"
  "                  }\n"
  "                }\n"
  "              }\n";

#define LONG_NAME "MappingFromTheStreamOfTheOrdersToTheFunctionThatTellsTheWarehouse"

static const char wrong[] =
  "Resources:\n"
  "  " LONG_NAME ":\n"
  "    Type: AWS::Lambda::EventSourceMapping\n"
  "    Properties:\n"
  "      FilterCriteria:\n"
  "        Filters:\n"
  "          - Pattern: '{\"eventName\": [\"INSERT\"]'\n"
  "          - Pattern: !Sub '{\"eventName\": [\"${AWS::Region}\"]}'\n";

static GtkWidget *
find_row (FormTest   *f,
          const char *title)
{
  return form_test_find (f, MILLRACE_TYPE_FILTER_ROW, title);
}

static char *
get_typed (GtkWidget *row)
{
  return millrace_text_box_dup_text (MILLRACE_TEXT_BOX (panel_test_find (row, BOX, NULL)));
}

static void
type (GtkWidget  *row,
      const char *typed)
{
  GtkWidget *box = panel_test_find (row, BOX, NULL);
  GtkWidget *view = millrace_text_box_get_view (MILLRACE_TEXT_BOX (box));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), typed, -1);
}

static void
finish (GtkWidget *row)
{
  g_signal_emit_by_name (panel_test_find (row, BOX, NULL), "finished");
}

/* What is one line in the template has a line for each key here, and goes back as one. */
static void
test_pattern (void)
{
  FormTest f;
  GtkWidget *row;
  g_autofree char *typed = NULL;

  form_test_init (&f, text, "Mapping");
  row = find_row (&f, "Filter 1");
  typed = get_typed (row);
  g_assert_cmpstr (typed, ==, "{\n  \"eventName\": [\"INSERT\"]\n}");
  type (row, "{\n  \"eventName\": [ \"INSERT\",\n \"MODIFY\" ]\n}");
  finish (row);
  form_test_assert_replaced (&f, text,
                             "[\"INSERT\"]}' # new ones",
                             "[\"INSERT\",\"MODIFY\"]}' # new ones");
  form_test_clear (&f);
}

static void
test_lines (void)
{
  FormTest f;
  GtkWidget *row;

  form_test_init (&f, text, "Mapping");
  row = find_row (&f, "Filter 2");
  type (row, "{\"dynamodb\": {\"OldImage\": {\"id\": {\"S\": [\"b\"]}}}}");
  finish (row);
  form_test_assert_replaced (&f, text, "\"S\": [\"a\"]", "\"S\": [\"b\"]");
  form_test_clear (&f);
}

/* What Lambda would not take stays here, with what is wrong. */
static void
test_problem (void)
{
  FormTest f;
  GtkWidget *row;
  g_autofree char *typed = NULL;

  form_test_init (&f, text, "Mapping");
  row = find_row (&f, "Filter 1");
  type (row, "{\n  \"eventName\": \"INSERT\"\n}");
  finish (row);
  g_assert_cmpuint (f.n_steps, ==, 0);
  typed = get_typed (row);
  g_assert_nonnull (strstr (typed, "\"eventName\": \"INSERT\""));
  gtk_test_accessible_assert_state (
    GTK_ACCESSIBLE (millrace_text_box_get_view (
      MILLRACE_TEXT_BOX (panel_test_find (row, BOX, NULL)))),
    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  form_test_clear (&f);
}

/* What the template has already is told of once, by the rule, in words that fit a telephone. */
static void
test_problem_of_the_template (void)
{
  FormTest f;
  GtkWidget *row;
  int width;

  form_test_init (&f, wrong, LONG_NAME);
  row = find_row (&f, "Filter 1");
  g_assert_null (panel_test_find (row, GTK_TYPE_LABEL, "Line 1: The filter of " LONG_NAME
                                  " is not JSON: it ends before everything in it is closed"));
  type (row, "{\"eventName\": [");
  g_assert_nonnull (panel_test_find (row, GTK_TYPE_LABEL, "Line 1: The filter of " LONG_NAME
                                     " is not JSON: it ends before everything in it is closed"));
  gtk_widget_measure (f.panel, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 318);
  form_test_clear (&f);
}

static void
test_add_and_remove (void)
{
  FormTest f;

  form_test_init (&f, text, "Mapping");
  g_signal_emit_by_name (form_test_find_button (f.panel, "Add Filter"), "clicked");
  g_assert_cmpuint (f.n_steps, ==, 1);
  find_row (&f, "Filter 3");
  g_signal_emit_by_name (form_test_find_button (find_row (&f, "Filter 3"), "Remove"), "clicked");
  f.n_steps = 1;
  form_test_assert_now (&f, text);
  g_signal_emit_by_name (form_test_find_button (find_row (&f, "Filter 1"), "Remove"), "clicked");
  form_test_assert_replaced (&f, text,
                             "          - Pattern: '{\"eventName\":[\"INSERT\"]}' # new ones\n",
                             "");

  /* The last one takes everything along. */
  g_signal_emit_by_name (form_test_find_button (find_row (&f, "Filter 1"), "Remove"), "clicked");
  g_assert_null (panel_test_find (f.panel, MILLRACE_TYPE_FILTER_ROW, NULL));
  g_assert_null (strstr (cfn_text_get_data (cfn_reading_get_text (f.reading), NULL), "Filter"));
  form_test_clear (&f);
}

/* Where one types next is the filter that was added, whose pattern another one replaces. */
static void
test_add_and_type (void)
{
  FormTest f;
  GtkTextBuffer *buffer;
  GtkWidget *view;
  g_autofree char *typed = NULL;

  form_test_init (&f, text, "Mapping");
  g_signal_emit_by_name (form_test_find_button (f.panel, "Add Filter"), "clicked");
  panel_test_settle (200);
  view = millrace_text_box_get_view (MILLRACE_TEXT_BOX (panel_test_find (find_row (&f, "Filter 3"),
                                                                         BOX, NULL)));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f.window)) == view);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, "{}", -1);
  typed = get_typed (find_row (&f, "Filter 3"));
  g_assert_cmpstr (typed, ==, "{}");
  form_test_clear (&f);
}

static const char *
get_answer (FormTest *f)
{
  return millrace_expander_get_subtitle (MILLRACE_EXPANDER (
    form_test_find (f, MILLRACE_TYPE_RECORD_ROW, NULL)));
}

static void
test_record (void)
{
  FormTest f;

  form_test_init (&f, text, "Mapping");
  form_test_expand (&f, "Would this record pass?");
  g_assert_cmpstr (get_answer (&f), ==, "Yes: the function gets it.");
  g_assert_nonnull (panel_test_find (f.panel, ADW_TYPE_ACTION_ROW, "Filter 1 lets it through"));
  g_assert_nonnull (panel_test_find (f.panel, ADW_TYPE_ACTION_ROW, "Filter 2 does not match"));
  g_assert_nonnull (panel_test_find (f.panel, GTK_TYPE_LABEL,
                                     "dynamodb.OldImage.id.S: the record has nothing there"));

  panel_test_choose (form_test_find (&f, MILLRACE_TYPE_PICK_ROW, "Change of the item"), "REMOVE");
  g_assert_cmpstr (get_answer (&f), ==, "No: the function never sees it.");

  /* What is typed counts before it is written. */
  type (find_row (&f, "Filter 1"), "{\"eventName\": [\"REMOVE\"]}");
  g_assert_cmpstr (get_answer (&f), ==, "Yes: the function gets it.");
  g_assert_cmpuint (f.n_steps, ==, 0);
  form_test_clear (&f);
}

/* What is made when the stack is may let a record through. */
static void
test_record_and_what_is_not_known (void)
{
  FormTest f;

  form_test_init (&f, wrong, LONG_NAME);
  form_test_expand (&f, "Would this record pass?");
  g_assert_cmpstr (get_answer (&f), ==, "Not known: not every filter can be read here.");
  g_assert_nonnull (panel_test_find (f.panel, ADW_TYPE_ACTION_ROW, "Filter 1 is no JSON"));
  g_assert_nonnull (panel_test_find (f.panel, ADW_TYPE_ACTION_ROW,
                                     "Filter 2 depends on what is not known here"));
  form_test_clear (&f);
}

/* What is typed while the text changes elsewhere is not lost. */
static void
test_typing (void)
{
  FormTest f;
  g_autofree char *elsewhere
    = form_test_replace (text, "[\"INSERT\"]}' # new ones", "[\"REMOVE\"]}' # old ones");
  GtkWidget *row;
  g_autofree char *typed = NULL;

  form_test_init (&f, text, "Mapping");
  row = find_row (&f, "Filter 1");
  gtk_widget_grab_focus (millrace_text_box_get_view (
    MILLRACE_TEXT_BOX (panel_test_find (row, BOX, NULL))));
  panel_test_settle (100);
  type (row, "{\"eventName\": [\"MOD");
  form_test_change (&f, elsewhere);
  typed = get_typed (row);
  g_assert_cmpstr (typed, ==, "{\"eventName\": [\"MOD");
  form_test_clear (&f);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/filters/pattern", test_pattern);
  g_test_add_func ("/filters/lines", test_lines);
  g_test_add_func ("/filters/problem", test_problem);
  g_test_add_func ("/filters/problem-of-the-template", test_problem_of_the_template);
  g_test_add_func ("/filters/record-and-what-is-not-known", test_record_and_what_is_not_known);
  g_test_add_func ("/filters/add-and-remove", test_add_and_remove);
  g_test_add_func ("/filters/add-and-type", test_add_and_type);
  g_test_add_func ("/filters/record", test_record);
  g_test_add_func ("/filters/typing", test_typing);

  return g_test_run ();
}
