/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-arrange.h"

#include <math.h>

#include "cfn-card.h"
#include "cfn-union-find.h"

/* Width to height of the whole picture. */
#define ASPECT 1.6
/* Between parts, one above the other. */
#define PART_GAP 96.0

CfnPart *
cfn_part_new (int level)
{
  CfnPart *part = g_new0 (CfnPart, 1);

  part->nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  part->edges = g_array_new (FALSE, FALSE, sizeof (guint));
  part->level = level;

  return part;
}

void
cfn_part_free (CfnPart *part)
{
  g_array_unref (part->nodes);
  g_array_unref (part->edges);
  g_free (part->places);
  g_free (part);
}

/* What is in one frame stays together. */
static void
join_framed (guint          *sets,
             guint           n_nodes,
             const gboolean *chosen,
             CfnFrames      *frames,
             int             level)
{
  g_autofree int *first = g_new (int, frames->frames->len);

  for (guint i = 0; i < frames->frames->len; i++)
    first[i] = -1;
  for (guint i = 0; i < n_nodes; i++)
    {
      int frame = chosen[i] ? cfn_frames_get_below (frames, i, level) : -1;

      if (frame < 0)
        continue;
      if (first[frame] < 0)
        first[frame] = (int) i;
      cfn_union_find_join (sets, first[frame], i);
    }
}

/* Each part's first node is its root, whatever the order of the edges. */
static guint *
join_nodes (CfnDiagram     *diagram,
            const gboolean *chosen,
            CfnFrames      *frames,
            int             level)
{
  guint n_nodes = cfn_diagram_get_n_nodes (diagram);
  guint *sets = cfn_union_find_new (n_nodes);

  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);

      if (edge->from >= 0 && edge->to >= 0 && chosen[edge->from] && chosen[edge->to])
        cfn_union_find_join (sets, edge->from, edge->to);
    }
  if (frames->frames->len > 0)
    join_framed (sets, n_nodes, chosen, frames, level);

  return sets;
}

GPtrArray *
cfn_parts_new (CfnDiagram     *diagram,
               const gboolean *chosen,
               CfnFrames      *frames,
               int             level)
{
  guint n_nodes = cfn_diagram_get_n_nodes (diagram);
  g_autofree guint *sets = join_nodes (diagram, chosen, frames, level);
  g_autofree CfnPart **part_of = g_new0 (CfnPart *, n_nodes);
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_part_free);

  for (guint i = 0; i < n_nodes; i++)
    {
      guint root = cfn_union_find_root (sets, i);

      if (!chosen[i])
        continue;
      if (part_of[root] == NULL)
        {
          part_of[root] = cfn_part_new (level);
          g_ptr_array_add (parts, part_of[root]);
        }
      part_of[i] = part_of[root];
      g_array_append_val (part_of[root]->nodes, i);
    }

  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);

      if (edge->from >= 0 && edge->to >= 0 && chosen[edge->from] && chosen[edge->to])
        g_array_append_val (part_of[edge->from]->edges, i);
    }

  return parts;
}

/* The leftmost of the highest places where @part fits among columns filled down to @floors. */
static guint
find_column (const double  *floors,
             guint          n_columns,
             const CfnPart *part,
             double        *top)
{
  guint best = 0;

  *top = INFINITY;
  for (guint column = 0; column + part->n_columns <= n_columns; column++)
    {
      double floor_here = 0;

      for (guint i = 0; i < part->n_columns; i++)
        floor_here = MAX (floor_here, floors[column + i]);
      if (floor_here < *top)
        {
          *top = floor_here;
          best = column;
        }
    }

  return best;
}

/* A heap of columns: the first is the leftmost of those with the highest floor. */
static gboolean
comes_before (const double *floors,
              guint         a,
              guint         b)
{
  return floors[a] < floors[b] || (floors[a] == floors[b] && a < b);
}

static void
sift_down (const double *floors,
           guint        *heap,
           guint         n,
           guint         at)
{
  const guint moved = heap[at];

  for (guint child = 2 * at + 1; child < n; child = 2 * at + 1)
    {
      if (child + 1 < n && comes_before (floors, heap[child + 1], heap[child]))
        child++;
      if (!comes_before (floors, heap[child], moved))
        break;
      heap[at] = heap[child];
      at = child;
    }
  heap[at] = moved;
}

static double
get_floor_below (const CfnPart *part,
                 double         top)
{
  return ceil ((top + part->height + PART_GAP) / CFN_GRID) * CFN_GRID;
}

/* Puts every lone card where it comes highest, as find_column() would, of which there may be too
 * many to look at all columns for each. Gives the height. */
static double
pack_lone (GPtrArray *parts,
           double    *floors,
           guint      n_columns,
           double     pitch,
           CfnPoint  *offsets)
{
  g_autofree guint *heap = g_new (guint, n_columns);
  double height = 0;

  for (guint i = 0; i < n_columns; i++)
    heap[i] = i;
  for (guint i = n_columns / 2; i-- > 0;)
    sift_down (floors, heap, n_columns, i);

  for (guint i = 0; i < parts->len; i++)
    {
      const CfnPart *part = parts->pdata[i];
      const guint column = heap[0];
      const double top = floors[column];

      if (part->nodes->len > 1)
        continue;

      offsets[i] = (CfnPoint) { column * pitch, top };
      height = MAX (height, top + part->height);
      floors[column] = get_floor_below (part, top);
      sift_down (floors, heap, n_columns, 0);
    }

  return height;
}

/* Fills @n_columns columns from the top. Gives the height. */
static double
pack (GPtrArray *parts,
      guint      n_columns,
      double     pitch,
      CfnPoint  *offsets)
{
  g_autofree double *floors = g_new0 (double, n_columns);
  double height = 0;
  double lone_height;

  for (guint i = 0; i < parts->len; i++)
    {
      const CfnPart *part = parts->pdata[i];
      double top;
      guint column;

      if (part->nodes->len == 1)
        continue;

      column = find_column (floors, n_columns, part, &top);
      offsets[i] = (CfnPoint) { column * pitch, top };
      height = MAX (height, top + part->height);
      for (guint j = 0; j < part->n_columns; j++)
        floors[column + j] = get_floor_below (part, top);
    }

  /* Lone cards come last: they fill what the others leave. */
  lone_height = pack_lone (parts, floors, n_columns, pitch, offsets);
  return MAX (height, lone_height);
}

static gboolean
is_wide (GPtrArray *parts,
         guint      n_columns,
         double     pitch,
         CfnPoint  *offsets)
{
  return n_columns * pitch >= ASPECT * pack (parts, n_columns, pitch, offsets);
}

CfnPoint *
cfn_parts_pack (GPtrArray *parts,
                double     pitch)
{
  CfnPoint *offsets = g_new0 (CfnPoint, MAX (parts->len, 1));
  guint low = 1;
  guint high;

  for (guint i = 0; i < parts->len; i++)
    {
      const CfnPart *part = parts->pdata[i];

      low = MAX (low, part->n_columns);
    }

  /* More columns make the picture wider and never higher: double up to enough of them, then halve
   * down to the narrowest that is wide enough. */
  for (high = low; !is_wide (parts, high, pitch, offsets); high *= 2)
    low = high + 1;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (is_wide (parts, middle, pitch, offsets))
        high = middle;
      else
        low = middle + 1;
    }
  pack (parts, low, pitch, offsets);

  return offsets;
}
