/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-wiring.h"

#include "cfn-meaning.h"
#include "cfn-sam.h"

/* More sources and functions than this are not told apart for a single mapping: a text made to
 * exhaust us may have any number. */
#define MAX_TARGETS 8

typedef struct
{
  CfnTemplate *template;
  GHashTable *invokes;   /* mapping -> GPtrArray of CfnClaim */
  GHashTable *roles;     /* function -> role */
  GPtrArray *wirings;
} Work;

static void
wiring_free (CfnWiring *self)
{
  g_array_unref (self->cases);
  g_free (self);
}

/* Versions and aliases stand for the function that they name. */
static const CfnResource *
find_function (CfnTemplate       *template,
               const CfnResource *target)
{
  for (guint i = 0; i < 4 && target != NULL && target->kind != CFN_KIND_FUNCTION; i++)
    target = cfn_meaning_resource (template, cfn_resource_get_property (target, "FunctionName"));

  return target != NULL && target->kind == CFN_KIND_FUNCTION ? target : NULL;
}

static void
add (Work              *self,
     const CfnClaim    *stream,
     CfnNode           *properties,
     CfnNode           *source,
     const CfnResource *target,
     CfnNode           *target_node)
{
  CfnWiring *wiring = g_new0 (CfnWiring, 1);

  wiring->mapping = stream->to;
  wiring->properties = properties;
  wiring->source = source;
  wiring->table = stream->from;
  wiring->target = target;
  wiring->target_node = target_node;
  wiring->function = find_function (self->template, target);
  wiring->cases = cfn_node_get_cases (source);
  if (target_node != NULL)
    {
      g_autoptr (GArray) chosen = cfn_node_get_cases (target_node);

      cfn_cases_add (wiring->cases, chosen);
    }
  if (wiring->function != NULL)
    wiring->role = g_hash_table_lookup (self->roles, wiring->function);

  if (cfn_cases_are_possible (self->template, wiring->cases))
    g_ptr_array_add (self->wirings, wiring);
  else
    wiring_free (wiring);
}

static void
add_mapping (Work           *self,
             const CfnClaim *stream)
{
  GPtrArray *invokes = g_hash_table_lookup (self->invokes, stream->to);
  CfnNode *properties = stream->to->properties;
  CfnNode *source = stream->evidence[0];

  for (guint i = 0; invokes != NULL && i < MIN (invokes->len, MAX_TARGETS); i++)
    {
      const CfnClaim *invoke = g_ptr_array_index (invokes, i);

      add (self, stream, properties, source, invoke->to, invoke->evidence[0]);
    }
  if (invokes == NULL)
    add (self, stream, properties, source, NULL, NULL);
}

static gboolean
holds (const CfnNode *outer,
       const CfnNode *inner)
{
  return outer != NULL && inner->span.start >= outer->span.start
         && inner->span.end <= outer->span.end;
}

/* Two events of a function that read the same table share one claim: its evidence tells them
 * apart. */
static void
add_events (Work           *self,
            const CfnClaim *stream)
{
  g_autoptr (GArray) events = cfn_sam_get_events (self->template, stream->to);

  for (guint i = 0; i < events->len; i++)
    {
      const CfnSamEvent *event = &g_array_index (events, CfnSamEvent, i);

      for (guint j = 0; stream->evidence[j] != NULL; j++)
        {
          if (holds (event->stream, stream->evidence[j]))
            {
              add (self, stream, event->properties, stream->evidence[j], stream->to, NULL);
              break;
            }
        }
    }
}

/* TRUE when the claim is about a table's stream for sure, or was meant to be. */
static gboolean
is_stream (const CfnClaim *claim)
{
  if (claim->kind != CFN_CLAIM_STREAM || claim->evidence[0] == NULL)
    return FALSE;

  return claim->from != NULL ? claim->from->kind == CFN_KIND_TABLE
                             : g_strcmp0 (claim->reason, "literal-arn") == 0;
}

static void
index_claims (Work     *self,
              CfnProof *proof)
{
  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if (claim->kind == CFN_CLAIM_ASSUME && claim->to != NULL)
        g_hash_table_insert (self->roles, (gpointer) claim->from, (gpointer) claim->to);
      if (claim->kind == CFN_CLAIM_INVOKE && claim->evidence[0] != NULL)
        {
          GPtrArray *invokes = g_hash_table_lookup (self->invokes, claim->from);

          if (invokes == NULL)
            {
              invokes = g_ptr_array_new ();
              g_hash_table_insert (self->invokes, (gpointer) claim->from, invokes);
            }
          g_ptr_array_add (invokes, (gpointer) claim);
        }
    }
}

GPtrArray *
cfn_wirings_new (CfnProof *proof)
{
  g_autoptr (GHashTable) invokes
    = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) roles = g_hash_table_new (NULL, NULL);
  Work work = {
    .template = cfn_proof_get_template (proof),
    .invokes = invokes,
    .roles = roles,
    .wirings = g_ptr_array_new_with_free_func ((GDestroyNotify) wiring_free),
  };

  if (cfn_template_has_macro (work.template))
    return work.wirings;

  index_claims (&work, proof);
  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if (!is_stream (claim))
        continue;
      if (claim->to->kind == CFN_KIND_MAPPING)
        add_mapping (&work, claim);
      else
        add_events (&work, claim);
    }

  return work.wirings;
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
