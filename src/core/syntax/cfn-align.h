/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-node.h"

G_BEGIN_DECLS

#define CFN_ALIGN_NONE G_MAXUINT

/* Which item of a list became which of another: equal ones, then those that have most in common,
 * in the same order. */
typedef struct
{
  const CfnNode *old;
  const CfnNode *value;
  guint         *partners;     /* for each old item the index of the new one, or CFN_ALIGN_NONE */
  guint         *new_partners; /* the other way round */
  guint          n_pairs;
} CfnAlign;

/* FALSE when the lists are too long to be compared. Clear in any case. */
gboolean cfn_align_init        (CfnAlign      *self,
                                const CfnNode *old,
                                const CfnNode *value);
void     cfn_align_clear       (CfnAlign      *self);
/* For an old @item without a partner: the index of a new item that it equals but for its place. */
guint    cfn_align_find_moved  (CfnAlign      *self,
                                const CfnNode *item);
/* The same for a new @item, which gives the index of an old one. */
guint    cfn_align_find_source (CfnAlign      *self,
                                const CfnNode *item);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CfnAlign, cfn_align_clear)

G_END_DECLS
