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

/* All node indices (guint) in reading order: rows from the top, each from the left. */
GArray *millrace_walk_reading_order (CfnLayout        *layout);
/* The nodes that can be reached from @starts along edges, the starts included, ascending. */
GArray *millrace_walk_reach         (CfnDiagram       *diagram,
                                     const GArray     *starts,
                                     MillraceWalkWay   way);
/* Where Alt+arrow leads from @node: to a neighbour along an edge that way, nearest first; else to
 * the nearest card that way; -1 when there is none. @via (may be NULL): the edge followed, or
 * -1. */
int     millrace_walk_step          (CfnLayout        *layout,
                                     guint             node,
                                     GtkDirectionType  direction,
                                     int              *via);

G_END_DECLS
