/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-catalogue.h"
#include "cfn-template.h"

G_BEGIN_DECLS

typedef enum
{
  CFN_FIT_REF,        /* Ref of a resource */
  CFN_FIT_GETATT,     /* GetAtt of a resource */
  CFN_FIT_PARAMETER,  /* Ref of a parameter */
  CFN_FIT_PSEUDO,     /* Ref of AWS::Region and the like */
} CfnFitKind;

/* How well something fits. */
enum
{
  CFN_FIT_RELATED,    /* AWS's own schemas say that the property takes it */
  CFN_FIT_ALIKE,      /* the shape is the same, and so is what the names say of it */
  CFN_FIT_POSSIBLE,   /* any other text, number or list */
};

/* Something in the template that could stand as the value of a property. Strings belong to the
 * template, to the catalogue, or are static. */
typedef struct
{
  CfnFitKind  kind;
  const char *id;         /* of the resource or parameter, or "AWS::Region" */
  const char *attribute;  /* GETATT, else NULL */
  guint       rank;       /* CFN_FIT_RELATED ... */
} CfnFit;

/*
 * What the catalogue says of @property, a path below Properties of @resource_type with indexes and
 * keys ("Tags[0].Value", "Environment.Variables.TABLE"); lists may be looked through without an
 * index, and so are the branches of a written-out Fn::If. @found is the property that the place
 * belongs to, @shape is of the place itself; both may be NULL. @properties, those of the resource,
 * tell what depends on what stands beside it (NULL: nothing is known of that, and it is any). FALSE
 * where the catalogue says nothing, in a policy document for instance.
 */
gboolean  cfn_place_find      (const char                 *resource_type,
                               const char                 *property,
                               CfnNode                    *properties,
                               CfnCatalogueProperty       *found,
                               CfnShape                   *shape);
/* Of what is in @shape the part that @step leads to: a key, or NULL for an item. @found is changed
 * where the step names a property. */
gboolean  cfn_place_step      (const CfnShape             *shape,
                               const char                 *step,
                               CfnCatalogueProperty       *found,
                               CfnShape                   *part);

/* What of @template fits @property, best first, then in file order: by the relations of the
 * catalogue, by ARN, by list or not. Where the catalogue says nothing, any text. GArray of CfnFit,
 * transfer full. */
GArray   *cfn_fit_list        (CfnTemplate                *template,
                               const char                 *resource_type,
                               const char                 *property);
/* The same for who has found the place already. @property NULL: any text. */
GArray   *cfn_fit_list_shape  (CfnTemplate                *template,
                               const CfnCatalogueProperty *property,
                               const CfnShape             *shape);
/* What "!Ref @name" comes to as far as the template says: the default of a parameter, the name of a
 * resource whose Ref is its name; else what it is of. NULL: nothing is known. Transfer full. */
CfnMessage *cfn_fit_resolve   (CfnTemplate                *template,
                               const char                 *name);
/* "!GetAtt Table.StreamArn", "!Ref Name"; free with g_free(). */
char     *cfn_fit_to_yaml     (const CfnFit               *self);

G_END_DECLS
