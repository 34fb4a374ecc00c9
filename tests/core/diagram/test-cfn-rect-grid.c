/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rect-grid.h"

static guint
query (CfnRectGrid *grid,
       CfnRect      rect,
       GArray      *numbers)
{
  g_array_set_size (numbers, 0);
  cfn_rect_grid_query (grid, rect, numbers);

  return numbers->len;
}

/* The same answers as looking at every rectangle, for rectangles of all sizes. */
static void
test_finds_what_is_there (void)
{
  g_autoptr (CfnRectGrid) grid = cfn_rect_grid_new ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  CfnRect rects[200];

  for (guint i = 0; i < G_N_ELEMENTS (rects); i++)
    {
      double size = i % 20 == 0 ? 3000 : 200;

      rects[i] = (CfnRect) { g_rand_double_range (rand, -4000, 4000),
                             g_rand_double_range (rand, -4000, 4000),
                             g_rand_double_range (rand, 1, size),
                             g_rand_double_range (rand, 1, size) };
      cfn_rect_grid_add (grid, i, rects[i]);
    }

  for (guint round = 0; round < 200; round++)
    {
      CfnRect view = { g_rand_double_range (rand, -5000, 4000),
                       g_rand_double_range (rand, -5000, 4000),
                       g_rand_double_range (rand, 0.1, 2000),
                         g_rand_double_range (rand, 0.1, 2000) };
      guint found = 0;

      query (grid, view, numbers);
      for (guint i = 0; i < G_N_ELEMENTS (rects); i++)
        if (cfn_rect_intersects (rects[i], view))
          {
            g_assert_cmpuint (found, <, numbers->len);
            g_assert_cmpuint (g_array_index (numbers, guint, found), ==, i);
            found++;
          }
      g_assert_cmpuint (found, ==, numbers->len);
    }
}

/* Rectangles by number; those of no width are not there. */
typedef struct
{
  CfnRect rects[300];
} Places;

static gboolean
look_up (gpointer  data,
         guint     number,
         CfnRect  *rect)
{
  const Places *places = data;

  *rect = places->rects[number];

  return rect->width > 0;
}

static CfnRect
make_rect (GRand *rand)
{
  double size = g_rand_int_range (rand, 0, 15) == 0 ? 3000 : 200;

  return (CfnRect) { g_rand_double_range (rand, -4000, 4000),
                     g_rand_double_range (rand, -4000, 4000),
                     g_rand_double_range (rand, 1, size),
                     g_rand_double_range (rand, 1, size) };
}

static void
assert_alike (CfnRectGrid *one,
              CfnRectGrid *other,
              GRand       *rand)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint round = 0; round < 20; round++)
    {
      CfnRect view = make_rect (rand);

      query (one, view, found);
      query (other, view, expected);
      g_assert_cmpmem (found->data, found->len * sizeof (guint), expected->data,
                       expected->len * sizeof (guint));
    }
}

/* Small steps and large, into squares where nothing was and out of them, and from few squares into
 * more than are listed. */
static void
test_follows_what_moves (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autofree Places *places = g_new0 (Places, 1);
  CfnRectGrid *grid = NULL;
  CfnRectGrid *first;

  for (guint i = 0; i < G_N_ELEMENTS (places->rects); i++)
    if (i % 7 != 0)
      places->rects[i] = make_rect (rand);
  first = grid = cfn_rect_grid_follow (NULL, G_N_ELEMENTS (places->rects), look_up, places);

  for (guint step = 0; step < 100; step++)
    {
      g_autoptr (CfnRectGrid) fresh = NULL;
      guint moved = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (places->rects));

      if (moved % 7 != 0 && step % 2 == 0)
        places->rects[moved].x += 10;
      else if (moved % 7 != 0)
        places->rects[moved] = make_rect (rand);
      grid = cfn_rect_grid_follow (grid, G_N_ELEMENTS (places->rects), look_up, places);
      fresh = cfn_rect_grid_follow (NULL, G_N_ELEMENTS (places->rects), look_up, places);
      assert_alike (grid, fresh, rand);
    }
  /* Never made anew. */
  g_assert_true (grid == first);

  cfn_rect_grid_free (grid);
}

static void
test_follows_what_comes_and_goes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);
  g_autofree Places *places = g_new0 (Places, 1);
  CfnRectGrid *grid = NULL;

  for (guint step = 0; step < 60; step++)
    {
      g_autoptr (CfnRectGrid) fresh = NULL;
      guint changed = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (places->rects));

      places->rects[changed] = step % 3 == 0 ? (CfnRect) { 0, 0, 0, 0 } : make_rect (rand);
      grid = cfn_rect_grid_follow (grid, G_N_ELEMENTS (places->rects), look_up, places);
      fresh = cfn_rect_grid_follow (NULL, G_N_ELEMENTS (places->rects), look_up, places);
      g_assert_cmpuint (cfn_rect_grid_get_n (grid), ==, cfn_rect_grid_get_n (fresh));
      assert_alike (grid, fresh, rand);
    }

  cfn_rect_grid_free (grid);
}

static void
test_appends_to_what_the_caller_has (void)
{
  g_autoptr (CfnRectGrid) grid = cfn_rect_grid_new ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first = 99;

  cfn_rect_grid_add (grid, 5, (CfnRect) { 0, 0, 1000, 10 });
  g_array_append_val (numbers, first);
  cfn_rect_grid_query (grid, (CfnRect) { 0, 0, 1000, 1000 }, numbers);

  g_assert_cmpuint (numbers->len, ==, 2);
  g_assert_cmpuint (g_array_index (numbers, guint, 0), ==, 99);
  g_assert_cmpuint (g_array_index (numbers, guint, 1), ==, 5);
}

static void
test_meets_all_but_two (void)
{
  g_autoptr (CfnRectGrid) grid = cfn_rect_grid_new ();
  CfnRect rect = { 0, 0, 10, 10 };

  cfn_rect_grid_add (grid, 0, rect);
  cfn_rect_grid_add (grid, 1, rect);
  g_assert_true (cfn_rect_grid_meets (grid, rect, -1, -1));
  g_assert_true (cfn_rect_grid_meets (grid, rect, 0, -1));
  g_assert_false (cfn_rect_grid_meets (grid, rect, 0, 1));
  g_assert_false (cfn_rect_grid_meets (grid, (CfnRect) { 11, 0, 5, 5 }, -1, -1));
}

static void
test_far_away_is_no_trouble (void)
{
  g_autoptr (CfnRectGrid) grid = cfn_rect_grid_new ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  cfn_rect_grid_add (grid, 0, (CfnRect) { 1e9, -1e9, 10, 10 });
  cfn_rect_grid_add (grid, 1, (CfnRect) { -1e9, -1e9, 2e9, 2e9 });
  g_assert_cmpuint (query (grid, (CfnRect) { 1e9 - 1, -1e9, 5, 5 }, numbers), ==, 2);
  g_assert_cmpuint (query (grid, (CfnRect) { 0, 0, 5, 5 }, numbers), ==, 1);
}

static void
test_free_place_is_near_and_free (void)
{
  g_autoptr (CfnRectGrid) grid = cfn_rect_grid_new ();
  CfnRect card = { 0, 0, 216, 117 };
  CfnPoint found;

  g_assert_true (cfn_rect_grid_find_free (grid, &card, 1, 24, (CfnPoint) { 10, 13 }, &found));
  g_assert_cmpfloat (found.x, ==, 0);
  g_assert_cmpfloat (found.y, ==, 24);

  cfn_rect_grid_add (grid, 0, (CfnRect) { 0, 0, 216, 117 });
  g_assert_true (cfn_rect_grid_find_free (grid, &card, 1, 24, (CfnPoint) { 0, 0 }, &found));
  g_assert_false (cfn_rect_grid_meets (grid, (CfnRect) { found.x - 24, found.y - 24, 264, 165 },
                                       -1, -1));
  g_assert_cmpfloat (ABS (found.x), <=, 240);
  g_assert_cmpfloat (ABS (found.y), <=, 144);
}

static void
test_no_free_place_in_a_full_world (void)
{
  g_autoptr (CfnRectGrid) grid = cfn_rect_grid_new ();
  CfnRect card = { 0, 0, 216, 117 };
  CfnPoint found;

  cfn_rect_grid_add (grid, 0, (CfnRect) { -1e6, -1e6, 2e6, 2e6 });
  g_assert_false (cfn_rect_grid_find_free (grid, &card, 1, 24, (CfnPoint) { 0, 0 }, &found));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rect-grid/follows-what-moves", test_follows_what_moves);
  g_test_add_func ("/rect-grid/follows-what-comes-and-goes", test_follows_what_comes_and_goes);
  g_test_add_func ("/rect-grid/finds-what-is-there", test_finds_what_is_there);
  g_test_add_func ("/rect-grid/appends", test_appends_to_what_the_caller_has);
  g_test_add_func ("/rect-grid/meets-all-but-two", test_meets_all_but_two);
  g_test_add_func ("/rect-grid/far-away-is-no-trouble", test_far_away_is_no_trouble);
  g_test_add_func ("/rect-grid/free-place-is-near-and-free", test_free_place_is_near_and_free);
  g_test_add_func ("/rect-grid/no-free-place", test_no_free_place_in_a_full_world);

  return g_test_run ();
}
