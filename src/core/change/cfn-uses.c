/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-uses-private.h"

#include <string.h>

#include "cfn-body.h"
#include "cfn-change.h"
#include "cfn-sam.h"
#include "cfn-value.h"

static const char * const section_names[] = {
  [CFN_NAME_RESOURCE] = "Resources",
  [CFN_NAME_PARAMETER] = "Parameters",
  [CFN_NAME_CONDITION] = "Conditions",
  [CFN_NAME_MAPPING] = "Mappings",
  [CFN_NAME_OUTPUT] = "Outputs",
  [CFN_NAME_RULE] = "Rules",
};

const char *
cfn_uses_get_section (CfnNameKind kind)
{
  return section_names[kind];
}

gboolean
cfn_uses_get_kind (const char  *section,
                   CfnNameKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (section_names); i++)
    {
      *kind = i;
      if (g_str_equal (section_names[i], section))
        return TRUE;
    }

  return FALSE;
}

gboolean
cfn_uses_is_declared (CfnTree     *tree,
                      CfnNameKind  kind,
                      const char  *name)
{
  return cfn_node_find (cfn_tree_get_root (tree), cfn_uses_get_section (kind), name, NULL) != NULL;
}

static gboolean
is_taken (CfnTree     *tree,
          CfnNameKind  kind,
          const char  *name)
{
  g_autofree char *loop = g_strconcat ("Fn::ForEach::", name, NULL);

  if (kind != CFN_NAME_RESOURCE && kind != CFN_NAME_PARAMETER)
    return cfn_uses_is_declared (tree, kind, name);

  /* Ref looks names up among parameters and resources alike, and a loop may not be called like a
   * resource either (CloudFormation User Guide, "Fn::ForEach"). */
  return cfn_uses_is_declared (tree, CFN_NAME_RESOURCE, name) ||
         cfn_uses_is_declared (tree, CFN_NAME_PARAMETER, name) ||
         cfn_uses_is_declared (tree, CFN_NAME_RESOURCE, loop);
}

gboolean
cfn_uses_check_name (CfnTree      *tree,
                     CfnNameKind   kind,
                     const char   *name,
                     GError      **error)
{
  if (!cfn_body_check_id (name, error))
    return FALSE;

  if (!is_taken (tree, kind, name))
    return TRUE;

  cfn_set_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_EXISTS,
                 N_("There is something called “{0}” already"), name, NULL);
  return FALSE;
}

char *
cfn_uses_make_free (CfnTree     *tree,
                    CfnNameKind  kind,
                    const char  *word)
{
  char *name = g_strdup (word);

  for (guint i = 2; !cfn_uses_check_name (tree, kind, name, NULL); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s%u", word, i);
    }

  return name;
}

/* What has no key stands in the list of a merge key. */
static gboolean
is_merged (const CfnNode *entry)
{
  const char *key = cfn_node_get_key (entry);

  return key == NULL || g_str_equal (key, "<<");
}

/* A connector of the serverless transform names its ends by logical id (SAM, "AWS::Serverless::
 * Connector", ResourceReference). */
static void
add_connector_end (CfnUseWalk    *self,
                   const CfnNode *end)
{
  end = cfn_use_walk_follow (self, end);
  if (end == NULL)
    return;

  cfn_use_walk_add (self, cfn_node_get (end, "Id"));
  if (end->kind == CFN_NODE_SEQUENCE)
    {
      for (const CfnNode *item = end->first_child; item != NULL; item = item->next)
        cfn_use_walk_add (self, cfn_node_get (item, "Id"));
    }
}

static void
add_connector (CfnUseWalk    *self,
               const CfnNode *connector)
{
  add_connector_end (self, cfn_node_find (connector, "Properties", "Source", NULL));
  add_connector_end (self, cfn_node_find (connector, "Properties", "Destination", NULL));
}

static void
add_connectors (CfnUseWalk    *self,
                const CfnNode *resource)
{
  const CfnNode *embedded = cfn_node_get (resource, "Connectors");

  if (cfn_node_is_string (cfn_node_get (resource, "Type"), "AWS::Serverless::Connector"))
    add_connector (self, resource);
  if (embedded == NULL)
    return;

  for (const CfnNode *entry = embedded->first_child; entry != NULL; entry = entry->next)
    add_connector (self, entry);
}

/* @node: a resource or an output, whose "Condition" names one. */
static void
walk_attributes (CfnUseWalk    *self,
                 const CfnNode *node,
                 gboolean       is_resource)
{
  node = cfn_use_walk_follow (self, node);
  if (node == NULL)
    return;

  for (const CfnNode *entry = node->first_child; entry != NULL; entry = entry->next)
    {
      const char *key = cfn_node_get_key (entry);

      if (is_merged (entry))
        walk_attributes (self, entry, is_resource);
      else if (g_str_equal (key, "Condition") && self->kind == CFN_NAME_CONDITION)
        cfn_use_walk_add (self, entry);
      else if (g_str_equal (key, "DependsOn") && is_resource && self->kind == CFN_NAME_RESOURCE)
        cfn_use_walk_add_all (self, entry);
      else
        cfn_use_walk_value (self, entry);
    }

  if (is_resource && self->kind == CFN_NAME_RESOURCE)
    add_connectors (self, node);
}

/* The resources or outputs of @section; @again is who walks likewise what is merged in, and what a
 * loop makes. */
static void
walk_entries (CfnUseWalk    *self,
              const CfnNode *section,
              void         (*again) (CfnUseWalk    *self,
                                     const CfnNode *section),
              gboolean       are_resources)
{
  section = cfn_use_walk_follow (self, section);
  if (section == NULL)
    return;

  for (const CfnNode *entry = section->first_child; entry != NULL; entry = entry->next)
    {
      if (is_merged (entry))
        again (self, entry);
      else if (cfn_node_is_loop (entry))
        cfn_use_walk_loop (self, entry, again);
      else
        walk_attributes (self, entry, are_resources);
    }
}

static void
walk_resources (CfnUseWalk    *self,
                const CfnNode *section)
{
  walk_entries (self, section, walk_resources, TRUE);
}

static void
walk_outputs (CfnUseWalk    *self,
              const CfnNode *section)
{
  walk_entries (self, section, walk_outputs, FALSE);
}

/* Functions are conditions here, and { Condition: X } is one of them. */
static void
walk_conditions (CfnUseWalk    *self,
                 const CfnNode *section)
{
  self->in_condition = TRUE;
  cfn_use_walk_children (self, section);
  self->in_condition = FALSE;
}

/* In these sections nothing is evaluated but the arguments of an Fn::Transform (CloudFormation
 * User Guide, "Fn::Transform"). */
static void
walk_transforms (CfnUseWalk    *self,
                 const CfnNode *node)
{
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (g_strcmp0 (cfn_node_get_key (child), "Fn::Transform") == 0)
        cfn_use_walk_value (self, child);
      else
        walk_transforms (self, child);
    }
}

/* Blue/green deployments name the resources that take part (CloudFormation User Guide, "Hooks
 * section"). */
static void
walk_hooks (CfnUseWalk    *self,
            const CfnNode *node)
{
  static const char * const names[] = {
    "LogicalID", "TargetGroups", "TaskDefinitions", "TaskSets", NULL,
  };

  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      const char *key = cfn_node_get_key (child);

      if (key != NULL && g_strv_contains (names, key) && self->kind == CFN_NAME_RESOURCE)
        cfn_use_walk_add_all (self, child);
      walk_hooks (self, child);
    }
}

/* How the console groups and words the parameters (CloudFormation User Guide,
 * "AWS::CloudFormation::Interface"). */
static void
add_interface (CfnUseWalk    *self,
               const CfnNode *interface)
{
  const CfnNode *groups = cfn_node_get (interface, "ParameterGroups");
  const CfnNode *label = cfn_node_find (interface, "ParameterLabels", self->name, NULL);

  if (label != NULL)
    cfn_use_walk_add (self, label->key);
  if (groups == NULL)
    return;

  for (const CfnNode *group = groups->first_child; group != NULL; group = group->next)
    cfn_use_walk_add_all (self, cfn_node_get (group, "Parameters"));
}

/* Members are resources or other groups: where a group has the name, it is the group's. */
static void
add_groups (CfnUseWalk    *self,
            const CfnNode *groups)
{
  if (groups == NULL || cfn_node_get (groups, self->name) != NULL)
    return;

  for (const CfnNode *group = groups->first_child; group != NULL; group = group->next)
    cfn_use_walk_add_all (self, cfn_node_get (group, "Members"));
}

static void
walk_metadata (CfnUseWalk    *self,
               const CfnNode *section)
{
  if (self->kind == CFN_NAME_PARAMETER)
    add_interface (self, cfn_node_get (section, "AWS::CloudFormation::Interface"));
  else if (self->kind == CFN_NAME_RESOURCE)
    add_groups (self, cfn_node_get (section, "AWS::Composer::Groups"));

  walk_transforms (self, section);
}

static void
walk_template (CfnUseWalk    *self,
               const CfnNode *root)
{
  static const struct
  {
    const char *name;
    void      (*walk) (CfnUseWalk    *self,
                       const CfnNode *section);
  } sections[] = {
    { "Metadata", walk_metadata },
    { "Parameters", walk_transforms },
    { "Rules", walk_conditions },
    { "Mappings", walk_transforms },
    { "Conditions", walk_conditions },
    { "Transform", cfn_use_walk_value },
    { "Fn::Transform", cfn_use_walk_value },
    { "Globals", cfn_use_walk_children },
    { "Resources", walk_resources },
    { "Outputs", walk_outputs },
    { "Hooks", cfn_use_walk_children },
    { "Hooks", walk_hooks },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      const CfnNode *section = cfn_use_walk_follow (self, cfn_node_get (root, sections[i].name));

      if (section != NULL)
        sections[i].walk (self, section);
    }
}

/* Tells aliases what they stand for: the node that had the anchor last. */
static void
resolve_aliases (const CfnNode *node,
                 GHashTable    *anchors,
                 GHashTable    *targets)
{
  if (node->kind == CFN_NODE_ALIAS)
    {
      gpointer target = g_hash_table_lookup (anchors, node->value);

      if (target != NULL)
        g_hash_table_insert (targets, (gpointer) node, target);
    }
  if (node->anchor != NULL)
    g_hash_table_insert (anchors, (gpointer) node->anchor, (gpointer) node);

  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (child->key != NULL)
        resolve_aliases (child->key, anchors, targets);
      resolve_aliases (child, anchors, targets);
    }
}

static int
compare_uses (gconstpointer a,
              gconstpointer b)
{
  const CfnUse *first = a;
  const CfnUse *second = b;

  return (first->span.start > second->span.start) - (first->span.start < second->span.start);
}

/* In file order, and each only once: what is anchored is met in its place and through its alias. */
static void
sort_uses (GArray *uses)
{
  g_array_sort (uses, compare_uses);
  for (guint i = uses->len; i > 1; i--)
    {
      if (compare_uses (&g_array_index (uses, CfnUse, i - 1),
                        &g_array_index (uses, CfnUse, i - 2)) == 0)
        g_array_remove_index (uses, i - 1);
    }
}

/* Names that the serverless transform may make of this one, but by no rule that we know. */
static void
add_made (CfnUseWalk        *self,
          CfnTemplate       *template,
          const CfnResource *resource)
{
  guint n_references;
  const CfnReference *references = cfn_template_get_references (template, &n_references);

  for (guint i = 0; i < n_references; i++)
    {
      const CfnReference *reference = &references[i];
      CfnUse use = {
        .scalar = reference->node,
        .span = reference->span,
        .state = CFN_USE_MADE,
      };

      if (reference->target_kind == CFN_TARGET_UNKNOWN && reference->target[self->length] != '.'
          && cfn_sam_find_maker (template, reference->target) == resource)
        g_array_append_val (self->uses, use);
    }
}

static void
find_uses (CfnUseWalk    *self,
           CfnTree       *tree,
           const CfnNode *declaration)
{
  const CfnNode *root = cfn_tree_get_root (tree);
  g_autoptr (CfnTemplate) template = NULL;
  const CfnResource *resource = NULL;
  g_autoptr (GHashTable) anchors = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) made = NULL;

  /* Only a transform makes names of others. */
  if (self->kind == CFN_NAME_RESOURCE && cfn_node_get (root, "Transform") != NULL)
    {
      template = cfn_template_new (tree);
      resource = cfn_template_find_resource (template, self->name);
    }
  if (resource != NULL)
    {
      made = cfn_sam_get_generated_ids (template, resource);
      add_made (self, template, resource);
    }

  self->made = made;
  resolve_aliases (root, anchors, self->targets);
  cfn_use_walk_add (self, declaration->key);
  walk_template (self, root);
  sort_uses (self->uses);
}

GArray *
cfn_uses_find (CfnTree     *tree,
               CfnNameKind  kind,
               const char  *name)
{
  const CfnNode *root = cfn_tree_get_root (tree);
  const CfnNode *declaration = cfn_node_find (root, cfn_uses_get_section (kind), name, NULL);
  g_autoptr (GHashTable) targets = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) visited = g_hash_table_new (NULL, NULL);
  CfnUseWalk walk = {
    .text = cfn_tree_get_text (tree),
    .kind = kind,
    .name = name,
    .length = strlen (name),
    .uses = g_array_new (FALSE, FALSE, sizeof (CfnUse)),
    .targets = targets,
    .visited = visited,
  };

  if (declaration != NULL && (kind == CFN_NAME_OUTPUT || kind == CFN_NAME_RULE))
    cfn_use_walk_add (&walk, declaration->key);
  else if (declaration != NULL)
    find_uses (&walk, tree, declaration);

  return walk.uses;
}
