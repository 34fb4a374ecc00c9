/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iam-policy.h"

G_BEGIN_DECLS

typedef enum
{
  IAM_VERDICT_ALLOWED,
  IAM_VERDICT_DENIED,
  IAM_VERDICT_UNKNOWN,
} IamVerdict;

/* What somebody wishes to do. Nothing is owned by the request. */
typedef struct
{
  const char    *action;     /* "dynamodb:GetRecords" */
  const IamText *resource;   /* NULL: whatever the statements name, as for actions without resource
                              * types */
  const char    *service;    /* the principal is this service ("lambda.amazonaws.com"); else NULL */
  const IamText *caller;     /* the principal is this role's ARN; else NULL */
} IamRequest;

/* The answer, with what decided it. */
typedef struct
{
  IamVerdict  verdict;
  gboolean    by_deny;       /* DENIED because a statement says so, rather than because none allows
                              * it */
  const char *reason;        /* UNKNOWN: "policy-condition", "parameter", "managed-policy" ...; else
                              * NULL */
  CfnNode    *node;          /* the statement or policy that decided, most telling first; may be
                              * NULL */
} IamDecision;

/*
 * IamIdentity: the policies of one role. Not reference-counted; not to be changed once it is asked.
 */
typedef struct _IamIdentity IamIdentity;

IamIdentity *iam_identity_new          (void);
void         iam_identity_free         (IamIdentity      *self);
/* Takes the reference. */
void         iam_identity_add          (IamIdentity      *self,
                                        IamPolicy        *policy);
/* Takes the reference. A permissions boundary must allow as well. */
void         iam_identity_set_boundary (IamIdentity      *self,
                                        IamPolicy        *boundary);
/* GPtrArray of IamPolicy, owned by the identity. */
GPtrArray   *iam_identity_get_policies (IamIdentity      *self);

/* Whether a single statement covers @request; its effect is not looked at. */
IamMatch     iam_statement_match       (const IamStatement *self,
                                        const IamRequest   *request);
/* IAM User Guide, Policy evaluation logic: a Deny wins, then an Allow is needed. */
IamDecision  iam_policies_evaluate     (GPtrArray        *policies,
                                        const IamRequest *request);
/* Identity policies and boundary together; @resource_policy (may be NULL) is that of the resource:
 * within one account its Allow is enough, its Deny wins. */
IamDecision  iam_identity_evaluate     (IamIdentity      *self,
                                        IamPolicy        *resource_policy,
                                        const IamRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IamIdentity, iam_identity_free)

G_END_DECLS
