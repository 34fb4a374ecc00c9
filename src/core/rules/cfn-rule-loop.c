/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-wiring.h"

static guint
hash_pair (gconstpointer key)
{
  const CfnClaim *claim = key;

  return g_direct_hash (claim->from) * 31 + g_direct_hash (claim->to);
}

static gboolean
pairs_are_equal (gconstpointer a,
                 gconstpointer b)
{
  const CfnClaim *one = a;
  const CfnClaim *other = b;

  return one->from == other->from && one->to == other->to;
}

/* Lambda Developer Guide, Recursive loop detection: loops through DynamoDB are not noticed. */
static void
report_loop (CfnChecker      *self,
             const CfnWiring *wiring,
             const CfnClaim  *writing)
{
  CfnFinding *finding = cfn_checker_report (
    self, "writes-what-it-reads", wiring->mapping, wiring->source,
    cfn_message_new (N_("{0} hands each change of {1} to {2}, which may write to {1} itself: each "
                        "write wakes it again, and Lambda does not stop such a loop. Filter out "
                        "its own writes with FilterCriteria, or write to another table"),
                     wiring->mapping->id, wiring->table->id, wiring->function->id, NULL));

  cfn_finding_add_evidence (finding, writing->evidence[0]);
}

void
cfn_check_loops (CfnChecker *self)
{
  g_autoptr (GHashTable) writings = g_hash_table_new (hash_pair, pairs_are_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < cfn_proof_get_n_claims (self->proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (self->proof, i);

      if (claim->kind == CFN_CLAIM_MAY_WRITE && claim->verdict == CFN_VERDICT_HOLDS)
        g_hash_table_add (writings, (gpointer) claim);
    }

  for (guint i = 0; i < self->wirings->len; i++)
    {
      const CfnWiring *wiring = g_ptr_array_index (self->wirings, i);
      const CfnClaim pair = { .from = wiring->role, .to = wiring->table };
      const CfnClaim *writing = wiring->role != NULL && wiring->table != NULL
                                  ? g_hash_table_lookup (writings, &pair) : NULL;

      if (writing != NULL && cfn_wiring_lacks (self, wiring, "FilterCriteria")
          && g_hash_table_add (seen, wiring->properties))
        report_loop (self, wiring, writing);
    }
}
