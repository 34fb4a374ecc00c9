/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-route-plan.h"

#include <math.h>

/* Space around a pill. */
#define PILL_MARGIN 3.0

/* Where on the line a pill is tried, best first. */
static const double stations[] = { 0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82 };
/* And how far beside it, in heights of a pill. */
static const double asides[] = { 0, -1.3, 1.3, -2.6, 2.6, -3.9, 3.9 };

typedef struct
{
  CfnPoint point;
  CfnPoint normal;   /* across the line */
} Station;

/* The place at @t (0 to 1) of the whole line's length. */
static Station
find_station (const CfnPoint *points,
              guint           n_points,
              const double   *lengths,
              double          t)
{
  guint n_cubics = (n_points - 1) / 3;
  double wanted = lengths[n_cubics] * t;
  guint i = 0;
  double local;
  CfnPoint before;
  CfnPoint after;
  double norm;

  while (i + 1 < n_cubics && lengths[i + 1] < wanted)
    i++;
  local = (wanted - lengths[i]) / MAX (lengths[i + 1] - lengths[i], 1e-6);
  before = cfn_route_get_point (points + 3 * i, MAX (local - 0.05, 0));
  after = cfn_route_get_point (points + 3 * i, MIN (local + 0.05, 1));
  norm = MAX (hypot (after.x - before.x, after.y - before.y), 1e-6);

  return (Station) {
    cfn_route_get_point (points + 3 * i, local),
    { -(after.y - before.y) / norm, (after.x - before.x) / norm },
  };
}

/* The length of the line up to the start of each cubic, and the whole. */
static double *
measure (const CfnPoint *points,
         guint           n_points)
{
  guint n_cubics = (n_points - 1) / 3;
  double *lengths = g_new0 (double, n_cubics + 1);

  for (guint i = 0; i < n_cubics; i++)
    {
      CfnPoint before = points[3 * i];

      lengths[i + 1] = lengths[i];
      for (guint step = 1; step <= CFN_ROUTE_STEPS; step++)
        {
          CfnPoint here = cfn_route_get_point (points + 3 * i, (double) step / CFN_ROUTE_STEPS);

          lengths[i + 1] += hypot (here.x - before.x, here.y - before.y);
          before = here;
        }
    }

  return lengths;
}

CfnRect
cfn_route_place_pill (CfnRouteField  *field,
                      const CfnPoint *points,
                      guint           n_points,
                      double          width)
{
  g_autofree double *lengths = measure (points, n_points);
  CfnRect pill = { 0, 0, width, CFN_PILL_HEIGHT };
  gboolean found = FALSE;

  for (guint aside = 0; aside < G_N_ELEMENTS (asides) && !found; aside++)
    for (guint i = 0; i < G_N_ELEMENTS (stations) && !found; i++)
      {
        Station station = find_station (points, n_points, lengths, stations[i]);
        double shift = asides[aside] * CFN_PILL_HEIGHT;
        CfnRect room;

        /* Beside an upright line a pill needs its width rather than its height. */
        shift *= 1 + fabs (station.normal.x) * (width / CFN_PILL_HEIGHT - 1) / 2;
        pill.x = station.point.x + station.normal.x * shift - width / 2;
        pill.y = station.point.y + station.normal.y * shift - CFN_PILL_HEIGHT / 2;
        room = cfn_rect_grow (pill, PILL_MARGIN);
        found = !cfn_rect_grid_meets (field->cards, room, -1, -1)
                && !cfn_rect_grid_meets (field->pills, room, -1, -1);
      }

  /* Nowhere free: in the middle of its line it is at least clear whose it is. */
  if (!found)
    {
      Station station = find_station (points, n_points, lengths, 0.5);

      pill.x = station.point.x - width / 2;
      pill.y = station.point.y - CFN_PILL_HEIGHT / 2;
    }
  cfn_rect_grid_add (field->pills, field->n_pills++, pill);

  return pill;
}
