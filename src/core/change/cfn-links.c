/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-links.h"

static gboolean
is_end (const CfnResource *end,
        const char        *id)
{
  return id == NULL || (end != NULL && g_str_equal (end->id, id));
}

const CfnClaim *
cfn_links_find (CfnProof     *proof,
                CfnClaimKind  kind,
                const char   *from,
                const char   *to)
{
  const guint n = cfn_proof_get_n_claims (proof);

  for (guint i = 0; i < n; i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if (claim->kind == kind && is_end (claim->from, from) && is_end (claim->to, to))
        return claim;
    }

  return NULL;
}

const CfnResource *
cfn_links_follow (CfnProof     *proof,
                  CfnClaimKind  kind,
                  const char   *from)
{
  const CfnClaim *claim = cfn_links_find (proof, kind, from, NULL);

  return claim != NULL ? claim->to : NULL;
}

const CfnResource *
cfn_links_trace (CfnProof     *proof,
                 CfnClaimKind  kind,
                 const char   *to)
{
  const CfnClaim *claim = cfn_links_find (proof, kind, NULL, to);

  return claim != NULL ? claim->from : NULL;
}

const CfnResource *
cfn_links_role_of (CfnProof   *proof,
                   const char *mapping)
{
  const CfnResource *function = cfn_links_follow (proof, CFN_CLAIM_INVOKE, mapping);

  return function != NULL ? cfn_links_follow (proof, CFN_CLAIM_ASSUME, function->id) : NULL;
}

GPtrArray *
cfn_links_mappings_of_role (CfnProof   *proof,
                            const char *role)
{
  CfnTemplate *template = cfn_proof_get_template (proof);
  const guint n = cfn_template_get_n_resources (template);
  GPtrArray *mappings = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (template, i);
      const CfnResource *its;

      if (resource->kind != CFN_KIND_MAPPING)
        continue;

      its = cfn_links_role_of (proof, resource->id);
      if (its != NULL && g_str_equal (its->id, role))
        g_ptr_array_add (mappings, (char *) resource->id);
    }

  return mappings;
}
