/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-complete.h"

G_BEGIN_DECLS

/*
 * MillraceProposalList: proposals, of which a few are seen at a time and one is chosen. Never has
 * the focus. The rows are made once, so that thousands of proposals cost no more than a few.
 * Signal "taken" (): a row was clicked, which is chosen now.
 */
#define MILLRACE_TYPE_PROPOSAL_LIST (millrace_proposal_list_get_type ())
G_DECLARE_FINAL_TYPE (MillraceProposalList, millrace_proposal_list, MILLRACE, PROPOSAL_LIST,
                      GtkWidget)

GtkWidget         *millrace_proposal_list_new           (void);
/* Of CfnProposal; the first one is chosen. */
void               millrace_proposal_list_set_proposals (MillraceProposalList *self,
                                                         GPtrArray            *proposals);
/* By so many rows, by pages with @pages; around the ends. */
void               millrace_proposal_list_move          (MillraceProposalList *self,
                                                         int                   n,
                                                         gboolean              pages);
/* NULL when the list is empty. */
const CfnProposal *millrace_proposal_list_get_chosen    (MillraceProposalList *self);

G_END_DECLS
