/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-claim.h"
#include "iam-evaluate.h"

G_BEGIN_DECLS

/* What a role may do and who may put it on, from everything in the template that says so. */
typedef struct
{
  const CfnResource *resource;
  CfnTemplate       *template;   /* borrowed */
  IamIdentity       *identity;
  IamPolicy         *trust;      /* NULL: AssumeRolePolicyDocument is absent */
  IamText           *arn;
  IamContext        *context;    /* what is known of the keys of its requests */
  GArray            *given;      /* of CfnCase: when it exists; NULL: always */
  GPtrArray         *users;      /* CfnResource: the functions that run as it */
  GPtrArray         *asked;      /* CfnClaim: what it is asked for, owned by the proof */
  GHashTable        *asked_once; /* the same as a set, once it is of use; else NULL */
  CfnVerdict         logs[2];    /* of a role with users: whether its first one may write logs, and
                                  * make its group for them as well */
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
  CfnTemplate *template;     /* borrowed */
  GPtrArray  *by_index;      /* of CfnRole, owned, by the index of its resource; NULL: no role */
  GArray     *attachments;   /* of CfnAttachment, in file order of the policies, those named by
                              * roles last */
  GHashTable *policies;      /* CfnResource -> IamPolicy: the policy resources that were read */
  GHashTable *own_policies;  /* -> IamPolicy: what resources say themselves, private to
                              * cfn-own-policy.c */
} CfnRoles;

CfnRoles *cfn_roles_new  (CfnTemplate       *template);
void      cfn_roles_free (CfnRoles          *self);
/* The role that SAM makes for @function, which names no role itself: its resource is the function.
 * Free with cfn_role_free(). */
CfnRole  *cfn_role_new_generated (CfnTemplate       *template,
                                  const CfnResource *function);
void      cfn_role_free          (CfnRole           *self);
/* NULL for NULL and for what is no role. */
CfnRole  *cfn_roles_find (CfnRoles          *self,
                          const CfnResource *resource);
/* Notes that a function asks @claim of the role. */
void      cfn_role_ask   (CfnRole           *self,
                          CfnClaim          *claim);
/* A request of the role, to be asked of its identity. */
IamRequest cfn_role_request (const CfnRole     *self,
                             const char        *action,
                             const IamText     *resource);

/* The conditions under which the role is there together with @node (may be NULL) and with all of
 * @parts, of which there are @n_parts and any may be NULL; GArray of CfnCase, transfer full. */
GArray    *cfn_role_list_given (const CfnRole             *self,
                                const CfnNode             *node,
                                const CfnResource * const *parts,
                                guint                      n_parts);

/* The policy of @resource itself, from its own properties and from the policy resources that name
 * it; @of_stream: that of a table's stream. Owned by @self, NULL when there is none. */
IamPolicy *cfn_roles_get_own_policy (CfnRoles          *self,
                                     const CfnResource *resource,
                                     gboolean           of_stream);

G_END_DECLS
