/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-connection.h"
#include "cfn-draft.h"
#include "cfn-link.h"

G_BEGIN_DECLS

/*
 * Making and taking back a link in a draft, private to this room. @from and @to are logical ids of
 * resources of the draft between which the link is legal.
 */

/* Writes what is missing of the link. What stands in the way sets the draft's error. */
gboolean cfn_linking_make      (CfnDraft      *draft,
                                const char    *from,
                                const char    *to,
                                const CfnLink *link);
/* Gives @function a role when it has none, which may do what its mappings need. */
gboolean cfn_linking_give_role (CfnDraft      *draft,
                                const char    *function);
/* Takes back what cfn_linking_make() writes, as far as it is there and nothing else needs it. */
gboolean cfn_linking_take_back (CfnDraft      *draft,
                                const char    *from,
                                const char    *to,
                                const CfnLink *link);
/* Removes every use of @to by @from that can be removed as a whole, DependsOn aside. */
void     cfn_linking_drop_uses (CfnDraft      *draft,
                                const char    *from,
                                const char    *to);
/* Takes back what the edge @claim, of a proof that outlives the draft, stands for. */
gboolean cfn_linking_cut       (CfnDraft       *draft,
                                const CfnClaim *claim);
/* What @from -> @to may be taken back as to leave nothing of @rank; GPtrArray of the words of
 * connections with a free function, transfer full. */
GPtrArray *cfn_linking_list_words (CfnTemplate      *template,
                                   const char       *from,
                                   const char       *to,
                                   CfnConnectionRank rank);

G_END_DECLS
