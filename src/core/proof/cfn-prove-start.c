/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-prover.h"

#include "cfn-known.h"
#include "cfn-sam.h"

#include <string.h>

/* Takes the message and the label of @claim, which fails. */
static void
add (CfnProver      *self,
     const CfnClaim *claim,
     CfnClaim       *edge,
     CfnNode        *place,
     CfnNode        *second)
{
  CfnClaim failing = *claim;

  failing.verdict = CFN_VERDICT_FAILS;
  cfn_prover_add_about (self, edge, &failing, place, second, NULL);
}

static CfnNode *
get_position_place (const CfnTrigger *trigger,
                    CfnNode          *position)
{
  if (position != NULL)
    return position;

  return trigger->mapping->kind == CFN_KIND_MAPPING ? trigger->mapping->node
                                                    : trigger->properties;
}

/* Lambda API, CreateEventSourceMapping: a stream is read from a position that has to be given, and
 * that of a table's stream cannot be a time. */
static void
prove_position (CfnProver        *self,
                const CfnTrigger *trigger)
{
  CfnNode *node = cfn_node_get (trigger->properties, "StartingPosition");
  CfnValue value = cfn_value_of (self->template, node);
  CfnClaim claim = { .kind = CFN_CLAIM_START, .from = trigger->table, .to = trigger->mapping,
                     .is_grave = TRUE };
  const char *id = trigger->mapping->id;
  gboolean is_literal = value.kind == CFN_VALUE_LITERAL
                        && cfn_node_get_scalar_type (node) != CFN_SCALAR_NULL;

  if (value.kind == CFN_VALUE_ABSENT || (value.kind == CFN_VALUE_LITERAL && !is_literal))
    {
      claim.reason = "missing-property";
      claim.label = cfn_message_new (N_("no position"), NULL);
      claim.message
        = cfn_message_new (N_("{0} needs a StartingPosition: TRIM_HORIZON begins with the oldest "
                              "change that is still kept, LATEST with the next one"),
                           id, NULL);
    }
  else if (!is_literal || g_str_equal (value.text, "TRIM_HORIZON")
           || g_str_equal (value.text, "LATEST") || strstr (value.text, "{{resolve:") != NULL)
    return;
  else
    {
      claim.reason = "unknown-value";
      claim.label = cfn_message_new (N_("no such position"), NULL);
      claim.message
        = cfn_message_new (N_("StartingPosition of {0} is “{1}”, but the stream of a table can "
                              "only be read from TRIM_HORIZON or from LATEST on"),
                           id, value.text, NULL);
    }

  add (self, &claim, trigger->stream, get_position_place (trigger, node), NULL);
}

/* An event of SAM is always about a table's stream. */
static gboolean
is_read (const CfnTrigger *trigger)
{
  return trigger->properties != NULL && !cfn_resource_has_hidden_properties (trigger->mapping)
         && (trigger->mapping->kind != CFN_KIND_MAPPING || trigger->reads_literal
             || trigger->table != NULL);
}

static void
prove_enabled (CfnProver       *self,
               const CfnWiring *wiring)
{
  CfnNode *node = cfn_node_get (wiring->properties, "Enabled");
  g_autofree char *text = node != NULL ? cfn_value_know_text (self->template, node) : NULL;
  CfnClaim claim = { .kind = CFN_CLAIM_ENABLED, .from = wiring->table, .to = wiring->mapping,
                     .reason = "mapping-is-disabled" };

  if (text == NULL || g_ascii_strcasecmp (text, "false") != 0)
    return;

  claim.label = cfn_message_new (N_("disabled"), NULL);
  claim.message = cfn_message_new (N_("{0} is made, but reads nothing as long as Enabled is false: "
                                      "changes that are older than a day are lost to it"),
                                   wiring->mapping->id, NULL);
  add (self, &claim, wiring->stream, node, NULL);
}

/* Lambda Developer Guide, Configuring reserved concurrency: 0 stops all invocations. */
static void
prove_runs (CfnProver       *self,
            const CfnWiring *wiring)
{
  CfnNode *node = cfn_sam_get_property (self->template, wiring->function,
                                        "ReservedConcurrentExecutions");
  g_autofree char *text = node != NULL ? cfn_value_know_text (self->template, node) : NULL;
  CfnClaim claim = { .kind = CFN_CLAIM_RUNS, .from = wiring->mapping, .to = wiring->function,
                     .reason = "function-never-runs" };
  gint64 number;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL)
      || number != 0)
    return;

  claim.label = cfn_message_new (N_("never runs"), NULL);
  claim.message = cfn_message_new (N_("{0} may never run, as its ReservedConcurrentExecutions is "
                                      "0: {1} reads changes, but cannot hand them over"),
                                   wiring->function->id, wiring->mapping->id, NULL);
  add (self, &claim, wiring->invoke, node, wiring->source);
}

void
cfn_prove_starts (CfnProver *self)
{
  const CfnNode *last = NULL;

  /* What a macro may add is not missing. The triggers of one mapping stand together. */
  for (guint i = 0; i < self->triggers->len && !cfn_template_has_macro (self->template); i++)
    {
      const CfnTrigger *trigger = &g_array_index (self->triggers, CfnTrigger, i);

      if (!is_read (trigger) || trigger->properties == last)
        continue;
      last = trigger->properties;
      prove_position (self, trigger);
    }

  last = NULL;
  for (guint i = 0; i < self->wirings->len; i++)
    {
      const CfnWiring *wiring = g_ptr_array_index (self->wirings, i);

      if (wiring->properties != last)
        prove_enabled (self, wiring);
      last = wiring->properties;
      if (wiring->function != NULL)
        prove_runs (self, wiring);
    }
}
