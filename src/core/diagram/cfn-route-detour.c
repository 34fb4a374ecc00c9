/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-detour-grid.h"

#include <math.h>

/*
 * Leads lines around cards: the cheapest ways by length, bends, crossings and lanes that others
 * took. One search, from the place that several lines have in common, the hub, serves all of them.
 */

#define BEND_COST 60.0
#define CORNER    14.0

/* The ways into a place: by a level or by an upright piece. A state is place * N_TURNS + turn. */
#define N_TURNS   2
#define LEVEL     0
#define UPRIGHT   1

typedef struct
{
  double cost;
  guint  state;
} Open;

typedef struct
{
  CfnDetourGrid *grid;
  double        *costs;      /* of each state, INFINITY: not reached */
  guint         *next;       /* the state after it on the way to the hub; itself at the hub */
  gboolean      *is_end;     /* of each state: a line's other end */
  guint          n_missing;  /* of those, how many were not reached yet */
  gboolean       from_start; /* the hub is where the lines start, not where they end */
  GArray        *heap;       /* Open, cheapest first */
} Search;

static void
push (Search *search,
      double  cost,
      guint   state)
{
  Open open = { cost, state };
  Open *heap;
  guint i = search->heap->len;

  g_array_append_val (search->heap, open);
  heap = (Open *) (gpointer) search->heap->data;
  while (i > 0 && heap[(i - 1) / 2].cost > cost)
    {
      heap[i] = heap[(i - 1) / 2];
      i = (i - 1) / 2;
    }
  heap[i] = open;
}

static Open
pop (Search *search)
{
  Open *heap = (Open *) (gpointer) search->heap->data;
  Open first = heap[0];
  Open last = heap[search->heap->len - 1];
  guint n = search->heap->len - 1;
  guint i = 0;

  while (2 * i + 1 < n)
    {
      guint child = 2 * i + 1;

      if (child + 1 < n && heap[child + 1].cost < heap[child].cost)
        child++;
      if (heap[child].cost >= last.cost)
        break;
      heap[i] = heap[child];
      i = child;
    }
  heap[i] = last;
  g_array_set_size (search->heap, n);

  return first;
}

static void
reach (Search *search,
       guint   state,
       double  cost,
       guint   next)
{
  if (cost >= search->costs[state])
    return;

  search->costs[state] = cost;
  search->next[state] = next;
  push (search, cost, state);
}

/* From @state to the neighbour @place over a piece that costs @extra beyond its length. */
static void
walk (Search *search,
      guint   state,
      guint   place,
      guint   turn,
      float   extra)
{
  CfnPoint here = cfn_detour_grid_get_point (search->grid, state / N_TURNS);
  CfnPoint there = cfn_detour_grid_get_point (search->grid, place);
  double cost = search->costs[state] + fabs (here.x - there.x) + fabs (here.y - there.y) + extra;

  if (state % N_TURNS != turn)
    cost += BEND_COST;
  reach (search, place * N_TURNS + turn, cost, state);
}

static void
walk_all (Search *search,
          guint   state)
{
  CfnDetourGrid *grid = search->grid;
  guint place = state / N_TURNS;
  guint column = place / grid->n_rows;
  guint row = place % grid->n_rows;

  if (column > 0)
    walk (search, state, place - grid->n_rows, LEVEL, grid->level[place - grid->n_rows]);
  if (column + 1 < grid->xs->len)
    walk (search, state, place + grid->n_rows, LEVEL, grid->level[place]);
  if (row > 0)
    walk (search, state, place - 1, UPRIGHT, grid->upright[place - 1]);
  if (row + 1 < grid->n_rows)
    walk (search, state, place + 1, UPRIGHT, grid->upright[place]);

  /* A line leaves its card straight: it may have to turn right there. */
  if (search->is_end[state ^ 1])
    reach (search, state ^ 1, search->costs[state] + BEND_COST, state);
}

static guint
get_turn (CfnSide side)
{
  return cfn_side_is_upright (side) ? LEVEL : UPRIGHT;
}

/* The place right before the plan's start or end. */
static CfnPoint
get_place (const CfnRoutePlan *plan,
           gboolean            at_start)
{
  return at_start ? cfn_detour_get_start (plan) : cfn_detour_get_end (plan);
}

static guint
get_state (const Search       *search,
           const CfnRoutePlan *plan,
           gboolean            at_start)
{
  return cfn_detour_grid_find (search->grid, get_place (plan, at_start)) * N_TURNS
         + get_turn (at_start ? plan->start_side : plan->end_side);
}

static void
search_run (Search              *search,
            const CfnRoutePlan **plans,
            guint                n_plans)
{
  guint n_states = search->grid->xs->len * search->grid->n_rows * N_TURNS;
  guint hub = get_state (search, plans[0], search->from_start);

  search->costs = g_new (double, n_states);
  search->next = g_new (guint, n_states);
  search->is_end = g_new0 (gboolean, n_states);
  search->heap = g_array_new (FALSE, FALSE, sizeof (Open));
  for (guint i = 0; i < n_states; i++)
    search->costs[i] = INFINITY;
  for (guint i = 0; i < n_plans; i++)
    {
      guint state = get_state (search, plans[i], !search->from_start);

      search->n_missing += !search->is_end[state];
      search->is_end[state] = TRUE;
    }

  reach (search, hub, 0, hub);
  while (search->heap->len > 0 && search->n_missing > 0)
    {
      Open open = pop (search);

      /* A cheaper way was found after this one was noted. */
      if (open.cost > search->costs[open.state])
        continue;
      if (search->is_end[open.state])
        search->n_missing--;
      walk_all (search, open.state);
    }
}

static void
search_clear (Search *search)
{
  cfn_detour_grid_free (search->grid);
  g_array_unref (search->heap);
  g_free (search->costs);
  g_free (search->next);
  g_free (search->is_end);
}

void
cfn_detour_add_corner (GArray   *corners,
                       CfnPoint  point)
{
  if (corners->len >= 2)
    {
      CfnPoint last = g_array_index (corners, CfnPoint, corners->len - 1);
      CfnPoint second = g_array_index (corners, CfnPoint, corners->len - 2);

      if ((fabs (last.x - point.x) < 0.1 && fabs (last.x - second.x) < 0.1)
          || (fabs (last.y - point.y) < 0.1 && fabs (last.y - second.y) < 0.1))
        g_array_set_size (corners, corners->len - 1);
    }
  g_array_append_val (corners, point);
}

static void
reverse (GArray *corners)
{
  CfnPoint *data = (CfnPoint *) (gpointer) corners->data;

  for (guint i = 0; i < corners->len / 2; i++)
    {
      CfnPoint point = data[i];

      data[i] = data[corners->len - 1 - i];
      data[corners->len - 1 - i] = point;
    }
}

/* The corners of the way from the plan's start to the foot of its arrow. */
static GArray *
trace (const Search       *search,
       const CfnRoutePlan *plan)
{
  GArray *corners = g_array_new (FALSE, FALSE, sizeof (CfnPoint));
  guint state = get_state (search, plan, !search->from_start);
  CfnPoint foot = cfn_route_get_foot (plan);

  cfn_detour_add_corner (corners, search->from_start ? foot : plan->start);
  while (search->next[state] != state)
    {
      cfn_detour_add_corner (corners, cfn_detour_grid_get_point (search->grid, state / N_TURNS));
      state = search->next[state];
    }
  cfn_detour_add_corner (corners, cfn_detour_grid_get_point (search->grid, state / N_TURNS));
  cfn_detour_add_corner (corners, search->from_start ? plan->start : foot);
  if (search->from_start)
    reverse (corners);

  return corners;
}

static void
note_lanes (CfnRouteField *field,
            const GArray  *corners)
{
  for (guint i = 1; i < corners->len; i++)
    {
      CfnPoint a = g_array_index (corners, CfnPoint, i - 1);
      CfnPoint b = g_array_index (corners, CfnPoint, i);
      CfnLane lane = { cfn_detour_get_lane (a, b), fabs (a.x - b.x) < fabs (a.y - b.y) };

      cfn_rect_grid_add (field->lanes, field->lane_list->len, lane.rect);
      g_array_append_val (field->lane_list, lane);
    }
}

static CfnPoint
between (CfnPoint a,
         CfnPoint b,
         double   t)
{
  return (CfnPoint) { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

static void
add_cubic (GArray   *line,
           CfnPoint  first_handle,
           CfnPoint  second_handle,
           CfnPoint  end)
{
  CfnPoint points[3] = { first_handle, second_handle, end };

  g_array_append_vals (line, points, 3);
}

static void
add_straight (GArray   *line,
              CfnPoint  end)
{
  CfnPoint start = g_array_index (line, CfnPoint, line->len - 1);

  if (hypot (start.x - end.x, start.y - end.y) > 0.05)
    add_cubic (line, between (start, end, 1.0 / 3), between (start, end, 2.0 / 3), end);
}

GArray *
cfn_detour_round_corners (const GArray *corners)
{
  GArray *line = g_array_new (FALSE, FALSE, sizeof (CfnPoint));

  g_array_append_val (line, g_array_index (corners, CfnPoint, 0));
  for (guint i = 1; i + 1 < corners->len; i++)
    {
      CfnPoint before = g_array_index (corners, CfnPoint, i - 1);
      CfnPoint here = g_array_index (corners, CfnPoint, i);
      CfnPoint after = g_array_index (corners, CfnPoint, i + 1);
      double in = hypot (here.x - before.x, here.y - before.y);
      double out = hypot (after.x - here.x, after.y - here.y);
      double radius = MIN (CORNER, MIN (in, out) / 2);
      CfnPoint enter;
      CfnPoint leave;

      if (radius < 0.5)
        continue;
      enter = between (here, before, radius / in);
      leave = between (here, after, radius / out);
      add_straight (line, enter);
      /* A quarter of a circle, nearly. */
      add_cubic (line, between (enter, here, 0.5523), between (leave, here, 0.5523), leave);
    }
  add_straight (line, g_array_index (corners, CfnPoint, corners->len - 1));

  return line;
}

void
cfn_route_detour (CfnRouteField       *field,
                  const CfnRoutePlan **plans,
                  guint                n_plans,
                  gboolean             from_start,
                  GArray             **lines)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (CfnPoint));
  Search search = { .from_start = from_start };

  for (guint i = 0; i < n_plans; i++)
    {
      CfnPoint end = get_place (plans[i], !from_start);

      g_array_append_val (ends, end);
      lines[i] = NULL;
    }

  search.grid = cfn_detour_grid_new (field, get_place (plans[0], from_start), ends,
                                     from_start ? plans[0]->start : plans[0]->end);
  if (search.grid == NULL)
    return;

  search_run (&search, plans, n_plans);
  for (guint i = 0; i < n_plans; i++)
    if (search.costs[get_state (&search, plans[i], !from_start)] < INFINITY)
      {
        g_autoptr (GArray) corners = trace (&search, plans[i]);

        note_lanes (field, corners);
        lines[i] = cfn_detour_round_corners (corners);
      }
  search_clear (&search);
}
