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

/* --- anchors and aliases --- */

/* The first alias of @name in @node, or of any name with NULL; none of those in @but. */
static const CfnNode *
find_alias (const CfnNode *node,
            const char    *name,
            const CfnNode *but)
{
  const CfnNode *found = NULL;

  if (node == but)
    return NULL;
  if (node->kind == CFN_NODE_ALIAS)
    return name == NULL || strcmp (node->value, name) == 0 ? node : NULL;
  for (const CfnNode *child = node->first_child; child != NULL && found == NULL;
       child = child->next)
    found = find_alias (child, name, but);

  return found;
}

/* What an alias that starts at @before stands for: what had that name last. */
static const CfnNode *
find_anchor (const CfnNode *node,
             const char    *name,
             gsize          before)
{
  const CfnNode *found = g_strcmp0 (node->anchor, name) == 0 ? node : NULL;

  for (const CfnNode *child = node->first_child; child != NULL && child->span.start < before;
       child = child->next)
    {
      const CfnNode *later = find_anchor (child, name, before);

      if (later != NULL)
        found = later;
    }

  return found;
}

/* Something in @node that has an anchor of which there are aliases outside of @node, and the first
 * of those. */
static const CfnNode *
find_shared (CfnTree        *tree,
             const CfnNode  *node,
             const CfnNode  *within,
             const CfnNode **alias)
{
  const CfnNode *found = NULL;

  if (within->anchor != NULL)
    {
      *alias = find_alias (cfn_tree_get_root (tree), within->anchor, node);
      if (*alias != NULL)
        return within;
    }
  for (const CfnNode *child = within->first_child; child != NULL && found == NULL;
       child = child->next)
    found = find_shared (tree, node, child, alias);

  return found;
}

/* @reason has {0} for the anchor's name, {1} for the line of @anchor, {2} for that of @alias. */
static gboolean
fail_shared (CfnTree        *tree,
             const CfnNode  *anchor,
             const CfnNode  *alias,
             const char     *reason,
             GError        **error)
{
  CfnText *text = cfn_tree_get_text (tree);
  g_autofree char *first = g_strdup_printf ("%u",
                                            cfn_text_get_position (text, anchor->span.start).line);
  g_autofree char *second = g_strdup_printf ("%u",
                                             cfn_text_get_position (text, alias->span.start).line);

  cfn_set_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_UNSAFE, reason, alias->value, first,
                 second, NULL);

  return FALSE;
}

gboolean
cfn_write_fail_merged (CfnTree        *tree,
                       const CfnNode  *merge,
                       GError        **error)
{
  g_autofree char *line = NULL;

  line = g_strdup_printf ("%u", cfn_text_get_position (cfn_tree_get_text (tree),
                                                       merge->key->span.start).line);
  cfn_set_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_UNSAFE,
                 N_ ("“<<” in line {0} merges this in: change what it merges instead"), line,
                 NULL);

  return FALSE;
}

gboolean
cfn_write_fail_risky (CfnTree        *tree,
                      const CfnNode  *node,
                      GError        **error)
{
  const CfnNode *alias = NULL;
  const CfnNode *anchor = node != NULL ? find_shared (tree, node, node, &alias) : NULL;

  if (anchor != NULL)
    return fail_shared (tree, anchor, alias,
                        N_ ("“*{0}” in line {2} repeats what “&{0}” names in line {1}: write it "
                            "out there first"), error);

  return cfn_write_fail_unsafe (error, N_ ("This cannot be written here without a risk for the "
                                           "rest of the text"));
}

/* --- checks --- */

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
cfn_write_is_shared (CfnTree       *tree,
                     const CfnNode *node)
{
  const CfnNode *alias;

  return find_shared (tree, node, node, &alias) != NULL;
}

gboolean
cfn_write_has_alias (const CfnNode *node)
{
  return find_alias (node, NULL, NULL) != NULL;
}

gboolean
cfn_write_check_safe (CfnTree        *tree,
                      const CfnNode  *node,
                      GError        **error)
{
  const CfnNode *root = cfn_tree_get_root (tree);

  for (; node != NULL; node = node->parent)
    {
      const CfnNode *alias;

      if (node->kind == CFN_NODE_ALIAS)
        return fail_shared (tree, find_anchor (root, node->value, node->span.start), node,
                            N_ ("“*{0}” in line {2} stands for what “&{0}” names in line {1}: "
                                "change that instead"), error);
      if (g_strcmp0 (cfn_node_get_key (node), "<<") == 0)
        return cfn_write_fail_merged (tree, node, error);
      alias = node->anchor != NULL ? find_alias (root, node->anchor, NULL) : NULL;
      if (alias != NULL)
        return fail_shared (tree, node, alias,
                            N_ ("“*{0}” in line {2} repeats what “&{0}” names in line {1}, and "
                                "would change with it"), error);
    }

  return TRUE;
}
