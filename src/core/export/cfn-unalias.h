/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-tree.h"

G_BEGIN_DECLS

/* Private to the room: copies of nodes in which every alias is what it stands for, and every merge
 * key ("<<") the entries that it brings in. Strings belong to the tree that was copied. */
typedef struct _CfnUnalias CfnUnalias;

/* NULL when the copy would hold more nodes than a reader takes: aliases of aliases grow fast. */
CfnUnalias    *cfn_unalias_new      (CfnTree    *tree);
void           cfn_unalias_free     (CfnUnalias *self);
/* NULL for a text that holds nothing. */
const CfnNode *cfn_unalias_get_root (CfnUnalias *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnUnalias, cfn_unalias_free)

G_END_DECLS
