/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"
#include "millrace-edge-painter.h"
#include "millrace-line.h"

#include <string.h>

/* A template of @n trigger stacks, so that there are many lines. */
static char *
make_many (guint n)
{
  GString *yaml = g_string_new ("Resources:\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (yaml,
                            "  Q%u: {Type: 'AWS::SQS::Queue'}\n"
                            "  P%u: {Type: 'AWS::SNS::Topic', DependsOn: [Q%u, Q0, Q1]}\n",
                            i, i, i);

  return g_string_free (yaml, FALSE);
}

/* The green of the stream and the brown of the permission are in the picture of the sample. */
static void
test_colours (CanvasFixture *self,
              gconstpointer  data)
{
  g_autoptr (GdkTexture) picture = fixture_picture (GTK_WIDGET (self->canvas), "edges");

  g_assert_true (fixture_has_colour (picture, 0x26a269));
  g_assert_true (fixture_has_colour (picture, 0xa51d2d));
}

static void
test_failing (CanvasFixture *self,
              gconstpointer  data)
{
  g_autoptr (GdkTexture) picture = NULL;

  canvas_fixture_show (self,
                       "Resources:\n"
                       "  T:\n"
                       "    Type: AWS::DynamoDB::Table\n"
                       "  M:\n"
                       "    Type: AWS::Lambda::EventSourceMapping\n"
                       "    Properties:\n"
                       "      EventSourceArn: !GetAtt T.StreamArn\n");
  picture = fixture_picture (GTK_WIDGET (self->canvas), "edges-failing");
  g_assert_true (fixture_has_colour (picture, 0xc01c28));
}

static guint
count_nodes (GskRenderNode *node)
{
  guint n = 1;

  switch ((guint) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        n += count_nodes (gsk_container_node_get_child (node, i));
      break;
    case GSK_TRANSFORM_NODE:
      n += count_nodes (gsk_transform_node_get_child (node));
      break;
    default:
      break;
    }

  return n;
}

/* How many things are drawn for the first @n_edges. */
static guint
paint (MillraceEdgePainter *painter,
       CfnRoutes           *routes,
       guint                n_edges,
       MillraceLines        lines)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  guint n = 0;

  for (guint i = 0; i < n_edges; i++)
    g_array_append_val (edges, i);
  millrace_edge_painter_snapshot (painter, snapshot, edges, cfn_routes_get_bounds (routes), 0.15, 1,
                                  lines);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    {
      n = count_nodes (node);
      gsk_render_node_unref (node);
    }

  return n;
}

/* Hundreds of lines are one picture, which a worker makes; while they move they are drawn, unless
 * there are more than the renderer can take. */
static void
test_many (CanvasFixture *self,
           gconstpointer  data)
{
  g_autofree char *yaml = make_many (350);
  g_autoptr (CfnReading) reading = fixture_read (yaml);
  g_autoptr (CfnRoutes) routes = fixture_route (reading);
  MillraceTheme theme = *millrace_world_get_theme (millrace_canvas_get_world (self->canvas));
  g_autoptr (MillraceEdgePainter) painter =
    millrace_edge_painter_new (&theme, GTK_WIDGET (self->canvas));

  guint n = cfn_diagram_get_n_edges (cfn_layout_get_diagram (cfn_routes_get_layout (routes)));

  g_assert_cmpuint (n, >, 400);
  millrace_edge_painter_set_routes (painter, routes);
  g_assert_cmpuint (paint (painter, routes, 350, MILLRACE_LINES_MOVE), >, 350);
  g_assert_cmpuint (paint (painter, routes, n, MILLRACE_LINES_AT_ONCE), >, 1000);
  g_assert_cmpuint (paint (painter, routes, n, MILLRACE_LINES_MOVE), <=, 1);
  g_assert_cmpuint (paint (painter, routes, n, MILLRACE_LINES_REST), <=, 1);
  for (int i = 0; i < 20 && paint (painter, routes, n, MILLRACE_LINES_REST) == 0; i++)
    canvas_fixture_settle (self);
  g_assert_cmpuint (paint (painter, routes, n, MILLRACE_LINES_REST), ==, 1);
}

/* A worker that is not done when the painter goes has nobody to report to. */
static void
test_gone_while_painting (CanvasFixture *self,
                          gconstpointer  data)
{
  g_autofree char *yaml = make_many (350);
  g_autoptr (CfnReading) reading = fixture_read (yaml);
  g_autoptr (CfnRoutes) routes = fixture_route (reading);
  MillraceTheme theme = *millrace_world_get_theme (millrace_canvas_get_world (self->canvas));
  MillraceEdgePainter *painter = millrace_edge_painter_new (&theme, GTK_WIDGET (self->canvas));

  millrace_edge_painter_set_routes (painter, routes);
  paint (painter, routes, 350, MILLRACE_LINES_REST);
  millrace_edge_painter_free (painter);
  canvas_fixture_settle (self);
}

/* Whether the line of @edge leads through @pill. */
static gboolean
crosses (CfnRoutes *routes,
         guint      edge,
         CfnRect    pill)
{
  const CfnRoute *route = cfn_routes_get (routes, edge);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (MillracePiece));
  const double no_dash[2] = { 0, };

  millrace_line_cut (route, 0.5, no_dash, pieces);
  for (guint i = 0; i < pieces->len; i++)
    {
      const MillracePiece *piece = &g_array_index (pieces, MillracePiece, i);

      for (int t = 0; t <= 20; t++)
        {
          const CfnPoint at = { piece->start.x + (piece->end.x - piece->start.x) * t / 20,
                                piece->start.y + (piece->end.y - piece->start.y) * t / 20 };

          if (cfn_rect_contains (pill, at))
            return TRUE;
        }
    }

  return FALSE;
}

/* The pixels of @pill, without its rim and its round ends. */
static GBytes *
look_at (CanvasFixture *self,
         CfnRect        pill)
{
  g_autoptr (GdkTexture) picture = fixture_picture (GTK_WIDGET (self->canvas), "pill");
  const CfnPoint from = millrace_canvas_to_widget (self->canvas, (CfnPoint) {
    pill.x + pill.height / 2, pill.y + 3 });
  const CfnPoint to = millrace_canvas_to_widget (self->canvas, (CfnPoint) {
    pill.x + pill.width - pill.height / 2, pill.y + pill.height - 3 });
  const int width = gdk_texture_get_width (picture);
  const int height = gdk_texture_get_height (picture);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * height);
  GByteArray *seen = g_byte_array_new ();

  gdk_texture_download (picture, (guchar *) pixels, (gsize) width * 4);
  for (int y = (int) from.y; y < MIN ((int) to.y, height); y++)
    for (int x = (int) from.x; x < MIN ((int) to.x, width); x++)
      g_byte_array_append (seen, (const guint8 *) &pixels[y * width + x], 4);

  return g_byte_array_free_to_bytes (seen);
}

/* A line that is shown up comes above the other lines, and not above what they say. */
static void
test_pills_stay_above (CanvasFixture *self,
                       gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_getenv ("MILLRACE_SOURCE_ROOT"), "data", "starters",
                                            "tidy-trigger.yaml", NULL);
  g_autofree char *yaml = NULL;
  MillraceWorld *world = millrace_canvas_get_world (self->canvas);
  CfnRoutes *routes;
  guint n_crossed = 0;

  /* What the role may not do is said where the line to the queue crosses. */
  g_assert_true (g_file_get_contents (path, &yaml, NULL, NULL));
  g_assert_nonnull (strstr (yaml, "dynamodb:GetRecords"));
  memcpy (strstr (yaml, "dynamodb:GetRecords"), "dynamodb:DescribeXY", 19);
  canvas_fixture_show (self, yaml);
  millrace_canvas_fit_at_once (self->canvas);
  canvas_fixture_settle (self);
  routes = millrace_world_get_routes (world);
  for (guint i = 0; i < millrace_world_get_n_edges (world); i++)
    for (guint j = 0; j < millrace_world_get_n_edges (world); j++)
      {
        const CfnRect pill = cfn_routes_get (routes, i)->pill;
        g_autoptr (GBytes) before = NULL;
        g_autoptr (GBytes) after = NULL;

        if (i == j || !cfn_routes_get (routes, i)->has_pill || !crosses (routes, j, pill))
          continue;

        before = look_at (self, pill);
        millrace_world_set_hovered_edge (world, (int) j);
        after = look_at (self, pill);
        millrace_world_set_hovered_edge (world, -1);
        g_assert_cmpuint (g_bytes_get_size (before), >, 0);
        g_assert_true (g_bytes_equal (before, after));
        n_crossed++;
      }
  g_assert_cmpuint (n_crossed, >, 0);
}

#define ADD(name, func) \
  g_test_add (name, CanvasFixture, NULL, canvas_fixture_init, func, canvas_fixture_clear)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/canvas/edge-painter/colours", test_colours);
  ADD ("/canvas/edge-painter/failing", test_failing);
  ADD ("/canvas/edge-painter/many", test_many);
  ADD ("/canvas/edge-painter/pills-stay-above", test_pills_stay_above);
  ADD ("/canvas/edge-painter/gone-while-painting", test_gone_while_painting);

  return g_test_run ();
}
