/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-writer-private.h"

#include "cfn-duplicate.h"

#include <string.h>

gboolean
cfn_write_fail_unsafe (GError     **error,
                       const char  *reason)
{
  cfn_set_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_UNSAFE, reason, NULL);
  return FALSE;
}

gboolean
cfn_write_fail_merged (GError **error)
{
  return cfn_write_fail_unsafe (error, N_ ("This is merged in by “<<”: change what is merged "
                                           "instead"));
}

gboolean
cfn_write_fail_risky (GError **error)
{
  return cfn_write_fail_unsafe (error, N_ ("This cannot be written here without a risk for the "
                                           "rest of the text"));
}

static gboolean
fail_broken (CfnTree  *tree,
             GError  **error)
{
  g_autofree char *problem = NULL;

  problem = cfn_message_format (cfn_tree_get_problems (tree, NULL)[0].message);
  cfn_set_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_BROKEN_TEXT,
                 N_ ("The text has to be repaired before it can be edited here: {0}"), problem,
                 NULL);
  return FALSE;
}

gboolean
cfn_write_check_editable (CfnTree  *tree,
                          GError  **error)
{
  return cfn_tree_is_editable (tree) || fail_broken (tree, error);
}

gboolean
cfn_write_check_unambiguous (CfnTree        *tree,
                             const CfnNode  *node,
                             GError        **error)
{
  const CfnNode *later;

  if (cfn_tree_is_whole (tree))
    return TRUE;
  later = node->kind == CFN_NODE_MAPPING ? cfn_duplicate_find (node, NULL) : NULL;
  if (later == NULL)
    return cfn_duplicate_check_way (tree, node, error);

  cfn_duplicate_set_error (tree, later, error);
  return FALSE;
}

gboolean
cfn_write_has_alias (const CfnNode *node,
                     const char    *name)
{
  if (node->kind == CFN_NODE_ALIAS)
    return name == NULL || strcmp (node->value, name) == 0;
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (cfn_write_has_alias (child, name))
        return TRUE;
    }

  return FALSE;
}

gboolean
cfn_write_check_safe (CfnTree        *tree,
                      const CfnNode  *node,
                      GError        **error)
{
  for (; node != NULL; node = node->parent)
    {
      if (node->kind == CFN_NODE_ALIAS)
        return cfn_write_fail_unsafe (error, N_ ("This is an alias: change what it stands for "
                                                 "instead"));
      if (g_strcmp0 (cfn_node_get_key (node), "<<") == 0)
        return cfn_write_fail_merged (error);
      if (node->anchor != NULL && cfn_write_has_alias (cfn_tree_get_root (tree), node->anchor))
        return cfn_write_fail_unsafe (error, N_ ("Aliases elsewhere repeat this, and would change "
                                                 "with it"));
    }

  return TRUE;
}
