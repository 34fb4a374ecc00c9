/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-stream-run.h"

/* How many attempts at one batch are told one by one before the rest is told at once. */
#define MAX_SHOWN 3
/* How long Lambda waits before it tries again is not written down anywhere: a second, then twice as
 * long each time, up to this. */
#define MAX_BACKOFF 60000

CfnTraceHop *
cfn_stream_add (CfnStreamRun   *run,
                CfnHopKind      kind,
                gint64          at,
                const CfnBatch *batch,
                CfnMessage     *message)
{
  const CfnStreamReader *reader = run->reader;
  gboolean goes = kind == CFN_HOP_INVOKE;
  gboolean is_there = kind == CFN_HOP_DONE || kind == CFN_HOP_FAILED;
  const CfnResource *sent = run->destination != NULL ? run->destination->to : NULL;
  CfnTraceHop *hop
    = cfn_trace_add (run->trace, kind, at, reader->mapping,
                     goes || kind == CFN_HOP_SENT ? reader->mapping : NULL,
                     goes || is_there ? reader->target
                     : kind == CFN_HOP_SENT ? sent : reader->mapping,
                     batch->records, message);

  hop->hop.batch = batch->number;
  hop->hop.attempt = goes || is_there ? batch->tries : 0;

  return hop;
}

static char *
name_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static const char *
name_target (const CfnStreamRun *run)
{
  return run->reader->target != NULL ? run->reader->target->id : "?";
}

/* --- The call --- */

/* The members that the events of a tumbling window have besides their records (Lambda Developer
 * Guide, Tumbling windows). */
static char *
write_window (const CfnStreamRun *run,
              const CfnLane      *lane,
              const CfnBatch     *batch)
{
  g_autofree char *start = cfn_stream_time_to_string (lane->window);
  g_autofree char *end = cfn_stream_time_to_string (lane->window + run->settings.tumbling);
  const CfnStreamRecord *any = g_ptr_array_index (run->trace->records, 0);

  for (guint i = 0; i < run->trace->records->len && any->table != run->reader->table; i++)
    any = g_ptr_array_index (run->trace->records, i);

  return g_strdup_printf (", \"window\": {\"start\": \"%s\", \"end\": \"%s\"}, "
                          "\"state\": {\"records\": %u}, \"shardId\": \"" CFN_STREAM_SHARD "\", "
                          "\"eventSourceARN\": \"%s\", \"isFinalInvokeForWindow\": %s, "
                          "\"isWindowTerminatedEarly\": false",
                          start, end, lane->n_in_window, any->arn,
                          batch->is_final ? "true" : "false");
}

static void
tell_call (CfnStreamRun  *run,
           const CfnLane *lane,
           CfnBatch      *batch,
           gint64         at)
{
  g_autofree char *n = name_number (batch->records->len);
  g_autofree char *attempt = name_number (batch->tries);
  g_autofree char *names = cfn_trace_name_records (batch->records);
  CfnMessage *message;
  CfnTraceHop *hop;

  if (batch->is_final)
    message = cfn_message_new (N_("{0} calls {1} for the last time of this window, with its state"),
                               run->name, name_target (run), NULL);
  else if (batch->tries > 1)
    message = cfn_message_new (N_("{0} calls {1} again with {3}: attempt {2}"),
                               run->name, name_target (run), attempt, names, NULL);
  else if (batch->records->len == 1)
    message = cfn_message_new (N_("{0} calls {1} with {2}"), run->name,
                               name_target (run), names, NULL);
  else
    message = cfn_message_new (N_("{0} calls {1} with a batch of {2}: {3}"),
                               run->name, name_target (run), n, names, NULL);

  hop = cfn_stream_add (run, CFN_HOP_INVOKE, at, batch, message);
  hop->payload = CFN_PAYLOAD_EVENT;
  if (run->settings.tumbling > 0)
    hop->text = write_window (run, lane, batch);
}

static gboolean
has_poison (const CfnStreamRun *run,
            const CfnBatch     *batch)
{
  for (guint i = 0; i < batch->records->len; i++)
    {
      if (cfn_outcomes_is_poison (run->outcomes, g_array_index (batch->records, guint, i)))
        return TRUE;
    }

  return FALSE;
}

/* What comes of a call: what the list says, as far as the mapping asks for it. */
static CfnOutcome
judge (const CfnStreamRun *run,
       const CfnBatch     *batch)
{
  const CfnOutcome failed = { CFN_OUTCOME_ERROR, 0 };
  CfnOutcome outcome = cfn_outcomes_get (run->outcomes, run->n_calls);

  if (has_poison (run, batch) && outcome.kind != CFN_OUTCOME_THROTTLE)
    return failed;
  /* A number that is none of the batch (Lambda Developer Guide, Reporting batch item failures). */
  if (outcome.kind == CFN_OUTCOME_PARTIAL && outcome.item > batch->records->len)
    outcome.kind = CFN_OUTCOME_MALFORMED;

  return outcome;
}

/* How long a call takes that comes out so. */
static gint64
get_duration (const CfnStreamRun *run,
              CfnOutcomeKind      kind)
{
  return kind == CFN_OUTCOME_TIMEOUT ? run->settings.timeout
         : kind == CFN_OUTCOME_THROTTLE ? 0 : CFN_STREAM_DURATION;
}

/* --- Success --- */

static void
finish (CfnStreamRun *run,
        CfnLane      *lane,
        CfnBatch     *batch,
        gint64        at,
        CfnMessage   *message)
{
  CfnTraceHop *hop = cfn_stream_add (run, CFN_HOP_DONE, at, batch, message);

  lane->free_at = at;
  lane->n_in_window += batch->records->len;
  run->trace->counts.delivered += batch->records->len;
  if (run->settings.tumbling > 0)
    {
      hop->payload = CFN_PAYLOAD_TEXT;
      hop->text = g_strdup_printf ("{\"state\": {\"records\": %u}}", lane->n_in_window);
    }
}

/* What is reported is not listened to unless FunctionResponseTypes asks for it. */
static void
finish_deaf (CfnStreamRun *run,
             CfnLane      *lane,
             CfnBatch     *batch,
             gint64        at)
{
  finish (run, lane, batch, at,
          cfn_message_new (N_("{0} reports records that failed, but {1} does not ask for that "
                              "(FunctionResponseTypes): all count as done"),
                           name_target (run), run->name, NULL));
}

/* --- Failure --- */

static CfnMessage *
explain_failure (const CfnStreamRun *run,
                 CfnOutcomeKind      kind)
{
  const char *target = name_target (run);
  g_autofree char *seconds = name_number (run->settings.timeout / 1000);

  switch (kind)
    {
    case CFN_OUTCOME_TIMEOUT:
      return cfn_message_new (N_("{0} does not answer within its Timeout of {1} s: the whole batch "
                                 "failed"),
                              target, seconds, NULL);
    case CFN_OUTCOME_THROTTLE:
      return cfn_message_new (N_("{0} is throttled: it is not called, and that counts as no "
                                 "attempt"),
                              target, NULL);
    case CFN_OUTCOME_MALFORMED:
      return cfn_message_new (N_("{0} reports a record that is none of the batch: the whole batch "
                                 "failed"),
                              target, NULL);
    case CFN_OUTCOME_STATELESS:
      return cfn_message_new (N_("{0} answers without the state that a tumbling window asks for: "
                                 "the batch failed"),
                              target, NULL);
    case CFN_OUTCOME_PARTIAL:
    case CFN_OUTCOME_ERROR:
    case CFN_OUTCOME_OK:
    default:
      return cfn_message_new (N_("{0} throws an error: the whole batch failed"), target, NULL);
    }
}

static gint64
get_backoff (const CfnBatch *batch)
{
  return MIN (G_GINT64_CONSTANT (1000) << MIN (batch->tries - 1, 16), MAX_BACKOFF);
}

/* Lambda API, MaximumRetryAttempts: so many attempts beside the first. */
static gboolean
may_retry (const CfnStreamRun *run,
           const CfnBatch     *batch)
{
  return run->settings.retries < 0 || batch->attempts <= run->settings.retries;
}

static void
retry (CfnStreamRun *run,
       CfnLane      *lane,
       CfnBatch     *batch,
       gint64        at)
{
  g_autofree char *seconds = NULL;
  gint64 pause = get_backoff (batch);

  seconds = name_number (pause / 1000);
  cfn_stream_add (run, CFN_HOP_RETRY, at, batch,
                  cfn_message_new (N_("{0} tries this batch again in {1} s; until then nothing "
                                      "behind it is read"),
                                   run->name, seconds, NULL));
  batch->ready_at = at + pause;
  g_queue_push_head (&lane->pending, batch);
}

/* Nothing will change any more: tells of all further attempts at once. */
static void
retry_to_the_end (CfnStreamRun   *run,
                  CfnLane        *lane,
                  CfnBatch       *batch,
                  gint64          at,
                  CfnOutcomeKind  kind)
{
  gint64 end = cfn_batch_get_end (run, batch), last = at;
  gint64 duration = get_duration (run, kind);
  guint before = batch->tries;
  g_autofree char *more = NULL;

  while (may_retry (run, batch) && last + get_backoff (batch) < end)
    {
      last += get_backoff (batch) + duration;
      batch->tries++;
      batch->attempts += kind != CFN_OUTCOME_THROTTLE;
    }
  more = name_number (batch->tries - before);
  cfn_stream_add (run, CFN_HOP_RETRY, at, batch,
                  cfn_message_new (N_("{0} tries this batch {1} more times, with pauses of up to a "
                                      "minute, and each time it is the same; nothing behind it is "
                                      "read meanwhile"),
                                   run->name, more, NULL));
  lane->free_at = MAX (lane->free_at, last);
  if (may_retry (run, batch))
    {
      batch->ready_at = MAX (end, last);
      g_queue_push_head (&lane->pending, batch);
    }
  else
    {
      cfn_stream_give_up (run, batch, last, CFN_EXHAUSTED_RETRIES);
      cfn_batch_free (batch);
    }
}

/* Takes @batch. */
static void
retry_or_give_up (CfnStreamRun   *run,
                  CfnLane        *lane,
                  CfnBatch       *batch,
                  gint64          at,
                  CfnOutcomeKind  kind)
{
  gboolean is_last = cfn_outcomes_is_last (run->outcomes, run->n_calls);

  if (!may_retry (run, batch))
    {
      cfn_stream_give_up (run, batch, at, CFN_EXHAUSTED_RETRIES);
      cfn_batch_free (batch);
    }
  else if (is_last && batch->tries >= MAX_SHOWN)
    retry_to_the_end (run, lane, batch, at, kind);
  else
    retry (run, lane, batch, at);
}

/* The records from @first up to @end of @batch as a batch of their own. */
static CfnBatch *
cut (CfnStreamRun   *run,
     const CfnBatch *batch,
     guint           first,
     guint           end,
     gint64          at)
{
  GArray *part = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (part, &g_array_index (batch->records, guint, first), end - first);

  return cfn_batch_new (run, part, at);
}

/* BisectBatchOnFunctionError: two halves, which does not count as an attempt. Takes @batch. */
static void
bisect (CfnStreamRun *run,
        CfnLane      *lane,
        CfnBatch     *batch,
        gint64        at)
{
  guint n = batch->records->len, half = (n + 1) / 2;
  CfnBatch *first = cut (run, batch, 0, half, at);
  CfnBatch *second = cut (run, batch, half, n, at);
  g_autofree char *one = cfn_trace_name_records (first->records);
  g_autofree char *other = cfn_trace_name_records (second->records);

  cfn_stream_add (run, CFN_HOP_SPLIT, at, batch,
                  cfn_message_new (N_("{0} halves the batch: {1} and {2} are tried on their own, "
                                      "which counts as no attempt"),
                                   run->name, one, other, NULL));
  g_queue_push_head (&lane->pending, second);
  g_queue_push_head (&lane->pending, first);
  cfn_batch_free (batch);
}

/* Everything before the first record that is reported is done; the rest is tried again, also what
 * succeeded in it (Lambda Developer Guide, Reporting batch item failures). Takes @batch. */
static void
go_on_from (CfnStreamRun *run,
            CfnLane      *lane,
            CfnBatch     *batch,
            gint64        at,
            guint         first)
{
  CfnBatch *done = cut (run, batch, 0, first, at);
  CfnBatch *rest = cut (run, batch, first, batch->records->len, at);
  g_autofree char *names = cfn_trace_name_records (rest->records);

  rest->tries = batch->tries;
  rest->attempts = batch->attempts;
  rest->is_partial = TRUE;
  done->number = batch->number;
  done->tries = batch->tries;
  cfn_stream_add (run, CFN_HOP_DONE, at, done,
                  cfn_message_new (N_("What comes before the record that is reported is done"),
                                   NULL));
  run->trace->counts.delivered += done->records->len;
  lane->n_in_window += done->records->len;
  if (run->settings.bisects)
    {
      rest->attempts--;
      cfn_stream_add (run, CFN_HOP_SPLIT, at, rest,
                      cfn_message_new (N_("{0} splits the batch there: {1} is tried again, which "
                                          "counts as no attempt"),
                                       run->name, names, NULL));
      g_queue_push_head (&lane->pending, rest);
    }
  else
    retry_or_give_up (run, lane, rest, at, CFN_OUTCOME_PARTIAL);
  cfn_batch_free (batch);
  cfn_batch_free (done);
}

/* The answer of a function that reports the record @item of the batch, from 1. */
static char *
write_answer (const CfnStreamRun *run,
              const CfnBatch     *batch,
              guint               item)
{
  guint number = g_array_index (batch->records, guint, item - 1);

  return g_strdup_printf ("{\"batchItemFailures\": [{\"itemIdentifier\": \"%s\"}]}",
                          cfn_trace_find_record (run->trace, number)->sequence);
}

/* Takes @batch. */
static void
fail (CfnStreamRun *run,
      CfnLane      *lane,
      CfnBatch     *batch,
      gint64        at,
      CfnOutcome    outcome)
{
  gboolean is_partial = outcome.kind == CFN_OUTCOME_PARTIAL;
  g_autofree char *item = NULL;
  CfnMessage *message;
  CfnTraceHop *hop;

  lane->free_at = at;
  batch->is_partial = is_partial;
  if (outcome.kind != CFN_OUTCOME_THROTTLE)
    batch->attempts++;
  if (is_partial)
    {
      item = g_strdup_printf ("#%u", g_array_index (batch->records, guint, outcome.item - 1));
      message = cfn_message_new (N_("{0} reports that {1} failed"), name_target (run), item,
                                 NULL);
    }
  else
    message = explain_failure (run, outcome.kind);
  hop = cfn_stream_add (run, CFN_HOP_FAILED, at, batch, message);
  if (is_partial)
    {
      hop->payload = CFN_PAYLOAD_TEXT;
      hop->text = write_answer (run, batch, outcome.item);
    }

  if (is_partial && outcome.item > 1)
    go_on_from (run, lane, batch, at, outcome.item - 1);
  else if (outcome.kind != CFN_OUTCOME_THROTTLE && run->settings.bisects
           && batch->records->len > 1)
    bisect (run, lane, batch, at);
  else
    retry_or_give_up (run, lane, batch, at, outcome.kind);
}

void
cfn_stream_call (CfnStreamRun *run,
                 CfnLane      *lane,
                 CfnBatch     *batch,
                 gint64        at)
{
  CfnOutcome outcome = judge (run, batch);
  gboolean needs_state = run->settings.tumbling > 0;
  gint64 end = at + get_duration (run, outcome.kind);

  batch->tries++;
  tell_call (run, lane, batch, at);

  if (outcome.kind == CFN_OUTCOME_OK || (outcome.kind == CFN_OUTCOME_STATELESS && !needs_state))
    {
      finish (run, lane, batch, end,
              cfn_message_new (N_("{0} is done with it"), name_target (run), NULL));
      cfn_batch_free (batch);
    }
  else if (!run->settings.hears_failures
           && (outcome.kind == CFN_OUTCOME_PARTIAL || outcome.kind == CFN_OUTCOME_MALFORMED))
    {
      finish_deaf (run, lane, batch, end);
      cfn_batch_free (batch);
    }
  else
    fail (run, lane, batch, end, outcome);
  run->n_calls++;
}
