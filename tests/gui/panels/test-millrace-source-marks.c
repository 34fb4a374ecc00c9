/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-source-marks.h"

#include "panel-test.h"

#define BROKEN                                                                                     \
  "Resources:\n"                                                                                   \
  "  Spare:\n"                                                                                     \
  "    Type: AWS::SQS::Queue\n"                                                                    \
  "    DependsOn: Nobody\n"                                                                        \
  "  Silent:\n"                                                                                    \
  "    Type: AWS::SQS::Queue\n"                                                                    \
  "    DependsOn: Nothing\n"                                                                       \
  "    Metadata:\n"                                                                                \
  "      millrace:\n"                                                                              \
  "        config:\n"                                                                              \
  "          ignore_checks: [unknown-reference]\n"

static gsize
find (const char *word)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (BROKEN, -1);
  const char *data = cfn_text_get_data (text, NULL);

  return strstr (data, word) - data;
}

static gboolean
is_underlined (GtkTextBuffer *buffer,
               const char    *word)
{
  GtkTextIter start, found;
  GSList *tags;
  gboolean underlined = FALSE;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, word, 0, &found, NULL, NULL));
  tags = gtk_text_iter_get_tags (&found);
  for (GSList *l = tags; l != NULL; l = l->next)
    {
      gboolean is_set;

      g_object_get (l->data, "underline-set", &is_set, NULL);
      underlined |= is_set;
    }
  g_slist_free (tags);

  return underlined;
}

/* A problem is underlined and says what it is and by which rule; what the template asks to be
 * silent about is not. */
static void
test_problems (void)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  MillraceSourceMarks *marks = millrace_source_marks_new (buffer);
  g_autoptr (CfnReading) reading = panel_test_read (BROKEN);
  g_autofree char *told = NULL;
  g_autofree char *silent = NULL;

  gtk_text_buffer_set_text (buffer, BROKEN, -1);
  millrace_source_marks_set_reading (marks, reading);
  g_assert_true (is_underlined (buffer, "Nobody"));
  g_assert_false (is_underlined (buffer, "Nothing"));

  told = millrace_source_marks_dup_problems (marks, find ("Nobody"));
  g_assert_true (g_str_has_prefix (told, "Error: "));
  g_assert_true (g_str_has_suffix (told, " (unknown-reference)"));
  silent = millrace_source_marks_dup_problems (marks, find ("Nothing"));
  g_assert_null (silent);

  millrace_source_marks_set_reading (marks, NULL);
  g_assert_false (is_underlined (buffer, "Nobody"));
  g_assert_finalize_object (marks);
}

/* While a text cannot be read, only why is underlined; then all is as it was. */
static void
test_unreadable (void)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  MillraceSourceMarks *marks = millrace_source_marks_new (buffer);
  g_autoptr (CfnReading) whole = panel_test_read (BROKEN);
  g_autoptr (CfnReading) unreadable = panel_test_read (BROKEN "Odd: }\n");
  GtkTextIter start, end;

  gtk_text_buffer_set_text (buffer, BROKEN, -1);
  millrace_source_marks_set_reading (marks, whole);

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, "Odd: }\n", -1);
  millrace_source_marks_set_reading (marks, unreadable);
  g_assert_false (cfn_reading_is_whole (unreadable));
  g_assert_false (is_underlined (buffer, "Nobody"));
  g_assert_true (is_underlined (buffer, "}"));

  gtk_text_buffer_get_end_iter (buffer, &end);
  start = end;
  gtk_text_iter_backward_line (&start);
  gtk_text_buffer_delete (buffer, &start, &end);
  millrace_source_marks_set_reading (marks, whole);
  g_assert_true (is_underlined (buffer, "Nobody"));
  g_assert_false (is_underlined (buffer, "Nothing"));
  g_assert_finalize_object (marks);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/source-marks/problems", test_problems);
  g_test_add_func ("/source-marks/unreadable", test_unreadable);

  return g_test_run ();
}
