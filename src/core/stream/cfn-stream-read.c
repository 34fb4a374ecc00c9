/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-stream-run.h"

#include <string.h>

#include "cfn-filter-record.h"
#include "cfn-stream-case.h"

gint64
cfn_stream_get_poll (gint64 at)
{
  if (at <= 0)
    return 0;

  return (at + CFN_STREAM_POLL - 1) / CFN_STREAM_POLL * CFN_STREAM_POLL;
}

void
cfn_stream_tell_gate (CfnStreamRun      *run,
                      const CfnGate     *gate,
                      gint64             at,
                      const CfnResource *from,
                      const CfnResource *to)
{
  const CfnHopKind kinds[] = { CFN_HOP_UNKNOWN, CFN_HOP_NOTE };
  GPtrArray *lists[] = { gate->doubts, gate->notes };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      for (guint j = 0; j < lists[i]->len; j++)
        {
          const CfnClaim *claim = g_ptr_array_index (lists[i], j);
          CfnTraceHop *hop = cfn_trace_add (run->trace, kinds[i], at, run->reader->mapping, from,
                                            to, NULL, cfn_message_ref (claim->message));

          hop->hop.claim = claim;
        }
    }
}

/* --- What is read --- */

/* The records of the table's stream, in order: GArray of guint. */
static GArray *
list_records (CfnStreamRun *run)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < run->trace->records->len; i++)
    {
      const CfnStreamRecord *record = g_ptr_array_index (run->trace->records, i);

      if (record->table == run->reader->table)
        g_array_append_val (numbers, record->number);
    }

  return numbers;
}

static gint64
get_last_time (CfnStreamRun *run,
               GArray       *numbers)
{
  const CfnStreamRecord *last;

  if (numbers->len == 0)
    return 0;
  last = cfn_trace_find_record (run->trace, g_array_index (numbers, guint, numbers->len - 1));

  return MAX (last->at, 0);
}

/* Nobody asks about a mapping of a table that nobody writes to. */
static gboolean
is_concerned (CfnStreamRun *run)
{
  const CfnResource *table = run->reader->table;

  for (guint i = 0; table != NULL && i < run->trace->hops->len; i++)
    {
      const CfnHop *hop = cfn_trace_get_hop (run->trace, i);

      if (hop->kind == CFN_HOP_WRITE && g_strcmp0 (hop->to, table->id) == 0)
        return TRUE;
    }

  return table == NULL;
}

/* Nothing gets into the mapping: @why (taken), which is the sentence of @claim unless that is
 * NULL. */
static void
block (CfnStreamRun   *run,
       GArray         *numbers,
       const CfnClaim *claim,
       CfnMessage     *why)
{
  const CfnStreamReader *reader = run->reader;
  CfnTraceHop *hop = cfn_trace_add (run->trace, CFN_HOP_BLOCKED, get_last_time (run, numbers),
                                    reader->mapping, reader->source, reader->mapping, numbers, why);

  hop->hop.claim = claim;
  run->trace->counts.blocked += numbers->len;
}

/* What it reads is not known, but may be what is written to. */
static void
tell_source (CfnStreamRun *run)
{
  const CfnStreamReader *reader = run->reader;

  if (reader->table != NULL && reader->source == NULL)
    cfn_trace_add (run->trace, CFN_HOP_UNKNOWN, 0, reader->mapping, NULL, reader->mapping, NULL,
                   cfn_message_new (N_("This run takes it that {0} reads the stream of {1}"),
                                    run->name, reader->table->id, NULL));
}

/* The parts of a mapping that conditions choose: the stream, the function and its role. */
static void
tell_choice (CfnStreamRun *run)
{
  const CfnStreamReader *reader = run->reader;
  CfnTemplate *template = cfn_proof_get_template (reader->proof);
  CfnStreamCase is = cfn_stream_judge_cases (template, reader->cases);
  g_autofree char *when = reader->cases != NULL ? cfn_cases_to_string (reader->cases) : NULL;

  if (when == NULL || *when == '\0' || (is == CFN_STREAM_CASE_YES && !reader->is_choice))
    return;
  cfn_trace_add (run->trace, CFN_HOP_UNKNOWN, 0, reader->mapping, reader->source, reader->mapping,
                 NULL,
                 is == CFN_STREAM_CASE_NO
                   ? cfn_message_new (N_("{0} does this in the case {1} only, which is not so with "
                                         "the parameters at their defaults"),
                                      run->name, when, NULL)
                   : cfn_message_new (N_("{0} depends on conditions: this run takes the case {1}"),
                                      run->name, when, NULL));
}

/* A mapping that the template never makes, or only makes in some cases. */
static gboolean
is_made (CfnStreamRun *run,
         GArray       *numbers)
{
  const CfnStreamReader *reader = run->reader;
  const char *condition = reader->mapping->condition;
  CfnConditionState state;

  if (condition == NULL)
    return TRUE;
  state = cfn_condition_get_state (cfn_proof_get_template (reader->proof), condition);
  if (state == CFN_CONDITION_DEPENDS && reader->cases == NULL)
    cfn_trace_add (run->trace, CFN_HOP_UNKNOWN, 0, reader->mapping, reader->source, reader->mapping,
                   NULL, cfn_message_new (N_("{0} is there only where the condition {1} holds: "
                                             "this run takes it that it does"),
                                          run->name, condition, NULL));
  if (state != CFN_CONDITION_FALSE)
    return TRUE;

  block (run, numbers, NULL,
         cfn_message_new (N_("{0} is never made: its condition {1} holds in no case"), run->name,
                          condition, NULL));

  return FALSE;
}

/* Lambda Developer Guide, Using AWS Lambda with Amazon DynamoDB: LATEST begins with what is written
 * from now on, TRIM_HORIZON with the oldest record that is still kept. */
static gboolean
is_before_start (CfnStreamRun          *run,
                 const CfnStreamRecord *record,
                 GArray                *one)
{
  gboolean is_old = record->at + CFN_STREAM_RETENTION <= 0;
  CfnMessage *why;

  if (!is_old && (record->at >= 0 || !run->settings.is_latest))
    return FALSE;
  why = is_old ? cfn_message_new (N_("The stream keeps its records for 24 hours: when {0} began to "
                                     "read, this one was gone"),
                                  run->name, NULL)
               : cfn_message_new (N_("{0} reads from LATEST on: what was written before it began "
                                     "is not for it. TRIM_HORIZON would read it"),
                                  run->name, NULL);
  cfn_trace_add (run->trace, CFN_HOP_LOST, 0, run->reader->mapping, run->reader->source,
                 run->reader->mapping, one, why);
  run->trace->counts.lost++;

  return TRUE;
}

/* --- Filters --- */

/* What a filter sees of a record has no eventSource yet: Lambda adds it later (AWS-recorded). */
static CfnPattern *
read_for_filters (const CfnStreamRecord *record)
{
  CfnPatternProblem problem;
  CfnSpan span;
  CfnPattern *root = cfn_pattern_parse (record->json, strlen (record->json), &problem, &span);
  CfnPattern **link = &root->first_child;

  while (*link != NULL && g_strcmp0 ((*link)->key, "eventSource") != 0)
    link = &(*link)->next;
  if (*link != NULL)
    {
      CfnPattern *source = *link;

      *link = source->next;
      cfn_pattern_free (source);
      root->n_children--;
    }

  return root;
}

/* One filter that lets a record through is enough (Lambda Developer Guide, Control which events
 * Lambda sends to your function). */
static gboolean
passes (CfnStreamRun          *run,
        const CfnStreamRecord *record,
        CfnMessage           **message)
{
  g_autoptr (CfnPattern) read = NULL;
  g_autofree char *path = NULL;
  g_autoptr (CfnMessage) why = NULL;
  g_autofree char *words = NULL;
  GPtrArray *filters = run->settings.filters;

  if (filters == NULL || filters->len == 0)
    return TRUE;
  read = read_for_filters (record);
  for (guint i = 0; i < filters->len; i++)
    {
      if (cfn_filter_passes (g_ptr_array_index (filters, i), read, i == 0 ? &path : NULL,
                             i == 0 ? &why : NULL))
        return TRUE;
    }

  words = why != NULL ? cfn_message_format (why) : g_strdup ("");
  *message = filters->len == 1
               ? cfn_message_new (N_("The filter of {0} drops it. {1}: {2}"),
                                  run->name, path, words, NULL)
               : cfn_message_new (N_("All filters of {0} drop it. The first one because of {1}: "
                                     "{2}"),
                                  run->name, path, words, NULL);

  return FALSE;
}

/* --- Reading --- */

/* Records with one key are always in one lane, in order. */
static CfnLane *
find_lane (CfnStreamRun          *run,
           const CfnStreamRecord *record)
{
  g_autofree char *key = cfn_item_to_key (record->keys);

  return g_ptr_array_index (run->lanes, g_str_hash (key) % run->lanes->len);
}

static void
read_record (CfnStreamRun *run,
             guint         number)
{
  const CfnStreamReader *reader = run->reader;
  const CfnStreamRecord *record = cfn_trace_find_record (run->trace, number);
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (guint));
  gint64 at = cfn_stream_get_poll (record->at);
  g_autofree char *size = g_strdup_printf ("%" G_GSIZE_FORMAT, record->size);
  CfnMessage *why;
  CfnTraceHop *hop;

  g_array_append_val (one, number);
  if (is_before_start (run, record, one))
    return;

  hop = cfn_trace_add (run->trace, CFN_HOP_RECORD, at, reader->mapping, reader->source,
                       reader->mapping, one,
                       cfn_message_new (N_("{0} reads the record: {1}, {2}, {3} bytes"),
                                        run->name, record->event,
                                        cfn_view_to_string (record->view), size, NULL));
  hop->payload = CFN_PAYLOAD_RECORD;
  if (passes (run, record, &why))
    {
      g_array_append_val (find_lane (run, record)->queue, number);
      return;
    }
  cfn_trace_add (run->trace, CFN_HOP_DROPPED, at, reader->mapping, NULL, reader->mapping, one, why);
  run->trace->counts.dropped++;
}

static void
run_lanes (CfnStreamRun *run)
{
  while (!cfn_trace_is_full (run->trace))
    {
      CfnLane *first = NULL;
      gint64 soonest = G_MAXINT64;

      for (guint i = 0; i < run->lanes->len; i++)
        {
          CfnLane *lane = g_ptr_array_index (run->lanes, i);
          gint64 next = cfn_lane_get_next (run, lane);

          if (next < soonest)
            {
              soonest = next;
              first = lane;
            }
        }
      if (first == NULL)
        return;
      cfn_lane_step (run, first);
    }
}

/* What is still on its way when no more hops are kept. */
static void
count_waiting (CfnStreamRun *run)
{
  for (guint i = 0; i < run->lanes->len; i++)
    {
      CfnLane *lane = g_ptr_array_index (run->lanes, i);

      run->trace->counts.waiting += lane->queue->len - lane->head;
      for (GList *link = lane->pending.head; link != NULL; link = link->next)
        run->trace->counts.waiting += ((CfnBatch *) link->data)->records->len;
    }
}

/* The function cannot be called: all that got so far stays in front of it. */
static void
block_call (CfnStreamRun *run)
{
  const CfnStreamReader *reader = run->reader;
  const CfnClaim *stop = run->call.stop;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  CfnTraceHop *hop;

  for (guint i = 0; i < run->lanes->len; i++)
    {
      GArray *queue = ((CfnLane *) g_ptr_array_index (run->lanes, i))->queue;

      g_array_append_vals (all, queue->data, queue->len);
    }
  if (all->len == 0)
    return;
  hop = cfn_trace_add (run->trace, CFN_HOP_BLOCKED,
                       cfn_stream_get_poll (get_last_time (run, all)), reader->mapping,
                       reader->mapping, reader->target, all,
                       stop != NULL
                         ? cfn_message_ref (stop->message)
                         : cfn_message_new (N_("{0} may never run: its "
                                               "ReservedConcurrentExecutions is 0"),
                                            reader->function->id, NULL));
  hop->hop.claim = stop;
  run->trace->counts.blocked += all->len;
}

static void
read_all (CfnStreamRun *run,
          GArray       *numbers)
{
  const CfnStreamReader *reader = run->reader;

  for (guint i = 0; i < run->settings.lanes; i++)
    g_ptr_array_add (run->lanes, cfn_lane_new ());
  for (guint i = 0; i < run->settings.doubts->len; i++)
    cfn_trace_add (run->trace, CFN_HOP_UNKNOWN, 0, reader->mapping, NULL, reader->mapping, NULL,
                   cfn_message_ref (g_ptr_array_index (run->settings.doubts, i)));
  if (!run->settings.is_enabled)
    {
      /* What a parameter turns off is no claim: it may be turned on. */
      block (run, numbers, NULL,
             cfn_message_new (N_("{0} reads nothing as long as Enabled is false"), run->name,
                              NULL));
      return;
    }
  for (guint i = 0; i < numbers->len; i++)
    read_record (run, g_array_index (numbers, guint, i));

  if (run->call.stop != NULL || run->settings.concurrency == 0)
    {
      block_call (run);
      return;
    }
  cfn_stream_tell_gate (run, &run->call, 0, reader->mapping, reader->target);
  run_lanes (run);
  count_waiting (run);
}

void
cfn_stream_read (CfnTrace              *self,
                 const CfnStreamReader *reader,
                 CfnOutcomes           *outcomes)
{
  CfnStreamRun run = { .trace = self, .reader = reader, .outcomes = outcomes };
  CfnGate read;
  g_autoptr (GArray) numbers = list_records (&run);

  if (!is_concerned (&run))
    return;
  run.name = cfn_stream_reader_dup_name (reader);
  cfn_gate_read (&read, reader, CFN_GATE_READ);
  if (read.stop != NULL)
    block (&run, numbers, read.stop, cfn_message_ref (read.stop->message));
  else if (numbers->len > 0 && is_made (&run, numbers))
    {
      tell_source (&run);
      tell_choice (&run);
      cfn_stream_tell_gate (&run, &read, 0, reader->source, reader->mapping);
      cfn_stream_settings_read (&run.settings, reader);
      cfn_gate_read (&run.call, reader, CFN_GATE_CALL);
      cfn_gate_read (&run.send, reader, CFN_GATE_SEND);
      run.destination = cfn_stream_reader_find_destination (reader);
      run.lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_lane_free);
      read_all (&run, numbers);
      g_ptr_array_unref (run.lanes);
      cfn_gate_clear (&run.send);
      cfn_gate_clear (&run.call);
      cfn_stream_settings_clear (&run.settings);
    }
  cfn_gate_clear (&read);
  g_free (run.name);
}
