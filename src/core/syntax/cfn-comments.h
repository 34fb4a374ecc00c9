/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-place.h"
#include "cfn-tree.h"

G_BEGIN_DECLS

/*
 * Comments belong to the node that a person would say they belong to: behind it on its line, or in
 * the lines right above it, with no blank line between and not indented deeper than it. What goes
 * on below its key or dash has the comment behind those. Comments that stand deeper than the entry
 * they follow are inside of it. Comments right at the start of the text, or of its document, are
 * the text's own.
 */

/* The comment behind @node on its line, "#" included; an empty span when there is none. */
CfnSpan cfn_comments_find_behind (CfnTree        *tree,
                                  const CfnNode  *node);
/* The whole lines of comment above @node's entry, line ends included; an empty span: none. */
CfnSpan cfn_comments_find_above  (CfnTree        *tree,
                                  const CfnNode  *node);

/* The same for an entry that starts at @entry_start. */
CfnSpan cfn_comments_above_place (const CfnPlace *place,
                                  gsize           entry_start);
/*
 * Where the lines of an entry end that ends at @end: behind the comment of its line, and behind
 * the comment lines that follow, perhaps after blank ones, and stand deeper than @column.
 */
gsize   cfn_comments_extend      (const CfnPlace *place,
                                  gsize           end,
                                  gsize           column);

G_END_DECLS
