/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-test.h"

#include "millrace-code-row.h"
#include "millrace-text-box.h"

#include <gtksourceview/gtksource.h>

static const char text[] =
  "Resources: # all there is\n"
  "  Echo:\n"
  "    Type: AWS::Lambda::Function\n"
  "    Properties:\n"
  "      Runtime: nodejs22.x\n"
  "      Handler: index.handler\n"
  "      Role: arn:aws:iam::123456789012:role/echo\n"
  "      Code:\n"
  "        ZipFile: |\n"
  "          exports.handler = async (event) => {\n"
  "            return event;\n"
  "          };\n";

static MillraceTextBox *
find_box (FormTest *f)
{
  return MILLRACE_TEXT_BOX (panel_test_find (form_test_find (f, MILLRACE_TYPE_CODE_ROW, NULL),
                                             MILLRACE_TYPE_TEXT_BOX, NULL));
}

static GtkTextBuffer *
get_buffer (FormTest *f)
{
  return gtk_text_view_get_buffer (
    GTK_TEXT_VIEW (millrace_text_box_get_view (find_box (f))));
}

static void
test_shown (void)
{
  FormTest f;

  form_test_init (&f, text, "Echo");
  panel_test_settle (300);
  g_assert_nonnull (panel_test_find (GTK_WIDGET (find_box (&f)), GTK_TYPE_LABEL,
                                     "index.handler ✓ · 56 bytes"));
  g_assert_cmpstr (gtk_source_language_get_id (
                     gtk_source_buffer_get_language (GTK_SOURCE_BUFFER (get_buffer (&f)))),
                   ==, "js");
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (millrace_text_box_get_view (find_box (&f))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "Inline code");
  form_test_clear (&f);
}

/* Lines keep their block, and only those that differ change. */
static void
test_change (void)
{
  FormTest f;
  g_autofree char *expected = form_test_replace (text, "return event;", "return event.Records;");

  form_test_init (&f, text, "Echo");
  gtk_text_buffer_set_text (get_buffer (&f),
                            "exports.handler = async (event) => {\n"
                            "  return event.Records;\n};\n", -1);
  g_signal_emit_by_name (find_box (&f), "finished");
  form_test_assert_now (&f, expected);
  form_test_clear (&f);
}

/* A Sub is shown as the code that it makes, and stays a Sub. */
static void
test_sub (void)
{
  FormTest f;
  g_autofree char *sub = form_test_replace (text, "ZipFile: |", "ZipFile: !Sub |");
  g_autofree char *expected = form_test_replace (sub, "return event;", "return '${AWS::Region}';");

  form_test_init (&f, sub, "Echo");
  gtk_text_buffer_set_text (get_buffer (&f),
                            "exports.handler = async (event) => {\n"
                            "  return '${AWS::Region}';\n};\n", -1);
  g_signal_emit_by_name (find_box (&f), "finished");
  form_test_assert_now (&f, expected);
  form_test_clear (&f);
}

/* The window of its own has the same text, and closing it finishes. */
static void
test_larger (void)
{
  FormTest f;
  GtkWidget *large = NULL;
  g_autofree char *expected = form_test_replace (text, "return event;", "return null;");

  form_test_init (&f, text, "Echo");
  g_signal_emit_by_name (form_test_find_button (GTK_WIDGET (find_box (&f)), "Edit Larger…"),
                         "clicked");
  panel_test_settle (100);
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (ADW_IS_WINDOW (window))
        large = window;
    }
  g_assert_nonnull (large);
  gtk_text_buffer_set_text (get_buffer (&f),
                            "exports.handler = async (event) => {\n  return null;\n};\n", -1);
  g_assert_cmpuint (f.n_steps, ==, 0);
  gtk_window_close (GTK_WINDOW (large));
  panel_test_settle (100);
  form_test_assert_now (&f, expected);
  form_test_clear (&f);
}

/* JSON in a string: highlighted, checked, and laid out on demand. */
static void
test_json (void)
{
  static const char board[] =
    "Resources:\n"
    "  Board:\n"
    "    Type: AWS::CloudWatch::Dashboard\n"
    "    Properties:\n"
    "      DashboardBody: '{\"widgets\": [], \"start\": \"-PT6H\"}' # small\n";
  g_autofree char *laid_out = NULL;
  GtkWidget *button;
  FormTest f;

  form_test_init (&f, board, "Board");
  panel_test_settle (300);
  g_assert_cmpstr (gtk_source_language_get_id (
                     gtk_source_buffer_get_language (GTK_SOURCE_BUFFER (get_buffer (&f)))),
                   ==, "json");
  button = form_test_find_button (GTK_WIDGET (find_box (&f)), "A Line for Each Key");
  g_assert_nonnull (button);

  gtk_text_buffer_set_text (get_buffer (&f), "{\n  \"widgets\": [,]\n}", -1);
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_nonnull (panel_test_find (GTK_WIDGET (find_box (&f)), GTK_TYPE_LABEL,
                                     "No JSON: see line 2"));
  gtk_text_buffer_set_text (get_buffer (&f), "{\"widgets\": [], \"start\": \"-PT6H\"}", -1);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  panel_test_settle (100);
  g_assert_cmpuint (f.n_steps, ==, 1);
  laid_out = millrace_text_box_dup_text (find_box (&f));
  g_assert_nonnull (strstr (laid_out, "\n  \"start\""));
  form_test_clear (&f);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/code-row/shown", test_shown);
  g_test_add_func ("/code-row/change", test_change);
  g_test_add_func ("/code-row/sub", test_sub);
  g_test_add_func ("/code-row/larger", test_larger);
  g_test_add_func ("/code-row/json", test_json);

  return g_test_run ();
}
