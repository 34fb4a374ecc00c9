/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-detour-grid.h"

#include <math.h>

/* Distances from a card at which a line may run beside it. */
static const double lanes[] = { 16, 26, 36 };

/* The straight piece right at a card, and the least one, in which an arrow finds room. */
#define STALK       16.0
#define LEAST_STALK 14.5
#define CLEARANCE   9.0
/* Of the stalk from the next card, so that it is not in the way itself. */
#define STALK_SPACE (CLEARANCE + 0.5)
/* How far beyond the box around the ends a way may lead. */
#define REACH       280.0
/* More places than this take too long. */
#define MAX_PLACES  G_GINT64_CONSTANT (1000000)
/* For each unit that runs where another line does. */
#define SHARE_COST  0.8f
#define CROSS_COST  50.0f
/* Lines often run in bundles: crossing a hundred at once is no worse than crossing a few. */
#define MAX_CROSS_COST (4 * CROSS_COST)
/* Half the width of a lane, when lines are kept apart. */
#define LANE_HALF   4.0

/* As long as wished for, or as there is room for. */
static double
get_stalk (double wish,
           double room)
{
  return MIN (wish, MAX (room - STALK_SPACE, LEAST_STALK));
}

CfnPoint
cfn_detour_get_start (const CfnRoutePlan *plan)
{
  CfnPoint out = cfn_side_get_normal (plan->start_side);
  double stalk = get_stalk (STALK, plan->start_room);

  return (CfnPoint) { plan->start.x + out.x * stalk, plan->start.y + out.y * stalk };
}

CfnPoint
cfn_detour_get_end (const CfnRoutePlan *plan)
{
  CfnPoint in = cfn_side_get_normal (plan->end_side);
  double stalk = get_stalk (STALK + CFN_ARROW_LENGTH, plan->end_room);

  return (CfnPoint) { plan->end.x + in.x * stalk, plan->end.y + in.y * stalk };
}

CfnRect
cfn_detour_get_lane (CfnPoint a,
                     CfnPoint b)
{
  CfnRect rect = { MIN (a.x, b.x), MIN (a.y, b.y), fabs (a.x - b.x), fabs (a.y - b.y) };

  return rect.width > rect.height
         ? (CfnRect) { rect.x, rect.y - LANE_HALF, rect.width, 2 * LANE_HALF }
         : (CfnRect) { rect.x - LANE_HALF, rect.y, 2 * LANE_HALF, rect.height };
}

static void
sort_unique (GArray *values)
{
  double *data;
  guint n = 0;

  g_array_sort (values, cfn_compare_doubles);
  data = (double *) (gpointer) values->data;
  for (guint i = 0; i < values->len; i++)
    if (n == 0 || data[i] - data[n - 1] > 0.5)
      data[n++] = data[i];
  g_array_set_size (values, n);
}

/* The first of @values that is not below @value, or their number. */
static guint
find_first (const GArray *values,
            double        value)
{
  guint low = 0;
  guint high = values->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (values, double, middle) < value)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static guint
find_nearest (const GArray *values,
              double        value)
{
  guint index = find_first (values, value);

  if (index == values->len
      || (index > 0 && value - g_array_index (values, double, index - 1)
                       < g_array_index (values, double, index) - value))
    index--;

  return index;
}

guint
cfn_detour_grid_find (CfnDetourGrid *self,
                      CfnPoint       point)
{
  return find_nearest (self->xs, point.x) * self->n_rows + find_nearest (self->ys, point.y);
}

CfnPoint
cfn_detour_grid_get_point (CfnDetourGrid *self,
                           guint          place)
{
  return (CfnPoint) { g_array_index (self->xs, double, place / self->n_rows),
                      g_array_index (self->ys, double, place % self->n_rows) };
}

/* The ends lie on the grid exactly, whatever line nearby stands for them. */
static void
put_end (CfnDetourGrid *self,
         CfnPoint       point)
{
  g_array_index (self->xs, double, find_nearest (self->xs, point.x)) = point.x;
  g_array_index (self->ys, double, find_nearest (self->ys, point.y)) = point.y;
}

static CfnRect
get_region (CfnPoint      hub,
            const GArray *ends)
{
  CfnRect region = { hub.x, hub.y, 0.01, 0.01 };

  for (guint i = 0; i < ends->len; i++)
    {
      CfnPoint end = g_array_index (ends, CfnPoint, i);

      region = cfn_rect_union (region, (CfnRect) { end.x, end.y, 0.01, 0.01 });
    }

  return cfn_rect_grow (region, REACH);
}

static void
add_lines (CfnDetourGrid *self,
           CfnRect        card)
{
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      double values[4] = { card.x - lanes[i], card.x + card.width + lanes[i],
                           card.y - lanes[i], card.y + card.height + lanes[i] };

      g_array_append_vals (self->xs, values, 2);
      g_array_append_vals (self->ys, values + 2, 2);
    }
}

/* No way leads through @rect. */
static void
block (CfnDetourGrid *self,
       CfnRect        rect)
{
  double right = rect.x + rect.width;
  double bottom = rect.y + rect.height;
  guint first_column = find_first (self->xs, rect.x);
  guint first_row = find_first (self->ys, rect.y);

  /* Pieces that begin before the rectangle and end in it count, too. */
  for (guint column = first_column > 0 ? first_column - 1 : 0;
       column < self->xs->len && g_array_index (self->xs, double, column) < right; column++)
    for (guint row = first_row > 0 ? first_row - 1 : 0;
         row < self->n_rows && g_array_index (self->ys, double, row) < bottom; row++)
      {
        gboolean in_rows = g_array_index (self->ys, double, row) > rect.y;
        gboolean in_columns = g_array_index (self->xs, double, column) > rect.x;

        if (in_rows)
          self->level[column * self->n_rows + row] = INFINITY;
        if (in_columns)
          self->upright[column * self->n_rows + row] = INFINITY;
      }
}

static void
add_crossing (float *cost)
{
  if (*cost < MAX_CROSS_COST)
    *cost += CROSS_COST;
}

/* Every piece that the line from @a to @b crosses costs more. */
static void
add_crossings (CfnDetourGrid *self,
               CfnPoint       a,
               CfnPoint       b)
{
  const double *xs = (const double *) (gpointer) self->xs->data;
  const double *ys = (const double *) (gpointer) self->ys->data;

  for (guint column = find_first (self->xs, MIN (a.x, b.x));
       column < self->xs->len && xs[column] < MAX (a.x, b.x); column++)
    {
      double t = (xs[column] - a.x) / (b.x - a.x);
      guint row = find_first (self->ys, a.y + (b.y - a.y) * t);

      if (row > 0 && row < self->n_rows)
        add_crossing (&self->upright[column * self->n_rows + row - 1]);
    }

  for (guint row = find_first (self->ys, MIN (a.y, b.y));
       row < self->n_rows && ys[row] < MAX (a.y, b.y); row++)
    {
      double t = (ys[row] - a.y) / (b.y - a.y);
      guint column = find_first (self->xs, a.x + (b.x - a.x) * t);

      if (column > 0 && column < self->xs->len)
        add_crossing (&self->level[(column - 1) * self->n_rows + row]);
    }
}

static void
add_line_crossings (CfnDetourGrid  *self,
                    const CfnRoute *route)
{
  for (guint i = 0; i + 3 < route->n_points; i += 3)
    {
      CfnPoint before = route->points[i];

      for (guint step = 1; step <= CFN_ROUTE_STEPS; step++)
        {
          CfnPoint here = cfn_route_get_point (route->points + i, (double) step / CFN_ROUTE_STEPS);

          add_crossings (self, before, here);
          before = here;
        }
    }
}

/* Pieces along a lane that another line has cost more. */
static void
add_share (CfnDetourGrid *self,
           CfnRect        lane,
           gboolean       is_upright)
{
  const double *xs = (const double *) (gpointer) self->xs->data;
  const double *ys = (const double *) (gpointer) self->ys->data;
  guint first_column = find_first (self->xs, is_upright ? lane.x - LANE_HALF : lane.x);
  guint first_row = find_first (self->ys, is_upright ? lane.y : lane.y - LANE_HALF);
  double right = lane.x + lane.width + (is_upright ? LANE_HALF : 0);
  double bottom = lane.y + lane.height + (is_upright ? 0 : LANE_HALF);

  for (guint column = first_column; column < self->xs->len && xs[column] < right; column++)
    for (guint row = first_row; row < self->n_rows && ys[row] < bottom; row++)
      {
        guint place = column * self->n_rows + row;

        if (is_upright && row + 1 < self->n_rows)
          self->upright[place] = SHARE_COST * (float) (ys[row + 1] - ys[row]);
        else if (!is_upright && column + 1 < self->xs->len)
          self->level[place] = SHARE_COST * (float) (xs[column + 1] - xs[column]);
      }
}

static void
add_costs (CfnDetourGrid *self,
           CfnRouteField *field,
           CfnPoint       own,
           CfnRect        region)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));

  cfn_rect_grid_query (field->lanes, region, near);
  for (guint i = 0; i < near->len; i++)
    {
      const CfnLane *lane = &g_array_index (field->lane_list, CfnLane,
                                            g_array_index (near, guint, i));

      add_share (self, lane->rect, lane->is_upright);
    }

  g_array_set_size (near, 0);
  cfn_rect_grid_query (field->lines, region, near);
  for (guint i = 0; i < near->len; i++)
    {
      const CfnRoute *route = field->routes[g_array_index (near, guint, i)];

      if (hypot (route->end.x - own.x, route->end.y - own.y) > 1
          && hypot (route->start.x - own.x, route->start.y - own.y) > 1)
        add_line_crossings (self, route);
    }
}

CfnDetourGrid *
cfn_detour_grid_new (CfnRouteField *field,
                     CfnPoint       hub,
                     const GArray  *ends,
                     CfnPoint       own)
{
  g_autoptr (CfnDetourGrid) self = g_new0 (CfnDetourGrid, 1);
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));
  CfnRect region = get_region (hub, ends);

  self->xs = g_array_new (FALSE, FALSE, sizeof (double));
  self->ys = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_val (self->xs, hub.x);
  g_array_append_val (self->ys, hub.y);
  for (guint i = 0; i < ends->len; i++)
    {
      g_array_append_val (self->xs, g_array_index (ends, CfnPoint, i).x);
      g_array_append_val (self->ys, g_array_index (ends, CfnPoint, i).y);
    }
  cfn_rect_grid_query (field->cards, region, near);
  for (guint i = 0; i < near->len; i++)
    add_lines (self, cfn_layout_get_box (field->layout, g_array_index (near, guint, i)));
  sort_unique (self->xs);
  sort_unique (self->ys);
  for (guint i = 0; i < ends->len; i++)
    put_end (self, g_array_index (ends, CfnPoint, i));
  put_end (self, hub);

  self->n_rows = self->ys->len;
  if ((gint64) self->xs->len * self->n_rows > MIN (MAX_PLACES, field->n_places))
    return NULL;
  field->n_places -= (gint64) self->xs->len * self->n_rows;

  self->level = g_new0 (float, self->xs->len * self->n_rows);
  self->upright = g_new0 (float, self->xs->len * self->n_rows);
  add_costs (self, field, own, region);
  for (guint i = 0; i < near->len; i++)
    block (self, cfn_rect_grow (cfn_layout_get_box (field->layout, g_array_index (near, guint, i)),
                                CLEARANCE));

  return g_steal_pointer (&self);
}

void
cfn_detour_grid_free (CfnDetourGrid *self)
{
  g_array_unref (self->xs);
  g_array_unref (self->ys);
  g_free (self->level);
  g_free (self->upright);
  g_free (self);
}
