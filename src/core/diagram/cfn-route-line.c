/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-route-plan.h"

#include <math.h>

/* From the arrow's tip to the port's circle or the card's border. */
#define TIP_GAP 1.5
/* The line goes this far into its arrow, so that no gap shows between them. */
#define ARROW_OVERLAP 1.0
/* Half the width of an arrow and of a port, with their strokes. */
#define END_REACH 8.0
/* Half the width of a line, and what it may bulge between two steps. */
#define LINE_REACH 4.0

static void
route_clear (gpointer data)
{
  CfnRoute *route = data;

  g_free (route->points);
}

void
cfn_route_free (CfnRoute *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, route_clear);
}

/* A square around @point. */
static CfnRect
get_reach (CfnPoint point,
           double   reach)
{
  return (CfnRect) { point.x - reach, point.y - reach, 2 * reach, 2 * reach };
}

/* Around the line itself, not the handles of its curves, which may reach far beyond. */
void
cfn_route_fit_bounds (CfnRoute *route)
{
  CfnRect bounds = cfn_rect_union (get_reach (route->tip, END_REACH),
                                   get_reach (route->points[0], END_REACH));

  for (guint i = 0; i + 3 < route->n_points; i += 3)
    for (guint step = 1; step <= CFN_ROUTE_STEPS; step++)
      {
        CfnPoint here = cfn_route_get_point (route->points + i, (double) step / CFN_ROUTE_STEPS);

        bounds = cfn_rect_union (bounds, get_reach (here, LINE_REACH));
      }
  if (route->has_pill)
    bounds = cfn_rect_union (bounds, route->pill);

  route->bounds = bounds;
}

static CfnPoint
add (CfnPoint point,
     CfnPoint normal,
     double   distance)
{
  return (CfnPoint) { point.x + normal.x * distance, point.y + normal.y * distance };
}

static CfnPoint
get_tip (const CfnRoutePlan *plan)
{
  double gap = plan->end_is_port ? CFN_PORT_SIZE / 2 + TIP_GAP : plan->to >= 0 ? TIP_GAP : 0;

  return add (plan->end, cfn_side_get_normal (plan->end_side), gap);
}

CfnRoute *
cfn_route_new (const CfnRoutePlan *plan,
               GArray             *line)
{
  CfnPoint in = cfn_side_get_normal (plan->end_side);
  CfnRoute *route = g_atomic_rc_box_new0 (CfnRoute);

  route->start = plan->start;
  route->end = plan->end;
  route->start_side = plan->start_side;
  route->end_side = plan->end_side;
  route->start_is_port = plan->start_is_port;
  route->end_is_port = plan->end_is_port;
  route->tip = get_tip (plan);
  route->angle = atan2 (-in.y, -in.x);
  route->n_points = line->len;
  route->points = (CfnPoint *) (gpointer) g_array_free (line, FALSE);
  cfn_route_fit_bounds (route);

  return route;
}

static CfnPoint
shift_by (CfnPoint point,
          CfnPoint by)
{
  return (CfnPoint) { point.x + by.x, point.y + by.y };
}

static CfnRect
shift_rect (CfnRect  rect,
            CfnPoint by)
{
  return (CfnRect) { rect.x + by.x, rect.y + by.y, rect.width, rect.height };
}

/* What is between start (0) and end (1) is pulled by both. */
static CfnPoint
mix (CfnPoint start,
     CfnPoint end,
     double   share)
{
  return (CfnPoint) { start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share };
}

CfnRoute *
cfn_route_pull (const CfnRoute *route,
                CfnPoint        start,
                CfnPoint        end)
{
  CfnRoute *pulled = g_atomic_rc_box_new0 (CfnRoute);
  CfnPoint middle = mix (start, end, 0.5);

  *pulled = *route;
  pulled->points = g_memdup2 (route->points, route->n_points * sizeof (CfnPoint));
  /* The handles beside the ends go with them, so that the line still leaves at a right angle. */
  for (guint i = 0; i < route->n_points; i++)
    {
      double share = route->n_points > 4 ? (i - 1.0) / (route->n_points - 3.0) : i > 1;

      pulled->points[i] = shift_by (route->points[i], mix (start, end, CLAMP (share, 0, 1)));
    }
  pulled->start = shift_by (route->start, start);
  pulled->end = shift_by (route->end, end);
  pulled->tip = shift_by (route->tip, end);
  if (route->has_pill)
    pulled->pill = shift_rect (route->pill, middle);
  pulled->bounds = cfn_rect_union (shift_rect (route->bounds, start),
                                   shift_rect (route->bounds, end));

  return pulled;
}

CfnRoute *
cfn_route_new_hidden (CfnPoint point)
{
  CfnRoute *route = g_atomic_rc_box_new0 (CfnRoute);

  route->n_points = 1;
  route->points = g_memdup2 (&point, sizeof point);
  route->start = route->end = route->tip = point;
  route->bounds = (CfnRect) { point.x, point.y, 0, 0 };

  return route;
}

CfnPoint
cfn_route_get_foot (const CfnRoutePlan *plan)
{
  return add (get_tip (plan), cfn_side_get_normal (plan->end_side),
              CFN_ARROW_LENGTH - ARROW_OVERLAP);
}

/* The side from which a line to a free point comes in best. */
static CfnSide
guess_end_side (CfnPoint start,
                CfnSide  start_side,
                CfnPoint end)
{
  if (cfn_side_is_upright (start_side))
    return end.x >= start.x ? CFN_SIDE_LEFT : CFN_SIDE_RIGHT;

  return end.y >= start.y ? CFN_SIDE_TOP : CFN_SIDE_BOTTOM;
}

CfnRoute *
cfn_route_between (CfnPoint start,
                   CfnSide  start_side,
                   CfnPoint end)
{
  CfnRoutePlan plan = { -1, -1, start, end, start_side,
                        guess_end_side (start, start_side, end), TRUE, FALSE };
  GArray *line = g_array_sized_new (FALSE, FALSE, sizeof (CfnPoint), 4);
  CfnPoint curve[4];

  cfn_route_curve (start, start_side, cfn_route_get_foot (&plan), plan.end_side, curve);
  g_array_append_vals (line, curve, 4);

  return cfn_route_new (&plan, line);
}

static double
get_segment_distance (CfnPoint a,
                      CfnPoint b,
                      CfnPoint point)
{
  double x = b.x - a.x;
  double y = b.y - a.y;
  double square = x * x + y * y;
  double t = square > 0 ? ((point.x - a.x) * x + (point.y - a.y) * y) / square : 0;

  t = CLAMP (t, 0, 1);

  return hypot (point.x - (a.x + t * x), point.y - (a.y + t * y));
}

double
cfn_route_distance (const CfnRoute *self,
                    CfnPoint        point)
{
  double best;

  g_return_val_if_fail (self != NULL, INFINITY);

  best = get_segment_distance (self->points[self->n_points - 1], self->tip, point);
  for (guint i = 0; i + 3 < self->n_points; i += 3)
    {
      CfnPoint before = self->points[i];

      for (guint step = 1; step <= CFN_ROUTE_STEPS; step++)
        {
          CfnPoint here = cfn_route_get_point (self->points + i, (double) step / CFN_ROUTE_STEPS);

          best = MIN (best, get_segment_distance (before, here, point));
          before = here;
        }
    }

  return best;
}
