/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-diagram.h"
#include "cfn-finding.h"

G_BEGIN_DECLS

/* The tone of one of @node's facts when @findings (NULL: none) are known: a value with an error
 * is bad, one with a warning wants care, any other has its own tone. */
CfnTone cfn_fact_get_tone (const CfnFact        *fact,
                           const CfnDiagramNode *node,
                           CfnFindings          *findings);

G_END_DECLS
