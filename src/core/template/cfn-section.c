/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-section.h"

#include <string.h>

#include "cfn-value.h"

static const char * const names[CFN_N_SECTIONS + 1] = {
  [CFN_SECTION_FORMAT_VERSION] = "AWSTemplateFormatVersion",
  [CFN_SECTION_DESCRIPTION] = "Description",
  [CFN_SECTION_METADATA] = "Metadata",
  [CFN_SECTION_PARAMETERS] = "Parameters",
  [CFN_SECTION_RULES] = "Rules",
  [CFN_SECTION_MAPPINGS] = "Mappings",
  [CFN_SECTION_CONDITIONS] = "Conditions",
  [CFN_SECTION_TRANSFORM] = "Transform",
  [CFN_SECTION_GLOBALS] = "Globals",
  [CFN_SECTION_RESOURCES] = "Resources",
  [CFN_SECTION_OUTPUTS] = "Outputs",
  [CFN_SECTION_HOOKS] = "Hooks",
};

const char * const *
cfn_section_get_names (void)
{
  return names;
}

gboolean
cfn_section_has_name (const char *name,
                      gsize       length)
{
  for (guint i = 0; i < CFN_N_SECTIONS; i++)
    {
      if (strlen (names[i]) == length && memcmp (names[i], name, length) == 0)
        return TRUE;
    }

  return FALSE;
}

CfnNode *
cfn_template_get_section (CfnTemplate    *self,
                          CfnSectionKind  kind)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail ((guint) kind < CFN_N_SECTIONS, NULL);

  return cfn_node_get (cfn_tree_get_root (cfn_template_get_tree (self)), names[kind]);
}

static void
add_named (GArray  *entries,
           CfnNode *node)
{
  CfnSectionEntry entry = { .name = cfn_node_get_key (node), .node = node };

  entry.is_known = entry.name != NULL && !g_str_has_prefix (entry.name, "Fn::");
  if (node->key != NULL)
    entry.name_span = node->key->span;
  g_array_append_val (entries, entry);
}

/* A text, or the {Name, Parameters} of a transform. */
static void
add_value (GArray  *entries,
           CfnNode *node)
{
  CfnNode *name = node->kind == CFN_NODE_MAPPING ? cfn_node_get (node, "Name") : node;
  CfnSectionEntry entry = { .name = cfn_node_get_literal (name), .node = node };

  entry.is_known = entry.name != NULL;
  if (entry.is_known)
    entry.name_span = name->span;
  g_array_append_val (entries, entry);
}

GArray *
cfn_template_get_entries (CfnTemplate    *self,
                          CfnSectionKind  kind)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (CfnSectionEntry));
  CfnNode *section = cfn_template_get_section (self, kind);
  gboolean is_list = section != NULL && section->kind == CFN_NODE_SEQUENCE;

  if (section == NULL)
    return entries;

  if (section->kind == CFN_NODE_SCALAR
      || (kind == CFN_SECTION_TRANSFORM && section->kind == CFN_NODE_MAPPING))
    add_value (entries, section);
  else
    {
      for (CfnNode *node = section->first_child; node != NULL; node = node->next)
        {
          if (is_list)
            add_value (entries, node);
          else
            add_named (entries, node);
        }
    }

  return entries;
}
