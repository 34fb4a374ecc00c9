/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-node.h"

G_BEGIN_DECLS

/*
 * Fn::ForEach, as far as it can be told offline which entries it makes (CloudFormation User Guide,
 * Fn::ForEach). Private to this room.
 */

/* More than any section of a template may have. */
#define CFN_LOOP_MAX_KEYS 2000

/* Calls @found for each key that the loop @node, a [identifier, collection, {template}], makes of
 * its collection, loops in it included; a key may come more than once. FALSE when there may be
 * others: a collection is not written out, or there are too many. */
gboolean cfn_loop_expand_keys (CfnNode  *node,
                               void    (*found) (const char *key,
                                                 gpointer    data),
                               gpointer  data);

G_END_DECLS
