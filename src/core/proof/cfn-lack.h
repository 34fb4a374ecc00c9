/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-claim.h"

G_BEGIN_DECLS

/* What a role surely may not do. */
typedef struct
{
  char    *actions;          /* "ec2:CreateNetworkInterface, ..." */
  gboolean can_be_allowed;   /* a statement more in a policy of the role is all it takes */
  GArray  *cases;            /* of CfnCase: it is so where these hold; empty: always */
} CfnLack;

/* Which of @actions (NULL-terminated) @role may not do to @subject (NULL: what its statements
 * name) where all of @given hold; NULL when none, or when that is not known. @role may also be the
 * function for which SAM makes one. Free with cfn_lack_free(). */
CfnLack    *cfn_proof_find_lack (CfnProof           *self,
                                 const CfnResource  *role,
                                 const GArray       *given,
                                 const CfnResource  *subject,
                                 const char * const *actions);
void        cfn_lack_free       (CfnLack            *self);
/* @message, which is taken, with the cases in which it is so. */
CfnMessage *cfn_lack_say_when   (const CfnLack      *self,
                                 CfnMessage         *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnLack, cfn_lack_free)

G_END_DECLS
