/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-change.h"

G_BEGIN_DECLS

/* Shared by the tests of this room: from a string to a proof, from an edit to a string. */

CfnProof *prove          (const char *yaml);
/* What @edit makes of @proof's text; both an edit and no error are asserted. Takes @edit. */
char     *apply          (CfnProof   *proof,
                          CfnEdit    *edit,
                          GError     *error);
/* The text after connecting; g_free(). */
char     *connect_ends   (const char *yaml,
                          const char *from,
                          const char *to);
char     *connect_as     (const char *yaml,
                          const char *from,
                          const char *to,
                          const char *as);
/* The text after disconnecting what is known by its ends; @as NULL: all of it. */
char     *disconnect_as  (const char *yaml,
                          const char *from,
                          const char *to,
                          const char *as);
/* The text after disconnecting the first claim of @kind between the two (NULL: any). */
char     *disconnect_ends (const char  *yaml,
                           CfnClaimKind kind,
                           const char  *from,
                           const char  *to);
/* The first claim of @kind, which must be there. */
const CfnClaim *find_claim (CfnProof    *proof,
                            CfnClaimKind kind,
                            const char  *from,
                            const char  *to);
/* Fails with a diff-like print of both when they differ. */
void      assert_yaml    (const char *found,
                          const char *expected);

G_END_DECLS
