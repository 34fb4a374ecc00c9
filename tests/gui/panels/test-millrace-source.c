/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-source.h"

#include <gtksourceview/gtksource.h>

#include "source-test.h"

/* Milliseconds that GTK scrolls for, and then some. */
#define SCROLLING 600
#define N_LINES 600

static char *
dup_buffer (SourceTest *f)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (f->buffer, &start, &end);

  return gtk_text_buffer_get_text (f->buffer, &start, &end, TRUE);
}

/* Buffer and document hold @text. */
static void
assert_both (SourceTest *f,
             const char *text)
{
  g_autofree char *shown = dup_buffer (f);

  g_assert_cmpstr (shown, ==, text);
  g_assert_cmpstr (cfn_text_get_data (cfn_document_get_text (f->document), NULL), ==, text);
}

static void
type_at (SourceTest *f,
         int         offset,
         const char *text)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (f->buffer, &iter, offset);
  gtk_text_buffer_insert (f->buffer, &iter, text, -1);
}

static void
delete_range (SourceTest *f,
              int         from,
              int         to)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (f->buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (f->buffer, &end, to);
  gtk_text_buffer_delete (f->buffer, &start, &end);
}

static int
get_cursor (SourceTest *f)
{
  int position;

  g_object_get (f->buffer, "cursor-position", &position, NULL);

  return position;
}

static void
replace (SourceTest *f,
         gsize       start,
         gsize       end,
         const char *text)
{
  g_autoptr (CfnEdit) edit = cfn_edit_new ();

  cfn_edit_add (edit, (CfnSpan) { start, end }, text, -1);
  cfn_document_apply (f->document, edit, "Elsewhere", NULL);
}

/* What is typed is an edit of the document, and quick typing one step of its history. */
static void
test_typing (void)
{
  SourceTest f;

  source_test_init (&f, "a: 1\n", -1);
  type_at (&f, 4, "2");
  type_at (&f, 5, "3");
  assert_both (&f, "a: 123\n");
  g_assert_cmpstr (cfn_document_get_undo_name (f.document), ==, "Typing");
  delete_range (&f, 0, 1);
  assert_both (&f, ": 123\n");

  cfn_document_undo (f.document);
  assert_both (&f, "a: 1\n");
  g_assert_false (cfn_document_can_undo (f.document));
  cfn_document_redo (f.document);
  assert_both (&f, ": 123\n");
  source_test_clear (&f);
}

/* Characters of several bytes are counted as such on both sides. */
static void
test_characters (void)
{
  SourceTest f;

  source_test_init (&f, "ä: «😀»\nb: ü\n", -1);
  type_at (&f, 5, "é");
  assert_both (&f, "ä: «😀é»\nb: ü\n");
  delete_range (&f, 4, 5);
  assert_both (&f, "ä: «é»\nb: ü\n");
  replace (&f, 0, 2, "öä");
  assert_both (&f, "öä: «é»\nb: ü\n");
  source_test_clear (&f);
}

static void
test_line_ends (void)
{
  SourceTest f;

  source_test_init (&f, "a: 1\r\nb: 2\r\n", -1);
  type_at (&f, 4, "\nc: 3");
  assert_both (&f, "a: 1\r\nc: 3\r\nb: 2\r\n");
  replace (&f, 12, 12, "d: 4\r\n");
  assert_both (&f, "a: 1\r\nc: 3\r\nd: 4\r\nb: 2\r\n");
  source_test_clear (&f);
}

/* A change from elsewhere leaves cursor and selection at their characters. */
static void
test_cursor (void)
{
  SourceTest f;
  GtkTextIter start, end;

  source_test_init (&f, "one: 1\ntwo: 2\nthree: 3\n", -1);
  gtk_text_buffer_get_iter_at_offset (f.buffer, &start, 14);
  gtk_text_buffer_get_iter_at_offset (f.buffer, &end, 19);
  gtk_text_buffer_select_range (f.buffer, &end, &start);
  g_assert_cmpint (get_cursor (&f), ==, 19);

  replace (&f, 0, 7, "");
  g_assert_cmpint (get_cursor (&f), ==, 12);
  gtk_text_buffer_get_selection_bounds (f.buffer, &start, &end);
  g_assert_cmpint (gtk_text_iter_get_offset (&start), ==, 7);

  /* A whole text that differs in one place moves nothing but that place. */
  replace (&f, 0, 15, "two: 222\nthree: 3");
  g_assert_cmpint (get_cursor (&f), ==, 14);
  source_test_clear (&f);
}

/* The text of the first line that is in sight. */
static char *
dup_top_line (SourceTest *f)
{
  GdkRectangle visible;
  GtkTextIter start, end;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (f->view), &visible);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (f->view), &start, visible.y + 1, NULL);
  end = start;
  gtk_text_iter_forward_to_line_end (&end);

  return gtk_text_buffer_get_text (f->buffer, &start, &end, FALSE);
}

static void
assert_top_line (SourceTest *f,
                 const char *line)
{
  g_autofree char *top = NULL;

  panel_test_settle (100);
  top = dup_top_line (f);
  g_assert_cmpstr (top, ==, line);
}

/* GTK measures lines bit by bit. */
static void
wait_for_lines (SourceTest *f)
{
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (f->view));
  double height;

  do
    {
      height = gtk_adjustment_get_upper (scroll);
      panel_test_settle (SCROLLING);
    }
  while (gtk_adjustment_get_upper (scroll) > height);
}

/* What is in sight stays there when the text changes elsewhere, above it or below. */
static void
test_scroll (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *top = NULL;
  GtkTextIter iter;
  SourceTest f;

  for (guint i = 0; i < N_LINES; i++)
    g_string_append_printf (text, "line%03u: 1\n", i);
  source_test_init (&f, text->str, (gssize) text->len);
  gtk_window_set_default_size (GTK_WINDOW (f.test.window), 500, 300);
  wait_for_lines (&f);
  gtk_text_buffer_get_iter_at_line (f.buffer, &iter, N_LINES / 2);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (f.view), &iter, 0, TRUE, 0, 0);
  wait_for_lines (&f);
  top = dup_top_line (&f);
  g_assert_true (g_str_has_prefix (top, "line"));
  g_assert_cmpint (atoi (top + strlen ("line")), >=, N_LINES / 2 - 1);

  replace (&f, 0, 0, "more: 1\nmore2: 1\nmore3: 1\n");
  assert_top_line (&f, top);
  replace (&f, 0, 8, "");
  assert_top_line (&f, top);
  replace (&f, text->len, text->len, "below: 1\n");
  assert_top_line (&f, top);
  source_test_clear (&f);
}

static void
test_invalid (void)
{
  SourceTest f;
  const char bytes[] = "a: \xFF\n";
  gsize length;

  source_test_init (&f, bytes, sizeof bytes - 1);
  g_assert_nonnull (panel_test_find (f.panel, GTK_TYPE_LABEL,
                                     "This file is not UTF-8. What cannot be read is shown as �, "
                                     "and nothing can be changed here."));
  type_at (&f, 0, "x");
  delete_range (&f, 0, 2);
  cfn_text_get_data (cfn_document_get_text (f.document), &length);
  g_assert_cmpuint (length, ==, sizeof bytes - 1);
  g_assert_cmpmem (cfn_text_get_data (cfn_document_get_text (f.document), NULL), length,
                   bytes, sizeof bytes - 1);
  source_test_clear (&f);
}

static void
count_cb (MillraceSource *panel,
          const char     *id,
          GPtrArray      *ids)
{
  g_ptr_array_add (ids, g_strdup (id));
}

static void
move_to (SourceTest *f,
         const char *needle)
{
  GtkTextIter iter, start, end;

  gtk_text_buffer_get_start_iter (f->buffer, &iter);
  g_assert_true (gtk_text_iter_forward_search (&iter, needle, 0, &start, &end, NULL));
  gtk_text_buffer_place_cursor (f->buffer, &start);
}

/* The cursor tells in which resource it was put by hand, once. */
static void
test_cursor_resource (void)
{
  SourceTest f;
  g_autofree char *text = panel_test_load (PANEL_TEST_SAMPLE);
  g_autoptr (CfnReading) reading = panel_test_read (text);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  const CfnResource *table;

  source_test_init (&f, text, -1);
  millrace_source_set_reading (MILLRACE_SOURCE (f.panel), reading);
  g_signal_connect (f.panel, "cursor-resource", G_CALLBACK (count_cb), ids);
  gtk_widget_grab_focus (f.panel);

  move_to (&f, "index.handler");
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpstr (ids->pdata[0], ==, "EchoFunction");
  move_to (&f, "nodejs22.x");
  g_assert_cmpuint (ids->len, ==, 1);
  move_to (&f, "BatchSize");
  g_assert_cmpstr (ids->pdata[1], ==, "DataTableStream");

  table = cfn_template_find_resource (cfn_reading_get_template (reading), "DataTable");
  millrace_source_go_to (MILLRACE_SOURCE (f.panel), table->node->span, TRUE);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (get_cursor (&f), ==,
                   (int) cfn_text_get_char_offset (cfn_reading_get_text (reading),
                                                   table->node->span.start));
  source_test_clear (&f);
}

static gboolean
is_tagged (SourceTest *f,
           const char *needle,
           const char *property)
{
  GtkTextIter iter, start, end;
  GSList *tags;
  gboolean found = FALSE;

  gtk_text_buffer_get_start_iter (f->buffer, &iter);
  g_assert_true (gtk_text_iter_forward_search (&iter, needle, 0, &start, &end, NULL));
  tags = gtk_text_iter_get_tags (&start);
  for (GSList *l = tags; l != NULL; l = l->next)
    {
      g_autoptr (GdkRGBA) colour = NULL;

      g_object_get (l->data, property, &colour, NULL);
      found = found || colour != NULL;
    }
  g_slist_free (tags);

  return found;
}

static void
test_marks (void)
{
  SourceTest f;
  const char *ids[] = { "B", NULL };
  const char *text = "Resources:\n  A:\n    Type: AWS::SQS::Queue\n    DependsOn: Nobody\n"
                     "  B:\n    Type: AWS::SNS::Topic\n";
  g_autoptr (CfnReading) reading = panel_test_read (text);
  g_autoptr (CfnReading) other = panel_test_read ("Resources: {}\n");

  source_test_init (&f, text, -1);
  millrace_source_set_reading (MILLRACE_SOURCE (f.panel), reading);
  g_assert_true (is_tagged (&f, "Nobody", "underline-rgba"));
  g_assert_false (is_tagged (&f, "SNS", "underline-rgba"));

  millrace_source_set_selection (MILLRACE_SOURCE (f.panel), ids);
  g_assert_true (is_tagged (&f, "SNS", "paragraph-background-rgba"));
  g_assert_false (is_tagged (&f, "SQS", "paragraph-background-rgba"));

  /* What was read from another text says nothing about this one. */
  millrace_source_set_reading (MILLRACE_SOURCE (f.panel), other);
  g_assert_true (is_tagged (&f, "Nobody", "underline-rgba"));
  source_test_clear (&f);
}

/* What nobody sees is marked when somebody does, as the text is then. */
static void
test_marks_of_hidden (void)
{
  SourceTest f;

  source_test_init (&f, "Resources:\n  A:\n    Type: AWS::SQS::Queue\n", -1);
  gtk_widget_set_visible (f.panel, FALSE);
  gtk_text_buffer_insert_at_cursor (f.buffer, "# x\n", -1);
  source_test_read (&f);
  gtk_text_buffer_set_text (f.buffer, "Resources:\n  A:\n    Type: AWS::SQS::Queue\n"
                            "    DependsOn: Nobody\n", -1);
  source_test_read (&f);
  g_assert_false (is_tagged (&f, "Nobody", "underline-rgba"));

  gtk_widget_set_visible (f.panel, TRUE);
  g_assert_true (is_tagged (&f, "Nobody", "underline-rgba"));
  source_test_clear (&f);
}

/* The text that nobody sees follows once the rest was drawn ... */
static void
test_hidden (void)
{
  SourceTest f;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  source_test_init (&f, "a: 1\nb: 2\n", -1);
  panel_test_settle (50);
  gtk_widget_set_visible (f.panel, FALSE);
  replace (&f, 3, 4, "10");
  replace (&f, 9, 10, "20");
  source_test_read (&f);
  before = dup_buffer (&f);
  g_assert_cmpstr (before, ==, "a: 1\nb: 2\n");
  panel_test_settle (100);
  assert_both (&f, "a: 10\nb: 20\n");

  /* ... and lets nobody wait for long. */
  for (guint i = 0; i < 9; i++)
    replace (&f, 3, 3, "1");
  assert_both (&f, "a: 11111111110\nb: 20\n");
  replace (&f, 0, 15, "");
  g_assert_cmpstr (cfn_text_get_data (cfn_document_get_text (f.document), NULL), ==, "b: 20\n");

  /* What is not UTF-8 is shown at once, whatever was to follow before. */
  replace (&f, 0, 1, "\xff");
  after = dup_buffer (&f);
  g_assert_cmpstr (after, ==, "\357\277\275: 20\n");
  source_test_clear (&f);
}

/* Whoever looks, asks or writes finds what the document holds. */
static void
test_hidden_but_asked (void)
{
  SourceTest f;
  GtkTextIter end;
  CfnSpan span;

  source_test_init (&f, "a: 1\nb: 2\n", -1);
  panel_test_settle (50);
  gtk_text_buffer_get_end_iter (f.buffer, &end);
  gtk_text_buffer_place_cursor (f.buffer, &end);
  gtk_widget_set_visible (f.panel, FALSE);

  replace (&f, 0, 0, "# x\n");
  g_assert_cmpuint (millrace_source_get_cursor (MILLRACE_SOURCE (f.panel)), ==, 14);
  assert_both (&f, "# x\na: 1\nb: 2\n");

  replace (&f, 0, 4, "");
  span = millrace_source_get_selected_span (MILLRACE_SOURCE (f.panel));
  g_assert_cmpuint (span.start, ==, 10);

  replace (&f, 0, 0, "# ü\n");
  type_at (&f, 4, "0");
  assert_both (&f, "# ü\na: 10\nb: 2\n");
  replace (&f, 0, 5, "");
  delete_range (&f, 10, 13);
  assert_both (&f, "a: 10\n2\n");

  replace (&f, 0, 1, "c");
  cfn_document_undo (f.document);
  gtk_widget_set_visible (f.panel, TRUE);
  assert_both (&f, "a: 10\n2\n");
  replace (&f, 0, 1, "c");
  assert_both (&f, "c: 10\n2\n");
  source_test_clear (&f);
}

static void
test_language (void)
{
  SourceTest f;
  GtkSourceLanguage *language;

  source_test_init (&f, "Resources: {}\n", -1);
  language = gtk_source_buffer_get_language (GTK_SOURCE_BUFFER (f.buffer));
  g_assert_cmpstr (gtk_source_language_get_id (language), ==, "cloudformation-yaml");
  source_test_clear (&f);

  source_test_init (&f, "{\"Resources\": {}}\n", -1);
  language = gtk_source_buffer_get_language (GTK_SOURCE_BUFFER (f.buffer));
  g_assert_cmpstr (gtk_source_language_get_id (language), ==, "cloudformation-json");
  source_test_clear (&f);
}

static gboolean
has_class (SourceTest *f,
           const char *words,
           guint       offset,
           const char *class)
{
  GtkTextIter at, end;

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (f->buffer), &at);
  g_assert_true (gtk_text_iter_forward_search (&at, words, 0, &at, &end, NULL));
  gtk_text_iter_forward_chars (&at, offset);

  return gtk_source_buffer_iter_has_context_class (GTK_SOURCE_BUFFER (f->buffer), &at, class);
}

static void
highlight (SourceTest *f)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (f->buffer, &start, &end);
  gtk_source_buffer_ensure_highlight (GTK_SOURCE_BUFFER (f->buffer), &start, &end);
}

/* Code in a string of JSON: its lines are one line there, and its quotes have a sign before
 * them. */
static void
test_code_in_json (void)
{
  static const char json[] =
    "{\n  \"Resources\": {\n"
    "    \"P\": {\"Code\": {\"ZipFile\": \"import json\\n# why\\ndef handler(e):"
    "\\n  return \\\"let\\\" # it\"}, \"K\": \"import\"},\n"
    "    \"S\": {\"Code\": {\"ZipFile\": \"// say 'a'\\nexports.b = async () => "
    "'const' + 1;\"}, \"L\": \"const\"},\n"
    "    \"J\": {\"Code\": {\"ZipFile\": {\"Fn::Join\": [\"\\n\", [\n"
    "      \"# first\",\n"
    "      \"while True: pass\",\n"
    "      {\"Ref\": \"S\"}]]}}, \"M\": \"while it\"}\n"
    "  }\n}\n";
  SourceTest f;

  source_test_init (&f, json, -1);
  highlight (&f);

  g_assert_true (has_class (&f, "import json", 0, "keyword"));
  g_assert_true (has_class (&f, "# why", 2, "comment"));
  g_assert_true (has_class (&f, "\\ndef ", 2, "keyword"));
  g_assert_true (has_class (&f, "return", 0, "keyword"));
  g_assert_false (has_class (&f, "\\\"let", 2, "keyword"));
  g_assert_true (has_class (&f, "\\\"let", 2, "string"));
  g_assert_true (has_class (&f, "# it", 2, "comment"));
  /* The quote ends comment and code. */
  g_assert_false (has_class (&f, "\"K\"", 1, "comment"));
  g_assert_false (has_class (&f, "\"import\"", 1, "keyword"));

  g_assert_true (has_class (&f, "// say", 4, "comment"));
  g_assert_false (has_class (&f, "exports", 0, "comment"));
  g_assert_true (has_class (&f, "async", 0, "keyword"));
  g_assert_true (has_class (&f, "'const'", 2, "string"));
  g_assert_false (has_class (&f, "'const'", 2, "keyword"));
  g_assert_false (has_class (&f, "\"const\"", 1, "keyword"));

  g_assert_true (has_class (&f, "# first", 2, "comment"));
  g_assert_true (has_class (&f, "while True", 0, "keyword"));
  g_assert_true (has_class (&f, "True", 0, "keyword"));
  g_assert_false (has_class (&f, "while it", 0, "keyword"));
  source_test_clear (&f);
}

static void
updated_cb (GtkTextBuffer *buffer,
            GtkTextIter   *start,
            GtkTextIter   *end,
            int           *last)
{
  *last = MAX (*last, gtk_text_iter_get_line (end));
}

/* Of a long text all that is behind the cursor would be read and tagged anew at every key, if
 * GtkSourceView found its lines in an object that has no end yet. */
static void
test_edit_stays_in_its_line (void)
{
  static const char * const texts[] = {
    "{\n  \"Resources\": {\n    \"A\": {\n      \"Type\": \"Here\",\n"
    "      \"Properties\": {\"N\": 1,\n \"M\": [\n 2]}\n    }\n  }\n}\n",
    "Resources:\n  A:\n    Type: Here\n    Properties:\n      N: 1\n      M:\n        - 2\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      SourceTest f;
      GtkTextIter iter, at;
      gulong handler;
      int last = -1;

      source_test_init (&f, texts[i], -1);
      highlight (&f);
      handler = g_signal_connect (f.buffer, "highlight-updated", G_CALLBACK (updated_cb), &last);
      gtk_text_buffer_get_start_iter (f.buffer, &iter);
      g_assert_true (gtk_text_iter_forward_search (&iter, "Here", 0, &at, NULL, NULL));
      gtk_text_buffer_insert (f.buffer, &at, "T", -1);
      while (last < 0 || g_main_context_pending (NULL))
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (last, ==, gtk_text_iter_get_line (&at));
      g_signal_handler_disconnect (f.buffer, handler);
      source_test_clear (&f);
    }
}

/* What is right before the end of a text that is not in the root context is taken away with the
 * mark that GtkSourceView sets there. */
static void
test_end_without_line_end (void)
{
  static const char * const texts[] = { "{\n  \"A\": {\n    \"B\": 12", "A:\n  B:\n    C: 12" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      SourceTest f;
      GtkTextIter end;

      source_test_init (&f, texts[i], -1);
      highlight (&f);
      g_assert_true (is_tagged (&f, "12", "foreground-rgba"));
      gtk_text_buffer_get_end_iter (f.buffer, &end);
      gtk_text_buffer_insert (f.buffer, &end, "3", -1);
      highlight (&f);
      g_assert_true (is_tagged (&f, "123", "foreground-rgba"));
      source_test_clear (&f);
    }
}

#define CODE "Resources:\n  F:\n    Code:\n      ZipFile: |\n        let a\n"

/* Its languages take long to read: nobody waits for them before there is something to see. */
static void
test_code_comes_after_the_first_frame (void)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (CODE, -1);
  g_autoptr (CfnDocument) document = cfn_document_new_from_text (text);
  GtkWidget *unseen = g_object_ref_sink (millrace_source_new ());
  GtkSourceLanguage *language;
  GtkWidget *view;
  SourceTest f;

  millrace_source_set_document (MILLRACE_SOURCE (unseen), document);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  view = panel_test_find (unseen, GTK_SOURCE_TYPE_VIEW, NULL);
  language = gtk_source_buffer_get_language (
    GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))));
  g_assert_cmpstr (gtk_source_language_get_id (language), ==, "cloudformation-yaml");
  millrace_source_set_document (MILLRACE_SOURCE (unseen), NULL);
  g_object_unref (unseen);

  source_test_init (&f, CODE, -1);
  do
    {
      g_main_context_iteration (NULL, FALSE);
      language = gtk_source_buffer_get_language (GTK_SOURCE_BUFFER (f.buffer));
    }
  while (!g_str_equal (gtk_source_language_get_id (language), "cloudformation-yaml-code"));
  source_test_clear (&f);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/source/typing", test_typing);
  g_test_add_func ("/source/characters", test_characters);
  g_test_add_func ("/source/line-ends", test_line_ends);
  g_test_add_func ("/source/cursor", test_cursor);
  g_test_add_func ("/source/scroll", test_scroll);
  g_test_add_func ("/source/invalid", test_invalid);
  g_test_add_func ("/source/cursor-resource", test_cursor_resource);
  g_test_add_func ("/source/marks", test_marks);
  g_test_add_func ("/source/marks-of-hidden", test_marks_of_hidden);
  g_test_add_func ("/source/hidden", test_hidden);
  g_test_add_func ("/source/hidden-but-asked", test_hidden_but_asked);
  g_test_add_func ("/source/language", test_language);
  g_test_add_func ("/source/code-in-json", test_code_in_json);
  g_test_add_func ("/source/edit-stays-in-its-line", test_edit_stays_in_its_line);
  g_test_add_func ("/source/end-without-line-end", test_end_without_line_end);
  g_test_add_func ("/source/code-comes-after-the-first-frame",
                   test_code_comes_after_the_first_frame);

  return g_test_run ();
}
