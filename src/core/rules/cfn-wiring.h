/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-claim.h"
#include "cfn-condition.h"

G_BEGIN_DECLS

/* A trigger as the claims of a proof tell of it, private to this room: one for each stream and each
 * function that a mapping may connect. What is not in the template is NULL. */
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
  GArray            *cases;        /* of CfnCase, owned: when all that is so */
} CfnWiring;

/* All triggers that read the stream of a table, in file order; none where a macro may change them.
 * GPtrArray of CfnWiring with a free function, transfer full. */
GPtrArray  *cfn_wirings_new      (CfnProof        *proof);
/* When both are there at once: GArray of CfnCase, transfer full; NULL when they never are. */
GArray     *cfn_wirings_meet     (CfnTemplate     *template,
                                  const CfnWiring *one,
                                  const CfnWiring *other);

G_END_DECLS
