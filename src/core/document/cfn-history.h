/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-step.h"

G_BEGIN_DECLS

/*
 * CfnHistory: the steps of a document, done and undone. Knows nothing of files and signals. Private
 * to this room; lives in one thread.
 */
typedef struct _CfnHistory CfnHistory;

CfnHistory *cfn_history_new           (void);
void        cfn_history_free          (CfnHistory *self);
void        cfn_history_clear         (CfnHistory *self);

/* The step that a change made now has to be added to, owned by the history; forgets what was
 * undone. A change with the @merge_key of the last step joins it, unless that step was sealed. */
CfnStep    *cfn_history_open_step     (CfnHistory *self,
                                       const char *name,
                                       const char *merge_key);
/* The last step takes no more: what follows must be undone on its own. */
void        cfn_history_seal          (CfnHistory *self);
/* Every cfn_history_open_step() until the matching end gives the same step; may be nested. */
void        cfn_history_begin         (CfnHistory *self,
                                       const char *name);
void        cfn_history_end           (CfnHistory *self);
gboolean    cfn_history_is_in_step    (CfnHistory *self);

/* Moves one step to the other side and returns it, owned by the history; NULL when there is
 * none. */
CfnStep    *cfn_history_undo          (CfnHistory *self);
CfnStep    *cfn_history_redo          (CfnHistory *self);
/* NULL when there is none. */
const char *cfn_history_get_undo_name (CfnHistory *self);
const char *cfn_history_get_redo_name (CfnHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnHistory, cfn_history_free)

G_END_DECLS
