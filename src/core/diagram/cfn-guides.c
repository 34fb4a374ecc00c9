/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-guides.h"

#include <math.h>

/* What of a rectangle is in line: its start, middle and end along one axis. Starts line up with
 * starts, middles with middles, ends with ends. */
#define N_PARTS 3

/* A place on one axis where a card's start, middle or end is. */
typedef struct
{
  double at;
  double from;   /* of the card, along the other axis */
  double to;
} Line;

struct _CfnGuides
{
  GArray *lines[2][N_PARTS];   /* Line, ascending; for upright lines, then for level ones */
};

/* A rectangle as seen along one axis. */
typedef struct
{
  double parts[N_PARTS];
  double from;
  double to;
} View;

static View
get_view (CfnRect  rect,
          gboolean level)
{
  if (level)
    return (View) { { rect.y, rect.y + rect.height / 2, rect.y + rect.height }, rect.x,
                    rect.x + rect.width };

  return (View) { { rect.x, rect.x + rect.width / 2, rect.x + rect.width }, rect.y,
                  rect.y + rect.height };
}

static void
add_rect (CfnGuides *self,
          CfnRect    rect)
{
  for (guint level = 0; level < 2; level++)
    {
      View view = get_view (rect, level == 1);

      for (guint part = 0; part < N_PARTS; part++)
        {
          Line line = { view.parts[part], view.from, view.to };

          g_array_append_val (self->lines[level][part], line);
        }
    }
}

CfnGuides *
cfn_guides_new (CfnLayout   *layout,
                const guint *nodes,
                guint        n_nodes)
{
  CfnGuides *self;
  guint n_all;
  g_autofree gboolean *moves = NULL;

  g_return_val_if_fail (layout != NULL, NULL);
  g_return_val_if_fail (n_nodes == 0 || nodes != NULL, NULL);

  self = g_new0 (CfnGuides, 1);
  for (guint level = 0; level < 2; level++)
    for (guint part = 0; part < N_PARTS; part++)
      self->lines[level][part] = g_array_new (FALSE, FALSE, sizeof (Line));

  n_all = cfn_diagram_get_n_nodes (cfn_layout_get_diagram (layout));
  moves = g_new0 (gboolean, n_all + cfn_layout_get_n_frames (layout) + 1);
  for (guint i = 0; i < n_nodes; i++)
    {
      moves[nodes[i]] = TRUE;
      /* A frame goes along with what is in it. */
      for (int frame = cfn_layout_get_frame_of (layout, nodes[i]); frame >= 0;
           frame = cfn_layout_get_frame (layout, (guint) frame)->outer)
        moves[n_all + (guint) frame] = TRUE;
    }

  for (guint i = 0; i < n_all; i++)
    if (!moves[i] && !cfn_layout_is_hidden (layout, i))
      add_rect (self, cfn_layout_get_card (layout, i));
  for (guint i = 0; i < cfn_layout_get_n_frames (layout); i++)
    if (!moves[n_all + i] && !cfn_layout_get_frame (layout, i)->is_hidden)
      add_rect (self, cfn_layout_get_frame (layout, i)->rect);

  for (guint level = 0; level < 2; level++)
    for (guint part = 0; part < N_PARTS; part++)
      g_array_sort (self->lines[level][part], cfn_compare_doubles);

  return self;
}

void
cfn_guides_free (CfnGuides *self)
{
  for (guint level = 0; level < 2; level++)
    for (guint part = 0; part < N_PARTS; part++)
      g_array_unref (self->lines[level][part]);
  g_free (self);
}

/* The first of @lines at @at or after it. */
static guint
find_first (const GArray *lines,
            double        at)
{
  guint low = 0;
  guint high = lines->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (lines, Line, middle).at < at)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* How far a line's card is away along the other axis. */
static double
get_distance (const Line *line,
              const View *view)
{
  return MAX (MAX (line->from - view->to, view->from - line->to), 0);
}

/* The line nearest to a part of the view: first by how far the view would move, then by how far the
 * other card is. NULL when none is within @tolerance. */
static const Line *
find_line (GArray     **lines,
           const View  *view,
           double       tolerance,
           double      *offset)
{
  const Line *found = NULL;
  double best = INFINITY;
  double best_distance = INFINITY;

  for (guint part = 0; part < N_PARTS; part++)
    for (guint i = find_first (lines[part], view->parts[part] - tolerance);
         i < lines[part]->len; i++)
      {
        const Line *line = &g_array_index (lines[part], Line, i);
        double by = line->at - view->parts[part];
        double distance = get_distance (line, view);

        if (by > tolerance)
          break;
        if (fabs (by) < best || (fabs (by) == best && distance < best_distance))
          {
            best = fabs (by);
            best_distance = distance;
            *offset = by;
            found = line;
          }
      }

  return found;
}

CfnSnap
cfn_guides_snap (CfnGuides *self,
                 CfnRect    rect,
                 double     tolerance,
                 double     grid)
{
  CfnSnap snap = { .n_lines = 0 };

  g_return_val_if_fail (self != NULL, snap);
  g_return_val_if_fail (tolerance >= 0 && grid >= 0, snap);

  for (guint level = 0; level < 2; level++)
    {
      View view = get_view (rect, level == 1);
      double offset = 0;
      const Line *line = find_line (self->lines[level], &view, tolerance, &offset);

      if (line != NULL)
        snap.lines[snap.n_lines++] = (CfnGuide) { level == 0, line->at, line->from, line->to };
      else if (grid > 0)
        offset = round (view.parts[0] / grid) * grid - view.parts[0];

      if (level == 1)
        snap.offset.y = offset;
      else
        snap.offset.x = offset;
    }

  /* The lines reach from the other card to where the rectangle is then. */
  for (guint i = 0; i < snap.n_lines; i++)
    {
      CfnGuide *guide = &snap.lines[i];
      View view = get_view ((CfnRect) { rect.x + snap.offset.x, rect.y + snap.offset.y,
                                        rect.width, rect.height }, !guide->is_upright);

      guide->from = MIN (guide->from, view.from);
      guide->to = MAX (guide->to, view.to);
    }

  return snap;
}
