/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-plan.h"
#include "cfn-possible.h"

G_BEGIN_DECLS

/* A place below the properties of a resource, or those themselves, and what is known of it. Private
 * to this room. */
typedef struct
{
  const CfnResource          *resource;
  const CfnCatalogueProperty *property;  /* that the catalogue has there, or that it is an entry
                                          * of; NULL: none */
  CfnShape                    shape;     /* of what it can be */
  const CfnPlan              *plan;      /* what else is to be checked there; NULL: nothing */
  CfnName                     name;
  guint                       depth;
  gboolean                    is_item;   /* of a list, which is counted as a whole */
  gboolean                    is_sure;   /* written out: no function gives it */
} CfnPlace;

/* NULL for the properties themselves. */
static inline const CfnName *
cfn_place_get_name (const CfnPlace *self)
{
  return self->name.key != NULL || self->name.parent != NULL ? &self->name : NULL;
}

/* The shape that @known has at @place, in @shape; of several that do, one that allows anything.
 * FALSE when it has none. */
gboolean    cfn_shape_fit            (const CfnPlace    *place,
                                      const CfnKnown    *known,
                                      CfnShape          *shape);
/* Reports a value that is a list where a text is needed and the like. */
void        cfn_check_kind           (CfnChecker        *self,
                                      const CfnPlace    *place,
                                      const CfnKnown    *known);
/* Reports a text that is none of those that the shape of @place allows. */
void        cfn_check_text           (CfnChecker        *self,
                                      const CfnPlace    *place,
                                      const CfnKnown    *known);
/* Reports a reference that gives a name where an ARN is needed, or the other way round. */
void        cfn_check_fit            (CfnChecker        *self,
                                      const CfnPlace    *place,
                                      const CfnKnown    *known);
/* Reports that the mapping at @place has @entry, which @object has not. Where that is not
 * @is_complete, only what is most likely a slip of the pen is told. */
void        cfn_check_unknown        (CfnChecker        *self,
                                      const CfnPlace    *place,
                                      const CfnCatalogueObject *object,
                                      CfnNode           *entry,
                                      gboolean           is_complete);
/* Reports what of @object is needed and not there in the mapping @node, which is NULL when there is
 * none. */
void        cfn_check_missing        (CfnChecker        *self,
                                      const CfnPlace    *place,
                                      const CfnCatalogueObject *object,
                                      CfnNode           *node);
/* Reports what is wrong with the mapping @tag of a tag. */
void        cfn_check_tag            (CfnChecker        *self,
                                      const CfnPlace    *place,
                                      CfnNode           *tag);
/* Reports what breaks the limits of @place, which has a plan. */
void        cfn_check_limits         (CfnChecker        *self,
                                      const CfnPlace    *place,
                                      const CfnKnown    *known);
/* Reports what of the mapping @object at @place, which has a plan, does not go together; of the
 * parts of that plan those @present are there. */
void        cfn_check_pairings       (CfnChecker        *self,
                                      const CfnPlace    *place,
                                      CfnNode           *object,
                                      guint64            present);

G_END_DECLS
