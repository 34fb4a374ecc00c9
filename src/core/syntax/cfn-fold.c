/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-fold.h"

#include "cfn-tree-private.h"

static void
add_fold (GArray        *folds,
          CfnText       *text,
          const CfnNode *node,
          gboolean       is_section)
{
  CfnFold fold = { .is_section = is_section };

  if (node->key == NULL)
    return;

  fold.first = cfn_text_get_position (text, node->key->span.start).line - 1;
  fold.behind = cfn_text_get_position (text, node->span.end).line;
  if (fold.behind > fold.first + 1)
    g_array_append_val (folds, fold);
}

static GArray *
find_folds (CfnTree *tree)
{
  GArray *folds = g_array_new (FALSE, FALSE, sizeof (CfnFold));
  const CfnNode *root = cfn_tree_get_root (tree);

  if (root == NULL || root->kind != CFN_NODE_MAPPING)
    return folds;

  for (const CfnNode *section = root->first_child; section != NULL; section = section->next)
    {
      add_fold (folds, cfn_tree_get_text (tree), section, TRUE);
      for (const CfnNode *entry = section->kind == CFN_NODE_MAPPING ? section->first_child : NULL;
           entry != NULL; entry = entry->next)
        add_fold (folds, cfn_tree_get_text (tree), entry, FALSE);
    }

  return folds;
}

GArray *
cfn_fold_list (CfnTree *tree)
{
  g_return_val_if_fail (tree != NULL, NULL);

  if (g_once_init_enter (&tree->folds))
    g_once_init_leave (&tree->folds, GPOINTER_TO_SIZE (find_folds (tree)));

  return g_array_ref (GSIZE_TO_POINTER (tree->folds));
}
