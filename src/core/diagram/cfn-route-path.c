/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-route-plan.h"

#include <math.h>

/* Least distance of a line from a card that is not its own. */
#define CLEARANCE 8.0
/* Least length of the handles of a curve, and of one that has to turn round. */
#define MIN_HANDLE  36.0
#define TURN_HANDLE 84.0

static double
clamp_handle (double value)
{
  return CLAMP (value, MIN_HANDLE, 420);
}

/* How far @to is from @from, the way @normal points; negative when it lies behind. */
static double
get_advance (CfnPoint from,
             CfnPoint to,
             CfnPoint normal)
{
  return (to.x - from.x) * normal.x + (to.y - from.y) * normal.y;
}

/* Half the way when the other end lies ahead; further out when the line has to turn round. */
static double
get_handle (double advance)
{
  return advance > 0 ? clamp_handle (0.52 * advance) : clamp_handle (TURN_HANDLE - 0.15 * advance);
}

void
cfn_route_curve (CfnPoint start,
                 CfnSide  start_side,
                 CfnPoint end,
                 CfnSide  end_side,
                 CfnPoint curve[4])
{
  CfnPoint out = cfn_side_get_normal (start_side);
  CfnPoint in = cfn_side_get_normal (end_side);
  double out_handle = get_handle (get_advance (start, end, out));
  double in_handle = get_handle (get_advance (end, start, in));
  double length = hypot (end.x - start.x, end.y - start.y);

  /* Between close ends that face each other long handles would make loops. */
  if (get_advance (start, end, out) > 0 && get_advance (end, start, in) > 0)
    {
      out_handle = MIN (out_handle, length / 2);
      in_handle = MIN (in_handle, length / 2);
    }

  curve[0] = start;
  curve[1] = (CfnPoint) { start.x + out.x * out_handle, start.y + out.y * out_handle };
  curve[2] = (CfnPoint) { end.x + in.x * in_handle, end.y + in.y * in_handle };
  curve[3] = end;
}

CfnPoint
cfn_route_get_point (const CfnPoint *curve,
                     double          t)
{
  double s = 1 - t;
  double weights[4] = { s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t };
  CfnPoint point = { 0, 0 };

  for (guint i = 0; i < 4; i++)
    {
      point.x += weights[i] * curve[i].x;
      point.y += weights[i] * curve[i].y;
    }

  return point;
}

/* Cuts [*low, *high] of a segment to where start + t * step lies between @from and @to. */
static gboolean
clip (double  start,
      double  step,
      double  from,
      double  to,
      double *low,
      double *high)
{
  double a;
  double b;

  if (fabs (step) < 1e-9)
    return start > from && start < to;

  a = (from - start) / step;
  b = (to - start) / step;
  *low = MAX (*low, MIN (a, b));
  *high = MIN (*high, MAX (a, b));

  return *low < *high;
}

static gboolean
crosses (CfnPoint a,
         CfnPoint b,
         CfnRect  rect)
{
  double low = 0;
  double high = 1;

  return clip (a.x, b.x - a.x, rect.x, rect.x + rect.width, &low, &high)
         && clip (a.y, b.y - a.y, rect.y, rect.y + rect.height, &low, &high);
}

/* FALSE when all four points of a cubic, and so all of it, lie on one side of @rect. */
static gboolean
may_cross (const CfnPoint *curve,
           CfnRect         rect)
{
  gboolean left = TRUE;
  gboolean right = TRUE;
  gboolean above = TRUE;
  gboolean below = TRUE;

  for (guint i = 0; i < 4; i++)
    {
      left = left && curve[i].x <= rect.x;
      right = right && curve[i].x >= rect.x + rect.width;
      above = above && curve[i].y <= rect.y;
      below = below && curve[i].y >= rect.y + rect.height;
    }

  return !left && !right && !above && !below;
}

gboolean
cfn_route_crosses (const CfnPoint *points,
                   guint           n_points,
                   CfnRect         rect)
{
  for (guint i = 0; i + 3 < n_points; i += 3)
    {
      CfnPoint before = points[i];

      if (!may_cross (points + i, rect))
        continue;
      for (guint step = 1; step <= CFN_ROUTE_STEPS; step++)
        {
          CfnPoint here = cfn_route_get_point (points + i, (double) step / CFN_ROUTE_STEPS);

          if (crosses (before, here, rect))
            return TRUE;
          before = here;
        }
    }

  return FALSE;
}

static gboolean
contains (const GArray *numbers,
          guint         number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, guint, i) == number)
      return TRUE;

  return FALSE;
}

/* Adds the cards that the straight piece runs through to @hits. */
static void
collect_hits (CfnRouteField *field,
              CfnPoint       a,
              CfnPoint       b,
              int            from,
              int            to,
              GArray        *near,
              GArray        *hits)
{
  CfnRect around = { MIN (a.x, b.x), MIN (a.y, b.y), fabs (a.x - b.x), fabs (a.y - b.y) };

  g_array_set_size (near, 0);
  cfn_rect_grid_query (field->cards, cfn_rect_grow (around, CLEARANCE), near);
  field->patience -= near->len;
  for (guint i = 0; i < near->len; i++)
    {
      guint node = g_array_index (near, guint, i);
      gboolean is_own = (int) node == from || (int) node == to;
      CfnRect card = cfn_rect_grow (cfn_layout_get_box (field->layout, node),
                                    is_own ? -1 : CLEARANCE);

      if (crosses (a, b, card) && !contains (hits, node))
        g_array_append_val (hits, node);
    }
}

guint
cfn_route_count_hits (CfnRouteField  *field,
                      const CfnPoint *points,
                      guint           n_points,
                      int             from,
                      int             to,
                      guint           enough)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i + 3 < n_points; i += 3)
    {
      CfnPoint before = points[i];

      for (guint step = 1;
           step <= CFN_ROUTE_STEPS && hits->len < enough && field->patience > 0; step++)
        {
          CfnPoint here = cfn_route_get_point (points + i, (double) step / CFN_ROUTE_STEPS);

          collect_hits (field, before, here, from, to, near, hits);
          before = here;
        }
    }

  return hits->len;
}
