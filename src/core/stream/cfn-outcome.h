/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-message.h"

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CFN_OUTCOME_OK,
  CFN_OUTCOME_ERROR,       /* the code throws */
  CFN_OUTCOME_TIMEOUT,     /* it takes longer than Timeout */
  CFN_OUTCOME_THROTTLE,    /* no concurrency is free: the code is not called */
  CFN_OUTCOME_PARTIAL,     /* it answers with batchItemFailures */
  CFN_OUTCOME_MALFORMED,   /* it answers with batchItemFailures that name no record of the batch */
  CFN_OUTCOME_STATELESS,   /* it answers, but without the state that a tumbling window asks for */
} CfnOutcomeKind;

typedef struct
{
  CfnOutcomeKind kind;
  guint          item;     /* PARTIAL: the first record of the batch that is reported, from 1 */
} CfnOutcome;

/* CfnOutcomes: how the invocations of a function come out, one after the other; the last of the
 * list goes on for the rest. Immutable, reference-counted. */
typedef struct _CfnOutcomes CfnOutcomes;

#define CFN_OUTCOMES_ERROR (cfn_outcomes_error_quark ())

GQuark       cfn_outcomes_error_quark (void);
/* Reads "ok,error,timeout,throttle,partial:2,malformed,no-state"; "poison:N" among them is no
 * outcome but makes every batch fail that has the N-th record of the run. "" is "ok". "partial:2+3"
 * reports two. NULL and @error for anything else. */
CfnOutcomes *cfn_outcomes_parse       (const char         *text,
                                       GError            **error);
CfnOutcomes *cfn_outcomes_ref         (CfnOutcomes        *self);
void         cfn_outcomes_unref       (CfnOutcomes        *self);
/* Of the invocation number @index, from 0. */
CfnOutcome   cfn_outcomes_get         (CfnOutcomes        *self,
                                       guint               index);
/* TRUE when all invocations from @index on come out alike. */
gboolean     cfn_outcomes_is_last     (CfnOutcomes        *self,
                                       guint               index);
/* Whether the record number @record, from 1, makes its batch fail. */
gboolean     cfn_outcomes_is_poison   (CfnOutcomes        *self,
                                       guint               record);
/* Free with g_free(). */
char        *cfn_outcomes_to_string   (CfnOutcomes        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnOutcomes, cfn_outcomes_unref)

G_END_DECLS
