/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-claim.h"

G_BEGIN_DECLS

/* Walking along the claims of a proof, private to this room. Names are logical ids; answers belong
 * to the proof's template, NULL when there is none. */

/* The claim of @kind between the two; either may be NULL for any. */
const CfnClaim    *cfn_links_find     (CfnProof     *proof,
                                       CfnClaimKind  kind,
                                       const char   *from,
                                       const char   *to);
/* Whether such a claim is there and its property names @to the right way: a table's name where a
 * stream's ARN has to be is none, even if its end is clear. */
gboolean           cfn_links_are_sound (CfnProof     *proof,
                                       CfnClaimKind  kind,
                                       const char   *from,
                                       const char   *to);
/* Where the first claim of @kind from @from leads to. */
const CfnResource *cfn_links_follow   (CfnProof     *proof,
                                       CfnClaimKind  kind,
                                       const char   *from);
const CfnResource *cfn_links_trace    (CfnProof     *proof,
                                       CfnClaimKind  kind,
                                       const char   *to);
/* The role that @mapping's function runs as, also when the mapping names an alias or a version of
 * it. */
const CfnResource *cfn_links_role_of  (CfnProof     *proof,
                                       const char   *mapping);
/* Ids of the mappings whose function runs as @role; g_free() the array only. */
GPtrArray         *cfn_links_mappings_of_role (CfnProof *proof,
                                               const char *role);
/* A role that waits for a function: Lambda may assume it, and nothing names it. */
const CfnResource *cfn_links_find_idle_role (CfnTemplate *template);

G_END_DECLS
