/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-possible.h"
#include "iam-actions.h"

G_BEGIN_DECLS

/* Private to this room: what the rules about policies share. */

typedef enum
{
  CFN_POLICY_IDENTITY,   /* of a role, user or group: says what it may do */
  CFN_POLICY_TRUST,      /* of a role: who may put it on */
  CFN_POLICY_RESOURCE,   /* of a queue, bucket ...: who may do what with it */
} CfnPolicyUse;

/* A policy document and whose it is. */
typedef struct
{
  CfnChecker        *checker;
  const CfnResource *resource;
  CfnPolicyUse       use;
  GHashTable        *sids;       /* Sid -> its node, of the document; both borrowed */
  CfnNode           *document;   /* a mapping, or NULL before one is looked at */
} CfnPolicyPlace;

/* TRUE when @statement has the element @name, whatever it is in which case. */
gboolean cfn_statement_has        (const CfnPolicyPlace *self,
                                   CfnNode              *statement,
                                   const char           *name);
/* Checks one statement, a mapping: which elements it has, and what they can be. */
void     cfn_check_statement      (const CfnPolicyPlace *self,
                                   CfnNode              *statement);
/* Checks that a document says in which version of the language it is, where that matters. */
void     cfn_check_policy_version (const CfnPolicyPlace *self);
/* Checks that its policy variables are where such are known. */
void     cfn_check_policy_variables (const CfnPolicyPlace *self,
                                   CfnNode              *statement);
/* Checks who it is about. */
void     cfn_check_principal      (const CfnPolicyPlace *self,
                                   CfnNode              *statement);
void     cfn_check_policy_condition (const CfnPolicyPlace *self,
                                   CfnNode              *statement);
/* Checks the names of its actions, and whether they go with its resources. */
void     cfn_check_actions        (const CfnPolicyPlace *self,
                                   CfnNode              *statement);

/* Checks the Action of a permission of Lambda, a resource, likewise. */
void     cfn_check_permitted_action (CfnChecker         *self,
                                   const CfnResource    *permission);
/* Checks the ARNs of the managed policies that a role, user or group has. */
void     cfn_check_managed_policies (CfnChecker         *self,
                                   const CfnResource    *resource);
/* Checks how long policies are, and how many a role has. */
void     cfn_check_policy_sizes   (CfnChecker           *self);
typedef void (*CfnPolicyCheck) (CfnChecker        *self,
                                const CfnResource *resource,
                                const char        *property);

/* Checks the policy document that @property has as JSON in a string, by @check of a template in
 * which it stands open. */
void     cfn_check_text_policy    (CfnChecker           *self,
                                   const CfnResource    *resource,
                                   const char           *property,
                                   CfnPolicyCheck        check);
/* Whether the actions of a statement go with its Resource. */
typedef struct _CfnPolicyFit CfnPolicyFit;

/* Checks the form of the Resource, too. NULL when the actions go with anything; free with
 * cfn_policy_fit_finish(). */
CfnPolicyFit *cfn_policy_fit_new  (const CfnPolicyPlace *place,
                                   CfnNode              *statement);
/* @actions: what @name stands for, which is written at @node. @self may be NULL. */
void     cfn_policy_fit_add       (CfnPolicyFit         *self,
                                   CfnNode              *node,
                                   const char           *name,
                                   const IamAction      *actions,
                                   guint                 n_actions);
/* Adds the fix to @finding that makes a Resource which names @table, but not its stream, name that;
 * FALSE when it is not so simple. */
gboolean cfn_policy_fit_stream    (CfnTemplate          *template,
                                   CfnNode              *resource,
                                   const CfnResource    *table,
                                   CfnFinding           *finding);
/* Reports those that do not, and frees @self, which may be NULL. */
void     cfn_policy_fit_finish    (CfnPolicyFit         *self);

G_END_DECLS
