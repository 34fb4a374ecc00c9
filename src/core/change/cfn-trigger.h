/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-draft.h"

G_BEGIN_DECLS

/*
 * What a working trigger needs beside its references: a stream on the table, the role's trust and
 * its permissions. Each of these looks at the draft's proof and writes or takes back only what is
 * due.
 * Private to this room; names are logical ids.
 */

/* Gives @table a StreamSpecification when it has none. */
gboolean cfn_trigger_need_stream      (CfnDraft   *draft,
                                       const char *table);
/* Whether @table has a stream as cfn_trigger_need_stream() writes it that nothing uses. */
gboolean cfn_trigger_has_idle_stream  (CfnTemplate *template,
                                       const char  *table);
/* Whether the permission to read it, in @holder, tells that the stream was there before. */
gboolean cfn_trigger_found_stream     (CfnTemplate *template,
                                       const char  *holder,
                                       const char  *table);
/* Takes it back when it is as cfn_trigger_need_stream() wrote it and nothing uses the stream. */
gboolean cfn_trigger_drop_stream      (CfnDraft   *draft,
                                       const char *table);

/* Makes @role trust the Lambda service when @function, which runs as it, shows that it does not. */
gboolean cfn_trigger_need_trust       (CfnDraft   *draft,
                                       const char *function,
                                       const char *role);
/* Takes that statement back when others stay and no function runs as @role. */
gboolean cfn_trigger_drop_trust       (CfnDraft   *draft,
                                       const char *role);

/* Whether it is known that @mapping's role cannot read its stream. */
gboolean cfn_trigger_cannot_read      (CfnProof   *proof,
                                       const char *mapping);
/* Writes what @mapping's role lacks to read its stream, to write to its failure destination, or
 * both, as far as the other end, function and role are known. */
gboolean cfn_trigger_need_read        (CfnDraft   *draft,
                                       const char *mapping);
/* The same for an event of @function, which SAM makes a mapping of @table's stream of. */
gboolean cfn_trigger_need_read_by_event (CfnDraft *draft,
                                       const char *table,
                                       const char *function);
gboolean cfn_trigger_need_write       (CfnDraft   *draft,
                                       const char *mapping);
gboolean cfn_trigger_need_permissions (CfnDraft   *draft,
                                       const char *mapping);
/* Takes back from @role what was written for @subject, when no mapping of the role needs it any
 * more. What other mappings could do in @before and cannot now is then written for them. */
gboolean cfn_trigger_drop_permissions (CfnDraft   *draft,
                                       CfnProof   *before,
                                       const char *role,
                                       const char *subject);
/* Takes back from every role what was written for @subject, which goes and which nothing points at
 * any more. */
gboolean cfn_trigger_forget           (CfnDraft   *draft,
                                       const char *subject);

G_END_DECLS
