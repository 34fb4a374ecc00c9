/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-links.h"

#include "cfn-role.h"
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
cfn_links_role_of (CfnProof   *proof,
                   const char *mapping)
{
  const CfnResource *function = cfn_links_follow (proof, CFN_CLAIM_INVOKE, mapping);

  for (guint i = 0; i < MAX_QUALIFIERS && function != NULL && function->kind == CFN_KIND_OTHER; i++)
    {
      CfnNode *name = cfn_resource_get_property (function, "FunctionName");

      function = cfn_value_of (cfn_proof_get_template (proof), name).resource;
    }

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

static gboolean
trusts_lambda (const CfnRole *role)
{
  const IamRequest request = { .action = "sts:AssumeRole", .service = "lambda.amazonaws.com" };
  g_autoptr (GPtrArray) policies = g_ptr_array_new ();

  if (role == NULL || role->trust == NULL)
    return FALSE;

  g_ptr_array_add (policies, role->trust);
  return iam_policies_evaluate (policies, &request).verdict == IAM_VERDICT_ALLOWED;
}

static gboolean
is_named (CfnTemplate       *template,
          const CfnResource *resource)
{
  guint n_references;
  const CfnReference *references = cfn_template_get_references (template, &n_references);

  for (guint i = 0; i < n_references; i++)
    {
      if (references[i].to == resource)
        return TRUE;
    }

  return FALSE;
}

const CfnResource *
cfn_links_find_idle_role (CfnTemplate *template)
{
  const guint n = cfn_template_get_n_resources (template);
  CfnRoles *roles = cfn_roles_new (template);
  const CfnResource *idle = NULL;

  for (guint i = 0; i < n && idle == NULL; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (template, i);

      if (resource->kind == CFN_KIND_ROLE && !is_named (template, resource) &&
          trusts_lambda (cfn_roles_find (roles, resource)))
        idle = resource;
    }

  cfn_roles_free (roles);
  return idle;
}
