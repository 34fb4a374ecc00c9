/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-trace-private.h"

#include "cfn-stream-table.h"

/* What a run is made of, as long as it is made. */
typedef struct
{
  CfnTrace         *trace;
  CfnTemplate      *template;
  GArray           *readers;   /* of CfnStreamReader: those that take part */
  GHashTable       *tables;    /* CfnResource -> CfnStreamTable, owned */
  CfnSyntaxProblem *problem;
  guint            *write;
} Run;

static void
hop_free (CfnTraceHop *hop)
{
  cfn_message_unref (hop->hop.message);
  g_clear_pointer (&hop->records, g_array_unref);
  g_free (hop->text);
  g_free (hop);
}

static CfnTrace *
trace_new (CfnProof *proof)
{
  CfnTrace *self = g_new0 (CfnTrace, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->proof = cfn_proof_ref (proof);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_stream_record_free);
  self->hops = g_ptr_array_new_with_free_func ((GDestroyNotify) hop_free);

  return self;
}

/* Takes @message. */
static gboolean
refuse (Run            *self,
        guint           number,
        const CfnWrite *write,
        CfnMessage     *message)
{
  self->problem->message = message;
  self->problem->span = write != NULL ? write->span : (CfnSpan) { 0, 0 };
  if (self->write != NULL)
    *self->write = number;

  return FALSE;
}

/* --- Who takes part --- */

static gboolean
find_readers (Run        *self,
              const char *mapping)
{
  g_autoptr (GArray) all = cfn_stream_readers_find (self->trace->proof);
  const CfnResource *named = mapping != NULL
                               ? cfn_template_find_resource (self->template, mapping) : NULL;

  for (guint i = 0; i < all->len; i++)
    {
      const CfnStreamReader *reader = &g_array_index (all, CfnStreamReader, i);
      g_autofree char *name = cfn_stream_reader_dup_name (reader);

      if (mapping == NULL || reader->mapping == named || g_str_equal (name, mapping))
        g_array_append_vals (self->readers, reader, 1);
    }
  if (mapping != NULL && named == NULL && self->readers->len == 0)
    return refuse (self, 0, NULL,
                   cfn_message_new (N_("There is no resource “{0}” in this template"), mapping,
                                    NULL));
  if (mapping != NULL && self->readers->len == 0)
    return refuse (self, 0, NULL,
                   cfn_message_new (N_("{0} does not read the stream of a table"), mapping, NULL));

  return TRUE;
}

/* The table that is meant where none is named: the one that the mappings read, else the only one
 * that there is. */
static const CfnResource *
find_default_table (Run *self)
{
  const CfnResource *found = NULL;
  guint n = 0;

  for (guint i = 0; i < self->readers->len; i++)
    {
      const CfnResource *table = g_array_index (self->readers, CfnStreamReader, i).table;

      if (table != NULL && table != found)
        {
          found = table;
          n++;
        }
    }
  if (n == 0)
    return cfn_stream_find_only_table (self->template, NULL);

  return n > 1 ? NULL : found;
}

static CfnStreamTable *
get_table (Run            *self,
           guint           number,
           const CfnWrite *write)
{
  const CfnResource *resource = write->table != NULL
                                  ? cfn_template_find_resource (self->template, write->table)
                                  : find_default_table (self);
  CfnStreamTable *table;
  guint n_tables = 0;

  if (resource == NULL)
    cfn_stream_find_only_table (self->template, &n_tables);
  if (resource == NULL && write->table != NULL)
    refuse (self, number, write,
            cfn_message_new (N_("There is no resource “{0}” in this template"), write->table,
                             NULL));
  else if (resource == NULL && n_tables == 0)
    refuse (self, number, write,
            cfn_message_new (N_("This template has no table that could be written to"), NULL));
  else if (resource == NULL)
    refuse (self, number, write,
            cfn_message_new (N_("Which table is meant is not clear: say it with “table”"), NULL));
  else if (resource->kind != CFN_KIND_TABLE)
    refuse (self, number, write,
            cfn_message_new (N_("{0} is no table (it is {1})"), resource->id, resource->type,
                             NULL));
  if (resource == NULL || resource->kind != CFN_KIND_TABLE)
    return NULL;

  table = g_hash_table_lookup (self->tables, resource);
  if (table == NULL)
    {
      table = cfn_stream_table_new (self->template, resource);
      g_hash_table_insert (self->tables, (gpointer) resource, table);
      for (guint i = 0; i < table->doubts->len; i++)
        cfn_trace_add (self->trace, CFN_HOP_UNKNOWN, write->at, NULL, NULL, resource, NULL,
                       cfn_message_ref (g_ptr_array_index (table->doubts, i)));
    }

  return table;
}

/* --- Writes --- */

static CfnMessage *
describe_write (const CfnWrite       *write,
                const CfnStreamTable *table)
{
  static const char * const formats[] = {
    [CFN_WRITE_PUT] = N_("An item is put into {0}"),
    [CFN_WRITE_UPDATE] = N_("An item of {0} is updated"),
    [CFN_WRITE_DELETE] = N_("An item of {0} is deleted"),
    [CFN_WRITE_EXPIRE] = N_("An item of {0} has expired: time to live removes it, within a few "
                            "days"),
    [CFN_WRITE_RECORD] = N_("The stream of {0} gets a record of this event"),
  };

  return cfn_message_new (formats[write->kind], table->resource->id, NULL);
}

static gboolean
make_write (Run            *self,
            guint           number,
            const CfnWrite *write)
{
  CfnStreamTable *table = get_table (self, number, write);
  CfnMessage *why = table != NULL ? cfn_stream_table_check (table, write) : NULL;
  CfnStreamRecord *record;
  CfnTraceHop *hop;

  if (table == NULL)
    return FALSE;
  if (why != NULL)
    return refuse (self, number, write, why);

  record = cfn_stream_table_write (table, write, &why);
  hop = cfn_trace_add (self->trace, CFN_HOP_WRITE, write->at, NULL, NULL, table->resource, NULL,
                       describe_write (write, table));
  hop->hop.write = number;
  hop->text = cfn_write_to_json (write);
  hop->payload = hop->text != NULL ? CFN_PAYLOAD_TEXT : CFN_PAYLOAD_NONE;
  if (record == NULL)
    {
      hop = cfn_trace_add (self->trace, CFN_HOP_NO_RECORD, write->at, NULL, NULL, table->resource,
                           NULL, why);
      hop->hop.write = number;
      return TRUE;
    }
  record->write = number;
  record->number = self->trace->records->len + 1;
  g_ptr_array_add (self->trace->records, record);

  return TRUE;
}

static gboolean
make_writes (Run       *self,
             GPtrArray *writes)
{
  for (guint i = 0; i < writes->len; i++)
    {
      if (!make_write (self, i + 1, g_ptr_array_index (writes, i)))
        return FALSE;
    }

  return TRUE;
}

/* --- Records that nobody reads --- */

static gboolean
is_read (Run                   *self,
         const CfnStreamRecord *record)
{
  for (guint i = 0; i < self->readers->len; i++)
    {
      if (g_array_index (self->readers, CfnStreamReader, i).table == record->table)
        return TRUE;
    }

  return FALSE;
}

static void
lose_unread (Run *self)
{
  for (guint i = 0; i < self->trace->records->len; i++)
    {
      CfnStreamRecord *record = g_ptr_array_index (self->trace->records, i);
      g_autoptr (GArray) numbers = NULL;

      if (is_read (self, record))
        continue;
      numbers = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (numbers, record->number);
      cfn_trace_add (self->trace, CFN_HOP_LOST, record->at, NULL, NULL, record->table, numbers,
                     cfn_message_new (N_("No mapping of this run reads the stream of {0}: after "
                                         "24 hours the record is gone"),
                                      record->table->id, NULL));
      self->trace->counts.lost++;
    }
}

CfnTrace *
cfn_trace_new (CfnProof         *proof,
               const char       *mapping,
               GPtrArray        *writes,
               CfnOutcomes      *outcomes,
               CfnSyntaxProblem *problem,
               guint            *write)
{
  g_autoptr (CfnTrace) trace = NULL;
  g_autoptr (CfnOutcomes) fine = NULL;
  Run self = { .problem = problem, .write = write };
  gboolean is_possible;

  g_return_val_if_fail (proof != NULL && writes != NULL && problem != NULL, NULL);

  *problem = (CfnSyntaxProblem) { NULL, { 0, 0 } };
  if (write != NULL)
    *write = 0;
  trace = trace_new (proof);
  fine = outcomes != NULL ? cfn_outcomes_ref (outcomes) : cfn_outcomes_parse ("", NULL);
  self.trace = trace;
  self.template = cfn_proof_get_template (proof);
  self.readers = g_array_new (FALSE, FALSE, sizeof (CfnStreamReader));
  self.tables = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) cfn_stream_table_free);

  is_possible = find_readers (&self, mapping) && make_writes (&self, writes);
  if (is_possible)
    {
      lose_unread (&self);
      for (guint i = 0; i < self.readers->len; i++)
        cfn_stream_read (trace, &g_array_index (self.readers, CfnStreamReader, i), fine);
      cfn_trace_finish (trace);
    }
  g_hash_table_unref (self.tables);
  g_array_unref (self.readers);

  return is_possible ? g_steal_pointer (&trace) : NULL;
}

GPtrArray *
cfn_trace_list_mappings (CfnProof *proof)
{
  GPtrArray *mappings = g_ptr_array_new ();
  g_autoptr (GArray) readers = NULL;

  g_return_val_if_fail (proof != NULL, mappings);

  readers = cfn_stream_readers_find (proof);
  for (guint i = 0; i < readers->len; i++)
    {
      const CfnResource *mapping = g_array_index (readers, CfnStreamReader, i).mapping;

      if (!g_ptr_array_find (mappings, mapping, NULL))
        g_ptr_array_add (mappings, (gpointer) mapping);
    }

  return mappings;
}

const CfnResource *
cfn_trace_find_table (CfnProof   *proof,
                      const char *mapping)
{
  g_autoptr (GArray) readers = NULL;

  g_return_val_if_fail (proof != NULL, NULL);

  readers = cfn_stream_readers_find (proof);
  for (guint i = 0; i < readers->len; i++)
    {
      const CfnStreamReader *reader = &g_array_index (readers, CfnStreamReader, i);

      if (reader->table != NULL
          && (mapping == NULL || g_str_equal (reader->mapping->id, mapping)))
        return reader->table;
    }

  return NULL;
}
