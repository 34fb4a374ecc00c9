/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-known.h"
#include "iam-text.h"

G_BEGIN_DECLS

/* Who a statement of a resource policy or trust policy is about. */
typedef enum
{
  IAM_PRINCIPAL_ANYONE,
  IAM_PRINCIPAL_AWS,
  IAM_PRINCIPAL_SERVICE,
  IAM_PRINCIPAL_OTHER,    /* Federated, CanonicalUser */
} IamPrincipalKind;

/* One text of an Action, Resource, Principal or Condition element. */
typedef struct
{
  IamText          *text;
  CfnNode          *node;       /* where it is written; NULL in an AWS managed policy */
  GArray           *guard;      /* of CfnCase: the conditions of the template under which it is
                                 * there; NULL: always */
  IamPrincipalKind  principal;  /* Principal elements only */
} IamElement;

/* Some of them, mostly a few; all bytes zero: none. */
typedef struct
{
  IamElement *items;
  guint       len;
} IamElements;

/* Where a reader of elements is. */
typedef struct
{
  CfnTemplate      *template;
  IamTextFlags      flags;      /* of the texts */
  IamPrincipalKind  principal;
  GArray           *guard;      /* of CfnCase, borrowed; NULL: always */
  CfnNode          *place;      /* where all of it is written: of a document that is one text; NULL:
                                 * each node for itself */
} IamReader;

/* Where @node is written. */
static inline CfnNode *
iam_reader_place (const IamReader *self,
                  CfnNode         *node)
{
  return self->place != NULL ? self->place : node;
}

/* Frees what is in @elements, but not the struct. */
void       iam_elements_clear  (IamElements      *elements);
/* Adds what @node is, one text or a list of them, perhaps chosen by Fn::Ifs. */
void       iam_elements_read   (const IamReader  *reader,
                                IamElements      *elements,
                                CfnNode          *node);
/* Adds @text, which is written in no template, and is taken. */
void       iam_elements_add    (IamElements      *elements,
                                IamText          *text);

/* @guard (may be NULL) and one case more; transfer full. */
GArray    *iam_guard_extend    (const GArray     *guard,
                                const char       *condition,
                                gboolean          holds);
/* Whether all cases of @guard (may be NULL) are among those @given (may be NULL); MAYBE when one of
 * them is not decided there, which @open (may be NULL) gets. */
IamMatch   iam_guard_match     (const GArray     *guard,
                                const GArray     *given,
                                const char      **open);

G_END_DECLS
