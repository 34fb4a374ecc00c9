/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-text.h"

#include <string.h>

static void
assert_position (CfnText *text,
                 gsize    offset,
                 guint    line,
                 guint    column)
{
  CfnPosition position = cfn_text_get_position (text, offset);

  g_assert_cmpuint (position.line, ==, line);
  g_assert_cmpuint (position.column, ==, column);
}

static void
test_bytes_are_kept (void)
{
  static const char data[] = "a\0b\r\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, 5);
  g_autoptr (CfnText) text = cfn_text_new (bytes);
  g_autoptr (CfnText) same = cfn_text_new_from_string (data, 5);
  g_autoptr (CfnText) other = cfn_text_new_from_string (data, -1);
  g_autofree char *part = cfn_text_dup_span (text, (CfnSpan){ 2, 3 });
  gsize length;
  const char *copy = cfn_text_get_data (text, &length);

  g_assert_cmpmem (copy, length, data, 5);
  g_assert_cmpint (copy[length], ==, '\0');
  g_assert_true (g_bytes_equal (cfn_text_get_bytes (text), bytes));
  g_assert_true (cfn_text_equal (text, same));
  g_assert_false (cfn_text_equal (text, other));
  g_assert_cmpstr (part, ==, "b");
}

static void
test_empty (void)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string ("", -1);

  g_assert_cmpuint (cfn_text_get_length (text), ==, 0);
  g_assert_cmpuint (cfn_text_get_n_lines (text), ==, 1);
  g_assert_cmpstr (cfn_text_get_newline (text), ==, "\n");
  g_assert_cmpint (cfn_text_get_invalid_offset (text), ==, -1);
  g_assert_true (cfn_text_is_ascii (text));
  g_assert_false (cfn_text_has_bom (text));
  assert_position (text, 0, 1, 1);
  assert_position (text, 99, 1, 1);
}

static void
test_lines (void)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string ("ab\ncd\r\nef\rgh\n", -1);
  static const CfnSpan spans[] = { { 0, 2 }, { 3, 5 }, { 7, 9 }, { 10, 12 }, { 13, 13 } };

  g_assert_cmpuint (cfn_text_get_n_lines (text), ==, G_N_ELEMENTS (spans));
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      CfnSpan span = cfn_text_get_line_span (text, i + 1);

      g_assert_cmpuint (span.start, ==, spans[i].start);
      g_assert_cmpuint (span.end, ==, spans[i].end);
      assert_position (text, span.start, i + 1, 1);
    }
  g_assert_cmpuint (cfn_text_get_line_span (text, 0).start, ==, 13);
  g_assert_cmpuint (cfn_text_get_line_span (text, 9).end, ==, 13);
  g_assert_cmpuint (cfn_text_get_offset (text, (CfnPosition){ 2, 2 }), ==, 4);
  g_assert_cmpuint (cfn_text_get_offset (text, (CfnPosition){ 2, 99 }), ==, 5);
}

static void
test_characters (void)
{
  /* one, two, three and four bytes */
  g_autoptr (CfnText) text
    = cfn_text_new_from_string ("a\303\244\n\342\202\254b\360\237\230\200c", -1);
  static const gsize offsets[] = { 0, 1, 3, 4, 7, 8, 12, 13 };

  g_assert_false (cfn_text_is_ascii (text));
  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_assert_cmpuint (cfn_text_get_char_offset (text, offsets[i]), ==, i);
      g_assert_cmpuint (cfn_text_get_byte_offset (text, i), ==, offsets[i]);
    }
  g_assert_cmpuint (cfn_text_get_byte_offset (text, 99), ==, 13);
  assert_position (text, 12, 2, 4);
  g_assert_cmpuint (cfn_text_get_offset (text, (CfnPosition){ 2, 4 }), ==, 12);
}

static void
test_newline_of_most_lines (void)
{
  g_autoptr (CfnText) crlf = cfn_text_new_from_string ("a\r\nb\r\nc\n", -1);
  g_autoptr (CfnText) lf = cfn_text_new_from_string ("a\r\nb\nc\n", -1);

  g_assert_cmpstr (cfn_text_get_newline (crlf), ==, "\r\n");
  g_assert_cmpstr (cfn_text_get_newline (lf), ==, "\n");
}

static void
test_invalid (void)
{
  static const struct
  {
    const char *data;
    gsize length;
    gssize invalid;
  } rows[] = {
    { "plain", 5, -1 },
    { "a long enough one: \303\244", 21, -1 },
    { "ab\0c", 4, 2 },
    { "caf\351 with more behind", 21, 3 },
    { "\303\244\0", 3, 2 },
    { "cut \342\202", 6, 4 },
    { "\355\240\200", 3, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CfnText) text = cfn_text_new_from_string (rows[i].data, rows[i].length);

      g_assert_cmpint (cfn_text_get_invalid_offset (text), ==, rows[i].invalid);
    }
}

static void
test_bom (void)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string ("\357\273\277a: b\n", -1);

  g_assert_true (cfn_text_has_bom (text));
  g_assert_cmpuint (cfn_text_get_length (text), ==, 8);
  assert_position (text, 0, 1, 1);
  assert_position (text, 3, 1, 1);
  assert_position (text, 6, 1, 4);
  g_assert_cmpuint (cfn_text_get_offset (text, (CfnPosition){ 1, 4 }), ==, 6);
  g_assert_cmpuint (cfn_text_get_char_offset (text, 3), ==, 1);
}

static gpointer
look_up_lines (gpointer data)
{
  for (guint i = 0; i < 1000; i++)
    g_assert_cmpuint (cfn_text_get_n_lines (data), ==, 1001);

  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (GString) data = g_string_new (NULL);
  g_autoptr (CfnText) text = NULL;
  GThread *threads[4];

  for (guint i = 0; i < 1000; i++)
    g_string_append (data, "line\n");
  text = cfn_text_new_from_string (data->str, data->len);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("lines", look_up_lines, text);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
note_freed (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
test_is_gone (void)
{
  gboolean is_freed = FALSE;
  GBytes *bytes = g_bytes_new_with_free_func ("a", 1, note_freed, &is_freed);
  CfnText *text = cfn_text_new (bytes);
  GBytes *own = g_bytes_ref (cfn_text_get_bytes (text));
  GValue value = G_VALUE_INIT;

  g_bytes_unref (bytes);
  g_assert_true (is_freed);
  g_value_init (&value, CFN_TYPE_TEXT);
  g_value_take_boxed (&value, text);
  g_assert_true (g_value_get_boxed (&value) == text);
  g_value_unset (&value);
  /* Nobody else holds the bytes any more: they can be taken without a copy. */
  g_free (g_bytes_unref_to_data (own, &(gsize){ 0 }));
}

static void
test_blank (void)
{
  static const struct
  {
    const char *text;
    gboolean    is_blank;
  } cases[] = {
    { "", TRUE }, { " \t\r\n\n", TRUE }, { "\n\n#", FALSE }, { "a\n", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CfnText) text = cfn_text_new_from_string (cases[i].text, -1);

      g_assert_cmpint (cfn_text_is_blank (text), ==, cases[i].is_blank);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/bytes-are-kept", test_bytes_are_kept);
  g_test_add_func ("/text/empty", test_empty);
  g_test_add_func ("/text/blank", test_blank);
  g_test_add_func ("/text/lines", test_lines);
  g_test_add_func ("/text/characters", test_characters);
  g_test_add_func ("/text/newline-of-most-lines", test_newline_of_most_lines);
  g_test_add_func ("/text/invalid", test_invalid);
  g_test_add_func ("/text/bom", test_bom);
  g_test_add_func ("/text/threads", test_threads);
  g_test_add_func ("/text/is-gone", test_is_gone);

  return g_test_run ();
}
