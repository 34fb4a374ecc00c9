/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-corridor.h"

#include "cfn-detour-grid.h"
#include "diagram-fixture.h"

/* Three columns of two cards each, A to F, row by row. */
static CfnLayout *
lay_out (void)
{
  static const char * const ids[] = { "A", "B", "C", "D", "E", "F" };
  g_autoptr (GString) resources = g_string_new (NULL);
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) placed = NULL;
  g_autoptr (CfnDiagram) diagram = NULL;
  CfnPoint points[6];

  for (guint i = 0; i < 6; i++)
    {
      points[i] = (CfnPoint) { i % 3 * 312, i / 3 * 168 };
      g_string_append_printf (resources, "  %s: {Type: 'X::Y::Z'}\n", ids[i]);
    }
  placed = cfn_positions_with_all (none, ids, points, 6);
  diagram = fixture_diagram (resources->str);

  return cfn_layout_new (diagram, placed, NULL, NULL, NULL, NULL);
}

static CfnRoutePlan
plan (CfnLayout *layout,
      guint      from,
      CfnSide    start_side,
      guint      to,
      CfnSide    end_side)
{
  CfnRect one = cfn_layout_get_card (layout, from);
  CfnRect other = cfn_layout_get_card (layout, to);
  CfnPoint out = cfn_side_get_normal (start_side);
  CfnPoint in = cfn_side_get_normal (end_side);

  return (CfnRoutePlan) {
    .from = (int) from, .to = (int) to, .start_side = start_side, .end_side = end_side,
    .start = { one.x + one.width / 2 * (1 + out.x), one.y + one.height / 2 * (1 + out.y) },
    .end = { other.x + other.width / 2 * (1 + in.x), other.y + other.height / 2 * (1 + in.y) },
    .start_room = CFN_ROUTE_ROOM, .end_room = CFN_ROUTE_ROOM,
  };
}

static void
assert_clear (CfnLayout    *layout,
              const GArray *corners,
              guint         from,
              guint         to)
{
  g_autoptr (GArray) line = cfn_detour_round_corners (corners);

  for (guint i = 0; i < 6; i++)
    if (i != from && i != to)
      g_assert_false (cfn_route_crosses ((const CfnPoint *) (gpointer) line->data, line->len,
                                         cfn_layout_get_card (layout, i)));
}

/* From every card to every other one, by every side: through no third one, and each piece is level
 * or upright. */
static void
test_every_way (void)
{
  g_autoptr (CfnLayout) layout = lay_out ();
  g_autoptr (CfnCorridors) corridors = cfn_corridors_new (layout);

  for (guint ways = 0; ways < 6 * 6 * 16; ways++)
    {
      guint from = ways / 16 / 6;
      guint to = ways / 16 % 6;
      CfnRoutePlan one = plan (layout, from, (CfnSide) (ways % 4), to, (CfnSide) (ways / 4 % 4));
      g_autoptr (GArray) corners = NULL;

      if (from == to)
        continue;
      corners = cfn_corridors_find (corridors, &one);
      g_assert_nonnull (corners);
      assert_clear (layout, corners, from, to);
      for (guint i = 1; i < corners->len; i++)
        {
          CfnPoint a = g_array_index (corners, CfnPoint, i - 1);
          CfnPoint b = g_array_index (corners, CfnPoint, i);

          g_assert_true (ABS (a.x - b.x) < 0.1 || ABS (a.y - b.y) < 0.1);
        }
    }
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
  g_test_add_func ("/corridor/every-way", test_every_way);
  g_test_add_func ("/corridor/is-gone", test_is_gone);

  return g_test_run ();
}
