/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-place.h"
#include "cfn-tree-private.h"

G_BEGIN_DECLS

/* What the reader can do for a recovery. */
typedef struct
{
  gpointer data;
  /*
   * Reads @part of the text as if it were all of it, or as if brackets stood around it. Puts what
   * it could read into the tree's root and what it stumbled over behind its problems. FALSE: it
   * did stumble, at @error_at. In @cost, the bytes that it took.
   */
  gboolean      (*read_part)     (gpointer  data,
                                  CfnSpan   part,
                                  gboolean  is_in_brackets,
                                  gsize    *error_at,
                                  gsize    *cost);
  CfnDuplicateFunc report_duplicate;
} CfnRecoveryReader;

/*
 * Reads a text again that cannot be read as a whole, entry by entry: sections, resources and what
 * is in them, as the look of the text shows them (CfnOutline). An entry that can be read on its
 * own is put into the tree as if nothing had happened, and what is wrong in another is told where
 * it is. May take as long as reading everything twice: beyond that the rest is given up.
 *
 * @before is the moment before the text was read as a whole, which stumbled at @error_at.
 */
void cfn_recovery_run (CfnTree                 *tree,
                       const CfnPlace          *place,
                       const CfnTreeMark       *before,
                       gsize                    error_at,
                       const CfnRecoveryReader *reader);

G_END_DECLS
