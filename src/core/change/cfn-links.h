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
/* What holds the permissions of @user, a mapping's being its function's: a role, or the function
 * for which AWS SAM makes one. NULL when that is not in the template, or not there yet. */
const CfnResource *cfn_links_find_holder (CfnProof          *proof,
                                       const CfnResource *user);
/* The same for the function that @mapping calls, also by an alias or a version of it. */
const CfnResource *cfn_links_role_of  (CfnProof     *proof,
                                       const char   *mapping);
/* Ids of the mappings whose function runs as @role; transfer full. */
GPtrArray         *cfn_links_dup_mappings_of_role (CfnProof *proof,
                                                   const char *role);
/* The function that @callable (may be NULL) is, or is an alias or a version of; else NULL. */
const CfnResource *cfn_links_get_function (CfnTemplate       *template,
                                       const CfnResource *callable);
/* Whether @from needs @to to be made first, itself or by what it needs. */
gboolean           cfn_links_lead     (CfnTemplate       *template,
                                       const CfnResource *from,
                                       const CfnResource *to);

G_END_DECLS
