/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-intrinsic.h"

#include "cfn-possible.h"
#include "cfn-section.h"

#include <string.h>

/* The text of a key that is the same in every deployment, or NULL; what a loop puts together is
 * not. */
static const char *
get_key (CfnNode *node)
{
  const char *text = cfn_node_get_literal (node);

  return text != NULL && strstr (text, "${") == NULL && strstr (text, "&{") == NULL ? text : NULL;
}

static gboolean
is_open (const CfnNode *map)
{
  return map->kind != CFN_NODE_MAPPING || !cfn_map_is_shown (map);
}

static void
report (const CfnFunctionWalk *walk,
        CfnNode               *node,
        const char            *message,
        const char            *key,
        const CfnNode         *map)
{
  cfn_checker_report (walk->checker, "unknown-mapping-key", walk->resource, node,
                      cfn_message_new (message, key, map != NULL ? cfn_node_get_key (map) : "",
                                       NULL));
}

/* TRUE when @key may be in one of the mappings that the first key chooses from. */
static gboolean
may_have (const CfnNode *mapping,
          const char    *key)
{
  for (const CfnNode *map = mapping->first_child; map != NULL; map = map->next)
    {
      if (is_open (map) || cfn_node_get (map, key) != NULL)
        return TRUE;
    }

  return FALSE;
}

void
cfn_check_lookup (const CfnFunctionWalk *walk,
                  CfnNode               *arguments)
{
  CfnNode *section = cfn_template_get_section (walk->checker->template, CFN_SECTION_MAPPINGS);
  CfnNode *name = cfn_node_get_item (arguments, 0);
  CfnNode *first = cfn_node_get_item (arguments, 1);
  CfnNode *second = cfn_node_get_item (arguments, 2);
  CfnNode *mapping, *map;

  /* With a fourth argument, what is not there has a default. */
  if (arguments->n_children != 3 || get_key (name) == NULL
      || (section != NULL && is_open (section)))
    return;

  mapping = cfn_node_get (section, get_key (name));
  if (mapping == NULL)
    {
      report (walk, name, N_("Mappings has no {0}"), name->value, NULL);
      return;
    }
  if (is_open (mapping))
    return;

  map = get_key (first) != NULL ? cfn_node_get (mapping, get_key (first)) : NULL;
  if (get_key (first) != NULL && map == NULL)
    report (walk, first, N_("{1} in Mappings has no {0}"), first->value, mapping);
  else if (get_key (second) == NULL || (map != NULL && is_open (map)))
    return;
  else if (map != NULL && cfn_node_get (map, second->value) == NULL)
    report (walk, second, N_("{1} in Mappings has no {0}"), second->value, map);
  else if (map == NULL && !may_have (mapping, second->value))
    report (walk, second, N_("None of the mappings in {1} has {0}"), second->value, mapping);
}
