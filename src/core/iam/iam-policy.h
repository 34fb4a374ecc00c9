/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iam-text.h"

G_BEGIN_DECLS

typedef enum
{
  IAM_EFFECT_ALLOW,
  IAM_EFFECT_DENY,
  IAM_EFFECT_UNKNOWN,   /* written as an intrinsic, or no effect that IAM knows */
} IamEffect;

/* Who a statement of a resource policy or trust policy is about. */
typedef enum
{
  IAM_PRINCIPAL_ANYONE,
  IAM_PRINCIPAL_AWS,
  IAM_PRINCIPAL_SERVICE,
  IAM_PRINCIPAL_OTHER,    /* Federated, CanonicalUser */
} IamPrincipalKind;

/* One text of an Action, Resource or Principal element. */
typedef struct
{
  IamText          *text;
  CfnNode          *node;       /* where it is written; NULL in an AWS managed policy */
  gboolean          certain;    /* FALSE in a branch of a Fn::If */
  IamPrincipalKind  principal;  /* Principal elements only */
} IamElement;

/* One statement. Elements that are left out are empty arrays. */
typedef struct
{
  IamEffect  effect;
  gboolean   certain;        /* FALSE in a branch of a Fn::If */
  gboolean   not_action;     /* the element was written NotAction, NotResource, NotPrincipal */
  gboolean   not_resource;
  gboolean   not_principal;
  GPtrArray *actions;        /* of IamElement */
  GPtrArray *resources;
  GPtrArray *principals;
  CfnNode   *condition;      /* NULL: none */
  CfnNode   *node;           /* NULL in an AWS managed policy */
} IamStatement;

/*
 * IamPolicy: one policy document, or a policy that cannot be looked into. Immutable,
 * reference-counted; its nodes belong to the template's tree.
 */
typedef struct _IamPolicy IamPolicy;

/* Reads a policy document (IAM User Guide, JSON policy element reference). @document NULL: an empty
 * one. */
IamPolicy    *iam_policy_new           (CfnTemplate *template,
                                        CfnNode     *document);
/* The AWS managed policy whose ARN is @arn, with the contents that iam_managed_date() tells; one
 * that is not among those known is opaque. @node: where the ARN is written. */
IamPolicy    *iam_policy_new_managed   (IamText     *arn,
                                        CfnNode     *node);
/* A policy of which nothing is known but where it is written. @reason: "parameter",
 * "managed-policy" ... */
IamPolicy    *iam_policy_new_opaque    (CfnNode     *node,
                                        const char  *reason);
IamPolicy    *iam_policy_ref           (IamPolicy   *self);
void          iam_policy_unref         (IamPolicy   *self);

/* Where it is written: the document, or the ARN. */
CfnNode      *iam_policy_get_node      (IamPolicy   *self);
/* Why its statements are not known, or NULL. */
const char   *iam_policy_get_unknown   (IamPolicy   *self);
/* The name of an AWS managed policy ("AWSLambdaDynamoDBExecutionRole"), else NULL. */
const char   *iam_policy_get_name      (IamPolicy   *self);
/* GPtrArray of IamStatement, owned by the policy. */
GPtrArray    *iam_policy_get_statements (IamPolicy  *self);

/* One AWS managed policy as far as a trigger can use it. */
typedef struct
{
  const char *path;        /* "service-role/AWSLambdaBasicExecutionRole" */
  const char *statements;  /* "action action @resource" for each statement, joined by "; " */
} IamManagedPolicy;

/* @path: what follows "policy/" in the ARN. NULL when it is not among the known ones. */
const IamManagedPolicy *iam_managed_find (const char *path);
/* The day at which the table of managed policies was right, "2026-08-22". */
const char   *iam_managed_date         (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IamPolicy, iam_policy_unref)

G_END_DECLS
