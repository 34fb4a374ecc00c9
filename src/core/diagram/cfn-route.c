/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-route.h"

#include <math.h>

#include "cfn-boxed.h"
#include "cfn-edge-style.h"
#include "cfn-route-plan.h"

/* From the arrow's tip to the port's circle or the card's border. */
#define TIP_GAP 1.5
/* The line goes this far into its arrow, so that no gap shows between them. */
#define ARROW_OVERLAP 1.0
/* Half the width of an arrow and of a port, with their strokes. */
#define END_REACH 8.0
/* How many cards and lines are looked at in all: a second's work. Thousands of links between far
 * cards hide each other in any case. */
#define PATIENCE 3000000
/* The space that a line goes through is as hard to note as looking at a card for each of this. */
#define LOOKED_AT (240.0 * 240.0)
/* Half the width of a line, and what it may bulge between two steps. */
#define LINE_REACH 4.0

struct _CfnRoutes
{
  gatomicrefcount   ref_count;
  CfnLayout        *layout;
  CfnRoute        **routes;   /* atomic boxes, shared between versions */
  CfnRoutePlan     *plans;
  guint             n_routes;
  CfnRect           bounds;
};

CFN_DEFINE_BOXED_TYPE (CfnRoutes, cfn_routes)

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

static void
field_init (CfnRouteField *field,
            CfnLayout     *layout)
{
  guint n_nodes = cfn_diagram_get_n_nodes (cfn_layout_get_diagram (layout));

  *field = (CfnRouteField) {
    .layout = layout,
    .cards = cfn_rect_grid_new (),
    .lanes = cfn_rect_grid_new (),
    .lane_list = g_array_new (FALSE, FALSE, sizeof (CfnLane)),
    .lines = cfn_rect_grid_new (),
    .pills = cfn_rect_grid_new (),
    .patience = PATIENCE,
  };
  for (guint i = 0; i < n_nodes; i++)
    cfn_rect_grid_add (field->cards, i, cfn_layout_get_card (layout, i));
}

static void
field_clear (CfnRouteField *field)
{
  cfn_rect_grid_free (field->cards);
  cfn_rect_grid_free (field->lanes);
  cfn_rect_grid_free (field->lines);
  cfn_rect_grid_free (field->pills);
  g_array_unref (field->lane_list);
}

/* A square around @point. */
static CfnRect
get_reach (CfnPoint point,
           double   reach)
{
  return (CfnRect) { point.x - reach, point.y - reach, 2 * reach, 2 * reach };
}

/* Around the line itself, not the handles of its curves, which may reach far beyond. */
static void
update_bounds (CfnRoute *route)
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

/* Takes @line. */
static CfnRoute *
route_new (const CfnRoutePlan *plan,
           CfnPoint            tip,
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
  route->tip = tip;
  route->angle = atan2 (-in.y, -in.x);
  route->n_points = line->len;
  route->points = (CfnPoint *) (gpointer) g_array_free (line, FALSE);

  return route;
}

static CfnPoint
get_tip (const CfnRoutePlan *plan)
{
  double gap = plan->end_is_port ? CFN_PORT_SIZE / 2 + TIP_GAP : plan->to >= 0 ? TIP_GAP : 0;

  return add (plan->end, cfn_side_get_normal (plan->end_side), gap);
}

CfnPoint
cfn_route_get_foot (const CfnRoutePlan *plan)
{
  return add (get_tip (plan), cfn_side_get_normal (plan->end_side),
              CFN_ARROW_LENGTH - ARROW_OVERLAP);
}

static void
add_line (CfnRouteField *field,
          guint          edge,
          CfnRoute      *route)
{
  update_bounds (route);
  field->routes[edge] = route;

  /* Nobody asks for it any more. */
  if (field->patience <= 0)
    return;

  field->patience -= (gint64) (route->bounds.width * route->bounds.height / LOOKED_AT);
  cfn_rect_grid_add (field->lines, edge, route->bounds);
}

/* The plain curve, or NULL when it runs through cards and could be led around them. */
static GArray *
get_curve (CfnRouteField      *field,
           const CfnRoutePlan *plan,
           gboolean            in_any_case)
{
  CfnPoint curve[4];
  GArray *line;

  cfn_route_curve (plan->start, plan->start_side, cfn_route_get_foot (plan), plan->end_side, curve);
  if (!in_any_case && plan->from >= 0 && plan->to >= 0
      && cfn_route_count_hits (field, curve, 4, plan->from, plan->to, 1) > 0)
    return NULL;

  line = g_array_sized_new (FALSE, FALSE, sizeof (CfnPoint), 4);
  g_array_append_vals (line, curve, 4);

  return line;
}

/* Edges that are led around cards together: all of them arrive at one place, or leave one. */
typedef struct
{
  CfnPoint   hub;
  CfnSide    side;
  gboolean   from_start;
  guint      n_candidates;
  GPtrArray *plans;        /* CfnRoutePlan */
} Group;

static void
group_free (Group *group)
{
  g_ptr_array_unref (group->plans);
  g_free (group);
}

static guint
hash_group (gconstpointer key)
{
  const Group *group = key;

  return (guint) (int) group->hub.x * 31 + (guint) (int) group->hub.y * 17 + group->side;
}

static gboolean
same_group (gconstpointer a,
            gconstpointer b)
{
  const Group *one = a;
  const Group *other = b;

  return one->hub.x == other->hub.x && one->hub.y == other->hub.y && one->side == other->side
         && one->from_start == other->from_start;
}

/* The group at the plan's start or end, made when there is none. */
static Group *
find_group (GHashTable         *groups,
            const CfnRoutePlan *plan,
            gboolean            from_start)
{
  Group key = { from_start ? plan->start : plan->end,
                from_start ? plan->start_side : plan->end_side, from_start, 0, NULL };
  Group *group = g_hash_table_lookup (groups, &key);

  if (group == NULL)
    {
      group = g_memdup2 (&key, sizeof key);
      group->plans = g_ptr_array_new ();
      g_hash_table_add (groups, group);
    }

  return group;
}

static void
route_group (CfnRoutes     *self,
             CfnRouteField *field,
             Group         *group)
{
  g_autofree GArray **lines = g_new0 (GArray *, group->plans->len);
  const CfnRoutePlan **plans = (const CfnRoutePlan **) (gpointer) group->plans->pdata;

  if (field->patience > 0)
    cfn_route_detour (field, plans, group->plans->len, group->from_start, lines);
  for (guint i = 0; i < group->plans->len; i++)
    {
      GArray *line = lines[i] != NULL ? lines[i] : get_curve (field, plans[i], TRUE);

      add_line (field, (guint) (plans[i] - self->plans),
                route_new (plans[i], get_tip (plans[i]), line));
    }
}

/* Ways around cards for the edges that have no line yet, as many at once as have an end in
 * common. */
static void
route_around (CfnRoutes     *self,
              CfnRouteField *field)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (hash_group, same_group,
                                                         (GDestroyNotify) group_free, NULL);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < self->n_routes; i++)
    if (self->routes[i] == NULL)
      {
        find_group (groups, &self->plans[i], FALSE)->n_candidates++;
        find_group (groups, &self->plans[i], TRUE)->n_candidates++;
      }

  /* Each edge goes with the larger of the two groups that it could be in. */
  for (guint i = 0; i < self->n_routes; i++)
    if (self->routes[i] == NULL)
      {
        Group *in = find_group (groups, &self->plans[i], FALSE);
        Group *out = find_group (groups, &self->plans[i], TRUE);
        Group *group = out->n_candidates > in->n_candidates ? out : in;

        if (group->plans->len == 0)
          g_ptr_array_add (order, group);
        g_ptr_array_add (group->plans, &self->plans[i]);
      }

  for (guint i = 0; i < order->len; i++)
    route_group (self, field, order->pdata[i]);
}

/* Lines for the edges that have none: first those that need no way around, so that the others
 * can mind them. */
static void
route_missing (CfnRoutes     *self,
               CfnRouteField *field)
{
  for (guint i = 0; i < self->n_routes; i++)
    {
      const CfnRoutePlan *plan = &self->plans[i];
      GArray *line;

      if (self->routes[i] != NULL)
        {
          cfn_rect_grid_add (field->lines, i, self->routes[i]->bounds);
          continue;
        }
      line = get_curve (field, plan, FALSE);
      if (line != NULL)
        add_line (field, i, route_new (plan, get_tip (plan), line));
    }

  route_around (self, field);
}

static void
add_pill (CfnRouteField        *field,
          const CfnDiagramEdge *edge,
          CfnRoute             *route)
{
  double width = cfn_edge_get_pill_width (edge);

  if (width <= 0)
    return;

  route->pill = cfn_route_place_pill (field, edge->index, width);
  route->has_pill = TRUE;
  update_bounds (route);
}

/* Routes the edges that have no route yet, and gives them their pills once every line is there. */
static void
complete (CfnRoutes     *self,
          CfnRouteField *field)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (self->layout);
  g_autofree gboolean *is_new = g_new0 (gboolean, MAX (self->n_routes, 1));

  for (guint i = 0; i < self->n_routes; i++)
    {
      is_new[i] = self->routes[i] == NULL;
      if (!is_new[i] && self->routes[i]->has_pill)
        cfn_rect_grid_add (field->pills, field->n_pills++, self->routes[i]->pill);
    }

  field->routes = self->routes;
  route_missing (self, field);
  for (guint i = 0; i < self->n_routes; i++)
    if (is_new[i] && field->patience > 0)
      add_pill (field, cfn_diagram_get_edge (diagram, i), self->routes[i]);

  self->bounds = cfn_layout_get_bounds (self->layout);
  for (guint i = 0; i < self->n_routes; i++)
    self->bounds = cfn_rect_union (self->bounds, self->routes[i]->bounds);
}

static CfnRoutes *
routes_alloc (CfnLayout *layout)
{
  CfnRoutes *self = g_new0 (CfnRoutes, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->layout = cfn_layout_ref (layout);
  self->n_routes = cfn_diagram_get_n_edges (cfn_layout_get_diagram (layout));
  self->routes = g_new0 (CfnRoute *, MAX (self->n_routes, 1));
  self->plans = g_new0 (CfnRoutePlan, MAX (self->n_routes, 1));

  return self;
}

CfnRoutes *
cfn_routes_new (CfnLayout *layout)
{
  CfnRouteField field;
  CfnRoutes *self;

  g_return_val_if_fail (layout != NULL, NULL);

  self = routes_alloc (layout);
  field_init (&field, layout);
  cfn_route_plan (&field, self->plans, NULL);
  complete (self, &field);
  field_clear (&field);

  return self;
}

/* TRUE for the edges of @nodes. */
static gboolean *
mark_edges (CfnDiagram  *diagram,
            const guint *nodes,
            guint        n_nodes)
{
  guint n_edges = cfn_diagram_get_n_edges (diagram);
  gboolean *marked = g_new0 (gboolean, MAX (n_edges, 1));
  g_autofree gboolean *is_moved = g_new0 (gboolean, cfn_diagram_get_n_nodes (diagram));

  for (guint i = 0; i < n_nodes; i++)
    is_moved[nodes[i]] = TRUE;
  for (guint i = 0; i < n_edges; i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);

      marked[i] = (edge->from >= 0 && is_moved[edge->from])
                  || (edge->to >= 0 && is_moved[edge->to]);
    }

  return marked;
}

static gboolean
plan_equal (const CfnRoutePlan *a,
            const CfnRoutePlan *b)
{
  return a->start.x == b->start.x && a->start.y == b->start.y
         && a->end.x == b->end.x && a->end.y == b->end.y
         && a->start_side == b->start_side && a->end_side == b->end_side;
}

CfnRoutes *
cfn_routes_update (CfnRoutes   *self,
                   CfnLayout   *layout,
                   const guint *nodes,
                   guint        n_nodes)
{
  g_autofree gboolean *marked = NULL;
  CfnRouteField field;
  CfnRoutes *other;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (layout != NULL, NULL);
  g_return_val_if_fail (cfn_layout_get_diagram (layout) == cfn_layout_get_diagram (self->layout),
                        NULL);

  other = routes_alloc (layout);
  marked = mark_edges (cfn_layout_get_diagram (layout), nodes, n_nodes);
  for (guint i = 0; i < self->n_routes; i++)
    other->plans[i] = self->plans[i];

  field_init (&field, layout);
  cfn_route_plan (&field, other->plans, marked);
  /* A side that one more line meets moves those beside it, too. */
  for (guint i = 0; i < self->n_routes; i++)
    if (!marked[i] && plan_equal (&self->plans[i], &other->plans[i]))
      other->routes[i] = g_atomic_rc_box_acquire (self->routes[i]);
  complete (other, &field);
  field_clear (&field);

  return other;
}

CfnRoutes *
cfn_routes_ref (CfnRoutes *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cfn_routes_unref (CfnRoutes *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_routes; i++)
    cfn_route_free (self->routes[i]);
  g_free (self->routes);
  g_free (self->plans);
  cfn_layout_unref (self->layout);
  g_free (self);
}

CfnLayout *
cfn_routes_get_layout (CfnRoutes *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->layout;
}

const CfnRoute *
cfn_routes_get (CfnRoutes *self,
                guint      edge)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (edge < self->n_routes, NULL);

  return self->routes[edge];
}

CfnRect
cfn_routes_get_bounds (CfnRoutes *self)
{
  g_return_val_if_fail (self != NULL, ((CfnRect) { 0, 0, 0, 0 }));

  return self->bounds;
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
  CfnRoute *route;

  cfn_route_curve (start, start_side, cfn_route_get_foot (&plan), plan.end_side, curve);
  g_array_append_vals (line, curve, 4);
  route = route_new (&plan, get_tip (&plan), line);
  update_bounds (route);

  return route;
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
