/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-habits.h"

G_BEGIN_DECLS

/*
 * Renders nodes of any tree in the habits of another text. @quote forces that kind of quotes on
 * the outermost scalar when it is a string (0: none is forced). Calls of functions are written in
 * the form that the text prefers; JSON gets the long one.
 */

/* In block style: what stands behind the ":" of a key, or the "-" of an item, at @column. */
void cfn_render_block_value (GString         *target,
                             const CfnHabits *habits,
                             const CfnNode   *node,
                             guint            column,
                             gboolean         is_item,
                             char             quote);
/* A whole entry: "Key: value", or with @key NULL an item, "- value". Without a line end. */
void cfn_render_block_entry (GString         *target,
                             const CfnHabits *habits,
                             const char      *key,
                             const CfnNode   *node,
                             guint            column);

/* Whether @node, in block style, ends with a text in "|" that needs a line end behind it. */
gboolean cfn_render_needs_line_end (const CfnNode *node);

/* In brackets: @indent is that of the line on which the value begins; NULL: all on one line. */
void cfn_render_flow_value  (GString         *target,
                             const CfnHabits *habits,
                             const CfnNode   *node,
                             const char      *indent,
                             char             quote);
void cfn_render_flow_entry  (GString         *target,
                             const CfnHabits *habits,
                             const char      *key,
                             const CfnNode   *node,
                             const char      *indent);

G_END_DECLS
