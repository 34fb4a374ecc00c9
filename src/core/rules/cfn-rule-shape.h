/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-possible.h"

G_BEGIN_DECLS

/* A value of a property, or of an entry of it, and what the catalogue says that it can be. Private
 * to this room. */
typedef struct
{
  const CfnResource          *resource;
  const CfnCatalogueProperty *property;
  CfnShape                    shape;
  CfnName                     name;
  guint                       depth;
} CfnPlace;

/* The shape that @known has at @place, in @shape; of several that do, one that allows anything.
 * FALSE when it has none. */
gboolean    cfn_shape_fit            (const CfnPlace    *place,
                                      const CfnKnown    *known,
                                      CfnShape          *shape);
/* Reports a value that is a list where a text is needed and the like. */
void        cfn_check_kind           (CfnChecker        *self,
                                      const CfnPlace    *place,
                                      const CfnKnown    *known);
/* Reports a text that is none of those that @shape allows. */
void        cfn_check_text           (CfnChecker        *self,
                                      const CfnPlace    *place,
                                      const CfnShape    *shape,
                                      const CfnKnown    *known);
/* Reports a reference that gives a name where an ARN is needed, or the other way round. */
void        cfn_check_fit            (CfnChecker        *self,
                                      const CfnPlace    *place,
                                      const CfnKnown    *known);

G_END_DECLS
