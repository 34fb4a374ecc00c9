/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-frame.h"

#include "cfn-card.h"

/* From the border of a frame to what is in it, at the top. */
#define TOP (CFN_FRAME_TITLE + CFN_FRAME_PADDING)

/* One group on the way to its frame. */
typedef struct
{
  const CfnGroup *group;
  int             outer;     /* index of the group around it, or -1 */
  guint           depth;
  guint           n_cards;
  int             frame;     /* index of its frame, or -1: has no card */
} Entry;

static int
find_group (CfnPositions *positions,
            const char   *name)
{
  for (guint i = 0; i < cfn_positions_get_n_groups (positions); i++)
    if (g_str_equal (cfn_positions_get_group (positions, i)->name, name))
      return (int) i;

  return -1;
}

/* Notes the group of each node and how many cards each group has. */
static Entry *
collect (CfnFrames    *self,
         CfnDiagram   *diagram,
         CfnPositions *positions,
         guint        *max_depth)
{
  guint n = cfn_positions_get_n_groups (positions);
  Entry *entries = g_new0 (Entry, MAX (n, 1));

  *max_depth = 0;
  for (guint i = 0; i < n; i++)
    {
      const CfnGroup *group = cfn_positions_get_group (positions, i);

      entries[i].group = group;
      entries[i].outer = group->outer != NULL ? find_group (positions, group->outer) : -1;
      entries[i].frame = -1;
    }

  for (guint i = 0; i < n; i++)
    {
      guint n_here = 0;

      for (char **member = entries[i].group->members; *member != NULL; member++)
        {
          int node = cfn_diagram_find_node (diagram, *member);

          if (node >= 0)
            {
              self->of_node[node] = (int) i;
              n_here++;
            }
        }
      for (int outer = (int) i; outer >= 0; outer = entries[outer].outer)
        entries[outer].n_cards += n_here;
      for (int outer = entries[i].outer; outer >= 0; outer = entries[outer].outer)
        entries[i].depth++;
      *max_depth = MAX (*max_depth, entries[i].depth);
    }

  return entries;
}

static void
add_frame (CfnFrames *self,
           Entry     *entries,
           guint      index)
{
  Entry *entry = &entries[index];
  CfnFrame frame = { .name = entry->group->name,
                     .outer = entry->outer >= 0 ? entries[entry->outer].frame : -1,
                     .is_collapsed = entry->group->is_collapsed,
                     .n_cards = entry->n_cards };
  CfnRect space = { 0, 0, 0, 0 };

  if (frame.outer >= 0)
    {
      const CfnFrame *outer = &g_array_index (self->frames, CfnFrame, frame.outer);

      frame.is_hidden = outer->is_hidden || outer->is_collapsed;
    }
  entry->frame = (int) self->frames->len;
  g_array_append_val (self->frames, frame);
  g_array_append_val (self->spaces, space);
}

/* The outermost of the collapsed frames that @frame is in, itself included; or -1. */
static int
get_collapsed (CfnFrames *self,
               int        frame)
{
  int found = -1;

  for (; frame >= 0; frame = g_array_index (self->frames, CfnFrame, frame).outer)
    if (g_array_index (self->frames, CfnFrame, frame).is_collapsed)
      found = frame;

  return found;
}

CfnFrames *
cfn_frames_new (CfnDiagram   *diagram,
                CfnPositions *positions)
{
  CfnFrames *self = g_new0 (CfnFrames, 1);
  guint n_nodes = cfn_diagram_get_n_nodes (diagram);
  guint n_groups = cfn_positions_get_n_groups (positions);
  g_autofree Entry *entries = NULL;
  guint max_depth;

  self->frames = g_array_new (FALSE, FALSE, sizeof (CfnFrame));
  self->spaces = g_array_new (FALSE, FALSE, sizeof (CfnRect));
  self->of_node = g_new (int, MAX (n_nodes, 1));
  self->stands_for = g_new (int, MAX (n_nodes, 1));
  for (guint i = 0; i < n_nodes; i++)
    self->of_node[i] = -1;

  entries = collect (self, diagram, positions, &max_depth);
  for (guint depth = 0; depth <= max_depth; depth++)
    for (guint i = 0; i < n_groups; i++)
      if (entries[i].depth == depth && entries[i].n_cards > 0)
        add_frame (self, entries, i);

  for (guint i = 0; i < n_nodes; i++)
    {
      self->of_node[i] = self->of_node[i] >= 0 ? entries[self->of_node[i]].frame : -1;
      self->stands_for[i] = get_collapsed (self, self->of_node[i]);
    }

  return self;
}

void
cfn_frames_free (CfnFrames *self)
{
  g_array_unref (self->frames);
  g_array_unref (self->spaces);
  g_free (self->of_node);
  g_free (self->stands_for);
  g_free (self);
}

/* @rect with the frame's own room around it. */
static CfnRect
wrap (CfnRect rect)
{
  /* None of its cards has a place yet. */
  if (rect.width <= 0)
    return rect;

  return (CfnRect) { rect.x - CFN_FRAME_PADDING, rect.y - TOP,
                     rect.width + 2 * CFN_FRAME_PADDING, rect.height + TOP + CFN_FRAME_PADDING };
}

void
cfn_frames_fit (CfnFrames     *self,
                const CfnRect *cards,
                guint          n_cards)
{
  CfnFrame *frames = (CfnFrame *) (gpointer) self->frames->data;
  CfnRect *spaces = (CfnRect *) (gpointer) self->spaces->data;

  for (guint i = 0; i < self->frames->len; i++)
    frames[i].rect = spaces[i] = (CfnRect) { 0, 0, 0, 0 };
  for (guint i = 0; i < n_cards; i++)
    if (self->of_node[i] >= 0)
      {
        frames[self->of_node[i]].rect = cfn_rect_union (frames[self->of_node[i]].rect, cards[i]);
        spaces[self->of_node[i]] = cfn_rect_union (spaces[self->of_node[i]], cards[i]);
      }

  for (guint i = self->frames->len; i-- > 0;)
    {
      int outer = frames[i].outer;

      spaces[i] = wrap (spaces[i]);
      frames[i].rect = wrap (frames[i].rect);
      if (frames[i].is_collapsed && spaces[i].width > 0)
        frames[i].rect = (CfnRect) { frames[i].rect.x, frames[i].rect.y, CFN_FRAME_WIDTH,
                                     CFN_FRAME_HEIGHT };
      if (outer >= 0)
        {
          frames[outer].rect = cfn_rect_union (frames[outer].rect, frames[i].rect);
          spaces[outer] = cfn_rect_union (spaces[outer], spaces[i]);
        }
    }
}

int
cfn_frames_get_below (CfnFrames *self,
                      guint      node,
                      int        level)
{
  int frame = self->of_node[node];

  while (frame >= 0 && frame != level
         && g_array_index (self->frames, CfnFrame, frame).outer != level)
    frame = g_array_index (self->frames, CfnFrame, frame).outer;

  return frame != level ? frame : -1;
}

gboolean
cfn_frames_is_within (CfnFrames *self,
                      int        inner,
                      int        outer)
{
  while (inner >= 0 && inner != outer)
    inner = g_array_index (self->frames, CfnFrame, inner).outer;

  return inner == outer;
}
