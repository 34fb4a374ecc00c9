/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-possible.h"

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
} CfnPolicyPlace;

/* TRUE when @statement has the element @name, whatever it is in which case. */
gboolean cfn_statement_has        (const CfnPolicyPlace *self,
                                   CfnNode              *statement,
                                   const char           *name);
/* Checks one statement, a mapping: which elements it has, and what they can be. */
void     cfn_check_statement      (const CfnPolicyPlace *self,
                                   CfnNode              *statement);
/* Checks the names of its actions, and whether they go with its resources. */
void     cfn_check_actions        (const CfnPolicyPlace *self,
                                   CfnNode              *statement);

G_END_DECLS
