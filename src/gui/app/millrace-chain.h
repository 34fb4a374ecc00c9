/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-claim.h"
#include "cfn-edit.h"

G_BEGIN_DECLS

/*
 * MillraceChain: edits that follow each other, each made for what the one before it leaves, which
 * become a single one. Nothing is changed before that is applied, so that half an act never is.
 */
typedef struct _MillraceChain MillraceChain;

/* Begins with the text of @template. */
MillraceChain *millrace_chain_new          (CfnTemplate   *template);
void           millrace_chain_free         (MillraceChain *self);
/* What the text says after the edits so far; transfer none, until the next one is added. */
CfnTemplate   *millrace_chain_get_template (MillraceChain *self);
CfnProof      *millrace_chain_get_proof    (MillraceChain *self);
/* Takes @edit. FALSE, and nothing added, when it is NULL. */
gboolean       millrace_chain_add          (MillraceChain *self,
                                            CfnEdit       *edit);
/* All of it; NULL when nothing was added. Transfer full. */
CfnEdit       *millrace_chain_dup_edit     (MillraceChain *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MillraceChain, millrace_chain_free)

G_END_DECLS
