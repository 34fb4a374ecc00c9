/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-kind.h"
#include "cfn-tree.h"

G_BEGIN_DECLS

typedef struct _CfnTemplate CfnTemplate;

/* One resource. Strings and nodes belong to the template's tree. */
typedef struct
{
  const char *id;          /* logical id */
  const char *type;        /* "" when Type is missing or no string */
  CfnKind     kind;
  CfnNode    *node;        /* the value under Resources.ID */
  CfnNode    *properties;  /* NULL when absent or no mapping */
  const char *condition;   /* NULL when it always exists */
  guint       index;       /* place in the file, from 0 */
} CfnResource;

typedef enum
{
  CFN_REFERENCE_REF,
  CFN_REFERENCE_GETATT,
  CFN_REFERENCE_SUB,        /* ${Name} or ${Name.Attribute} in a Fn::Sub */
  CFN_REFERENCE_DEPENDS_ON,
} CfnReferenceKind;

typedef enum
{
  CFN_TARGET_RESOURCE,
  CFN_TARGET_PARAMETER,
  CFN_TARGET_PSEUDO,        /* AWS::Region and the like */
  CFN_TARGET_GENERATED,     /* no resource of the text, but one that surely is there once the
                             * serverless transform or a loop over a written list has been at it */
  CFN_TARGET_MISSING,       /* no such name in this template */
  CFN_TARGET_UNKNOWN,       /* cannot be told offline: may be made by a macro, an Fn::ForEach ... */
} CfnTargetKind;

/* One use of a name somewhere in the template. */
typedef struct
{
  CfnReferenceKind   kind;
  CfnTargetKind      target_kind;
  const char        *target;      /* the name used */
  const char        *attribute;   /* NULL for Ref, DependsOn, ${Name} and when computed; "" when
                                   * left out */
  const CfnResource *from;        /* NULL when used outside Resources (Outputs, Conditions ...) */
  const CfnResource *to;          /* NULL unless CFN_TARGET_RESOURCE */
  CfnNode           *node;        /* the node that holds the use (the scalar, or the intrinsic) */
  CfnSpan            span;        /* the bytes of the name (and attribute) itself */
} CfnReference;

/*
 * CfnTemplate: what a tree means to CloudFormation. Never fails: what makes no sense is left out
 * here and reported by the rules. Immutable, thread-safe, reference-counted; keeps its tree alive.
 */
#define CFN_TYPE_TEMPLATE (cfn_template_get_type ())

GType              cfn_template_get_type       (void);
CfnTemplate       *cfn_template_new            (CfnTree     *tree);
CfnTemplate       *cfn_template_ref            (CfnTemplate *self);
void               cfn_template_unref          (CfnTemplate *self);
CfnTree           *cfn_template_get_tree       (CfnTemplate *self);
CfnText           *cfn_template_get_text       (CfnTemplate *self);

guint              cfn_template_get_n_resources (CfnTemplate *self);
const CfnResource *cfn_template_get_resource   (CfnTemplate *self,
                                                guint        index);
const CfnResource *cfn_template_find_resource  (CfnTemplate *self,
                                                const char  *id);
/* The resource whose key or value holds the byte @offset, or NULL. */
const CfnResource *cfn_template_get_resource_at (CfnTemplate *self,
                                                gsize        offset);
/* Names under Parameters, Conditions, Mappings; the node of its declaration or NULL. */
CfnNode           *cfn_template_find_parameter (CfnTemplate *self,
                                                const char  *name);
CfnNode           *cfn_template_find_condition (CfnTemplate *self,
                                                const char  *name);
/* What a name is that is neither a resource nor a parameter: CFN_TARGET_GENERATED, _UNKNOWN or
 * _MISSING. */
CfnTargetKind      cfn_template_get_other_name (CfnTemplate *self,
                                                const char  *name);
/* FALSE when no condition can have that name, a loop's included. */
gboolean           cfn_template_may_have_condition (CfnTemplate *self,
                                                const char  *name);
/* TRUE when a transform other than AWS's own well-known ones may change everything. */
gboolean           cfn_template_has_macro      (CfnTemplate *self);
/* TRUE when the section Transform lists @name. */
gboolean           cfn_template_has_transform  (CfnTemplate *self,
                                                const char  *name);

/* All uses of names, in file order; owned by the template. */
const CfnReference *cfn_template_get_references (CfnTemplate *self,
                                                guint       *n_references);

/* The first use of a name that @node is (as the scalar or the intrinsic), or NULL. */
const CfnReference *cfn_template_find_reference (CfnTemplate *self,
                                                const CfnNode *node);

/* The node at a dotted path below @node ("StreamSpecification.StreamViewType"), or NULL. */
CfnNode           *cfn_node_get_at             (const CfnNode     *node,
                                                const char        *path);
/* That below Properties. Does not see through Fn::If: ask cfn_value_of() about each step where that
 * matters. Most paths are written out where they are asked for, and show then whether they have
 * dots. */
static inline CfnNode *
cfn_resource_get_property (const CfnResource *self,
                           const char        *path)
{
  return strchr (path, '.') != NULL ? cfn_node_get_at (self->properties, path)
                                    : cfn_node_get (self->properties, path);
}

/* TRUE when Properties may hold more than the text shows: they are an intrinsic, or have an
 * Fn::Transform, an Fn::ForEach or a merge key in them, or an Fn::Transform beside them. */
gboolean           cfn_resource_has_hidden_properties (const CfnResource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnTemplate, cfn_template_unref)

G_END_DECLS
