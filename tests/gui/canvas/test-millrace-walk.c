/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"
#include "millrace-walk.h"

typedef struct
{
  CfnReading *reading;
  CfnRoutes  *routes;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->reading = fixture_read_sample ();
  fixture->routes = fixture_route (fixture->reading);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  cfn_routes_unref (fixture->routes);
  cfn_reading_unref (fixture->reading);
}

static const char *
get_id (Fixture *fixture,
        guint    node)
{
  return cfn_diagram_get_node (cfn_reading_get_diagram (fixture->reading), node)->resource->id;
}

static char *
join (Fixture *fixture,
      GArray  *nodes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < nodes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            get_id (fixture, g_array_index (nodes, guint, i)));
  g_array_unref (nodes);

  return g_string_free (text, FALSE);
}

static void
test_reading_order (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *order =
    join (fixture, millrace_walk_reading_order (cfn_routes_get_layout (fixture->routes)));

  g_assert_cmpstr (order, ==, "DataTable DataTableStream EchoFunction LambdaRole");
}

static char *
reach (Fixture         *fixture,
       const char      *from,
       MillraceWalkWay  way)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint node = fixture_find (fixture->routes, from);

  g_array_append_val (starts, node);

  return join (fixture,
               millrace_walk_reach (cfn_reading_get_diagram (fixture->reading), starts, way));
}

static void
test_reach (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *up = reach (fixture, "LambdaRole", MILLRACE_WALK_UPSTREAM);
  g_autofree char *all = reach (fixture, "DataTable", MILLRACE_WALK_CONNECTED);
  g_autoptr (CfnReading) reading = fixture_read ("Resources:\n"
                                                 "  A: {Type: 'AWS::SQS::Queue'}\n"
                                                 "  B: {Type: 'AWS::SNS::Topic', DependsOn: A}\n");
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) upstream = NULL;
  g_autoptr (GArray) downstream = NULL;
  guint node = 0;

  /* In the file's order: the role may read the table, so all four are on one circle. */
  g_assert_cmpstr (up, ==, "EchoFunction LambdaRole DataTable DataTableStream");
  g_assert_cmpstr (all, ==, up);

  g_array_append_val (starts, node);
  upstream = millrace_walk_reach (cfn_reading_get_diagram (reading), starts,
                                  MILLRACE_WALK_UPSTREAM);
  downstream = millrace_walk_reach (cfn_reading_get_diagram (reading), starts,
                                    MILLRACE_WALK_DOWNSTREAM);
  g_assert_cmpuint (upstream->len + downstream->len, ==, 3);
}

/* The first of the steps that way; "via" is -2 when there is none. */
static MillraceWalkStep
get_step (CfnLayout        *layout,
          guint             node,
          GtkDirectionType  direction)
{
  g_autoptr (GArray) steps = millrace_walk_steps (layout, node, direction);

  return steps->len > 0 ? g_array_index (steps, MillraceWalkStep, 0)
                        : (MillraceWalkStep) { .via = -2 };
}

static void
test_step (Fixture       *fixture,
           gconstpointer  data)
{
  CfnLayout *layout = cfn_routes_get_layout (fixture->routes);
  guint table = fixture_find (fixture->routes, "DataTable");
  MillraceWalkStep step = get_step (layout, table, GTK_DIR_RIGHT);

  g_assert_cmpstr (get_id (fixture, step.node), ==, "DataTableStream");
  g_assert_cmpint (step.via, >=, 0);
  step = get_step (layout, step.node, GTK_DIR_RIGHT);
  g_assert_cmpstr (get_id (fixture, step.node), ==, "EchoFunction");
  step = get_step (layout, step.node, GTK_DIR_DOWN);
  g_assert_cmpstr (get_id (fixture, step.node), ==, "LambdaRole");

  g_assert_cmpint (get_step (layout, table, GTK_DIR_LEFT).via, ==, -2);
  g_assert_cmpint (millrace_walk_nearest (layout, table, GTK_DIR_LEFT), ==, -1);
  g_assert_cmpint (millrace_walk_nearest (layout, table, GTK_DIR_RIGHT), ==,
                   (int) fixture_find (fixture->routes, "DataTableStream"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/canvas/walk/reading-order", Fixture, NULL, set_up, test_reading_order, tear_down);
  g_test_add ("/canvas/walk/reach", Fixture, NULL, set_up, test_reach, tear_down);
  g_test_add ("/canvas/walk/step", Fixture, NULL, set_up, test_step, tear_down);

  return g_test_run ();
}
