/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-layout.h"

G_BEGIN_DECLS

/* Ways through a laid-out diagram. Pure: no widgets, no state. */

typedef enum
{
  MILLRACE_WALK_UPSTREAM,
  MILLRACE_WALK_DOWNSTREAM,
  MILLRACE_WALK_CONNECTED,
} MillraceWalkWay;

typedef struct
{
  guint  node;
  int    via;    /* index of the edge followed, or -1 */
  double cost;   /* how far it is, in a measure of its own */
} MillraceWalkStep;

/* All nodes that are drawn (guint) in reading order: rows from the top, each from the left. */
GArray *millrace_walk_reading_order (CfnLayout        *layout);
/* The same with the frames, each before what is in it, as numbers from that of the nodes on. */
GArray *millrace_walk_chain         (CfnLayout        *layout);
/* The nodes that can be reached from @starts along edges, the starts included, ascending. */
GArray *millrace_walk_reach         (CfnDiagram       *diagram,
                                     const GArray     *starts,
                                     MillraceWalkWay   way);
/* The nearest card that way, or -1. */
int     millrace_walk_nearest       (CfnLayout        *layout,
                                     guint             node,
                                     GtkDirectionType  direction);
/* Where Alt+arrow leads from @node: to what it is connected to that way, nearest first and each
 * once; else to the nearest card that way. MillraceWalkStep each; empty when there is none. */
GArray *millrace_walk_steps         (CfnLayout        *layout,
                                     guint             node,
                                     GtkDirectionType  direction);

G_END_DECLS
