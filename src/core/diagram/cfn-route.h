/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-layout.h"

G_BEGIN_DECLS

/* The line of one edge: cubic Béziers, points[0], then three points a segment. */
typedef struct
{
  CfnPoint *points;
  guint     n_points;      /* 1 + 3 * segments */
  CfnPoint  tip;           /* of the arrow */
  double    angle;         /* radians, the way the arrow points */
  CfnRect   bounds;        /* around line, arrow and pill */
  CfnPoint  start;         /* where it leaves its card, or the loose end of a stub */
  CfnPoint  end;           /* where it arrives, or the loose end of a stub */
  CfnSide   start_side;
  CfnSide   end_side;
  gboolean  start_is_port; /* a port's circle belongs at @start */
  gboolean  end_is_port;
  gboolean  has_pill;
  CfnRect   pill;          /* where the label goes */
} CfnRoute;

/* What can be left out of the picture, to see the rest better. */
typedef enum
{
  CFN_LAYERS_NONE = 0,
  CFN_LAYERS_REFERENCES = 1 << 0,    /* references and DependsOn */
  CFN_LAYERS_PERMISSIONS = 1 << 1,   /* may read, may write */
  CFN_LAYERS_ALL = CFN_LAYERS_REFERENCES | CFN_LAYERS_PERMISSIONS,
} CfnLayers;

/* The lines of all edges of a layout. Immutable, thread-safe, reference-counted; keeps the layout
 * alive. */
typedef struct _CfnRoutes CfnRoutes;
typedef struct _CfnIndex CfnIndex;

/* Routes every edge, with all layers shown: leaves a side at a right angle, bends as cubics, runs
 * through no card that is not its own where that can be had, puts labels over no card and no other
 * label. Any thread. */
CfnRoutes      *cfn_routes_new        (CfnLayout   *layout);
/* The same. When nothing has moved and the edges are those of @previous, or NULL, its lines are
 * taken: while somebody types, that is most of the time. */
CfnRoutes      *cfn_routes_new_after  (CfnRoutes   *previous,
                                       CfnLayout   *layout);
/* The same, routing anew only the edges of @nodes (indices), those of frames that changed, and
 * those that would run through what moved: for a drag, and for frames that open and close. */
CfnRoutes      *cfn_routes_update     (CfnRoutes   *self,
                                       CfnLayout   *layout,
                                       const guint *nodes,
                                       guint        n_nodes);
/* The same lines, pulled along with what moved as if of rubber: they cross what they cross. Cheap,
 * for dragging what has many edges; to be routed by cfn_routes_update() from @self in the end. */
CfnRoutes      *cfn_routes_pull       (CfnRoutes   *self,
                                       CfnLayout   *layout);
/* Leaves @index (NULL: none; transfer full), which is of these lines, for who shows them, and gives
 * what was left before: a thread that has found new lines can make their index, too. NULL: nothing
 * was; transfer full. Any thread. */
CfnIndex       *cfn_routes_swap_index (CfnRoutes   *self,
                                       CfnIndex    *index);
/* The same lines with only @layers shown; @self where it shows just those. Cheap: nothing is
 * routed, and nothing moves. Transfer full. */
CfnRoutes      *cfn_routes_with_layers (CfnRoutes  *self,
                                       CfnLayers    layers);
CfnLayers       cfn_routes_get_layers (CfnRoutes   *self);
/* How many edges the line of @edge is drawn for: 0 when it is not drawn, for its layer is hidden or
 * it is in a collapsed frame; more than 1 when it also stands for others to or from such a frame.
 * Of those it is the worst. */
guint           cfn_routes_get_count  (CfnRoutes   *self,
                                       guint        edge);
/* The text of the pill, with the count where there is one; NULL for none. */
char           *cfn_routes_get_pill_text (CfnRoutes *self,
                                       guint        edge);
CfnRoutes      *cfn_routes_ref        (CfnRoutes   *self);
void            cfn_routes_unref      (CfnRoutes   *self);
CfnLayout      *cfn_routes_get_layout (CfnRoutes   *self);
/* The line of an edge that is not drawn is one point. */
const CfnRoute *cfn_routes_get        (CfnRoutes   *self,
                                       guint        edge);
/* Around all cards, lines and pills. */
CfnRect         cfn_routes_get_bounds (CfnRoutes   *self);
/* A line between two free points, for the connection that is being dragged; free with
 * cfn_route_free(). */
CfnRoute       *cfn_route_between     (CfnPoint     start,
                                       CfnSide      start_side,
                                       CfnPoint     end);
void            cfn_route_free        (CfnRoute    *self);
/* Distance of @point from the line. */
double          cfn_route_distance    (const CfnRoute *self,
                                       CfnPoint     point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnRoutes, cfn_routes_unref)

G_END_DECLS
