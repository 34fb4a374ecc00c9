/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-grant.h"
#include "cfn-statement.h"

G_BEGIN_DECLS

/* What the files of CfnGrant share. */

#define CFN_GRANT_N_STATEMENTS 2

/* What is around the resource's id in the name of a policy. */
typedef struct
{
  const char *start;
  const char *end;
} CfnGrantName;

typedef struct
{
  CfnKind kind;
  CfnUseFlags use;          /* 0: a trigger's */
  CfnGrantName names[2];    /* the usual one and the other */
  CfnStatement statements[CFN_GRANT_N_STATEMENTS];
} CfnGrantShape;

struct _CfnGrant
{
  const CfnGrantShape *shape;
  char *subject;
  guint name;          /* which of the two */
  guint n_statements;  /* of the shape's, in use */
};

/* The @number-th name for what the resource is called now; g_free(). */
char     *cfn_grant_make_name          (CfnGrant           *self,
                                        guint               number);
/* The Policies of @holder when they are a plain list (or absent: NULL and TRUE). */
gboolean  cfn_grant_get_policies       (CfnDraft           *draft,
                                        const char         *holder,
                                        CfnNode           **policies);
/* The statements of an item of Policies: of its PolicyDocument, or, as SAM has it, of itself. NULL
 * when they are no plain list. */
CfnNode  *cfn_grant_get_statements     (const CfnNode      *policy);
/* Whether @policy was written for grants of this family about this very resource; others may have
 * added to it since. What has a name is known by it; what SAM takes has none, and has to hold
 * nothing else. */
gboolean  cfn_grant_is_own_policy      (CfnGrant           *self,
                                        CfnTemplate        *template,
                                        const CfnNode      *policy);
/* Whether it is another family's, which takes care of its own. */
gboolean  cfn_grant_is_of_other_family (CfnGrant           *self,
                                        const CfnNode      *policy);
/* The first statement of @policy to which the actions can be added; NULL when there is none. */
CfnNode  *cfn_grant_find_equivalent    (CfnGrant           *self,
                                        CfnTemplate        *template,
                                        const CfnStatement *statement,
                                        const CfnNode      *policy);
/* Fills @wanted, a set for each statement, with what @holder is not sure to be allowed; FALSE when
 * that is denied it, which no grant changes. */
gboolean  cfn_grant_find_wanted        (CfnGrant           *self,
                                        CfnTemplate        *template,
                                        const char         *holder,
                                        CfnActionSet       *wanted);

G_END_DECLS
