/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-route.h"

G_BEGIN_DECLS

/* CfnIndex: what is where, cards and edges that are drawn, by rectangle. Reference-counted. Queries
 * allocate nothing but grow the caller's array. */

CfnIndex *cfn_index_new         (CfnRoutes *routes);
/* The same. Takes @self (or NULL), and where it is nobody else's, gives it back with what has moved
 * moved: at each motion of a drag that is hardly anything. */
CfnIndex *cfn_index_follow      (CfnIndex  *self,
                                 CfnRoutes *routes);
CfnIndex *cfn_index_ref         (CfnIndex  *self);
void      cfn_index_unref       (CfnIndex  *self);
/* Appends the indices (guint), ascending, of the cards that meet @rect to @nodes. */
void      cfn_index_query_nodes (CfnIndex  *self,
                                 CfnRect    rect,
                                 GArray    *nodes);
/* Likewise for edges whose bounds meet @rect. */
void      cfn_index_query_edges (CfnIndex  *self,
                                 CfnRect    rect,
                                 GArray    *edges);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnIndex, cfn_index_unref)

G_END_DECLS
