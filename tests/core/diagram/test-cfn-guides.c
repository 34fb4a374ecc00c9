/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-guides.h"

#include "diagram-fixture.h"

/* The node that is dragged, and a layout in which the others are known to be. */
static CfnLayout *
lay_out (guint *dragged)
{
  static const char * const ids[] = { "T", "M", "F", "R" };
  static const CfnPoint points[] = { { 0, 0 }, { 500, 0 }, { 1000, 300 }, { 1000, 900 } };
  g_autoptr (CfnDiagram) diagram = fixture_diagram (TRIGGER);
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) placed = cfn_positions_with_all (none, ids, points, 4);

  *dragged = (guint) cfn_diagram_find_node (diagram, "M");

  return cfn_layout_new (diagram, placed, NULL, NULL, NULL, NULL);
}

static void
test_lines_up_with_a_side (void)
{
  guint dragged;
  g_autoptr (CfnLayout) layout = lay_out (&dragged);
  g_autoptr (CfnGuides) guides = cfn_guides_new (layout, &dragged, 1);
  CfnSnap snap = cfn_guides_snap (guides, (CfnRect) { 1004, 600, 216, 100 }, 6, 0);

  g_assert_cmpfloat (snap.offset.x, ==, -4);
  g_assert_cmpfloat (snap.offset.y, ==, 0);
  g_assert_cmpuint (snap.n_lines, ==, 1);
  g_assert_true (snap.lines[0].is_upright);
  g_assert_cmpfloat (snap.lines[0].at, ==, 1000);
}

/* Among cards that are in line already, the nearest one has the line. */
static void
test_the_nearest_has_the_line (void)
{
  guint dragged;
  g_autoptr (CfnLayout) layout = lay_out (&dragged);
  g_autoptr (CfnGuides) guides = cfn_guides_new (layout, &dragged, 1);
  CfnSnap below = cfn_guides_snap (guides, (CfnRect) { 1000, 1100, 216, 100 }, 6, 0);
  CfnSnap above = cfn_guides_snap (guides, (CfnRect) { 1000, 100, 216, 100 }, 6, 0);

  g_assert_cmpfloat (below.lines[0].from, ==, 900);
  g_assert_cmpfloat (below.lines[0].to, ==, 1200);
  g_assert_cmpfloat (above.lines[0].from, ==, 100);
  g_assert_cmpfloat (above.lines[0].to, ==, 300 + fixture_card (layout, "F").height);
}

static void
test_both_ways_at_once (void)
{
  guint dragged;
  g_autoptr (CfnLayout) layout = lay_out (&dragged);
  g_autoptr (CfnGuides) guides = cfn_guides_new (layout, &dragged, 1);
  CfnSnap snap = cfn_guides_snap (guides, (CfnRect) { 997, 3, 216, 40 }, 6, 24);

  g_assert_cmpuint (snap.n_lines, ==, 2);
  g_assert_cmpfloat (snap.offset.x, ==, 3);
  g_assert_cmpfloat (snap.offset.y, ==, -3);
  g_assert_false (snap.lines[1].is_upright);
  g_assert_cmpfloat (snap.lines[1].at, ==, 0);
  g_assert_cmpfloat (snap.lines[1].from, ==, 0);
  g_assert_cmpfloat (snap.lines[1].to, ==, 1216);
}

/* The card's own place is no line, and without lines the grid counts. */
static void
test_the_grid (void)
{
  guint dragged;
  g_autoptr (CfnLayout) layout = lay_out (&dragged);
  g_autoptr (CfnGuides) guides = cfn_guides_new (layout, &dragged, 1);
  CfnSnap on_grid = cfn_guides_snap (guides, (CfnRect) { 500, 2000, 216, 100 }, 6, 24);
  CfnSnap free = cfn_guides_snap (guides, (CfnRect) { 500, 2000, 216, 100 }, 6, 0);

  g_assert_cmpuint (on_grid.n_lines, ==, 0);
  g_assert_cmpfloat (on_grid.offset.x, ==, 4);
  g_assert_cmpfloat (on_grid.offset.y, ==, -8);
  g_assert_cmpfloat (free.offset.x, ==, 0);
}

static void
test_no_neighbours (void)
{
  guint all[] = { 0, 1, 2, 3 };
  guint dragged;
  g_autoptr (CfnLayout) layout = lay_out (&dragged);
  g_autoptr (CfnGuides) guides = cfn_guides_new (layout, all, 4);
  CfnSnap snap = cfn_guides_snap (guides, (CfnRect) { 1, 1, 216, 100 }, 6, 0);

  g_assert_cmpuint (snap.n_lines, ==, 0);
  g_assert_cmpfloat (snap.offset.x, ==, 0);
}

static void
test_is_gone (void)
{
  fixture_assert_gone ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guides/side", test_lines_up_with_a_side);
  g_test_add_func ("/guides/nearest", test_the_nearest_has_the_line);
  g_test_add_func ("/guides/both-ways", test_both_ways_at_once);
  g_test_add_func ("/guides/grid", test_the_grid);
  g_test_add_func ("/guides/no-neighbours", test_no_neighbours);
  g_test_add_func ("/guides/is-gone", test_is_gone);

  return g_test_run ();
}
