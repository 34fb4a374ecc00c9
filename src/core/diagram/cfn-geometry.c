/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-geometry.h"

#include <math.h>

gboolean
cfn_rect_equal (CfnRect a,
                CfnRect b)
{
  return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

gboolean
cfn_rect_intersects (CfnRect a,
                     CfnRect b)
{
  return a.x < b.x + b.width && b.x < a.x + a.width
         && a.y < b.y + b.height && b.y < a.y + a.height;
}

gboolean
cfn_rect_contains (CfnRect  rect,
                   CfnPoint point)
{
  return point.x >= rect.x && point.x < rect.x + rect.width
         && point.y >= rect.y && point.y < rect.y + rect.height;
}

static gboolean
is_empty (CfnRect rect)
{
  return rect.width <= 0 && rect.height <= 0;
}

CfnRect
cfn_rect_union (CfnRect a,
                CfnRect b)
{
  CfnRect both;

  if (is_empty (a))
    return b;
  if (is_empty (b))
    return a;

  both.x = MIN (a.x, b.x);
  both.y = MIN (a.y, b.y);
  both.width = MAX (a.x + a.width, b.x + b.width) - both.x;
  both.height = MAX (a.y + a.height, b.y + b.height) - both.y;

  return both;
}

CfnRect
cfn_rect_intersection (CfnRect a,
                       CfnRect b)
{
  double left = MAX (a.x, b.x);
  double top = MAX (a.y, b.y);

  return (CfnRect) { left, top, MIN (a.x + a.width, b.x + b.width) - left,
                     MIN (a.y + a.height, b.y + b.height) - top };
}

CfnRect
cfn_rect_grow (CfnRect rect,
               double  by)
{
  return (CfnRect) { rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by };
}

double
cfn_snap (double value)
{
  /* Adding zero turns -0 into 0. */
  return round (value / CFN_GRID) * CFN_GRID + 0.0;
}

double
cfn_snap_up (double value)
{
  return ceil (value / CFN_GRID) * CFN_GRID + 0.0;
}

int
cfn_compare_doubles (gconstpointer a,
                     gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}
