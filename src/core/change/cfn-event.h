/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-draft.h"

G_BEGIN_DECLS

/*
 * An event of AWS::Serverless::Function, from which SAM makes the mapping of a table's stream (AWS
 * SAM Developer Guide, "DynamoDB"). Private to this room; names are logical ids.
 */

/* Whether @function calls itself for the stream of @table by an event. */
gboolean cfn_event_is_made (CfnTemplate *template,
                            const char  *table,
                            const char  *function);
gboolean cfn_event_add     (CfnDraft    *draft,
                            const char  *table,
                            const char  *function);
/* Removes such events; of those with more than cfn_event_add() writes just the stream. @is_marked
 * tells whether one of them was written so by cfn_draft_link(). */
gboolean cfn_event_remove  (CfnDraft    *draft,
                            const char  *table,
                            const char  *function,
                            gboolean    *is_marked);

G_END_DECLS
