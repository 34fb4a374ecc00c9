/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-unalias.h"

#include <string.h>

struct _CfnUnalias
{
  CfnArena          arena;     /* of all copies */
  CfnNode          *root;
  GHashTable       *anchors;   /* name -> the copy of the node that had it last */
  const CfnNode    *alias;     /* what is copied now stands for it; NULL outside of one */
  GHashTable       *open;      /* copies with an anchor that are not complete yet */
  guint             depth;
  guint             n_nodes;
  gsize             n_bytes;   /* at least so much the copy takes as a text */
  guint             n_aliases;
  CfnSyntaxProblem *problem;
  gboolean          has_failed;
};

static CfnNode *copy_node (CfnUnalias    *self,
                           const CfnNode *node);

void
cfn_unalias_free (CfnUnalias *self)
{
  cfn_arena_clear (&self->arena);
  g_hash_table_unref (self->anchors);
  g_hash_table_unref (self->open);
  g_free (self);
}

CfnNode *
cfn_unalias_get_root (CfnUnalias *self)
{
  return self->root;
}

CfnArena *
cfn_unalias_get_arena (CfnUnalias *self)
{
  return &self->arena;
}

guint
cfn_unalias_get_n_aliases (CfnUnalias *self)
{
  return self->n_aliases;
}

/* Only the first problem is told: the others may follow from it. */
static void
fail (CfnUnalias    *self,
      const CfnNode *node,
      const char    *format,
      const char    *argument)
{
  if (self->has_failed)
    return;

  self->has_failed = TRUE;
  self->problem->message = cfn_message_new (format, argument, NULL);
  self->problem->span = (self->alias != NULL ? self->alias : node)->span;
}

/* A copy without its children. NULL: it is too much. */
static CfnNode *
copy_bare (CfnUnalias    *self,
           const CfnNode *node)
{
  CfnNode *copy;

  /* Every level indents by two columns at least. */
  self->n_bytes += node->length + 2 * self->depth;
  if (self->depth >= cfn_limits_default.max_depth || ++self->n_nodes > cfn_limits_default.max_nodes
      || self->n_bytes > 4 * cfn_limits_default.max_bytes)
    {
      fail (self, node, N_("The aliases of this template stand for too much to be written out"),
            NULL);
      return NULL;
    }

  copy = cfn_arena_alloc (&self->arena, sizeof *copy);
  copy->kind = node->kind;
  copy->style = node->style;
  copy->tag = node->tag;
  copy->value = node->value;
  copy->length = node->length;
  copy->span = node->span;

  return copy;
}

/* A copy of a copy, which is complete and has no aliases any more. */
static CfnNode *
clone_node (CfnUnalias    *self,
            const CfnNode *node)
{
  CfnNode *clone = copy_bare (self, node);

  if (clone == NULL)
    return NULL;

  self->depth++;
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      CfnNode *inner = clone_node (self, child);

      if (inner == NULL)
        break;
      inner->key = child->key;
      cfn_node_append (clone, inner);
    }
  self->depth--;

  return self->has_failed ? NULL : clone;
}

static CfnNode *
copy_alias (CfnUnalias    *self,
            const CfnNode *alias)
{
  const CfnNode *target = g_hash_table_lookup (self->anchors, alias->value);
  CfnNode *clone;

  if (target == NULL)
    {
      fail (self, alias, N_("No anchor “&{0}” stands before the alias “*{0}”"), alias->value);
      return NULL;
    }
  if (g_hash_table_contains (self->open, target))
    {
      fail (self, alias, N_("The alias “*{0}” stands for something that holds it"), alias->value);
      return NULL;
    }

  self->n_aliases++;
  self->alias = alias;
  clone = clone_node (self, target);
  self->alias = NULL;
  /* A problem with it is one of this place. */
  if (clone != NULL)
    clone->span = alias->span;

  return clone;
}

static gboolean
is_merge_key (const CfnNode *key)
{
  return key->style == CFN_STYLE_PLAIN && key->tag == NULL && cfn_node_is_string (key, "<<");
}

static CfnNode *
copy_key (CfnUnalias    *self,
          const CfnNode *key)
{
  CfnNode *copy = copy_node (self, key);

  if (copy == NULL)
    return NULL;
  if (copy->kind != CFN_NODE_SCALAR)
    {
      fail (self, key, N_("This key is a list or a mapping; only text can be a key in a template"),
            NULL);
      return NULL;
    }
  if (strlen (copy->value) < copy->length)
    {
      fail (self, key, N_("This key holds a NUL character"), NULL);
      return NULL;
    }

  return copy;
}

/* Appends the entries that the merge key before @value stands for. */
static void
collect_merged (CfnUnalias *self,
                GPtrArray  *entries,
                CfnNode    *value)
{
  if (value->tag == NULL && value->kind == CFN_NODE_MAPPING)
    {
      for (CfnNode *child = value->first_child; child != NULL; child = child->next)
        g_ptr_array_add (entries, child);
      return;
    }

  if (value->tag == NULL && value->kind == CFN_NODE_SEQUENCE
      && (value->parent == NULL || value->parent->kind != CFN_NODE_SEQUENCE))
    {
      for (CfnNode *item = value->last_child; item != NULL; item = cfn_node_get_previous (item))
        collect_merged (self, entries, item);
      return;
    }

  fail (self, value, N_("Behind “<<:” stands neither a mapping nor a list of mappings"), NULL);
}

/* Where a key comes twice, the last value takes the first one's place. */
static void
link_entries (CfnNode   *mapping,
              GPtrArray *entries)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      CfnNode *entry = entries->pdata[i];
      gpointer place;

      if (g_hash_table_lookup_extended (places, cfn_node_get_key (entry), NULL, &place))
        {
          entries->pdata[GPOINTER_TO_UINT (place)] = entry;
          continue;
        }
      g_hash_table_insert (places, (gpointer) cfn_node_get_key (entry), GUINT_TO_POINTER (n));
      entries->pdata[n++] = entry;
    }

  mapping->first_child = mapping->last_child = NULL;
  mapping->n_children = 0;
  for (guint i = 0; i < n; i++)
    cfn_node_append (mapping, entries->pdata[i]);
}

static void
merge (CfnUnalias *self,
       CfnNode    *mapping)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  for (CfnNode *child = mapping->first_child; child != NULL; child = child->next)
    {
      if (is_merge_key (child->key))
        collect_merged (self, entries, child);
    }
  for (CfnNode *child = mapping->first_child; child != NULL; child = child->next)
    {
      if (!is_merge_key (child->key))
        g_ptr_array_add (entries, child);
    }
  link_entries (mapping, entries);
}

/* The reader has compared the keys that are written out, but not those that aliases stand for. */
static void
check_keys (CfnUnalias    *self,
            const CfnNode *mapping)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (const CfnNode *child = mapping->first_child; child != NULL; child = child->next)
    {
      if (!g_hash_table_add (keys, (gpointer) cfn_node_get_key (child)))
        fail (self, child->key, N_("{0} is given twice"), cfn_node_get_key (child));
    }
}

static void
copy_children (CfnUnalias    *self,
               CfnNode       *copy,
               const CfnNode *node)
{
  gboolean has_merge = FALSE;
  gboolean has_alias = FALSE;

  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      CfnNode *key = child->key != NULL ? copy_key (self, child->key) : NULL;
      CfnNode *value = self->has_failed ? NULL : copy_node (self, child);

      if (value == NULL)
        return;
      value->key = key;
      cfn_node_append (copy, value);
      has_merge = has_merge || (key != NULL && is_merge_key (key));
      has_alias = has_alias || (key != NULL && child->key->kind == CFN_NODE_ALIAS);
    }

  if (has_alias)
    check_keys (self, copy);
  if (has_merge && !self->has_failed)
    merge (self, copy);
}

static CfnNode *
copy_node (CfnUnalias    *self,
           const CfnNode *node)
{
  CfnNode *copy;

  if (node->kind == CFN_NODE_ALIAS)
    return copy_alias (self, node);

  copy = copy_bare (self, node);
  if (copy == NULL)
    return NULL;
  if (node->anchor != NULL)
    {
      g_hash_table_insert (self->anchors, (gpointer) node->anchor, copy);
      g_hash_table_add (self->open, copy);
    }

  self->depth++;
  copy_children (self, copy, node);
  self->depth--;
  g_hash_table_remove (self->open, copy);

  return self->has_failed ? NULL : copy;
}

CfnUnalias *
cfn_unalias_new (CfnTree          *tree,
                 CfnSyntaxProblem *problem)
{
  g_autoptr (CfnUnalias) self = NULL;
  const CfnNode *root;

  g_return_val_if_fail (tree != NULL && problem != NULL, NULL);

  self = g_new0 (CfnUnalias, 1);
  root = cfn_tree_get_root (tree);
  self->problem = problem;
  cfn_arena_init (&self->arena);
  self->anchors = g_hash_table_new (g_str_hash, g_str_equal);
  self->open = g_hash_table_new (NULL, NULL);
  if (root != NULL)
    self->root = copy_node (self, root);

  return self->has_failed ? NULL : g_steal_pointer (&self);
}
