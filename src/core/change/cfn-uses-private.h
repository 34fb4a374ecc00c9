/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-text.h"
#include "cfn-uses.h"

G_BEGIN_DECLS

/* A search for one name, shared by the files that know sections and functions. */
typedef struct
{
  CfnText     *text;
  CfnNameKind  kind;
  const char  *name;
  gsize        length;
  GArray      *uses;
  GHashTable  *targets;       /* alias -> the node that it stands for */
  GHashTable  *made;          /* names that begin with this one, as the serverless transform makes
                               * them of it; NULL for none */
  GHashTable  *visited;       /* nodes that an alias has led to already */
  guint        n_shadows;     /* loops around this place whose variable has the name */
  gboolean     in_condition;  /* here { Condition: X } is the function of that name */
} CfnUseWalk;

/* Whether names of resources and parameters, rather than of conditions or mappings, are wanted. */
gboolean       cfn_use_walk_wants_values (const CfnUseWalk *self);
/* What stands at @node, through aliases; NULL for NULL and for what an alias led to before. */
const CfnNode *cfn_use_walk_follow       (CfnUseWalk       *self,
                                          const CfnNode    *node);
/* Notes @scalar when the name is its text, or, of a resource, its text up to the first dot. */
void           cfn_use_walk_add          (CfnUseWalk       *self,
                                          const CfnNode    *scalar);
/* Does so with @node or, when it is a list, with its items. */
void           cfn_use_walk_add_all      (CfnUseWalk       *self,
                                          const CfnNode    *node);
/* Finds the uses in a value, and in the functions in it. */
void           cfn_use_walk_value        (CfnUseWalk       *self,
                                          const CfnNode    *node);
void           cfn_use_walk_children     (CfnUseWalk       *self,
                                          const CfnNode    *node);
/* Finds those in a loop's arguments; @walk_body does it for what is repeated. */
void           cfn_use_walk_loop         (CfnUseWalk       *self,
                                          const CfnNode    *node,
                                          void            (*walk_body) (CfnUseWalk    *self,
                                                                        const CfnNode *body));

G_END_DECLS
