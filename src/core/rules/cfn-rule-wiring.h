/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-checker.h"
#include "cfn-known.h"
#include "cfn-wiring.h"

G_BEGIN_DECLS

/* Private to this room: the rules about whole triggers, and what they share. */

/* Tells of a source that is the ARN of one stream, with the time at which it was made; FALSE when
 * @claim is about anything else. */
gboolean    cfn_report_written_out_stream (CfnChecker      *self,
                                           const CfnClaim  *claim);
/* The checks of the families below; each reads the triggers of @self. */
void        cfn_check_places              (CfnChecker      *self);
void        cfn_check_mappings            (CfnChecker      *self);
/* What the claims of triggers say that have no edge of their own. */
void        cfn_check_needs               (CfnChecker      *self);
void        cfn_check_sources             (CfnChecker      *self);
void        cfn_check_needless            (CfnChecker      *self);
/* Inline code, apart from what its triggers ask of it; tells of their claims about it. */
void        cfn_check_code                (CfnChecker      *self);

/* The whole number that a property is in every case: @absent where there surely is none, @unknown
 * where it cannot be told. */
gint64      cfn_wiring_get_number         (CfnChecker      *self,
                                           CfnNode         *node,
                                           gint64           absent,
                                           gint64           unknown);
G_END_DECLS
