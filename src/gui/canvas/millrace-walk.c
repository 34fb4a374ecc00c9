/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-walk.h"

#include <math.h>

#include "millrace-frames.h"

static CfnPoint
get_centre (CfnLayout *layout,
            guint      end)
{
  CfnRect rect = cfn_layout_get_box (layout, end);

  return (CfnPoint) { rect.x + rect.width / 2, rect.y + rect.height / 2 };
}

static int
compare_top (gconstpointer a,
             gconstpointer b,
             gpointer      layout)
{
  CfnRect one = cfn_layout_get_box (layout, *(const guint *) a);
  CfnRect other = cfn_layout_get_box (layout, *(const guint *) b);

  if (one.y != other.y)
    return one.y < other.y ? -1 : 1;

  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

static int
compare_left (gconstpointer a,
              gconstpointer b,
              gpointer      layout)
{
  CfnRect one = cfn_layout_get_box (layout, *(const guint *) a);
  CfnRect other = cfn_layout_get_box (layout, *(const guint *) b);

  if (one.x != other.x)
    return one.x < other.x ? -1 : 1;

  return compare_top (a, b, layout);
}

/* Sorts what is in @order by rows from the top, each from the left. */
static void
sort_by_rows (CfnLayout *layout,
              GArray    *order)
{
  g_qsort_with_data (order->data, (int) order->len, sizeof (guint), compare_top, layout);

  /* A row is what begins above the middle of its first card. */
  for (guint start = 0; start < order->len; )
    {
      double middle = get_centre (layout, g_array_index (order, guint, start)).y;
      guint end = start + 1;

      while (end < order->len
             && cfn_layout_get_box (layout, g_array_index (order, guint, end)).y < middle)
        end++;
      g_qsort_with_data (&g_array_index (order, guint, start), (int) (end - start),
                         sizeof (guint), compare_left, layout);
      start = end;
    }
}

static GArray *
collect_shown (CfnLayout *layout)
{
  guint n_nodes = cfn_diagram_get_n_nodes (cfn_layout_get_diagram (layout));
  GArray *shown = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    if (!cfn_layout_is_hidden (layout, i))
      g_array_append_val (shown, i);

  return shown;
}

GArray *
millrace_walk_reading_order (CfnLayout *layout)
{
  GArray *order = collect_shown (layout);

  sort_by_rows (layout, order);

  return order;
}

/* TRUE when what @end stands for, a node or a collapsed frame, is in @frame. */
static gboolean
is_in (CfnLayout *layout,
       guint      end,
       guint      frame)
{
  guint n_nodes = cfn_diagram_get_n_nodes (cfn_layout_get_diagram (layout));
  int inner;

  if (end < n_nodes)
    return millrace_frames_holds (layout, frame, end);

  for (inner = cfn_layout_get_frame (layout, end - n_nodes)->outer; inner >= 0;
       inner = cfn_layout_get_frame (layout, (guint) inner)->outer)
    if (inner == (int) frame)
      return TRUE;

  return FALSE;
}

GArray *
millrace_walk_chain (CfnLayout *layout)
{
  guint n_nodes = cfn_diagram_get_n_nodes (cfn_layout_get_diagram (layout));
  guint n_frames = cfn_layout_get_n_frames (layout);
  g_autoptr (GArray) order = collect_shown (layout);
  g_autofree gboolean *done = g_new0 (gboolean, MAX (n_frames, 1));
  GArray *chain = g_array_sized_new (FALSE, FALSE, sizeof (guint), order->len + n_frames);

  for (guint i = 0; i < n_frames; i++)
    {
      const CfnFrame *frame = cfn_layout_get_frame (layout, i);
      guint end = n_nodes + i;

      if (!frame->is_hidden && frame->is_collapsed)
        g_array_append_val (order, end);
    }
  sort_by_rows (layout, order);

  /* An open frame comes before the first of what is in it. */
  for (guint i = 0; i < order->len; i++)
    {
      guint end = g_array_index (order, guint, i);

      for (guint j = 0; j < n_frames; j++)
        {
          guint frame = n_nodes + j;

          if (done[j] || cfn_layout_get_frame (layout, j)->is_collapsed || !is_in (layout, end, j))
            continue;
          done[j] = TRUE;
          g_array_append_val (chain, frame);
        }
      g_array_append_val (chain, end);
    }

  return chain;
}

GArray *
millrace_walk_reach (CfnDiagram      *diagram,
                     const GArray    *starts,
                     MillraceWalkWay  way)
{
  guint n_nodes = cfn_diagram_get_n_nodes (diagram);
  guint n_edges = cfn_diagram_get_n_edges (diagram);
  g_autofree gboolean *reached = g_new0 (gboolean, MAX (n_nodes, 1));
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean grew = TRUE;

  for (guint i = 0; i < starts->len; i++)
    reached[g_array_index (starts, guint, i)] = TRUE;

  while (grew)
    {
      grew = FALSE;
      for (guint i = 0; i < n_edges; i++)
        {
          const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);

          if (edge->from < 0 || edge->to < 0 || reached[edge->from] == reached[edge->to])
            continue;
          if (reached[edge->from] ? way == MILLRACE_WALK_UPSTREAM
                                  : way == MILLRACE_WALK_DOWNSTREAM)
            continue;
          reached[edge->from] = reached[edge->to] = TRUE;
          grew = TRUE;
        }
    }

  for (guint i = 0; i < n_nodes; i++)
    if (reached[i])
      g_array_append_val (nodes, i);

  return nodes;
}

/* How far @to is from @from that way, with what lies aside counted double; negative when it is not
 * that way at all. */
static double
get_cost (CfnPoint         from,
          CfnPoint         to,
          GtkDirectionType direction)
{
  double ahead = 0;
  double aside = 0;

  switch (direction)
    {
    case GTK_DIR_LEFT:
    case GTK_DIR_RIGHT:
      ahead = direction == GTK_DIR_RIGHT ? to.x - from.x : from.x - to.x;
      aside = fabs (to.y - from.y);
      break;

    case GTK_DIR_UP:
    case GTK_DIR_DOWN:
      ahead = direction == GTK_DIR_DOWN ? to.y - from.y : from.y - to.y;
      aside = fabs (to.x - from.x);
      break;

    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return -1;
    }

  return ahead > 0 && aside <= 3 * ahead ? ahead + 2 * aside : -1;
}

int
millrace_walk_nearest (CfnLayout        *layout,
                       guint             node,
                       GtkDirectionType  direction)
{
  CfnPoint from = get_centre (layout, node);
  guint n_nodes = cfn_diagram_get_n_nodes (cfn_layout_get_diagram (layout));
  double best = G_MAXDOUBLE;
  int found = -1;

  for (guint i = 0; i < n_nodes; i++)
    {
      double cost = -1;

      if (i != node && !cfn_layout_is_hidden (layout, i))
        cost = get_cost (from, get_centre (layout, i), direction);
      if (cost >= 0 && cost < best)
        {
          best = cost;
          found = (int) i;
        }
    }

  return found;
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const MillraceWalkStep *one = a;
  const MillraceWalkStep *other = b;

  if (one->cost != other->cost)
    return one->cost < other->cost ? -1 : 1;

  return one->node < other->node ? -1 : one->node > other->node;
}

static gboolean
leads_to (const GArray *steps,
          guint         node)
{
  for (guint i = 0; i < steps->len; i++)
    if (g_array_index (steps, MillraceWalkStep, i).node == node)
      return TRUE;

  return FALSE;
}

GArray *
millrace_walk_steps (CfnLayout        *layout,
                     guint             node,
                     GtkDirectionType  direction)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (MillraceWalkStep));
  CfnPoint from = get_centre (layout, node);

  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);
      int other = edge->from == (int) node ? edge->to : edge->to == (int) node ? edge->from : -1;
      double cost = other >= 0 && !cfn_layout_is_hidden (layout, (guint) other)
                      ? get_cost (from, get_centre (layout, (guint) other), direction)
                      : -1;

      if (cost >= 0 && !leads_to (steps, (guint) other))
        g_array_append_val (steps, ((MillraceWalkStep) { (guint) other, (int) i, cost }));
    }
  g_array_sort (steps, compare_steps);

  if (steps->len == 0)
    {
      int nearest = millrace_walk_nearest (layout, node, direction);

      if (nearest >= 0)
        g_array_append_val (steps, ((MillraceWalkStep) { (guint) nearest, -1, 0 }));
    }

  return steps;
}
