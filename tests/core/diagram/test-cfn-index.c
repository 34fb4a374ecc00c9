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
  g_test_add_func ("/index/is-gone", test_is_gone);

  return g_test_run ();
}
