/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iam-evaluate.h"
#include "iam-naive.h"
#include "template-fixture.h"

G_BEGIN_DECLS

/*
 * One case of the tables in the folder cases. A mapping that is a policy document itself (Version,
 * Statement), with more of them and what is asked:
 *
 * More: documents; Boundary: a document; Own: the document of the resource; Managed: ARNs of AWS
 * managed policies; Sam: a policy template; Ask: the action; On: the resource; Caller: the ARN of
 * who asks, by default that of the role R; Service: the principal is this service and the document
 * a trust policy; Keys: the keys of the request, ~ for one that it does not have; Given: conditions
 * of the template; Compare: "no" where the naive evaluator does not know a function.
 */
typedef struct
{
  CfnTemplate *template;
  CfnNode     *node;
  IamIdentity *identity;
  IamPolicy   *trust;      /* instead of the identity; else NULL */
  IamPolicy   *own;        /* or NULL */
  IamText     *resource;   /* or NULL */
  IamText     *caller;
  IamContext  *context;
  GArray      *given;      /* of CfnCase */
} IamCase;

IamCase     *iam_case_new        (CfnTemplate     *template,
                                  CfnNode         *node);
void         iam_case_free       (IamCase         *self);
IamDecision  iam_case_ask        (const IamCase   *self);

/* A world in which the case is as it says; NULL when it does not say enough, or asks for what the
 * naive evaluator does not know. */
NaiveWorld  *iam_case_make_world (const IamCase   *self);
/* @question->identity is to be freed. */
void         iam_case_ask_naive  (const IamCase   *self,
                                  NaiveQuestion   *question);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IamCase, iam_case_free)

G_END_DECLS
