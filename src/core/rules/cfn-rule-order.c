/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-wiring.h"

/* What has to be there before what: the resources that each names, of which CloudFormation makes
 * the named one first. */
typedef struct
{
  CfnTemplate *template;
  GHashTable *needs;      /* resource -> GPtrArray of resources */
} Order;

static void
order_init (Order       *self,
            CfnTemplate *template)
{
  guint n_references;
  const CfnReference *references = cfn_template_get_references (template, &n_references);

  self->template = template;
  self->needs = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < n_references; i++)
    {
      const CfnReference *reference = &references[i];
      GPtrArray *needed;

      if (reference->from == NULL || reference->to == NULL)
        continue;
      needed = g_hash_table_lookup (self->needs, reference->from);
      if (needed == NULL)
        {
          needed = g_ptr_array_new ();
          g_hash_table_insert (self->needs, (gpointer) reference->from, needed);
        }
      g_ptr_array_add (needed, (gpointer) reference->to);
    }
}

/* TRUE when @later is made after @earlier in any case. */
static gboolean
waits_for (const Order       *self,
           const CfnResource *later,
           const CfnResource *earlier)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  g_hash_table_add (seen, (gpointer) later);
  g_ptr_array_add (open, (gpointer) later);
  while (open->len > 0)
    {
      const CfnResource *resource = g_ptr_array_steal_index_fast (open, open->len - 1);
      GPtrArray *needed = g_hash_table_lookup (self->needs, resource);

      if (resource == earlier)
        return TRUE;
      for (guint i = 0; needed != NULL && i < needed->len; i++)
        {
          if (g_hash_table_add (seen, g_ptr_array_index (needed, i)))
            g_ptr_array_add (open, g_ptr_array_index (needed, i));
        }
    }

  return FALSE;
}

static void
add_wait_fix (CfnFinding        *finding,
              const CfnWiring   *wiring,
              const CfnResource *policy)
{
  CfnNode *old = cfn_node_get (wiring->mapping->node, "DependsOn");
  g_autofree char *resource = cfn_path_string_of_node (wiring->mapping->node);
  g_autofree char *path = g_strconcat (resource, ".DependsOn", NULL);
  CfnMessage *title = cfn_message_new (N_("Make {0} wait for {1}"), wiring->mapping->id,
                                       policy->id, NULL);

  if (old == NULL)
    cfn_finding_add_fix (finding, CFN_FIX_SET, "wait-for-policy", title, path, policy->id);
  else if (old->kind == CFN_NODE_SEQUENCE)
    cfn_finding_add_fix (finding, CFN_FIX_APPEND, "wait-for-policy", title, path, policy->id);
  else
    {
      g_autofree char *yaml = g_strdup_printf ("- %s\n- %s\n", old->value, policy->id);

      cfn_finding_add_fix (finding, CFN_FIX_SET, "wait-for-policy", title, path, yaml);
    }
}

static void
report_race (CfnChecker        *self,
             const Order       *order,
             const CfnWiring   *wiring,
             const CfnResource *policy,
             CfnNode           *statement)
{
  CfnFinding *finding = cfn_checker_report (
    self, "policy-may-come-late", wiring->mapping, cfn_wiring_get_place (wiring),
    cfn_message_new (N_("{0} does not wait for {1}, which lets {2} read the stream: where it is "
                        "made first, the deployment fails with “Cannot access stream”. Name {1} "
                        "under DependsOn"),
                     wiring->mapping->id, policy->id, wiring->role->id, NULL));

  cfn_finding_add_evidence (finding, statement);
  /* Neither a circle nor waiting for what may not be there repairs anything. */
  if (!waits_for (order, policy, wiring->mapping)
      && (policy->condition == NULL
          || g_strcmp0 (policy->condition, wiring->mapping->condition) == 0))
    add_wait_fix (finding, wiring, policy);
}

/* The claim that the role of a trigger may read its stream, by role: GPtrArray of CfnClaim. */
static GHashTable *
index_readings (CfnProof *proof)
{
  GHashTable *readings
    = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);
      GPtrArray *of_role;

      if (claim->kind != CFN_CLAIM_MAY_READ || claim->verdict != CFN_VERDICT_HOLDS
          || claim->through == NULL)
        continue;
      of_role = g_hash_table_lookup (readings, claim->from);
      if (of_role == NULL)
        {
          of_role = g_ptr_array_new ();
          g_hash_table_insert (readings, (gpointer) claim->from, of_role);
        }
      g_ptr_array_add (of_role, (gpointer) claim);
    }

  return readings;
}

static const CfnClaim *
find_reading (GHashTable      *readings,
              const CfnWiring *wiring)
{
  GPtrArray *of_role = wiring->role != NULL ? g_hash_table_lookup (readings, wiring->role) : NULL;

  for (guint i = 0; of_role != NULL && i < of_role->len; i++)
    {
      const CfnClaim *claim = g_ptr_array_index (of_role, i);

      if (claim->to == wiring->table && (claim->to != NULL || claim->through == wiring->mapping))
        return claim;
    }

  return NULL;
}

/* CloudFormation, AWS::IAM::Policy: a policy of its own comes after the role, and nothing else that
 * uses the role waits for it. */
void
cfn_check_order (CfnChecker *self)
{
  g_autoptr (GHashTable) readings = index_readings (self->proof);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Order order = { NULL, NULL };

  for (guint i = 0; i < self->wirings->len; i++)
    {
      const CfnWiring *wiring = g_ptr_array_index (self->wirings, i);
      const CfnClaim *claim = find_reading (readings, wiring);
      const CfnResource *policy
        = claim != NULL
            ? cfn_template_get_resource_at (self->template, claim->evidence[0]->span.start) : NULL;

      if (policy == NULL || policy->kind != CFN_KIND_POLICY)
        continue;
      if (order.needs == NULL)
        order_init (&order, self->template);
      if (!waits_for (&order, wiring->mapping, policy)
          && g_hash_table_add (seen, wiring->properties))
        report_race (self, &order, wiring, policy, claim->evidence[0]);
    }

  g_clear_pointer (&order.needs, g_hash_table_unref);
}
