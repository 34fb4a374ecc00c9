/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-diff-view.h"

#include "panel-test.h"

#define DIFF                                                                                       \
  "--- a/stack.yaml\n"                                                                             \
  "+++ b/stack.yaml\n"                                                                             \
  "@@ -1,2 +1,2 @@\n"                                                                              \
  " Resources:\r\n"                                                                                \
  "-  A: 1\r\n"                                                                                    \
  "+  A: 2\r\n"

static gboolean
is_tinted (GtkTextBuffer *buffer,
           int            line)
{
  GtkTextIter iter;
  GSList *tags;
  gboolean tinted = FALSE;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, line);
  tags = gtk_text_iter_get_tags (&iter);
  for (GSList *l = tags; l != NULL; l = l->next)
    {
      gboolean is_set;

      g_object_get (l->data, "paragraph-background-set", &is_set, NULL);
      tinted |= is_set;
    }
  g_slist_free (tags);

  return tinted;
}

static void
test_diff (void)
{
  GtkWidget *panel = g_object_new (MILLRACE_TYPE_DIFF_VIEW, NULL);
  g_autofree char *text = NULL;
  PanelTest test;
  GtkWidget *view;
  GtkTextBuffer *buffer;

  panel_test_init (&test, panel);
  millrace_diff_view_set_diff (MILLRACE_DIFF_VIEW (panel), DIFF);
  view = panel_test_find (panel, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "What changes in the text");
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_object_get (buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "@@ -1,2 +1,2 @@\n Resources:\n-  A: 1\n+  A: 2");
  g_assert_false (is_tinted (buffer, 1));
  g_assert_true (is_tinted (buffer, 2));
  g_assert_true (is_tinted (buffer, 3));

  millrace_diff_view_set_diff (MILLRACE_DIFF_VIEW (panel), "");
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  panel_test_clear (&test, panel);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/diff-view/diff", test_diff);

  return g_test_run ();
}
