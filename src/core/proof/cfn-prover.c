/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-prover.h"

#include "cfn-condition.h"

#include <stdarg.h>
#include <string.h>

void
cfn_claim_free (CfnClaim *claim)
{
  g_clear_pointer (&claim->message, cfn_message_unref);
  g_clear_pointer (&claim->label, cfn_message_unref);
  if (claim->detail != NULL)
    g_free (claim->detail->repair);
  g_free (claim->detail);
  g_strfreev (claim->missing);
  g_free (claim->evidence);
  g_free (claim);
}

/* More places that say the same thing are no better evidence, and each is compared with all. */
#define MAX_EVIDENCE 500
/* A claim is made with this many at most. */
#define MAX_GIVEN 8

/* Adds the nodes that are not there yet. */
static void
add_evidence (CfnClaim  *claim,
              CfnNode  **nodes,
              guint      n_nodes)
{
  guint n = 0;

  while (claim->evidence != NULL && claim->evidence[n] != NULL)
    n++;

  if (n >= MAX_EVIDENCE)
    return;

  claim->evidence = g_renew (CfnNode *, claim->evidence, n + n_nodes + 1);
  for (guint i = 0; i < n_nodes && n < MAX_EVIDENCE; i++)
    {
      gboolean is_new = TRUE;

      for (guint j = 0; j < n && is_new; j++)
        is_new = claim->evidence[j] != nodes[i];
      if (is_new)
        claim->evidence[n++] = nodes[i];
    }
  claim->evidence[n] = NULL;
}

void
cfn_claim_add_evidence (CfnClaim *claim,
                        CfnNode  *node)
{
  add_evidence (claim, &node, 1);
}

static int
badness (CfnVerdict verdict)
{
  switch (verdict)
    {
    case CFN_VERDICT_FAILS:
      return 2;
    case CFN_VERDICT_UNKNOWN:
      return 1;
    case CFN_VERDICT_HOLDS:
    default:
      return 0;
    }
}

/* @claim, whose parts are taken, says something more about the ends of @old: the worse of both
 * speaks first. */
static void
merge (CfnClaim *old,
       CfnClaim *claim)
{
  guint n = g_strv_length ((char **) claim->evidence);

  if (badness (claim->verdict) > badness (old->verdict))
    {
      CfnClaim better = *old;

      *old = *claim;
      *claim = better;
      if (old->through == NULL)
        old->through = claim->through;
      n = g_strv_length ((char **) claim->evidence);
    }

  add_evidence (old, claim->evidence, n);
  if (old->through == NULL)
    old->through = claim->through;
}

static guint
hash_ends (gconstpointer key)
{
  const CfnClaim *claim = key;

  return g_direct_hash (claim->from) * 31 + g_direct_hash (claim->to) * 7 + claim->kind;
}

static gboolean
equal_ends (gconstpointer a,
            gconstpointer b)
{
  const CfnClaim *one = a;
  const CfnClaim *other = b;

  return one->kind == other->kind && one->from == other->from && one->to == other->to;
}

GHashTable *
cfn_claims_by_ends_new (void)
{
  return g_hash_table_new (hash_ends, equal_ends);
}

/* What a macro may yet change is not known to be wrong. */
static void
soften (CfnProver *self,
        CfnClaim  *claim)
{
  const CfnResource *owner = claim->from != NULL ? claim->from : claim->to;

  if (claim->verdict != CFN_VERDICT_FAILS || !cfn_template_has_macro (self->template)
      || owner == NULL)
    return;

  claim->verdict = CFN_VERDICT_UNKNOWN;
  claim->reason = "macro";
  g_clear_pointer (&claim->label, cfn_message_unref);
  g_clear_pointer (&claim->message, cfn_message_unref);
  claim->message = cfn_message_new (N_("A macro of this template may change {0}: whether it is "
                                       "sound then is not known here"),
                                    owner->id, NULL);
}

/* Takes the parts of @claim. */
static CfnClaim *
add (CfnProver      *self,
     const CfnClaim *claim,
     va_list         nodes)
{
  CfnClaim *added = g_memdup2 (claim, sizeof *claim);
  CfnNode *evidence[MAX_GIVEN];
  guint n_evidence = 0;
  /* Each claim without an edge is a statement of its own. */
  gboolean is_alone = claim->from == NULL || claim->to == NULL
                      || !cfn_claim_kind_has_edge (claim->kind);
  CfnClaim *old;
  CfnNode *node;

  while ((node = va_arg (nodes, CfnNode *)) != NULL)
    {
      g_assert (n_evidence < MAX_GIVEN);
      evidence[n_evidence++] = node;
    }

  added->evidence = NULL;
  add_evidence (added, evidence, n_evidence);
  soften (self, added);

  old = is_alone ? NULL : g_hash_table_lookup (self->by_ends, added);
  if (old != NULL)
    {
      merge (old, added);
      cfn_claim_free (added);
      return old;
    }

  g_ptr_array_add (self->claims, added);
  if (!is_alone)
    g_hash_table_add (self->by_ends, added);

  return added;
}

CfnClaim *
cfn_prover_add (CfnProver      *self,
                const CfnClaim *claim,
                ...)
{
  CfnClaim *added;
  va_list va;

  va_start (va, claim);
  added = add (self, claim, va);
  va_end (va);

  return added;
}

CfnClaim *
cfn_prover_add_about (CfnProver      *self,
                      CfnClaim       *edge,
                      const CfnClaim *claim,
                      ...)
{
  CfnClaim *added;
  va_list va;

  va_start (va, claim);
  added = add (self, claim, va);
  va_end (va);
  added->edge = edge;

  return added;
}

CfnClaim *
cfn_prover_find_edge (CfnProver         *self,
                      CfnClaimKind       kind,
                      const CfnResource *from,
                      const CfnResource *to)
{
  const CfnClaim ends = { .kind = kind, .from = from, .to = to };

  return g_hash_table_lookup (self->by_ends, &ends);
}

/* The edge is what @claim is. */
static void
decide (CfnClaim       *edge,
        const CfnClaim *claim)
{
  edge->verdict = claim->verdict;
  edge->reason = claim->reason;
  edge->decided_by = claim;
  edge->is_careful = FALSE;
  cfn_message_unref (edge->message);
  edge->message = cfn_message_ref (claim->message);
  g_clear_pointer (&edge->label, cfn_message_unref);
  if (claim->label != NULL)
    edge->label = cfn_message_ref (claim->label);
  add_evidence (edge, claim->evidence, g_strv_length ((char **) claim->evidence));
}

/* The edge holds, and says what is to be said against it. */
static void
warn (CfnClaim       *edge,
      const CfnClaim *claim)
{
  g_autofree char *what = cfn_message_format (edge->message);
  g_autofree char *but = cfn_message_format (claim->message);

  cfn_message_unref (edge->message);
  edge->message = cfn_message_new (edge->is_careful ? N_("{0}. And: {1}") : N_("{0}. But: {1}"),
                                   what, but, NULL);
  if (claim->label != NULL && !edge->is_careful)
    {
      g_clear_pointer (&edge->label, cfn_message_unref);
      edge->label = cfn_message_ref (claim->label);
    }
  edge->is_careful = TRUE;
}

/* What fails outright counts more than what is not known, and that more than a warning. */
void
cfn_prover_tell_edges (CfnProver *self)
{
  for (guint i = 0; i < self->claims->len; i++)
    {
      const CfnClaim *claim = g_ptr_array_index (self->claims, i);
      CfnClaim *edge = claim->edge;

      if (edge == NULL || claim->verdict == CFN_VERDICT_HOLDS)
        continue;
      if (claim->is_grave && badness (claim->verdict) > badness (edge->verdict))
        decide (edge, claim);
      else if (!claim->is_grave && claim->verdict == CFN_VERDICT_FAILS
               && edge->verdict == CFN_VERDICT_HOLDS)
        warn (edge, claim);
    }
}

void
cfn_claim_add_choice (GArray            *cases,
                      const CfnNode     *node,
                      const CfnResource *owner)
{
  g_autoptr (GArray) chosen = NULL;
  g_autoptr (GArray) news = NULL;

  if (node == NULL || node->parent == owner->properties)
    return;
  chosen = cfn_node_get_cases (node);
  news = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  for (guint i = 0; i < chosen->len; i++)
    {
      CfnCase one = g_array_index (chosen, CfnCase, i);

      if (!one.holds || g_strcmp0 (one.condition, owner->condition) != 0)
        g_array_append_val (news, one);
    }
  cfn_cases_add (cases, news);
}

void
cfn_claim_say_when (CfnClaim      *claim,
                    const CfnCase *cases,
                    guint          n_cases)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (CfnCase));
  g_autofree char *what = NULL;
  g_autofree char *when = NULL;

  if (n_cases == 0)
    return;

  g_array_append_vals (array, cases, n_cases);
  what = cfn_message_format (claim->message);
  when = cfn_cases_to_string (array);
  cfn_message_unref (claim->message);
  if (n_cases > 1)
    claim->message = cfn_message_new (N_("{0} (when these conditions hold: {1})"), what, when,
                                      NULL);
  else
    claim->message = cfn_message_new (cases[0].holds
                                        ? N_("{0} (when the condition {1} holds)")
                                        : N_("{0} (when the condition {1} does not hold)"),
                                      what, cases[0].condition, NULL);
}

void
cfn_claim_make_conditional (CfnClaim          *claim,
                            const CfnMeaning  *meaning,
                            const char        *format,
                            const CfnResource *owner,
                            const CfnResource *other)
{
  if (meaning->condition == NULL || other == NULL)
    return;

  if (claim->verdict == CFN_VERDICT_FAILS)
    {
      const CfnCase one = { meaning->condition, !meaning->otherwise };

      cfn_claim_say_when (claim, &one, 1);
    }
  if (claim->verdict != CFN_VERDICT_HOLDS)
    return;

  cfn_message_unref (claim->message);
  claim->message = cfn_message_new (format, owner->id, other->id, meaning->condition, NULL);
  if (meaning->has_gap)
    {
      g_clear_pointer (&claim->label, cfn_message_unref);
      claim->verdict = CFN_VERDICT_UNKNOWN;
      claim->reason = "condition";
    }
}

void
cfn_prover_tell (CfnProver *self,
                 CfnNode   *node)
{
  g_hash_table_add (self->told, node);
}

const char *
cfn_action_name (const char *action)
{
  const char *colon = strchr (action, ':');

  return colon != NULL ? colon + 1 : action;
}

CfnMessage *
cfn_explain_doubt (const IamDecision *decision,
                   const char        *role,
                   const char        *what)
{
  const char *reason = decision->reason != NULL ? decision->reason : "computed";

  if (g_str_equal (reason, "policy-condition") && decision->name != NULL)
    return cfn_message_new (N_("Whether {0} may use {1} depends on the Condition of a policy "
                               "statement, which asks for {2}: only the service knows that"),
                            role, what, decision->name, NULL);
  if (g_str_equal (reason, "parameter") && decision->name != NULL)
    return cfn_message_new (N_("Whether {0} may use {1} depends on the parameter {2} of this "
                               "template"),
                            role, what, decision->name, NULL);
  if (g_str_equal (reason, "policy-condition"))
    return cfn_message_new (N_("Whether {0} may use {1} depends on the Condition of a policy "
                               "statement, which only the service can decide"),
                            role, what, NULL);
  if (g_str_equal (reason, "condition"))
    return cfn_message_new (N_("Whether {0} may use {1} depends on a condition of this template"),
                            role, what, NULL);
  if (g_str_equal (reason, "managed-policy"))
    return cfn_message_new (N_("Whether {0} may use {1} depends on a managed policy whose contents "
                               "are not known here"),
                            role, what, NULL);
  if (g_str_equal (reason, "literal-arn"))
    return cfn_message_new (N_("Whether {0} may use {1} is not known here: its policy writes out a "
                               "name, region or account that may or may not be this one"),
                            role, what, NULL);
  if (g_str_equal (reason, "parameter"))
    return cfn_message_new (N_("Whether {0} may use {1} depends on a parameter of this template"),
                            role, what, NULL);

  return cfn_message_new (N_("Whether {0} may use {1} is not known before the stack is deployed"),
                          role,
                          what, NULL);
}
