/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-route-plan.h"

#include <math.h>

/* Space around a pill. */
#define PILL_MARGIN 3.0
/* Steps in which a place is looked for off the line, and how many. */
#define RING      12.0
#define MAX_RINGS 40

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

/* How many lines of other edges run through @rect. */
static guint
count_lines (CfnRouteField *field,
             guint          edge,
             CfnRect        rect)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  cfn_rect_grid_query (field->lines, rect, near);
  field->patience -= near->len;
  for (guint i = 0; i < near->len; i++)
    {
      guint other = g_array_index (near, guint, i);

      if (other != edge && cfn_route_crosses (field->routes[other]->points,
                                              field->routes[other]->n_points, rect))
        n++;
    }

  return n;
}

/* The pill's rectangle with its middle at @station, moved off the line by @aside heights. */
static CfnRect
get_rect (Station station,
          double  aside,
          double  width)
{
  /* Beside an upright line a pill needs its width rather than its height. */
  double stretch = 1 + fabs (station.normal.x) * (width / CFN_PILL_HEIGHT - 1) / 2;
  double shift = aside * CFN_PILL_HEIGHT * stretch;

  return (CfnRect) {
    station.point.x + station.normal.x * shift - width / 2,
    station.point.y + station.normal.y * shift - CFN_PILL_HEIGHT / 2,
    width,
    CFN_PILL_HEIGHT,
  };
}

static gboolean
is_free (CfnRouteField *field,
         CfnRect        rect)
{
  CfnRect room = cfn_rect_grow (rect, PILL_MARGIN);

  return !cfn_rect_grid_meets (field->cards, room, -1, -1)
         && !cfn_rect_grid_meets (field->pills, room, -1, -1);
}

/* The nearest free place around @pill; @pill itself when there is none for a long way. */
static CfnRect
find_free (CfnRouteField *field,
           CfnRect        pill)
{
  for (int ring = 1; ring <= MAX_RINGS; ring++)
    for (int row = -ring; row <= ring; row++)
      {
        int step = ABS (row) == ring ? 1 : 2 * ring;

        for (int column = -ring; column <= ring; column += step)
          {
            CfnRect rect = { pill.x + column * RING, pill.y + row * RING, pill.width,
                             pill.height };

            if (is_free (field, rect))
              return rect;
          }
      }

  return pill;
}

CfnRect
cfn_route_place_pill (CfnRouteField *field,
                      guint          edge,
                      double         width)
{
  const CfnRoute *route = field->routes[edge];
  g_autofree double *lengths = measure (route->points, route->n_points);
  /* Nowhere free on the line: as near to its middle as can be, so that it is clear whose it is. */
  CfnRect pill = get_rect (find_station (route->points, route->n_points, lengths, 0.5), 0, width);
  guint best = G_MAXUINT;

  for (guint i = 0; i < G_N_ELEMENTS (asides) * G_N_ELEMENTS (stations) && best > 0; i++)
    {
      double aside = asides[i / G_N_ELEMENTS (stations)];
      Station station = find_station (route->points, route->n_points, lengths,
                                      stations[i % G_N_ELEMENTS (stations)]);
      CfnRect rect = get_rect (station, aside, width);
      guint n_lines;

      /* Off its own line a pill is worse than on it with another line behind. */
      if (aside != 0 && best < G_MAXUINT)
        break;
      if (!is_free (field, rect))
        continue;
      n_lines = count_lines (field, edge, rect);
      if (n_lines < best)
        {
          best = n_lines;
          pill = rect;
        }
    }
  if (best == G_MAXUINT)
    pill = find_free (field, pill);
  cfn_rect_grid_add (field->pills, field->n_pills++, pill);

  return pill;
}
