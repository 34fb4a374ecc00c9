/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-tree-private.h"

G_BEGIN_DECLS

/*
 * How reading goes on behind a line that cannot be read: at the next line that starts an entry of
 * the template (a section) or of the section that was being read (a resource). What is found from
 * there on is put into the tree as if nothing had happened.
 */
typedef struct
{
  CfnSpan  part;   /* the lines to read on their own: a mapping */
  CfnNode *target; /* the mapping whose entries these are */
} CfnRecovery;

/*
 * Finds where to go on after the error at @error_at, behind @last_start, where the part began that
 * the error is in. Takes out of the tree what was misread on the way. FALSE: there is no such
 * place.
 */
gboolean cfn_recovery_find  (CfnTree     *tree,
                             gsize        error_at,
                             gsize        last_start,
                             gsize        length,
                             CfnRecovery *recovery);
/* The lines behind a part that could be read to its end. */
gboolean cfn_recovery_next  (CfnTree     *tree,
                             gsize        from,
                             gsize        length,
                             CfnRecovery *recovery);
/* Moves the entries of @fragment, a block mapping that was read from the part, to the target. */
void     cfn_recovery_graft (CfnRecovery *self,
                             CfnTree     *tree,
                             CfnNode     *fragment);

G_END_DECLS
