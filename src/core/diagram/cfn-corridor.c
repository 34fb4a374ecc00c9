/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-corridor.h"

#include <math.h>

#include "cfn-detour-grid.h"

/* Least distance of a way from a card that is not its own. */
#define CLEARANCE 10.0
/* Between two lanes, and from the border of a corridor or gap to the first one. */
#define LANE 6.0
/* How wide the corridors outside the drawing are taken to be. */
#define OUTSIDE 120.0

typedef struct
{
  double from;
  double to;
} Interval;

/* Cards one above the other. */
typedef struct
{
  Interval  across;   /* from its left to its right border */
  GArray   *gaps;     /* Interval, of y, ascending; the first and the last have no end */
} Slab;

struct _CfnCorridors
{
  GArray *slabs;      /* Slab, left to right; corridor i is left of slab i */
};

static int
compare_left (gconstpointer a,
              gconstpointer b)
{
  const CfnRect *one = a;
  const CfnRect *other = b;

  return (one->x > other->x) - (one->x < other->x);
}

static int
compare_top (gconstpointer a,
             gconstpointer b)
{
  const CfnRect *one = a;
  const CfnRect *other = b;

  return (one->y > other->y) - (one->y < other->y);
}

/* What has to be kept clear of. */
static GArray *
collect (CfnLayout *layout)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (CfnRect));
  guint n_nodes = cfn_diagram_get_n_nodes (cfn_layout_get_diagram (layout));

  for (guint i = 0; i < n_nodes + cfn_layout_get_n_frames (layout); i++)
    {
      CfnRect rect = cfn_rect_grow (cfn_layout_get_box (layout, i), CLEARANCE);
      const CfnFrame *frame = i >= n_nodes ? cfn_layout_get_frame (layout, i - n_nodes) : NULL;

      if (frame != NULL ? frame->is_collapsed && !frame->is_hidden
                        : !cfn_layout_is_hidden (layout, i))
        g_array_append_val (rects, rect);
    }

  return rects;
}

/* The space between rectangles that are sorted by their tops. */
static GArray *
find_gaps (const CfnRect *rects,
           guint          n)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (Interval));
  double floor_here = -INFINITY;

  for (guint i = 0; i < n; i++)
    {
      Interval gap = { floor_here, rects[i].y };

      if (gap.to - gap.from > 2 * LANE)
        g_array_append_val (gaps, gap);
      floor_here = MAX (floor_here, rects[i].y + rects[i].height);
    }
  g_array_append_vals (gaps, &(Interval) { floor_here, INFINITY }, 1);

  return gaps;
}

static void
clear_slab (gpointer data)
{
  g_array_unref (((Slab *) data)->gaps);
}

CfnCorridors *
cfn_corridors_new (CfnLayout *layout)
{
  CfnCorridors *self = g_new0 (CfnCorridors, 1);
  g_autoptr (GArray) rects = collect (layout);
  CfnRect *data = (CfnRect *) (gpointer) rects->data;

  self->slabs = g_array_new (FALSE, FALSE, sizeof (Slab));
  g_array_set_clear_func (self->slabs, clear_slab);
  g_array_sort (rects, compare_left);
  for (guint start = 0, next = 0; start < rects->len; start = next)
    {
      Slab slab = { { data[start].x, data[start].x + data[start].width }, NULL };

      for (next = start + 1; next < rects->len && data[next].x < slab.across.to + LANE; next++)
        slab.across.to = MAX (slab.across.to, data[next].x + data[next].width);
      qsort (data + start, next - start, sizeof *data, compare_top);
      slab.gaps = find_gaps (data + start, next - start);
      g_array_append_val (self->slabs, slab);
    }

  return self;
}

void
cfn_corridors_free (CfnCorridors *self)
{
  g_array_unref (self->slabs);
  g_free (self);
}

static const Slab *
get_slab (CfnCorridors *self,
          guint         index)
{
  return &g_array_index (self->slabs, Slab, index);
}

/* The slab that @x is in, or that it is left of. */
static guint
find_slab (CfnCorridors *self,
           double        x)
{
  guint low = 0;
  guint high = self->slabs->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (get_slab (self, middle)->across.to < x)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The lane of a line in the corridor left of slab @index. */
static double
get_lane (CfnCorridors *self,
          guint         index,
          guint         lane)
{
  double from;
  double to;
  guint n;

  if (index == 0)
    from = get_slab (self, 0)->across.from - OUTSIDE;
  else
    from = get_slab (self, index - 1)->across.to;
  if (index == self->slabs->len)
    to = get_slab (self, index - 1)->across.to + OUTSIDE;
  else
    to = get_slab (self, index)->across.from;
  n = (guint) MAX ((to - from) / LANE - 1, 1);

  return from + (to - from) * (lane % n + 1) / (n + 1);
}

/* The gap of the slab that is nearest to the way from @y to @wish, and the height at which to go
 * through it. */
static double
find_gap (const Slab *slab,
          double      y,
          double      wish,
          guint       lane)
{
  double best = INFINITY;
  double found = y;
  guint low = 0;
  guint high = slab->gaps->len - 1;

  /* The last gap that begins above. */
  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (g_array_index (slab->gaps, Interval, middle).from <= MIN (y, wish))
        low = middle;
      else
        high = middle - 1;
    }

  for (guint i = low > 0 ? low - 1 : 0; i < slab->gaps->len; i++)
    {
      Interval gap = g_array_index (slab->gaps, Interval, i);
      double room = MIN (gap.to - gap.from - 2 * LANE, 60);
      double inset = LANE + (double) (lane % 8) / 8 * MAX (room, 0) / 2;
      double here = CLAMP (y, gap.from + inset, MAX (gap.to - inset, gap.from + inset));
      double cost = fabs (here - y) + fabs (here - wish);

      if (cost < best)
        {
          best = cost;
          found = here;
        }
      if (gap.from > MAX (y, wish))
        break;
    }

  return found;
}

static gboolean
is_free_at (const Slab *slab,
            double      y)
{
  for (guint low = 0, high = slab->gaps->len; low < high;)
    {
      guint middle = (low + high) / 2;
      Interval gap = g_array_index (slab->gaps, Interval, middle);

      if (y > gap.from && y < gap.to)
        return TRUE;
      if (y <= gap.from)
        high = middle;
      else
        low = middle + 1;
    }

  return FALSE;
}

/* An end of the way: a point outside its card, and the corridor that is reached from it. */
typedef struct
{
  CfnPoint point;
  guint    corridor;
} Exit;

/* Beside the card there may be others in the same slab, though not in those that were laid out. */
static gboolean
find_exit (CfnCorridors *self,
           CfnPoint      point,
           CfnSide       side,
           double        other_x,
           Exit         *exit)
{
  guint slab = find_slab (self, point.x);
  gboolean is_right = side == CFN_SIDE_RIGHT
                      || (!cfn_side_is_upright (side) && other_x > point.x);

  exit->point = point;
  if (slab == self->slabs->len || point.x < get_slab (self, slab)->across.from)
    {
      exit->corridor = slab;
      return TRUE;
    }
  exit->corridor = is_right ? slab + 1 : slab;

  return !cfn_side_is_upright (side) && is_free_at (get_slab (self, slab), point.y);
}

static void
append (GArray  *corners,
        CfnPoint point)
{
  cfn_detour_add_corner (corners, point);
}

/* From corridor to corridor through one slab after the other. */
static void
cross_slabs (CfnCorridors *self,
             const Exit   *start,
             const Exit   *end,
             guint         lane,
             GArray       *corners)
{
  guint here = start->corridor;
  double y = start->point.y;

  while (here != end->corridor)
    {
      gboolean is_right = end->corridor > here;
      double gap = find_gap (get_slab (self, is_right ? here : here - 1), y, end->point.y, lane);
      double x = get_lane (self, here, lane);

      append (corners, (CfnPoint) { x, y });
      append (corners, (CfnPoint) { x, gap });
      y = gap;
      here = is_right ? here + 1 : here - 1;
    }
  append (corners, (CfnPoint) { get_lane (self, here, lane), y });
  append (corners, (CfnPoint) { get_lane (self, here, lane), end->point.y });
}

GArray *
cfn_corridors_find (CfnCorridors       *self,
                    const CfnRoutePlan *plan)
{
  CfnPoint from = cfn_detour_get_start (plan);
  CfnPoint to = cfn_detour_get_end (plan);
  GArray *corners;
  Exit start;
  Exit end;

  if (!find_exit (self, from, plan->start_side, to.x, &start)
      || !find_exit (self, to, plan->end_side, from.x, &end))
    return NULL;

  corners = g_array_new (FALSE, FALSE, sizeof (CfnPoint));
  append (corners, plan->start);
  append (corners, from);
  /* What ends at one place takes one lane, so that bundles look like one line. */
  cross_slabs (self, &start, &end, (guint) plan->to * 7 + (guint) plan->end_side, corners);
  append (corners, to);
  append (corners, cfn_route_get_foot (plan));

  return corners;
}
