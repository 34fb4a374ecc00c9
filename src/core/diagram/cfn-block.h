/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-arrange.h"

G_BEGIN_DECLS

/* Private to the room: the inside of a frame, arranged as if it were one large card. */
typedef struct
{
  GArray   *nodes;      /* guint, indices of the diagram, ascending */
  CfnPoint *places;     /* one a node, from the block's corner */
  guint     n_columns;
  double    height;
} CfnBlock;

/* @nodes, all that are in @frame and are to be arranged, are taken. */
CfnBlock *cfn_block_new  (CfnArranger *arranger,
                          CfnDiagram  *diagram,
                          CfnFrames   *frames,
                          int          frame,
                          GArray      *nodes);
void      cfn_block_free (CfnBlock    *self);

G_END_DECLS
