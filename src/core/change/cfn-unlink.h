/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-draft.h"

G_BEGIN_DECLS

/*
 * Taking away what only points at a resource: a whole property, an item of a list, a policy
 * statement about it, an output. Private to this room.
 */

/* What would have to be removed so that the use of a name at @node (of the draft's tree) is gone
 * and what stays makes sense; NULL when the name is only a part of something larger (an Fn::Join,
 * an Fn::If). */
CfnNode *cfn_unlink_find (CfnNode *node);

G_END_DECLS
