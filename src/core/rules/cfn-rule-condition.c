/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-section.h"

#include "cfn-possible.h"

#include <string.h>

#define MAX_NAME 255

static void
check_name (CfnChecker *self,
            CfnNode    *node)
{
  const char *name = cfn_node_get_key (node);
  gsize length = strlen (name);

  if (length == 0 || length > MAX_NAME
      || strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "&_") != length)
    cfn_checker_report_at (self, "wrong-form", NULL, node, node->key->span,
                           cfn_message_new (N_("“{0}” cannot be the name of a condition: those are "
                                               "made of letters, digits, “&” and “_”, 255 of them "
                                               "at most"),
                                            name, NULL));
}

/* A call, or what was meant as one: other rules tell of functions that do not exist, or do not
 * belong here. */
static gboolean
is_told_elsewhere (const CfnNode *node)
{
  static const char * const conditions[] = {
    "Condition", "Fn::And", "Fn::Equals", "Fn::Not", "Fn::Or", "Fn::Transform", NULL,
  };
  static const char * const values[] = {
    "Fn::FindInMap", "Fn::Join",   "Fn::Length",       "Fn::Select", "Fn::Split",
    "Fn::Sub",       "Fn::ToJsonString", "Ref", NULL,
  };
  CfnNode *arguments;
  const char *name = cfn_node_get_intrinsic ((CfnNode *) node, &arguments);

  if (name != NULL)
    return g_strv_contains (conditions, name) || !g_strv_contains (values, name);
  if (node->kind == CFN_NODE_ALIAS || (node->tag != NULL && node->tag[0] == '!'))
    return TRUE;
  if (node->kind == CFN_NODE_SCALAR)
    return cfn_node_get_scalar_type ((CfnNode *) node) == CFN_SCALAR_NULL;

  for (const CfnNode *entry = node->first_child; entry != NULL; entry = entry->next)
    {
      const char *key = cfn_node_get_key (entry);

      if (node->kind == CFN_NODE_MAPPING
          && (!cfn_key_is_shown (entry) || g_str_has_prefix (key, "Fn::")))
        return TRUE;
    }

  return FALSE;
}

/* CloudFormation User Guide, Conditions: each is one condition function; cfn-lint's schema for the
 * signs of a name. */
void
cfn_check_conditions (CfnChecker *self,
                      CfnNode    *section)
{
  for (CfnNode *node = section->first_child; node != NULL; node = node->next)
    {
      if (!cfn_key_is_shown (node))
        continue;
      check_name (self, node);
      if (!is_told_elsewhere (node))
        cfn_checker_report (self, "wrong-kind-of-value", NULL, node,
                            cfn_message_new (N_("The condition {0} has to come out true or false: "
                                                "by Fn::Equals, Fn::Not, Fn::And or Fn::Or, or as "
                                                "another Condition does"),
                                             cfn_node_get_key (node), NULL));
    }
}
