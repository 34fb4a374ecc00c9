/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-positions.h"

static CfnPositions *
with (CfnPositions *self,
      const char   *id,
      double        x,
      double        y)
{
  CfnPositions *other = cfn_positions_with (self, id, &(CfnPoint) { x, y });

  cfn_positions_unref (self);

  return other;
}

static void
test_set_look_up_remove (void)
{
  g_autoptr (CfnPositions) positions = with (with (cfn_positions_new (), "B", 1, 2), "A", 3, 4);
  g_autoptr (CfnPositions) fewer = cfn_positions_with (positions, "B", NULL);
  g_auto (GStrv) ids = cfn_positions_get_ids (positions);
  CfnPoint point = { 0, 0 };

  g_assert_cmpuint (cfn_positions_get_n (positions), ==, 2);
  g_assert_cmpstr (ids[0], ==, "A");
  g_assert_cmpstr (ids[1], ==, "B");
  g_assert_true (cfn_positions_lookup (positions, "B", &point));
  g_assert_cmpfloat (point.y, ==, 2);
  g_assert_false (cfn_positions_lookup (fewer, "B", NULL));
  g_assert_true (cfn_positions_lookup (fewer, "A", NULL));
}

static void
test_a_copy_leaves_the_original (void)
{
  g_autoptr (CfnPositions) positions = with (cfn_positions_new (), "A", 1, 1);
  g_autoptr (CfnPositions) moved = cfn_positions_with (positions, "A", &(CfnPoint) { 9, 9 });
  CfnPoint point;

  g_assert_true (cfn_positions_lookup (positions, "A", &point));
  g_assert_cmpfloat (point.x, ==, 1);
  g_assert_false (cfn_positions_equal (positions, moved));
}

static void
test_numbers_are_whole (void)
{
  g_autoptr (CfnPositions) one = with (cfn_positions_new (), "A", 23.6, -0.2);
  g_autoptr (CfnPositions) other = with (cfn_positions_new (), "A", 24, 0);

  g_assert_true (cfn_positions_equal (one, other));
}

static void
test_removing_what_is_not_there (void)
{
  g_autoptr (CfnPositions) positions = with (cfn_positions_new (), "A", 1, 1);
  g_autoptr (CfnPositions) same = cfn_positions_with (positions, "Z", NULL);

  g_assert_true (cfn_positions_equal (positions, same));
}

/* Ids are shared between copies: the last copy still has them after the others are gone, and the
 * sanitizer build sees to it that nobody has them after that. */
static void
test_is_gone (void)
{
  CfnPositions *first = with (cfn_positions_new (), "A", 1, 1);
  CfnPositions *second = cfn_positions_with (first, "B", &(CfnPoint) { 2, 2 });

  cfn_positions_unref (first);
  g_assert_true (cfn_positions_lookup (second, "A", NULL));
  cfn_positions_unref (second);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/positions/set-look-up-remove", test_set_look_up_remove);
  g_test_add_func ("/positions/a-copy-leaves-the-original", test_a_copy_leaves_the_original);
  g_test_add_func ("/positions/numbers-are-whole", test_numbers_are_whole);
  g_test_add_func ("/positions/removing-what-is-not-there", test_removing_what_is_not_there);
  g_test_add_func ("/positions/is-gone", test_is_gone);

  return g_test_run ();
}
