/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-wiring.h"

#include "cfn-prover.h"

static void
wiring_free (CfnWiring *self)
{
  g_array_unref (self->cases);
  g_free (self);
}

static CfnWiring *
wiring_new (const CfnTrigger *trigger)
{
  CfnWiring *self = g_new0 (CfnWiring, 1);

  self->mapping = trigger->mapping;
  self->properties = trigger->properties;
  self->source = trigger->source;
  self->table = trigger->table;
  self->target = trigger->target;
  self->target_node = trigger->target_node;
  self->function = trigger->function;
  self->role = trigger->role != NULL ? trigger->role->resource : NULL;
  self->role_node = trigger->role_node;
  self->stream = trigger->stream;
  self->invoke = trigger->invoke;
  self->reading = trigger->reading;
  self->cases = cfn_node_get_cases (trigger->source);
  if (trigger->target_node != NULL)
    {
      g_autoptr (GArray) chosen = cfn_node_get_cases (trigger->target_node);

      cfn_cases_add (self->cases, chosen);
    }
  if (trigger->role_node != NULL)
    {
      g_autoptr (GArray) chosen = cfn_node_get_cases (trigger->role_node);

      cfn_cases_add (self->cases, chosen);
    }

  return self;
}

/* What is not in the template may be anything to a mapping; an event of SAM says that it is the
 * stream of a table. */
static gboolean
reads_table (const CfnTrigger *trigger)
{
  gboolean says_so = trigger->mapping->kind == CFN_KIND_FUNCTION && trigger->stream != NULL
                     && trigger->stream->verdict == CFN_VERDICT_UNKNOWN;

  return trigger->source != NULL && (trigger->table != NULL || trigger->reads_literal || says_so);
}

GPtrArray *
cfn_wirings_make (CfnProver *prover)
{
  GPtrArray *wirings = g_ptr_array_new_with_free_func ((GDestroyNotify) wiring_free);

  if (cfn_template_has_macro (prover->template))
    return wirings;

  for (guint i = 0; i < prover->triggers->len; i++)
    {
      const CfnTrigger *trigger = &g_array_index (prover->triggers, CfnTrigger, i);
      CfnWiring *wiring;

      if (!reads_table (trigger))
        continue;

      wiring = wiring_new (trigger);
      if (cfn_cases_are_possible (prover->template, wiring->cases))
        g_ptr_array_add (wirings, wiring);
      else
        wiring_free (wiring);
    }

  return wirings;
}

GArray *
cfn_wirings_meet (CfnTemplate     *template,
                  const CfnWiring *one,
                  const CfnWiring *other)
{
  g_autoptr (GArray) cases = g_array_copy (one->cases);

  cfn_cases_add (cases, other->cases);

  return cfn_cases_are_possible (template, cases) ? g_steal_pointer (&cases) : NULL;
}

gboolean
cfn_wiring_lacks (CfnTemplate     *template,
                  const CfnWiring *self,
                  const char      *property)
{
  CfnNode *node = cfn_node_get (self->properties, property);
  CfnValueKind kind = cfn_value_of (template, node).kind;
  gboolean is_null = kind == CFN_VALUE_LITERAL
                     && cfn_node_get_scalar_type (node) == CFN_SCALAR_NULL;

  return !cfn_resource_has_hidden_properties (self->mapping)
         && (kind == CFN_VALUE_ABSENT || is_null);
}

CfnNode *
cfn_wiring_get_place (const CfnWiring *self)
{
  return self->mapping->kind == CFN_KIND_MAPPING ? self->mapping->node : self->source;
}
