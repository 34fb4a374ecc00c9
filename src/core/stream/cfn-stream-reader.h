/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-claim.h"
#include "cfn-pattern.h"

G_BEGIN_DECLS

/* CfnStreamReader: one mapping that reads the stream of one table, as the claims tell of it;
 * private to the room. What is not in the template is NULL. */
typedef struct
{
  CfnProof          *proof;        /* borrowed, as all that follows */
  const CfnResource *mapping;      /* or the function of SAM whose event becomes one */
  CfnNode           *properties;   /* of the mapping, or of the event */
  const CfnResource *table;        /* whose stream it reads, or is taken to read */
  const CfnResource *source;       /* the same, NULL where it is but taken to */
  const CfnResource *target;       /* what is called: a function, a version or an alias of one */
  const CfnResource *function;     /* behind that */
  const CfnResource *role;
  const CfnClaim    *stream;       /* the edges that show it */
  const CfnClaim    *invoke;
  const CfnClaim    *reading;
  GArray            *cases;        /* of CfnCase: when all that is so; NULL: not known */
  gboolean           is_choice;    /* conditions choose among several ways for this stream */
} CfnStreamReader;

/* The table of @template where it has just one, else NULL; @n_tables (may be NULL) gets how many
 * there are. */
const CfnResource *
        cfn_stream_find_only_table (CfnTemplate *template,
                                    guint       *n_tables);
/* What the mapping is called: of an event of SAM, the logical id that the transform gives to it
 * (AWS SAM Developer Guide, Generated resources). Free with g_free(). */
char   *cfn_stream_reader_dup_name (const CfnStreamReader *self);
/* In file order. GArray of CfnStreamReader, transfer full. */
GArray *cfn_stream_readers_find (CfnProof *proof);

/* Where along its way claims can stop a record. */
typedef enum
{
  CFN_GATE_READ,    /* table -> mapping */
  CFN_GATE_CALL,    /* mapping -> function */
  CFN_GATE_SEND,    /* mapping -> destination */
} CfnGateKind;

/* What the claims about one of these places come to. All are CfnClaim, borrowed. */
typedef struct
{
  const CfnClaim *stop;      /* the first one that lets nothing through, or NULL */
  GPtrArray      *doubts;    /* those that are not known */
  GPtrArray      *notes;     /* those that fail, but let everything through */
} CfnGate;

void    cfn_gate_read           (CfnGate               *self,
                                 const CfnStreamReader *reader,
                                 CfnGateKind            kind);
void    cfn_gate_clear          (CfnGate               *self);
/* The claim that failed batches of @reader are sent somewhere, or NULL. */
const CfnClaim *cfn_stream_reader_find_destination (const CfnStreamReader *self);

/* What a mapping is set to (Lambda API, CreateEventSourceMapping). */
typedef struct
{
  guint      batch_size;
  gint64     window;         /* milliseconds, 0: none */
  guint      lanes;          /* ParallelizationFactor */
  gint64     retries;        /* -1: without limit */
  gint64     max_age;        /* milliseconds, -1: without limit */
  gboolean   bisects;
  gboolean   hears_failures; /* ReportBatchItemFailures */
  gint64     tumbling;       /* milliseconds, 0: none */
  gboolean   is_latest;      /* StartingPosition */
  gboolean   is_enabled;
  gint64     concurrency;    /* ReservedConcurrentExecutions of the function, -1: none */
  gint64     timeout;        /* of the function, milliseconds */
  GPtrArray *filters;        /* CfnPattern, owned; NULL: all records are let through */
  GPtrArray *doubts;         /* CfnMessage: what is but assumed */
} CfnStreamSettings;

void    cfn_stream_settings_read  (CfnStreamSettings     *self,
                                   const CfnStreamReader *reader);
void    cfn_stream_settings_clear (CfnStreamSettings     *self);

G_END_DECLS
