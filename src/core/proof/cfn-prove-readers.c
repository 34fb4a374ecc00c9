/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-prover.h"

#include "cfn-known.h"

/* Of mappings that only conditions tell apart, so many are compared with each other. */
#define MAX_COMPARED 32

/* A stream: its table, or its ARN where that is written out. */
static char *
describe_stream (CfnProver       *self,
                 const CfnWiring *wiring)
{
  return wiring->table != NULL ? g_strdup (wiring->table->id)
                               : cfn_value_know_text (self->template, wiring->source);
}

static char *
describe_target (CfnProver       *self,
                 const CfnWiring *wiring)
{
  if (wiring->target != NULL)
    return g_strdup (wiring->target->id);

  return wiring->target_node != NULL ? cfn_value_know_text (self->template, wiring->target_node)
                                     : NULL;
}

static GHashTable *
new_groups (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

/* The group of @key, which is taken. */
static GPtrArray *
get_group (GHashTable *groups,
           char       *key)
{
  GPtrArray *group = g_hash_table_lookup (groups, key);

  if (group != NULL)
    g_free (key);
  else
    {
      group = g_ptr_array_new ();
      g_hash_table_insert (groups, key, group);
    }

  return group;
}

/* One of @group that is there at the same time as @wiring, or NULL. */
static const CfnWiring *
find_twin (CfnProver       *self,
           GPtrArray       *group,
           const CfnWiring *wiring)
{
  for (guint i = 0; i < MIN (group->len, MAX_COMPARED); i++)
    {
      const CfnWiring *other = g_ptr_array_index (group, i);
      g_autoptr (GArray) cases = other->properties != wiring->properties
                                   ? cfn_wirings_meet (self->template, other, wiring) : NULL;

      if (cases != NULL)
        return other;
    }

  return NULL;
}

static void
tell_duplicate (CfnProver       *self,
                  const CfnWiring *wiring,
                  const CfnWiring *twin,
                  const char      *stream,
                  const char      *target)
{
  g_autoptr (GArray) cases = cfn_wirings_meet (self->template, twin, wiring);
  g_autofree char *when = cfn_cases_to_string (cases);
  const char *format
    = when[0] == '\0'
        ? N_("{0} connects the stream of {1} with {2}, as {3} does already: Lambda refuses a "
             "second mapping of the same stream and function")
        : N_("{0} connects the stream of {1} with {2}, as {3} does already in this case: {4}. "
             "Lambda refuses a second mapping of the same stream and function");
  CfnClaim claim = { .kind = CFN_CLAIM_UNIQUE, .verdict = CFN_VERDICT_FAILS,
                     .from = wiring->table, .to = wiring->mapping,
                     .reason = "mapping-is-doubled", .is_grave = TRUE };

  claim.label = cfn_message_new (N_("mapped twice"), NULL);
  claim.message = cfn_message_new (format, wiring->mapping->id, stream, target, twin->mapping->id,
                                   when, NULL);
  cfn_prover_add_about (self, wiring->stream, &claim, cfn_wiring_get_place (wiring), twin->source,
                        NULL);
}

/* Lambda API, CreateEventSourceMapping: 409 for a stream and function that have one. TRUE when
 * @wiring is a second one. */
static gboolean
prove_unique (CfnProver       *self,
                 const CfnWiring *wiring,
                 GHashTable      *pairs)
{
  g_autofree char *stream = describe_stream (self, wiring);
  g_autofree char *target = describe_target (self, wiring);
  const CfnWiring *twin;
  GPtrArray *group;

  if (stream == NULL || target == NULL)
    return FALSE;

  group = get_group (pairs, g_strconcat (stream, "\n", target, NULL));
  twin = find_twin (self, group, wiring);
  if (twin == NULL)
    g_ptr_array_add (group, (gpointer) wiring);
  else
    tell_duplicate (self, wiring, twin, stream, target);

  return twin != NULL;
}

static gboolean
is_global (const CfnResource *table)
{
  return g_str_equal (table->type, "AWS::DynamoDB::GlobalTable");
}

/* Whether all of @readers and @wiring are there at once, as far as conditions tell. */
static gboolean
joins (CfnProver       *self,
       GArray          *cases,
       const CfnWiring *wiring)
{
  guint n = cases->len;

  if (wiring->cases->len == 0)
    return TRUE;
  g_array_append_vals (cases, wiring->cases->data, wiring->cases->len);
  if (cfn_cases_are_possible (self->template, cases))
    return TRUE;
  g_array_set_size (cases, n);

  return FALSE;
}

static void
tell_readers (CfnProver         *self,
              const CfnResource *table,
              GPtrArray         *readers,
              guint              limit)
{
  const CfnWiring *first = g_ptr_array_index (readers, limit);
  g_autofree char *number = g_strdup_printf ("%u", readers->len);
  CfnClaim claim = { .kind = CFN_CLAIM_READERS, .verdict = CFN_VERDICT_FAILS, .from = table,
                     .to = first->mapping, .reason = "too-many-readers" };
  CfnClaim *added;

  claim.label = cfn_message_new (N_("{0} readers"), number, NULL);
  if (is_global (table))
    claim.message
      = cfn_message_new (N_("{1} mappings read the stream of {0}: of a global table, one reader is "
                            "advised, as replication reads it as well"),
                         table->id, number, NULL);
  else
    claim.message
      = cfn_message_new (N_("{1} mappings read the stream of {0}, but a shard serves two readers "
                            "at once: the others are throttled and fall behind. Let one function "
                            "pass the changes on"),
                         table->id, number, NULL);
  added = cfn_prover_add_about (self, first->stream, &claim, first->source, NULL);
  for (guint i = 0; i < readers->len; i++)
    cfn_claim_add_evidence (added, ((CfnWiring *) g_ptr_array_index (readers, i))->source);
}

/* DynamoDB Developer Guide, Change data capture for DynamoDB Streams: two processes at most read a
 * shard at once, one of a global table. */
static void
count_readers (CfnProver *self,
               GPtrArray *all)
{
  const CfnResource *table = ((CfnWiring *) g_ptr_array_index (all, 0))->table;
  guint limit = is_global (table) ? 1 : 2;
  g_autoptr (GArray) cases = NULL;
  g_autoptr (GPtrArray) readers = NULL;
  g_autoptr (GHashTable) seen = NULL;

  if (all->len <= limit)
    return;

  cases = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  readers = g_ptr_array_new ();
  seen = g_hash_table_new (NULL, NULL);
  /* Those that are always there come first. */
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < (pass == 0 ? all->len : MIN (all->len, MAX_COMPARED)); i++)
        {
          CfnWiring *wiring = g_ptr_array_index (all, i);

          if ((wiring->cases->len > 0) == (pass > 0)
              && !g_hash_table_contains (seen, wiring->properties)
              && joins (self, cases, wiring))
            {
              g_hash_table_add (seen, wiring->properties);
              g_ptr_array_add (readers, wiring);
            }
        }
    }

  if (readers->len > limit)
    tell_readers (self, table, readers, limit);
}

/* DynamoDB Developer Guide, Global tables: each replica has a stream of its own, which also holds
 * what was written elsewhere. */
static void
prove_replicas (CfnProver       *self,
                const CfnWiring *wiring)
{
  CfnNode *replicas = cfn_resource_get_property (wiring->table, "Replicas");
  CfnClaim claim = { .kind = CFN_CLAIM_READERS, .verdict = CFN_VERDICT_FAILS,
                     .from = wiring->table, .to = wiring->mapping,
                     .reason = "stream-of-one-replica" };

  if (!is_global (wiring->table) || replicas == NULL || replicas->kind != CFN_NODE_SEQUENCE
      || replicas->n_children < 2 || !cfn_wiring_lacks (self->template, wiring, "FilterCriteria"))
    return;

  claim.message
    = cfn_message_new (N_("{0} reads the stream that {1} has in the region of this stack, which "
                          "also holds what was written in its other regions: a stack like this in "
                          "each of them handles every change once more"),
                       wiring->mapping->id, wiring->table->id, NULL);
  cfn_prover_add_about (self, wiring->stream, &claim, wiring->source, replicas, NULL);
}

/* Lambda Developer Guide, Recursive loop detection: loops through DynamoDB are not noticed. */
static void
prove_loop (CfnProver       *self,
            const CfnWiring *wiring)
{
  const CfnClaim *writing = wiring->role == NULL
                              ? NULL : cfn_prover_find_edge (self, CFN_CLAIM_MAY_WRITE,
                                                             wiring->role, wiring->table);
  CfnClaim claim = { .kind = CFN_CLAIM_LOOP, .verdict = CFN_VERDICT_FAILS, .from = wiring->table,
                     .to = wiring->mapping, .reason = "writes-what-it-reads" };

  if (writing == NULL || writing->verdict != CFN_VERDICT_HOLDS
      || !cfn_wiring_lacks (self->template, wiring, "FilterCriteria"))
    return;

  claim.label = cfn_message_new (N_("writes what it reads"), NULL);
  claim.message
    = cfn_message_new (N_("{0} hands each change of {1} to {2}, which may write to {1} itself: "
                          "each write wakes it again, and Lambda does not stop such a loop. Filter "
                          "out its own writes with FilterCriteria, or write to another table"),
                       wiring->mapping->id, wiring->table->id, wiring->function->id, NULL);
  cfn_prover_add_about (self, wiring->stream, &claim, wiring->source, writing->evidence[0], NULL);
}

void
cfn_prove_readers (CfnProver *self)
{
  g_autoptr (GHashTable) pairs = new_groups ();
  g_autoptr (GHashTable) tables = new_groups ();
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < self->wirings->len; i++)
    {
      CfnWiring *wiring = g_ptr_array_index (self->wirings, i);
      GPtrArray *group;

      if (prove_unique (self, wiring, pairs) || wiring->table == NULL)
        continue;
      prove_replicas (self, wiring);
      prove_loop (self, wiring);
      group = get_group (tables, g_strdup (wiring->table->id));
      if (group->len == 0)
        g_ptr_array_add (order, group);
      g_ptr_array_add (group, wiring);
    }

  for (guint i = 0; i < order->len; i++)
    count_readers (self, g_ptr_array_index (order, i));
}
