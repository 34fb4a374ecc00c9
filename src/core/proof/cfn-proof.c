/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-proof-private.h"

#include "cfn-boxed.h"
#include "cfn-inline-code.h"

CFN_DEFINE_BOXED_TYPE (CfnProof, cfn_proof)

static int
compare_claims (gconstpointer a,
                gconstpointer b)
{
  const CfnClaim *one = *(const CfnClaim * const *) a;
  const CfnClaim *other = *(const CfnClaim * const *) b;
  gsize here = one->evidence[0] != NULL ? one->evidence[0]->span.start : 0;
  gsize there = other->evidence[0] != NULL ? other->evidence[0]->span.start : 0;

  if (here != there)
    return here < there ? -1 : 1;

  return (int) one->kind - (int) other->kind;
}

/* A function without code has none in the table either. */
static void
code_free (CfnInlineCode *code)
{
  g_clear_pointer (&code, cfn_inline_code_free);
}

static void
prove (CfnProof *self,
       CfnProof *before)
{
  CfnProver prover = {
    .before = before,
    .template = self->template,
    .roles = self->roles,
    .claims = self->claims,
    .by_ends = cfn_claims_by_ends_new (),
    .told = g_hash_table_new (NULL, NULL),
    .role_of = g_hash_table_new (NULL, NULL),
    .triggers = g_array_new (FALSE, FALSE, sizeof (CfnTrigger)),
  };

  cfn_prove_roles (&prover);
  cfn_prove_mappings (&prover);
  cfn_prove_filters (&prover);
  cfn_prove_permissions (&prover);
  cfn_prove_destinations (&prover);
  cfn_prove_references (&prover);

  self->wirings = cfn_wirings_make (&prover);
  self->codes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) code_free);
  prover.wirings = self->wirings;
  prover.codes = self->codes;
  cfn_prove_starts (&prover);
  cfn_prove_readers (&prover);
  cfn_prove_orders (&prover);
  cfn_prove_grants (&prover);
  cfn_prove_keys (&prover);
  cfn_prove_answers (&prover);
  cfn_prover_tell_edges (&prover);

  g_array_unref (prover.triggers);
  g_hash_table_unref (prover.role_of);
  g_hash_table_unref (prover.told);
  g_hash_table_unref (prover.by_ends);
  /* GLib's sort of pointer arrays is stable: claims at one place keep the order in which they were
   * made. */
  g_ptr_array_sort (self->claims, compare_claims);
}

CfnProof *
cfn_proof_new (CfnTemplate *template)
{
  return cfn_proof_new_after (NULL, template);
}

CfnProof *
cfn_proof_new_after (CfnProof    *before,
                     CfnTemplate *template)
{
  CfnProof *self;

  g_return_val_if_fail (template != NULL, NULL);

  self = g_new0 (CfnProof, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->template = cfn_template_ref (template);
  self->roles = cfn_roles_new (template);
  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_claim_free);
  prove (self, before);
  cfn_proof_judge_logs (self);

  return self;
}

CfnProof *
cfn_proof_ref (CfnProof *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cfn_proof_unref (CfnProof *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->codes);
  g_ptr_array_unref (self->wirings);
  g_ptr_array_unref (self->claims);
  cfn_roles_free (self->roles);
  cfn_template_unref (self->template);
  g_free (self);
}

CfnTemplate *
cfn_proof_get_template (CfnProof *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->template;
}

guint
cfn_proof_get_n_claims (CfnProof *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->claims->len;
}

const CfnClaim *
cfn_proof_get_claim (CfnProof *self,
                     guint     index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->claims->len, NULL);

  return g_ptr_array_index (self->claims, index);
}

GPtrArray *
cfn_proof_get_wirings (CfnProof *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->wirings;
}

const CfnInlineCode *
cfn_proof_get_code (CfnProof          *self,
                    const CfnResource *function)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->codes, function);
}

GPtrArray *
cfn_proof_list_about (CfnProof       *self,
                      const CfnClaim *edge)
{
  GPtrArray *about = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, about);

  for (guint i = 0; i < self->claims->len; i++)
    {
      CfnClaim *claim = g_ptr_array_index (self->claims, i);

      if (claim == edge || claim->edge == edge)
        g_ptr_array_add (about, claim);
    }

  return about;
}
