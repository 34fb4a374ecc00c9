/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "change-fixture.h"

CfnProof *
prove (const char *yaml)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (yaml, -1);
  g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
  g_autoptr (CfnTemplate) template = cfn_template_new (tree);

  return cfn_proof_new (template);
}

char *
apply (CfnProof *proof,
       CfnEdit  *edit,
       GError   *error)
{
  g_autoptr (CfnEdit) taken = edit;
  g_autoptr (CfnText) after = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (taken);
  after = cfn_edit_apply (taken, cfn_template_get_text (cfn_proof_get_template (proof)));

  return g_strdup (cfn_text_get_data (after, NULL));
}

char *
connect_as (const char *yaml,
            const char *from,
            const char *to,
            const char *as)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  GError *error = NULL;
  CfnEdit *edit = cfn_change_connect (proof, from, to, as, &error);

  return apply (proof, edit, error);
}

char *
connect_ends (const char *yaml,
              const char *from,
              const char *to)
{
  return connect_as (yaml, from, to, NULL);
}

char *
disconnect_as (const char *yaml,
               const char *from,
               const char *to,
               const char *as)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  GError *error = NULL;
  CfnEdit *edit = cfn_change_disconnect_ends (proof, from, to, as, &error);

  return apply (proof, edit, error);
}

const CfnClaim *
find_claim (CfnProof     *proof,
            CfnClaimKind  kind,
            const char   *from,
            const char   *to)
{
  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if (claim->kind == kind &&
          (from == NULL || (claim->from != NULL && g_str_equal (claim->from->id, from))) &&
          (to == NULL || (claim->to != NULL && g_str_equal (claim->to->id, to))))
        return claim;
    }

  g_error ("no claim %s from %s to %s", cfn_claim_kind_to_string (kind), from, to);
}

char *
disconnect_ends (const char   *yaml,
                 CfnClaimKind  kind,
                 const char   *from,
                 const char   *to)
{
  g_autoptr (CfnProof) proof = prove (yaml);
  const CfnClaim *claim = find_claim (proof, kind, from, to);
  GError *error = NULL;
  CfnEdit *edit = cfn_change_disconnect (proof, claim, &error);

  return apply (proof, edit, error);
}

void
assert_yaml (const char *found,
             const char *expected)
{
  if (!g_str_equal (found, expected))
    g_error ("\n---- found\n%s---- expected\n%s----", found, expected);
}
