/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-route-plan.h"

#include "diagram-fixture.h"

/* A field with one straight line, 200 long, and whatever else a test adds. */
typedef struct
{
  CfnRouteField  field;
  CfnRoute       route;
  CfnRoute      *routes[1];
  CfnPoint       points[4];
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  for (guint i = 0; i < 4; i++)
    fixture->points[i] = (CfnPoint) { i * 200.0 / 3, 0 };
  fixture->route.points = fixture->points;
  fixture->route.n_points = 4;
  fixture->routes[0] = &fixture->route;
  fixture->field.routes = fixture->routes;
  fixture->field.cards = cfn_rect_grid_new ();
  fixture->field.lines = cfn_rect_grid_new ();
  fixture->field.pills = cfn_rect_grid_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  cfn_rect_grid_free (fixture->field.cards);
  cfn_rect_grid_free (fixture->field.lines);
  cfn_rect_grid_free (fixture->field.pills);
}

static void
test_in_the_middle (Fixture       *fixture,
                    gconstpointer  data)
{
  CfnRect pill = cfn_route_place_pill (&fixture->field, 0, 60);

  g_assert_cmpfloat_with_epsilon (pill.x + pill.width / 2, 100, 0.5);
  g_assert_cmpfloat_with_epsilon (pill.y + pill.height / 2, 0, 0.5);
}

static void
test_along_the_line_when_taken (Fixture       *fixture,
                                gconstpointer  data)
{
  CfnRect first = cfn_route_place_pill (&fixture->field, 0, 40);
  CfnRect second = cfn_route_place_pill (&fixture->field, 0, 40);

  g_assert_false (cfn_rect_intersects (first, second));
  g_assert_cmpfloat_with_epsilon (second.y, first.y, 0.5);
}

static void
test_beside_the_line_when_cards_are_near (Fixture       *fixture,
                                          gconstpointer  data)
{
  CfnRect pill;

  cfn_rect_grid_add (fixture->field.cards, 0, (CfnRect) { -200, -10, 280, 200 });
  cfn_rect_grid_add (fixture->field.cards, 1, (CfnRect) { 120, -10, 280, 200 });
  pill = cfn_route_place_pill (&fixture->field, 0, 90);
  g_assert_false (cfn_rect_grid_meets (fixture->field.cards, pill, -1, -1));
}

static void
test_somewhere_in_any_case (Fixture       *fixture,
                            gconstpointer  data)
{
  CfnRect pill;

  cfn_rect_grid_add (fixture->field.cards, 0, (CfnRect) { -1000, -1000, 2000, 2000 });
  pill = cfn_route_place_pill (&fixture->field, 0, 60);
  g_assert_cmpfloat_with_epsilon (pill.x + pill.width / 2, 100, 0.5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/pill/in-the-middle", Fixture, NULL, set_up, test_in_the_middle, tear_down);
  g_test_add ("/pill/along-the-line", Fixture, NULL, set_up, test_along_the_line_when_taken,
              tear_down);
  g_test_add ("/pill/beside-the-line", Fixture, NULL, set_up,
              test_beside_the_line_when_cards_are_near, tear_down);
  g_test_add ("/pill/somewhere", Fixture, NULL, set_up, test_somewhere_in_any_case, tear_down);

  return g_test_run ();
}
