/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-node.h"
#include "cfn-text.h"

G_BEGIN_DECLS

/*
 * Where things stand in the text around a node: lines, columns, colons, dashes, comments.
 * All offsets are bytes; a line's end is before its "\r\n" or "\n".
 */
typedef struct
{
  const char *data;
  gsize       length;
  gsize       base;   /* behind a byte order mark */
} CfnPlace;

void     cfn_place_init            (CfnPlace       *self,
                                    CfnText        *text);
gsize    cfn_place_line_start      (const CfnPlace *self,
                                    gsize           offset);
gsize    cfn_place_line_end        (const CfnPlace *self,
                                    gsize           offset);
/* Behind the line end, where the next line starts; the end of the text for the last line. */
gsize    cfn_place_next_line       (const CfnPlace *self,
                                    gsize           offset);
/* The start of the line before the one that starts at @line_start, which is not the first. */
gsize    cfn_place_previous_line   (const CfnPlace *self,
                                    gsize           line_start);
/* Bytes since the start of the line. */
gsize    cfn_place_column          (const CfnPlace *self,
                                    gsize           offset);
/* Offset of the first byte from @offset on that is neither blank nor tab. */
gsize    cfn_place_skip_blanks     (const CfnPlace *self,
                                    gsize           offset);
/* The blanks and tabs that the line of @offset starts with. Free with g_free(). */
char    *cfn_place_dup_indent      (const CfnPlace *self,
                                    gsize           offset);
gboolean cfn_place_is_blank_line   (const CfnPlace *self,
                                    gsize           line_start);
gboolean cfn_place_is_comment_line (const CfnPlace *self,
                                    gsize           line_start);
gboolean cfn_place_has_line_end    (const CfnPlace *self,
                                    gsize           start,
                                    gsize           end);

/* Behind the ":" of a mapping's value or the "-" of a block sequence's item. */
gsize    cfn_place_after_mark      (const CfnPlace *self,
                                    const CfnNode  *node);
/* Where an entry starts: the key with its "?" if it has one, or the "-" of a block sequence's item,
 * or the item itself in brackets. */
gsize    cfn_place_entry_start     (const CfnPlace *self,
                                    const CfnNode  *node);
/* Where an entry's bytes end. Counts the final blank lines that "|+" and ">+" keep. */
gsize    cfn_place_entry_end       (const CfnPlace *self,
                                    const CfnNode  *node);
/* TRUE when the last thing in @node is a block scalar that keeps the blank lines behind it. */
gboolean cfn_place_keeps_blank_lines (const CfnPlace *self,
                                      const CfnNode  *node);

G_END_DECLS
