/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-links.h"

#include "cfn-sam.h"
#include "cfn-value.h"

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

gboolean
cfn_links_are_sound (CfnProof     *proof,
                     CfnClaimKind  kind,
                     const char   *from,
                     const char   *to)
{
  static const char * const unsound[] = {
    "not-a-stream-arn", "not-a-function", "role-by-name", "not-an-arn", NULL,
  };
  const CfnClaim *claim = cfn_links_find (proof, kind, from, to);

  return claim != NULL && (claim->verdict != CFN_VERDICT_FAILS || claim->reason == NULL ||
                           !g_strv_contains (unsound, claim->reason));
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

/* An alias of a version of a function is as far as it goes. */
#define MAX_QUALIFIERS 3

const CfnResource *
cfn_links_get_function (CfnTemplate       *template,
                        const CfnResource *callable)
{
  for (guint i = 0; i < MAX_QUALIFIERS && callable != NULL && callable->kind == CFN_KIND_OTHER; i++)
    {
      CfnNode *name = cfn_resource_get_property (callable, "FunctionName");

      callable = cfn_value_of (template, name).resource;
    }

  return callable != NULL && callable->kind == CFN_KIND_FUNCTION ? callable : NULL;
}

const CfnResource *
cfn_links_role_of (CfnProof   *proof,
                   const char *mapping)
{
  const CfnResource *function
    = cfn_links_get_function (cfn_proof_get_template (proof),
                              cfn_links_follow (proof, CFN_CLAIM_INVOKE, mapping));

  return cfn_links_find_holder (proof, function);
}

const CfnResource *
cfn_links_find_holder (CfnProof          *proof,
                       const CfnResource *user)
{
  if (user == NULL || user->kind == CFN_KIND_ROLE)
    return user;
  if (user->kind == CFN_KIND_MAPPING)
    return cfn_links_role_of (proof, user->id);
  if (cfn_sam_makes_role (cfn_proof_get_template (proof), user))
    return user;

  return cfn_links_follow (proof, CFN_CLAIM_ASSUME, user->id);
}

/* Where the uses of each resource begin among all references, which are in file order. */
static guint *
index_references (CfnTemplate        *template,
                  const CfnReference *references,
                  guint               n_references)
{
  const guint n = cfn_template_get_n_resources (template);
  guint *first = g_new (guint, n + 1);

  for (guint i = 0; i <= n; i++)
    first[i] = n_references;
  for (guint i = n_references; i-- > 0;)
    {
      if (references[i].from != NULL)
        first[references[i].from->index] = i;
    }

  return first;
}

gboolean
cfn_links_lead (CfnTemplate       *template,
                const CfnResource *from,
                const CfnResource *to)
{
  guint n_references;
  const CfnReference *references = cfn_template_get_references (template, &n_references);
  g_autofree guint *first = index_references (template, references, n_references);
  g_autofree gboolean *seen = g_new0 (gboolean, cfn_template_get_n_resources (template));
  g_autoptr (GPtrArray) next = g_ptr_array_new ();

  g_ptr_array_add (next, (gpointer) from);
  while (next->len > 0)
    {
      const CfnResource *resource = g_ptr_array_steal_index_fast (next, next->len - 1);

      if (resource == to)
        return TRUE;
      if (seen[resource->index])
        continue;

      seen[resource->index] = TRUE;
      for (guint i = first[resource->index];
           i < n_references && references[i].from == resource; i++)
        {
          if (references[i].to != NULL)
            g_ptr_array_add (next, (gpointer) references[i].to);
        }
    }

  return FALSE;
}

GPtrArray *
cfn_links_dup_mappings_of_role (CfnProof   *proof,
                            const char *role)
{
  CfnTemplate *template = cfn_proof_get_template (proof);
  const guint n = cfn_template_get_n_resources (template);
  GPtrArray *mappings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (template, i);
      const CfnResource *its;

      if (resource->kind != CFN_KIND_MAPPING)
        continue;

      its = cfn_links_role_of (proof, resource->id);
      if (its != NULL && g_str_equal (its->id, role))
        g_ptr_array_add (mappings, g_strdup (resource->id));
    }

  return mappings;
}
