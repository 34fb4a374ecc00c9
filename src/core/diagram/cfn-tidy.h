/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-layout.h"

G_BEGIN_DECLS

/*
 * Arranging cards for a person who asked for it. Pure functions: each gives @placed with other
 * places for some cards (transfer full), an equal copy when nothing would move, and leaves it to
 * the caller to make that a step of the history. Groups stay what they are.
 *
 * The first three ask Graphviz as cfn_layout_new() does: call them in the layout thread. They give
 * NULL and G_IO_ERROR_CANCELLED when @cancellable was cancelled.
 */

/* Everything laid out afresh, from the corner at which the drawing begins now. */
CfnPositions *cfn_tidy_all       (CfnLayout          *layout,
                                  CfnPositions       *placed,
                                  GCancellable       *cancellable,
                                  GError            **error);
/* The cards @ids laid out afresh, about where they were; nothing else moves, and they cover
 * nothing. */
CfnPositions *cfn_tidy_some      (CfnLayout          *layout,
                                  CfnPositions       *placed,
                                  const char * const *ids,
                                  GCancellable       *cancellable,
                                  GError            **error);
/* The cards that nobody placed laid out afresh around those that somebody did. */
CfnPositions *cfn_tidy_unplaced  (CfnLayout          *layout,
                                  CfnPositions       *placed,
                                  GCancellable       *cancellable,
                                  GError            **error);

typedef enum
{
  CFN_ALIGN_LEFT,
  CFN_ALIGN_CENTRE,   /* middles above each other */
  CFN_ALIGN_RIGHT,
  CFN_ALIGN_TOP,
  CFN_ALIGN_MIDDLE,   /* middles at one height */
  CFN_ALIGN_BOTTOM,
} CfnAlign;

/* The cards @ids with one side, or their middles, in line with that of the one which is outermost
 * there (for middles: with the middle of them all). The other coordinate stays, but for cards that
 * would come to lie on each other: those are moved apart along the line, in the order in which they
 * were. */
CfnPositions *cfn_tidy_align     (CfnLayout          *layout,
                                  CfnPositions       *placed,
                                  const char * const *ids,
                                  CfnAlign            align);
/* Equal space between the cards @ids, left to right or with @upright top to bottom; the outermost
 * two stay. With fewer than three cards nothing moves. Where there is no space they get the least
 * one, and the last ones move out. */
CfnPositions *cfn_tidy_distribute (CfnLayout          *layout,
                                  CfnPositions       *placed,
                                  const char * const *ids,
                                  gboolean            upright);

G_END_DECLS
