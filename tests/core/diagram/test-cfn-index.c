/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-index.h"

#include "diagram-fixture.h"

static void
test_finds_cards_and_edges (void)
{
  g_autoptr (CfnRoutes) routes = fixture_routes (TRIGGER);
  g_autoptr (CfnIndex) index = cfn_index_new (routes);
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (guint));
  CfnLayout *layout = cfn_routes_get_layout (routes);

  cfn_index_query_nodes (index, fixture_card (layout, "M"), nodes);
  g_assert_cmpuint (nodes->len, ==, 1);
  g_assert_cmpuint (g_array_index (nodes, guint, 0), ==, 1);

  cfn_index_query_edges (index, cfn_routes_get_bounds (routes), edges);
  g_assert_cmpuint (edges->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (g_array_index (edges, guint, i), ==, i);
}

static void
test_nothing_where_nothing_is (void)
{
  g_autoptr (CfnRoutes) routes = fixture_routes (TRIGGER);
  g_autoptr (CfnIndex) index = cfn_index_new (routes);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  cfn_index_query_nodes (index, (CfnRect) { -900, -900, 10, 10 }, found);
  cfn_index_query_edges (index, (CfnRect) { -900, -900, 10, 10 }, found);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
assert_same_lines (CfnRoutes *one,
                   CfnRoutes *other)
{
  guint n = cfn_diagram_get_n_edges (cfn_layout_get_diagram (cfn_routes_get_layout (one)));

  for (guint i = 0; i < n; i++)
    {
      const CfnRoute *a = cfn_routes_get (one, i);
      const CfnRoute *b = cfn_routes_get (other, i);

      g_assert_cmpmem (a->points, a->n_points * sizeof (CfnPoint),
                       b->points, b->n_points * sizeof (CfnPoint));
      g_assert_true (a->has_pill == b->has_pill);
    }
}

static void
assert_same_answers (CfnIndex *one,
                     CfnIndex *other,
                     CfnRect   bounds)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (guint));

  for (double x = bounds.x - 100; x < bounds.x + bounds.width; x += 300)
    for (double y = bounds.y - 100; y < bounds.y + bounds.height; y += 200)
      {
        CfnRect view = { x, y, 300, 200 };

        g_array_set_size (found, 0);
        g_array_set_size (expected, 0);
        cfn_index_query_nodes (one, view, found);
        cfn_index_query_nodes (other, view, expected);
        cfn_index_query_edges (one, view, found);
        cfn_index_query_edges (other, view, expected);
        g_assert_cmpmem (found->data, found->len * sizeof (guint),
                         expected->data, expected->len * sizeof (guint));
      }
}

/* At each motion the same index, and the lines that there would be without the motions before. */
static void
test_follows_a_drag (void)
{
  g_autofree char *triggers = fixture_triggers (20);
  g_autoptr (CfnRoutes) routes = fixture_routes (triggers);
  CfnLayout *layout = cfn_routes_get_layout (routes);
  guint node = (guint) cfn_diagram_find_node (cfn_layout_get_diagram (layout), "F7");
  CfnIndex *index = cfn_index_new (routes);
  CfnIndex *first = index;

  for (guint step = 1; step <= 12; step++)
    {
      CfnRect card = fixture_card (layout, "F7");
      CfnPoint place = { card.x + 37.0 * step, card.y + 23.0 * step };
      g_autoptr (CfnRoutes) untouched = cfn_routes_new (layout);
      g_autoptr (CfnPositions) none = cfn_positions_new ();
      g_autoptr (CfnPositions) moved = cfn_positions_with (none, "F7", &place);
      g_autoptr (CfnLayout) after = cfn_layout_with (layout, moved);
      g_autoptr (CfnRoutes) now = cfn_routes_update (routes, after, &node, 1);
      g_autoptr (CfnRoutes) expected = cfn_routes_update (untouched, after, &node, 1);
      g_autoptr (CfnIndex) fresh = cfn_index_new (now);

      assert_same_lines (now, expected);
      index = cfn_index_follow (index, now);
      g_assert_true (index == first);
      assert_same_answers (index, fresh, cfn_routes_get_bounds (now));
    }

  cfn_index_unref (index);
}

/* What somebody else looks at stays what it is. */
static void
test_leaves_what_is_shared (void)
{
  g_autoptr (CfnRoutes) routes = fixture_routes (TRIGGER);
  g_autoptr (CfnIndex) index = cfn_index_new (routes);
  g_autoptr (CfnIndex) other = cfn_index_follow (cfn_index_ref (index), routes);

  g_assert_true (other != index);
}

static void
test_is_gone (void)
{
  CfnRoutes *routes = fixture_routes (TRIGGER);
  CfnIndex *index = cfn_index_new (routes);

  cfn_routes_unref (routes);
  cfn_index_unref (cfn_index_ref (index));
  cfn_index_unref (index);
  fixture_assert_gone ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index/finds-cards-and-edges", test_finds_cards_and_edges);
  g_test_add_func ("/index/nothing-where-nothing-is", test_nothing_where_nothing_is);
  g_test_add_func ("/index/follows-a-drag", test_follows_a_drag);
  g_test_add_func ("/index/leaves-what-is-shared", test_leaves_what_is_shared);
  g_test_add_func ("/index/is-gone", test_is_gone);

  return g_test_run ();
}
