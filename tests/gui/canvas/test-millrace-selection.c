/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"

#define IDS(...) ((const char * const []) { __VA_ARGS__, NULL })

static void
count_cb (guint *count)
{
  *count += 1;
}

static MillraceSelection *
make (guint *changes)
{
  MillraceSelection *selection = millrace_selection_new ();

  *changes = 0;
  g_signal_connect_swapped (selection, "changed", G_CALLBACK (count_cb), changes);

  return selection;
}

static void
test_set (void)
{
  guint changes;
  MillraceSelection *selection = make (&changes);

  millrace_selection_set (selection, IDS ("B", "A", "B"));
  g_assert_cmpuint (millrace_selection_get_n (selection), ==, 2);
  g_assert_cmpstr (millrace_selection_get_ids (selection)[0], ==, "B");
  g_assert_cmpstr (millrace_selection_get_ids (selection)[1], ==, "A");
  g_assert_null (millrace_selection_get_ids (selection)[2]);
  g_assert_cmpuint (changes, ==, 1);

  /* The same again, and by its own strings, is no change. */
  millrace_selection_set (selection, IDS ("B", "A"));
  millrace_selection_set (selection, millrace_selection_get_ids (selection));
  g_assert_cmpuint (changes, ==, 1);

  /* Another order is: connecting goes from the first to the second. */
  millrace_selection_set (selection, IDS ("A", "B"));
  g_assert_cmpuint (changes, ==, 2);

  fixture_assert_gone (selection);
}

static void
test_add_and_toggle (void)
{
  guint changes;
  MillraceSelection *selection = make (&changes);

  millrace_selection_add (selection, "A");
  millrace_selection_add (selection, "A");
  g_assert_cmpuint (changes, ==, 1);
  millrace_selection_toggle (selection, "B");
  millrace_selection_toggle (selection, "A");
  g_assert_false (millrace_selection_contains (selection, "A"));
  g_assert_true (millrace_selection_contains (selection, "B"));
  g_assert_cmpuint (changes, ==, 3);
  millrace_selection_clear (selection);
  millrace_selection_clear (selection);
  g_assert_cmpuint (changes, ==, 4);
  g_assert_cmpuint (millrace_selection_get_n (selection), ==, 0);

  fixture_assert_gone (selection);
}

static void
test_edge_or_cards (void)
{
  guint changes;
  MillraceSelection *selection = make (&changes);

  millrace_selection_set (selection, IDS ("A", "B"));
  millrace_selection_set_edge (selection, "stream A B 0");
  g_assert_cmpuint (millrace_selection_get_n (selection), ==, 0);
  g_assert_cmpstr (millrace_selection_get_edge (selection), ==, "stream A B 0");
  millrace_selection_set_edge (selection, "stream A B 0");
  g_assert_cmpuint (changes, ==, 2);

  millrace_selection_add (selection, "A");
  g_assert_null (millrace_selection_get_edge (selection));
  millrace_selection_set_edge (selection, "stream A B 0");
  millrace_selection_clear (selection);
  g_assert_null (millrace_selection_get_edge (selection));
  g_assert_cmpuint (changes, ==, 5);

  fixture_assert_gone (selection);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas/selection/set", test_set);
  g_test_add_func ("/canvas/selection/add-and-toggle", test_add_and_toggle);
  g_test_add_func ("/canvas/selection/edge-or-cards", test_edge_or_cards);

  return g_test_run ();
}
