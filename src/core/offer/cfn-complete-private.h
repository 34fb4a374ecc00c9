/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-catalogue.h"
#include "cfn-complete.h"
#include "cfn-context.h"
#include "cfn-fit.h"

G_BEGIN_DECLS

/* A step of CfnOffer.property: whichever item of a list. */
#define CFN_OFFER_ITEM "[0]"

/* What is known of the place while proposals for it are gathered. */
typedef struct
{
  const CfnContext    *context;
  CfnTemplate         *last;       /* NULL: no names */
  GPtrArray           *proposals;
  GHashTable          *labels;     /* of them, not owned: what is offered already */

  /* Where the value stands, without the functions around it: "Resources", "Queue" ... */
  GPtrArray           *steps;      /* of const char *; "" for an item */
  const char          *function;   /* the innermost one that the place is an argument of, or NULL */
  int                  argument;   /* which; -1: there is but one, or the list is not begun */

  char                *property;   /* below Properties, "Tags[].Value"; NULL: not in there */
  CfnCatalogueProperty found;      /* what the catalogue says of it, if has_shape */
  CfnShape             shape;
  gboolean             has_shape;
  gboolean             has_found;
  gboolean             makes_item; /* the value starts the list that shape was of */
} CfnOffer;

/* cfn-offer.c */
void         cfn_offer_init         (CfnOffer         *self,
                                     const CfnContext *context,
                                     CfnTemplate      *last);
void         cfn_offer_clear        (CfnOffer         *self);
/* Whether the way to the place is @steps, NULL ends them, "*" is any one. */
gboolean     cfn_offer_is_at        (const CfnOffer   *self,
                                     ...) G_GNUC_NULL_TERMINATED;
/* The @index-th step from the end that is no item, or "". */
const char  *cfn_offer_get_last     (const CfnOffer   *self,
                                     guint             index);
gboolean     cfn_offer_passes       (const CfnOffer   *self,
                                     const char       *step);

/* Each adds a proposal, which is returned for more to be said of it, or NULL when it is there
 * already. @detail is taken. @shape NULL: not known. */
CfnProposal *cfn_offer_add_key      (CfnOffer         *self,
                                     CfnProposalKind   kind,
                                     const char       *name,
                                     const CfnShape   *shape,
                                     CfnMessage       *detail);
/* @value as a text. */
CfnProposal *cfn_offer_add_value    (CfnOffer         *self,
                                     CfnProposalKind   kind,
                                     const char       *value,
                                     CfnMessage       *detail);
/* A call of @function, "Fn::GetAtt"; @argument NULL: to be written by hand. */
CfnProposal *cfn_offer_add_call     (CfnOffer         *self,
                                     CfnProposalKind   kind,
                                     const char       *function,
                                     const char       *argument,
                                     const char       *attribute,
                                     CfnMessage       *detail);
/* @value with no quotes and of no text, "true". */
CfnProposal *cfn_offer_add_literal  (CfnOffer         *self,
                                     const char       *value);

/* cfn-complete.c: FALSE: a proposal of this label goes with nothing of what is typed. Of names
 * there may be hundreds: those need not be made. */
gboolean     cfn_offer_may_match    (const CfnOffer   *self,
                                     const char       *label);

/* cfn-offer-keys.c, -values.c, -names.c */
void         cfn_offer_list_keys      (CfnOffer *self);
void         cfn_offer_list_values    (CfnOffer *self);
void         cfn_offer_list_arguments (CfnOffer *self);
void         cfn_offer_list_sub       (CfnOffer *self);
void         cfn_offer_list_conditions (CfnOffer *self);
/* Calls of functions, those of conditions where only they are taken. */
void         cfn_offer_list_calls     (CfnOffer *self);

G_END_DECLS
