/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-source-comment.h"
#include "millrace-proposal-list.h"
#include "millrace-source-completion.h"
#include "millrace-source-folds.h"
#include "millrace-source-help.h"
#include "millrace-source-indenter.h"
#include "millrace-source-search.h"
#include "millrace-source.h"

#include <string.h>

#include "source-test.h"

static const char stack[] =
  "Resources:\n"
  "  Queue:\n"
  "    Type: AWS::SQS::Queue\n"
  "    Properties:\n"
  "      DelaySeconds: 5\n"
  "  Topic:\n"
  "    Type: AWS::SNS::Topic\n"
  "    DependsOn: Queue\n";

static const char *
get_text (SourceTest *f)
{
  return cfn_text_get_data (cfn_document_get_text (f->document), NULL);
}

static void
place_cursor (SourceTest *f,
              int         line,
              int         column)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line_offset (f->buffer, &iter, line, column);
  gtk_text_buffer_place_cursor (f->buffer, &iter);
}

static int
get_cursor_line (SourceTest *f)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (f->buffer, &iter, gtk_text_buffer_get_insert (f->buffer));

  return gtk_text_iter_get_line (&iter);
}

/* Whether a tag at the start of the line gives it a colour. */
static gboolean
is_tinted (SourceTest *f,
           int         line)
{
  GtkTextIter iter;
  GSList *tags;
  gboolean found = FALSE;

  gtk_text_buffer_get_iter_at_line (f->buffer, &iter, line);
  tags = gtk_text_iter_get_tags (&iter);
  for (GSList *l = tags; l != NULL; l = l->next)
    {
      g_autoptr (GdkRGBA) colour = NULL;

      g_object_get (l->data, "paragraph-background-rgba", &colour, NULL);
      found = found || colour != NULL;
    }
  g_slist_free (tags);

  return found;
}

/* Whether a tag at the start of the line has this. */
static gboolean
has_tag_with (SourceTest *f,
              int         line,
              const char *property)
{
  GtkTextIter iter;
  GSList *tags;
  gboolean found = FALSE;

  gtk_text_buffer_get_iter_at_line (f->buffer, &iter, line);
  tags = gtk_text_iter_get_tags (&iter);
  for (GSList *l = tags; l != NULL; l = l->next)
    {
      gboolean is_set;

      g_object_get (l->data, property, &is_set, NULL);
      found = found || is_set;
    }
  g_slist_free (tags);

  return found;
}

static gboolean
is_hidden (SourceTest *f,
           int         line)
{
  return has_tag_with (f, line, "invisible");
}

static void
change (SourceTest *f,
        gsize       offset,
        const char *text)
{
  g_autoptr (CfnEdit) edit = cfn_edit_new ();

  cfn_edit_add (edit, (CfnSpan) { offset, offset }, text, -1);
  cfn_document_apply (f->document, edit, "Elsewhere", NULL);
  source_test_read (f);
}

/* --- Folds --- */

static void
test_fold (void)
{
  SourceTest f;

  source_test_init (&f, stack, -1);
  source_test_read (&f);
  place_cursor (&f, 4, 0);
  millrace_source_fold (MILLRACE_SOURCE (f.panel), FALSE);
  g_assert_false (is_hidden (&f, 1));
  g_assert_true (is_hidden (&f, 2) && is_hidden (&f, 4));
  g_assert_false (is_hidden (&f, 5));
  /* The cursor is never where it cannot be seen. */
  g_assert_cmpint (get_cursor_line (&f), ==, 1);
  g_assert_cmpstr (get_text (&f), ==, stack);

  /* What is changed elsewhere, before and within, leaves it folded. */
  change (&f, 0, "Description: x\n");
  g_assert_true (is_hidden (&f, 3) && is_hidden (&f, 5));
  g_assert_false (is_hidden (&f, 6));
  change (&f, strstr (get_text (&f), "      DelaySeconds") - get_text (&f),
          "      QueueName: q\n");
  g_assert_true (is_hidden (&f, 3) && is_hidden (&f, 6));
  g_assert_false (is_hidden (&f, 7));

  /* A jump into it opens it. */
  millrace_source_go_to (MILLRACE_SOURCE (f.panel),
                         (CfnSpan) { strstr (get_text (&f), "QueueName") - get_text (&f), 0 },
                         FALSE);
  g_assert_false (is_hidden (&f, 4));

  millrace_source_fold (MILLRACE_SOURCE (f.panel), TRUE);
  g_assert_true (is_hidden (&f, 3) && is_hidden (&f, 8));
  g_assert_false (is_hidden (&f, 2) || is_hidden (&f, 7));
  millrace_source_fold (MILLRACE_SOURCE (f.panel), TRUE);
  g_assert_false (is_hidden (&f, 3) || is_hidden (&f, 8));
  source_test_clear (&f);
}

/* From its start to its end. */
static gboolean
is_line_seen (SourceTest *f,
              int         line)
{
  GtkTextIter start, end;
  g_autofree char *whole = NULL;
  g_autofree char *seen = NULL;

  gtk_text_buffer_get_iter_at_line (f->buffer, &start, line);
  end = start;
  gtk_text_iter_forward_to_line_end (&end);
  whole = gtk_text_buffer_get_text (f->buffer, &start, &end, TRUE);
  seen = gtk_text_buffer_get_text (f->buffer, &start, &end, FALSE);

  return g_str_equal (whole, seen);
}

static void
fold_at (SourceTest *f,
         int         line)
{
  source_test_read (f);
  place_cursor (f, line, 0);
  millrace_source_fold (MILLRACE_SOURCE (f->panel), FALSE);
  g_assert_true (is_hidden (f, 2) && is_hidden (f, 4));
}

/* What one key takes away between a line that is hidden and one that is seen. */
static void
test_fold_joined (void)
{
  SourceTest f;

  source_test_init (&f, stack, -1);
  fold_at (&f, 1);
  place_cursor (&f, 5, 0);
  g_signal_emit_by_name (f.view, "backspace");
  g_assert_true (is_hidden (&f, 2) && is_hidden (&f, 3));
  g_assert_false (is_hidden (&f, 4));
  source_test_clear (&f);

  source_test_init (&f, stack, -1);
  fold_at (&f, 1);
  place_cursor (&f, 1, 8);
  g_signal_emit_by_name (f.view, "delete-from-cursor", GTK_DELETE_PARAGRAPH_ENDS, 1);
  g_assert_true (is_line_seen (&f, 1) && is_hidden (&f, 2));
  source_test_clear (&f);

  /* Folded after they were joined. */
  source_test_init (&f, stack, -1);
  source_test_read (&f);
  place_cursor (&f, 5, 0);
  g_signal_emit_by_name (f.view, "backspace");
  place_cursor (&f, 1, 0);
  millrace_source_fold (MILLRACE_SOURCE (f.panel), FALSE);
  g_assert_true (is_hidden (&f, 3) && is_line_seen (&f, 4));
  source_test_clear (&f);
}

/* --- Lines --- */

static void
test_comment (void)
{
  SourceTest f;
  GtkTextIter start, end;

  source_test_init (&f, "a:\n  b: 1\n\n  c: 2\nd: 3\n", -1);
  source_test_read (&f);
  gtk_text_buffer_get_iter_at_line (f.buffer, &start, 1);
  gtk_text_buffer_get_iter_at_line (f.buffer, &end, 4);
  gtk_text_buffer_select_range (f.buffer, &start, &end);
  g_assert_true (millrace_source_comment (MILLRACE_SOURCE (f.panel)));
  g_assert_cmpstr (get_text (&f), ==, "a:\n  # b: 1\n\n  # c: 2\nd: 3\n");
  g_assert_true (millrace_source_comment (MILLRACE_SOURCE (f.panel)));
  g_assert_cmpstr (get_text (&f), ==, "a:\n  b: 1\n\n  c: 2\nd: 3\n");
  source_test_clear (&f);

  source_test_init (&f, "{ \"a\": 1 }\n", -1);
  source_test_read (&f);
  g_assert_false (millrace_source_comment (MILLRACE_SOURCE (f.panel)));
  g_assert_cmpstr (get_text (&f), ==, "{ \"a\": 1 }\n");
  source_test_clear (&f);
}

static void
test_indent (void)
{
  static const struct
  {
    const char *line;
    guint       column;
  } cases[] = {
    { "", 0 },
    { "a: 1", 0 },
    { "  a: 1", 2 },
    { "  a:", 4 },
    { "  a: # why", 4 },
    { "  a: |", 4 },
    { "  a: >-", 4 },
    { "  - a", 2 },
    { "  - a: 1", 4 },
    { "  - a:", 6 },
    { "  - - a: 1", 6 },
    { "  a: !Sub arn:x", 2 },
    { "  \"a\": {", 4 },
    { "  [", 4 },
    { "  # note:", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *blanks = millrace_source_indenter_dup_indent (cases[i].line, 2);

      g_test_message ("%s", cases[i].line);
      g_assert_cmpuint (strlen (blanks), ==, cases[i].column);
    }
}

/* --- Marks --- */

/* What another pane writes is shown, what is typed is not. */
static void
test_flash (void)
{
  SourceTest f;
  GtkTextIter iter;

  source_test_init (&f, "a: 1\nb: 2\nc: 3\n", -1);
  source_test_read (&f);
  gtk_text_buffer_get_iter_at_line (f.buffer, &iter, 2);
  gtk_text_buffer_insert (f.buffer, &iter, "x: y\n", -1);
  g_assert_false (is_tinted (&f, 2));
  change (&f, strlen ("a: 1\n"), "n: 0\n");
  g_assert_true (is_tinted (&f, 1));
  g_assert_false (is_tinted (&f, 0));
  g_assert_false (is_tinted (&f, 2));
  source_test_clear (&f);
}

/* --- Names --- */

static void
test_jump (void)
{
  SourceTest f;

  source_test_init (&f, stack, -1);
  source_test_read (&f);
  place_cursor (&f, 7, 17);
  g_assert_true (millrace_source_go_to_definition (MILLRACE_SOURCE (f.panel)));
  g_assert_cmpint (get_cursor_line (&f), ==, 1);
  place_cursor (&f, 2, 5);
  g_assert_false (millrace_source_go_to_definition (MILLRACE_SOURCE (f.panel)));
  g_assert_false (millrace_source_list_uses (MILLRACE_SOURCE (f.panel)));
  source_test_clear (&f);
}

static void
test_help (void)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (stack, -1);
  g_autoptr (CfnReading) reading = cfn_reading_new (text);
  GtkTextBuffer *buffer = gtk_text_buffer_new (NULL);
  g_autofree char *markup = NULL;
  MillraceSourceMarks *marks;

  gtk_text_buffer_set_text (buffer, stack, -1);
  marks = millrace_source_marks_new (buffer);
  millrace_source_marks_set_reading (marks, reading);
  markup = millrace_source_help_dup_markup (marks, cfn_reading_get_template (reading),
                                            strstr (stack, "DelaySeconds") - stack);
  g_assert_true (g_str_has_prefix (markup, "<b>DelaySeconds</b>\nwhole number"));
  g_assert_true (pango_parse_markup (markup, -1, 0, NULL, NULL, NULL, NULL));
  g_assert_finalize_object (marks);
  g_assert_finalize_object (buffer);
}

/* --- Finding and replacing --- */

static void
test_replace (void)
{
  SourceTest f;
  GtkWidget *entry, *replacement;

  source_test_init (&f, stack, -1);
  source_test_read (&f);
  millrace_source_find (MILLRACE_SOURCE (f.panel), TRUE);
  entry = panel_test_find (f.panel, GTK_TYPE_SEARCH_ENTRY, NULL);
  replacement = panel_test_find (f.panel, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Queue:");
  g_signal_emit_by_name (entry, "search-changed");
  gtk_editable_set_text (GTK_EDITABLE (replacement), "Line:");
  g_signal_emit_by_name (replacement, "activate");
  g_assert_true (g_str_has_prefix (get_text (&f), "Resources:\n  Line:\n"));
  g_assert_cmpstr (cfn_document_get_undo_name (f.document), ==, "Replace");
  source_test_clear (&f);
}

/* --- Completion --- */

static void
test_completion (void)
{
  SourceTest f;
  g_autoptr (MillraceSourceSync) sync = NULL;
  MillraceSourceCompletion *completion;

  source_test_init (&f, stack, -1);
  source_test_read (&f);
  completion = millrace_source_completion_new (GTK_SOURCE_VIEW (f.view));
  g_assert_false (millrace_source_completion_show (completion));
  sync = millrace_source_sync_new (f.document, f.buffer);
  millrace_source_completion_set_sync (completion, sync);
  place_cursor (&f, 4, 6);
  g_assert_true (millrace_source_completion_show (completion));
  place_cursor (&f, 1, 2);
  g_assert_false (millrace_source_completion_show (completion));
  millrace_source_completion_set_sync (completion, NULL);
  millrace_source_sync_stop (sync);
  g_assert_finalize_object (completion);
  source_test_clear (&f);
}

static gboolean
has_list (GtkWidget *window)
{
  GtkWidget *list = panel_test_find (window, MILLRACE_TYPE_PROPOSAL_LIST, NULL);

  return list != NULL && gtk_widget_get_mapped (list);
}

/* Nobody who takes a letter back by undo wants to choose from all that there is. */
static void
test_undone_completion (void)
{
  SourceTest f = { .view = g_object_ref_sink (gtk_source_view_new ()) };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr (CfnText) text = cfn_text_new_from_string (stack, -1);
  g_autoptr (MillraceSourceSync) sync = NULL;
  MillraceSourceCompletion *completion;

  f.document = cfn_document_new_from_text (text);
  f.buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (f.view));
  gtk_box_append (GTK_BOX (box), f.view);
  gtk_widget_set_hexpand (f.view, TRUE);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 400);
  gtk_window_present (GTK_WINDOW (window));
  sync = millrace_source_sync_new (f.document, f.buffer);
  completion = millrace_source_completion_new (GTK_SOURCE_VIEW (f.view));
  millrace_source_completion_set_sync (completion, sync);
  place_cursor (&f, 4, 6);
  gtk_text_buffer_insert_at_cursor (f.buffer, "Q", -1);
  panel_test_settle (60);
  g_assert_true (millrace_source_completion_show (completion));
  g_assert_true (has_list (window));

  cfn_document_undo (f.document);
  panel_test_settle (60);
  g_assert_false (has_list (window));
  millrace_source_completion_set_sync (completion, NULL);
  millrace_source_sync_stop (sync);
  g_assert_finalize_object (completion);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (f.view);
  g_assert_finalize_object (f.document);
}

/* However much there is to say: what has no room is scrolled to. */
static void
test_help_fits_the_window (void)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  SourceTest t;
  GtkWidget *popover, *contents, *label;

  source_test_init (&t, stack, -1);
  for (guint i = 0; i < 80; i++)
    g_string_append (markup, "AName::ThatGoesOnAndOn::ForLongerThanAnyLineOfAnyEditor::Would\n");
  millrace_source_help_open (GTK_SOURCE_VIEW (t.view), markup->str);
  panel_test_settle (200);
  label = GTK_WIDGET (gtk_root_get_focus (gtk_widget_get_root (t.view)));
  g_assert_true (GTK_IS_LABEL (label));
  popover = gtk_widget_get_ancestor (label, GTK_TYPE_POPOVER);
  /* Without the shadow. */
  contents = gtk_widget_get_parent (gtk_popover_get_child (GTK_POPOVER (popover)));
  g_assert_cmpint (gtk_widget_get_height (contents), <,
                   gtk_widget_get_height (GTK_WIDGET (gtk_widget_get_root (t.view))));
  g_assert_cmpint (gtk_widget_get_width (contents), <,
                   gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (t.view))));
  gtk_popover_popdown (GTK_POPOVER (popover));
  panel_test_settle (200);
  source_test_clear (&t);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/source-text/fold", test_fold);
  g_test_add_func ("/source-text/fold-joined", test_fold_joined);
  g_test_add_func ("/source-text/comment", test_comment);
  g_test_add_func ("/source-text/indent", test_indent);
  g_test_add_func ("/source-text/flash", test_flash);
  g_test_add_func ("/source-text/jump", test_jump);
  g_test_add_func ("/source-text/help", test_help);
  g_test_add_func ("/source-text/replace", test_replace);
  g_test_add_func ("/source-text/completion", test_completion);
  g_test_add_func ("/source-text/undone-completion", test_undone_completion);
  g_test_add_func ("/source-text/help-fits-the-window", test_help_fits_the_window);

  return g_test_run ();
}
