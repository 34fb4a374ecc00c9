/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-stream-reader.h"

#include <string.h>

#include "cfn-sam.h"
#include "cfn-stream-case.h"
#include "cfn-wiring.h"

/* --- Readers --- */

static CfnStreamReader *
find_reader (GArray         *readers,
             const CfnNode  *properties,
             const CfnClaim *stream)
{
  for (guint i = 0; i < readers->len; i++)
    {
      CfnStreamReader *reader = &g_array_index (readers, CfnStreamReader, i);

      if (reader->properties == properties && reader->stream == stream)
        return reader;
    }

  return NULL;
}

static const CfnClaim *
find_edge (CfnProof          *proof,
           CfnClaimKind       kind,
           const CfnResource *from,
           const CfnResource *to)
{
  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if (claim->kind == kind && (from == NULL || claim->from == from)
          && (to == NULL || claim->to == to))
        return claim;
    }

  return NULL;
}

static void
add_wired (GArray          *readers,
           CfnProof        *proof,
           const CfnWiring *wiring)
{
  CfnStreamReader reader = {
    .proof = proof,
    .mapping = wiring->mapping,
    .properties = wiring->properties,
    .table = wiring->table,
    .source = wiring->table,
    .target = wiring->target,
    .function = wiring->function,
    .role = wiring->role,
    .stream = wiring->stream,
    .invoke = wiring->invoke,
    .reading = wiring->reading,
    .cases = wiring->cases,
  };
  CfnStreamReader *known = find_reader (readers, wiring->properties, wiring->stream);
  CfnTemplate *template = cfn_proof_get_template (proof);

  if (wiring->stream == NULL)
    return;
  if (known == NULL)
    {
      g_array_append_val (readers, reader);
      return;
    }

  /* Conditions choose the function or its role: what they are by default goes on. */
  reader.is_choice = TRUE;
  known->is_choice = TRUE;
  if (cfn_stream_judge_cases (template, known->cases) != CFN_STREAM_CASE_YES
      && cfn_stream_judge_cases (template, reader.cases) == CFN_STREAM_CASE_YES)
    *known = reader;
}

/* What claims a stream without being wired: its source is wrong, or a macro may change it. */
static void
add_claimed (GArray         *readers,
             CfnProof       *proof,
             const CfnClaim *stream)
{
  const CfnResource *mapping = stream->to;
  gboolean is_table = stream->from != NULL && stream->from->kind == CFN_KIND_TABLE;
  CfnStreamReader reader = { .proof = proof, .mapping = mapping, .stream = stream,
                             .properties = mapping->properties,
                             .table = is_table ? stream->from : NULL,
                             .source = is_table ? stream->from : NULL };
  const CfnClaim *assume;

  for (guint i = 0; i < readers->len; i++)
    {
      if (g_array_index (readers, CfnStreamReader, i).stream == stream)
        return;
    }

  if (mapping->kind == CFN_KIND_FUNCTION)
    reader.target = mapping;
  else
    reader.invoke = find_edge (proof, CFN_CLAIM_INVOKE, mapping, NULL);
  if (reader.invoke != NULL)
    reader.target = reader.invoke->to;
  if (reader.target != NULL && reader.target->kind == CFN_KIND_FUNCTION)
    reader.function = reader.target;
  assume = reader.function != NULL
             ? find_edge (proof, CFN_CLAIM_ASSUME, reader.function, NULL) : NULL;
  if (assume != NULL)
    reader.role = assume->to;
  if (reader.role != NULL && reader.table != NULL)
    reader.reading = find_edge (proof, CFN_CLAIM_MAY_READ, reader.role, reader.table);
  g_array_append_val (readers, reader);
}

const CfnResource *
cfn_stream_find_only_table (CfnTemplate *template,
                            guint       *n_tables)
{
  const CfnResource *found = NULL;
  guint n = 0;

  for (guint i = 0; i < cfn_template_get_n_resources (template); i++)
    {
      const CfnResource *resource = cfn_template_get_resource (template, i);

      if (resource->kind != CFN_KIND_TABLE)
        continue;
      found = resource;
      n++;
    }
  if (n_tables != NULL)
    *n_tables = n;

  return n == 1 ? found : NULL;
}

/* An ARN that is written out or comes from a parameter may be that of the only stream there is. */
static void
assume_sources (GArray      *readers,
                CfnTemplate *template)
{
  const CfnResource *only = cfn_stream_find_only_table (template, NULL);

  for (guint i = 0; i < readers->len; i++)
    {
      CfnStreamReader *reader = &g_array_index (readers, CfnStreamReader, i);

      if (reader->table == NULL && reader->stream->verdict == CFN_VERDICT_UNKNOWN)
        reader->table = only;
    }
}

static int
compare_readers (gconstpointer a,
                 gconstpointer b)
{
  const CfnStreamReader *one = a, *other = b;
  gsize here = one->properties != NULL ? one->properties->span.start : 0;
  gsize there = other->properties != NULL ? other->properties->span.start : 0;

  return here < there ? -1 : here > there;
}

GArray *
cfn_stream_readers_find (CfnProof *proof)
{
  GPtrArray *wirings = cfn_proof_get_wirings (proof);
  GArray *readers = g_array_new (FALSE, FALSE, sizeof (CfnStreamReader));

  for (guint i = 0; i < wirings->len; i++)
    add_wired (readers, proof, g_ptr_array_index (wirings, i));
  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if (claim->kind == CFN_CLAIM_STREAM && claim->to != NULL)
        add_claimed (readers, proof, claim);
    }
  assume_sources (readers, cfn_proof_get_template (proof));
  g_array_sort (readers, compare_readers);

  return readers;
}

char *
cfn_stream_reader_dup_name (const CfnStreamReader *self)
{
  g_autoptr (GArray) events = cfn_sam_get_events (cfn_proof_get_template (self->proof),
                                                  self->mapping);

  for (guint i = 0; i < events->len; i++)
    {
      const CfnSamEvent *event = &g_array_index (events, CfnSamEvent, i);

      if (event->properties == self->properties)
        return g_strconcat (self->mapping->id, event->id, NULL);
    }

  return g_strdup (self->mapping->id);
}

/* --- Gates --- */

static gboolean
is_inside (const CfnNode *node,
           const CfnNode *around)
{
  for (; node != NULL; node = node->parent)
    {
      if (node == around)
        return TRUE;
    }

  return FALSE;
}

/* The events of one function share their edges: what is about one of them has its place there. */
static gboolean
is_about (const CfnStreamReader *reader,
          const CfnClaim        *claim)
{
  if (reader->mapping->kind == CFN_KIND_MAPPING || claim->evidence == NULL
      || claim->evidence[0] == NULL)
    return TRUE;

  return is_inside (claim->evidence[0], reader->properties)
         || !is_inside (claim->evidence[0], cfn_node_get (reader->mapping->properties, "Events"));
}

static gboolean
is_of_read_gate (const CfnStreamReader *reader,
                 const CfnClaim        *claim)
{
  if (claim == reader->stream || claim == reader->reading)
    return TRUE;
  if (claim->kind == CFN_CLAIM_ASSUME)
    return reader->function != NULL && claim->from == reader->function
           && claim->to == reader->role;
  if (claim->kind == CFN_CLAIM_DECRYPT)
    return claim->through == reader->mapping;

  return claim->edge != NULL
         && (claim->edge == reader->stream || claim->edge == reader->reading)
         && claim->kind != CFN_CLAIM_ENCRYPT;
}

static gboolean
is_of_call_gate (const CfnStreamReader *reader,
                 const CfnClaim        *claim)
{
  if (claim == reader->invoke)
    return TRUE;
  if (claim->kind == CFN_CLAIM_NETWORK || claim->kind == CFN_CLAIM_TRACE)
    return reader->function != NULL && claim->from == reader->function;

  return claim->edge != NULL && claim->edge == reader->invoke;
}

static gboolean
is_of_send_gate (const CfnStreamReader *reader,
                 const CfnClaim        *claim,
                 const CfnClaim        *destination)
{
  return claim == destination
         || (claim->kind == CFN_CLAIM_ENCRYPT && claim->through == reader->mapping);
}

/* Lambda refuses a mapping with a filter that is none; one that never matches among others that do
 * only drops what it is asked about. */
static gboolean
is_refused_filter (const CfnClaim *claim)
{
  return claim->kind == CFN_CLAIM_FILTER
         && g_strcmp0 (claim->reason, "filter-never-matches") != 0
         && g_strcmp0 (claim->reason, "filter-part-never-matches") != 0;
}

static gboolean
stops (const CfnClaim *claim)
{
  if (claim->verdict != CFN_VERDICT_FAILS)
    return FALSE;

  return cfn_claim_kind_has_edge (claim->kind) || claim->is_grave
         || claim->kind == CFN_CLAIM_ENABLED || is_refused_filter (claim)
         || g_strcmp0 (claim->reason, "function-never-runs") == 0;
}

/* What is wrong with an edge itself comes before what else is about it. */
static gboolean
is_graver (const CfnClaim *claim,
           const CfnClaim *than)
{
  return than == NULL
         || (cfn_claim_kind_has_edge (claim->kind) && !cfn_claim_kind_has_edge (than->kind));
}

static void
weigh (CfnGate        *self,
       const CfnClaim *claim)
{
  /* What decides an edge tells of it in its own words. */
  if (claim->decided_by != NULL && claim->verdict != CFN_VERDICT_HOLDS)
    return;
  if (stops (claim))
    self->stop = is_graver (claim, self->stop) ? claim : self->stop;
  else if (claim->verdict == CFN_VERDICT_UNKNOWN)
    g_ptr_array_add (self->doubts, (gpointer) claim);
  else if (claim->verdict == CFN_VERDICT_FAILS && claim->kind != CFN_CLAIM_FILTER)
    g_ptr_array_add (self->notes, (gpointer) claim);
}

void
cfn_gate_read (CfnGate               *self,
               const CfnStreamReader *reader,
               CfnGateKind            kind)
{
  const CfnClaim *destination = kind == CFN_GATE_SEND
                                  ? cfn_stream_reader_find_destination (reader) : NULL;

  *self = (CfnGate) { NULL, g_ptr_array_new (), g_ptr_array_new () };
  for (guint i = 0; i < cfn_proof_get_n_claims (reader->proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (reader->proof, i);
      gboolean is_here = kind == CFN_GATE_READ ? is_of_read_gate (reader, claim)
                         : kind == CFN_GATE_CALL ? is_of_call_gate (reader, claim)
                         : is_of_send_gate (reader, claim, destination);

      if (is_here && is_about (reader, claim))
        weigh (self, claim);
    }
}

void
cfn_gate_clear (CfnGate *self)
{
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
}

const CfnClaim *
cfn_stream_reader_find_destination (const CfnStreamReader *self)
{
  for (guint i = 0; i < cfn_proof_get_n_claims (self->proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (self->proof, i);

      if (claim->kind == CFN_CLAIM_ON_FAILURE && claim->from == self->mapping
          && (claim->evidence == NULL || claim->evidence[0] == NULL
              || is_inside (claim->evidence[0], self->properties)))
        return claim;
    }

  return NULL;
}
