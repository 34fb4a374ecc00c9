/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-change.h"

#include "cfn-grant.h"
#include "cfn-linking.h"

/* What lets a role read or write: as connections write it, else any statement about that resource
 * alone, whoever wrote it. */
static void
cut_permission (CfnDraft       *draft,
                const CfnClaim *claim)
{
  const CfnUseFlags use = claim->kind == CFN_CLAIM_MAY_READ ? CFN_USE_READ : CFN_USE_WRITE;
  g_autoptr (CfnGrant) of_trigger = cfn_grant_new_for_trigger (claim->to);
  g_autoptr (CfnGrant) of_use = cfn_grant_new_for_use (claim->to, use);
  CfnGrant *grants[] = { claim->through == NULL ? of_use : of_trigger,
                         claim->through == NULL ? of_trigger : NULL };
  CfnEdit *before = cfn_edit_ref (draft->edit);

  for (guint i = 0; i < G_N_ELEMENTS (grants) && draft->edit == before; i++)
    {
      if (grants[i] != NULL && cfn_grant_remove (grants[i], draft, claim->from->id))
        cfn_grant_remove_statements (grants[i], draft, claim->from->id);
    }

  if (draft->error == NULL && draft->edit == before)
    cfn_set_error (&draft->error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                   N_("What allows this is no statement of {0} about {1} alone: taking it away "
                      "would "
                      "take away more"), claim->from->id, claim->to->id, NULL);
  cfn_edit_unref (before);
}

static void
cut_reference (CfnDraft       *draft,
               const CfnClaim *claim)
{
  cfn_linking_drop_uses (draft, claim->from->id, claim->to->id);
  if (draft->error == NULL && cfn_edit_is_empty (draft->edit))
    cfn_set_error (&draft->error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                   N_("{0} uses {1} inside a larger expression, which only you can take apart"),
                   claim->from->id, claim->to->id, NULL);
}

static void
cut (CfnDraft       *draft,
     const CfnClaim *claim)
{
  static const struct
  {
    CfnClaimKind claim;
    CfnLinkKind link;
  } links[] = {
    { CFN_CLAIM_STREAM, CFN_LINK_SOURCE },
    { CFN_CLAIM_INVOKE, CFN_LINK_TARGET },
    { CFN_CLAIM_ASSUME, CFN_LINK_ROLE },
    { CFN_CLAIM_ON_FAILURE, CFN_LINK_ON_FAILURE },
    { CFN_CLAIM_ATTACH, CFN_LINK_ATTACH },
    { CFN_CLAIM_DEPENDS_ON, CFN_LINK_DEPENDS_ON },
  };
  CfnLink link = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      if (links[i].claim != claim->kind)
        continue;

      link.kind = links[i].link;
      /* A function whose event SAM makes a mapping of plays the mapping's part. */
      if (link.kind == CFN_LINK_SOURCE && claim->to->kind == CFN_KIND_FUNCTION)
        link.kind = CFN_LINK_TRIGGER;
      cfn_linking_take_back (draft, claim->from->id, claim->to->id, &link);
      return;
    }

  if (claim->kind == CFN_CLAIM_REFERENCE)
    cut_reference (draft, claim);
  else
    cut_permission (draft, claim);
}

/* A stub: one end lies outside the template, so all there is to it is the property that says so. */
static void
cut_stub (CfnDraft       *draft,
          const CfnClaim *claim)
{
  switch (claim->kind)
    {
    case CFN_CLAIM_STREAM:
      cfn_draft_unset_property (draft, claim->to->id, "EventSourceArn");
      break;

    case CFN_CLAIM_INVOKE:
      cfn_draft_unset_property (draft, claim->from->id, "FunctionName");
      break;

    case CFN_CLAIM_ASSUME:
      cfn_draft_unset_property (draft, claim->from->id, "Role");
      break;

    case CFN_CLAIM_ON_FAILURE:
      cfn_draft_unset_property (draft, claim->from->id, "DestinationConfig.OnFailure.Destination");
      break;

    case CFN_CLAIM_MAY_READ:
    case CFN_CLAIM_MAY_WRITE:
    case CFN_CLAIM_ATTACH:
    case CFN_CLAIM_REFERENCE:
    case CFN_CLAIM_DEPENDS_ON:
    case CFN_CLAIM_FILTER:
    default:
      cfn_set_error (&draft->error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                     N_("What this leads to lies outside the template: change it in the text"),
                     NULL);
      break;
    }
}

/* Where an event of SAM's leads to what is no table's stream, there is no property of a mapping. */
static gboolean
is_in_event (const CfnClaim *claim)
{
  if (claim->kind == CFN_CLAIM_ON_FAILURE)
    return claim->from != NULL && claim->from->kind == CFN_KIND_FUNCTION;

  return claim->kind == CFN_CLAIM_STREAM && claim->from == NULL && claim->to != NULL &&
         claim->to->kind == CFN_KIND_FUNCTION;
}

gboolean
cfn_linking_cut (CfnDraft       *draft,
                 const CfnClaim *claim)
{
  if (draft->error != NULL)
    return FALSE;

  if (is_in_event (claim))
    cfn_set_error (&draft->error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                   N_("This is made from an event of the function: change that in the text"), NULL);
  else if (claim->kind == CFN_CLAIM_FILTER)
    cfn_set_error (&draft->error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                   N_("A filter is no connection: change it in the text"), NULL);
  else if (claim->from != NULL && claim->to != NULL)
    cut (draft, claim);
  else
    cut_stub (draft, claim);

  return draft->error == NULL;
}

CfnEdit *
cfn_change_disconnect (CfnProof        *self,
                       const CfnClaim  *claim,
                       GError         **error)
{
  CfnDraft draft;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (claim != NULL, NULL);

  cfn_draft_init (&draft, cfn_proof_get_template (self));
  cfn_linking_cut (&draft, claim);

  return cfn_draft_finish (&draft, error);
}
