/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to the room: columns and rows for linked nodes; the one door to Graphviz. */

typedef struct
{
  guint from;
  guint to;
  guint weight;  /* how much a short and level line is worth */
} CfnDotEdge;

/* Where dot puts a node: its column (from 0, the way the edges point) and its height in that
 * column, in units of dot's own that only mean something beside each other (downwards). */
typedef struct
{
  guint  column;
  double row;
} CfnDotPlace;

/*
 * Ranks and orders @n_nodes nodes of equal size, left to right: with dot while that takes a few
 * milliseconds, else as cfn_layers_place() does. @places has room for them. Those that no edge
 * links to each other stand below each other in their order, in several stripes side by side when
 * they are many; and what is linked but very long or very high is folded towards the shape of a
 * screen.
 * Takes the process-wide lock: Graphviz 2.42 keeps its state in globals and crashes when two
 * threads use it at once. Cannot be stopped; ask before each call.
 */
void cfn_dot_place (guint             n_nodes,
                    const CfnDotEdge *edges,
                    guint             n_edges,
                    CfnDotPlace      *places);

G_END_DECLS
