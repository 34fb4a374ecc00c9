/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-edit.h"
#include "cfn-path.h"
#include "cfn-tree.h"

G_BEGIN_DECLS

/* Whether @path leads to a key of either level of a mapping: "Mappings.Sizes.prod",
 * "Mappings.Sizes.prod.Read". */
gboolean cfn_rename_is_mapping_key (const CfnPath  *path);
/* The arguments of the Fn::FindInMap that @node is, which look up such keys; NULL: it is none. */
CfnNode *cfn_rename_get_lookup     (const CfnNode  *node);
/* Gives such a key another name, with every Fn::FindInMap that looks it up; one of the second level
 * in all rows, as they have the same keys. NULL and CFN_WRITER_ERROR_UNSAFE where the key of a
 * lookup is no text: it may be this one. */
CfnEdit *cfn_rename_mapping_key    (CfnTree        *tree,
                                    const CfnPath  *path,
                                    const char     *new_key,
                                    GError        **error);

G_END_DECLS
