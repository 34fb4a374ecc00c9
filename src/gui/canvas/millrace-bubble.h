/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-geometry.h"
#include "millrace-theme.h"

G_BEGIN_DECLS

/*
 * MillraceBubble: what a connection would write, or why it cannot be, in a few lines that are read
 * at a glance: a sentence, then the lines that come and go in the text, at most eight and a count
 * of the rest. The lines are one text, so that a screen reader goes through them as such.
 */
#define MILLRACE_TYPE_BUBBLE (millrace_bubble_get_type ())
G_DECLARE_FINAL_TYPE (MillraceBubble, millrace_bubble, MILLRACE, BUBBLE, GtkWidget)

GtkWidget *millrace_bubble_new       (void);
/* Added lines in the theme's good colour, removed ones in its bad one; their signs say it too.
 * @text: a sentence, or NULL; @diff: a unified diff, or NULL. */
void       millrace_bubble_set       (MillraceBubble      *self,
                                      const MillraceTheme *theme,
                                      const char          *text,
                                      const char          *diff);
/* Sentence, lines and count as one text. Transfer full. */
char      *millrace_bubble_dup_words (MillraceBubble      *self);
/* Where a bubble of @width and @height goes beside @subject (a card, or the point of a pointer) so
 * that it covers it and the @n_kept rectangles @kept as little as can be and nothing of it is
 * outside of @room, which begins at 0, 0. */
CfnPoint   millrace_bubble_place     (CfnRect              subject,
                                      const CfnRect       *kept,
                                      guint                n_kept,
                                      double               width,
                                      double               height,
                                      CfnRect              room);

G_END_DECLS
