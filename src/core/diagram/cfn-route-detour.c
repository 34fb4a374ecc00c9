/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-route-plan.h"

#include <math.h>

/*
 * Leads a line around cards on a grid that is made for it: lines at set distances from the sides of the cards
 * nearby, and through both ends. The cheapest way by length, bends and lanes that others took already.
 */

/* Distances from a card at which a line may run beside it. */
static const double lanes[] = { 16, 26, 36 };

/* The straight piece right at a card. */
#define STALK       16.0
#define CLEARANCE   10.0
/* How far beyond the box around both ends a way may lead. */
#define REACH       320.0
/* Beyond this many cards nearby a plain curve must do. */
#define MAX_CARDS   80
#define BEND_COST   60.0
#define SHARE_COST  120.0
#define CORNER      14.0
/* Half the width of a lane, when lines are kept apart. */
#define LANE_HALF   4.0

/* The ways into a point of the grid: it was reached by a level or by an upright piece. */
#define N_TURNS 2

typedef struct
{
  CfnRouteField *field;
  int            target;
  CfnSide        target_side;
  GArray        *cards;    /* CfnRect, grown by the clearance */
  GArray        *xs;       /* double, ascending */
  GArray        *ys;
  double        *costs;    /* of each state: (column * rows + row) * N_TURNS + turn */
  int           *before;   /* the state it was reached from, or -1 */
  gboolean      *done;
  GArray        *heap;     /* Open, cheapest first */
} Search;

typedef struct
{
  double cost;
  guint  state;
} Open;

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
sort_unique (GArray *values)
{
  double *data;
  guint n = 0;

  g_array_sort (values, compare_doubles);
  data = (double *) (gpointer) values->data;
  for (guint i = 0; i < values->len; i++)
    if (n == 0 || data[i] - data[n - 1] > 0.5)
      data[n++] = data[i];
  g_array_set_size (values, n);
}

static guint
find_index (const GArray *values,
            double        value)
{
  guint best = 0;

  for (guint i = 1; i < values->len; i++)
    if (fabs (g_array_index (values, double, i) - value)
        < fabs (g_array_index (values, double, best) - value))
      best = i;

  return best;
}

/* Both ends lie on the grid exactly, whatever line nearby stood for them. */
static void
set_nearest (GArray *values,
             double  value)
{
  g_array_index (values, double, find_index (values, value)) = value;
}

static double
get_x (const Search *search,
       guint         state)
{
  return g_array_index (search->xs, double, state / N_TURNS / search->ys->len);
}

static double
get_y (const Search *search,
       guint         state)
{
  return g_array_index (search->ys, double, state / N_TURNS % search->ys->len);
}

/* FALSE when there are too many cards between the ends. */
static gboolean
collect_cards (Search   *search,
               CfnPoint  a,
               CfnPoint  b)
{
  CfnRect around = { MIN (a.x, b.x), MIN (a.y, b.y), fabs (a.x - b.x), fabs (a.y - b.y) };
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));

  around = cfn_rect_grow (around, REACH);
  cfn_rect_grid_query (search->field->cards, around, near);
  if (near->len > MAX_CARDS)
    return FALSE;

  g_array_append_val (search->xs, a.x);
  g_array_append_val (search->xs, b.x);
  g_array_append_val (search->ys, a.y);
  g_array_append_val (search->ys, b.y);
  for (guint i = 0; i < near->len; i++)
    {
      CfnRect card = cfn_layout_get_card (search->field->layout, g_array_index (near, guint, i));
      CfnRect grown = cfn_rect_grow (card, CLEARANCE);

      g_array_append_val (search->cards, grown);
      for (guint j = 0; j < G_N_ELEMENTS (lanes); j++)
        {
          double values[4] = { card.x - lanes[j], card.x + card.width + lanes[j],
                               card.y - lanes[j], card.y + card.height + lanes[j] };

          g_array_append_vals (search->xs, values, 2);
          g_array_append_vals (search->ys, values + 2, 2);
        }
    }
  sort_unique (search->xs);
  sort_unique (search->ys);
  set_nearest (search->xs, a.x);
  set_nearest (search->xs, b.x);
  set_nearest (search->ys, a.y);
  set_nearest (search->ys, b.y);

  return TRUE;
}

static CfnRect
get_lane_rect (CfnPoint a,
               CfnPoint b)
{
  CfnRect rect = { MIN (a.x, b.x), MIN (a.y, b.y), fabs (a.x - b.x), fabs (a.y - b.y) };

  return rect.width > rect.height
         ? (CfnRect) { rect.x, rect.y - LANE_HALF, rect.width, 2 * LANE_HALF }
         : (CfnRect) { rect.x - LANE_HALF, rect.y, 2 * LANE_HALF, rect.height };
}

/* TRUE when a line to somewhere else runs along this piece already. */
static gboolean
is_taken (Search   *search,
          CfnPoint  a,
          CfnPoint  b)
{
  g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean is_upright = fabs (a.x - b.x) < fabs (a.y - b.y);

  if (search->field->lane_list->len == 0)
    return FALSE;

  cfn_rect_grid_query (search->field->lanes, get_lane_rect (a, b), met);
  for (guint i = 0; i < met->len; i++)
    {
      const CfnLane *lane = &g_array_index (search->field->lane_list, CfnLane,
                                            g_array_index (met, guint, i));

      if (lane->is_upright == is_upright
          && (lane->target != search->target || lane->target_side != search->target_side))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_blocked (const Search *search,
            CfnPoint      a,
            CfnPoint      b)
{
  CfnRect piece = { MIN (a.x, b.x), MIN (a.y, b.y),
                    fabs (a.x - b.x) + 0.01, fabs (a.y - b.y) + 0.01 };

  for (guint i = 0; i < search->cards->len; i++)
    if (cfn_rect_intersects (g_array_index (search->cards, CfnRect, i), piece))
      return TRUE;

  return FALSE;
}

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
step (Search *search,
      guint   state,
      int     columns,
      int     rows)
{
  guint n_rows = search->ys->len;
  int column = (int) (state / N_TURNS / n_rows) + columns;
  int row = (int) (state / N_TURNS % n_rows) + rows;
  guint turn = columns == 0;
  double cost;
  guint next;
  CfnPoint a = { get_x (search, state), get_y (search, state) };
  CfnPoint b;

  if (column < 0 || row < 0 || column >= (int) search->xs->len || row >= (int) n_rows)
    return;

  next = ((guint) column * n_rows + (guint) row) * N_TURNS + turn;
  b = (CfnPoint) { get_x (search, next), get_y (search, next) };
  cost = search->costs[state] + fabs (a.x - b.x) + fabs (a.y - b.y);
  if (state % N_TURNS != turn)
    cost += BEND_COST;
  if (search->done[next] || cost >= search->costs[next] || is_blocked (search, a, b))
    return;
  if (is_taken (search, a, b))
    cost += SHARE_COST;
  if (cost >= search->costs[next])
    return;

  search->costs[next] = cost;
  search->before[next] = (int) state;
  push (search, cost, next);
}

/* The cheapest way between two states; -1 when there is none, else the state at its end. */
static int
run (Search *search,
     guint   start,
     guint   end)
{
  guint n_states = search->xs->len * search->ys->len * N_TURNS;

  search->costs = g_new (double, n_states);
  search->before = g_new (int, n_states);
  search->done = g_new0 (gboolean, n_states);
  for (guint i = 0; i < n_states; i++)
    {
      search->costs[i] = INFINITY;
      search->before[i] = -1;
    }

  search->costs[start] = 0;
  push (search, 0, start);
  while (search->heap->len > 0)
    {
      Open open = pop (search);

      if (search->done[open.state])
        continue;
      search->done[open.state] = TRUE;
      if (open.state == end)
        return (int) end;

      /* Turning on the spot, where the last piece has to come from the other way. */
      if (open.state / N_TURNS == end / N_TURNS && search->costs[end] > open.cost + BEND_COST)
        {
          search->costs[end] = open.cost + BEND_COST;
          search->before[end] = (int) open.state;
          push (search, search->costs[end], end);
        }
      step (search, open.state, -1, 0);
      step (search, open.state, 1, 0);
      step (search, open.state, 0, -1);
      step (search, open.state, 0, 1);
    }

  return -1;
}

/* The corners of the way, from the plan's start to the foot of its arrow. */
static GArray *
trace (const Search       *search,
       const CfnRoutePlan *plan,
       CfnPoint            line_end,
       int                 state)
{
  GArray *corners = g_array_new (FALSE, FALSE, sizeof (CfnPoint));

  g_array_append_val (corners, line_end);
  for (; state >= 0; state = search->before[state])
    {
      CfnPoint point = { get_x (search, state), get_y (search, state) };

      while (corners->len >= 2)
        {
          CfnPoint last = g_array_index (corners, CfnPoint, corners->len - 1);
          CfnPoint second = g_array_index (corners, CfnPoint, corners->len - 2);

          if ((fabs (last.x - point.x) > 0.1 || fabs (last.x - second.x) > 0.1)
              && (fabs (last.y - point.y) > 0.1 || fabs (last.y - second.y) > 0.1))
            break;
          g_array_set_size (corners, corners->len - 1);
        }
      g_array_append_val (corners, point);
    }
  g_array_append_val (corners, plan->start);

  for (guint i = 0; i < corners->len / 2; i++)
    {
      CfnPoint *data = (CfnPoint *) (gpointer) corners->data;
      CfnPoint point = data[i];

      data[i] = data[corners->len - 1 - i];
      data[corners->len - 1 - i] = point;
    }

  return corners;
}

static void
note_lanes (CfnRouteField      *field,
            const CfnRoutePlan *plan,
            const GArray       *corners)
{
  for (guint i = 1; i < corners->len; i++)
    {
      CfnPoint a = g_array_index (corners, CfnPoint, i - 1);
      CfnPoint b = g_array_index (corners, CfnPoint, i);
      CfnLane lane = { fabs (a.x - b.x) < fabs (a.y - b.y), plan->to, plan->end_side };

      cfn_rect_grid_add (field->lanes, field->lane_list->len, get_lane_rect (a, b));
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

static GArray *
round_corners (const GArray *corners)
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

static void
search_clear (Search *search)
{
  g_array_unref (search->cards);
  g_array_unref (search->xs);
  g_array_unref (search->ys);
  g_array_unref (search->heap);
  g_free (search->costs);
  g_free (search->before);
  g_free (search->done);
}

GArray *
cfn_route_detour (CfnRouteField      *field,
                  const CfnRoutePlan *plan,
                  CfnPoint            line_end)
{
  CfnPoint out = cfn_side_get_normal (plan->start_side);
  CfnPoint in = cfn_side_get_normal (plan->end_side);
  CfnPoint a = { plan->start.x + out.x * STALK, plan->start.y + out.y * STALK };
  CfnPoint b = { plan->end.x + in.x * (STALK + CFN_ARROW_LENGTH),
                 plan->end.y + in.y * (STALK + CFN_ARROW_LENGTH) };
  Search search = { .field = field, .target = plan->to, .target_side = plan->end_side };
  GArray *line = NULL;

  search.cards = g_array_new (FALSE, FALSE, sizeof (CfnRect));
  search.xs = g_array_new (FALSE, FALSE, sizeof (double));
  search.ys = g_array_new (FALSE, FALSE, sizeof (double));
  search.heap = g_array_new (FALSE, FALSE, sizeof (Open));

  if (collect_cards (&search, a, b))
    {
      guint start = (find_index (search.xs, a.x) * search.ys->len + find_index (search.ys, a.y))
                    * N_TURNS + !cfn_side_is_upright (plan->start_side);
      guint end = (find_index (search.xs, b.x) * search.ys->len + find_index (search.ys, b.y))
                  * N_TURNS + !cfn_side_is_upright (plan->end_side);
      int reached = run (&search, start, end);

      if (reached >= 0)
        {
          g_autoptr (GArray) corners = trace (&search, plan, line_end, reached);

          note_lanes (field, plan, corners);
          line = round_corners (corners);
        }
    }
  search_clear (&search);

  return line;
}
