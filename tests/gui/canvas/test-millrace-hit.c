/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"

static MillraceHit
hit (CanvasFixture *self,
     const char    *id,
     double         dx,
     double         dy,
     double         zoom)
{
  CfnRoutes *routes = millrace_canvas_get_routes (self->canvas);
  CfnRect card = cfn_layout_get_card (cfn_routes_get_layout (routes), fixture_find (routes, id));

  return millrace_hit_test (millrace_canvas_get_world (self->canvas),
                            (CfnPoint) { card.x + dx, card.y + dy }, zoom, FALSE);
}

static void
test_card (CanvasFixture *self,
           gconstpointer  data)
{
  MillraceHit found = hit (self, "DataTable", 60, 20, 1);

  g_assert_cmpint (found.kind, ==, MILLRACE_HIT_CARD);
  g_assert_cmpuint (found.index, ==, fixture_find (millrace_canvas_get_routes (self->canvas),
                                                   "DataTable"));
  g_assert_true (millrace_hit_is_card (&found));
  g_assert_cmpint (hit (self, "DataTable", -400, -400, 1).kind, ==, MILLRACE_HIT_NOTHING);
}

static void
test_port (CanvasFixture *self,
           gconstpointer  data)
{
  CfnRoutes *routes = millrace_canvas_get_routes (self->canvas);
  CfnRect card = cfn_layout_get_card (cfn_routes_get_layout (routes),
                                      fixture_find (routes, "DataTable"));
  guint n_ports;
  const CfnPort *ports = cfn_card_get_ports (CFN_KIND_TABLE, &n_ports);
  CfnPoint port = cfn_card_get_port_point (card, &ports[0]);
  MillraceWorld *world = millrace_canvas_get_world (self->canvas);

  /* Twelve pixels of the screen, whatever the zoom. */
  for (double zoom = 0.5; zoom <= 2; zoom *= 2)
    {
      CfnPoint inside = { port.x + 11 / zoom, port.y };
      MillraceHit found = millrace_hit_test (world, inside, zoom, FALSE);

      g_assert_cmpint (found.kind, ==, MILLRACE_HIT_PORT);
      g_assert_true (found.port == &ports[0]);
    }
  g_assert_cmpint (millrace_hit_test (world, (CfnPoint) { port.x - 14, port.y }, 1, FALSE).kind,
                   ==, MILLRACE_HIT_CARD);

  /* Twenty-two for a finger. */
  g_assert_cmpint (millrace_hit_test (world, (CfnPoint) { port.x + 21, port.y }, 1, FALSE).kind,
                   !=, MILLRACE_HIT_PORT);
  for (double zoom = 0.5; zoom <= 2; zoom *= 2)
    {
      CfnPoint inside = { port.x + 21 / zoom, port.y };

      g_assert_cmpint (millrace_hit_test (world, inside, zoom, TRUE).kind, ==, MILLRACE_HIT_PORT);
    }

  /* From far away a card is one thing. */
  g_assert_cmpint (millrace_hit_test (world, (CfnPoint) { port.x - 2, port.y }, 0.3, FALSE).kind,
                   ==, MILLRACE_HIT_CARD);
}

static void
test_edge (CanvasFixture *self,
           gconstpointer  data)
{
  CfnRoutes *routes = millrace_canvas_get_routes (self->canvas);
  MillraceWorld *world = millrace_canvas_get_world (self->canvas);
  guint edges = cfn_diagram_get_n_edges (cfn_reading_get_diagram (self->reading));
  guint n_hit = 0;

  for (guint i = 0; i < edges; i++)
    {
      const CfnRoute *route = cfn_routes_get (routes, i);
      CfnPoint middle = route->points[route->n_points / 6 * 3];
      MillraceHit found;

      if (route->has_pill)
        middle = (CfnPoint) { route->pill.x + 3, route->pill.y + 3 };
      found = millrace_hit_test (world, middle, 1, FALSE);
      n_hit += found.kind == MILLRACE_HIT_EDGE && found.index == i;
    }
  g_assert_cmpuint (n_hit, >, 0);
}

static void
test_badge (CanvasFixture *self,
            gconstpointer  data)
{
  MillraceHit found;

  canvas_fixture_show (self, "Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n");
  found = hit (self, "T", CFN_CARD_WIDTH - 4, 4, 1);
  g_assert_cmpint (found.kind, ==, MILLRACE_HIT_BADGE);
  canvas_fixture_show (self, NULL);
  found = hit (self, "DataTable", CFN_CARD_WIDTH - 4, 4, 1);
  g_assert_cmpint (found.kind, ==, MILLRACE_HIT_RIM);
}

/* Eight pixels of the screen inside of the border, and the port of that side. */
static void
test_rim (CanvasFixture *self,
          gconstpointer  data)
{
  guint n_ports;
  const CfnPort *ports = cfn_card_get_ports (CFN_KIND_TABLE, &n_ports);
  MillraceHit found = hit (self, "DataTable", CFN_CARD_WIDTH - 7, 22, 1);

  g_assert_cmpint (found.kind, ==, MILLRACE_HIT_RIM);
  g_assert_true (millrace_hit_is_card (&found));
  g_assert_true (found.port == &ports[0]);
  g_assert_cmpint (hit (self, "DataTable", CFN_CARD_WIDTH - 9, 22, 1).kind, ==,
                   MILLRACE_HIT_CARD);
  g_assert_cmpint (hit (self, "DataTable", CFN_CARD_WIDTH - 7, 22, 2).kind, ==,
                   MILLRACE_HIT_CARD);
  /* From far away a card is one thing. */
  g_assert_cmpint (hit (self, "DataTable", CFN_CARD_WIDTH - 7, 22, 0.3).kind, ==,
                   MILLRACE_HIT_CARD);
}

/* Right beside a card a finger means the card, a mouse the ground; the nearer one of two. */
static void
test_beside (CanvasFixture *self,
             gconstpointer  data)
{
  MillraceWorld *world = millrace_canvas_get_world (self->canvas);
  CfnLayout *layout = millrace_world_get_layout (world);
  guint node = fixture_find (millrace_canvas_get_routes (self->canvas), "LambdaRole");
  CfnRect card = cfn_layout_get_card (layout, node);
  CfnPoint below = { card.x + 20, card.y + card.height + 7 };
  CfnPoint farther = { card.x + 20, card.y + card.height + 9 };
  MillraceHit found = millrace_hit_test (world, below, 1, TRUE);

  g_assert_cmpint (found.kind, ==, MILLRACE_HIT_CARD);
  g_assert_cmpuint (found.index, ==, node);
  g_assert_cmpint (millrace_hit_test (world, below, 1, FALSE).kind, ==, MILLRACE_HIT_NOTHING);
  g_assert_cmpint (millrace_hit_test (world, farther, 1, TRUE).kind, ==, MILLRACE_HIT_NOTHING);
  g_assert_cmpint (millrace_hit_test (world, below, 0.3, TRUE).kind, !=, MILLRACE_HIT_CARD);
}

static void
test_empty (CanvasFixture *self,
            gconstpointer  data)
{
  millrace_canvas_set_scene (self->canvas, NULL, NULL);
  g_assert_cmpint (millrace_hit_test (millrace_canvas_get_world (self->canvas),
                                      (CfnPoint) { 0, 0 }, 1, FALSE).kind,
                   ==, MILLRACE_HIT_NOTHING);
}

#define ADD(name, func) \
  g_test_add (name, CanvasFixture, NULL, canvas_fixture_init, func, canvas_fixture_clear)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/canvas/hit/card", test_card);
  ADD ("/canvas/hit/port", test_port);
  ADD ("/canvas/hit/edge", test_edge);
  ADD ("/canvas/hit/badge", test_badge);
  ADD ("/canvas/hit/rim", test_rim);
  ADD ("/canvas/hit/beside", test_beside);
  ADD ("/canvas/hit/empty", test_empty);

  return g_test_run ();
}
