/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-node.h"

G_BEGIN_DECLS

/*
 * Where a new @key of @mapping goes, as an index among its children: sections of a template and
 * attributes of a resource have a usual order (CloudFormation User Guide, "Template sections" and
 * "Resource attributes"); everything else goes to the end.
 */
guint cfn_order_find_index (const CfnNode *mapping,
                            const char    *key);

G_END_DECLS
