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
void        cfn_check_readers             (CfnChecker      *self);
void        cfn_check_order               (CfnChecker      *self);
void        cfn_check_sources             (CfnChecker      *self);
void        cfn_check_needless            (CfnChecker      *self);
/* What roles have to allow beside reading the stream. */
void        cfn_check_grants              (CfnChecker      *self);
void        cfn_check_loops               (CfnChecker      *self);
/* Inline code, alone and with the triggers of its function. */
void        cfn_check_code                (CfnChecker      *self);

/* The whole number that a property is in every case: @absent where there surely is none, @unknown
 * where it cannot be told. */
gint64      cfn_wiring_get_number         (CfnChecker      *self,
                                           CfnNode         *node,
                                           gint64           absent,
                                           gint64           unknown);
/* TRUE when a property of the mapping or event is surely not there. */
gboolean    cfn_wiring_lacks              (CfnChecker      *self,
                                           const CfnWiring *wiring,
                                           const char      *property);
/* What stands for the whole mapping in the text: its name, or what the event of a function
 * reads. */
CfnNode    *cfn_wiring_get_place          (const CfnWiring *wiring);

G_END_DECLS
