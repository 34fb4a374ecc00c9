/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-grid.h"

#include <adwaita.h>

#define WIDTH 200
#define HEIGHT 150

static const GdkRGBA red = { 1, 0, 0, 1 };

/* The dots' pixels, a byte each; NULL when nothing was drawn. */
static guchar *
draw (MillraceGrid *grid,
      double        x,
      double        y,
      double        zoom)
{
  const MillraceCamera camera = { .x = x, .y = y, .zoom = zoom, .width = WIDTH, .height = HEIGHT };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface;
  GskRenderNode *node;
  guchar *pixels;
  cairo_t *cr;

  millrace_grid_snapshot (grid, snapshot, &camera, &red, 1);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return NULL;

  pixels = g_new0 (guchar, WIDTH * HEIGHT);
  surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_A8, WIDTH, HEIGHT, WIDTH);
  cr = cairo_create (surface);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  gsk_render_node_unref (node);

  return pixels;
}

static guint
count_dark (const guchar *pixels)
{
  guint n = 0;

  for (guint i = 0; i < WIDTH * HEIGHT; i++)
    if (pixels[i] > 0)
      n++;

  return n;
}

static void
assert_dot (const guchar *pixels,
            guint         x,
            guint         y)
{
  g_assert_cmpuint (pixels[y * WIDTH + x], ==, 255);
  g_assert_cmpuint (pixels[(y + 1) * WIDTH + x + 1], ==, 255);
  g_assert_cmpuint (pixels[y * WIDTH + x + 2], ==, 0);
  g_assert_cmpuint (pixels[(y + 2) * WIDTH + x], ==, 0);
}

static void
test_crossings (void)
{
  g_autoptr (MillraceGrid) grid = millrace_grid_new ();
  g_autofree guchar *pixels = draw (grid, 0, 0, 1);
  g_autofree guchar *moved = draw (grid, 10, -5, 1);

  for (guint x = 0; x + 2 < WIDTH; x += 24)
    for (guint y = 0; y + 2 < HEIGHT; y += 24)
      assert_dot (pixels, x, y);
  g_assert_cmpuint (count_dark (pixels), ==, 9 * 7 * 4);

  assert_dot (moved, 14, 5);
  assert_dot (moved, 38, 29);
}

/* No drift: the hundredth dot is where the hundredth crossing is, to the nearest pixel. */
static void
test_fractions (void)
{
  g_autoptr (MillraceGrid) grid = millrace_grid_new ();
  g_autofree guchar *pixels = draw (grid, 0, 0, 0.52);

  for (guint i = 0; i < 15; i++)
    assert_dot (pixels, (guint) (i * 24 * 0.52 + 0.5), (guint) (MIN (i, 11) * 24 * 0.52 + 0.5));
}

static void
test_fades (void)
{
  g_autoptr (MillraceGrid) grid = millrace_grid_new ();
  g_autofree guchar *half = draw (grid, 0, 0, 0.375);
  g_autofree guchar *none = draw (grid, 0, 0, 0.25);

  g_assert_cmpuint (half[0], >, 120);
  g_assert_cmpuint (half[0], <, 135);
  g_assert_null (none);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);

  g_test_add_func ("/canvas/grid/crossings", test_crossings);
  g_test_add_func ("/canvas/grid/fractions", test_fractions);
  g_test_add_func ("/canvas/grid/fades", test_fades);

  return g_test_run ();
}
