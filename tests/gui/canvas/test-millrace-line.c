/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-line.h"

#include <math.h>

static const double solid[] = { 0, 0 };

static GArray *
cut (CfnPoint     *points,
     guint         n_points,
     double        tolerance,
     const double *dash)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (MillracePiece));
  CfnRoute route = {
    .points = points,
    .n_points = n_points,
    .tip = points[n_points - 1],
    .angle = 0,
  };

  millrace_line_cut (&route, tolerance, dash, pieces);

  return pieces;
}

static double
get_length (const GArray *pieces)
{
  double length = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const MillracePiece *piece = &g_array_index (pieces, MillracePiece, i);

      length += hypot (piece->end.x - piece->start.x, piece->end.y - piece->start.y);
    }

  return length;
}

static void
test_straight (void)
{
  CfnPoint points[] = { { 0, 0 }, { 80, 0 }, { 20, 0 }, { 100, 0 } };
  g_autoptr (GArray) pieces = cut (points, 4, 0.1, solid);

  /* One box, without seams. */
  g_assert_cmpuint (pieces->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (get_length (pieces), 100, 1e-6);
}

static void
test_bend (void)
{
  CfnPoint points[] = { { 0, 0 }, { 100, 0 }, { 0, 100 }, { 100, 100 } };
  g_autoptr (GArray) fine = cut (points, 4, 0.1, solid);
  g_autoptr (GArray) coarse = cut (points, 4, 4, solid);

  g_assert_cmpuint (fine->len, >, coarse->len);
  g_assert_cmpuint (coarse->len, >=, 2);
  for (guint i = 1; i < fine->len; i++)
    {
      const MillracePiece *before = &g_array_index (fine, MillracePiece, i - 1);
      const MillracePiece *piece = &g_array_index (fine, MillracePiece, i);

      g_assert_cmpfloat (before->end.x, ==, piece->start.x);
      g_assert_cmpfloat (before->end.y, ==, piece->start.y);
    }
}

static void
test_dashes (void)
{
  CfnPoint points[] = { { 0, 0 }, { 40, 0 }, { 70, 0 }, { 110, 0 } };
  g_autoptr (GArray) pieces = cut (points, 4, 0.1, (const double[]) { 7, 4 });

  /* Ten whole dashes of 7 in 110, wherever the curve was cut. */
  g_assert_cmpuint (pieces->len, ==, 10);
  g_assert_cmpfloat_with_epsilon (get_length (pieces), 70, 1e-6);
  g_assert_cmpfloat_with_epsilon (g_array_index (pieces, MillracePiece, 1).start.x, 11, 1e-6);
}

static void
test_point (void)
{
  CfnPoint points[] = { { 5, 5 } };
  g_autoptr (GArray) pieces = cut (points, 1, 0.1, solid);

  g_assert_cmpuint (pieces->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas/line/straight", test_straight);
  g_test_add_func ("/canvas/line/bend", test_bend);
  g_test_add_func ("/canvas/line/dashes", test_dashes);
  g_test_add_func ("/canvas/line/point", test_point);

  return g_test_run ();
}
