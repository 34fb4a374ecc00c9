/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-layout-file.h"

#include <string.h>

static CfnPositions *
parse (const char *text)
{
  return cfn_layout_file_parse (text, strlen (text));
}

static char *
format (CfnPositions *positions)
{
  g_autoptr (GBytes) bytes = cfn_layout_file_format (positions);

  if (bytes == NULL)
    return NULL;

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_at (CfnPositions *positions,
           const char   *id,
           double        x,
           double        y)
{
  CfnPoint point = { 0, 0 };

  g_assert_true (cfn_positions_lookup (positions, id, &point));
  g_assert_cmpfloat (point.x, ==, x);
  g_assert_cmpfloat (point.y, ==, y);
}

static void
test_reads_what_it_wrote (void)
{
  g_autoptr (CfnPositions) positions = parse ("# any words\nB 24 -48\nA 0 120\n");
  g_autofree char *text = format (positions);
  g_autoptr (CfnPositions) again = parse (text);

  assert_at (positions, "B", 24, -48);
  g_assert_true (cfn_positions_equal (positions, again));
  g_assert_true (g_str_has_suffix (text, "\nA 0 120\nB 24 -48\n"));
  g_assert_true (g_str_has_prefix (text, "# "));
}

/* Moving one card changes one line: what makes the file easy to merge. */
static void
test_a_move_is_one_line (void)
{
  g_autoptr (CfnPositions) before = parse ("A 1 1\nB 2 2\nC 3 3\n");
  g_autoptr (CfnPositions) after = cfn_positions_with (before, "B", &(CfnPoint) { 9, 9 });
  g_autofree char *one = format (before);
  g_autofree char *other = format (after);
  g_auto (GStrv) lines = g_strsplit (one, "\n", -1);
  g_auto (GStrv) other_lines = g_strsplit (other, "\n", -1);
  guint n_different = 0;

  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (other_lines));
  for (guint i = 0; lines[i] != NULL; i++)
    n_different += strcmp (lines[i], other_lines[i]) != 0;
  g_assert_cmpuint (n_different, ==, 1);
}

static void
test_nonsense_is_skipped (void)
{
  g_autoptr (CfnPositions) positions = parse ("<<<<<<< HEAD\r\n"
                                              "A 24 48\r\n"
                                              "=======\r\n"
                                              ">>>>>>> branch\r\n"
                                              "\n"
                                              "B 1\n"
                                              "C one two\n"
                                              "D 1 99999999999999999999\n"
                                              "\xff\xfe 1 2\n"
                                              " 5 6\n"
                                              "E 3 4");

  g_assert_cmpuint (cfn_positions_get_n (positions), ==, 2);
  assert_at (positions, "A", 24, 48);
  assert_at (positions, "E", 3, 4);
}

static void
test_nothing_to_write (void)
{
  g_autoptr (CfnPositions) positions = cfn_positions_new ();
  g_autoptr (CfnPositions) empty = cfn_layout_file_parse (NULL, 0);

  g_assert_null (cfn_layout_file_format (positions));
  g_assert_cmpuint (cfn_positions_get_n (empty), ==, 0);
}

static void
test_ids_that_would_break_the_file (void)
{
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) odd = cfn_positions_with (none, "A\nB", &(CfnPoint) { 1, 1 });
  g_autoptr (CfnPositions) both = cfn_positions_with (odd, "two words", &(CfnPoint) { 2, 3 });
  g_autofree char *text = format (both);
  g_autoptr (CfnPositions) again = parse (text);

  g_assert_cmpuint (cfn_positions_get_n (again), ==, 1);
  assert_at (again, "two words", 2, 3);
}

static void
assert_layout_file (const char *template_name,
                    const char *layout_name)
{
  g_autoptr (GFile) template_file = g_file_new_build_filename ("/stacks", template_name, NULL);
  g_autoptr (GFile) layout_file = cfn_layout_file_for (template_file);
  g_autofree char *path = g_file_get_path (layout_file);
  g_autofree char *expected = g_build_filename ("/stacks", layout_name, NULL);

  g_assert_cmpstr (path, ==, expected);
}

static void
test_name (void)
{
  assert_layout_file ("stack.yml", "stack.layout");
  assert_layout_file ("stack.prod.yaml", "stack.prod.layout");
  assert_layout_file ("stack", "stack.layout");
  assert_layout_file (".hidden", ".hidden.layout");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout-file/reads-what-it-wrote", test_reads_what_it_wrote);
  g_test_add_func ("/layout-file/a-move-is-one-line", test_a_move_is_one_line);
  g_test_add_func ("/layout-file/nonsense-is-skipped", test_nonsense_is_skipped);
  g_test_add_func ("/layout-file/nothing-to-write", test_nothing_to_write);
  g_test_add_func ("/layout-file/odd-ids", test_ids_that_would_break_the_file);
  g_test_add_func ("/layout-file/name", test_name);

  return g_test_run ();
}
