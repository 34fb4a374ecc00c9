/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-order.h"

#include <string.h>

static const char * const section_order[] = {
  "AWSTemplateFormatVersion", "Description", "Metadata",  "Parameters", "Rules", "Mappings",
  "Conditions",               "Transform",   "Globals",   "Resources",  "Outputs", "Hooks",
};

static int
rank_section (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (section_order); i++)
    {
      if (strcmp (key, section_order[i]) == 0)
        return i;
    }

  return G_N_ELEMENTS (section_order);
}

/* Type leads, the other attributes follow it, Properties come last. */
static int
rank_attribute (const char *key)
{
  if (strcmp (key, "Type") == 0)
    return 0;

  return strcmp (key, "Properties") == 0 ? 2 : 1;
}

static gboolean
is_resource (const CfnNode *mapping)
{
  const CfnNode *section = mapping->parent;

  return section != NULL && g_strcmp0 (cfn_node_get_key (section), "Resources") == 0
         && section->parent != NULL && section->parent->parent == NULL;
}

/* Behind the last child that does not rank after @key. */
static guint
find_by_rank (const CfnNode *mapping,
              const char    *key,
              int            (*rank) (const char *key))
{
  guint index = 0;

  for (const CfnNode *child = mapping->first_child; child != NULL; child = child->next)
    {
      const char *other = cfn_node_get_key (child);

      if (other != NULL && rank (other) <= rank (key))
        index = child->index + 1;
    }

  return index;
}

guint
cfn_order_find_index (const CfnNode *mapping,
                      const char    *key)
{
  g_return_val_if_fail (mapping != NULL && key != NULL, 0);

  if (mapping->parent == NULL)
    return find_by_rank (mapping, key, rank_section);
  if (is_resource (mapping))
    return find_by_rank (mapping, key, rank_attribute);

  return mapping->n_children;
}
