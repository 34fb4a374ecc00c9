/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iam-condition.h"

G_BEGIN_DECLS

typedef enum
{
  IAM_EFFECT_ALLOW,
  IAM_EFFECT_DENY,
  IAM_EFFECT_UNKNOWN,   /* written as an intrinsic, or no effect that IAM knows */
} IamEffect;

/* One statement. Of elements that are left out there are none. */
typedef struct
{
  IamEffect   effect;
  GArray     *guard;         /* of CfnCase: the conditions of the template under which it is there;
                              * NULL: always */
  gboolean    not_action;    /* the element was written NotAction, NotResource, NotPrincipal */
  gboolean    not_resource;
  gboolean    not_principal;
  IamElements actions;
  IamElements resources;
  IamElements principals;
  GPtrArray  *tests;         /* of IamTest: the Condition element */
  CfnNode    *node;          /* NULL in an AWS managed policy */
} IamStatement;

/*
 * IamPolicy: the statements of one or several policy documents, or a policy that cannot be looked
 * into. Reference-counted, immutable once it is made; its nodes belong to the template's tree: of a
 * document that is one text they are that text.
 */
typedef struct _IamPolicy IamPolicy;

/* Reads a policy document (IAM User Guide, JSON policy element reference). @document NULL: an empty
 * one. */
IamPolicy    *iam_policy_new           (CfnTemplate *template,
                                        CfnNode     *document);
/* Adds the statements of another document, which counts where all of @guard (may be NULL, of
 * CfnCase) holds. Only while @self is made. */
void          iam_policy_add_document  (IamPolicy   *self,
                                        CfnTemplate *template,
                                        CfnNode     *document,
                                        GArray      *guard);
/* The AWS managed policy whose ARN is @arn, with the contents that iam_managed_date() tells; one
 * that is not among those known is opaque. @node: where the ARN is written. */
IamPolicy    *iam_policy_new_managed   (IamText     *arn,
                                        CfnNode     *node);
/* A policy of which nothing is known but where it is written. @reason: "parameter",
 * "managed-policy" ... */
IamPolicy    *iam_policy_new_opaque    (CfnNode     *node,
                                        const char  *reason);
/* What the policy template @name of AWS SAM allows where its parameters are @parameters, a mapping;
 * opaque when there is no such template. @node: where that is written. */
IamPolicy    *iam_policy_new_sam       (CfnTemplate *template,
                                        const char  *name,
                                        CfnNode     *parameters,
                                        CfnNode     *node);
/* A policy of one statement that allows @actions, parted by blanks, on @resource, which is taken.
 * @node: what asks for it. */
IamPolicy    *iam_policy_new_allowing  (const char  *actions,
                                        IamText     *resource,
                                        CfnNode     *node);
IamPolicy    *iam_policy_ref           (IamPolicy   *self);
void          iam_policy_unref         (IamPolicy   *self);

/* Where it is written: the document, or the ARN. */
CfnNode      *iam_policy_get_node      (IamPolicy   *self);
/* Why its statements are not known, or NULL. */
const char   *iam_policy_get_unknown   (IamPolicy   *self);
/* The name of an AWS managed policy ("AWSLambdaDynamoDBExecutionRole") or of a policy template,
 * else NULL. */
const char   *iam_policy_get_name      (IamPolicy   *self);
/* GPtrArray of IamStatement, owned by the policy. */
GPtrArray    *iam_policy_get_statements (IamPolicy  *self);

/* One AWS managed policy. */
typedef struct
{
  const char *path;        /* "service-role/AWSLambdaBasicExecutionRole" */
  const char *statements;  /* "action action @resource" for each statement, joined by "; "; "!" and
                            * an action is one of a NotAction element, "=key=value|value" a
                            * StringEquals test */
} IamManagedPolicy;

/* @path: what follows "policy/" in the ARN. NULL when it is not among the known ones. */
const IamManagedPolicy *iam_managed_find (const char *path);
/* All that are known; owned by the library. */
const IamManagedPolicy *iam_managed_get  (guint      *n_policies);
/* The day at which the table of managed policies was right, "2026-08-22". */
const char   *iam_managed_date         (void);

/* One policy template of AWS SAM. */
typedef struct
{
  const char *name;        /* "DynamoDBCrudPolicy" */
  const char *statements;  /* as above; "{TableName}" is the text of a parameter, {P}, {R} and {A}
                            * are partition, region and account */
} IamSamPolicy;

/* NULL when there is no such template. */
const IamSamPolicy *iam_sam_policy_find (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IamPolicy, iam_policy_unref)

G_END_DECLS
