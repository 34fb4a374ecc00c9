/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-node.h"

G_BEGIN_DECLS

/*
 * Where a new @key of @mapping goes, as an index among its children. The file's own habit decides:
 * the order in which its other resources of that type have the same keys, most of them, or the
 * nearest above where they disagree. What they leave open the usual order of that type decides,
 * what that leaves open the alphabet, unless the keys that are there do not follow it; then it is
 * the end.
 */
guint cfn_order_find_index (const CfnNode *mapping,
                            const char    *key);

G_END_DECLS
