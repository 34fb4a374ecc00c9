/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-layers.h"

#define N_NODES 400

/* Every node in a place of its own. */
static void
assert_apart (const CfnDotPlace *places,
              guint              n)
{
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      g_assert_true (places[i].column != places[j].column
                     || ABS (places[i].row - places[j].row) >= 1);
}

static void
test_edges_lead_right (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autofree CfnDotPlace *places = g_new0 (CfnDotPlace, N_NODES);
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (CfnDotEdge));

  for (guint i = 1; i < N_NODES; i++)
    for (guint j = 0; j < 2; j++)
      {
        CfnDotEdge edge = { (guint) g_rand_int_range (random, MAX ((int) i - 30, 0), (int) i), i,
                            1 };

        g_array_append_val (edges, edge);
      }
  cfn_layers_place (N_NODES, (const CfnDotEdge *) (gpointer) edges->data, edges->len, places);

  assert_apart (places, N_NODES);
  for (guint i = 0; i < edges->len; i++)
    {
      const CfnDotEdge *edge = &g_array_index (edges, CfnDotEdge, i);

      g_assert_cmpuint (places[edge->from].column, <, places[edge->to].column);
    }
}

/* Rings, loops and the same edge twice. */
static void
test_odd_graphs (void)
{
  static const CfnDotEdge edges[] = { { 0, 1, 1 }, { 1, 2, 1 }, { 2, 0, 1 }, { 1, 1, 1 },
                                      { 0, 1, 1 }, { 2, 3, 4 }, { 3, 0, 1 } };
  CfnDotPlace places[4];

  cfn_layers_place (4, edges, G_N_ELEMENTS (edges), places);
  assert_apart (places, 4);
  g_assert_cmpuint (places[0].column, ==, 0);
  g_assert_cmpuint (places[3].column, ==, 3);
}

/* A ladder has one picture without crossings, however its edges are told. */
static void
test_a_ladder_has_no_crossings (void)
{
  CfnDotEdge edges[98];
  CfnDotPlace places[100];

  for (guint i = 0; i < 49; i++)
    {
      edges[i] = (CfnDotEdge) { i, i + 1, 1 };
      edges[97 - i] = (CfnDotEdge) { 50 + i, 51 + i, 1 };
    }
  edges[48] = (CfnDotEdge) { 0, 50, 1 };
  cfn_layers_place (100, edges, 98, places);
  assert_apart (places, 100);
  for (guint i = 2; i < 48; i++)
    g_assert_true ((places[i].row < places[50 + i - 1].row)
                   == (places[2].row < places[51].row));
}

static void
test_same_graph_same_places (void)
{
  CfnDotEdge edges[60];
  CfnDotPlace one[40];
  CfnDotPlace other[40];

  for (guint i = 0; i < 60; i++)
    edges[i] = (CfnDotEdge) { i * 7 % 40, (i * 13 + 5) % 40, 1 + i % 3 };
  cfn_layers_place (40, edges, 60, one);
  cfn_layers_place (40, edges, 60, other);
  for (guint i = 0; i < 40; i++)
    g_assert_true (one[i].column == other[i].column && one[i].row == other[i].row);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layers/edges-lead-right", test_edges_lead_right);
  g_test_add_func ("/layers/odd-graphs", test_odd_graphs);
  g_test_add_func ("/layers/ladder", test_a_ladder_has_no_crossings);
  g_test_add_func ("/layers/same-graph-same-places", test_same_graph_same_places);

  return g_test_run ();
}
