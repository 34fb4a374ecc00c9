/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-claim.h"
#include "iam-evaluate.h"

G_BEGIN_DECLS

/* What a role may do and who may put it on, from everything in the template that says so. */
typedef struct
{
  const CfnResource *resource;
  IamIdentity       *identity;
  IamPolicy         *trust;      /* NULL: AssumeRolePolicyDocument is absent */
  IamText           *arn;
  GPtrArray         *users;      /* CfnResource: the functions that run as it */
  GPtrArray         *asked;      /* CfnClaim: what it is asked for, owned by the proof */
} CfnRole;

/* A policy resource and a role that it names. */
typedef struct
{
  const CfnResource *policy;
  const CfnResource *role;       /* NULL: not of this template */
  CfnNode           *node;       /* where the policy names the role, or the role the policy */
} CfnAttachment;

/* Every role of a template. */
typedef struct
{
  GHashTable *by_resource;   /* CfnResource -> CfnRole, owned */
  GArray     *attachments;   /* of CfnAttachment, in file order of the policies, those named by
                              * roles last */
} CfnRoles;

CfnRoles *cfn_roles_new  (CfnTemplate       *template);
void      cfn_roles_free (CfnRoles          *self);
/* The role that SAM makes for @function, which has a DynamoDB event and names no role itself: its
 * resource is the function. Free with cfn_role_free(). */
CfnRole  *cfn_role_new_generated (CfnTemplate       *template,
                                  const CfnResource *function);
void      cfn_role_free          (CfnRole           *self);
/* NULL for NULL and for what is no role. */
CfnRole  *cfn_roles_find (CfnRoles          *self,
                          const CfnResource *resource);
/* Notes that a function asks @claim of the role. */
void      cfn_role_ask   (CfnRole           *self,
                          CfnClaim          *claim);

G_END_DECLS
