/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-condition.h"

#include "cfn-section.h"
#include "cfn-value.h"

#include <string.h>

typedef struct
{
  CfnTemplate *template;
  GArray *uses;
  const CfnResource *from;
  gboolean in_conditions;   /* here { Condition: X } is the function of that name */
} Walk;

static void
add_use (Walk    *walk,
         CfnNode *node)
{
  CfnConditionUse use = { node, walk->from };
  const char *name = cfn_node_get_string (node);

  if (name != NULL && strstr (name, "${") == NULL && strstr (name, "&{") == NULL)
    g_array_append_val (walk->uses, use);
}

static void
walk_node (Walk    *walk,
           CfnNode *node)
{
  CfnNode *arguments;
  const char *intrinsic = cfn_node_get_intrinsic (node, &arguments);

  if (g_strcmp0 (intrinsic, "Condition") == 0 && walk->in_conditions)
    add_use (walk, arguments);
  for (; intrinsic != NULL; intrinsic = cfn_node_get_inner_intrinsic (node, &arguments))
    {
      if (g_str_equal (intrinsic, "Fn::If")
          && cfn_node_get_literal (cfn_node_get_item (arguments, 0)) != NULL)
        add_use (walk, cfn_node_get_item (arguments, 0));
      /* What is inside of a short form is a function, too. */
      if (arguments != node || node->kind != CFN_NODE_MAPPING)
        break;
    }

  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    walk_node (walk, child);
}

/* Resources or outputs, also those that a loop makes. */
static void
walk_declarations (Walk    *walk,
                   CfnNode *section)
{
  for (CfnNode *entry = section->first_child; entry != NULL; entry = entry->next)
    {
      CfnNode *body = cfn_node_is_loop (entry) ? cfn_node_get_item (entry, 2) : NULL;

      if (body != NULL)
        {
          walk_declarations (walk, body);
          continue;
        }
      walk->from = cfn_template_find_resource (walk->template, cfn_node_get_key (entry));
      if (walk->from != NULL && walk->from->node != entry)
        walk->from = NULL;
      if (cfn_node_get_literal (cfn_node_get (entry, "Condition")) != NULL)
        add_use (walk, cfn_node_get (entry, "Condition"));
      walk_node (walk, entry);
      walk->from = NULL;
    }
}

static int
compare_uses (gconstpointer a,
              gconstpointer b)
{
  const CfnSpan first = ((const CfnConditionUse *) a)->node->span;
  const CfnSpan second = ((const CfnConditionUse *) b)->node->span;

  return (first.start > second.start) - (first.start < second.start);
}

GArray *
cfn_template_find_condition_uses (CfnTemplate *template)
{
  Walk walk = { .template = template };
  CfnNode *conditions;

  walk.uses = g_array_new (FALSE, FALSE, sizeof (CfnConditionUse));
  g_return_val_if_fail (template != NULL, walk.uses);

  for (guint i = 0; i < 2; i++)
    {
      CfnNode *section = cfn_template_get_section (template, i == 0 ? CFN_SECTION_RESOURCES
                                                                    : CFN_SECTION_OUTPUTS);

      if (section != NULL)
        walk_declarations (&walk, section);
    }

  conditions = cfn_template_get_section (template, CFN_SECTION_CONDITIONS);
  walk.in_conditions = TRUE;
  if (conditions != NULL)
    walk_node (&walk, conditions);
  g_array_sort (walk.uses, compare_uses);

  return walk.uses;
}
