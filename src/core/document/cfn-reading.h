/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-diagram.h"
#include "cfn-finding.h"

G_BEGIN_DECLS

/*
 * CfnReading: everything that one text says - tree, template, proof, findings, diagram - computed
 * together, but for the diagram. Pure, immutable, thread-safe, reference-counted: made in a worker,
 * shown by the window, printed by the command line.
 */
typedef struct _CfnReading CfnReading;

CfnReading  *cfn_reading_new          (CfnText    *text);
/* Of @text, which @edit made, or which differs little from that of @before: what was read to check
 * the edit, or what is the same in both texts, is not read again, nor looked at again by rules that
 * had nothing to say of it. Either may be NULL. */
CfnReading  *cfn_reading_new_after    (CfnReading *before,
                                       CfnEdit    *edit,
                                       CfnText    *text);
CfnReading  *cfn_reading_ref          (CfnReading *self);
void         cfn_reading_unref        (CfnReading *self);
/* All transfer none. */
CfnText     *cfn_reading_get_text     (CfnReading *self);
CfnTree     *cfn_reading_get_tree     (CfnReading *self);
CfnTemplate *cfn_reading_get_template (CfnReading *self);
CfnProof    *cfn_reading_get_proof    (CfnReading *self);
CfnFindings *cfn_reading_get_findings (CfnReading *self);
/* Made when it is asked for first, since most commands draw nothing; any thread may ask. */
CfnDiagram  *cfn_reading_get_diagram  (CfnReading *self);
/* TRUE when the text parses. */
gboolean     cfn_reading_is_whole     (CfnReading *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnReading, cfn_reading_unref)

G_END_DECLS
