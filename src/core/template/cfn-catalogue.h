/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-packed.h"

G_BEGIN_DECLS

/*
 * CfnCatalogue: all resource types that CloudFormation had on the day of the table, after AWS's
 * own resource schemas. Immutable; made by build-aux/update-catalogue and part of the program.
 *
 * What it does not know is "not in the table of that day", never wrong: AWS adds types weekly.
 *
 * The answers are plain structs whose texts belong to the table. Where a catalogue may be NULL,
 * there is none, and nothing is found.
 */
typedef struct _CfnCatalogue CfnCatalogue;

/* Properties under one roof: those of a resource type, or of a nested type such as
 * "StreamSpecification". */
typedef struct
{
  const CfnCatalogue *catalogue;
  const char         *name;          /* of the nested type, or of the resource type */
  guint               n_properties;
  guint32             first;         /* for the functions below only */
} CfnCatalogueObject;

/* A resource type. */
typedef struct
{
  const char        *name;           /* "AWS::DynamoDB::Table" */
  const char        *arn;            /* "arn:${Partition}:dynamodb:..."; NULL: not known */
  const char        *transform;      /* that makes it, "AWS::Serverless-2016-10-31", or NULL */
  gboolean           is_stateful;    /* replacing it loses what people put into it */
  gboolean           is_open;        /* has more attributes than are listed: a nested stack's
                                      * outputs, a custom resource's answers */
  guint              n_attributes;   /* that GetAtt gives */
  guint              n_ref;          /* names that Ref gives, usually 1; 0: not known */
  CfnCatalogueObject object;         /* its properties */
  guint32            first_attribute;  /* for the functions below only */
  guint32            first_ref;
  guint32            index;
} CfnCatalogueType;

typedef enum
{
  CFN_SHAPE_STRING,
  CFN_SHAPE_INTEGER,
  CFN_SHAPE_NUMBER,
  CFN_SHAPE_BOOLEAN,
  CFN_SHAPE_TIMESTAMP,
  CFN_SHAPE_JSON,      /* any mapping or list */
  CFN_SHAPE_TAG,       /* {Key, Value} */
  CFN_SHAPE_OBJECT,    /* a nested type */
  CFN_SHAPE_LIST,
  CFN_SHAPE_MAP,       /* of any keys */
  CFN_SHAPE_UNION,     /* one of several shapes */
} CfnShapeKind;

/* What a property or an attribute can be. */
typedef struct
{
  const CfnCatalogue *catalogue;
  CfnShapeKind        kind;
  guint               n_values;      /* STRING, INTEGER: that it must be one of; 0: any */
  guint               n_members;     /* UNION */
  guint32             index;         /* for the functions below only */
  guint32             argument;
} CfnShape;

/* What a change of a property does to the resource. */
typedef enum
{
  CFN_REPLACE_NO,
  CFN_REPLACE_YES,
  CFN_REPLACE_MAYBE,   /* it depends on the change */
} CfnReplace;

typedef struct
{
  const char *name;
  CfnShape    shape;
  gboolean    is_required;
  gboolean    is_deprecated;
  CfnReplace  replaces;
  const char *fallback;      /* the value when it is left out, as JSON; NULL: not known, or none */
  guint       n_relations;
  guint32     first_relation;  /* for the functions below only */
} CfnCatalogueProperty;

typedef struct
{
  const char *name;          /* "StreamArn"; may have dots */
  CfnShape    shape;
} CfnCatalogueAttribute;

/* A reference that fits a property. */
typedef struct
{
  const char *type;          /* "AWS::DynamoDB::Table" */
  const char *attribute;     /* "StreamArn": an attribute or property of that type */
  gboolean    by_ref;        /* Ref gives it */
  gboolean    by_getatt;     /* GetAtt gives it. Neither: only writing the same value twice does */
} CfnRelation;

/* The table that is part of the program; NULL when it is damaged. */
const CfnCatalogue *cfn_catalogue_get_default  (void);
/* @data must outlive the catalogue. NULL when it is not a table of this kind and version. */
CfnCatalogue       *cfn_catalogue_new          (gconstpointer                data,
                                                gsize                        length);
void                cfn_catalogue_free         (CfnCatalogue                *self);

/* The day of the table, "2026-09-29", and what it was made of, "@aws-cdk/aws-service-spec
 * 0.1.216"; NULL when @self is. */
const char         *cfn_catalogue_get_date     (const CfnCatalogue          *self);
const char         *cfn_catalogue_get_source   (const CfnCatalogue          *self);

/* Types are sorted by name, properties and attributes likewise; letter case matters, as it does to
 * CloudFormation. The functions that find or get are FALSE when there is no such thing. */
guint               cfn_catalogue_get_n_types  (const CfnCatalogue          *self);
gboolean            cfn_catalogue_get_type     (const CfnCatalogue          *self,
                                                guint                        index,
                                                CfnCatalogueType            *type);
gboolean            cfn_catalogue_find_type    (const CfnCatalogue          *self,
                                                const char                  *name,
                                                CfnCatalogueType            *type);
/* The name of the type that @name is most likely a slip of the pen of, or NULL. */
const char         *cfn_catalogue_find_similar (const CfnCatalogue          *self,
                                                const char                  *name);

gboolean            cfn_catalogue_object_get_property  (const CfnCatalogueObject    *object,
                                                        guint                        index,
                                                        CfnCatalogueProperty        *property);
/* The first property from the @index-th on that has to be there; n_properties when there is none.
 */
guint               cfn_catalogue_object_find_required (const CfnCatalogueObject    *object,
                                                        guint                        index);
gboolean            cfn_catalogue_object_find_property (const CfnCatalogueObject    *object,
                                                        const char                  *name,
                                                        CfnCatalogueProperty        *property);
gboolean            cfn_catalogue_type_get_attribute   (const CfnCatalogueType      *type,
                                                        guint                        index,
                                                        CfnCatalogueAttribute       *attribute);
gboolean            cfn_catalogue_type_find_attribute  (const CfnCatalogueType      *type,
                                                        const char                  *name,
                                                        CfnCatalogueAttribute       *attribute);
/* What Ref gives: the name of an attribute or property, "TableName". NULL when there is no
 * @index-th. */
const char         *cfn_catalogue_type_get_ref         (const CfnCatalogueType      *type,
                                                        guint                        index);

gboolean            cfn_catalogue_property_get_relation (const CfnCatalogueProperty *property,
                                                         guint                       index,
                                                         CfnRelation                *relation);
/* Whether the property takes what Ref (@attribute NULL) or GetAtt of a @type gives, as far as
 * relations tell. */
gboolean            cfn_catalogue_property_takes        (const CfnCatalogueProperty *property,
                                                         const char                 *type,
                                                         const char                 *attribute);

/* The @index-th allowed value, or NULL. */
const char         *cfn_shape_get_value                (const CfnShape              *shape,
                                                        guint                        index);
/* TRUE when any value is allowed, or @value is. */
gboolean            cfn_shape_allows                   (const CfnShape              *shape,
                                                        const char                  *value);
/* Of a LIST or MAP. */
gboolean            cfn_shape_get_element              (const CfnShape              *shape,
                                                        CfnShape                    *element);
/* Of a UNION. */
gboolean            cfn_shape_get_member               (const CfnShape              *shape,
                                                        guint                        index,
                                                        CfnShape                    *member);
/* The nested type of an OBJECT, of the elements of a LIST or MAP, or of the first member of a
 * UNION that has one. */
gboolean            cfn_shape_get_object               (const CfnShape              *shape,
                                                        CfnCatalogueObject          *object);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnCatalogue, cfn_catalogue_free)

G_END_DECLS
