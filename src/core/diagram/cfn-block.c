/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-block.h"

/* How many frames are in each other below @frame. */
static guint
get_depth (CfnFrames *frames,
           int        frame)
{
  guint depth = 0;

  for (guint i = (guint) frame + 1; i < frames->frames->len; i++)
    if (g_array_index (frames->frames, CfnFrame, i).outer == frame)
      depth = MAX (depth, 1 + get_depth (frames, (int) i));

  return depth;
}

static int
find (const GArray *nodes,
      guint         node)
{
  guint low = 0;
  guint high = nodes->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (nodes, guint, middle) < node)
        low = middle + 1;
      else
        high = middle;
    }

  return (int) low;
}

CfnBlock *
cfn_block_new (CfnArranger *arranger,
               CfnDiagram  *diagram,
               CfnFrames   *frames,
               int          frame,
               GArray      *nodes)
{
  CfnBlock *self = g_new0 (CfnBlock, 1);
  g_autofree gboolean *chosen = g_new0 (gboolean, cfn_diagram_get_n_nodes (diagram));
  g_autofree CfnPoint *offsets = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  double pitch = cfn_arranger_get_pitch (arranger);
  guint depth = get_depth (frames, frame);
  CfnPoint corner = { depth * CFN_FRAME_PADDING, CFN_FRAME_TITLE + CFN_FRAME_PADDING };

  self->nodes = nodes;
  self->places = g_new0 (CfnPoint, nodes->len);
  for (guint i = 0; i < nodes->len; i++)
    chosen[g_array_index (nodes, guint, i)] = TRUE;

  parts = cfn_parts_new (diagram, chosen, frames, frame);
  for (guint i = 0; i < parts->len; i++)
    cfn_arranger_place (arranger, parts->pdata[i]);
  offsets = cfn_parts_pack (parts, pitch);

  for (guint i = 0; i < parts->len; i++)
    {
      const CfnPart *part = parts->pdata[i];
      guint column = (guint) (offsets[i].x / pitch + 0.5);

      for (guint j = 0; j < part->nodes->len; j++)
        self->places[find (nodes, g_array_index (part->nodes, guint, j))]
          = (CfnPoint) { corner.x + offsets[i].x + part->places[j].x,
                         corner.y + offsets[i].y + part->places[j].y };
      self->n_columns = MAX (self->n_columns, column + part->n_columns);
      self->height = MAX (self->height, offsets[i].y + part->height);
    }

  /* Its border is in the gap between two columns; the borders of frames in it are there, too. */
  self->n_columns += depth > 0;
  self->height += CFN_FRAME_TITLE + 2 * CFN_FRAME_PADDING;

  return self;
}

void
cfn_block_free (CfnBlock *self)
{
  g_array_unref (self->nodes);
  g_free (self->places);
  g_free (self);
}
