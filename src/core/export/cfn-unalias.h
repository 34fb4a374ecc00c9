/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-arena.h"
#include "cfn-tree.h"

G_BEGIN_DECLS

/*
 * Private to the room: copies of nodes in which every alias is what it stands for, and every merge
 * key ("<<") the entries that it brings in. As `aws cloudformation package` does it: merged
 * entries come before the mapping's own, of several mappings the first one wins and the last one
 * stands first, and whatever the mapping gives itself wins over them all.
 * Keys, and strings, may be shared with the tree that was copied.
 */
typedef struct _CfnUnalias CfnUnalias;

/* NULL, and in @problem what stands in the way (free its message), when an alias holds itself, a
 * key is no text or is given twice, a merge key brings in no mapping, or all of it would be more
 * than a reader takes: aliases of aliases grow fast. */
CfnUnalias *cfn_unalias_new           (CfnTree          *tree,
                                       CfnSyntaxProblem *problem);
void        cfn_unalias_free          (CfnUnalias       *self);
/* NULL for a text that holds nothing. */
CfnNode    *cfn_unalias_get_root      (CfnUnalias       *self);
/* Where more nodes and strings of the copy can be made. */
CfnArena   *cfn_unalias_get_arena     (CfnUnalias       *self);
/* How many aliases are written out now. */
guint       cfn_unalias_get_n_aliases (CfnUnalias       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnUnalias, cfn_unalias_free)

G_END_DECLS
