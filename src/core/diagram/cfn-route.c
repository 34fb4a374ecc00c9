/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-route.h"

#include <math.h>

#include "cfn-corridor.h"
#include "cfn-detour-grid.h"
#include "cfn-edge-style.h"
#include "cfn-index.h"
#include "cfn-route-plan.h"

/* How many cards and lines are looked at in all: a third of a second's work. Then lines are led
 * through the corridors unseen. */
#define PATIENCE 1000000
/* Likewise for labels, however many lines there are. */
#define PILL_PATIENCE 500000
/* How far from the ends of new lines others are minded: as far as ways lead, and labels go. */
#define REGION_REACH 600.0
/* In how many places in all ways around cards are searched for: less than a tenth of a second's
 * work among many cards, and a little more while there are few, for then every line is looked
 * at. */
#define MAX_PLACES        200000
#define FEW_CARDS         150
#define MAX_PLACES_OF_FEW 1000000
/* A card that is dragged has less: it is done anew with each motion. */
#define UPDATE_SHARE 4
/* The space that a line goes through is as hard to note as looking at a card for each of this. */
#define LOOKED_AT (240.0 * 240.0)

struct _CfnRoutes
{
  gatomicrefcount   ref_count;
  CfnLayout        *layout;
  CfnRoute        **routes;   /* atomic boxes, shared between versions */
  CfnRoutePlan     *plans;
  guint            *counts;   /* of each edge: how many its line is drawn for */
  guint             n_routes;
  CfnLayers         layers;   /* those shown */
  CfnRect           bounds;
  gboolean          is_whole; /* all lines were found together */
  CfnRectGrid      *spare;    /* atomic: what is drawn, as it was for the last update; or NULL */
  CfnIndex         *index;    /* atomic: left here for who shows them; or NULL */
};

/* Labels keep clear of the names of frames. */
static void
add_title (CfnRouteField  *field,
           const CfnFrame *frame)
{
  double width = cfn_text_measure (frame->name, CFN_FRAME_TITLE_SIZE, TRUE);
  CfnRect band = { frame->rect.x, frame->rect.y,
                   MIN (frame->rect.width, width + 4 * CFN_FRAME_PADDING), CFN_FRAME_TITLE };

  cfn_rect_grid_add (field->pills, field->n_pills++, band);
}

/* What is drawn of cards and collapsed frames, numbered as ends. */
static gboolean
look_up_end (gpointer  data,
             guint     end,
             CfnRect  *rect)
{
  CfnLayout *layout = data;
  guint n_nodes = cfn_diagram_get_n_nodes (cfn_layout_get_diagram (layout));
  const CfnFrame *frame;

  if (end < n_nodes)
    {
      *rect = cfn_layout_get_card (layout, end);
      return !cfn_layout_is_hidden (layout, end);
    }

  frame = cfn_layout_get_frame (layout, end - n_nodes);
  *rect = frame->rect;

  return frame->is_collapsed && !frame->is_hidden;
}

/* Takes @cards, those of another layout of the diagram, or NULL. */
static void
field_init (CfnRouteField *field,
            CfnRoutes     *routes,
            CfnRectGrid   *cards)
{
  CfnLayout *layout = routes->layout;
  guint n_nodes = cfn_diagram_get_n_nodes (cfn_layout_get_diagram (layout));

  *field = (CfnRouteField) {
    .layout = layout,
    .counts = routes->counts,
    .cards = cfn_rect_grid_follow (cards, n_nodes + cfn_layout_get_n_frames (layout), look_up_end,
                                   layout),
    .lanes = cfn_rect_grid_new (),
    .lane_list = g_array_new (FALSE, FALSE, sizeof (CfnLane)),
    .lines = cfn_rect_grid_new (),
    .pills = cfn_rect_grid_new (),
    .patience = PATIENCE,
    .n_places = n_nodes > FEW_CARDS ? MAX_PLACES : MAX_PLACES_OF_FEW,
  };
  for (guint i = 0; i < cfn_layout_get_n_frames (layout); i++)
    {
      const CfnFrame *frame = cfn_layout_get_frame (layout, i);

      if (!frame->is_collapsed && !frame->is_hidden)
        add_title (field, frame);
    }
}

static void
field_clear (CfnRouteField *field)
{
  g_clear_pointer (&field->cards, cfn_rect_grid_free);
  cfn_rect_grid_free (field->lanes);
  cfn_rect_grid_free (field->lines);
  cfn_rect_grid_free (field->pills);
  g_array_unref (field->lane_list);
  g_clear_pointer (&field->corridors, cfn_corridors_free);
  g_clear_pointer (&field->ports, g_hash_table_unref);
}

static void
add_line (CfnRouteField *field,
          guint          edge,
          CfnRoute      *route)
{
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
  /* Without patience nobody knows: then the corridors are safe. */
  if (!in_any_case && plan->from >= 0 && plan->to >= 0
      && (cfn_route_count_hits (field, curve, 4, plan->from, plan->to, 1) > 0
          || field->patience <= 0))
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

/* A way through the corridors, or NULL when there is none. */
static GArray *
get_corridor_line (CfnRouteField      *field,
                   const CfnRoutePlan *plan)
{
  g_autoptr (GArray) corners = NULL;

  if (field->corridors == NULL)
    field->corridors = cfn_corridors_new (field->layout);
  corners = cfn_corridors_find (field->corridors, plan);

  return corners != NULL ? cfn_detour_round_corners (corners) : NULL;
}

static void
route_group (CfnRoutes     *self,
             CfnRouteField *field,
             Group         *group)
{
  g_autofree GArray **lines = g_new0 (GArray *, group->plans->len);
  const CfnRoutePlan **plans = (const CfnRoutePlan **) (gpointer) group->plans->pdata;

  if (field->patience > 0 && field->n_places > 0)
    cfn_route_detour (field, plans, group->plans->len, group->from_start, lines);
  for (guint i = 0; i < group->plans->len; i++)
    {
      GArray *line = lines[i];

      if (line == NULL)
        line = get_corridor_line (field, plans[i]);
      if (line == NULL)
        line = get_curve (field, plans[i], TRUE);

      add_line (field, (guint) (plans[i] - self->plans),
                cfn_route_new (plans[i], line));
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
        CfnRoutePlan *plan = &self->plans[i];

        plan->start_room = cfn_route_get_room (field, plan->from, plan->start, plan->start_side,
                                               CFN_ROUTE_ROOM);
        plan->end_room = cfn_route_get_room (field, plan->to, plan->end, plan->end_side,
                                             CFN_ROUTE_ROOM);
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
 * can mind them. @region: where those will be. */
static void
route_missing (CfnRoutes     *self,
               CfnRouteField *field,
               CfnRect        region)
{
  for (guint i = 0; i < self->n_routes; i++)
    {
      const CfnRoutePlan *plan = &self->plans[i];
      GArray *line;

      if (self->routes[i] != NULL)
        {
          CfnRect here = cfn_rect_intersection (self->routes[i]->bounds, region);

          if (self->counts[i] > 0 && here.width > 0 && here.height > 0)
            cfn_rect_grid_add (field->lines, i, here);
          continue;
        }
      line = get_curve (field, plan, FALSE);
      if (line != NULL)
        add_line (field, i, cfn_route_new (plan, line));
    }

  route_around (self, field);
}

static void
add_pill (CfnRouteField        *field,
          const CfnDiagramEdge *edge,
          CfnRoute             *route)
{
  double width = cfn_edge_get_pill_width (edge, field->counts[edge->index]);

  if (width <= 0)
    return;

  route->pill = cfn_route_place_pill (field, edge->index, width);
  route->has_pill = TRUE;
  cfn_route_fit_bounds (route);
}

/* A point where the edge would begin. */
static CfnRoute *
get_hidden (CfnRoutes *self,
            guint      index)
{
  const CfnDiagramEdge *edge = cfn_diagram_get_edge (cfn_layout_get_diagram (self->layout), index);
  int end = cfn_route_get_end (self->layout, edge->from >= 0 ? edge->from : edge->to);
  CfnRect box = cfn_layout_get_box (self->layout, (guint) end);

  return cfn_route_new_hidden ((CfnPoint) { box.x + box.width / 2, box.y + box.height / 2 });
}

static void
update_bounds (CfnRoutes *self)
{
  self->bounds = cfn_layout_get_bounds (self->layout);
  for (guint i = 0; i < self->n_routes; i++)
    if (cfn_routes_get_count (self, i) > 0)
      self->bounds = cfn_rect_union (self->bounds, self->routes[i]->bounds);
}

/* Around the lines to come, and what they may have to mind. */
static CfnRect
get_region (CfnRoutes      *self,
            const gboolean *is_new)
{
  CfnRect region = { 0, 0, 0, 0 };

  for (guint i = 0; i < self->n_routes; i++)
    if (is_new[i])
      {
        const CfnRoutePlan *plan = &self->plans[i];

        region = cfn_rect_union (region, (CfnRect) { plan->start.x, plan->start.y, 1, 1 });
        region = cfn_rect_union (region, (CfnRect) { plan->end.x, plan->end.y, 1, 1 });
      }

  return cfn_rect_grow (region, REGION_REACH);
}

/* Routes the edges that have no route yet, and gives them their pills once every line is there. */
static void
complete (CfnRoutes     *self,
          CfnRouteField *field)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (self->layout);
  g_autofree gboolean *is_new = g_new0 (gboolean, MAX (self->n_routes, 1));
  CfnRect region;

  for (guint i = 0; i < self->n_routes; i++)
    {
      is_new[i] = self->routes[i] == NULL && self->counts[i] > 0;
      if (self->counts[i] == 0 && self->routes[i] == NULL)
        self->routes[i] = get_hidden (self, i);
    }
  region = get_region (self, is_new);
  for (guint i = 0; i < self->n_routes; i++)
    if (!is_new[i] && self->routes[i]->has_pill
        && cfn_rect_intersects (self->routes[i]->pill, region))
      cfn_rect_grid_add (field->pills, field->n_pills++, self->routes[i]->pill);

  field->routes = self->routes;
  route_missing (self, field, region);
  field->patience = MAX (field->patience, PILL_PATIENCE);
  for (guint i = 0; i < self->n_routes; i++)
    if (is_new[i] && field->patience > 0)
      add_pill (field, cfn_diagram_get_edge (diagram, i), self->routes[i]);

  update_bounds (self);
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
  self->counts = cfn_route_count_edges (layout);
  self->layers = CFN_LAYERS_ALL;

  return self;
}

/* Whether the same lines lead to the same things. */
static gboolean
same_edges (CfnDiagram *a,
            CfnDiagram *b)
{
  if (cfn_diagram_get_n_edges (a) != cfn_diagram_get_n_edges (b))
    return FALSE;

  for (guint i = 0; i < cfn_diagram_get_n_edges (a); i++)
    {
      const CfnDiagramEdge *one = cfn_diagram_get_edge (a, i);
      const CfnDiagramEdge *other = cfn_diagram_get_edge (b, i);

      if (one->from != other->from || one->to != other->to
          || one->fingerprint != other->fingerprint
          || one->claim->kind != other->claim->kind
          || one->claim->verdict != other->claim->verdict)
        return FALSE;
    }

  return TRUE;
}

/* Whether all is where it was. */
static gboolean
same_places (CfnLayout *a,
             CfnLayout *b)
{
  guint n_nodes = cfn_diagram_get_n_nodes (cfn_layout_get_diagram (a));

  if (n_nodes != cfn_diagram_get_n_nodes (cfn_layout_get_diagram (b))
      || cfn_layout_get_n_frames (a) != cfn_layout_get_n_frames (b))
    return FALSE;

  for (guint i = 0; i < n_nodes; i++)
    if (cfn_layout_get_end (a, i) != cfn_layout_get_end (b, i)
        || !cfn_rect_equal (cfn_layout_get_card (a, i), cfn_layout_get_card (b, i)))
      return FALSE;

  for (guint i = 0; i < cfn_layout_get_n_frames (a); i++)
    {
      const CfnFrame *one = cfn_layout_get_frame (a, i);
      const CfnFrame *other = cfn_layout_get_frame (b, i);

      if (!g_str_equal (one->name, other->name) || !cfn_rect_equal (one->rect, other->rect))
        return FALSE;
    }

  return TRUE;
}

static void
share_lines (CfnRoutes *self,
             CfnRoutes *with)
{
  for (guint i = 0; i < self->n_routes; i++)
    {
      self->plans[i] = with->plans[i];
      self->routes[i] = g_atomic_rc_box_acquire (with->routes[i]);
    }
  self->is_whole = with->is_whole;
  update_bounds (self);
}

CfnRoutes *
cfn_routes_new (CfnLayout *layout)
{
  return cfn_routes_new_after (NULL, layout);
}

CfnRoutes *
cfn_routes_new_after (CfnRoutes *previous,
                      CfnLayout *layout)
{
  CfnRouteField field;
  CfnRoutes *self;

  g_return_val_if_fail (layout != NULL, NULL);

  self = routes_alloc (layout);
  if (previous != NULL && previous->is_whole && same_places (previous->layout, layout)
      && same_edges (cfn_layout_get_diagram (previous->layout), cfn_layout_get_diagram (layout)))
    {
      share_lines (self, previous);
      return self;
    }

  self->is_whole = TRUE;
  field_init (&field, self, NULL);
  cfn_route_plan (&field, self->plans, NULL);
  complete (self, &field);
  field_clear (&field);

  return self;
}

/* TRUE when another thing, or one in another place, is drawn for the node than before. */
static gboolean
end_changed (CfnLayout *before,
             CfnLayout *after,
             int        node)
{
  int end = cfn_route_get_end (after, node);

  if (node < 0)
    return FALSE;

  return end != cfn_route_get_end (before, node)
         || (end != node && !cfn_rect_equal (cfn_layout_get_box (before, (guint) end),
                                             cfn_layout_get_box (after, (guint) end)));
}

/* TRUE for the edges of @nodes and of frames that are not what they were. */
static gboolean *
mark_edges (CfnRoutes   *before,
            CfnRoutes   *after,
            const guint *nodes,
            guint        n_nodes)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (after->layout);
  gboolean *marked = g_new0 (gboolean, MAX (after->n_routes, 1));
  g_autofree gboolean *is_moved = g_new0 (gboolean, cfn_diagram_get_n_nodes (diagram));

  for (guint i = 0; i < n_nodes; i++)
    is_moved[nodes[i]] = TRUE;
  for (guint i = 0; i < after->n_routes; i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);

      marked[i] = (edge->from >= 0 && is_moved[edge->from])
                  || (edge->to >= 0 && is_moved[edge->to])
                  || before->counts[i] != after->counts[i]
                  || end_changed (before->layout, after->layout, edge->from)
                  || end_changed (before->layout, after->layout, edge->to);
    }

  return marked;
}

/* The cards and collapsed frames that are drawn where they were not before. */
static CfnRectGrid *
find_arrived (CfnLayout   *before,
              CfnLayout   *after,
              const guint *nodes,
              guint        n_nodes)
{
  CfnRectGrid *arrived = cfn_rect_grid_new ();
  guint n = 0;

  for (guint i = 0; i < n_nodes; i++)
    if (!cfn_layout_is_hidden (after, nodes[i]))
      cfn_rect_grid_add (arrived, n++, cfn_layout_get_card (after, nodes[i]));

  if (cfn_layout_get_n_frames (before) + cfn_layout_get_n_frames (after) > 0)
    for (guint i = 0; i < cfn_diagram_get_n_nodes (cfn_layout_get_diagram (after)); i++)
      if (end_changed (before, after, (int) i))
        cfn_rect_grid_add (arrived, n++, cfn_layout_get_box (after, cfn_layout_get_end (after, i)));

  return arrived;
}

/* TRUE when the line or its label would be in the way of what arrived. */
static gboolean
is_disturbed (const CfnRoute *route,
              CfnRectGrid    *arrived,
              GArray         *near)
{
  g_array_set_size (near, 0);
  cfn_rect_grid_query (arrived, route->bounds, near);
  for (guint i = 0; i < near->len; i++)
    {
      CfnRect rect = cfn_rect_grid_get (arrived, g_array_index (near, guint, i));

      if (cfn_route_crosses (route->points, route->n_points, rect)
          || (route->has_pill && cfn_rect_intersects (route->pill, rect)))
        return TRUE;
    }

  return FALSE;
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
  g_autoptr (CfnRectGrid) arrived = NULL;
  g_autoptr (GArray) near = NULL;
  g_autofree gboolean *marked = NULL;
  CfnRouteField field;
  CfnRoutes *other;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (layout != NULL, NULL);
  g_return_val_if_fail (cfn_layout_get_diagram (layout) == cfn_layout_get_diagram (self->layout),
                        NULL);

  other = routes_alloc (layout);
  other->layers = self->layers;
  marked = mark_edges (self, other, nodes, n_nodes);
  arrived = find_arrived (self->layout, layout, nodes, n_nodes);
  near = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->n_routes; i++)
    other->plans[i] = self->plans[i];

  field_init (&field, other, g_atomic_pointer_exchange (&self->spare, NULL));
  field.n_places /= UPDATE_SHARE;
  cfn_route_plan (&field, other->plans, marked);
  /* A side that one more line meets moves those beside it, too. */
  for (guint i = 0; i < self->n_routes; i++)
    if (!marked[i] && plan_equal (&self->plans[i], &other->plans[i])
        && (other->counts[i] == 0 || !is_disturbed (self->routes[i], arrived, near)))
      other->routes[i] = g_atomic_rc_box_acquire (self->routes[i]);
  complete (other, &field);
  /* The next motion begins with the same lines, and most cards where they are now. */
  field.cards = g_atomic_pointer_exchange (&self->spare, field.cards);
  field_clear (&field);

  return other;
}

/* How far what is drawn for the node has moved. */
static CfnPoint
get_shift (CfnLayout *before,
           CfnLayout *after,
           int        node)
{
  int end = cfn_route_get_end (after, node);
  CfnRect was, is;

  if (end < 0 || end != cfn_route_get_end (before, node))
    return (CfnPoint) { 0, 0 };

  was = cfn_layout_get_box (before, (guint) end);
  is = cfn_layout_get_box (after, (guint) end);

  return (CfnPoint) { is.x - was.x, is.y - was.y };
}

CfnRoutes *
cfn_routes_pull (CfnRoutes *self,
                 CfnLayout *layout)
{
  CfnDiagram *diagram;
  CfnRoutes *other;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (layout != NULL, NULL);

  diagram = cfn_layout_get_diagram (layout);
  g_return_val_if_fail (diagram == cfn_layout_get_diagram (self->layout), NULL);

  other = routes_alloc (layout);
  other->layers = self->layers;
  for (guint i = 0; i < self->n_routes; i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);
      CfnPoint start = get_shift (self->layout, layout, edge->from >= 0 ? edge->from : edge->to);
      CfnPoint end = get_shift (self->layout, layout, edge->to >= 0 ? edge->to : edge->from);

      other->plans[i] = self->plans[i];
      if (start.x == 0 && start.y == 0 && end.x == 0 && end.y == 0)
        other->routes[i] = g_atomic_rc_box_acquire (self->routes[i]);
      else
        other->routes[i] = cfn_route_pull (self->routes[i], start, end);
    }
  update_bounds (other);

  return other;
}

CfnRoutes *
cfn_routes_with_layers (CfnRoutes *self,
                        CfnLayers  layers)
{
  CfnRoutes *other;

  g_return_val_if_fail (self != NULL, NULL);

  if (layers == self->layers)
    return cfn_routes_ref (self);

  other = routes_alloc (self->layout);
  other->layers = layers;
  share_lines (other, self);

  return other;
}

CfnLayers
cfn_routes_get_layers (CfnRoutes *self)
{
  g_return_val_if_fail (self != NULL, CFN_LAYERS_NONE);

  return self->layers;
}

static gboolean
is_in_layers (CfnClaimKind kind,
              CfnLayers    layers)
{
  switch (kind)
    {
    case CFN_CLAIM_REFERENCE:
    case CFN_CLAIM_DEPENDS_ON:
      return (layers & CFN_LAYERS_REFERENCES) != 0;

    case CFN_CLAIM_MAY_READ:
    case CFN_CLAIM_MAY_WRITE:
      return (layers & CFN_LAYERS_PERMISSIONS) != 0;

    default:
      return TRUE;
    }
}

guint
cfn_routes_get_count (CfnRoutes *self,
                      guint      edge)
{
  CfnDiagram *diagram;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (edge < self->n_routes, 0);

  diagram = cfn_layout_get_diagram (self->layout);

  return is_in_layers (cfn_diagram_get_edge (diagram, edge)->claim->kind, self->layers)
         ? self->counts[edge] : 0;
}

char *
cfn_routes_get_pill_text (CfnRoutes *self,
                          guint      edge)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (edge < self->n_routes, NULL);

  return cfn_edge_get_count_text (cfn_diagram_get_edge (cfn_layout_get_diagram (self->layout),
                                                        edge),
                                  self->counts[edge]);
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
  g_free (self->counts);
  g_clear_pointer (&self->spare, cfn_rect_grid_free);
  g_clear_pointer (&self->index, cfn_index_unref);
  cfn_layout_unref (self->layout);
  g_free (self);
}

CfnIndex *
cfn_routes_swap_index (CfnRoutes *self,
                       CfnIndex  *index)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_pointer_exchange (&self->index, index);
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
