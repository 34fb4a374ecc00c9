/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-trace-private.h"

#include "cfn-stream-json.h"

static const char * const kinds[] = {
  [CFN_HOP_WRITE] = "write",       [CFN_HOP_NO_RECORD] = "no-record",
  [CFN_HOP_RECORD] = "record",     [CFN_HOP_DROPPED] = "dropped",
  [CFN_HOP_WAITS] = "waits",       [CFN_HOP_INVOKE] = "invoke",
  [CFN_HOP_DONE] = "done",         [CFN_HOP_FAILED] = "failed",
  [CFN_HOP_RETRY] = "retry",       [CFN_HOP_SPLIT] = "split",
  [CFN_HOP_GIVEN_UP] = "given-up", [CFN_HOP_SENT] = "sent",
  [CFN_HOP_LOST] = "lost",         [CFN_HOP_BLOCKED] = "blocked",
  [CFN_HOP_UNKNOWN] = "unknown",   [CFN_HOP_NOTE] = "note",
};

const char *
cfn_hop_kind_to_string (CfnHopKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind];
}

CfnTrace *
cfn_trace_ref (CfnTrace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cfn_trace_unref (CfnTrace *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->hops);
  g_ptr_array_unref (self->records);
  cfn_proof_unref (self->proof);
  g_free (self);
}

CfnProof *
cfn_trace_get_proof (CfnTrace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->proof;
}

guint
cfn_trace_get_n_hops (CfnTrace *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->hops->len;
}

const CfnHop *
cfn_trace_get_hop (CfnTrace *self,
                   guint     index)
{
  g_return_val_if_fail (self != NULL && index < self->hops->len, NULL);

  return &((CfnTraceHop *) g_ptr_array_index (self->hops, index))->hop;
}

guint
cfn_trace_get_n_records (CfnTrace *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->records->len;
}

const CfnStreamRecord *
cfn_trace_find_record (CfnTrace *self,
                       guint     number)
{
  return g_ptr_array_index (self->records, number - 1);
}

const char *
cfn_trace_get_record_json (CfnTrace *self,
                           guint     number)
{
  g_return_val_if_fail (self != NULL && number > 0 && number <= self->records->len, NULL);

  return cfn_trace_find_record (self, number)->json;
}

const char *
cfn_trace_get_record_table (CfnTrace *self,
                            guint     number)
{
  g_return_val_if_fail (self != NULL && number > 0 && number <= self->records->len, NULL);

  return cfn_trace_find_record (self, number)->table->id;
}

const char *
cfn_trace_get_record_event (CfnTrace *self,
                            guint     number)
{
  g_return_val_if_fail (self != NULL && number > 0 && number <= self->records->len, NULL);

  return cfn_trace_find_record (self, number)->event;
}

CfnTraceCounts
cfn_trace_get_counts (CfnTrace *self)
{
  g_return_val_if_fail (self != NULL, (CfnTraceCounts) { 0 });

  return self->counts;
}

gboolean
cfn_trace_is_cut (CfnTrace *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_cut;
}

gboolean
cfn_trace_is_good (CfnTrace *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->hops->len; i++)
    {
      CfnHopKind kind = cfn_trace_get_hop (self, i)->kind;

      if (kind == CFN_HOP_BLOCKED || kind == CFN_HOP_LOST || kind == CFN_HOP_GIVEN_UP)
        return FALSE;
    }

  return !self->is_cut;
}

/* --- Payloads --- */

static void
append_event (GString           *out,
              CfnTrace          *self,
              const CfnTraceHop *hop)
{
  g_string_append (out, "{\"Records\": [");
  for (guint i = 0; i < hop->hop.n_records; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "",
                            cfn_trace_get_record_json (self, hop->hop.records[i]));
  g_string_append_c (out, ']');
}

char *
cfn_trace_dup_payload (CfnTrace *self,
                       guint     index)
{
  const CfnTraceHop *hop;
  g_autoptr (GString) out = NULL;

  g_return_val_if_fail (self != NULL && index < self->hops->len, NULL);

  hop = g_ptr_array_index (self->hops, index);
  out = g_string_new (NULL);
  switch (hop->payload)
    {
    case CFN_PAYLOAD_RECORD:
      g_string_append (out, cfn_trace_get_record_json (self, hop->hop.records[0]));
      break;
    case CFN_PAYLOAD_EVENT:
      append_event (out, self, hop);
      g_string_append_printf (out, "%s}", hop->text != NULL ? hop->text : "");
      break;
    case CFN_PAYLOAD_TEXT:
      g_string_append (out, hop->text);
      break;
    case CFN_PAYLOAD_FAILURE:
      g_string_append_printf (out, "%s, \"payload\": ", hop->text);
      append_event (out, self, hop);
      g_string_append (out, "}}");
      break;
    case CFN_PAYLOAD_NONE:
    default:
      return NULL;
    }

  return cfn_stream_json_indent (out->str);
}

/* --- While it is made --- */

CfnTraceHop *
cfn_trace_add (CfnTrace          *self,
               CfnHopKind         kind,
               gint64             at,
               const CfnResource *mapping,
               const CfnResource *from,
               const CfnResource *to,
               GArray            *records,
               CfnMessage        *message)
{
  CfnTraceHop *hop = g_new0 (CfnTraceHop, 1);

  hop->hop.kind = kind;
  hop->hop.at = at;
  hop->hop.mapping = mapping != NULL ? mapping->id : NULL;
  hop->hop.from = from != NULL ? from->id : NULL;
  hop->hop.to = to != NULL ? to->id : NULL;
  hop->hop.message = message;
  if (records != NULL && records->len > 0)
    {
      hop->records = g_array_ref (records);
      hop->hop.records = (const guint *) records->data;
      hop->hop.n_records = records->len;
    }
  g_ptr_array_add (self->hops, hop);

  return hop;
}

gboolean
cfn_trace_is_full (CfnTrace *self)
{
  return self->hops->len > CFN_TRACE_MAX_HOPS;
}

static int
compare_hops (gconstpointer a,
              gconstpointer b)
{
  const CfnTraceHop *one = *(const CfnTraceHop * const *) a;
  const CfnTraceHop *other = *(const CfnTraceHop * const *) b;

  return one->hop.at < other->hop.at ? -1 : one->hop.at > other->hop.at;
}

void
cfn_trace_finish (CfnTrace *self)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  /* GLib's sort of pointer arrays is stable: at one moment things stay in the order in which they
   * were found to happen. */
  g_ptr_array_sort (self->hops, compare_hops);
  if (self->hops->len > CFN_TRACE_MAX_HOPS)
    {
      self->is_cut = TRUE;
      g_ptr_array_set_size (self->hops, CFN_TRACE_MAX_HOPS);
    }
  for (guint i = 0; i < self->hops->len; i++)
    {
      CfnTraceHop *hop = g_ptr_array_index (self->hops, i);
      gpointer key = GUINT_TO_POINTER (hop->hop.batch);

      hop->hop.has_payload = hop->payload != CFN_PAYLOAD_NONE;
      if (hop->hop.batch == 0)
        continue;
      if (!g_hash_table_contains (numbers, key))
        g_hash_table_insert (numbers, key,
                             GUINT_TO_POINTER (g_hash_table_size (numbers) + 1));
      hop->hop.batch = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key));
    }
}

static char *
name_numbers (const guint *numbers,
              guint        n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      guint first = numbers[i], last = first;

      while (i + 1 < n && numbers[i + 1] == last + 1)
        {
          last++;
          i++;
        }
      g_string_append_printf (out, "%s#%u", out->len > 0 ? ", " : "", first);
      if (last > first)
        g_string_append_printf (out, "%s%u", last > first + 1 ? "–" : ", #", last);
    }

  return g_string_free (out, FALSE);
}

char *
cfn_trace_name_records (const GArray *records)
{
  return name_numbers ((const guint *) records->data, records->len);
}

char *
cfn_hop_dup_records (const CfnHop *hop)
{
  g_return_val_if_fail (hop != NULL, NULL);

  return name_numbers (hop->records, hop->n_records);
}
