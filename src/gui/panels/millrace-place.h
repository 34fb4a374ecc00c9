/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-catalogue.h"
#include "cfn-plan.h"
#include "cfn-value.h"

G_BEGIN_DECLS

/* What the catalogue and the limits say of one place below the properties of a resource type. A
 * plain struct; nothing in it is owned. All FALSE and NULL: nothing is known. */
typedef struct
{
  const char           *type;          /* of the resource; NULL: not in the catalogue */
  const CfnPlan        *plan;
  CfnCatalogueProperty  property;      /* that this is, or is a part of; name NULL: none */
  CfnShape              shape;
  gboolean              has_shape;
  gboolean              is_root;       /* the properties themselves */
  gboolean              is_property;   /* property is this very place, no item or entry of it */
} MillracePlace;

/* What a value looks like in a form. */
typedef enum
{
  MILLRACE_LOOK_TEXT,
  MILLRACE_LOOK_LINE,     /* whatever YAML makes of one line */
  MILLRACE_LOOK_NUMBER,
  MILLRACE_LOOK_CHOICE,
  MILLRACE_LOOK_SWITCH,
  MILLRACE_LOOK_CODE,     /* a text of several lines, or JSON in a string */
  MILLRACE_LOOK_TAG,      /* a key and a value */
  MILLRACE_LOOK_PARTS,    /* an object, a list or a map: rows of their own */
} MillraceLook;

/* The properties of a resource type themselves. */
void         millrace_place_init_root (MillracePlace       *self,
                                       const char          *type);
/* The part that @key leads to; NULL: an item. */
void         millrace_place_step      (const MillracePlace *self,
                                       const char          *key,
                                       MillracePlace       *part);
/* What stands beside the part that was stepped to, in the mapping @map (may be NULL), may tell more
 * of it, as the Type of an event does of its Properties. */
void         millrace_place_narrow    (MillracePlace       *self,
                                       CfnNode             *map);
/* Whether both are of the same shape. */
gboolean     millrace_place_is_alike  (const MillracePlace *self,
                                       const MillracePlace *other);
/* The place at a dotted path below Properties, which are @properties (may be NULL). */
void         millrace_place_find      (MillracePlace       *self,
                                       const char          *type,
                                       const char          *path,
                                       CfnNode             *properties);

/* The shape that @value has, or that a value would most likely get, where several are possible.
 * FALSE when nothing is known. */
gboolean     millrace_place_get_shape (const MillracePlace *self,
                                       const CfnValue      *value,
                                       CfnShape            *shape);
/* Whether @value, which is there, is of @shape. */
gboolean     millrace_place_has_shape_of
                                      (const CfnShape      *shape,
                                       const CfnValue      *value);
/* The emptiest value of @shape, as YAML. */
const char  *millrace_place_get_beginning
                                      (const CfnShape      *shape);
MillraceLook millrace_place_get_look  (const MillracePlace *self,
                                       const CfnValue      *value);
/* The first limit of @kind, or NULL. */
const CfnLimit *
             millrace_place_get_limit (const MillracePlace *self,
                                       CfnLimitKind         kind);
/* What CloudFormation takes when nothing is set, as a person would write it; NULL: not known, or
 * nothing. Free with g_free(). */
char        *millrace_place_dup_fallback
                                      (const MillracePlace *self);

G_END_DECLS
