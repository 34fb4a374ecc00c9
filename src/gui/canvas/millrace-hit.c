/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-hit.h"

#include <math.h>

/* In pixels of the screen. */
#define POINT_RADIUS 12.0   /* of ports and badges */
#define LINE_RADIUS 6.0
#define TOUCH_RADIUS 22.0   /* of all of them for a finger: half of the 44 px it needs */
#define RIM_WIDTH 8.0
/* A finger that comes down so near to a card means the card. A mouse has a pointer that tells what
 * is under it, and what begins right beside a card is a band around it. */
#define TOUCH_RIM 8.0

static double
get_distance (CfnPoint a,
              CfnPoint b)
{
  return hypot (a.x - b.x, a.y - b.y);
}

/* The port of card @node nearest to @point, if it is near enough. */
static const CfnPort *
find_port (MillraceWorld *world,
           guint          node,
           CfnPoint       point,
           double         reach,
           double        *distance)
{
  const CfnDiagramNode *drawn = millrace_card_get_node (millrace_world_get_card (world, node));
  CfnRect rect = cfn_layout_get_card (millrace_world_get_layout (world), node);
  double best = MAX (reach, CFN_PORT_SIZE / 2);
  const CfnPort *found = NULL;
  guint n_ports;
  const CfnPort *ports = cfn_card_get_ports (drawn->kind, &n_ports);

  for (guint i = 0; i < n_ports; i++)
    {
      double away = get_distance (cfn_card_get_port_point (rect, &ports[i]), point);

      if (away <= best)
        {
          best = away;
          found = &ports[i];
        }
    }
  *distance = best;

  return found;
}

/* Whether @point, which is on the card @node, is on its rim; and the port of the side that is
 * nearest. */
static gboolean
is_on_rim (MillraceWorld  *world,
           guint           node,
           CfnPoint        point,
           double          zoom,
           const CfnPort **port)
{
  const CfnDiagramNode *drawn = millrace_card_get_node (millrace_world_get_card (world, node));
  CfnRect rect = cfn_layout_get_card (millrace_world_get_layout (world), node);
  const double away[] = {
    [CFN_SIDE_LEFT] = point.x - rect.x,
    [CFN_SIDE_RIGHT] = rect.x + rect.width - point.x,
    [CFN_SIDE_TOP] = point.y - rect.y,
    [CFN_SIDE_BOTTOM] = rect.y + rect.height - point.y,
  };
  guint side = CFN_SIDE_LEFT;
  guint n_ports;
  const CfnPort *ports = cfn_card_get_ports (drawn->kind, &n_ports);

  *port = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (away); i++)
    side = away[i] < away[side] ? i : side;
  for (guint i = 0; i < n_ports && *port == NULL; i++)
    if (ports[i].side == side)
      *port = &ports[i];

  return away[side] < RIM_WIDTH / zoom;
}

static gboolean
is_on_badge (MillraceWorld *world,
             guint          node,
             CfnPoint       point,
             double         reach)
{
  CfnRect rect = cfn_layout_get_card (millrace_world_get_layout (world), node);
  CfnPoint centre = millrace_badge_get_centre (rect.width);

  centre.x += rect.x;
  centre.y += rect.y;

  return millrace_card_has_badge (millrace_world_get_card (world, node))
         && get_distance (centre, point) <= MAX (reach, CFN_BADGE_SIZE / 2);
}

/* How far @point is outside of @rect. */
static double
get_distance_to (CfnRect  rect,
                 CfnPoint point)
{
  double dx = MAX (MAX (rect.x - point.x, point.x - rect.x - rect.width), 0);
  double dy = MAX (MAX (rect.y - point.y, point.y - rect.y - rect.height), 0);

  return hypot (dx, dy);
}

/* Of @nodes, the card that is nearest to @point, within @reach. */
static MillraceHit
find_near (MillraceWorld *world,
           const GArray  *nodes,
           CfnPoint       point,
           double         reach)
{
  MillraceHit hit = { 0, };

  for (guint i = 0; i < nodes->len; i++)
    {
      guint node = g_array_index (nodes, guint, i);
      double away = get_distance_to (cfn_layout_get_card (millrace_world_get_layout (world), node),
                                     point);

      if (away <= reach)
        {
          hit = (MillraceHit) { MILLRACE_HIT_CARD, node, NULL };
          reach = away;
        }
    }

  return hit;
}

/* Badges before ports before cards; of cards the one that is drawn on top. */
static MillraceHit
test_cards (MillraceWorld *world,
            CfnPoint       point,
            double         zoom,
            gboolean       touch)
{
  gboolean full = millrace_detail_for_zoom (zoom) == MILLRACE_DETAIL_FULL;
  double reach = (touch ? TOUCH_RADIUS : POINT_RADIUS) / zoom;
  CfnRect around = { point.x - reach, point.y - reach, 2 * reach, 2 * reach };
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  MillraceHit hit = { 0, };
  double nearest = G_MAXDOUBLE;

  cfn_index_query_nodes (millrace_world_get_index (world), around, nodes);
  for (guint i = 0; i < nodes->len; i++)
    {
      guint node = g_array_index (nodes, guint, i);
      double away;
      const CfnPort *port = full ? find_port (world, node, point, reach, &away) : NULL;

      if (full && is_on_badge (world, node, point, reach))
        return (MillraceHit) { MILLRACE_HIT_BADGE, node, NULL };

      if (port != NULL && away < nearest)
        {
          hit = (MillraceHit) { MILLRACE_HIT_PORT, node, port };
          nearest = away;
        }
      else if (hit.kind != MILLRACE_HIT_PORT
               && cfn_rect_contains (cfn_layout_get_card (millrace_world_get_layout (world), node),
                                     point))
        {
          gboolean rim = full && is_on_rim (world, node, point, zoom, &port);

          hit = rim ? (MillraceHit) { MILLRACE_HIT_RIM, node, port }
                    : (MillraceHit) { MILLRACE_HIT_CARD, node, NULL };
        }
    }

  return hit.kind == MILLRACE_HIT_NOTHING && touch && full
         ? find_near (world, nodes, point, TOUCH_RIM / zoom) : hit;
}

static gboolean
is_at_node (MillraceWorld *world,
            guint          edge,
            int            node)
{
  const CfnDiagramEdge *drawn = millrace_edge_get_edge (millrace_world_get_edge (world, edge));

  return node >= 0 && (drawn->from == node || drawn->to == node);
}

/* Within @nearest, in canvas units. */
static int
find_edge (MillraceWorld *world,
           CfnPoint       point,
           double         nearest,
           int            except)
{
  CfnRect around = { point.x - nearest, point.y - nearest, 2 * nearest, 2 * nearest };
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (guint));
  int found = -1;

  if (millrace_world_get_index (world) == NULL)
    return -1;

  cfn_index_query_edges (millrace_world_get_index (world), around, edges);
  for (guint i = 0; i < edges->len; i++)
    {
      guint edge = g_array_index (edges, guint, i);
      const CfnRoute *route = cfn_routes_get (millrace_world_get_routes (world), edge);
      double away = cfn_route_distance (route, point);

      if (is_at_node (world, edge, except))
        continue;
      if (route->has_pill && cfn_rect_contains (route->pill, point))
        return (int) edge;
      if (away <= nearest)
        {
          nearest = away;
          found = (int) edge;
        }
    }

  return found;
}

int
millrace_hit_find_edge (MillraceWorld *world,
                        CfnPoint       point,
                        double         zoom,
                        int            except)
{
  g_return_val_if_fail (MILLRACE_IS_WORLD (world), -1);
  g_return_val_if_fail (zoom > 0, -1);

  return find_edge (world, point, LINE_RADIUS / zoom, except);
}

MillraceHit
millrace_hit_test (MillraceWorld *world,
                   CfnPoint       point,
                   double         zoom,
                   gboolean       touch)
{
  MillraceHit hit = { 0, };
  int edge;

  g_return_val_if_fail (MILLRACE_IS_WORLD (world), hit);
  g_return_val_if_fail (zoom > 0, hit);

  if (millrace_world_get_routes (world) == NULL)
    return hit;

  hit = test_cards (world, point, zoom, touch);
  if (hit.kind != MILLRACE_HIT_NOTHING)
    return hit;

  edge = find_edge (world, point, (touch ? TOUCH_RADIUS : LINE_RADIUS) / zoom, -1);

  return edge >= 0 ? (MillraceHit) { MILLRACE_HIT_EDGE, (guint) edge, NULL } : hit;
}

gboolean
millrace_hit_is_card (const MillraceHit *hit)
{
  return hit->kind == MILLRACE_HIT_CARD || hit->kind == MILLRACE_HIT_RIM
         || hit->kind == MILLRACE_HIT_PORT
         || hit->kind == MILLRACE_HIT_BADGE;
}
