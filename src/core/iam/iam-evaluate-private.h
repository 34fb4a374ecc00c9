/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iam-evaluate.h"

G_BEGIN_DECLS

/* A policy and when it counts. */
typedef struct
{
  IamPolicy *policy;
  GArray    *guard;   /* of CfnCase; NULL: always */
} IamAttached;

struct _IamIdentity
{
  GPtrArray *policies;     /* of IamPolicy */
  GArray    *attached;     /* of IamAttached: the same policies, borrowed */
  GPtrArray *boundaries;   /* of IamPolicy */
  GArray    *bounding;     /* of IamAttached: the same boundaries, borrowed */
};

/* Whether @self covers a request because it names the whole account of the one who asks, which
 * leaves it to that account's own policies (IAM User Guide, Principal element). */
IamMatch iam_statement_match_account (const IamStatement *self,
                                      const IamRequest   *request);

G_END_DECLS
