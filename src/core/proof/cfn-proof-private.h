/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-prover.h"

G_BEGIN_DECLS

struct _CfnProof
{
  gatomicrefcount ref_count;
  CfnTemplate *template;
  CfnRoles *roles;      /* only read once the proof is made */
  GPtrArray *claims;
  GPtrArray *wirings;   /* of CfnWiring, owned */
  GHashTable *codes;    /* function -> CfnInlineCode, owned, or NULL */
};

/* Judges whether functions may write logs, once it is known which ones run as which role. */
void cfn_proof_judge_logs (CfnProof *self);

G_END_DECLS
