/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-change.h"

G_BEGIN_DECLS

typedef enum
{
  ACT_SET_SCALAR,
  ACT_REPLACE,
  ACT_INSERT_PROPERTY,
  ACT_INSERT_ITEM,
  ACT_ADD_RESOURCE,
  ACT_UNSET,
  ACT_PRUNE,
  ACT_MOVE,
  ACT_RENAME,
  ACT_CHANGE_SECTION,
  ACT_ADD_SECTION,
  ACT_REMOVE_SECTION,
  ACT_ADD_TYPE,
  ACT_REMOVE_RESOURCE,
  ACT_CONNECT,
  ACT_DISCONNECT,
  N_EDITS,
  ACT_UNDO = N_EDITS,
  ACT_REDO,
  N_ACTS,
} Act;

/* One edit that may be possible, chosen at random. */
typedef struct
{
  Act act;
  CfnPath *path;
  CfnTree *value;
  guint index;
  guint from;
  char *section;      /* that declares @name */
  char *name;         /* also the type that is added, or the end that a connection starts at */
  char *new_name;     /* also the end that it leads to */
  CfnClaimKind claim;
} Attempt;

const char *act_get_name       (Act            act);

/* Chooses an edit of @tree; @self must be zero. */
void        attempt_aim        (Attempt       *self,
                                GRand         *rand,
                                CfnTree       *tree);
void        attempt_clear      (Attempt       *self);
/* NULL when it is refused. */
CfnEdit    *attempt_run        (const Attempt *self,
                                CfnTree       *tree);
/* Whether it is a change in CloudFormation's terms that says more than its arguments. */
gboolean    attempt_is_change  (const Attempt *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Attempt, attempt_clear)

G_END_DECLS
