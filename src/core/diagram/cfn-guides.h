/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-layout.h"

G_BEGIN_DECLS

/*
 * CfnGuides: the lines that a card can be brought into while it is dragged: sides and middles of
 * those that stay. Made once when the drag begins; asking is cheap with thousands of cards.
 */
typedef struct _CfnGuides CfnGuides;

/* A line to be drawn: from card to card. */
typedef struct
{
  gboolean is_upright;
  double   at;       /* its x when upright, else its y */
  double   from;     /* the ends of what is in line, along it */
  double   to;
} CfnGuide;

typedef struct
{
  CfnPoint offset;   /* what to move the dragged rectangle by, so that it is in line */
  CfnGuide lines[2];
  guint    n_lines;  /* one at most of each direction */
} CfnSnap;

/* For a drag of @nodes (node indices); what is drawn of the others, frames too, is lined up
 * with. */
CfnGuides *cfn_guides_new  (CfnLayout   *layout,
                            const guint *nodes,
                            guint        n_nodes);
void       cfn_guides_free (CfnGuides   *self);
/* How to move @rect, by at most @tolerance each way, to bring a side or middle of it in line with
 * the same of the nearest neighbour. A coordinate that lines up with nothing goes to the nearest
 * multiple of @grid, if that is not 0. */
CfnSnap    cfn_guides_snap (CfnGuides   *self,
                            CfnRect      rect,
                            double       tolerance,
                            double       grid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnGuides, cfn_guides_free)

G_END_DECLS
