/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-claim.h"
#include "cfn-condition.h"

G_BEGIN_DECLS

/* A trigger as the claims of a proof tell of it: one for each stream, each function and each role
 * that conditions choose for a mapping. What is not in the template is NULL. */
typedef struct
{
  const CfnResource *mapping;      /* or the function of SAM whose event becomes one */
  CfnNode           *properties;   /* of the mapping, or of the event */
  CfnNode           *source;       /* what names the stream: the property, or a branch of it */
  const CfnResource *table;
  const CfnResource *target;       /* what is called: a function, a version or an alias of one */
  CfnNode           *target_node;  /* what names that; NULL for an event of SAM */
  const CfnResource *function;     /* behind the target */
  const CfnResource *role;         /* of the function */
  CfnNode           *role_node;    /* what names that, where a condition chooses it, else NULL */
  GArray            *cases;        /* of CfnCase, owned: when all that is so */
  /* The edges that show it, or NULL: */
  CfnClaim          *stream;
  CfnClaim          *invoke;
  CfnClaim          *reading;      /* that the role may read the stream */
} CfnWiring;

/* All triggers that read the stream of a table, in file order; none where a macro may change them.
 * GPtrArray of CfnWiring, owned by the proof. */
GPtrArray  *cfn_proof_get_wirings (CfnProof       *proof);
/* TRUE when a property of the mapping or event is surely not there. */
gboolean    cfn_wiring_lacks     (CfnTemplate     *template,
                                  const CfnWiring *self,
                                  const char      *property);
/* What stands for the whole mapping in the text: its name, or what the event of a function
 * reads. */
CfnNode    *cfn_wiring_get_place (const CfnWiring *self);
/* When both are there at once: GArray of CfnCase, transfer full; NULL when they never are. */
GArray     *cfn_wirings_meet     (CfnTemplate     *template,
                                  const CfnWiring *one,
                                  const CfnWiring *other);

G_END_DECLS
