/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-stream-run.h"

#include <string.h>

/* Lambda Developer Guide, Using AWS Lambda with Amazon DynamoDB: a batch is sent when it would pass
 * 6 MB; one call of GetRecords returns up to 1 MB. */
#define MAX_PAYLOAD (6 * 1024 * 1024)
#define MAX_POLL (1024 * 1024)

CfnLane *
cfn_lane_new (void)
{
  CfnLane *self = g_new0 (CfnLane, 1);

  self->queue = g_array_new (FALSE, FALSE, sizeof (guint));
  g_queue_init (&self->pending);

  return self;
}

void
cfn_batch_free (CfnBatch *self)
{
  g_array_unref (self->records);
  g_free (self);
}

void
cfn_lane_free (CfnLane *self)
{
  g_queue_clear_full (&self->pending, (GDestroyNotify) cfn_batch_free);
  g_array_unref (self->queue);
  g_free (self);
}

CfnBatch *
cfn_batch_new (CfnStreamRun *run,
               GArray       *records,
               gint64        ready_at)
{
  CfnBatch *self = g_new0 (CfnBatch, 1);

  self->records = records;
  self->ready_at = ready_at;
  self->since = ready_at;
  self->number = ++run->trace->n_batches;
  if (records->len > 0)
    self->since = cfn_trace_find_record (run->trace, g_array_index (records, guint, 0))->at;

  return self;
}

/* --- Planning --- */

/* The next batch of a lane, as far as it can be told without calling the function. */
typedef struct
{
  guint    n_records;
  gint64   start;       /* when its first record is read */
  gint64   at;          /* when it is sent */
  gboolean is_full;     /* it waits for no more */
  gboolean is_final;    /* the tumbling window that is open ends first */
} Plan;

static const CfnStreamRecord *
get_queued (const CfnStreamRun *run,
            const CfnLane      *lane,
            guint               index)
{
  return cfn_trace_find_record (run->trace, g_array_index (lane->queue, guint, index));
}

/* When the tumbling window begins that @at is in. */
static gint64
get_window (const CfnStreamRun *run,
            gint64              at)
{
  gint64 size = run->settings.tumbling;
  gint64 rest = at % size;

  return at - (rest < 0 ? rest + size : rest);
}

/* Adds up to as many records as go into one batch that begins at plan->start. */
static void
gather (const CfnStreamRun *run,
        const CfnLane      *lane,
        Plan               *plan)
{
  const CfnStreamSettings *settings = &run->settings;
  gint64 deadline = plan->start + settings->window;
  gsize limit = settings->window > 0 ? MAX_PAYLOAD : MAX_POLL;
  gsize size = 0;
  gint64 window = 0;

  plan->at = plan->start;
  for (guint i = lane->head; i < lane->queue->len; i++)
    {
      const CfnStreamRecord *record = get_queued (run, lane, i);
      gint64 read_at = MAX (cfn_stream_get_poll (record->at), plan->start);
      gsize bytes = settings->window > 0 ? strlen (record->json) : record->size;

      if (settings->tumbling > 0 && i == lane->head)
        window = get_window (run, record->at);
      if (read_at > deadline
          || (settings->tumbling > 0 && get_window (run, record->at) != window))
        break;
      if (plan->n_records == settings->batch_size
          || (plan->n_records > 0 && size + bytes > limit))
        {
          plan->is_full = TRUE;
          break;
        }
      size += bytes;
      plan->n_records++;
      plan->at = read_at;
    }
  plan->is_full |= plan->n_records == settings->batch_size;
  if (!plan->is_full)
    plan->at = deadline;
}

/* FALSE when nothing is left to do. */
static gboolean
plan_next (const CfnStreamRun *run,
           const CfnLane      *lane,
           Plan               *plan)
{
  gboolean has_more = lane->head < lane->queue->len;
  gint64 first = has_more ? get_queued (run, lane, lane->head)->at : 0;

  *plan = (Plan) { 0 };
  if (lane->has_window && (!has_more || get_window (run, first) != lane->window))
    {
      plan->is_final = TRUE;
      plan->start = MAX (lane->free_at, lane->window + run->settings.tumbling);
      plan->at = plan->start;
      return TRUE;
    }
  if (!has_more)
    return FALSE;

  plan->start = cfn_stream_get_poll (MAX (lane->free_at, first));
  gather (run, lane, plan);

  return TRUE;
}

gint64
cfn_lane_get_next (CfnStreamRun *run,
                   CfnLane      *lane)
{
  const CfnBatch *pending = g_queue_peek_head (&lane->pending);
  Plan plan;

  if (pending != NULL)
    return MAX (lane->free_at, pending->ready_at);

  return plan_next (run, lane, &plan) ? plan.at : G_MAXINT64;
}

/* --- Waiting --- */

static CfnMessage *
explain_wait (const CfnStreamRun *run,
              gboolean            is_busy)
{
  const char *mapping = run->name;
  g_autofree char *size = g_strdup_printf ("%u", run->settings.batch_size);
  g_autofree char *window = g_strdup_printf ("%" G_GINT64_FORMAT, run->settings.window / 1000);

  if (is_busy)
    return cfn_message_new (N_("It waits in {0} for the batch before it: one after the other, in "
                               "order"),
                            mapping, NULL);

  return cfn_message_new (N_("It waits in {0} for others: until there are {1}, or for {2} s"),
                          mapping, size, window, NULL);
}

/* Tells of the records of @batch that wait for longer than a poll. */
static void
tell_waits (CfnStreamRun *run,
            const CfnLane *lane,
            const Plan    *plan)
{
  for (guint i = 0; i < plan->n_records; i++)
    {
      const CfnStreamRecord *record = get_queued (run, lane, lane->head + i);
      gint64 read_at = cfn_stream_get_poll (record->at);
      gboolean is_busy = read_at < lane->free_at;
      g_autoptr (GArray) one = NULL;

      if (read_at >= plan->at)
        continue;
      one = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (one, record->number);
      cfn_trace_add (run->trace, CFN_HOP_WAITS, read_at, run->reader->mapping, NULL,
                     run->reader->mapping, one, explain_wait (run, is_busy));
    }
}

/* --- Steps --- */

static CfnBatch *
take_batch (CfnStreamRun *run,
            CfnLane      *lane,
            const Plan   *plan)
{
  GArray *records = g_array_new (FALSE, FALSE, sizeof (guint));
  CfnBatch *batch;

  if (plan->n_records > 0)
    g_array_append_vals (records, &g_array_index (lane->queue, guint, lane->head),
                         plan->n_records);
  batch = cfn_batch_new (run, records, plan->at);
  batch->is_final = plan->is_final;
  if (run->settings.tumbling > 0 && !plan->is_final)
    {
      if (!lane->has_window)
        lane->n_in_window = 0;
      lane->has_window = TRUE;
      lane->window = get_window (run, batch->since);
    }
  if (plan->is_final)
    lane->has_window = FALSE;
  lane->head += plan->n_records;

  return batch;
}

void
cfn_lane_step (CfnStreamRun *run,
               CfnLane      *lane)
{
  CfnBatch *batch = g_queue_pop_head (&lane->pending);
  gint64 at;
  Plan plan;

  if (batch != NULL)
    at = MAX (lane->free_at, batch->ready_at);
  else if (plan_next (run, lane, &plan))
    {
      tell_waits (run, lane, &plan);
      batch = take_batch (run, lane, &plan);
      at = plan.at;
    }
  else
    return;

  if (!cfn_stream_drop_old (run, batch, at))
    {
      lane->free_at = at;
      cfn_batch_free (batch);
      return;
    }
  cfn_stream_call (run, lane, batch, at);
}
