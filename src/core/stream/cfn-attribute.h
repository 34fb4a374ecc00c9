/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-pattern.h"
#include "cfn-tree.h"

G_BEGIN_DECLS

/* The types of values, by the letters that the API has for them (DynamoDB API Reference,
 * AttributeValue). */
typedef enum
{
  CFN_ATTRIBUTE_S,
  CFN_ATTRIBUTE_N,
  CFN_ATTRIBUTE_B,
  CFN_ATTRIBUTE_BOOL,
  CFN_ATTRIBUTE_NULL,
  CFN_ATTRIBUTE_L,
  CFN_ATTRIBUTE_M,
  CFN_ATTRIBUTE_SS,
  CFN_ATTRIBUTE_NS,
  CFN_ATTRIBUTE_BS,
} CfnAttributeType;

/* CfnAttribute: one value with its name; private to the room. Immutable, reference-counted. */
typedef struct
{
  gatomicrefcount   ref_count;
  char             *name;       /* NULL: an element of a list or set */
  CfnAttributeType  type;
  char             *text;       /* S: the text; N: in its normal form; B: Base64; BOOL: "true" or
                                 * "false"; NULL: "true" */
  GPtrArray        *children;   /* L, M and sets: CfnAttribute, owned; else NULL */
} CfnAttribute;

CfnAttribute *cfn_attribute_ref    (CfnAttribute      *self);
void          cfn_attribute_unref  (CfnAttribute      *self);
/* The members of the object @value, {"id": {"S": "1"}}, as attributes (GPtrArray of CfnAttribute,
 * transfer full), each name once; @depth is their level, from 1. NULL and @problem when it is
 * none. */
GPtrArray    *cfn_attributes_read  (const CfnPattern  *value,
                                    guint              depth,
                                    CfnSyntaxProblem  *problem);
const char   *cfn_attribute_type_to_string (CfnAttributeType type);
/* FALSE when no type is called @letters. */
gboolean      cfn_attribute_type_from_string (const char       *letters,
                                              CfnAttributeType *type);
/* Bytes, as DynamoDB counts them, with the name. */
gsize         cfn_attribute_get_size (const CfnAttribute *self);
/* Appends {"id": {"S": "1"}}. */
void          cfn_attributes_append_json (GPtrArray         *attributes,
                                          GString           *out);
/* A text that equal attributes have in common; sorts what has no order. Free with g_free(). */
char         *cfn_attributes_to_key (GPtrArray         *attributes);

G_END_DECLS
