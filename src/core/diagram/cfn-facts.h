/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-diagram.h"

G_BEGIN_DECLS

/* Private to the room: the rows of one resource's card. GArray of CfnFact, transfer full. */
GArray *cfn_facts_new   (CfnProof          *proof,
                         const CfnResource *resource);
void    cfn_fact_clear  (CfnFact           *fact);

G_END_DECLS
