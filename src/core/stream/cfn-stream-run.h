/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-trace-private.h"

G_BEGIN_DECLS

/* Private to the room: one mapping while records run through it. Times are in milliseconds. */

/* Lambda polls each shard four times a second (Lambda Developer Guide, Using AWS Lambda with Amazon
 * DynamoDB). */
#define CFN_STREAM_POLL 250
/* Records are kept for 24 hours (DynamoDB Developer Guide, DynamoDB Streams). */
#define CFN_STREAM_RETENTION (G_GINT64_CONSTANT (24) * 3600 * 1000)
/* How long the function takes for a batch: a run executes nothing. */
#define CFN_STREAM_DURATION 100

/* Records on their way to the function. */
typedef struct
{
  GArray   *records;     /* of guint; owned */
  guint     number;      /* of the trace's batches, from 1 */
  guint     tries;       /* calls of the function so far */
  guint     attempts;    /* those of them that count against MaximumRetryAttempts */
  gint64    ready_at;    /* when it may be sent */
  gint64    since;       /* when the first of it was written */
  gboolean  is_partial;  /* the last call reported records, and did not fail itself */
  gboolean  is_final;    /* a tumbling window ends: it has no records */
} CfnBatch;

/* One part of a shard: its records are worked on one batch after the other. */
typedef struct
{
  GArray   *queue;       /* of guint: the records that the filters let through */
  guint     head;        /* the first that is in no batch yet */
  gint64    free_at;     /* when the batch before is done */
  GQueue    pending;     /* of CfnBatch, owned: what has to be tried again, first of all */
  gint64    window;      /* when the tumbling window began that is open */
  gboolean  has_window;
  guint     n_in_window; /* records that the function took in it: its state */
} CfnLane;

typedef struct
{
  CfnTrace              *trace;
  const CfnStreamReader *reader;
  char                  *name;         /* of the mapping, for sentences; owned */
  CfnStreamSettings      settings;
  CfnOutcomes           *outcomes;
  guint                  n_calls;
  CfnGate                call;
  CfnGate                send;
  const CfnClaim        *destination;  /* NULL: none */
  gboolean               told_send;    /* what is not known about it has been told */
  GPtrArray             *lanes;        /* of CfnLane, owned */
} CfnStreamRun;

/* The first poll that finds what was written at @at. */
gint64    cfn_stream_get_poll (gint64       at);
CfnLane  *cfn_lane_new       (void);
void      cfn_lane_free      (CfnLane       *self);
/* When something happens next in @lane; G_MAXINT64: never. */
gint64    cfn_lane_get_next  (CfnStreamRun  *run,
                              CfnLane       *lane);
/* Lets that happen. */
void      cfn_lane_step      (CfnStreamRun  *run,
                              CfnLane       *lane);
void      cfn_batch_free     (CfnBatch      *self);
/* A batch of @records (taken) that may be sent at @ready_at. */
CfnBatch *cfn_batch_new      (CfnStreamRun  *run,
                              GArray        *records,
                              gint64         ready_at);

/* Calls the function with @batch (taken) at @at, and does what comes of it. */
void      cfn_stream_call    (CfnStreamRun  *run,
                              CfnLane       *lane,
                              CfnBatch      *batch,
                              gint64         at);
/* Why records are not tried any more. */
typedef enum
{
  CFN_EXHAUSTED_RETRIES,
  CFN_EXHAUSTED_AGE,       /* MaximumRecordAgeInSeconds */
  CFN_EXHAUSTED_RETENTION, /* the stream keeps them no longer */
} CfnExhausted;

void      cfn_stream_give_up (CfnStreamRun  *run,
                              CfnBatch      *batch,
                              gint64         at,
                              CfnExhausted   why);
/* When the first of @batch is too old to be tried again. */
gint64    cfn_batch_get_end (const CfnStreamRun *run,
                             const CfnBatch     *batch);
/* Gives up the records at the beginning of @batch that are too old at @at. FALSE when nothing is
 * left of it. */
gboolean  cfn_stream_drop_old (CfnStreamRun *run,
                               CfnBatch     *batch,
                               gint64        at);

/* Adds a hop of the mapping's, along its way to the function, to its destination or along none. */
CfnTraceHop *cfn_stream_add  (CfnStreamRun      *run,
                              CfnHopKind         kind,
                              gint64             at,
                              const CfnBatch    *batch,
                              CfnMessage        *message);
/* What the claims of a gate say, but for what stops; at @at, along the edge to @to. */
void      cfn_stream_tell_gate (CfnStreamRun      *run,
                                const CfnGate     *gate,
                                gint64             at,
                                const CfnResource *from,
                                const CfnResource *to);

G_END_DECLS
