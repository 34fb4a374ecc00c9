/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-positions.h"

G_BEGIN_DECLS

/* What two people made of @base: @theirs, and over it all that @mine has changed. Where both moved
 * one card, put it in a group, or closed or nested one group, it is as in @mine. What only one of
 * them did stays. Returns a new reference. */
CfnPositions *cfn_positions_merge (CfnPositions *base,
                                   CfnPositions *mine,
                                   CfnPositions *theirs);

G_END_DECLS
