/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-unalias.h"

#include <string.h>

struct _CfnUnalias
{
  GPtrArray  *nodes;     /* all copies */
  CfnNode    *root;
  GHashTable *anchors;   /* name -> the original node that had it last */
  guint       depth;
  gboolean    failed;
};

static CfnNode *copy_node (CfnUnalias    *self,
                           const CfnNode *node);

void
cfn_unalias_free (CfnUnalias *self)
{
  g_ptr_array_unref (self->nodes);
  g_hash_table_unref (self->anchors);
  g_free (self);
}

const CfnNode *
cfn_unalias_get_root (CfnUnalias *self)
{
  return self->root;
}

static void
append_child (CfnNode *parent,
              CfnNode *child)
{
  child->parent = parent;
  child->previous = parent->last_child;
  child->index = parent->n_children++;
  if (parent->last_child != NULL)
    parent->last_child->next = child;
  else
    parent->first_child = child;
  parent->last_child = child;
}

static gboolean
has_key (const CfnNode *mapping,
         const char    *key)
{
  for (const CfnNode *child = mapping->first_child; child != NULL; child = child->next)
    if (g_strcmp0 (cfn_node_get_key (child), key) == 0)
      return TRUE;

  return FALSE;
}

static void
copy_entry (CfnUnalias    *self,
            CfnNode       *parent,
            const CfnNode *entry)
{
  CfnNode *child = copy_node (self, entry);

  if (child == NULL)
    return;

  child->key = entry->key;
  append_child (parent, child);
}

/* YAML's merge key: entries of @source that @parent does not have itself. */
static void
merge (CfnUnalias    *self,
       CfnNode       *parent,
       const CfnNode *original,
       const CfnNode *source)
{
  const CfnNode *target = source;

  if (source->kind == CFN_NODE_ALIAS)
    target = g_hash_table_lookup (self->anchors, source->value);
  if (target == NULL)
    return;

  for (const CfnNode *child = target->first_child; child != NULL; child = child->next)
    {
      const char *key = cfn_node_get_key (child);

      if (target->kind == CFN_NODE_SEQUENCE)
        merge (self, parent, original, child);
      else if (key != NULL && !has_key (original, key) && !has_key (parent, key))
        copy_entry (self, parent, child);
    }
}

static void
copy_children (CfnUnalias    *self,
               CfnNode       *copy,
               const CfnNode *node)
{
  for (const CfnNode *child = node->first_child; child != NULL
       && !self->failed; child = child->next)
    {
      if (child->key != NULL && child->key->style == CFN_STYLE_PLAIN
          && cfn_node_is_string (child->key, "<<"))
        merge (self, copy, node, child);
      else
        copy_entry (self, copy, child);
    }
}

static CfnNode *
copy_node (CfnUnalias    *self,
           const CfnNode *node)
{
  CfnNode *copy;

  if (node->kind == CFN_NODE_ALIAS)
    node = g_hash_table_lookup (self->anchors, node->value);
  if (node == NULL || self->depth >= cfn_limits_default.max_depth
      || self->nodes->len >= cfn_limits_default.max_nodes)
    {
      self->failed = TRUE;
      return NULL;
    }

  copy = g_memdup2 (node, sizeof *node);
  g_ptr_array_add (self->nodes, copy);
  copy->anchor = NULL;
  copy->parent = copy->key = copy->first_child = copy->last_child = NULL;
  copy->previous = copy->next = NULL;
  copy->n_children = copy->index = 0;

  self->depth++;
  copy_children (self, copy, node);
  self->depth--;

  /* Only now: a node does not hold itself. */
  if (node->anchor != NULL)
    g_hash_table_insert (self->anchors, (gpointer) node->anchor, (gpointer) node);

  return copy;
}

CfnUnalias *
cfn_unalias_new (CfnTree *tree)
{
  g_autoptr (CfnUnalias) self = g_new0 (CfnUnalias, 1);
  const CfnNode *root = cfn_tree_get_root (tree);

  self->nodes = g_ptr_array_new_with_free_func (g_free);
  self->anchors = g_hash_table_new (g_str_hash, g_str_equal);
  if (root != NULL)
    self->root = copy_node (self, root);

  return self->failed ? NULL : g_steal_pointer (&self);
}
