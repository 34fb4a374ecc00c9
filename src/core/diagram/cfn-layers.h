/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-dot.h"

G_BEGIN_DECLS

/*
 * Private to the room: what dot does, for graphs that would keep dot busy for long: columns along
 * the edges, few crossings, straight lines. It takes time by the number of edges, not its square.
 * Sugiyama, Tagawa, Toda 1981; crossings counted as in Barth, Mutzel, Jünger 2004.
 *
 * The nodes hang together. Rows are whole numbers.
 */
void cfn_layers_place (guint             n_nodes,
                       const CfnDotEdge *edges,
                       guint             n_edges,
                       CfnDotPlace      *places);

G_END_DECLS
