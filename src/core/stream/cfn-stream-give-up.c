/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-stream-run.h"

#include "cfn-sam.h"

static const struct
{
  const char *condition;   /* what the record for the destination says */
  const char *message;
} reasons[] = {
  [CFN_EXHAUSTED_RETRIES] = { "RetryAttemptsExhausted",
                              N_("{0} gives up: MaximumRetryAttempts is reached") },
  [CFN_EXHAUSTED_AGE] = { "MaximumRecordAgeExceeded",
                          N_("{0} gives up: what is older than MaximumRecordAgeInSeconds is not "
                             "tried again") },
  [CFN_EXHAUSTED_RETENTION] = { "MaximumRecordAgeExceeded",
                                N_("{0} gives up: after 24 hours the stream has it no more") },
};

/* --- What is sent --- */

/* The alias or version that the mapping calls, or NULL: the function itself. */
static const char *
get_qualifier (const CfnStreamRun *run)
{
  const CfnResource *target = run->reader->target;
  const char *name;

  if (target == NULL)
    return NULL;
  if (target->kind == CFN_KIND_FUNCTION)
    return cfn_sam_get_alias (cfn_proof_get_template (run->reader->proof), target);
  name = cfn_node_get_literal (cfn_resource_get_property (target, "Name"));

  return name != NULL ? name : "1";
}

/* Its ARN; free with g_free(). */
static char *
make_function_arn (const CfnStreamRun *run)
{
  const CfnResource *function = run->reader->function;
  const char *qualifier = get_qualifier (run);
  const char *name = function != NULL
                       ? cfn_node_get_literal (cfn_resource_get_property (function,
                                                                          "FunctionName"))
                       : NULL;

  if (name == NULL)
    name = function != NULL ? function->id : "FUNCTION";

  return g_strconcat ("arn:aws:lambda:" CFN_STREAM_REGION ":" CFN_STREAM_ACCOUNT ":function:", name,
                      qualifier != NULL ? ":" : "", qualifier, NULL);
}

/* One for each text and number, the same every time. Free with g_free(). */
static char *
make_uuid (const char *text,
           guint       number)
{
  g_autofree char *seed = g_strdup_printf ("%s %u", text, number);
  g_autofree char *id = g_compute_checksum_for_string (G_CHECKSUM_MD5, seed, -1);

  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", id, id + 8, id + 12, id + 16, id + 20);
}

/* Members and their order: Lambda Developer Guide, Retaining discarded batches. It holds no item,
 * only where in the stream they are. */
static char *
write_failure (const CfnStreamRun *run,
               const CfnBatch     *batch,
               gint64              at,
               CfnExhausted        why)
{
  guint n = batch->records->len;
  const CfnStreamRecord *first
    = cfn_trace_find_record (run->trace, g_array_index (batch->records, guint, 0));
  const CfnStreamRecord *last
    = cfn_trace_find_record (run->trace, g_array_index (batch->records, guint, n - 1));
  g_autofree char *now = cfn_stream_time_to_string (at);
  g_autofree char *from = cfn_stream_time_to_string (first->at);
  g_autofree char *to = cfn_stream_time_to_string (last->at);
  g_autofree char *id = make_uuid (first->sequence, batch->tries);
  g_autofree char *arn = make_function_arn (run);

  return g_strdup_printf (
    "{\"requestContext\": {\"requestId\": \"%s\", \"functionArn\": "
    "\"%s\", \"condition\": \"%s\", \"approximateInvokeCount\": %u}, "
    "\"responseContext\": {\"statusCode\": 200, \"executedVersion\": \"%s\", "
    "\"functionError\": %s}, \"version\": \"1.0\", \"timestamp\": \"%s\", "
    "\"DDBStreamBatchInfo\": {\"shardId\": \"" CFN_STREAM_SHARD "\", "
    "\"startSequenceNumber\": \"%s\", \"endSequenceNumber\": \"%s\", "
    "\"approximateArrivalOfFirstRecord\": \"%s\", \"approximateArrivalOfLastRecord\": \"%s\", "
    "\"batchSize\": %u, \"streamArn\": \"%s\"}",
    id, arn, reasons[why].condition, batch->tries,
    get_qualifier (run) != NULL ? "1" : "$LATEST",
    batch->is_partial ? "null" : "\"Unhandled\"", now, first->sequence, last->sequence, from, to, n,
    first->arn);
}

/* Lambda Developer Guide, Retaining discarded batches: the key of the object that a bucket gets. */
static char *
make_key (const CfnStreamRun *run,
          const CfnBatch     *batch,
          gint64              at)
{
  g_autofree char *time = cfn_stream_time_to_string (at);
  g_autofree char *mapping = make_uuid (run->name, 0);
  g_autofree char *object = make_uuid (run->name, batch->number);
  g_auto (GStrv) date = g_strsplit (time, "-", 3);

  return g_strdup_printf ("aws/lambda/%s/" CFN_STREAM_SHARD "/%s/%s/%.2s/%.19s-%s", mapping,
                          date[0], date[1], date[2], time, object);
}

static void
send (CfnStreamRun *run,
      CfnBatch     *batch,
      gint64        at,
      CfnExhausted  why)
{
  const CfnResource *to = run->destination->to;
  g_autofree char *names = cfn_trace_name_records (batch->records);
  g_autofree char *failure = write_failure (run, batch, at, why);
  g_autofree char *key = make_key (run, batch, at);
  gboolean is_bucket = to != NULL && to->kind == CFN_KIND_BUCKET;
  CfnMessage *message;
  CfnTraceHop *hop;

  if (!run->told_send)
    cfn_stream_tell_gate (run, &run->send, at, run->reader->mapping, to);
  run->told_send = TRUE;
  message = is_bucket
              ? cfn_message_new (N_("{0} puts {1} into {2}, and where in the stream it is: {3}"),
                                 run->name, names, to->id, key, NULL)
              : cfn_message_new (N_("{0} sends to {2} where in the stream {1} is, without its "
                                    "item"),
                                 run->name, names,
                                 to != NULL ? to->id : "OnFailure", NULL);
  hop = cfn_stream_add (run, CFN_HOP_SENT, at, batch, message);
  hop->payload = is_bucket ? CFN_PAYLOAD_FAILURE : CFN_PAYLOAD_TEXT;
  hop->text = is_bucket ? g_steal_pointer (&failure) : g_strconcat (failure, "}", NULL);
}

static void
lose (CfnStreamRun *run,
      CfnBatch     *batch,
      gint64        at)
{
  const CfnClaim *stop = run->send.stop;
  g_autofree char *names = cfn_trace_name_records (batch->records);
  CfnTraceHop *hop;

  if (stop != NULL)
    {
      hop = cfn_stream_add (run, CFN_HOP_BLOCKED, at, batch, cfn_message_ref (stop->message));
      hop->hop.claim = stop;
      hop->hop.from = run->reader->mapping->id;
      hop->hop.to = run->destination->to != NULL ? run->destination->to->id : NULL;
    }
  cfn_stream_add (run, CFN_HOP_LOST, at, batch,
                  stop != NULL
                    ? cfn_message_new (N_("Lost, as it cannot be sent: {0}"), names, NULL)
                    : cfn_message_new (N_("Lost, as {1} has no OnFailure destination: {0}"),
                                       names, run->name, NULL));
  run->trace->counts.lost += batch->records->len;
}

void
cfn_stream_give_up (CfnStreamRun *run,
                    CfnBatch     *batch,
                    gint64        at,
                    CfnExhausted  why)
{
  cfn_stream_add (run, CFN_HOP_GIVEN_UP, at, batch,
                  cfn_message_new (reasons[why].message, run->name, NULL));
  run->trace->counts.given_up += batch->records->len;
  if (batch->records->len == 0)
    return;
  if (run->destination != NULL && run->send.stop == NULL)
    send (run, batch, at, why);
  else
    lose (run, batch, at);
}

/* --- What is too old --- */

gint64
cfn_batch_get_end (const CfnStreamRun *run,
                   const CfnBatch     *batch)
{
  gint64 age = run->settings.max_age >= 0 ? MIN (run->settings.max_age, CFN_STREAM_RETENTION)
                                          : CFN_STREAM_RETENTION;

  return batch->since + age;
}

static gboolean
is_too_old (const CfnStreamRun *run,
            const CfnBatch     *batch,
            guint               index,
            gint64              at,
            CfnExhausted       *why)
{
  guint number = g_array_index (batch->records, guint, index);
  gint64 age = at - cfn_trace_find_record (run->trace, number)->at;

  *why = run->settings.max_age >= 0 && age >= run->settings.max_age ? CFN_EXHAUSTED_AGE
                                                                    : CFN_EXHAUSTED_RETENTION;

  return *why == CFN_EXHAUSTED_AGE || age >= CFN_STREAM_RETENTION;
}

gboolean
cfn_stream_drop_old (CfnStreamRun *run,
                     CfnBatch     *batch,
                     gint64        at)
{
  CfnExhausted why = CFN_EXHAUSTED_RETENTION, first_why = why;
  guint n = 0;

  if (batch->is_final && at >= cfn_batch_get_end (run, batch))
    cfn_stream_give_up (run, batch, at, CFN_EXHAUSTED_RETENTION);
  if (batch->is_final)
    return at < cfn_batch_get_end (run, batch);
  while (n < batch->records->len && is_too_old (run, batch, n, at, &why)
         && (n == 0 || why == first_why))
    {
      first_why = why;
      n++;
    }
  if (n > 0)
    {
      GArray *kept = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GArray) all = batch->records;

      g_array_append_vals (kept, &g_array_index (all, guint, n), all->len - n);
      batch->records = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_vals (batch->records, all->data, n);
      cfn_stream_give_up (run, batch, at, first_why);
      g_array_unref (batch->records);
      batch->records = kept;
      if (kept->len > 0)
        batch->since = cfn_trace_find_record (run->trace, g_array_index (kept, guint, 0))->at;
    }

  return batch->records->len > 0;
}
