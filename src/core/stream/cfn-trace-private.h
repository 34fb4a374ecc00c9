/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-stream-reader.h"
#include "cfn-stream-record.h"
#include "cfn-trace.h"

G_BEGIN_DECLS

typedef enum
{
  CFN_PAYLOAD_NONE,
  CFN_PAYLOAD_RECORD,    /* the hop's only record */
  CFN_PAYLOAD_EVENT,     /* {"Records": [...]}; text: further members, ", \"window\": ...", or "" */
  CFN_PAYLOAD_TEXT,      /* text */
  CFN_PAYLOAD_FAILURE,   /* text without its last brace, with the event as its "payload": what a
                          * bucket gets */
} CfnPayloadKind;

/* A hop and what it owns. */
typedef struct
{
  CfnHop          hop;
  GArray         *records;   /* of guint, shared; or NULL */
  CfnPayloadKind  payload;
  char           *text;
} CfnTraceHop;

struct _CfnTrace
{
  gatomicrefcount  ref_count;
  CfnProof        *proof;
  GPtrArray       *records;  /* of CfnStreamRecord, owned */
  GPtrArray       *hops;     /* of CfnTraceHop, owned */
  CfnTraceCounts   counts;
  guint            n_batches;
  gboolean         is_cut;
};

/* Adds a hop of @mapping (NULL: of a table) along the edge between @from and @to, either of which
 * may be NULL. @records may be NULL; @message is taken. */
CfnTraceHop *cfn_trace_add         (CfnTrace          *self,
                                    CfnHopKind         kind,
                                    gint64             at,
                                    const CfnResource *mapping,
                                    const CfnResource *from,
                                    const CfnResource *to,
                                    GArray            *records,
                                    CfnMessage        *message);
/* TRUE when no more are kept. */
gboolean     cfn_trace_is_full     (CfnTrace          *self);
const CfnStreamRecord *
             cfn_trace_find_record (CfnTrace          *self,
                                    guint              number);
/* Puts the hops into the order of time, and numbers their batches by it. */
void         cfn_trace_finish      (CfnTrace          *self);

/* cfn_hop_dup_records() of @records. */
char        *cfn_trace_name_records (const GArray     *records);

/* Lets the records of the trace that are in the stream of @reader's table run through it. */
void         cfn_stream_read       (CfnTrace              *self,
                                    const CfnStreamReader *reader,
                                    CfnOutcomes           *outcomes);

G_END_DECLS
