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
  const char       *action;     /* "dynamodb:GetRecords" */
  const IamText    *resource;   /* NULL: whatever the statements name, as for actions without
                                 * resource types */
  const char       *service;    /* the principal is this service ("lambda.amazonaws.com"); else
                                 * NULL */
  const IamText    *caller;     /* the principal is this role's ARN; else NULL */
  const IamContext *context;    /* the keys of the request; NULL: none is known */
  CfnTemplate      *template;   /* whose conditions are tried; NULL: any may come out either way */
  const GArray     *given;      /* of CfnCase: the conditions that are decided; NULL: none */
  const char      **open;       /* gets a condition that is not, but matters; NULL: nobody asks */
} IamRequest;

/* So many conditions of a template are tried for one request. */
#define IAM_MAX_CASES 6

/* The answer, with what decided it. */
typedef struct
{
  IamVerdict  verdict;
  gboolean    by_deny;       /* DENIED because a statement says so, rather than because none allows
                              * it */
  const char *reason;        /* UNKNOWN: "policy-condition", "parameter", "managed-policy" ...; else
                              * NULL */
  const char *name;          /* UNKNOWN: the key, parameter, condition ... that has to be known, or
                              * NULL; lives as long as the policies */
  CfnNode    *node;          /* the statement or policy that decided, most telling first; may be
                              * NULL */
  guint       n_cases;       /* the answer is this one only where these conditions of the template
                              * come out so; 0: always, or nobody can tell when */
  CfnCase     cases[IAM_MAX_CASES];
} IamDecision;

/*
 * IamIdentity: the policies of one role. Not reference-counted; not to be changed once it is asked.
 */
typedef struct _IamIdentity IamIdentity;

IamIdentity *iam_identity_new          (void);
void         iam_identity_free         (IamIdentity      *self);
/* Takes the reference. The policy counts where all of @guard (may be NULL, of CfnCase) holds. */
void         iam_identity_add          (IamIdentity      *self,
                                        IamPolicy        *policy,
                                        const GArray     *guard);
/* Takes the reference. A permissions boundary must allow as well, where @guard holds. */
void         iam_identity_add_boundary (IamIdentity      *self,
                                        IamPolicy        *boundary,
                                        const GArray     *guard);
/* GPtrArray of IamPolicy, owned by the identity. */
GPtrArray   *iam_identity_get_policies (IamIdentity      *self);

/* When the policy at @index counts: of CfnCase, borrowed; NULL: always. */
const GArray *iam_identity_get_guard   (IamIdentity      *self,
                                        guint             index);

/* Whether a single statement covers @request; its effect is not looked at. */
IamMatch     iam_statement_match       (const IamStatement *self,
                                        const IamRequest   *request);
/* IAM User Guide, Policy evaluation logic: a Deny wins, then an Allow is needed. */
IamDecision  iam_policies_evaluate     (GPtrArray        *policies,
                                        const IamRequest *request);
/*
 * Identity policies and boundaries together; @resource_policy (may be NULL) is that of the
 * resource: within one account its Allow is enough, its Deny wins. A key's and a role's own policy
 * has to allow, or to leave it to the account (IAM User Guide, Policy evaluation logic).
 *
 * Where the answer depends on conditions of the template, each way in which they can come out is
 * tried, and a way in which the answer is "denied" speaks first.
 */
IamDecision  iam_identity_evaluate     (IamIdentity      *self,
                                        IamPolicy        *resource_policy,
                                        const IamRequest *request);

/* One thing that has to be known for an answer. */
typedef struct
{
  const char *reason;   /* "condition-key", "condition", "parameter", "import", "literal-arn" ... */
  char       *name;     /* the key, condition, parameter ..., or NULL; owned */
  CfnNode    *node;     /* where it is written, or NULL */
} IamDoubt;

typedef enum
{
  IAM_ROLE_OF_IDENTITY,   /* a policy of the one who asks */
  IAM_ROLE_OF_BOUNDARY,
  IAM_ROLE_OF_RESOURCE,   /* the resource's own policy */
} IamPolicyRole;

/* A statement that has a part in an answer; also a policy that cannot be looked into. */
typedef struct
{
  const IamStatement *statement;  /* NULL: the policy as a whole */
  IamPolicy          *policy;     /* borrowed */
  IamPolicyRole       role;
  IamMatch            match;      /* YES or MAYBE */
  GPtrArray          *doubts;     /* of IamDoubt: why it is MAYBE */
} IamEvidence;

/* The statements that cover @request or may do so, in the order of the policies; GPtrArray of
 * IamEvidence with a free function, transfer full. Arguments as above. */
GPtrArray   *iam_identity_explain      (IamIdentity      *self,
                                        IamPolicy        *resource_policy,
                                        const IamRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IamIdentity, iam_identity_free)

G_END_DECLS
