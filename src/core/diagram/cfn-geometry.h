/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Canvas units: pixels at 100 %, y downwards. */
typedef struct
{
  double x;
  double y;
} CfnPoint;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} CfnRect;

/* Distance of the grid's dots. The card's drawing is described in cfn-card.h. */
#define CFN_GRID 24.0

gboolean cfn_rect_equal      (CfnRect  a,
                              CfnRect  b);
gboolean cfn_rect_intersects (CfnRect  a,
                              CfnRect  b);
gboolean cfn_rect_contains   (CfnRect  rect,
                              CfnPoint point);
/* The smallest rectangle around both; an empty one (no width and height) adds nothing. */
CfnRect  cfn_rect_union      (CfnRect  a,
                              CfnRect  b);
/* What is in both; when nothing is, width or height is not above 0. */
CfnRect  cfn_rect_intersection (CfnRect a,
                                CfnRect b);
/* @rect with @by more on every side (less when negative). */
CfnRect  cfn_rect_grow       (CfnRect  rect,
                              double   by);
/* The nearest line of the grid, and the first one from @value on. */
double   cfn_snap            (double   value);
double   cfn_snap_up         (double   value);
/* A GCompareFunc for doubles: the smaller one first. */
int      cfn_compare_doubles (gconstpointer a,
                              gconstpointer b);

G_END_DECLS
