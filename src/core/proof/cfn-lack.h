/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-prover.h"

G_BEGIN_DECLS

/* What a role may not do: private to this room. */
typedef struct
{
  CfnVerdict  verdict;          /* HOLDS: nothing */
  char      **missing;          /* FAILS: the actions, NULL-terminated, owned; else NULL */
  char       *actions;          /* the same, "ec2:CreateNetworkInterface, ..." */
  gboolean    can_be_allowed;   /* FAILS: a statement more in a policy of the role is enough */
  GArray     *cases;            /* of CfnCase, owned: it is so where these hold; empty: always */
  IamDecision doubt;            /* UNKNOWN: why */
} CfnLack;

/* Which of @actions (NULL-terminated) @role may not do to @subject, or to @arn where that is of no
 * resource of the template (both NULL: to what its statements name), where all of @given hold.
 * @role may also be the function for which SAM makes one: where neither is known, nothing is
 * asked for. Free with cfn_lack_free(). */
CfnLack    *cfn_prover_find_lack (CfnProver          *self,
                                  const CfnResource  *role,
                                  const GArray       *given,
                                  const CfnResource  *subject,
                                  const IamText      *arn,
                                  const char * const *actions);
/* Makes @claim, which is about @role, say so: @reason where something is missing; what it says then
 * is in it already. @what the role may do or use stands in the words of a doubt. */
void        cfn_lack_decide      (CfnLack            *self,
                                  CfnClaim           *claim,
                                  const char         *reason,
                                  const char         *role,
                                  const char         *what);
void        cfn_lack_free        (CfnLack            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnLack, cfn_lack_free)

G_END_DECLS
