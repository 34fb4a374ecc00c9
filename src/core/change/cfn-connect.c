/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-linking.h"

#include "cfn-change.h"
#include "cfn-depends-on.h"
#include "cfn-environment.h"
#include "cfn-event.h"
#include "cfn-grant.h"
#include "cfn-links.h"
#include "cfn-made.h"
#include "cfn-sam.h"
#include "cfn-slot.h"
#include "cfn-trigger.h"

static void
link_table (CfnDraft   *draft,
            const char *table,
            const char *mapping)
{
  if (!cfn_links_are_sound (cfn_draft_get_proof (draft), CFN_CLAIM_STREAM, table, mapping))
    cfn_draft_link (draft, mapping, "EventSourceArn", table, "StreamArn");

  cfn_trigger_need_stream (draft, table);
}

static void
link_function (CfnDraft   *draft,
               const char *mapping,
               const char *function)
{
  if (draft->error == NULL &&
      !cfn_links_are_sound (cfn_draft_get_proof (draft), CFN_CLAIM_INVOKE, mapping, function))
    cfn_made_link_function (draft, mapping, function);
}

/* How well a mapping suits a connection from @table to @function: 2 when it is that connection, 1
 * when it waits for both, 0 when it belongs to others. What has one of the two ends is left alone:
 * it could not be told later which of them was there before. */
static guint
rate_mapping (CfnProof          *proof,
              const CfnResource *mapping,
              const char        *table,
              const char        *function)
{
  const gboolean has_source = cfn_resource_get_property (mapping, "EventSourceArn") != NULL;
  const gboolean has_target = cfn_resource_get_property (mapping, "FunctionName") != NULL;

  if (has_source && has_target)
    return cfn_links_find (proof, CFN_CLAIM_STREAM, table, mapping->id) != NULL &&
           cfn_links_find (proof, CFN_CLAIM_INVOKE, mapping->id, function) != NULL ? 2 : 0;

  return !has_source && !has_target && mapping->condition == NULL &&
         !cfn_made_is_mapping_id (mapping->id) ? 1 : 0;
}

static char *
dup_best_mapping (CfnDraft   *draft,
                  const char *table,
                  const char *function,
                  guint      *best_rate)
{
  const guint n = cfn_template_get_n_resources (draft->template);
  const CfnResource *best = NULL;

  *best_rate = 0;
  for (guint i = 0; i < n; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (draft->template, i);
      guint rate;

      if (resource->kind != CFN_KIND_MAPPING)
        continue;

      rate = rate_mapping (cfn_draft_get_proof (draft), resource, table, function);
      if (rate > *best_rate)
        {
          best = resource;
          *best_rate = rate;
        }
    }

  return best != NULL ? g_strdup (best->id) : NULL;
}

/* What is there only at times would leave a mapping that is always there without an end. */
static gboolean
is_conditional (CfnDraft   *draft,
                const char *table,
                const char *function)
{
  return cfn_draft_find (draft, table)->condition != NULL ||
         cfn_draft_find (draft, function)->condition != NULL;
}

static void
make_mapping (CfnDraft   *draft,
              const char *table,
              const char *function)
{
  guint rate;
  g_autofree char *mapping = dup_best_mapping (draft, table, function, &rate);
  const CfnResource *called;
  g_autofree char *caller = NULL;

  if (mapping == NULL || (rate == 1 && is_conditional (draft, table, function)))
    {
      g_free (mapping);
      mapping = cfn_made_add_mapping (draft, table, function);
    }
  draft->is_repair = rate == 2;
  if (mapping == NULL)
    return;

  link_table (draft, table, mapping);
  link_function (draft, mapping, function);
  called = cfn_links_get_function (draft->template, cfn_draft_find (draft, function));
  caller = called != NULL ? g_strdup (called->id) : NULL;
  if (caller != NULL)
    cfn_made_need_role (draft, caller);
  cfn_trigger_need_permissions (draft, mapping);
}

/* SAM lets the role that it makes read the stream; one that is named has to be let so here. */
static void
make_event (CfnDraft   *draft,
            const char *table,
            const char *function)
{
  draft->is_repair = cfn_event_is_made (draft->template, table, function);
  if (!draft->is_repair)
    cfn_event_add (draft, table, function);

  cfn_trigger_need_stream (draft, table);
  cfn_trigger_need_read_by_event (draft, table, function);
}

static void
make_trigger (CfnDraft   *draft,
              const char *table,
              const char *function)
{
  draft->found_stream = cfn_trigger_has_idle_stream (draft->template, table);

  if (cfn_sam_is_function (draft->template, cfn_draft_find (draft, function)))
    make_event (draft, table, function);
  else
    make_mapping (draft, table, function);
}

static void
make_source (CfnDraft   *draft,
             const char *table,
             const char *mapping)
{
  draft->found_stream = cfn_trigger_has_idle_stream (draft->template, table);
  draft->is_repair = cfn_links_find (cfn_draft_get_proof (draft), CFN_CLAIM_STREAM, table,
                                     mapping) != NULL;
  link_table (draft, table, mapping);
  cfn_trigger_need_read (draft, mapping);
}

static void
make_target (CfnDraft   *draft,
             const char *mapping,
             const char *function)
{
  draft->is_repair = cfn_links_find (cfn_draft_get_proof (draft), CFN_CLAIM_INVOKE, mapping,
                                     function) != NULL;
  link_function (draft, mapping, function);
  cfn_trigger_need_permissions (draft, mapping);
}

/* What the mappings of @role's functions need. */
static void
need_permissions_of (CfnDraft   *draft,
                     const char *role)
{
  g_autoptr (GPtrArray) mappings = cfn_links_dup_mappings_of_role (cfn_draft_get_proof (draft),
                                                                   role);

  for (guint i = 0; i < mappings->len; i++)
    cfn_trigger_need_permissions (draft, mappings->pdata[i]);
}

static void
make_role (CfnDraft   *draft,
           const char *function,
           const char *role)
{
  CfnProof *proof = cfn_draft_get_proof (draft);

  draft->is_repair = cfn_links_find (proof, CFN_CLAIM_ASSUME, function, role) != NULL;
  if (!cfn_links_are_sound (proof, CFN_CLAIM_ASSUME, function, role))
    cfn_draft_link (draft, function, "Role", role, "Arn");

  if (cfn_trigger_need_trust (draft, function, role))
    need_permissions_of (draft, role);
}

static void
make_destination (CfnDraft   *draft,
                  const char *mapping,
                  const char *destination)
{
  CfnProof *proof = cfn_draft_get_proof (draft);

  draft->is_repair = cfn_links_find (proof, CFN_CLAIM_ON_FAILURE, mapping, destination) != NULL;
  if (!cfn_links_are_sound (proof, CFN_CLAIM_ON_FAILURE, mapping, destination))
    {
      /* Ref gives a topic's ARN; a queue's and a bucket's is an attribute. */
      const gboolean is_topic = cfn_draft_find (draft, destination)->kind == CFN_KIND_TOPIC;

      cfn_draft_link (draft, mapping, "DestinationConfig.OnFailure.Destination", destination,
                      is_topic ? NULL : "Arn");
    }

  cfn_trigger_need_write (draft, mapping);
}

static void
make_use (CfnDraft      *draft,
          const char    *user,
          const char    *subject,
          const CfnLink *link)
{
  g_autoptr (CfnGrant) grant = cfn_grant_new_for_use (cfn_draft_find (draft, subject), link->use);
  const CfnResource *holder;
  g_autofree char *id = NULL;

  if (!cfn_made_need_role (draft, user))
    return;

  holder = cfn_links_find_holder (cfn_draft_get_proof (draft), cfn_draft_find (draft, user));
  g_assert (holder != NULL && grant != NULL);
  id = g_strdup (holder->id);
  if (link->with_name)
    cfn_grant_rename (grant);
  cfn_grant_write_missing (grant, draft, id);
  if (link->with_name)
    cfn_environment_add (draft, user, subject);
}

/* The mappings that can read their stream only since the draft's attachment of a policy to
 * @role. */
static GPtrArray *
find_racing_mappings (CfnDraft   *draft,
                      CfnProof   *before,
                      const char *role)
{
  g_autoptr (GPtrArray) mappings = cfn_links_dup_mappings_of_role (before, role);
  GPtrArray *racing = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < mappings->len; i++)
    {
      const char *mapping = mappings->pdata[i];

      if (cfn_trigger_cannot_read (before, mapping) &&
          !cfn_trigger_cannot_read (cfn_draft_get_proof (draft), mapping))
        g_ptr_array_add (racing, g_strdup (mapping));
    }

  return racing;
}

static void
make_attachment (CfnDraft   *draft,
                 const char *policy,
                 const char *role)
{
  const CfnResource *resource = cfn_draft_find (draft, policy);
  g_autofree char *name = cfn_draft_reference (role, NULL);
  g_autoptr (CfnProof) before = cfn_proof_ref (cfn_draft_get_proof (draft));
  g_autoptr (GPtrArray) racing = NULL;

  if (cfn_links_find (before, CFN_CLAIM_ATTACH, policy, role) != NULL)
    return;

  /* Both properties take the role's name, which is what Ref gives. */
  if (g_str_equal (resource->type, "AWS::IAM::RolePolicy"))
    cfn_draft_set_property (draft, policy, "RoleName", name);
  else
    {
      g_autoptr (CfnPath) roles = cfn_draft_path (policy, "Properties.Roles");

      cfn_draft_append (draft, roles, name);
    }

  if (draft->error != NULL)
    return;

  /* The mapping depends on the role alone, so it could be made before the policy is attached and be
   * refused (CloudFormation User Guide, AWS::IAM::Policy). */
  racing = find_racing_mappings (draft, before, role);
  for (guint i = 0; i < racing->len; i++)
    cfn_depends_on_add (draft, racing->pdata[i], policy);
}

static void
make_reference (CfnDraft   *draft,
                const char *from,
                const char *to,
                const char *property)
{
  g_autoptr (GPtrArray) slots = cfn_slots_list (draft->template, cfn_draft_find (draft, from),
                                                cfn_draft_find (draft, to));

  for (guint i = 0; i < slots->len; i++)
    {
      const CfnSlot *slot = slots->pdata[i];

      if (!g_str_equal (slot->property, property))
        continue;

      cfn_slot_fill (slot, draft, from, to);
      return;
    }

  cfn_set_error (&draft->error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL,
                 N_("{0} has no free property {1} that takes {2}"), from, property, to, NULL);
}

gboolean
cfn_linking_give_role (CfnDraft   *draft,
                       const char *function)
{
  const CfnResource *holder;
  g_autofree char *role = NULL;

  if (!cfn_made_need_role (draft, function))
    return FALSE;

  holder = cfn_links_find_holder (cfn_draft_get_proof (draft), cfn_draft_find (draft, function));
  if (holder != NULL && holder->kind == CFN_KIND_ROLE)
    {
      /* The permissions make another template. */
      role = g_strdup (holder->id);
      need_permissions_of (draft, role);
    }

  return draft->error == NULL;
}

gboolean
cfn_linking_make (CfnDraft      *draft,
                  const char    *from,
                  const char    *to,
                  const CfnLink *link)
{
  if (draft->error != NULL)
    return FALSE;

  switch (link->kind)
    {
    case CFN_LINK_TRIGGER:
      make_trigger (draft, from, to);
      break;

    case CFN_LINK_SOURCE:
      make_source (draft, from, to);
      break;

    case CFN_LINK_TARGET:
      make_target (draft, from, to);
      break;

    case CFN_LINK_ROLE:
      make_role (draft, from, to);
      break;

    case CFN_LINK_USE:
      make_use (draft, from, to, link);
      break;

    case CFN_LINK_ON_FAILURE:
      make_destination (draft, from, to);
      break;

    case CFN_LINK_ATTACH:
      make_attachment (draft, from, to);
      break;

    case CFN_LINK_REFERENCE:
      make_reference (draft, from, to, link->property);
      break;

    case CFN_LINK_DEPENDS_ON:
      cfn_depends_on_add (draft, from, to);
      break;

    default:
      g_assert_not_reached ();
    }

  return draft->error == NULL;
}
