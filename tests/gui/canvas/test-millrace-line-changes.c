/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"
#include "millrace-line-changes.h"

static const char linked[] =
  "Resources:\n"
  "  A: {Type: 'AWS::SNS::Topic', DependsOn: B}\n"
  "  B: {Type: 'AWS::SQS::Queue'}\n"
  "  C: {Type: 'AWS::SNS::Topic', DependsOn: D}\n"
  "  D: {Type: 'AWS::SQS::Queue'}\n";

static const char cut[] =
  "Resources:\n"
  "  A: {Type: 'AWS::SNS::Topic', DependsOn: B}\n"
  "  B: {Type: 'AWS::SQS::Queue'}\n"
  "  C: {Type: 'AWS::SNS::Topic'}\n"
  "  D: {Type: 'AWS::SQS::Queue'}\n";

/* Each card in a place of its own, so that lines differ by what is written alone. */
static CfnRoutes *
route (const char *yaml,
       double      x_of_d)
{
  const CfnPoint places[] = { { 0, 0 }, { 600, 0 }, { 0, 800 }, { x_of_d, 800 } };
  static const char *ids[] = { "A", "B", "C", "D" };
  g_autoptr (CfnReading) reading = fixture_read (yaml);
  g_autoptr (CfnPositions) placed = cfn_positions_new ();
  g_autoptr (CfnLayout) layout = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      CfnPositions *more = cfn_positions_with (placed, ids[i], &places[i]);

      cfn_positions_unref (placed);
      placed = more;
    }
  layout = cfn_layout_new (cfn_reading_get_diagram (reading), placed, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return cfn_routes_new (layout);
}

static CfnRect
get_bounds (CfnRoutes  *routes,
            const char *from)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (cfn_routes_get_layout (routes));

  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    if (g_str_equal (cfn_diagram_get_edge (diagram, i)->claim->from->id, from))
      return cfn_routes_get (routes, i)->bounds;

  g_assert_not_reached ();
}

static void
assert_rect (CfnRect rect,
             CfnRect expected)
{
  g_assert_cmpfloat (rect.x, ==, expected.x);
  g_assert_cmpfloat (rect.y, ==, expected.y);
  g_assert_cmpfloat (rect.width, ==, expected.width);
  g_assert_cmpfloat (rect.height, ==, expected.height);
}

static void
test_same (void)
{
  g_autoptr (CfnRoutes) before = route (linked, 600);
  g_autoptr (CfnRoutes) after = route (linked, 600);
  CfnRect around = { -1, -2, -3, -4 };

  g_assert_false (millrace_line_changes_find (before, after, &around));
  assert_rect (around, (CfnRect) { -1, -2, -3, -4 });
}

/* Whichever way round: a line that is in one of the two pictures only. */
static void
test_gone (void)
{
  g_autoptr (CfnRoutes) before = route (linked, 600);
  g_autoptr (CfnRoutes) after = route (cut, 600);
  CfnRect around;

  g_assert_true (millrace_line_changes_find (before, after, &around));
  assert_rect (around, get_bounds (before, "C"));
  g_assert_true (millrace_line_changes_find (after, before, &around));
  assert_rect (around, get_bounds (before, "C"));
}

/* Where it was, and where it is. */
static void
test_moved (void)
{
  g_autoptr (CfnRoutes) before = route (linked, 600);
  g_autoptr (CfnRoutes) after = route (linked, 900);
  CfnRect around;

  g_assert_true (millrace_line_changes_find (before, after, &around));
  assert_rect (around, cfn_rect_union (get_bounds (before, "C"), get_bounds (after, "C")));
}

static void
test_count (void)
{
  g_autoptr (CfnRoutes) routes = route (linked, 600);
  CfnRect all = cfn_rect_union (get_bounds (routes, "A"), get_bounds (routes, "C"));

  g_assert_cmpuint (millrace_line_changes_count (routes, all), ==, 2);
  g_assert_cmpuint (millrace_line_changes_count (routes, get_bounds (routes, "A")), ==, 1);
  g_assert_cmpuint (millrace_line_changes_count (routes, (CfnRect) { 5000, 5000, 9, 9 }), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/line-changes/same", test_same);
  g_test_add_func ("/line-changes/gone", test_gone);
  g_test_add_func ("/line-changes/moved", test_moved);
  g_test_add_func ("/line-changes/count", test_count);

  return g_test_run ();
}
