/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-catalogue.h"
#include "cfn-template.h"

G_BEGIN_DECLS

/* Names of AWS's Serverless Application Model, whose transform turns short resources into whole
 * stacks (AWS SAM Developer Guide). */
#define CFN_SAM_TRANSFORM "AWS::Serverless-2016-10-31"
#define CFN_SAM_FUNCTION "AWS::Serverless::Function"

/* One event of a function that becomes an event source mapping of a table's stream. */
typedef struct
{
  const char *id;          /* its name under Events */
  CfnNode    *node;        /* its value */
  CfnNode    *properties;  /* a mapping, or NULL */
  CfnNode    *stream;      /* Properties.Stream, or NULL */
} CfnSamEvent;

/* TRUE when the transform makes a function of @resource. */
gboolean  cfn_sam_is_function   (CfnTemplate       *template,
                                 const CfnResource *resource);
/* The events of type DynamoDB, in file order; empty when the transform makes no function of
 * @resource. GArray of CfnSamEvent, transfer full. */
GArray   *cfn_sam_get_events    (CfnTemplate       *template,
                                 const CfnResource *resource);
/* cfn_resource_get_property(), and what the section Globals says where the resource itself says
 * nothing; @path is dotted. Mappings are merged entry by entry, anything else of the resource hides
 * what is global (AWS SAM Developer Guide, Globals section). */
CfnNode  *cfn_sam_get_property  (CfnTemplate       *template,
                                 const CfnResource *resource,
                                 const char        *path);
/* The name that the transform publishes each version of the function under, or NULL: where there
 * is one, events call the alias (AWS SAM Developer Guide, AutoPublishAlias). */
const char *cfn_sam_get_alias   (CfnTemplate       *template,
                                 const CfnResource *resource);
/* TRUE when each tenant has functions of its own; those can have no DynamoDB events. */
gboolean  cfn_sam_is_per_tenant (CfnTemplate       *template,
                                 const CfnResource *resource);
/* The logical ids of the resources that the transform surely makes of @resource: "FunctionRole",
 * and "FunctionEvent" for an event source mapping. Set of strings, transfer full. */
GHashTable *cfn_sam_get_generated_ids (CfnTemplate       *template,
                                       const CfnResource *resource);
/* The resource that the transform may make one called @name of, as it puts ids together from those
 * that are there; NULL when there is none. */
const CfnResource *cfn_sam_find_maker (CfnTemplate *template,
                                       const char  *name);
/* TRUE when the transform makes a role for the function, because nobody names one. */
gboolean  cfn_sam_makes_role    (CfnTemplate       *template,
                                 const CfnResource *resource);
/* Makes of @shape, which the catalogue has of something in the mapping @map (may be NULL), the one
 * that it has there: the Properties of an event are those that its Type takes, and may be anything
 * where no Type is known. Any other shape stays. */
void      cfn_sam_narrow        (CfnShape          *shape,
                                 CfnNode           *map);

G_END_DECLS
