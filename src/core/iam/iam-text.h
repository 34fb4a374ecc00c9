/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-value.h"

G_BEGIN_DECLS

/* What may stand in a hole of a text. */
typedef enum
{
  IAM_HOLE_PSEUDO,   /* AWS::Region and the like: one value a stack, without ":" or "/" */
  IAM_HOLE_UNIQUE,   /* a generated name or label: differs from that of everything else, holds no
                      * "/" */
  IAM_HOLE_FREE,     /* a parameter, an import ...: anything at all */
} IamHoleKind;

/* A part of a text whose value is not known offline. */
typedef struct
{
  IamHoleKind kind;
  char       *key;      /* equal keys have equal values: "AWS::Region", "DataTable",
                         * "Fn::ImportValue x" */
  const char *reason;   /* why it is not known: "parameter", "import", "computed" ...; a static
                         * word */
} IamHole;

/*
 * IamText: a text of which parts may only be known by name, such as the ARN that !GetAtt
 * DataTable.StreamArn gives. As a pattern its "*" and "?" are wildcards. Not reference-counted.
 */
typedef struct _IamText IamText;

/* How a text is read: flags. */
typedef enum
{
  IAM_TEXT_PLAIN = 0,
  IAM_TEXT_PATTERN = 1 << 0,     /* "*" and "?" are wildcards */
  IAM_TEXT_VARIABLES = 1 << 1,   /* ${aws:username} is a policy variable: Version 2012-10-17 */
} IamTextFlags;

typedef enum
{
  IAM_MATCH_NO,
  IAM_MATCH_MAYBE,
  IAM_MATCH_YES,
} IamMatch;

IamText        *iam_text_new            (const char        *literal,
                                         IamTextFlags       flags);
/* What @node is, intrinsics put together as far as they are known. Never NULL. */
IamText        *iam_text_new_for_value  (CfnTemplate       *template,
                                         CfnNode           *node,
                                         IamTextFlags       flags);
/* What Ref (@attribute NULL) or GetAtt of @resource gives: ARNs of the types of the trigger pattern
 * are put together after the Service Authorization Reference, everything else is a hole. */
IamText        *iam_text_new_for_resource (CfnTemplate       *template,
                                           const CfnResource *resource,
                                           const char        *attribute);
void            iam_text_free           (IamText           *self);

void            iam_text_append_literal (IamText           *self,
                                         const char        *literal,
                                         IamTextFlags       flags);
void            iam_text_append_hole    (IamText           *self,
                                         IamHoleKind        kind,
                                         const char        *key,
                                         const char        *reason);
/* @other is left as it is. */
void            iam_text_append_text    (IamText           *self,
                                         const IamText     *other);

/* TRUE when it has no hole (it may have wildcards). */
gboolean        iam_text_is_known       (const IamText     *self);
/* TRUE when it is the one wildcard "*". */
gboolean        iam_text_is_anything    (const IamText     *self);
/* The reason of its first free hole, or NULL. */
const char     *iam_text_get_unknown    (const IamText     *self);
/* "arn:${AWS::Partition}:dynamodb:..." Free with g_free(). */
char           *iam_text_to_string      (const IamText     *self);
/* The resources whose name, ARN or attribute it was put together from; CfnResource, owned by the
 * text. */
GPtrArray      *iam_text_get_resources  (const IamText     *self);
gboolean        iam_text_names          (const IamText     *self,
                                         const CfnResource *resource);

/* Whether @subject is one of those that @pattern describes, as one text. */
IamMatch        iam_text_match          (const IamText     *pattern,
                                         const IamText     *subject,
                                         gboolean           ignore_case);
/* The same for a @subject that has no holes; ASCII letters alike in both cases, as in the names of
 * actions. */
IamMatch        iam_text_match_string   (const IamText     *pattern,
                                         const char        *subject);
/* The same for ARNs, over the six colon-separated segments; a wildcard stays within its segment,
 * except in the last one, and segments that @pattern leaves out are "*" (IAM User Guide, Resource
 * element). */
IamMatch        iam_text_match_arn      (const IamText     *pattern,
                                         const IamText     *subject);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IamText, iam_text_free)

G_END_DECLS
