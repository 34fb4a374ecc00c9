/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-line.h"

#include <math.h>

#include "cfn-card.h"

#define MAX_STEPS 24

typedef struct
{
  GArray       *pieces;
  const double *dash;
  double        phase;   /* how far into the pattern the pen is */
  CfnPoint      pen;
} Cutter;

/* Whether from @a over @b to @c is straight on, but for what nobody sees. */
static gboolean
is_straight (CfnPoint a,
             CfnPoint b,
             CfnPoint c)
{
  double cross = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
  double along = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y);

  return along > 0 && fabs (cross) < along * 1e-3;
}

static void
add_piece (Cutter   *cutter,
           CfnPoint  start,
           CfnPoint  end)
{
  MillracePiece piece = { start, end };
  MillracePiece *last = cutter->pieces->len > 0
                        ? &g_array_index (cutter->pieces, MillracePiece, cutter->pieces->len - 1)
                        : NULL;

  /* One long box instead of several: cheaper, and without seams. */
  if (last != NULL && last->end.x == start.x && last->end.y == start.y
      && is_straight (last->start, last->end, end))
    last->end = end;
  else
    g_array_append_val (cutter->pieces, piece);
}

static CfnPoint
mix (CfnPoint a,
     CfnPoint b,
     double   t)
{
  return (CfnPoint) { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

/* Draws on to @end: whole, or the dashes that fall on this stretch. */
static void
draw_to (Cutter   *cutter,
         CfnPoint  end)
{
  CfnPoint start = cutter->pen;
  double length = hypot (end.x - start.x, end.y - start.y);
  double period = cutter->dash[0] + cutter->dash[1];
  double done = 0;

  cutter->pen = end;
  if (length < 1e-6)
    return;

  if (period <= 0)
    {
      add_piece (cutter, start, end);
      return;
    }

  while (done < length)
    {
      gboolean on = cutter->phase < cutter->dash[0];
      double step = MIN ((on ? cutter->dash[0] : period) - cutter->phase, length - done);

      if (on)
        add_piece (cutter, mix (start, end, done / length),
                   mix (start, end, (done + step) / length));
      done += step;
      cutter->phase += step;
      if (cutter->phase >= period - 1e-9)
        cutter->phase = 0;
    }
}

static CfnPoint
bezier_at (const CfnPoint *p,
           double          t)
{
  double u = 1 - t;
  double b0 = u * u * u;
  double b1 = 3 * u * u * t;
  double b2 = 3 * u * t * t;
  double b3 = t * t * t;

  return (CfnPoint) {
    b0 * p[0].x + b1 * p[1].x + b2 * p[2].x + b3 * p[3].x,
    b0 * p[0].y + b1 * p[1].y + b2 * p[2].y + b3 * p[3].y,
  };
}

/* Wang's bound: this many equal steps keep a cubic within the tolerance. */
static guint
count_steps (const CfnPoint *p,
             double          tolerance)
{
  double ax = p[0].x - 2 * p[1].x + p[2].x;
  double ay = p[0].y - 2 * p[1].y + p[2].y;
  double bx = p[1].x - 2 * p[2].x + p[3].x;
  double by = p[1].y - 2 * p[2].y + p[3].y;
  double bend = 6 * MAX (hypot (ax, ay), hypot (bx, by));

  return (guint) CLAMP (ceil (sqrt (bend / (8 * tolerance))), 1, MAX_STEPS);
}

void
millrace_line_cut (const CfnRoute *route,
                   double          tolerance,
                   const double   *dash,
                   GArray         *pieces)
{
  Cutter cutter = { .pieces = pieces, .dash = dash };
  CfnPoint last;
  double ahead;

  g_return_if_fail (route != NULL && route->n_points > 0);
  g_return_if_fail (tolerance > 0);

  cutter.pen = route->points[0];
  for (guint i = 0; i + 3 < route->n_points; i += 3)
    {
      guint n_steps = count_steps (route->points + i, tolerance);

      for (guint step = 1; step <= n_steps; step++)
        draw_to (&cutter, bezier_at (route->points + i, (double) step / n_steps));
    }

  /* The arrow is solid, whatever the line is: its first half lies on the line's end. */
  last = (CfnPoint) { route->tip.x - cos (route->angle) * CFN_ARROW_LENGTH / 2,
                      route->tip.y - sin (route->angle) * CFN_ARROW_LENGTH / 2 };
  ahead = (last.x - cutter.pen.x) * cos (route->angle)
          + (last.y - cutter.pen.y) * sin (route->angle);
  if (ahead > 0)
    add_piece (&cutter, cutter.pen, last);
}
