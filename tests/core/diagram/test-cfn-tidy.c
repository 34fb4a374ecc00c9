/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-tidy.h"

#include <math.h>

#include "diagram-fixture.h"
#include "random-stack.h"

#define IDS(...) ((const char * const []) { __VA_ARGS__, NULL })

static const char three[] =
  "  A: {Type: AWS::SNS::Topic}\n"
  "  B: {Type: AWS::DynamoDB::Table}\n"
  "  C: {Type: AWS::SQS::Queue}\n";

/* Three cards of different heights, scattered. */
static CfnLayout *
scatter (CfnPositions **placed)
{
  static const CfnPoint points[] = { { 10, 500 }, { 400, 30 }, { 1300, 200 } };
  g_autoptr (CfnDiagram) diagram = fixture_diagram (three);
  g_autoptr (CfnPositions) none = cfn_positions_new ();

  *placed = cfn_positions_with_all (none, IDS ("A", "B", "C"), points, 3);

  return cfn_layout_new (diagram, *placed, NULL, NULL, NULL, NULL);
}

static void
assert_at (CfnPositions *positions,
           const char   *id,
           double        x,
           double        y)
{
  CfnPoint point = { NAN, NAN };

  g_assert_true (cfn_positions_lookup (positions, id, &point));
  g_assert_cmpfloat (point.x, ==, x);
  g_assert_cmpfloat (point.y, ==, y);
}

static void
test_align (void)
{
  g_autoptr (CfnPositions) placed = NULL;
  g_autoptr (CfnLayout) layout = scatter (&placed);
  const char * const *ids = IDS ("C", "A", "B", "Nobody");
  g_autoptr (CfnPositions) left = cfn_tidy_align (layout, placed, ids, CFN_ALIGN_LEFT);
  g_autoptr (CfnPositions) right = cfn_tidy_align (layout, placed, ids, CFN_ALIGN_RIGHT);
  g_autoptr (CfnPositions) centre = cfn_tidy_align (layout, placed, ids, CFN_ALIGN_CENTRE);
  g_autoptr (CfnPositions) top = cfn_tidy_align (layout, placed, ids, CFN_ALIGN_TOP);
  g_autoptr (CfnPositions) bottom = cfn_tidy_align (layout, placed, ids, CFN_ALIGN_BOTTOM);
  g_autoptr (CfnPositions) middle = cfn_tidy_align (layout, placed, ids, CFN_ALIGN_MIDDLE);
  double a = fixture_card (layout, "A").height;
  double b = fixture_card (layout, "B").height;

  assert_at (left, "B", 10, 30);
  assert_at (left, "C", 10, 200);
  assert_at (right, "A", 1300, 500);
  assert_at (centre, "A", 655, 500);
  assert_at (centre, "B", 655, 30);
  assert_at (top, "A", 10, 30);
  assert_at (top, "C", 1300, 30);
  assert_at (bottom, "B", 400, 500 + a - b);
  assert_at (middle, "B", 400, round (30 + (470 + a - b) / 2));
}

/* What would come to lie on each other is moved apart. */
static void
test_align_covers_nothing (void)
{
  g_autoptr (CfnPositions) placed = NULL;
  g_autoptr (CfnLayout) layout = scatter (&placed);
  g_autoptr (CfnPositions) row = cfn_tidy_align (layout, placed, IDS ("A", "B", "C"),
                                                 CFN_ALIGN_TOP);
  g_autoptr (CfnLayout) level = cfn_layout_with (layout, row);
  g_autoptr (CfnPositions) column = cfn_tidy_align (level, row, IDS ("A", "B", "C"),
                                                    CFN_ALIGN_LEFT);
  double a = fixture_card (layout, "A").height;
  double b = fixture_card (layout, "B").height;

  assert_at (column, "A", 10, 30);
  assert_at (column, "B", 10, 30 + a + 24);
  assert_at (column, "C", 10, 30 + a + 24 + b + 24);
}

static void
test_distribute (void)
{
  g_autoptr (CfnPositions) placed = NULL;
  g_autoptr (CfnLayout) layout = scatter (&placed);
  g_autoptr (CfnPositions) level = cfn_tidy_distribute (layout, placed, IDS ("A", "B", "C"),
                                                        FALSE);
  g_autoptr (CfnPositions) upright = cfn_tidy_distribute (layout, placed, IDS ("A", "B", "C"),
                                                          TRUE);
  g_autoptr (CfnPositions) few = cfn_tidy_distribute (layout, placed, IDS ("A", "B"), FALSE);
  double b = fixture_card (layout, "B").height;
  double c = fixture_card (layout, "C").height;

  assert_at (level, "A", 10, 500);
  assert_at (level, "B", 655, 30);
  assert_at (level, "C", 1300, 200);
  assert_at (upright, "B", 400, 30);
  assert_at (upright, "A", 10, 500);
  assert_at (upright, "C", 1300, round (30 + b + (500 - 30 - b - c) / 2));
  g_assert_true (cfn_positions_equal (few, placed));
}

static void
assert_no_overlap (CfnLayout *layout)
{
  guint n = cfn_diagram_get_n_nodes (cfn_layout_get_diagram (layout));

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      g_assert_false (cfn_rect_intersects (cfn_layout_get_card (layout, i),
                                           cfn_layout_get_card (layout, j)));
}

/* Some of the cards of random stacks that a person messed up. */
static void
test_some (void)
{
  for (guint seed = 0; seed < 20; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (RandomStack) stack = random_stack_new (random);
      g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (CfnPositions) none = cfn_positions_new ();
      g_autoptr (CfnDiagram) diagram = NULL;
      g_autoptr (CfnLayout) layout = NULL;
      g_autoptr (CfnLayout) after = NULL;
      g_autoptr (CfnPositions) tidied = NULL;
      g_autofree char *yaml = NULL;

      for (guint i = 0; i < 50; i++)
        random_stack_add (stack);
      for (guint i = 0; i < 20; i++)
        g_ptr_array_add (ids, random_stack_get_id (stack, i));
      g_ptr_array_add (ids, NULL);
      yaml = random_stack_to_yaml (stack);
      diagram = fixture_diagram (yaml);
      layout = cfn_layout_new (diagram, NULL, NULL, NULL, NULL, NULL);

      tidied = cfn_tidy_some (layout, none, (const char * const *) ids->pdata, NULL, NULL);
      after = cfn_layout_with (layout, tidied);
      assert_no_overlap (after);
      for (guint i = 0; i < 50; i++)
        {
          const char *id = cfn_diagram_get_node (diagram, i)->resource->id;
          CfnRect one = cfn_layout_get_card (layout, i);
          CfnRect other = cfn_layout_get_card (after, i);

          if (!g_strv_contains ((const char * const *) ids->pdata, id))
            g_assert_true (one.x == other.x && one.y == other.y);
        }
    }
}

/* In the frame that they share, if they do. */
static void
test_some_stay_in_their_frame (void)
{
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) placed
    = cfn_positions_with_members (none, "Work", IDS ("M", "F", "R"));
  g_autoptr (CfnDiagram) diagram = fixture_diagram (TRIGGER);
  g_autoptr (CfnLayout) layout = cfn_layout_new (diagram, placed, NULL, NULL, NULL, NULL);
  g_autoptr (CfnPositions) tidied = cfn_tidy_some (layout, placed, IDS ("F", "R"), NULL, NULL);
  g_autoptr (CfnLayout) after = cfn_layout_new (diagram, tidied, layout, NULL, NULL, NULL);

  g_assert_true (cfn_positions_same_groups (placed, tidied));
  g_assert_false (cfn_rect_intersects (cfn_layout_get_frame (after, 0)->rect,
                                       fixture_card (after, "T")));
}

static void
test_all (void)
{
  g_autofree char *resources = fixture_triggers (3);
  g_autoptr (CfnDiagram) diagram = fixture_diagram (resources);
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) placed = cfn_positions_with (none, "F1", &(CfnPoint) { 3000, 2000 });
  g_autoptr (CfnLayout) fresh = cfn_layout_new (diagram, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (CfnLayout) messy = cfn_layout_new (diagram, placed, fresh, NULL, NULL, NULL);
  g_autoptr (CfnPositions) tidied = cfn_tidy_all (messy, placed, NULL, NULL);
  g_autoptr (CfnLayout) after = cfn_layout_with (messy, tidied);
  g_autoptr (CfnPositions) again = cfn_tidy_all (after, tidied, NULL, NULL);

  for (guint i = 0; i < 12; i++)
    {
      g_assert_cmpfloat (cfn_layout_get_card (after, i).x, ==, cfn_layout_get_card (fresh, i).x);
      g_assert_cmpfloat (cfn_layout_get_card (after, i).y, ==, cfn_layout_get_card (fresh, i).y);
    }
  g_assert_cmpuint (cfn_positions_get_n (tidied), ==, 12);
  g_assert_true (cfn_positions_equal (tidied, again));
}

static void
test_unplaced (void)
{
  g_autoptr (CfnDiagram) diagram = fixture_diagram (TRIGGER);
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) placed = cfn_positions_with (none, "M", &(CfnPoint) { 3000, 2000 });
  g_autoptr (CfnLayout) fresh = cfn_layout_new (diagram, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (CfnLayout) layout = cfn_layout_new (diagram, placed, fresh, NULL, NULL, NULL);
  g_autoptr (CfnPositions) tidied = cfn_tidy_unplaced (layout, placed, NULL, NULL);
  CfnPoint table;

  assert_at (tidied, "M", 3000, 2000);
  g_assert_true (cfn_positions_lookup (tidied, "T", &table));
  g_assert_cmpfloat (table.x, >, 2000);
  g_assert_cmpfloat (table.x, <, 3000 - 216);
}

static void
test_cancelled (void)
{
  g_autoptr (CfnLayout) layout = fixture_layout (TRIGGER);
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (cfn_tidy_all (layout, none, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (cfn_tidy_some (layout, none, IDS ("T", "M"), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
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
  g_test_add_func ("/tidy/align", test_align);
  g_test_add_func ("/tidy/align-covers-nothing", test_align_covers_nothing);
  g_test_add_func ("/tidy/distribute", test_distribute);
  g_test_add_func ("/tidy/some", test_some);
  g_test_add_func ("/tidy/some-in-their-frame", test_some_stay_in_their_frame);
  g_test_add_func ("/tidy/all", test_all);
  g_test_add_func ("/tidy/unplaced", test_unplaced);
  g_test_add_func ("/tidy/cancelled", test_cancelled);
  g_test_add_func ("/tidy/is-gone", test_is_gone);

  return g_test_run ();
}
