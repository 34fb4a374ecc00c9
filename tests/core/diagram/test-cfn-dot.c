/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-dot.h"

static void
test_a_chain_is_level (void)
{
  static const CfnDotEdge edges[] = { { 0, 1, 16 }, { 1, 2, 16 } };
  CfnDotPlace places[3];

  cfn_dot_place (3, edges, 2, places);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (places[i].column, ==, i);
      g_assert_cmpfloat (places[i].row, ==, places[0].row);
    }
}

static void
test_what_is_not_linked_stays_in_order (void)
{
  CfnDotPlace places[4];

  cfn_dot_place (4, NULL, 0, places);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpfloat (places[i].row, >, places[i - 1].row);
}

static void
test_many_stand_in_stripes (void)
{
  CfnDotPlace places[40];
  guint n_columns = 0;

  cfn_dot_place (40, NULL, 0, places);
  for (guint i = 0; i < 40; i++)
    {
      n_columns = MAX (n_columns, places[i].column + 1);
      for (guint j = 0; j < i; j++)
        g_assert_true (places[i].column != places[j].column || places[i].row != places[j].row);
    }
  g_assert_cmpuint (n_columns, >=, 4);
  g_assert_cmpuint (n_columns, <=, 10);
}

static void
test_first_comes_first (void)
{
  static const CfnDotEdge edges[] = { { 0, 1, 1 }, { 0, 2, 1 }, { 0, 3, 1 } };
  CfnDotPlace places[4];

  cfn_dot_place (4, edges, 3, places);
  g_assert_cmpfloat (places[1].row, <, places[2].row);
  g_assert_cmpfloat (places[2].row, <, places[3].row);
}

static void
test_a_circle_ends (void)
{
  static const CfnDotEdge edges[] = { { 0, 1, 1 }, { 1, 2, 1 }, { 2, 0, 1 } };
  CfnDotPlace places[3];

  cfn_dot_place (3, edges, 3, places);
  g_assert_cmpuint (places[0].column, !=, places[1].column);
}

static gpointer
place_many (gpointer data)
{
  static const CfnDotEdge edges[] = { { 0, 1, 1 }, { 0, 2, 1 }, { 1, 3, 1 }, { 2, 3, 1 } };

  for (guint i = 0; i < 50; i++)
    {
      CfnDotPlace places[4];

      cfn_dot_place (4, edges, 4, places);
      g_assert_cmpuint (places[3].column, ==, 2);
    }

  return NULL;
}

/* Graphviz 2.42 crashes when two threads use it: the lock keeps them apart. */
static void
test_threads_take_turns (void)
{
  GThread *other = g_thread_new ("layout", place_many, NULL);

  place_many (NULL);
  g_thread_join (other);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dot/a-chain-is-level", test_a_chain_is_level);
  g_test_add_func ("/dot/unlinked-in-order", test_what_is_not_linked_stays_in_order);
  g_test_add_func ("/dot/many-stand-in-stripes", test_many_stand_in_stripes);
  g_test_add_func ("/dot/first-comes-first", test_first_comes_first);
  g_test_add_func ("/dot/a-circle-ends", test_a_circle_ends);
  g_test_add_func ("/dot/threads-take-turns", test_threads_take_turns);

  return g_test_run ();
}
