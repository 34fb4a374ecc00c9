/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-frame.h"

#include "diagram-fixture.h"

/* The trigger with its function and role in one group, and the mapping in another one. */
static CfnPositions *
group_trigger (void)
{
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) one
    = cfn_positions_with_members (none, "Work", (const char * const []) { "F", "R", NULL });

  return cfn_positions_with_members (one, "Way", (const char * const []) { "M", "Gone", NULL });
}

static CfnLayout *
lay_out (const char   *resources,
         CfnPositions *positions)
{
  g_autoptr (CfnDiagram) diagram = fixture_diagram (resources);

  return cfn_layout_new (diagram, positions, NULL, NULL, NULL, NULL);
}

static gboolean
holds (CfnRect outer,
       CfnRect inner)
{
  CfnRect both = cfn_rect_union (outer, inner);

  return both.x == outer.x && both.y == outer.y && both.width == outer.width
         && both.height == outer.height;
}

static void
test_frames_are_around_their_cards (void)
{
  g_autoptr (CfnPositions) positions = group_trigger ();
  g_autoptr (CfnLayout) layout = lay_out (TRIGGER, positions);
  const CfnFrame *work = cfn_layout_get_frame (layout, cfn_layout_find_frame (layout, "Work"));

  g_assert_cmpuint (cfn_layout_get_n_frames (layout), ==, 2);
  g_assert_cmpuint (work->n_cards, ==, 2);
  g_assert_true (holds (work->rect, fixture_card (layout, "F")));
  g_assert_true (holds (work->rect, fixture_card (layout, "R")));
  g_assert_false (cfn_rect_intersects (work->rect, fixture_card (layout, "M")));
  g_assert_true (cfn_layout_has_groups (layout, positions));
}

/* Groups of which the template has no card are not drawn. */
static void
test_frames_need_cards (void)
{
  g_autoptr (CfnPositions) positions = group_trigger ();
  g_autoptr (CfnLayout) layout = lay_out ("  T: {Type: AWS::DynamoDB::Table}\n", positions);

  g_assert_cmpuint (cfn_layout_get_n_frames (layout), ==, 0);
  g_assert_cmpint (cfn_layout_find_frame (layout, "Work"), ==, -1);
  g_assert_cmpint (cfn_layout_get_frame_of (layout, 0), ==, -1);
}

static void
test_frames_in_frames (void)
{
  g_autoptr (CfnPositions) flat = group_trigger ();
  g_autoptr (CfnPositions) nested = cfn_positions_with_outer (flat, "Way", "All");
  g_autoptr (CfnPositions) positions = cfn_positions_with_outer (nested, "Work", "All");
  g_autoptr (CfnLayout) layout = lay_out (TRIGGER, positions);
  int all = cfn_layout_find_frame (layout, "All");
  const CfnFrame *way = cfn_layout_get_frame (layout, cfn_layout_find_frame (layout, "Way"));
  const CfnFrame *work = cfn_layout_get_frame (layout, cfn_layout_find_frame (layout, "Work"));

  g_assert_cmpint (all, ==, 0);
  g_assert_cmpint (way->outer, ==, all);
  g_assert_cmpuint (cfn_layout_get_frame (layout, all)->n_cards, ==, 3);
  g_assert_true (holds (cfn_layout_get_frame (layout, all)->rect, way->rect));
  g_assert_true (holds (cfn_layout_get_frame (layout, all)->rect, work->rect));
  g_assert_false (cfn_rect_intersects (way->rect, work->rect));
}

/* Its cards keep their places, but nothing of them is drawn. */
static void
test_a_collapsed_frame_stands_for_its_cards (void)
{
  g_autoptr (CfnPositions) open = group_trigger ();
  g_autoptr (CfnPositions) closed = cfn_positions_with_collapsed (open, "Work", TRUE);
  g_autoptr (CfnLayout) before = lay_out (TRIGGER, open);
  g_autoptr (CfnLayout) after = cfn_layout_with_groups (before, closed);
  CfnDiagram *diagram = cfn_layout_get_diagram (after);
  guint function = cfn_diagram_find_node (diagram, "F");
  guint end = cfn_layout_get_end (after, function);
  int frame = cfn_layout_find_frame (after, "Work");

  g_assert_false (cfn_layout_has_groups (before, closed));
  g_assert_false (cfn_layout_is_hidden (before, function));
  g_assert_true (cfn_layout_is_hidden (after, function));
  g_assert_cmpuint (end, ==, cfn_diagram_get_n_nodes (diagram) + frame);
  g_assert_cmpfloat (cfn_layout_get_box (after, end).width, ==, CFN_FRAME_WIDTH);
  g_assert_cmpfloat (cfn_layout_get_box (after, end).x, ==,
                     cfn_layout_get_frame (before, frame)->rect.x);
  g_assert_cmpfloat (fixture_card (before, "F").x, ==, fixture_card (after, "F").x);
  g_assert_cmpuint (cfn_layout_get_end (after, 0), ==, 0);
}

/* What is in a collapsed frame is hidden however deep, and the outermost one is drawn. */
static void
test_the_outermost_collapsed_frame_is_drawn (void)
{
  g_autoptr (CfnPositions) flat = group_trigger ();
  g_autoptr (CfnPositions) nested = cfn_positions_with_outer (flat, "Work", "All");
  g_autoptr (CfnPositions) inner = cfn_positions_with_collapsed (nested, "Work", TRUE);
  g_autoptr (CfnPositions) both = cfn_positions_with_collapsed (inner, "All", TRUE);
  g_autoptr (CfnLayout) layout = lay_out (TRIGGER, both);
  int all = cfn_layout_find_frame (layout, "All");
  int work = cfn_layout_find_frame (layout, "Work");

  g_assert_true (cfn_layout_get_frame (layout, work)->is_hidden);
  g_assert_false (cfn_layout_get_frame (layout, all)->is_hidden);
  g_assert_cmpuint (cfn_layout_get_end (layout, cfn_diagram_find_node (
                      cfn_layout_get_diagram (layout), "R")), ==, 4 + all);
}

/* One line for many: of the three functions that a table's role may read and one may not. */
static void
test_lines_to_a_collapsed_frame_are_one (void)
{
  static const char shared[] =
    TRIGGER
    "  F2: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt R.Arn}}\n"
    "  F3: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt R.Arn}}\n";
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) open
    = cfn_positions_with_members (none, "Work",
                                  (const char * const []) { "F", "F2", "F3", NULL });
  g_autoptr (CfnPositions) closed = cfn_positions_with_collapsed (open, "Work", TRUE);
  g_autoptr (CfnLayout) before = lay_out (shared, open);
  g_autoptr (CfnRoutes) all = cfn_routes_new (before);
  g_autoptr (CfnLayout) after = cfn_layout_with_groups (before, closed);
  g_autoptr (CfnRoutes) few = cfn_routes_update (all, after, NULL, 0);
  CfnDiagram *diagram = cfn_layout_get_diagram (after);
  guint n_drawn = 0;
  guint n_for = 0;

  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    {
      g_assert_cmpuint (cfn_routes_get_count (all, i), ==, 1);
      if (cfn_diagram_get_edge (diagram, i)->claim->kind == CFN_CLAIM_ASSUME)
        {
          n_drawn += cfn_routes_get_count (few, i) > 0;
          n_for += cfn_routes_get_count (few, i);
          if (cfn_routes_get_count (few, i) > 1)
            {
              g_autofree char *text = cfn_routes_get_pill_text (few, i);

              g_assert_cmpstr (text, ==, "×3");
            }
        }
    }
  g_assert_cmpuint (n_drawn, ==, 1);
  g_assert_cmpuint (n_for, ==, 3);
}

/* Opening a frame again gives the very picture that was there before. */
static void
test_closing_and_opening_changes_nothing (void)
{
  g_autoptr (CfnPositions) open = group_trigger ();
  g_autoptr (CfnPositions) closed = cfn_positions_with_collapsed (open, "Work", TRUE);
  g_autoptr (CfnLayout) layout = lay_out (TRIGGER, open);
  g_autoptr (CfnRoutes) before = cfn_routes_new (layout);
  g_autoptr (CfnLayout) few = cfn_layout_with_groups (layout, closed);
  g_autoptr (CfnRoutes) between = cfn_routes_update (before, few, NULL, 0);
  g_autoptr (CfnLayout) again = cfn_layout_with_groups (few, open);
  g_autoptr (CfnRoutes) after = cfn_routes_update (between, again, NULL, 0);

  for (guint i = 0; i < cfn_diagram_get_n_edges (cfn_layout_get_diagram (layout)); i++)
    {
      const CfnRoute *one = cfn_routes_get (before, i);
      const CfnRoute *other = cfn_routes_get (after, i);

      g_assert_cmpmem (one->points, one->n_points * sizeof (CfnPoint),
                       other->points, other->n_points * sizeof (CfnPoint));
    }
}

static void
test_is_gone (void)
{
  g_autoptr (CfnPositions) positions = group_trigger ();
  CfnLayout *layout = lay_out (TRIGGER, positions);

  cfn_layout_unref (layout);
  fixture_assert_gone ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/frame/around-its-cards", test_frames_are_around_their_cards);
  g_test_add_func ("/frame/needs-cards", test_frames_need_cards);
  g_test_add_func ("/frame/in-frame", test_frames_in_frames);
  g_test_add_func ("/frame/collapsed", test_a_collapsed_frame_stands_for_its_cards);
  g_test_add_func ("/frame/outermost-collapsed", test_the_outermost_collapsed_frame_is_drawn);
  g_test_add_func ("/frame/lines-are-one", test_lines_to_a_collapsed_frame_are_one);
  g_test_add_func ("/frame/close-and-open", test_closing_and_opening_changes_nothing);
  g_test_add_func ("/frame/is-gone", test_is_gone);

  return g_test_run ();
}
