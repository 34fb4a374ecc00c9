/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-route-plan.h"

G_BEGIN_DECLS

/*
 * Private to the room: the lines along which a way around cards may run, with what each piece of
 * them costs beyond its length. They keep set distances from the sides of the cards nearby and go
 * through the ends. A place is a column (an x) and a row (a y), numbered column * n_rows + row.
 */
typedef struct
{
  GArray *xs;        /* double, ascending */
  GArray *ys;
  guint   n_rows;
  float  *level;     /* of a place: from it to the next column; INFINITY: through a card */
  float  *upright;   /* likewise to the next row */
} CfnDetourGrid;

/* For ways from @hub to @ends (GArray of CfnPoint). NULL when that would be too large. @own is
 * where lines that need not be minded begin or end. */
CfnDetourGrid *cfn_detour_grid_new  (CfnRouteField      *field,
                                     CfnPoint            hub,
                                     const GArray       *ends,
                                     CfnPoint            own);
void           cfn_detour_grid_free (CfnDetourGrid      *self);
/* The place of one of the ends that the grid was made for. */
guint          cfn_detour_grid_find (CfnDetourGrid      *self,
                                     CfnPoint            point);
CfnPoint       cfn_detour_grid_get_point (CfnDetourGrid *self,
                                     guint               place);

/* Where the way from @plan's card begins, and where it ends: right before the arrow. */
CfnPoint       cfn_detour_get_start (const CfnRoutePlan *plan);
CfnPoint       cfn_detour_get_end   (const CfnRoutePlan *plan);
/* Adds a corner to a way (GArray of CfnPoint); one that lies on a straight piece is none. */
void           cfn_detour_add_corner (GArray            *corners,
                                     CfnPoint            point);
/* The line along a way, with round corners: the points of its cubics, transfer full. */
GArray        *cfn_detour_round_corners (const GArray   *corners);
/* The room that a straight piece takes. */
CfnRect        cfn_detour_get_lane  (CfnPoint            a,
                                     CfnPoint            b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnDetourGrid, cfn_detour_grid_free)

G_END_DECLS
