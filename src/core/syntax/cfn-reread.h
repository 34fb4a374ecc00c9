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

/* What a text that cannot be read has in common with that of another tree. */
typedef struct _CfnUnchanged CfnUnchanged;

/* For the text of @tree, which is being made; both trees have to stay. NULL when @before is NULL,
 * or nothing of it can be used. */
CfnUnchanged *cfn_unchanged_new  (CfnTree *before,
                                  CfnTree *tree);
void          cfn_unchanged_free (CfnUnchanged *self);
/* What reading @part of the text alone, as if it were all of it, or as if brackets stood around it,
 * makes of it: a mapping without a parent, in the memory of the tree. In @n_nodes, how many nodes
 * that are. NULL when it has to be read. */
CfnNode      *cfn_unchanged_copy (CfnUnchanged *self,
                                  CfnSpan       part,
                                  gboolean      is_in_brackets,
                                  guint        *n_nodes);

G_END_DECLS
