/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-arena.h"
#include "cfn-node.h"

G_BEGIN_DECLS

/* Told by the reader of a value whose key an @earlier value of the same mapping has. */
typedef void (*CfnDuplicateFunc) (CfnNode *earlier,
                                  CfnNode *later,
                                  gpointer data);

/* Called once all children are there: make look-ups fast, and find keys that are given twice. */
void cfn_node_finish_sequence (CfnNode          *node,
                               CfnArena         *arena);
void cfn_node_finish_mapping  (CfnNode          *node,
                               CfnArena         *arena,
                               CfnDuplicateFunc  report,
                               gpointer          data);

G_END_DECLS
