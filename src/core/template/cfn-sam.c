/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-sam.h"

#include "cfn-value.h"

#include <string.h>

/* The kinds of resource that Globals speaks to: AWS SAM Developer Guide, Globals section. */
static const struct
{
  const char *type;
  const char *section;
} global_sections[] = {
  { CFN_SAM_FUNCTION, "Function" },
  { "AWS::Serverless::SimpleTable", "SimpleTable" },
};

gboolean
cfn_sam_is_function (CfnTemplate       *template,
                     const CfnResource *resource)
{
  g_return_val_if_fail (template != NULL, FALSE);
  g_return_val_if_fail (resource != NULL, FALSE);

  return g_str_equal (resource->type, CFN_SAM_FUNCTION)
         && cfn_template_has_transform (template, CFN_SAM_TRANSFORM);
}

GArray *
cfn_sam_get_events (CfnTemplate       *template,
                    const CfnResource *resource)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (CfnSamEvent));
  CfnNode *list;

  g_return_val_if_fail (template != NULL, events);
  g_return_val_if_fail (resource != NULL, events);

  list = cfn_resource_get_property (resource, "Events");
  if (!cfn_sam_is_function (template, resource)
      || cfn_value_of (template, list).kind != CFN_VALUE_MAP)
    return events;

  for (CfnNode *node = list->first_child; node != NULL; node = node->next)
    {
      CfnSamEvent event = { .id = cfn_node_get_key (node), .node = node };

      if (event.id == NULL
          || g_strcmp0 (cfn_node_get_literal (cfn_node_get (node, "Type")), "DynamoDB") != 0)
        continue;

      event.properties = cfn_node_get (node, "Properties");
      if (cfn_value_of (template, event.properties).kind != CFN_VALUE_MAP)
        event.properties = NULL;
      event.stream = cfn_node_get (event.properties, "Stream");
      g_array_append_val (events, event);
    }

  return events;
}

static CfnNode *
find_global (CfnTemplate       *template,
             const CfnResource *resource,
             const char        *path)
{
  CfnNode *node = NULL;
  g_auto (GStrv) steps = NULL;

  if (!cfn_template_has_transform (template, CFN_SAM_TRANSFORM))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (global_sections) && node == NULL; i++)
    {
      if (g_str_equal (global_sections[i].type, resource->type))
        node = cfn_node_find (cfn_tree_get_root (cfn_template_get_tree (template)), "Globals",
                              global_sections[i].section, NULL);
    }

  steps = g_strsplit (path, ".", -1);
  for (guint i = 0; steps[i] != NULL && node != NULL; i++)
    node = cfn_node_get (node, steps[i]);

  return node;
}

CfnNode *
cfn_sam_get_property (CfnTemplate       *template,
                      const CfnResource *resource,
                      const char        *path)
{
  CfnNode *node;

  g_return_val_if_fail (template != NULL, NULL);
  g_return_val_if_fail (resource != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  node = cfn_resource_get_property (resource, path);

  return node != NULL ? node : find_global (template, resource, path);
}

gboolean
cfn_sam_makes_role (CfnTemplate       *template,
                    const CfnResource *resource)
{
  return cfn_sam_is_function (template, resource)
         && cfn_sam_get_property (template, resource, "Role") == NULL
         && !cfn_resource_has_hidden_properties (resource);
}
