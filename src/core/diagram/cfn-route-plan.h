/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-layout.h"
#include "cfn-rect-grid.h"
#include "cfn-route.h"

G_BEGIN_DECLS

/* Private to the room: where edges leave and arrive, and the ways between. */

/* The ends of one edge. */
typedef struct
{
  int      from;            /* as in cfn_layout_get_box(), or -1 for the loose end of a stub */
  int      to;              /* both -1: not drawn */
  CfnPoint start;
  CfnPoint end;
  CfnSide  start_side;      /* the line leaves start this way ... */
  CfnSide  end_side;        /* ... and comes to end from this side */
  gboolean start_is_port;
  gboolean end_is_port;
  double   stub_length;     /* of a stub: room for its label */
  double   start_room;      /* how far it is from start and end to the next card, at most */
  double   end_room;        /* CFN_ROUTE_ROOM; once the line has to be led around cards */
} CfnRoutePlan;

/* As far as ways look ahead when they leave a card. */
#define CFN_ROUTE_ROOM 48.0

/* A straight piece of a line that was led around cards. */
typedef struct
{
  CfnRect  rect;
  gboolean is_upright;
} CfnLane;

/* What the router knows of the drawing so far. */
typedef struct
{
  CfnLayout   *layout;
  const guint *counts;      /* how many edges each one's line is drawn for; 0: none */
  CfnRectGrid *cards;       /* what is drawn of cards and collapsed frames, numbered as ends */
  CfnRectGrid *lanes;       /* numbered as in @lane_list */
  GArray      *lane_list;   /* CfnLane */
  CfnRoute   **routes;      /* of all edges; NULL for those that have no line yet */
  CfnRectGrid *lines;       /* around the lines, numbered as the edges */
  CfnRectGrid *pills;
  guint        n_pills;
  gint64       patience;    /* how much may still be looked at; then ways are not chosen */
  gint64       n_places;    /* how many places ways may still be searched among; then they lead
                             * through the corridors */
  struct _CfnCorridors *corridors;   /* NULL until they are needed */
  GHashTable  *ports;       /* that lines meet already; NULL until it is asked for */
} CfnRouteField;

/* The route of @plan along @line (GArray of CfnPoint, taken) up to the foot of its arrow. */
CfnRoute     *cfn_route_new         (const CfnRoutePlan *plan,
                                     GArray             *line);
/* The same line with its start and end moved by so much, and what is between in proportion. */
CfnRoute     *cfn_route_pull        (const CfnRoute     *route,
                                     CfnPoint            start,
                                     CfnPoint            end);
/* What stands for a line that is not drawn: a point. */
CfnRoute     *cfn_route_new_hidden  (CfnPoint            point);
/* Once a route's line or pill is another. */
void          cfn_route_fit_bounds  (CfnRoute           *route);

/* Steps of one cubic when it is measured. */
#define CFN_ROUTE_STEPS 16

/* The end that is drawn for a node; -1 for -1. */
int           cfn_route_get_end     (CfnLayout          *layout,
                                     int                 node);
/* How many edges the line of each edge is drawn for: one, as a rule; several of one kind between
 * the same ends where a collapsed frame is one of them, and then the worst of those has the line;
 * 0 for those that it stands for. g_free(). */
guint        *cfn_route_count_edges (CfnLayout          *layout);

/* A step of one unit away from a card's @side. */
CfnPoint      cfn_side_get_normal   (CfnSide             side);
gboolean      cfn_side_is_upright   (CfnSide             side);

/* Plans the edges for which @wanted is TRUE (NULL: all) anew; the others keep what @plans says
 * of them but for the places that they share with others on one side of a card. */
void          cfn_route_plan        (CfnRouteField      *field,
                                     CfnRoutePlan       *plans,
                                     const gboolean     *wanted);

/* How far it is from @point on the @side of a card (@end) to the next card; at most @most. */
double        cfn_route_get_room    (CfnRouteField      *field,
                                     int                 end,
                                     CfnPoint            point,
                                     CfnSide             side,
                                     double              most);
/* A plain curve, one cubic. */
void          cfn_route_curve       (CfnPoint            start,
                                     CfnSide             start_side,
                                     CfnPoint            end,
                                     CfnSide             end_side,
                                     CfnPoint            curve[4]);
/* How many cards the line runs through; stops counting at @enough, or when there is no patience
 * left. Those at its own ends count where it crosses their inside. */
guint         cfn_route_count_hits  (CfnRouteField      *field,
                                     const CfnPoint     *points,
                                     guint               n_points,
                                     int                 from,
                                     int                 to,
                                     guint               enough);
/* The point at @t (0 to 1) of the cubic that starts at @curve[0]. */
CfnPoint      cfn_route_get_point   (const CfnPoint     *curve,
                                     double              t);
/* The foot of the arrow of @plan: where its line ends. */
CfnPoint      cfn_route_get_foot    (const CfnRoutePlan *plan);
/* Ways of level and upright pieces with round corners through no card, for @n_plans edges that all
 * arrive at one place (or with @from_start leave one): they share a part of the way. @lines gets
 * the points of each (GArray of CfnPoint, transfer full), or NULL where there is no way nearby.
 * Notes the lanes they take. */
void          cfn_route_detour      (CfnRouteField       *field,
                                     const CfnRoutePlan **plans,
                                     guint                n_plans,
                                     gboolean             from_start,
                                     GArray             **lines);

/* Whether the line runs through @rect. */
gboolean      cfn_route_crosses     (const CfnPoint     *points,
                                     guint               n_points,
                                     CfnRect             rect);
/* Where a pill @width wide covers no card and no other pill, and no other edge's line if that
 * can be had, on the line of @edge or near it. Notes it in @field. */
CfnRect       cfn_route_place_pill  (CfnRouteField      *field,
                                     guint               edge,
                                     double              width);

G_END_DECLS
