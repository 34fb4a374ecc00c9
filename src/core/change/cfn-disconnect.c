/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-linking.h"

#include "cfn-depends-on.h"
#include "cfn-environment.h"
#include "cfn-event.h"
#include "cfn-grant.h"
#include "cfn-links.h"
#include "cfn-made.h"
#include "cfn-sam.h"
#include "cfn-slot.h"
#include "cfn-trigger.h"
#include "cfn-unlink.h"

/* The reference that made the connection, and whether it is marked: then what went with it was
 * there before, and stays. */
static gboolean
drop_reference (CfnDraft   *draft,
                const char *id,
                const char *property)
{
  const gboolean is_marked = cfn_draft_is_marked (draft->template, id, property);

  if (cfn_draft_check_plain (draft, id, property))
    cfn_draft_unset_property (draft, id, property);
  return is_marked;
}

/* The mapping stays, without a source; the stream and its permission go when only it used them. */
static void
take_back_source (CfnDraft   *draft,
                  const char *table,
                  const char *mapping)
{
  g_autoptr (CfnProof) before = cfn_proof_ref (cfn_draft_get_proof (draft));
  const CfnResource *holder = cfn_links_role_of (before, mapping);
  const gboolean found = holder != NULL &&
                         cfn_trigger_found_stream (draft->template, holder->id, table);

  if (drop_reference (draft, mapping, "EventSourceArn"))
    return;

  if (holder != NULL)
    cfn_trigger_drop_permissions (draft, before, holder->id, table);
  if (!found)
    cfn_trigger_drop_stream (draft, table);
}

/* Takes back from @holder whatever was written for the sake of @mapping. */
static void
drop_for_mapping (CfnDraft   *draft,
                  CfnProof   *before,
                  const char *mapping,
                  const char *holder)
{
  const CfnResource *table = cfn_links_trace (before, CFN_CLAIM_STREAM, mapping);
  const CfnResource *destination = cfn_links_follow (before, CFN_CLAIM_ON_FAILURE, mapping);

  if (destination != NULL)
    cfn_trigger_drop_permissions (draft, before, holder, destination->id);
  if (table != NULL)
    cfn_trigger_drop_permissions (draft, before, holder, table->id);
}

static void
take_back_target (CfnDraft   *draft,
                  const char *mapping)
{
  g_autoptr (CfnProof) before = cfn_proof_ref (cfn_draft_get_proof (draft));
  const CfnResource *holder = cfn_links_role_of (before, mapping);

  if (!drop_reference (draft, mapping, "FunctionName") && holder != NULL)
    drop_for_mapping (draft, before, mapping, holder->id);
}

static void
take_back_role (CfnDraft   *draft,
                const char *function,
                const char *role)
{
  g_autoptr (CfnProof) before = cfn_proof_ref (cfn_draft_get_proof (draft));
  g_autoptr (GPtrArray) mappings = cfn_links_dup_mappings_of_role (before, role);

  if (drop_reference (draft, function, "Role"))
    return;

  for (guint i = 0; i < mappings->len; i++)
    drop_for_mapping (draft, before, mappings->pdata[i], role);
  cfn_trigger_drop_trust (draft, role);
}

static void
take_back_destination (CfnDraft   *draft,
                       const char *mapping,
                       const char *destination)
{
  g_autoptr (CfnProof) before = cfn_proof_ref (cfn_draft_get_proof (draft));
  const CfnResource *holder = cfn_links_role_of (before, mapping);

  if (!drop_reference (draft, mapping, "DestinationConfig.OnFailure.Destination") &&
      holder != NULL)
    cfn_trigger_drop_permissions (draft, before, holder->id, destination);
}

/* One mapping of those between @table and @function: all of it when the connection made it, else
 * its two ends. */
static void
take_back_mapping (CfnDraft   *draft,
                   const char *table,
                   const char *function,
                   const char *mapping)
{
  g_autoptr (CfnProof) before = cfn_proof_ref (cfn_draft_get_proof (draft));
  const CfnResource *holder = cfn_links_role_of (before, mapping);
  const CfnResource *called = cfn_links_get_function (cfn_proof_get_template (before),
                                                      cfn_draft_find (draft, function));
  const gboolean is_marked = cfn_draft_is_marked (draft->template, mapping, "EventSourceArn");
  const gboolean found = is_marked ||
                         (holder != NULL &&
                          cfn_trigger_found_stream (draft->template, holder->id, table));
  gboolean is_removed;

  if (!cfn_draft_check_plain (draft, mapping, "EventSourceArn") ||
      !cfn_draft_check_plain (draft, mapping, "FunctionName"))
    return;

  cfn_made_drop_mapping (draft, mapping, &is_removed);
  if (!is_removed)
    {
      cfn_draft_unset_property (draft, mapping, "EventSourceArn");
      cfn_draft_unset_property (draft, mapping, "FunctionName");
    }
  if (!is_marked && holder != NULL)
    drop_for_mapping (draft, before, mapping, holder->id);
  if (!is_marked && called != NULL)
    cfn_made_drop_role (draft, called->id);
  if (!found)
    cfn_trigger_drop_stream (draft, table);
}

static void
take_back_event (CfnDraft   *draft,
                 const char *table,
                 const char *function)
{
  g_autoptr (CfnProof) before = cfn_proof_ref (cfn_draft_get_proof (draft));
  const CfnResource *holder = cfn_links_find_holder (before, cfn_draft_find (draft, function));
  const gboolean found = holder != NULL &&
                         cfn_trigger_found_stream (draft->template, holder->id, table);
  gboolean is_marked;

  if (!cfn_event_is_made (draft->template, table, function) ||
      !cfn_event_remove (draft, table, function, &is_marked) || is_marked)
    return;

  if (holder != NULL)
    cfn_trigger_drop_permissions (draft, before, holder->id, table);
  if (!found)
    cfn_trigger_drop_stream (draft, table);
}

static void
take_back_trigger (CfnDraft   *draft,
                   const char *table,
                   const char *function)
{
  g_autoptr (CfnProof) before = cfn_proof_ref (cfn_draft_get_proof (draft));
  const guint n = cfn_template_get_n_resources (cfn_proof_get_template (before));

  if (cfn_sam_is_function (draft->template, cfn_draft_find (draft, function)))
    take_back_event (draft, table, function);

  for (guint i = 0; i < n && draft->error == NULL; i++)
    {
      const CfnResource *mapping = cfn_template_get_resource (cfn_proof_get_template (before), i);

      if (mapping->kind == CFN_KIND_MAPPING &&
          cfn_links_find (before, CFN_CLAIM_STREAM, table, mapping->id) != NULL &&
          cfn_links_find (before, CFN_CLAIM_INVOKE, mapping->id, function) != NULL)
        take_back_mapping (draft, table, function, mapping->id);
    }
}

/* Whether another function that runs as @holder has to do with @subject as well. */
static gboolean
is_used_by_others (CfnProof   *proof,
                   const char *holder,
                   const char *user,
                   const char *subject)
{
  guint n_references;
  const CfnReference *references = cfn_template_get_references (cfn_proof_get_template (proof),
                                                                &n_references);

  for (guint i = 0; i < n_references; i++)
    {
      const CfnResource *from = references[i].from;
      const CfnResource *its;

      if (from == NULL || references[i].to == NULL || from->kind != CFN_KIND_FUNCTION ||
          g_str_equal (from->id, user) || !g_str_equal (references[i].to->id, subject))
        continue;

      its = cfn_links_find_holder (proof, from);
      if (its != NULL && g_str_equal (its->id, holder))
        return TRUE;
    }

  return FALSE;
}

/* Takes the permission out of @holder (may be NULL), unless somebody else there needs it. Reading
 * and writing may have been connected one by one. */
static void
drop_use_of_holder (CfnDraft          *draft,
                    CfnProof          *before,
                    const CfnResource *holder,
                    const char        *user,
                    const char        *subject,
                    CfnUseFlags        use)
{
  static const CfnUseFlags uses[] = { CFN_USE_READ, CFN_USE_WRITE };

  /* What a role itself was given is taken from it as such. */
  if (holder == NULL || (!g_str_equal (holder->id, user) &&
                         is_used_by_others (before, holder->id, user, subject)))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (uses) && draft->error == NULL; i++)
    {
      g_autoptr (CfnGrant) grant = NULL;

      if (!(use & uses[i]))
        continue;

      grant = cfn_grant_new_for_use (cfn_draft_find (draft, subject), uses[i]);
      cfn_grant_remove (grant, draft, holder->id);
    }
}

static void
take_back_use (CfnDraft      *draft,
               const char    *user,
               const char    *subject,
               const CfnLink *link)
{
  g_autoptr (CfnProof) before = cfn_proof_ref (cfn_draft_get_proof (draft));
  g_autoptr (CfnGrant) grant = cfn_grant_new_for_use (cfn_draft_find (draft, subject), link->use);
  const CfnResource *resource = cfn_template_find_resource (cfn_proof_get_template (before), user);
  const CfnResource *holder = cfn_links_find_holder (before, resource);
  /* Who takes back a part goes on using the rest by its name. */
  const gboolean goes_by_name = cfn_link_is_whole (link, cfn_draft_find (draft, subject)) &&
                                holder != NULL &&
                                cfn_grant_is_renamed (grant, draft->template, holder->id);

  drop_use_of_holder (draft, before, holder, user, subject, link->use);
  /* A function that was given a role since has no use for what SAM would have given its own. */
  if (holder != resource && cfn_sam_is_function (cfn_proof_get_template (before), resource))
    drop_use_of_holder (draft, before, resource, user, subject, link->use);

  /* With the policy that tells of it the name goes as well. */
  if (draft->error == NULL &&
      (link->with_name ||
       (goes_by_name && !cfn_grant_is_renamed (grant, draft->template, holder->id))))
    cfn_environment_remove (draft, user, subject);
  if (draft->error == NULL && resource->kind == CFN_KIND_FUNCTION)
    cfn_made_drop_role (draft, user);
}

/* Removes the first use of @to by @from that can be removed: an item, or a whole property. */
static gboolean
drop_use (CfnDraft   *draft,
          const char *from,
          const char *to)
{
  guint n_references;
  const CfnReference *references = cfn_template_get_references (draft->template, &n_references);

  for (guint i = 0; i < n_references; i++)
    {
      const CfnReference *reference = &references[i];
      CfnNode *node;

      if (reference->from == NULL || reference->to == NULL ||
          !g_str_equal (reference->from->id, from) || !g_str_equal (reference->to->id, to) ||
          reference->kind == CFN_REFERENCE_DEPENDS_ON)
        continue;

      node = cfn_unlink_find (reference->node);
      if (node != NULL)
        return cfn_draft_unset_node (draft, node);
    }

  return FALSE;
}

void
cfn_linking_drop_uses (CfnDraft   *draft,
                       const char *from,
                       const char *to)
{
  while (draft->error == NULL && drop_use (draft, from, to))
    ;
}

static void
take_back_attachment (CfnDraft   *draft,
                      const char *policy,
                      const char *role)
{
  g_autoptr (CfnProof) before = cfn_proof_ref (cfn_draft_get_proof (draft));
  g_autoptr (GPtrArray) mappings = cfn_links_dup_mappings_of_role (before, role);

  if (cfn_links_find (before, CFN_CLAIM_ATTACH, policy, role) == NULL)
    return;

  /* The role may name a managed policy, as well as the other way round. */
  if (!drop_use (draft, policy, role))
    drop_use (draft, role, policy);

  for (guint i = 0; i < mappings->len && draft->error == NULL; i++)
    {
      const char *mapping = mappings->pdata[i];

      /* As in connecting: only where the policy is what lets the mapping read. */
      if (!cfn_trigger_cannot_read (before, mapping) &&
          cfn_trigger_cannot_read (cfn_draft_get_proof (draft), mapping))
        cfn_depends_on_remove (draft, mapping, policy);
    }
}

static gboolean
has_claim (CfnDraft     *draft,
           CfnClaimKind  kind,
           const char   *from,
           const char   *to)
{
  return cfn_links_find (cfn_draft_get_proof (draft), kind, from, to) != NULL;
}

gboolean
cfn_linking_take_back (CfnDraft      *draft,
                       const char    *from,
                       const char    *to,
                       const CfnLink *link)
{
  if (draft->error != NULL)
    return FALSE;

  switch (link->kind)
    {
    case CFN_LINK_TRIGGER:
      take_back_trigger (draft, from, to);
      break;

    case CFN_LINK_SOURCE:
      if (has_claim (draft, CFN_CLAIM_STREAM, from, to))
        take_back_source (draft, from, to);
      break;

    case CFN_LINK_TARGET:
      if (has_claim (draft, CFN_CLAIM_INVOKE, from, to))
        take_back_target (draft, from);
      break;

    case CFN_LINK_ROLE:
      if (has_claim (draft, CFN_CLAIM_ASSUME, from, to))
        take_back_role (draft, from, to);
      break;

    case CFN_LINK_USE:
      take_back_use (draft, from, to, link);
      break;

    case CFN_LINK_ON_FAILURE:
      if (has_claim (draft, CFN_CLAIM_ON_FAILURE, from, to))
        take_back_destination (draft, from, to);
      break;

    case CFN_LINK_ATTACH:
      take_back_attachment (draft, from, to);
      break;

    case CFN_LINK_REFERENCE:
      cfn_slot_clear (draft, from, to, link->property);
      break;

    case CFN_LINK_DEPENDS_ON:
      cfn_depends_on_remove (draft, from, to);
      break;

    default:
      g_assert_not_reached ();
    }

  return draft->error == NULL;
}
