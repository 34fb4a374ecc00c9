/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-end.h"

#include <glib/gi18n.h>

#include "cfn-change.h"
#include "cfn-connection.h"
#include "cfn-value.h"

/* The edge between the two that a property of one of them makes by itself, or NULL. */
static const CfnClaim *
find_edge (CfnProof          *proof,
           const CfnResource *from,
           const CfnResource *to)
{
  for (guint i = 0; i < cfn_proof_get_n_claims (proof); i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if (claim->from == from && claim->to == to
          && (claim->kind == CFN_CLAIM_STREAM || claim->kind == CFN_CLAIM_INVOKE
              || claim->kind == CFN_CLAIM_ASSUME || claim->kind == CFN_CLAIM_ON_FAILURE))
        return claim;
    }

  return NULL;
}

const CfnResource *
millrace_end_follow (CfnTemplate       *template,
                     const MillraceEnd *end)
{
  const CfnResource *holder;
  CfnNode *node;

  g_return_val_if_fail (template != NULL, NULL);
  g_return_val_if_fail (end != NULL, NULL);

  holder = cfn_template_find_resource (template, end->holder);
  node = holder != NULL ? cfn_resource_get_property (holder, end->property) : NULL;

  return cfn_value_of (template, node).resource;
}

gboolean
millrace_end_free (MillraceChain      *chain,
                   const MillraceEnd  *end,
                   GError            **error)
{
  CfnProof *proof;
  CfnTemplate *template;
  const CfnResource *holder;
  const CfnResource *other;
  const CfnClaim *edge = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (chain != NULL, FALSE);
  g_return_val_if_fail (end != NULL, FALSE);

  proof = millrace_chain_get_proof (chain);
  template = cfn_proof_get_template (proof);
  holder = cfn_template_find_resource (template, end->holder);
  other = millrace_end_follow (template, end);
  if (holder == NULL || cfn_resource_get_property (holder, end->property) == NULL)
    return TRUE;

  if (other != NULL)
    edge = end->incoming ? find_edge (proof, other, holder) : find_edge (proof, holder, other);
  if (edge != NULL)
    return millrace_chain_add (chain, cfn_change_disconnect (proof, edge, error));

  path = g_strdup_printf ("Resources.%s.Properties.%s", end->holder, end->property);

  return millrace_chain_add (chain, cfn_change_unset (template, path, error));
}

/* The connection that @end asked for, and no other one that these two may have. */
static gboolean
plug_end (MillraceChain      *chain,
          const MillraceEnd  *end,
          const char         *other,
          GError            **error)
{
  const char *from = end->incoming ? other : end->holder;
  const char *to = end->incoming ? end->holder : other;
  CfnProof *proof = millrace_chain_get_proof (chain);
  const CfnResource *now;

  if (!millrace_chain_add (chain, cfn_change_connect (proof, from, to, NULL, error)))
    return FALSE;

  now = millrace_end_follow (millrace_chain_get_template (chain), end);
  if (now != NULL && g_str_equal (now->id, other))
    return TRUE;

  cfn_set_error (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                 N_("{0} of {1} cannot lead to {2}"), end->property, end->holder, other, NULL);

  return FALSE;
}

gboolean
millrace_end_move (MillraceChain      *chain,
                   const MillraceEnd  *end,
                   const char         *other,
                   GError            **error)
{
  g_return_val_if_fail (chain != NULL, FALSE);
  g_return_val_if_fail (end != NULL && other != NULL, FALSE);

  return millrace_end_free (chain, end, error) && plug_end (chain, end, other, error);
}
