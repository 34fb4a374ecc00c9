/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-made.h"

#include <string.h>

#include "cfn-body.h"
#include "cfn-comments.h"
#include "cfn-intrinsic.h"
#include "cfn-links.h"
#include "cfn-value.h"

/* A logical id has at most 255 characters (CloudFormation User Guide, "quotas"). */
#define MAX_ID_PART 120

#define BETWEEN "To"

static const char *
get_condition (CfnDraft   *draft,
               const char *table,
               const char *function)
{
  const char *condition = cfn_draft_find (draft, table)->condition;

  return condition != NULL ? condition : cfn_draft_find (draft, function)->condition;
}

/* Ref gives a version's and an alias's ARN; a function's is an attribute. */
static const char *
get_function_attribute (CfnDraft   *draft,
                        const char *function)
{
  return cfn_draft_find (draft, function)->kind == CFN_KIND_FUNCTION ? "Arn" : NULL;
}

gboolean
cfn_made_link_function (CfnDraft   *draft,
                        const char *mapping,
                        const char *function)
{
  return cfn_draft_link (draft, mapping, "FunctionName", function,
                         get_function_attribute (draft, function));
}

char *
cfn_made_add_mapping (CfnDraft   *draft,
                      const char *table,
                      const char *function)
{
  const char *type = cfn_kind_get_type (CFN_KIND_MAPPING);
  const char *condition = get_condition (draft, table, function);
  g_autofree char *name = g_strdup_printf ("%.*s" BETWEEN "%.*s", MAX_ID_PART, table, MAX_ID_PART,
                                           function);
  g_autofree char *id = cfn_body_free_name (draft->template, name);
  g_autofree char *target = cfn_draft_reference (function,
                                                 get_function_attribute (draft, function));
  g_autofree char *quoted = condition != NULL ? cfn_writer_quote (condition) : NULL;
  g_autofree char *source = cfn_draft_make_link (draft, table, "StreamArn");
  g_autofree char *body = g_strdup_printf ("Type: %s\n"
                                           "%s%s%s"
                                           "Properties:\n"
                                           "  EventSourceArn: %s\n"
                                           "  FunctionName: %s\n"
                                           "%s",
                                           type, quoted != NULL ? "Condition: " : "",
                                           quoted != NULL ? quoted : "",
                                           quoted != NULL ? "\n" : "", source, target,
                                           cfn_body_mapping_properties);

  return cfn_draft_add_resource (draft, id, body) ? g_steal_pointer (&id) : NULL;
}

gboolean
cfn_made_is_mapping_id (const char *id)
{
  const char *between = strstr (id + 1, BETWEEN);

  return id[0] != '\0' && between != NULL && between[strlen (BETWEEN)] != '\0';
}

/* Whether a person wrote something to @resource or into it that is no value. */
static gboolean
has_comments (CfnTemplate       *template,
              const CfnResource *resource)
{
  CfnTree *tree = cfn_template_get_tree (template);
  const CfnSpan span = { resource->node->key->span.start, resource->node->span.end };
  g_autofree char *bytes = cfn_text_dup_span (cfn_template_get_text (template), span);

  return cfn_span_length (cfn_comments_find_above (tree, resource->node)) > 0 ||
         cfn_span_length (cfn_comments_find_behind (tree, resource->node)) > 0 ||
         (!cfn_tree_is_json (tree) && strchr (bytes, '#') != NULL);
}

/* How often @resource is referred to, by others than itself; @by (may be NULL) tells by whom. */
static guint
count_uses (CfnTemplate        *template,
            const CfnResource  *resource,
            const CfnResource **by)
{
  guint n_references;
  const CfnReference *references = cfn_template_get_references (template, &n_references);
  guint n = 0;

  for (guint i = 0; i < n_references; i++)
    {
      if (references[i].to != resource || references[i].from == resource)
        continue;

      n++;
      if (by != NULL)
        *by = references[i].from;
    }

  return n;
}

gboolean
cfn_made_drop_mapping (CfnDraft   *draft,
                       const char *mapping,
                       gboolean   *is_removed)
{
  const CfnResource *resource = cfn_draft_find (draft, mapping);
  const guint n_attributes = resource->condition != NULL ? 3 : 2;
  g_autoptr (CfnPath) path = cfn_draft_path (mapping, NULL);

  *is_removed = cfn_made_is_mapping_id (mapping) && resource->properties != NULL &&
                resource->node->n_children == n_attributes &&
                resource->properties->n_children == 3 &&
                cfn_resource_get_property (resource, "EventSourceArn") != NULL &&
                cfn_resource_get_property (resource, "FunctionName") != NULL &&
                cfn_node_is_string (cfn_resource_get_property (resource, "StartingPosition"),
                                    "TRIM_HORIZON") &&
                !has_comments (draft->template, resource) &&
                count_uses (draft->template, resource, NULL) == 0;

  return *is_removed ? cfn_draft_drop (draft, path) : draft->error == NULL;
}

gboolean
cfn_made_can_make_role (const CfnResource *function)
{
  return g_str_equal (function->type, "AWS::Lambda::Function") &&
         cfn_resource_get_property (function, "Role") == NULL &&
         !cfn_resource_has_hidden_properties (function);
}

gboolean
cfn_made_need_role (CfnDraft   *draft,
                    const char *function)
{
  const CfnResource *resource = cfn_draft_find (draft, function);
  g_autofree char *name = NULL;
  g_autofree char *role = NULL;
  g_autofree char *body = NULL;
  g_autofree char *arn = NULL;

  if (draft->error != NULL)
    return FALSE;
  if (resource == NULL || !cfn_made_can_make_role (resource))
    return TRUE;

  name = g_strdup_printf ("%.*sRole", MAX_ID_PART, function);
  role = cfn_body_free_name (draft->template, name);
  body = cfn_body_for_role_of (function, resource->condition);
  arn = cfn_draft_reference (role, "Arn");

  return cfn_draft_add_resource (draft, role, body) &&
         cfn_draft_set_property (draft, function, "Role", arn);
}

/* Whether @role is what cfn_made_need_role() writes for some function: the policy is called after
 * it. */
static gboolean
is_as_made (CfnTemplate       *template,
            const CfnResource *role)
{
  CfnNode *policies = cfn_resource_get_property (role, "Policies");
  const char *name = policies != NULL && policies->first_child != NULL
                       ? cfn_node_get_string (cfn_node_get (policies->first_child, "PolicyName"))
                       : NULL;
  const gsize length = name != NULL ? strlen (name) : 0;
  g_autofree char *function = NULL;
  g_autofree char *body = NULL;
  g_autoptr (CfnTree) tree = NULL;

  if (length <= strlen ("WriteLogs") || !g_str_has_prefix (name, "Write") ||
      !g_str_has_suffix (name, "Logs"))
    return FALSE;

  function = g_strndup (name + strlen ("Write"), length - strlen ("WriteLogs"));
  body = cfn_body_for_role_of (function, role->condition);
  tree = cfn_tree_read_string (body);

  return cfn_tree_is_whole (tree) && cfn_node_equal (role->node, cfn_tree_get_root (tree)) &&
         !has_comments (template, role);
}

gboolean
cfn_made_drop_role (CfnDraft   *draft,
                    const char *function)
{
  const CfnResource *by = NULL;
  const CfnResource *role;
  CfnNode *arn;
  g_autoptr (CfnPath) path = NULL;

  if (draft->error != NULL)
    return FALSE;

  arn = cfn_resource_get_property (cfn_draft_find (draft, function), "Role");
  role = cfn_value_of (draft->template, arn).resource;
  if (role == NULL || role->kind != CFN_KIND_ROLE ||
      count_uses (draft->template, role, &by) != 1 || !g_str_equal (by->id, function) ||
      !is_as_made (draft->template, role))
    return TRUE;

  path = cfn_draft_path (role->id, NULL);
  return cfn_draft_unset_property (draft, function, "Role") && cfn_draft_drop (draft, path);
}
