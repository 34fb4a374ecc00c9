/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-designer.h"

#include "diagram-fixture.h"

#define QUEUE(id)                                                                                  \
  "  " id ": {Type: AWS::SQS::Queue, Metadata: {'" CFN_DESIGNER_KEY "': {id: u-" id "}}}\n"

/* The template of the queues A, B and C, drawn as @drawing says. */
static CfnPositions *
read_positions (const char *drawing)
{
  g_autofree char *resources
    = g_strconcat (QUEUE ("A"), QUEUE ("B"), QUEUE ("C"), "Metadata:\n  " CFN_DESIGNER_KEY ":\n",
                   drawing, NULL);
  g_autoptr (CfnDiagram) diagram = fixture_diagram (resources);

  return cfn_designer_get_positions (diagram);
}

static void
assert_place (CfnPositions *positions,
              const char   *id,
              double        x,
              double        y)
{
  CfnPoint point;

  g_assert_true (cfn_positions_lookup (positions, id, &point));
  g_assert_cmpfloat (point.x, ==, x);
  g_assert_cmpfloat (point.y, ==, y);
}

/* Icons that touch become cards with room between them; a queue's card is 98 high. */
static void
test_is_spread (void)
{
  g_autoptr (CfnPositions) positions
    = read_positions ("    u-A: {position: {x: 100, 'y': 40}}\n"
                      "    u-B: {position: {x: 160, 'y': 40}}\n"
                      "    u-C: {position: {x: 100, 'y': -20}}\n");

  g_assert_cmpuint (cfn_positions_get_n (positions), ==, 3);
  assert_place (positions, "C", 0, 0);
  assert_place (positions, "A", 0, 192);
  assert_place (positions, "B", 240, 192);
}

static void
test_makes_no_sense (void)
{
  g_autoptr (CfnPositions) positions
    = read_positions ("    u-A: {position: {x: 1e300, 'y': 40}}\n"
                      "    u-B: {position: {x: !Ref A, 'y': nan}}\n"
                      "    u-C: {position: [1, 2]}\n");

  g_assert_cmpuint (cfn_positions_get_n (positions), ==, 0);
}

/* The first one stays, the layout finds a place for the other. */
static void
test_overlaps (void)
{
  g_autoptr (CfnPositions) positions
    = read_positions ("    u-A: {position: {x: 10.5, 'y': 40}}\n"
                      "    u-B: {position: {x: 20.5, 'y': 45}}\n");

  g_assert_cmpuint (cfn_positions_get_n (positions), ==, 1);
  assert_place (positions, "A", 0, 0);
}

static void
test_without_drawing (void)
{
  g_autoptr (CfnDiagram) diagram = fixture_diagram (QUEUE ("A"));
  g_autoptr (CfnPositions) positions = cfn_designer_get_positions (diagram);

  g_assert_cmpuint (cfn_positions_get_n (positions), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/designer/is-spread", test_is_spread);
  g_test_add_func ("/designer/makes-no-sense", test_makes_no_sense);
  g_test_add_func ("/designer/overlaps", test_overlaps);
  g_test_add_func ("/designer/without-drawing", test_without_drawing);
  g_test_add_func ("/designer/is-gone", fixture_assert_gone);

  return g_test_run ();
}
