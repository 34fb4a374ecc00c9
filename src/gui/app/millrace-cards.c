/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-cards.h"

gboolean
millrace_cards_are_same (CfnDiagram *diagram,
                         CfnDiagram *other)
{
  guint n = cfn_diagram_get_n_nodes (diagram);

  if (cfn_diagram_get_n_nodes (other) != n)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!g_str_equal (cfn_diagram_get_node (diagram, i)->resource->id,
                      cfn_diagram_get_node (other, i)->resource->id))
      return FALSE;

  return TRUE;
}

const CfnResource *
millrace_cards_find_only_missing (CfnDiagram *diagram,
                                  CfnDiagram *other)
{
  const CfnResource *found = NULL;

  for (guint i = 0; i < cfn_diagram_get_n_nodes (diagram); i++)
    {
      const CfnResource *resource = cfn_diagram_get_node (diagram, i)->resource;

      if (cfn_diagram_find_node (other, resource->id) >= 0)
        continue;
      if (found != NULL)
        return NULL;
      found = resource;
    }

  return found;
}
