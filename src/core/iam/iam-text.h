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
  IAM_HOLE_VARIABLE, /* a policy variable: what the request says under this key */
} IamHoleKind;

/* A part of a text whose value is not known offline. Immutable, shared by texts. */
typedef struct
{
  IamHoleKind kind;
  char       *key;      /* equal keys have equal values: "AWS::Region", "DataTable",
                         * "Fn::ImportValue x" */
  const char *reason;   /* why it is not known: "parameter", "import", "computed" ...; a static
                         * word */
  CfnNode    *values;   /* a parameter's AllowedValues: a list of texts, one of which it is; else
                         * NULL */
  char       *fallback; /* VARIABLE: what it is when the request does not say; NULL: nothing */
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
  IAM_TEXT_ARN = 1 << 2,         /* an ARN, where that is so behind the fifth colon only */
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
/* One of the texts that a value may be. */
typedef struct
{
  IamText *text;
  GArray  *cases;   /* of CfnCase: all of them hold then; empty: always */
} IamVariant;

/* The same where Fn::Ifs within the text choose parts of it: a text for each way in which their
 * conditions come out. GPtrArray of IamVariant with a free function, transfer full; NULL when there
 * are too many of them. */
GPtrArray      *iam_text_new_variants   (CfnTemplate       *template,
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

/* @self with @literal in the place of all holes called @key; @flags as for a literal. */
IamText        *iam_text_substitute     (const IamText     *self,
                                         const char        *key,
                                         const char        *literal,
                                         IamTextFlags       flags);

/* TRUE when it has no hole (it may have wildcards). */
gboolean        iam_text_is_known       (const IamText     *self);
/* TRUE when it is the one wildcard "*". */
gboolean        iam_text_is_anything    (const IamText     *self);
/* TRUE when it is "*", whether that is a wildcard or a mere letter. */
gboolean        iam_text_is_star        (const IamText     *self);
/* The reason of its first hole that is free or a variable, or NULL. */
const char     *iam_text_get_unknown    (const IamText     *self);
/* Its @n_holes holes, owned by the text. */
IamHole * const *iam_text_get_holes     (const IamText     *self,
                                         guint             *n_holes);
/* "arn:${AWS::Partition}:dynamodb:..." Free with g_free(). */
char           *iam_text_to_string      (const IamText     *self);
/* The @n_resources resources whose name, ARN or attribute it was put together from; the array is
 * owned by the text. */
CfnResource * const *iam_text_get_resources (const IamText *self,
                                         guint             *n_resources);
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

/* The same as the operators of Condition elements compare ARNs: all six segments have to be there,
 * and "*" alone is any text. */
IamMatch        iam_text_match_whole_arn (const IamText    *pattern,
                                         const IamText     *subject);
/* The segments of an ARN, "arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE". */
typedef enum
{
  IAM_SEGMENT_ACCOUNT = 4,
} IamSegment;

/* One segment of the ARN @self; transfer full, NULL when it is empty or @self is no ARN. */
IamText        *iam_text_get_segment    (const IamText     *self,
                                         IamSegment         segment);
/* TRUE when both are ARNs that say the same in a segment, which is not empty. */
gboolean        iam_text_has_same_segment (const IamText   *self,
                                         const IamText     *other,
                                         IamSegment         segment);
/* Where both have to match, and where one is enough. Functions, as what is compared is often a call
 * that takes its time, which GLib's MIN() and MAX() make twice. */
static inline IamMatch
iam_match_both (IamMatch one,
                IamMatch other)
{
  return MIN (one, other);
}

static inline IamMatch
iam_match_either (IamMatch one,
                  IamMatch other)
{
  return MAX (one, other);
}

/* YES for NO and the other way round. */
IamMatch        iam_match_invert        (IamMatch           match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IamText, iam_text_free)

G_END_DECLS
