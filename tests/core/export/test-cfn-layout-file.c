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

/* One fact a line: a card that joins a group, a frame that closes and a group in another one are
 * one line each. */
static void
test_groups (void)
{
  g_autoptr (CfnPositions) positions = parse ("[B] with y\n[A] in [B]\n[A] with x\n[A] with w\n"
                                              "[A] collapsed\nx 1 2\n");
  g_autofree char *text = format (positions);
  g_autoptr (CfnPositions) again = parse (text);

  g_assert_true (g_str_has_suffix (text, "\nx 1 2\n[A] collapsed\n[A] in [B]\n[A] with w\n"
                                         "[A] with x\n[B] open\n[B] with y\n"));
  g_assert_true (cfn_positions_equal (positions, again));
}

static void
test_names_of_groups_survive (void)
{
  static const char * const names[] = { "two words", "a]b", "back\\slash\\", "[x] with y",
                                        "1 2", "ümlaut", "# no comment" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (CfnPositions) none = cfn_positions_new ();
      g_autoptr (CfnPositions) one
        = cfn_positions_with_members (none, names[i], (const char * const []) { "id", NULL });
      g_autoptr (CfnPositions) two = cfn_positions_with_outer (one, names[i], "]");
      g_autofree char *text = format (two);
      g_autoptr (CfnPositions) again = parse (text);

      g_assert_true (cfn_positions_equal (two, again));
    }
}

/* Merging can leave rings, groups without cards, and a card in two of them. */
static void
test_unsound_groups (void)
{
  g_autoptr (CfnPositions) positions = parse ("[A] in [B]\n[B] in [A]\n[A] with x\n[C] open\n"
                                              "[D] with x\n[E with y\n[] with z\n[F] with [q\n"
                                              "[G] collapsed\n[H]\n[I] in J\n");

  g_assert_cmpuint (cfn_positions_get_n_groups (positions), ==, 1);
  g_assert_cmpstr (cfn_positions_get_group_of (positions, "x")->name, ==, "D");
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
  g_test_add_func ("/layout-file/groups", test_groups);
  g_test_add_func ("/layout-file/names-of-groups", test_names_of_groups_survive);
  g_test_add_func ("/layout-file/unsound-groups", test_unsound_groups);
  g_test_add_func ("/layout-file/nonsense-is-skipped", test_nonsense_is_skipped);
  g_test_add_func ("/layout-file/nothing-to-write", test_nothing_to_write);
  g_test_add_func ("/layout-file/odd-ids", test_ids_that_would_break_the_file);
  g_test_add_func ("/layout-file/name", test_name);

  return g_test_run ();
}
