/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-trigger.h"

#include <string.h>

#include "cfn-body.h"
#include "cfn-comments.h"
#include "cfn-grant.h"
#include "cfn-links.h"
#include "cfn-role.h"

/* The view that serves every handler: it shows an item before and after its change. */
#define VIEW_TYPE "NEW_AND_OLD_IMAGES"

#define LIST_STREAMS "dynamodb:ListStreams"

gboolean
cfn_trigger_need_stream (CfnDraft   *draft,
                         const char *table)
{
  const CfnResource *resource = cfn_draft_find (draft, table);

  if (resource == NULL || cfn_resource_get_property (resource, "StreamSpecification") != NULL)
    return draft->error == NULL;

  return cfn_draft_set_property (draft, table, "StreamSpecification",
                                 "StreamViewType: " VIEW_TYPE "\n");
}

static gboolean
has_hash (CfnText *text,
          gsize    start,
          gsize    end)
{
  g_autofree char *bytes = cfn_text_dup_span (text, (CfnSpan) { start, end });

  return strchr (bytes, '#') != NULL;
}

/* Whether a person has written a comment to the only entry of @node or to @node itself. */
static gboolean
has_comment (CfnTemplate   *template,
             const CfnNode *node)
{
  CfnTree *tree = cfn_template_get_tree (template);
  CfnText *text = cfn_template_get_text (template);
  const CfnNode *child = node->first_child;

  return cfn_span_length (cfn_comments_find_above (tree, node)) > 0 ||
         cfn_span_length (cfn_comments_find_behind (tree, node)) > 0 ||
         cfn_span_length (cfn_comments_find_behind (tree, child)) > 0 ||
         has_hash (text, node->key->span.end, child->key->span.start) ||
         has_hash (text, child->key->span.end, child->span.start);
}

static gboolean
stream_is_used (CfnTemplate *template,
                const char  *table)
{
  guint n_references;
  const CfnReference *references = cfn_template_get_references (template, &n_references);

  for (guint i = 0; i < n_references; i++)
    {
      if (references[i].to != NULL && g_str_equal (references[i].to->id, table) &&
          g_strcmp0 (references[i].attribute, "StreamArn") == 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
cfn_trigger_has_idle_stream (CfnTemplate *template,
                             const char  *table)
{
  const CfnResource *resource = cfn_template_find_resource (template, table);
  CfnNode *stream = resource != NULL
                      ? cfn_resource_get_property (resource, "StreamSpecification") : NULL;

  return stream != NULL && stream->n_children == 1 &&
         cfn_node_is_string (cfn_node_get (stream, "StreamViewType"), VIEW_TYPE) &&
         !has_comment (template, stream) && !stream_is_used (template, table);
}

gboolean
cfn_trigger_drop_stream (CfnDraft   *draft,
                         const char *table)
{
  if (!cfn_trigger_has_idle_stream (draft->template, table))
    return draft->error == NULL;

  return cfn_draft_unset_property (draft, table, "StreamSpecification");
}

gboolean
cfn_trigger_need_trust (CfnDraft   *draft,
                        const char *function,
                        const char *role)
{
  const CfnClaim *claim;
  const CfnResource *resource;
  CfnNode *document;
  CfnNode *statements;

  if (draft->error != NULL)
    return FALSE;

  claim = cfn_links_find (cfn_draft_get_proof (draft), CFN_CLAIM_ASSUME, function, role);
  if (claim == NULL || (g_strcmp0 (claim->reason, "role-does-not-trust-lambda") != 0 &&
                        g_strcmp0 (claim->reason, "role-without-trust") != 0))
    return TRUE;

  resource = cfn_draft_find (draft, role);
  document = cfn_resource_get_property (resource, "AssumeRolePolicyDocument");
  statements = cfn_node_get (document, "Statement");

  if (document == NULL)
    return cfn_draft_set_property (draft, role, "AssumeRolePolicyDocument",
                                   cfn_body_trust_document);

  /* A lone statement that is no list, or one made by an intrinsic, stays as it is: the claim goes
   * on failing, and the person sees why. */
  if (statements != NULL && statements->kind == CFN_NODE_SEQUENCE)
    {
      g_autoptr (CfnPath) path = cfn_path_of_node (statements);

      return cfn_draft_append (draft, path, cfn_body_trust_statement);
    }

  return TRUE;
}

static gboolean
is_our_trust (const CfnNode *statement)
{
  const CfnNode *principal = cfn_node_get (statement, "Principal");

  return statement->n_children == 3 && principal != NULL && principal->n_children == 1 &&
         cfn_node_is_string (cfn_node_get (statement, "Effect"), "Allow") &&
         cfn_node_is_string (cfn_node_get (statement, "Action"), "sts:AssumeRole") &&
         cfn_node_is_string (cfn_node_get (principal, "Service"), "lambda.amazonaws.com");
}

gboolean
cfn_trigger_drop_trust (CfnDraft   *draft,
                        const char *role)
{
  const CfnResource *resource = cfn_draft_find (draft, role);
  CfnNode *document = resource != NULL
                        ? cfn_resource_get_property (resource, "AssumeRolePolicyDocument") : NULL;
  CfnNode *statements = cfn_node_get (document, "Statement");

  if (draft->error != NULL)
    return FALSE;

  if (statements == NULL || statements->kind != CFN_NODE_SEQUENCE ||
      statements->n_children < 2 || !is_our_trust (statements->last_child) ||
      cfn_links_trace (cfn_draft_get_proof (draft), CFN_CLAIM_ASSUME, role) != NULL)
    return TRUE;

  return cfn_draft_unset_node (draft, statements->last_child);
}

static gboolean
concerns (const CfnClaim *claim,
          const char     *mapping,
          const char     *role,
          const char     *subject)
{
  if (claim->from == NULL || claim->to == NULL || !g_str_equal (claim->to->id, subject))
    return FALSE;

  if (claim->kind == CFN_CLAIM_ON_FAILURE)
    return g_str_equal (claim->from->id, mapping);

  return (claim->kind == CFN_CLAIM_MAY_READ || claim->kind == CFN_CLAIM_MAY_WRITE) &&
         g_str_equal (claim->from->id, role);
}

/* What @role is known to lack for @mapping's use of @subject: a GStrv copy, NULL when nothing. */
static char **
dup_missing (CfnProof   *proof,
             const char *mapping,
             const char *role,
             const char *subject)
{
  const guint n = cfn_proof_get_n_claims (proof);

  for (guint i = 0; i < n; i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);

      if (claim->verdict == CFN_VERDICT_FAILS && claim->missing != NULL &&
          concerns (claim, mapping, role, subject))
        return g_strdupv (claim->missing);
    }

  return NULL;
}

gboolean
cfn_trigger_cannot_read (CfnProof   *proof,
                         const char *mapping)
{
  const CfnResource *table = cfn_links_trace (proof, CFN_CLAIM_STREAM, mapping);
  const CfnResource *role = cfn_links_role_of (proof, mapping);
  g_auto (GStrv) missing = NULL;

  if (table != NULL && role != NULL)
    missing = dup_missing (proof, mapping, role->id, table->id);

  return missing != NULL;
}

/* Whether @role is known not to be allowed to list streams. AWS asks for it, though a trigger that
 * lacks it may work:
 * so it is in no claim. It takes no resource (Service Authorization Reference, DynamoDB). */
static gboolean
cannot_list_streams (CfnTemplate       *template,
                     const CfnResource *role)
{
  CfnRoles *roles = cfn_roles_new (template);
  const CfnRole *known = cfn_roles_find (roles, role);
  const IamRequest request = { .action = LIST_STREAMS };
  gboolean result = FALSE;

  if (known != NULL)
    {
      const IamDecision decision = iam_identity_evaluate (known->identity, NULL, &request);

      result = decision.verdict == IAM_VERDICT_DENIED && !decision.by_deny;
    }

  cfn_roles_free (roles);
  return result;
}

/* All that @role lacks for @mapping's use of @subject: a GStrv, NULL when it lacks nothing. */
static char **
dup_lacking (CfnDraft          *draft,
             const char        *mapping,
             const CfnResource *role,
             const CfnResource *subject)
{
  g_auto (GStrv) missing = dup_missing (cfn_draft_get_proof (draft), mapping, role->id,
                                        subject->id);
  g_autoptr (GStrvBuilder) lacking = NULL;

  if (subject->kind != CFN_KIND_TABLE || !cannot_list_streams (draft->template, role))
    return g_steal_pointer (&missing);

  lacking = g_strv_builder_new ();
  if (missing != NULL)
    g_strv_builder_addv (lacking, (const char **) missing);
  g_strv_builder_add (lacking, LIST_STREAMS);

  return g_strv_builder_end (lacking);
}

static gboolean
need_permission (CfnDraft          *draft,
                 const char        *mapping,
                 const CfnResource *subject)
{
  g_autoptr (CfnGrant) grant = NULL;
  g_autofree char *role = NULL;
  g_auto (GStrv) missing = NULL;
  const CfnResource *its;

  if (draft->error != NULL)
    return FALSE;

  its = cfn_links_role_of (cfn_draft_get_proof (draft), mapping);
  grant = subject != NULL ? cfn_grant_new_for_trigger (subject) : NULL;
  if (its == NULL || grant == NULL)
    return TRUE;
  role = g_strdup (its->id);
  if (its->kind != CFN_KIND_ROLE)
    return cfn_grant_write_missing (grant, draft, role);

  missing = dup_lacking (draft, mapping, its, subject);
  if (missing == NULL)
    return TRUE;

  if (draft->found_stream)
    cfn_grant_rename (grant);
  return cfn_grant_write (grant, draft, role, (const char * const *) missing);
}

gboolean
cfn_trigger_need_read (CfnDraft   *draft,
                       const char *mapping)
{
  if (draft->error != NULL)
    return FALSE;

  return need_permission (draft, mapping,
                          cfn_links_trace (cfn_draft_get_proof (draft), CFN_CLAIM_STREAM, mapping));
}

gboolean
cfn_trigger_need_read_by_event (CfnDraft   *draft,
                                const char *table,
                                const char *function)
{
  g_autoptr (CfnGrant) grant = NULL;
  g_autofree char *id = NULL;
  const CfnResource *role;

  if (draft->error != NULL)
    return FALSE;

  role = cfn_links_find_holder (cfn_draft_get_proof (draft), cfn_draft_find (draft, function));
  if (role == NULL || role->kind != CFN_KIND_ROLE)
    return TRUE;

  grant = cfn_grant_new_for_trigger (cfn_draft_find (draft, table));
  if (draft->found_stream)
    cfn_grant_rename (grant);
  id = g_strdup (role->id);
  return cfn_grant_write_missing (grant, draft, id);
}

gboolean
cfn_trigger_need_write (CfnDraft   *draft,
                        const char *mapping)
{
  if (draft->error != NULL)
    return FALSE;

  return need_permission (draft, mapping,
                          cfn_links_follow (cfn_draft_get_proof (draft), CFN_CLAIM_ON_FAILURE,
                                            mapping));
}

gboolean
cfn_trigger_need_permissions (CfnDraft   *draft,
                              const char *mapping)
{
  return cfn_trigger_need_read (draft, mapping) && cfn_trigger_need_write (draft, mapping);
}

/* Whether something that @holder holds the permissions of reads @subject, or puts into it what
 * fails. */
static gboolean
is_needed (CfnProof   *proof,
           const char *holder,
           const char *subject)
{
  const guint n = cfn_proof_get_n_claims (proof);

  for (guint i = 0; i < n; i++)
    {
      const CfnClaim *claim = cfn_proof_get_claim (proof, i);
      const gboolean reads = claim->kind == CFN_CLAIM_STREAM;
      const CfnResource *end = reads ? claim->from : claim->to;
      const CfnResource *its;

      if ((!reads && claim->kind != CFN_CLAIM_ON_FAILURE) || end == NULL ||
          !g_str_equal (end->id, subject))
        continue;

      its = cfn_links_find_holder (proof, reads ? claim->to : claim->from);
      if (its != NULL && g_str_equal (its->id, holder))
        return TRUE;
    }

  return FALSE;
}

/* What was missing @before is not ours to write now. */
static gboolean
has_lost_permission (CfnDraft   *draft,
                     CfnProof   *before,
                     const char *role,
                     const char *mapping)
{
  CfnTemplate *former = cfn_proof_get_template (before);

  if (cfn_trigger_cannot_read (before, mapping))
    return FALSE;

  return cfn_trigger_cannot_read (cfn_draft_get_proof (draft), mapping) ||
         (cannot_list_streams (draft->template, cfn_draft_find (draft, role)) &&
          !cannot_list_streams (former, cfn_template_find_resource (former, role)));
}

/* One policy's ListStreams serves every stream of the role; when it goes, the others need one of
 * theirs. */
static gboolean
restore_others (CfnDraft   *draft,
                CfnProof   *before,
                const char *role)
{
  g_autoptr (GPtrArray) mappings = cfn_links_dup_mappings_of_role (before, role);

  for (guint i = 0; i < mappings->len; i++)
    {
      const char *mapping = mappings->pdata[i];

      if (has_lost_permission (draft, before, role, mapping) &&
          !cfn_trigger_need_read (draft, mapping))
        return FALSE;
    }

  return TRUE;
}

gboolean
cfn_trigger_drop_permissions (CfnDraft   *draft,
                              CfnProof   *before,
                              const char *role,
                              const char *subject)
{
  const CfnResource *resource = cfn_draft_find (draft, subject);
  g_autoptr (CfnGrant) grant = resource != NULL ? cfn_grant_new_for_trigger (resource) : NULL;

  if (draft->error != NULL)
    return FALSE;

  if (grant == NULL || is_needed (cfn_draft_get_proof (draft), role, subject))
    return TRUE;

  return cfn_grant_remove (grant, draft, role) && restore_others (draft, before, role);
}

gboolean
cfn_trigger_found_stream (CfnTemplate *template,
                          const char  *holder,
                          const char  *table)
{
  const CfnResource *resource = cfn_template_find_resource (template, table);
  g_autoptr (CfnGrant) grant = cfn_grant_new_for_trigger (resource);

  return grant != NULL && cfn_grant_is_renamed (grant, template, holder);
}

static GPtrArray *
dup_roles (CfnTemplate *template)
{
  const guint n = cfn_template_get_n_resources (template);
  GPtrArray *roles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      const CfnResource *resource = cfn_template_get_resource (template, i);

      if (resource->kind == CFN_KIND_ROLE)
        g_ptr_array_add (roles, g_strdup (resource->id));
    }

  return roles;
}

gboolean
cfn_trigger_forget (CfnDraft   *draft,
                    const char *subject)
{
  const CfnResource *resource = cfn_draft_find (draft, subject);
  g_autoptr (CfnGrant) grant = resource != NULL ? cfn_grant_new_for_trigger (resource) : NULL;
  g_autoptr (GPtrArray) roles = NULL;

  if (grant == NULL)
    return draft->error == NULL;

  roles = dup_roles (draft->template);
  for (guint i = 0; i < roles->len && draft->error == NULL; i++)
    {
      g_autoptr (CfnTemplate) template = cfn_template_ref (draft->template);
      g_autoptr (CfnProof) before = NULL;

      if (!cfn_grant_remove (grant, draft, roles->pdata[i]) || draft->template == template)
        continue;

      before = cfn_proof_new (template);
      restore_others (draft, before, roles->pdata[i]);
    }

  return draft->error == NULL;
}
