/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws many cards at every zoom with the renderer of the environment: too many drawing commands
 * at once end GTK 4.8's GL renderer. */
#include "canvas-fixture.h"

#define STEP 1.3

/* @n queues in rows of four, each of which waits for the one before. */
static char *
make_queues (guint n)
{
  GString *yaml = g_string_new ("Resources:\n");

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (yaml, "  Queue%u:\n    Type: AWS::SQS::Queue\n", i);
      if (i % 4 != 0)
        g_string_append_printf (yaml, "    DependsOn: Queue%u\n", i - 1);
    }

  return g_string_free (yaml, FALSE);
}

/* NULL while nothing has been allocated yet. */
static GskRenderNode *
look (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));

  return gtk_snapshot_free_to_node (snapshot);
}

/* As the window draws it, but at once. */
static void
draw (CanvasFixture *self)
{
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (self->window));
  g_autoptr (GdkTexture) picture = NULL;
  GskRenderNode *node;

  while ((node = look (GTK_WIDGET (self->canvas))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  picture = gsk_renderer_render_texture (renderer, node, NULL);
  g_assert_nonnull (picture);
  gsk_render_node_unref (node);
}

static void
sweep (CanvasFixture *self)
{
  CfnPoint middle = { gtk_widget_get_width (GTK_WIDGET (self->canvas)) / 2.0,
                      gtk_widget_get_height (GTK_WIDGET (self->canvas)) / 2.0 };
  guint n_zooms = 0;

  for (double zoom = MILLRACE_ZOOM_MIN; zoom < MILLRACE_ZOOM_MAX * STEP; zoom *= STEP)
    {
      millrace_canvas_zoom_about (self->canvas, zoom, middle, FALSE);
      canvas_fixture_settle (self);
      draw (self);
      n_zooms++;
    }
  g_assert_cmpuint (n_zooms, >, 10);
  g_assert_cmpfloat (self->canvas->camera.zoom, ==, MILLRACE_ZOOM_MAX);
}

static void
test_all_zooms (CanvasFixture *self,
                gconstpointer  data)
{
  g_autofree char *yaml = make_queues (GPOINTER_TO_UINT (data));

  canvas_fixture_show (self, yaml);
  canvas_fixture_settle (self);
  g_test_message ("%s", G_OBJECT_TYPE_NAME (gtk_native_get_renderer (GTK_NATIVE (self->window))));
  sweep (self);

  /* With a ring around each of them. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.select-all", NULL));
  sweep (self);
}

/* Each resource refers to the first: no other card has so many lines. */
static char *
make_hub (guint n)
{
  GString *yaml = g_string_new ("Resources:\n  Hub:\n    Type: AWS::SQS::Queue\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (yaml, "  Queue%u:\n    Type: AWS::SQS::Queue\n    DependsOn: Hub\n", i);

  return g_string_free (yaml, FALSE);
}

static void
test_hub_is_dragged (CanvasFixture *self,
                     gconstpointer  data)
{
  g_autofree char *yaml = make_hub (2000);
  g_autoptr (GdkTexture) picture = NULL;
  CfnPoint from;

  canvas_fixture_show (self, yaml);
  millrace_canvas_zoom_about (self->canvas, 1, (CfnPoint) { 0, 0 }, FALSE);
  millrace_canvas_reveal (self->canvas, "Hub", FALSE);
  canvas_fixture_settle (self);
  draw (self);

  from = canvas_fixture_point (self, "Hub", 60, 20);
  canvas_fixture_press (self, from, (CfnPoint) { from.x + 45, from.y + 30 });
  draw (self);
  canvas_fixture_release (self);
  draw (self);

  /* And all of it in one picture. */
  picture = millrace_canvas_make_picture (self->canvas, 1, 2000);
  g_assert_nonnull (picture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/canvas/zooms/500", CanvasFixture, GUINT_TO_POINTER (500), canvas_fixture_init,
              test_all_zooms, canvas_fixture_clear);
  g_test_add ("/canvas/zooms/5000", CanvasFixture, GUINT_TO_POINTER (5000), canvas_fixture_init,
              test_all_zooms, canvas_fixture_clear);
  g_test_add ("/canvas/zooms/hub-is-dragged", CanvasFixture, NULL, canvas_fixture_init,
              test_hub_is_dragged, canvas_fixture_clear);

  return g_test_run ();
}
