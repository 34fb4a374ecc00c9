/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-geometry.h"

static const CfnRect square = { 0, 0, 10, 10 };

static void
test_touching_is_not_meeting (void)
{
  g_assert_true (cfn_rect_intersects (square, (CfnRect) { 9, 9, 5, 5 }));
  g_assert_false (cfn_rect_intersects (square, (CfnRect) { 10, 0, 5, 5 }));
  g_assert_false (cfn_rect_intersects (square, (CfnRect) { 0, -5, 10, 5 }));
}

static void
test_contains_its_corner_only (void)
{
  g_assert_true (cfn_rect_contains (square, (CfnPoint) { 0, 0 }));
  g_assert_true (cfn_rect_contains (square, (CfnPoint) { 9.9, 9.9 }));
  g_assert_false (cfn_rect_contains (square, (CfnPoint) { 10, 5 }));
}

static void
test_union_ignores_the_empty (void)
{
  CfnRect both = cfn_rect_union (square, (CfnRect) { 20, -5, 5, 5 });
  CfnRect alone = cfn_rect_union ((CfnRect) { 100, 100, 0, 0 }, square);

  g_assert_cmpfloat (both.x, ==, 0);
  g_assert_cmpfloat (both.y, ==, -5);
  g_assert_cmpfloat (both.width, ==, 25);
  g_assert_cmpfloat (both.height, ==, 15);
  g_assert_cmpfloat (alone.x, ==, 0);
  g_assert_cmpfloat (alone.width, ==, 10);
}

static void
test_grow (void)
{
  CfnRect grown = cfn_rect_grow (square, 3);

  g_assert_cmpfloat (grown.x, ==, -3);
  g_assert_cmpfloat (grown.width, ==, 16);
}

static void
test_intersection (void)
{
  CfnRect both = cfn_rect_intersection (square, (CfnRect) { 6, -5, 10, 8 });
  CfnRect none = cfn_rect_intersection (square, (CfnRect) { 20, 0, 5, 5 });

  g_assert_cmpfloat (both.x, ==, 6);
  g_assert_cmpfloat (both.y, ==, 0);
  g_assert_cmpfloat (both.width, ==, 4);
  g_assert_cmpfloat (both.height, ==, 3);
  g_assert_cmpfloat (none.width, <=, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geometry/touching-is-not-meeting", test_touching_is_not_meeting);
  g_test_add_func ("/geometry/contains-its-corner-only", test_contains_its_corner_only);
  g_test_add_func ("/geometry/union-ignores-the-empty", test_union_ignores_the_empty);
  g_test_add_func ("/geometry/grow", test_grow);
  g_test_add_func ("/geometry/intersection", test_intersection);

  return g_test_run ();
}
