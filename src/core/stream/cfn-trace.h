/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-claim.h"
#include "cfn-outcome.h"
#include "cfn-write.h"

G_BEGIN_DECLS

typedef enum
{
  CFN_HOP_WRITE,       /* somebody writes to the table */
  CFN_HOP_NO_RECORD,   /* which changes nothing that the stream would tell */
  CFN_HOP_RECORD,      /* table -> mapping: the mapping reads the record */
  CFN_HOP_DROPPED,     /* none of the filters lets it through */
  CFN_HOP_WAITS,       /* it waits in a batch */
  CFN_HOP_INVOKE,      /* mapping -> function: a batch */
  CFN_HOP_DONE,        /* the function took it */
  CFN_HOP_FAILED,      /* the function did not */
  CFN_HOP_RETRY,       /* the same batch again */
  CFN_HOP_SPLIT,       /* a part of it again */
  CFN_HOP_GIVEN_UP,    /* no more attempts */
  CFN_HOP_SENT,        /* mapping -> queue, topic or bucket: what is known of the batch */
  CFN_HOP_LOST,        /* nobody ever hears of it */
  CFN_HOP_BLOCKED,     /* why nothing can go on along this edge */
  CFN_HOP_UNKNOWN,     /* what is not known about it; it goes on */
  CFN_HOP_NOTE,        /* what is worth knowing about it; it goes on */
} CfnHopKind;

/* One step of a run. Strings and numbers belong to the trace. */
typedef struct
{
  CfnHopKind        kind;
  gint64            at;         /* milliseconds since the mappings began to read */
  const char       *mapping;    /* logical id; of an event of SAM, that of its function. NULL: the
                                 * hop is of the table */
  const char       *from;       /* logical ids of the edge that it goes along; where one of them is
                                 * NULL, it happens at the other */
  const char       *to;
  const guint      *records;    /* their numbers, from 1; NULL when there are none */
  guint             n_records;
  CfnMessage       *message;    /* the sentence that tells of it; never NULL */
  const CfnClaim   *claim;      /* BLOCKED, UNKNOWN, NOTE: what the template says of it, or NULL */
  guint             write;      /* the number of the write, from 1; 0: it is of none */
  guint             batch;      /* the number of the batch, from 1; 0: it is of none */
  guint             attempt;    /* INVOKE, DONE, FAILED: from 1; else 0 */
  gboolean          has_payload;
} CfnHop;

/* What became of the records: each counts once for each mapping that it comes to. */
typedef struct
{
  guint delivered;    /* the function took it */
  guint dropped;      /* by the filters */
  guint given_up;     /* of these, lost are those that were not sent to a destination */
  guint lost;         /* also those that no mapping ever read */
  guint blocked;
  guint waiting;      /* were on their way when the run was cut */
} CfnTraceCounts;

/* More hops than this are not kept: the run is cut. */
#define CFN_TRACE_MAX_HOPS 10000

/*
 * CfnTrace: what a stack would do with writes to its tables. A pure function of the proof, the
 * writes and the outcomes: the same every time, on every machine. Immutable, reference-counted,
 * thread-safe; keeps the proof alive.
 */
typedef struct _CfnTrace CfnTrace;

/*
 * Lets @writes (CfnWrite) run through the mapping @mapping, or through all that read a table when
 * NULL. Of SAM, the function is meant for all its events, or the logical id that the transform
 * gives to one of them. @outcomes NULL: each invocation succeeds. NULL when that makes no sense:
 * there is no such mapping or table, an item lacks the table's key ... Then @problem gets a message
 * to be freed, and the span of the write that is meant (empty: of none); @write (may be NULL) its
 * number from 1, or 0.
 */
CfnTrace      *cfn_trace_new           (CfnProof         *proof,
                                        const char       *mapping,
                                        GPtrArray        *writes,
                                        CfnOutcomes      *outcomes,
                                        CfnSyntaxProblem *problem,
                                        guint            *write);
CfnTrace      *cfn_trace_ref           (CfnTrace         *self);
void           cfn_trace_unref         (CfnTrace         *self);
CfnProof      *cfn_trace_get_proof     (CfnTrace         *self);

/* In the order of time. */
guint          cfn_trace_get_n_hops    (CfnTrace         *self);
const CfnHop  *cfn_trace_get_hop       (CfnTrace         *self,
                                        guint             index);
/* The JSON that travels with it: a record, the event that the function is called with, its answer,
 * what is sent to the destination; indented. NULL when there is none. Free with g_free(). */
char          *cfn_trace_dup_payload   (CfnTrace         *self,
                                        guint             index);
guint          cfn_trace_get_n_records (CfnTrace         *self);
/* The record number @number, from 1, as it is in the stream: one line of JSON. */
const char    *cfn_trace_get_record_json (CfnTrace       *self,
                                        guint             number);
/* The logical id of the table in whose stream it is. */
const char    *cfn_trace_get_record_table (CfnTrace      *self,
                                        guint             number);
/* "INSERT", "MODIFY" or "REMOVE" */
const char    *cfn_trace_get_record_event (CfnTrace      *self,
                                        guint             number);
CfnTraceCounts cfn_trace_get_counts    (CfnTrace         *self);
/* TRUE when the run had more hops than are kept. */
gboolean       cfn_trace_is_cut        (CfnTrace         *self);
/* TRUE when every record was dealt with: the function took it, or the filters dropped it. */
gboolean       cfn_trace_is_good       (CfnTrace         *self);

/* "write", "no-record", "record", "dropped", "waits", "invoke", "done", "failed", "retry", "split",
 * "given-up", "sent", "lost", "blocked", "unknown", "note" */
const char    *cfn_hop_kind_to_string  (CfnHopKind        kind);

/* The numbers of its records as people read them: "#3", "#3, #4", "#3–7, #9"; "" for none. Free
 * with g_free(). */
char          *cfn_hop_dup_records     (const CfnHop     *hop);

/* The mappings of the template that read the stream of a table, as far as can be told: GPtrArray of
 * CfnResource, in file order, transfer container. An event of SAM is its function. */
GPtrArray     *cfn_trace_list_mappings (CfnProof         *proof);
/* The table that @mapping (NULL: any of them) reads first, or NULL. */
const CfnResource *cfn_trace_find_table (CfnProof        *proof,
                                        const char       *mapping);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnTrace, cfn_trace_unref)

G_END_DECLS
