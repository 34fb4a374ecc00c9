/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-detour-grid.h"

#include <math.h>

#include "diagram-fixture.h"

/* Three cards side by side, and a line from the first to the last. */
typedef struct
{
  CfnLayout     *layout;
  CfnRouteField  field;
  CfnRoutePlan   plan;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) one = cfn_positions_with (none, "A", &(CfnPoint) { 0, 0 });
  g_autoptr (CfnPositions) two = cfn_positions_with (one, "B", &(CfnPoint) { 300, 0 });
  g_autoptr (CfnPositions) all = cfn_positions_with (two, "C", &(CfnPoint) { 600, 0 });
  g_autoptr (CfnDiagram) diagram = fixture_diagram ("  A: {Type: 'X::Y::Z', DependsOn: C}\n"
                                                    "  B: {Type: 'X::Y::Z'}\n"
                                                    "  C: {Type: 'X::Y::Z'}\n");

  fixture->layout = cfn_layout_new (diagram, all, NULL, NULL, NULL, NULL);
  fixture->field.layout = fixture->layout;
  fixture->field.n_places = 100000;
  fixture->field.cards = cfn_rect_grid_new ();
  fixture->field.lines = cfn_rect_grid_new ();
  fixture->field.lanes = cfn_rect_grid_new ();
  fixture->field.lane_list = g_array_new (FALSE, FALSE, sizeof (CfnLane));
  for (guint i = 0; i < 3; i++)
    cfn_rect_grid_add (fixture->field.cards, i, cfn_layout_get_card (fixture->layout, i));
  fixture->plan = (CfnRoutePlan) { .from = 0, .to = 2, .start = { 216, 30 }, .end = { 600, 30 },
                                   .start_side = CFN_SIDE_RIGHT, .end_side = CFN_SIDE_LEFT,
                                   .start_room = CFN_ROUTE_ROOM, .end_room = CFN_ROUTE_ROOM };
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  cfn_layout_unref (fixture->layout);
  cfn_rect_grid_free (fixture->field.cards);
  cfn_rect_grid_free (fixture->field.lines);
  cfn_rect_grid_free (fixture->field.lanes);
  g_array_unref (fixture->field.lane_list);
  fixture_assert_gone ();
}

static CfnDetourGrid *
make_grid (Fixture *fixture)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (CfnPoint));
  CfnPoint start = cfn_detour_get_start (&fixture->plan);

  g_array_append_val (ends, start);

  return cfn_detour_grid_new (&fixture->field, cfn_detour_get_end (&fixture->plan), ends,
                              fixture->plan.end);
}

static void
test_ends_are_on_the_grid (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (CfnDetourGrid) grid = make_grid (fixture);
  CfnPoint start = cfn_detour_get_start (&fixture->plan);
  CfnPoint found = cfn_detour_grid_get_point (grid, cfn_detour_grid_find (grid, start));

  g_assert_cmpfloat (found.x, ==, start.x);
  g_assert_cmpfloat (found.y, ==, start.y);
}

static void
test_cards_are_closed (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (CfnDetourGrid) grid = make_grid (fixture);

  for (guint place = 0; place < grid->xs->len * grid->n_rows; place++)
    {
      CfnPoint point = cfn_detour_grid_get_point (grid, place);

      if (cfn_rect_contains (cfn_layout_get_card (fixture->layout, 1), point))
        {
          g_assert_true (isinf (grid->level[place]));
          g_assert_true (isinf (grid->upright[place]));
        }
    }
}

static void
test_the_way_leads_around (Fixture       *fixture,
                           gconstpointer  data)
{
  const CfnRoutePlan *plan = &fixture->plan;
  GArray *line = NULL;

  cfn_route_detour (&fixture->field, &plan, 1, FALSE, &line);
  g_assert_nonnull (line);
  g_assert_cmpuint (line->len % 3, ==, 1);
  g_assert_cmpuint (fixture->field.lane_list->len, >, 0);
  g_assert_false (cfn_route_crosses ((const CfnPoint *) (gconstpointer) line->data, line->len,
                                     cfn_layout_get_card (fixture->layout, 1)));
  g_array_unref (line);
}

/* From either end the same way is the cheapest. */
static void
test_both_directions_agree (Fixture       *fixture,
                            gconstpointer  data)
{
  const CfnRoutePlan *plan = &fixture->plan;
  GArray *lines[2] = { NULL, NULL };

  cfn_route_detour (&fixture->field, &plan, 1, TRUE, &lines[0]);
  g_array_set_size (fixture->field.lane_list, 0);
  cfn_rect_grid_free (fixture->field.lanes);
  fixture->field.lanes = cfn_rect_grid_new ();
  cfn_route_detour (&fixture->field, &plan, 1, FALSE, &lines[1]);

  g_assert_cmpuint (lines[0]->len, ==, lines[1]->len);
  g_assert_cmpfloat (g_array_index (lines[0], CfnPoint, 0).x, ==, plan->start.x);
  g_assert_cmpfloat (g_array_index (lines[1], CfnPoint, 0).x, ==, plan->start.x);
  g_array_unref (lines[0]);
  g_array_unref (lines[1]);
}

/* A second line to somewhere else keeps off the first one's lane. */
static void
test_lines_keep_apart (Fixture       *fixture,
                       gconstpointer  data)
{
  const CfnRoutePlan *plan = &fixture->plan;
  CfnRoutePlan second = fixture->plan;
  const CfnRoutePlan *other = &second;
  GArray *lines[2] = { NULL, NULL };
  gboolean apart = FALSE;

  second.start.y = second.end.y = 44;
  cfn_route_detour (&fixture->field, &plan, 1, FALSE, &lines[0]);
  cfn_route_detour (&fixture->field, &other, 1, FALSE, &lines[1]);
  for (guint i = 0; i < MIN (lines[0]->len, lines[1]->len); i++)
    {
      CfnPoint one = g_array_index (lines[0], CfnPoint, i);
      CfnPoint two = g_array_index (lines[1], CfnPoint, i);

      if (one.x > 300 && one.x < 516 && fabs (one.y - two.y) >= 8)
        apart = TRUE;
    }
  g_assert_true (apart);
  g_array_unref (lines[0]);
  g_array_unref (lines[1]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/detour/ends-are-on-the-grid", Fixture, NULL, set_up, test_ends_are_on_the_grid,
              tear_down);
  g_test_add ("/detour/cards-are-closed", Fixture, NULL, set_up, test_cards_are_closed, tear_down);
  g_test_add ("/detour/the-way-leads-around", Fixture, NULL, set_up, test_the_way_leads_around,
              tear_down);
  g_test_add ("/detour/both-directions-agree", Fixture, NULL, set_up, test_both_directions_agree,
              tear_down);
  g_test_add ("/detour/lines-keep-apart", Fixture, NULL, set_up, test_lines_keep_apart, tear_down);

  return g_test_run ();
}
