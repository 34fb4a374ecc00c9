/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-camera.h"

#include <math.h>

static const MillraceMargins margins = { 10, 10, 10, 30 };

static MillraceCamera
make_camera (void)
{
  MillraceCamera camera;

  millrace_camera_init (&camera);
  camera.width = 800;
  camera.height = 600;

  return camera;
}

static void
test_init (void)
{
  MillraceCamera camera;

  millrace_camera_init (&camera);
  g_assert_cmpfloat (camera.zoom, ==, 1.0);
  g_assert_cmpfloat (camera.width, ==, 0.0);
}

static void
test_there_and_back (void)
{
  MillraceCamera camera = make_camera ();
  CfnPoint point;

  camera.x = -120;
  camera.y = 33;
  camera.zoom = 0.7;
  point = millrace_camera_to_world (&camera, 350, 210);
  point = millrace_camera_to_screen (&camera, point);
  g_assert_cmpfloat_with_epsilon (point.x, 350, 1e-9);
  g_assert_cmpfloat_with_epsilon (point.y, 210, 1e-9);
}

static void
test_visible (void)
{
  MillraceCamera camera = make_camera ();
  CfnRect rect;

  millrace_camera_zoom_about (&camera, 2, 0, 0);
  rect = millrace_camera_get_visible (&camera);
  g_assert_cmpfloat (rect.width, ==, 400);
  g_assert_cmpfloat (rect.height, ==, 300);
}

static void
test_zoom_keeps_point (void)
{
  MillraceCamera camera = make_camera ();
  CfnPoint before;
  CfnPoint after;

  camera.x = 17;
  before = millrace_camera_to_world (&camera, 120, 480);
  for (int i = 0; i < 20; i++)
    millrace_camera_zoom_about (&camera, camera.zoom * (i % 3 == 0 ? 0.7 : 1.2), 120, 480);
  after = millrace_camera_to_world (&camera, 120, 480);
  g_assert_cmpfloat_with_epsilon (before.x, after.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (before.y, after.y, 1e-6);
}

static void
test_zoom_is_clamped (void)
{
  MillraceCamera camera = make_camera ();

  millrace_camera_zoom_about (&camera, 0, 10, 10);
  g_assert_cmpfloat (camera.zoom, ==, MILLRACE_ZOOM_MIN);
  millrace_camera_zoom_about (&camera, 100, 10, 10);
  g_assert_cmpfloat (camera.zoom, ==, MILLRACE_ZOOM_MAX);
  millrace_camera_zoom_about (&camera, NAN, 10, 10);
  g_assert_cmpfloat (camera.zoom, ==, 1.0);
  g_assert_true (isfinite (camera.x));
}

static void
test_steps (void)
{
  double zoom = MILLRACE_ZOOM_MIN;
  guint n = 0;

  /* Every step up has its step down, and 100 % is on the way. */
  while (zoom < MILLRACE_ZOOM_MAX)
    {
      double next = millrace_camera_step (zoom, 1);

      g_assert_cmpfloat (next, >, zoom);
      g_assert_cmpfloat (millrace_camera_step (next, -1), ==, zoom);
      n += next == 1.0;
      zoom = next;
    }
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat (millrace_camera_step (MILLRACE_ZOOM_MAX, 1), ==, MILLRACE_ZOOM_MAX);
  g_assert_cmpfloat (millrace_camera_step (MILLRACE_ZOOM_MIN, -1), ==, MILLRACE_ZOOM_MIN);
  g_assert_cmpfloat (millrace_camera_step (0.97, 1), ==, 1.0);
}

static void
test_fit (void)
{
  MillraceCamera camera = make_camera ();
  const CfnRect rect = { -500, 40, 2000, 600 };
  CfnPoint left;
  CfnPoint right;

  millrace_camera_fit (&camera, rect, &margins, 1.0);
  left = millrace_camera_to_screen (&camera, (CfnPoint) { rect.x, rect.y });
  right = millrace_camera_to_screen (&camera, (CfnPoint) { rect.x + rect.width,
                                                           rect.y + rect.height });
  g_assert_cmpfloat_with_epsilon (left.x, 10, 1e-6);
  g_assert_cmpfloat_with_epsilon (right.x, 790, 1e-6);
  g_assert_cmpfloat (left.y, >=, 10);
  g_assert_cmpfloat (right.y, <=, 570);
}

static void
test_fit_small (void)
{
  MillraceCamera camera = make_camera ();
  CfnPoint centre;

  millrace_camera_fit (&camera, (CfnRect) { 0, 0, 100, 100 }, &margins, 1.0);
  g_assert_cmpfloat (camera.zoom, ==, 1.0);
  centre = millrace_camera_to_screen (&camera, (CfnPoint) { 50, 50 });
  g_assert_cmpfloat_with_epsilon (centre.x, 400, 1e-6);
  g_assert_cmpfloat_with_epsilon (centre.y, 290, 1e-6);
}

static void
test_fit_too_much (void)
{
  MillraceCamera camera = make_camera ();

  millrace_camera_fit (&camera, (CfnRect) { 0, 0, 1e6, 1e6 }, &margins, 1.0);
  g_assert_cmpfloat (camera.zoom, ==, MILLRACE_ZOOM_MIN);
}

static void
test_reveal (void)
{
  MillraceCamera camera = make_camera ();
  MillraceCamera before = camera;

  millrace_camera_reveal (&camera, (CfnRect) { 100, 100, 216, 112 }, &margins);
  g_assert_cmpfloat (camera.x, ==, before.x);
  g_assert_cmpfloat (camera.y, ==, before.y);

  millrace_camera_reveal (&camera, (CfnRect) { 900, 100, 216, 112 }, &margins);
  g_assert_cmpfloat_with_epsilon (camera.x, 900 + 216 + 10 - 800, 1e-9);
  g_assert_cmpfloat (camera.y, ==, before.y);

  millrace_camera_reveal (&camera, (CfnRect) { -50, -80, 216, 112 }, &margins);
  g_assert_cmpfloat_with_epsilon (camera.x, -60, 1e-9);
  g_assert_cmpfloat_with_epsilon (camera.y, -90, 1e-9);
}

static void
test_mix (void)
{
  MillraceCamera from = make_camera ();
  MillraceCamera to = from;
  CfnPoint anchor = millrace_camera_to_world (&from, 200, 100);

  millrace_camera_zoom_about (&to, 3, 200, 100);
  for (int i = 0; i <= 10; i++)
    {
      MillraceCamera between = millrace_camera_mix (&from, &to, i / 10.0);
      CfnPoint seen = millrace_camera_to_screen (&between, anchor);

      g_assert_cmpfloat_with_epsilon (seen.x, 200, 1e-6);
      g_assert_cmpfloat_with_epsilon (seen.y, 100, 1e-6);
    }
  g_assert_cmpfloat_with_epsilon (millrace_camera_mix (&from, &to, 1).zoom, 3, 1e-9);
}

static void
test_round (void)
{
  MillraceCamera camera = make_camera ();

  camera.x = 10.37;
  camera.y = -3.61;
  camera.zoom = 0.8;
  millrace_camera_round (&camera, 2);
  g_assert_cmpfloat_with_epsilon (fmod (camera.x * 1.6, 1), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (fabs (fmod (camera.y * 1.6, 1)), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (camera.x, 10.37, 0.5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas/camera/init", test_init);
  g_test_add_func ("/canvas/camera/there-and-back", test_there_and_back);
  g_test_add_func ("/canvas/camera/visible", test_visible);
  g_test_add_func ("/canvas/camera/zoom-keeps-point", test_zoom_keeps_point);
  g_test_add_func ("/canvas/camera/zoom-is-clamped", test_zoom_is_clamped);
  g_test_add_func ("/canvas/camera/steps", test_steps);
  g_test_add_func ("/canvas/camera/fit", test_fit);
  g_test_add_func ("/canvas/camera/fit-small", test_fit_small);
  g_test_add_func ("/canvas/camera/fit-too-much", test_fit_too_much);
  g_test_add_func ("/canvas/camera/reveal", test_reveal);
  g_test_add_func ("/canvas/camera/mix", test_mix);
  g_test_add_func ("/canvas/camera/round", test_round);

  return g_test_run ();
}
