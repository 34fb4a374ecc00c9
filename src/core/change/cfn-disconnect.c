/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-change.h"

#include "cfn-depends-on.h"
#include "cfn-grant.h"
#include "cfn-links.h"
#include "cfn-trigger.h"
#include "cfn-unlink.h"

/* The mapping stays, without a source; the stream and its permission go when only it used them. */
static void
disconnect_stream (CfnDraft   *draft,
                   CfnProof   *before,
                   const char *table,
                   const char *mapping)
{
  const CfnResource *role = cfn_links_role_of (before, mapping);

  cfn_draft_unset_property (draft, mapping, "EventSourceArn");
  if (role != NULL)
    cfn_trigger_drop_permissions (draft, before, role->id, table);
  cfn_trigger_drop_stream (draft, table);
}

/* Takes back from @role whatever was written for the sake of @mapping. */
static void
drop_for_mapping (CfnDraft   *draft,
                  CfnProof   *before,
                  const char *mapping,
                  const char *role)
{
  const CfnResource *table = cfn_links_trace (before, CFN_CLAIM_STREAM, mapping);
  const CfnResource *destination = cfn_links_follow (before, CFN_CLAIM_ON_FAILURE, mapping);

  if (destination != NULL)
    cfn_trigger_drop_permissions (draft, before, role, destination->id);
  if (table != NULL)
    cfn_trigger_drop_permissions (draft, before, role, table->id);
}

static void
disconnect_function (CfnDraft   *draft,
                     CfnProof   *before,
                     const char *mapping)
{
  const CfnResource *role = cfn_links_role_of (before, mapping);

  cfn_draft_unset_property (draft, mapping, "FunctionName");
  if (role != NULL)
    drop_for_mapping (draft, before, mapping, role->id);
}

static void
disconnect_role (CfnDraft   *draft,
                 CfnProof   *before,
                 const char *function,
                 const char *role)
{
  g_autoptr (GPtrArray) mappings = cfn_links_mappings_of_role (before, role);

  cfn_draft_unset_property (draft, function, "Role");
  for (guint i = 0; i < mappings->len; i++)
    drop_for_mapping (draft, before, mappings->pdata[i], role);
  cfn_trigger_drop_trust (draft, role);
}

static void
disconnect_destination (CfnDraft   *draft,
                        CfnProof   *before,
                        const char *mapping,
                        const char *destination)
{
  const CfnResource *role = cfn_links_role_of (before, mapping);

  cfn_draft_unset_property (draft, mapping, "DestinationConfig.OnFailure.Destination");
  if (role != NULL)
    cfn_trigger_drop_permissions (draft, before, role->id, destination);
}

static void
disconnect_permission (CfnDraft       *draft,
                       const CfnClaim *claim)
{
  g_autoptr (CfnGrant) grant = cfn_grant_new (claim->to);
  CfnEdit *before = cfn_edit_ref (draft->edit);
  guint n_removed = 0;

  if (grant != NULL && cfn_grant_remove (grant, draft, claim->from->id))
    cfn_grant_remove_statements (grant, draft, claim->from->id, &n_removed);

  if (draft->error == NULL && draft->edit == before)
    cfn_set_error (&draft->error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                   N_("What allows this is no statement of {0} about {1} alone: taking it away "
                      "would "
                      "take away more"), claim->from->id, claim->to->id, NULL);
  cfn_edit_unref (before);
}

/* Removes the first use of @to by @from that can be removed: an item, or a whole property. */
static gboolean
drop_use (CfnDraft   *draft,
          const char *from,
          const char *to,
          gboolean    depends_on)
{
  guint n_references;
  const CfnReference *references = cfn_template_get_references (draft->template, &n_references);

  for (guint i = 0; i < n_references; i++)
    {
      const CfnReference *reference = &references[i];
      CfnNode *node;

      if (reference->from == NULL || reference->to == NULL ||
          !g_str_equal (reference->from->id, from) || !g_str_equal (reference->to->id, to) ||
          (reference->kind == CFN_REFERENCE_DEPENDS_ON) != depends_on)
        continue;

      node = cfn_unlink_find (reference->node);
      if (node != NULL)
        return cfn_draft_unset_node (draft, node);
    }

  return FALSE;
}

static void
disconnect_policy (CfnDraft   *draft,
                   CfnProof   *before,
                   const char *policy,
                   const char *role)
{
  g_autoptr (GPtrArray) mappings = cfn_links_mappings_of_role (before, role);

  /* The role may name a managed policy, as well as the other way round. */
  if (!drop_use (draft, policy, role, FALSE))
    drop_use (draft, role, policy, FALSE);

  for (guint i = 0; i < mappings->len && draft->error == NULL; i++)
    {
      const char *mapping = mappings->pdata[i];

      /* As in connecting: only where the policy is what lets the mapping read. */
      if (!cfn_trigger_cannot_read (before, mapping) &&
          cfn_trigger_cannot_read (cfn_draft_get_proof (draft), mapping))
        cfn_depends_on_remove (draft, mapping, policy);
    }
}

static void
disconnect_reference (CfnDraft       *draft,
                      const CfnClaim *claim)
{
  const gboolean depends_on = claim->kind == CFN_CLAIM_DEPENDS_ON;

  while (drop_use (draft, claim->from->id, claim->to->id, depends_on))
    ;

  if (draft->error == NULL && cfn_edit_is_empty (draft->edit))
    cfn_set_error (&draft->error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                   N_("{0} uses {1} inside a larger expression, which only you can take apart"),
                   claim->from->id, claim->to->id, NULL);
}

static void
disconnect (CfnDraft       *draft,
            CfnProof       *before,
            const CfnClaim *claim)
{
  const char *from = claim->from->id;
  const char *to = claim->to->id;

  switch (claim->kind)
    {
    case CFN_CLAIM_STREAM:
      disconnect_stream (draft, before, from, to);
      break;

    case CFN_CLAIM_INVOKE:
      disconnect_function (draft, before, from);
      break;

    case CFN_CLAIM_ASSUME:
      disconnect_role (draft, before, from, to);
      break;

    case CFN_CLAIM_MAY_READ:
    case CFN_CLAIM_MAY_WRITE:
      disconnect_permission (draft, claim);
      break;

    case CFN_CLAIM_ON_FAILURE:
      disconnect_destination (draft, before, from, to);
      break;

    case CFN_CLAIM_ATTACH:
      disconnect_policy (draft, before, from, to);
      break;

    case CFN_CLAIM_REFERENCE:
    case CFN_CLAIM_DEPENDS_ON:
      disconnect_reference (draft, claim);
      break;

    default:
      g_assert_not_reached ();
    }
}

/* A stub: one end lies outside the template, so all there is to it is the property that says so. */
static void
disconnect_stub (CfnDraft       *draft,
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
    default:
      cfn_set_error (&draft->error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                     N_("What this leads to lies outside the template: change it in the text"),
                     NULL);
      break;
    }
}

/* The part of a mapping is played by a function whose event SAM turns into one. */
static gboolean
is_event (const CfnClaim *claim)
{
  const CfnResource *mapping = claim->kind == CFN_CLAIM_STREAM ? claim->to : claim->from;

  return (claim->kind == CFN_CLAIM_STREAM || claim->kind == CFN_CLAIM_ON_FAILURE)
         && mapping != NULL && mapping->kind == CFN_KIND_FUNCTION;
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
  if (is_event (claim))
    cfn_set_error (&draft.error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                   N_("This is made from an event of the function: change that in the text"), NULL);
  else if (!cfn_claim_kind_has_edge (claim->kind))
    cfn_set_error (&draft.error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_UNKNOWN,
                   N_("This is no connection: change it in the text"), NULL);
  else if (claim->from != NULL && claim->to != NULL)
    disconnect (&draft, self, claim);
  else
    disconnect_stub (&draft, claim);

  return cfn_draft_finish (&draft, error);
}
