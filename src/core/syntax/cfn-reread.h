/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-tree.h"

G_BEGIN_DECLS

/*
 * The tree of @after, the same in every node as cfn_tree_read() makes it, out of @before, the tree
 * of another text: only the entries of a mapping around all that differs are read, the others are
 * copied. Transfer full. NULL when that cannot be, or would gain nothing.
 */
CfnTree *cfn_reread         (CfnTree *before,
                             CfnText *after);
/* Only what is read for that: the entries of the root are what became of those of a mapping of
 * @before from @first to before @behind, which is NULL for the last ones. */
CfnTree *cfn_reread_entries (CfnTree        *before,
                             CfnText        *after,
                             const CfnNode **first,
                             const CfnNode **behind);

G_END_DECLS
