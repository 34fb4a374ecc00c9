/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-draft.h"

G_BEGIN_DECLS

/*
 * CfnSlot: a property of one resource that takes what Ref or GetAtt of another gives, private to
 * this room. What fits is told by the relations of AWS's own resource schemas; an environment
 * variable of a function takes anything that has a Ref.
 */
typedef struct
{
  char    *property;   /* dotted, below Properties */
  char    *attribute;  /* of GetAtt; NULL: Ref */
  gboolean is_list;    /* the reference is to be an item of it */
} CfnSlot;

void       cfn_slot_free       (CfnSlot           *self);
/* Those of @from for @to in which a reference can be put without losing what is there; GPtrArray
 * with a free function, transfer full. Nearest to the top first, each property once. */
GPtrArray *cfn_slots_list      (CfnTemplate       *template,
                                const CfnResource *from,
                                const CfnResource *to);
/* Puts the reference in. */
gboolean   cfn_slot_fill       (const CfnSlot     *self,
                                CfnDraft          *draft,
                                const char        *from,
                                const char        *to);
/* Takes a reference to @to out of @property; TRUE and nothing done when there is none that is all
 * of the property or of an item. */
gboolean   cfn_slot_clear      (CfnDraft          *draft,
                                const char        *from,
                                const char        *to,
                                const char        *property);
/* The dotted properties of @from that are a reference to @to, or have one as an item; GPtrArray of
 * strings with a free function, transfer full. */
GPtrArray *cfn_slots_list_made (CfnTemplate       *template,
                                const char        *from,
                                const char        *to);
/* The types of which an open property of @resource takes a reference, or, when @incoming, that have
 * a property which takes one to it; each once, sorted. GPtrArray of strings of the catalogue,
 * transfer container. */
GPtrArray *cfn_slots_list_types (const CfnResource *resource,
                                 gboolean           incoming);

G_END_DECLS
