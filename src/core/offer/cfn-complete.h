/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-context.h"
#include "cfn-message.h"
#include "cfn-template.h"

G_BEGIN_DECLS

typedef enum
{
  CFN_PROPOSAL_SECTION,
  CFN_PROPOSAL_TYPE,
  CFN_PROPOSAL_PROPERTY,    /* any other key */
  CFN_PROPOSAL_VALUE,
  CFN_PROPOSAL_RESOURCE,
  CFN_PROPOSAL_ATTRIBUTE,
  CFN_PROPOSAL_PARAMETER,
  CFN_PROPOSAL_PSEUDO,
  CFN_PROPOSAL_CONDITION,
  CFN_PROPOSAL_MAPPING,     /* its names and keys */
  CFN_PROPOSAL_ACTION,
  CFN_PROPOSAL_FUNCTION,
} CfnProposalKind;

/* What could be written. */
typedef struct
{
  CfnProposalKind  kind;
  char            *label;        /* what is shown and compared with what was typed */
  CfnMessage      *detail;       /* a few words about it, or NULL */
  gboolean         is_required;  /* the mapping is not complete without it */
  gboolean         is_related;   /* AWS's own schemas say that it belongs here */
  gboolean         leads_on;     /* something known could be written right behind it */
  CfnSpan          span;         /* what it takes the place of */
  char            *text;         /* that is written there, lines and indentation included */
  gsize            cursor;       /* where in text the cursor goes */
} CfnProposal;

/*
 * What could stand at a place of the text, best first, as far as it goes with what is typed there
 * already: what begins so, what has it, then what has its letters in that order. Nothing goes with
 * what is written out. The text need not parse. @last tells the names: the template as it last
 * could be read, or NULL. GPtrArray of CfnProposal with a free function, transfer full; empty where
 * nothing is known. @memo: of the place before, or NULL.
 */
GPtrArray *cfn_complete       (CfnText        *text,
                               gsize           offset,
                               CfnTemplate    *last,
                               CfnContextMemo *memo);
/* The word for @kind, a msgid. */
const char *cfn_proposal_kind_get_label (CfnProposalKind kind);

G_END_DECLS
