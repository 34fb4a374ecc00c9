/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-route.h"

#include <math.h>

#include "cfn-route-plan.h"
#include "diagram-fixture.h"
#include "random-stack.h"

/* Several functions and mappings that share a role, a table and a queue. */
#define SHARED                                                                                    \
  TRIGGER                                                                                         \
  "  Q: {Type: AWS::SQS::Queue}\n"                                                                \
  TRIGGER_MORE ("2") TRIGGER_MORE ("3") TRIGGER_MORE ("4")
#define TRIGGER_MORE(n)                                                                           \
  "  F" n ": {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt R.Arn}}\n"                  \
  "  M" n ": {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt "       \
  "T.StreamArn, FunctionName: !Ref F" n ", DestinationConfig: {OnFailure: {Destination: "         \
  "!GetAtt Q.Arn}}}}\n"

static const CfnRoute *
get_route (CfnRoutes    *routes,
           CfnClaimKind  kind)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (cfn_routes_get_layout (routes));

  return cfn_routes_get (routes, fixture_edge (diagram, kind));
}

static void
test_level_ports_give_a_straight_line (void)
{
  g_autoptr (CfnRoutes) routes = fixture_routes (TRIGGER);
  const CfnRoute *route = get_route (routes, CFN_CLAIM_STREAM);

  g_assert_true (route->start_is_port);
  g_assert_true (route->end_is_port);
  g_assert_cmpuint (route->n_points, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (route->points[i].y, ==, route->start.y);
  g_assert_cmpfloat (route->tip.y, ==, route->end.y);
  g_assert_cmpfloat (route->angle, ==, 0);
}

/* Every line leaves at a right angle, and its points are those of whole cubics. */
static void
test_lines_leave_at_a_right_angle (void)
{
  g_autoptr (CfnRoutes) routes = fixture_routes (SHARED);
  CfnDiagram *diagram = cfn_layout_get_diagram (cfn_routes_get_layout (routes));

  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    {
      const CfnRoute *route = cfn_routes_get (routes, i);
      CfnPoint normal = cfn_side_get_normal (route->start_side);
      double x = route->points[1].x - route->points[0].x;
      double y = route->points[1].y - route->points[0].y;

      g_assert_cmpuint (route->n_points % 3, ==, 1);
      g_assert_cmpfloat_with_epsilon (x * normal.y - y * normal.x, 0, 1e-6);
      g_assert_cmpfloat (x * normal.x + y * normal.y, >, 0);
    }
}

static void
test_lines_run_through_no_card (void)
{
  g_autoptr (CfnRoutes) routes = fixture_routes (SHARED);
  CfnLayout *layout = cfn_routes_get_layout (routes);
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);

  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);
      const CfnRoute *route = cfn_routes_get (routes, i);

      for (guint node = 0; node < cfn_diagram_get_n_nodes (diagram); node++)
        if ((int) node != edge->from && (int) node != edge->to)
          g_assert_false (cfn_route_crosses (route->points, route->n_points,
                                             cfn_layout_get_card (layout, node)));
    }
}

static void
test_labels_cover_nothing (void)
{
  g_autoptr (CfnRoutes) routes = fixture_routes (SHARED);
  CfnLayout *layout = cfn_routes_get_layout (routes);
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);
  guint n_edges = cfn_diagram_get_n_edges (diagram);
  guint n_pills = 0;

  for (guint i = 0; i < n_edges; i++)
    {
      const CfnRoute *route = cfn_routes_get (routes, i);

      if (!route->has_pill)
        continue;
      n_pills++;
      for (guint node = 0; node < cfn_diagram_get_n_nodes (diagram); node++)
        g_assert_false (cfn_rect_intersects (route->pill, cfn_layout_get_card (layout, node)));
      for (guint j = 0; j < i; j++)
        if (cfn_routes_get (routes, j)->has_pill)
          g_assert_false (cfn_rect_intersects (route->pill, cfn_routes_get (routes, j)->pill));
    }
  g_assert_cmpuint (n_pills, >=, 5);
}

static void
test_parallel_edges_are_told_apart (void)
{
  g_autoptr (CfnRoutes) routes = fixture_routes (
    "  A: {Type: 'X::Y::Z', DependsOn: B, Properties: {N: !Ref B, M: !GetAtt B.Arn}}\n"
    "  B: {Type: 'X::Y::Z', DependsOn: A}\n");
  CfnDiagram *diagram = cfn_layout_get_diagram (cfn_routes_get_layout (routes));
  guint n_edges = cfn_diagram_get_n_edges (diagram);

  g_assert_cmpuint (n_edges, >=, 2);
  for (guint i = 0; i < n_edges; i++)
    for (guint j = 0; j < i; j++)
      {
        const CfnRoute *one = cfn_routes_get (routes, i);
        const CfnRoute *other = cfn_routes_get (routes, j);

        g_assert_true (hypot (one->start.x - other->start.x, one->start.y - other->start.y) > 8
                       || hypot (one->end.x - other->end.x, one->end.y - other->end.y) > 8);
      }
}

static void
test_a_stub_has_a_loose_end (void)
{
  g_autoptr (CfnRoutes) routes = fixture_routes (
    "  M: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !ImportValue S, "
    "FunctionName: !Ref Nobody}}\n");
  CfnRect card = fixture_card (cfn_routes_get_layout (routes), "M");
  const CfnRoute *in = get_route (routes, CFN_CLAIM_STREAM);

  g_assert_cmpfloat (in->end.x, ==, card.x);
  g_assert_cmpfloat (in->start.x, <, card.x - 40);
  g_assert_true (in->has_pill);
  g_assert_false (cfn_rect_intersects (in->pill, card));
  g_assert_false (in->start_is_port);
}

static void
test_an_edge_to_itself (void)
{
  g_autoptr (CfnRoutes) routes = fixture_routes ("  A: {Type: 'X::Y::Z', DependsOn: A}\n");
  const CfnRoute *route = get_route (routes, CFN_CLAIM_DEPENDS_ON);

  g_assert_cmpfloat (route->bounds.width, >, 20);
}

static void
test_update_moves_what_hangs_on_a_card (void)
{
  g_autoptr (CfnRoutes) before = fixture_routes (SHARED);
  CfnLayout *layout = cfn_routes_get_layout (before);
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) moved = cfn_positions_with (none, "R", &(CfnPoint) { 2400, 1200 });
  g_autoptr (CfnLayout) after_layout = cfn_layout_with (layout, moved);
  guint role = cfn_diagram_find_node (diagram, "R");
  g_autoptr (CfnRoutes) after = cfn_routes_update (before, after_layout, &role, 1);

  g_assert_true (get_route (before, CFN_CLAIM_INVOKE) == get_route (after, CFN_CLAIM_INVOKE));
  g_assert_true (get_route (before, CFN_CLAIM_ASSUME) != get_route (after, CFN_CLAIM_ASSUME));
  g_assert_cmpfloat (get_route (after, CFN_CLAIM_ASSUME)->end.y, ==, 1200);
  g_assert_cmpfloat (cfn_routes_get_bounds (after).width, >, 2400);
}

static void
test_between_free_points (void)
{
  CfnRoute *route = cfn_route_between ((CfnPoint) { 0, 0 }, CFN_SIDE_RIGHT, (CfnPoint) { 200, 80 });

  g_assert_cmpfloat (route->tip.x, ==, 200);
  g_assert_cmpfloat (route->tip.y, ==, 80);
  g_assert_cmpfloat (route->points[0].x, ==, 0);
  g_assert_cmpfloat (cfn_route_distance (route, (CfnPoint) { 0, 0 }), <, 0.5);
  g_assert_cmpfloat (cfn_route_distance (route, (CfnPoint) { 100, 1000 }), >, 900);
  cfn_route_free (route);
}

/* No line through a card that is not its own, and no label on a card or another label. */
static void
assert_honest (CfnRoutes *routes)
{
  CfnLayout *layout = cfn_routes_get_layout (routes);
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);
  guint n_nodes = cfn_diagram_get_n_nodes (diagram);
  guint n_edges = cfn_diagram_get_n_edges (diagram);

  for (guint i = 0; i < n_edges; i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);
      const CfnRoute *route = cfn_routes_get (routes, i);
      int from = edge->from >= 0 ? (int) cfn_layout_get_end (layout, (guint) edge->from) : -1;
      int to = edge->to >= 0 ? (int) cfn_layout_get_end (layout, (guint) edge->to) : -1;

      if (cfn_routes_get_count (routes, i) == 0)
        continue;
      for (guint node = 0; node < n_nodes; node++)
        {
          guint end = cfn_layout_get_end (layout, node);
          CfnRect box = cfn_layout_get_box (layout, end);

          if ((int) end != from && (int) end != to)
            g_assert_false (cfn_route_crosses (route->points, route->n_points, box));
          g_assert_false (route->has_pill && cfn_rect_intersects (route->pill, box));
        }
      for (guint j = 0; j < i; j++)
        if (cfn_routes_get_count (routes, j) > 0 && route->has_pill
            && cfn_routes_get (routes, j)->has_pill)
          g_assert_false (cfn_rect_intersects (route->pill, cfn_routes_get (routes, j)->pill));
    }
}

/* Stacks of all sizes as they are laid out, with a frame that is closed, and after a card was
 * dragged elsewhere. */
static void
test_random_stacks_are_honest (void)
{
  for (guint seed = 0; seed < 24; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (RandomStack) stack = random_stack_new (random);
      g_autoptr (CfnPositions) none = cfn_positions_new ();
      g_autoptr (CfnPositions) grouped = NULL;
      g_autoptr (CfnPositions) closed = NULL;
      g_autoptr (CfnPositions) moved = NULL;
      g_autoptr (CfnDiagram) diagram = NULL;
      g_autoptr (CfnLayout) open_layout = NULL;
      g_autoptr (CfnLayout) closed_layout = NULL;
      g_autoptr (CfnLayout) moved_layout = NULL;
      g_autoptr (CfnRoutes) open_routes = NULL;
      g_autoptr (CfnRoutes) closed_routes = NULL;
      g_autoptr (CfnRoutes) moved_routes = NULL;
      g_autofree char *yaml = NULL;
      g_autofree char *one = NULL;
      g_autofree char *other = NULL;
      CfnPoint place;
      guint node;

      for (guint i = 0; i < 4 + 7 * seed; i++)
        random_stack_add (stack);
      one = random_stack_get_id (stack, 0);
      other = random_stack_get_id (stack, 1);
      yaml = random_stack_to_yaml (stack);
      diagram = fixture_diagram (yaml);
      grouped = cfn_positions_with_members (none, "G",
                                            (const char * const []) { one, other, NULL });
      open_layout = cfn_layout_new (diagram, grouped, NULL, NULL, NULL, NULL);
      open_routes = cfn_routes_new (open_layout);
      assert_honest (open_routes);

      place = cfn_layout_find_free (open_layout, (CfnPoint) { 400, 400 }, 300);
      moved = cfn_positions_with (none, one, &place);
      node = (guint) cfn_diagram_find_node (diagram, one);
      moved_layout = cfn_layout_with (open_layout, moved);
      moved_routes = cfn_routes_update (open_routes, moved_layout, &node, 1);
      assert_honest (moved_routes);

      closed = cfn_positions_with_collapsed (grouped, "G", TRUE);
      closed_layout = cfn_layout_with_groups (open_layout, closed);
      closed_routes = cfn_routes_update (open_routes, closed_layout, NULL, 0);
      assert_honest (closed_routes);
    }
}

/* Every template below @folder. Returns how many. */
static guint
check_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (CfnDiagram) diagram = NULL;
      g_autoptr (CfnLayout) layout = NULL;
      g_autoptr (CfnRoutes) routes = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          n += check_folder (path);
          continue;
        }
      if (!g_str_has_suffix (name, ".yaml") && !g_str_has_suffix (name, ".yml")
          && !g_str_has_suffix (name, ".json"))
        continue;
      if (!g_file_get_contents (path, &text, NULL, NULL)
          || !g_utf8_validate (text, -1, NULL))
        continue;
      diagram = fixture_diagram_of_text (text);
      if (diagram == NULL)
        continue;

      g_test_message ("%s", path);
      layout = cfn_layout_new (diagram, NULL, NULL, NULL, NULL, NULL);
      routes = cfn_routes_new (layout);
      assert_honest (routes);
      n++;
    }

  return n;
}

static void
test_all_templates_are_honest (void)
{
  g_autofree char *starters = g_test_build_filename (G_TEST_DIST, "..", "data", "starters", NULL);
  g_autofree char *golden = g_test_build_filename (G_TEST_DIST, "golden", NULL);

  g_assert_cmpuint (check_folder (starters), >=, 2);
  g_assert_cmpuint (check_folder (golden), >=, 50);
}

/* Leaving a layer out moves nothing. */
static void
test_layers (void)
{
  g_autoptr (CfnRoutes) all = fixture_routes (SHARED "  X: {Type: 'X::Y::Z', DependsOn: T}\n");
  g_autoptr (CfnRoutes) some = cfn_routes_with_layers (all, CFN_LAYERS_PERMISSIONS);
  g_autoptr (CfnRoutes) none = cfn_routes_with_layers (some, CFN_LAYERS_NONE);
  g_autoptr (CfnRoutes) again = cfn_routes_with_layers (none, CFN_LAYERS_ALL);
  CfnDiagram *diagram = cfn_layout_get_diagram (cfn_routes_get_layout (all));
  guint depends = fixture_edge (diagram, CFN_CLAIM_DEPENDS_ON);
  guint may_read = fixture_edge (diagram, CFN_CLAIM_MAY_READ);
  guint stream = fixture_edge (diagram, CFN_CLAIM_STREAM);

  g_assert_cmpuint (cfn_routes_get_count (some, depends), ==, 0);
  g_assert_cmpuint (cfn_routes_get_count (some, may_read), ==, 1);
  g_assert_cmpuint (cfn_routes_get_count (none, may_read), ==, 0);
  g_assert_cmpuint (cfn_routes_get_count (none, stream), ==, 1);
  g_assert_cmpint (cfn_routes_get_layers (again), ==, CFN_LAYERS_ALL);
  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    g_assert_true (cfn_routes_get (all, i) == cfn_routes_get (again, i));
}

/* The lines of a card that is dragged hang on it, and no others have moved. */
static void
test_pulled_along (void)
{
  g_autoptr (CfnRoutes) before = fixture_routes (TRIGGER);
  CfnLayout *layout = cfn_routes_get_layout (before);
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);
  CfnRect card = fixture_card (layout, "T");
  CfnPoint place = { card.x + 48, card.y + 24 };
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) positions = cfn_positions_with (none, "T", &place);
  g_autoptr (CfnLayout) moved = cfn_layout_with (layout, positions);
  g_autoptr (CfnRoutes) pulled = cfn_routes_pull (before, moved);
  guint stream = fixture_edge (diagram, CFN_CLAIM_STREAM);
  guint role = fixture_edge (diagram, CFN_CLAIM_ASSUME);
  const CfnRoute *was = cfn_routes_get (before, stream);
  const CfnRoute *is = cfn_routes_get (pulled, stream);

  g_assert_cmpfloat (is->start.x, ==, was->start.x + 48);
  g_assert_cmpfloat (is->start.y, ==, was->start.y + 24);
  g_assert_cmpfloat (is->points[0].x, ==, was->points[0].x + 48);
  g_assert_cmpfloat (is->end.x, ==, was->end.x);
  g_assert_cmpfloat (is->points[is->n_points - 1].x, ==, was->points[was->n_points - 1].x);
  g_assert_cmpfloat (is->tip.y, ==, was->tip.y);
  g_assert_true (cfn_routes_get (pulled, role) == cfn_routes_get (before, role));
}

/* After an edit that moved nothing the lines are those from before: not found again, and the same
 * as if they were. */
static void
test_lines_stay (void)
{
  g_autofree char *typed = g_strconcat (TRIGGER, "# more\n", NULL);
  g_autofree char *wired = g_strconcat (TRIGGER, "    DependsOn: T\n", NULL);
  g_autoptr (CfnRoutes) before = fixture_routes (TRIGGER);
  g_autoptr (CfnLayout) same = fixture_layout (typed);
  g_autoptr (CfnLayout) other = fixture_layout (wired);
  g_autoptr (CfnRoutes) kept = cfn_routes_new_after (before, same);
  g_autoptr (CfnRoutes) fresh = cfn_routes_new (same);
  g_autoptr (CfnRoutes) changed = cfn_routes_new_after (before, other);
  guint n_edges = cfn_diagram_get_n_edges (cfn_layout_get_diagram (same));

  for (guint i = 0; i < n_edges; i++)
    {
      const CfnRoute *line = cfn_routes_get (fresh, i);

      g_assert_true (cfn_routes_get (kept, i) == cfn_routes_get (before, i));
      g_assert_cmpmem (cfn_routes_get (kept, i)->points, line->n_points * sizeof (CfnPoint),
                       line->points, line->n_points * sizeof (CfnPoint));
    }
  g_assert_true (cfn_routes_get_layout (kept) == same);
  g_assert_true (cfn_routes_get (changed, 0) != cfn_routes_get (before, 0));
}

static void
test_is_gone (void)
{
  CfnRoutes *routes = fixture_routes (TRIGGER);

  cfn_routes_ref (routes);
  cfn_routes_unref (routes);
  cfn_routes_unref (routes);
  fixture_assert_gone ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/route/level-is-straight", test_level_ports_give_a_straight_line);
  g_test_add_func ("/route/leave-at-a-right-angle", test_lines_leave_at_a_right_angle);
  g_test_add_func ("/route/run-through-no-card", test_lines_run_through_no_card);
  g_test_add_func ("/route/labels-cover-nothing", test_labels_cover_nothing);
  g_test_add_func ("/route/parallel-edges", test_parallel_edges_are_told_apart);
  g_test_add_func ("/route/a-stub-has-a-loose-end", test_a_stub_has_a_loose_end);
  g_test_add_func ("/route/an-edge-to-itself", test_an_edge_to_itself);
  g_test_add_func ("/route/update", test_update_moves_what_hangs_on_a_card);
  g_test_add_func ("/route/between-free-points", test_between_free_points);
  g_test_add_func ("/route/random-stacks-are-honest", test_random_stacks_are_honest);
  g_test_add_func ("/route/all-templates-are-honest", test_all_templates_are_honest);
  g_test_add_func ("/route/layers", test_layers);
  g_test_add_func ("/route/is-gone", test_is_gone);
  g_test_add_func ("/route/pulled-along", test_pulled_along);
  g_test_add_func ("/route/lines-stay", test_lines_stay);

  return g_test_run ();
}
