/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iam-evaluate.h"

G_BEGIN_DECLS

/*
 * CfnAsker: who asks when it is no role of the template: a service, by itself or because of a
 * resource of the template, an account, somebody by ARN, or anyone at all. What their own policies
 * say, where they have some, is not known.
 */
typedef struct
{
  IamIdentity       *identity;
  char              *service;    /* "s3.amazonaws.com", or NULL */
  IamText           *caller;     /* its ARN, or NULL */
  IamContext        *context;    /* what is known of the keys of its requests */
  const CfnResource *source;     /* the resource because of which a service asks, or NULL */
  gboolean           is_account; /* a whole account */
} CfnAsker;

/* The account of the stack, as a name for cfn_asker_new(). */
#define CFN_ASKER_OWN_ACCOUNT "AWS::AccountId"

/* @who: "s3.amazonaws.com", the logical id of a resource for which a service asks (a bucket that
 * tells a queue of its objects), twelve digits, CFN_ASKER_OWN_ACCOUNT, an ARN, or "*": anyone.
 * NULL when it is none of these. */
CfnAsker   *cfn_asker_new         (CfnTemplate       *template,
                                   const char        *who);
void        cfn_asker_free        (CfnAsker          *self);
/* The service that asks because of @resource: "s3.amazonaws.com"; NULL: none does. */
const char *cfn_asker_get_service (const CfnResource *resource);
/* Whether it may be of another account than that of the stack: then its own policies have to allow
 * as well what a resource allows it (IAM User Guide, Cross-account policy evaluation logic). */
gboolean    cfn_asker_may_be_foreign
                                  (const CfnAsker    *self);
/* A request of it, to be asked of its identity. */
IamRequest  cfn_asker_request     (const CfnAsker    *self,
                                   CfnTemplate       *template,
                                   const char        *action,
                                   const IamText     *resource);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnAsker, cfn_asker_free)

G_END_DECLS
