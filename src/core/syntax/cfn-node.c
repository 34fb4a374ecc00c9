/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-node-private.h"

#include <stdarg.h>
#include <string.h>

/* Below this many children, walking the list is faster than any table. */
#define TABLE_FROM 9

static guint
hash_key (const char *key,
          gsize       length)
{
  guint hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) key[i]) * 16777619u;

  return hash ^ (hash >> 15);
}

/* A table has a power of two of slots, at most half of them taken. */
static guint
table_mask (const CfnNode *node)
{
  return (1u << g_bit_storage (node->n_children * 2 - 1)) - 1;
}

static inline gboolean
has_key (const CfnNode *value,
         const char    *key,
         gsize          length)
{
  return (value->initial == (guchar) key[0] || value->initial == 0)
         && value->key->kind == CFN_NODE_SCALAR && value->key->length == length
         && memcmp (value->key->value, key, length) == 0;
}

static CfnNode *
find_in_table (const CfnNode *node,
               const char    *key,
               gsize          length)
{
  guint mask = table_mask (node);
  guint slot = hash_key (key, length) & mask;

  for (; node->table[slot] != NULL; slot = (slot + 1) & mask)
    {
      if (has_key (node->table[slot], key, length))
        return node->table[slot];
    }

  return NULL;
}

static CfnNode *
find_in_list (const CfnNode *node,
              const char    *key,
              gsize          length)
{
  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (has_key (child, key, length))
        return child;
    }

  return NULL;
}

/* Enters @child; gives back the earlier one with the same key, which then stays. */
static CfnNode *
enter_in_table (CfnNode *node,
                CfnNode *child)
{
  guint mask = table_mask (node);
  const CfnNode *key = child->key;
  guint slot = hash_key (key->value, key->length) & mask;

  for (; node->table[slot] != NULL; slot = (slot + 1) & mask)
    {
      if (has_key (node->table[slot], key->value, key->length))
        return node->table[slot];
    }
  node->table[slot] = child;

  return NULL;
}

void
cfn_node_finish_sequence (CfnNode  *node,
                          CfnArena *arena)
{
  guint i = 0;

  if (node->n_children < TABLE_FROM)
    return;

  node->table = cfn_arena_alloc (arena, node->n_children * sizeof (CfnNode *));
  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    node->table[i++] = child;
}

void
cfn_node_finish_mapping (CfnNode           *node,
                         CfnArena          *arena,
                         CfnDuplicateFunc   report,
                         gpointer           data)
{
  if (node->n_children >= TABLE_FROM)
    node->table = cfn_arena_alloc (arena, (table_mask (node) + 1) * sizeof (CfnNode *));

  for (CfnNode *child = node->first_child; child != NULL; child = child->next)
    {
      CfnNode *earlier;

      if (child->key->kind != CFN_NODE_SCALAR)
        continue;
      child->initial = child->key->length > 0 ? (guchar) child->key->value[0] : 0;
      if (node->table != NULL)
        earlier = enter_in_table (node, child);
      else
        earlier = find_in_list (node, child->key->value, child->key->length);
      if (earlier != NULL && earlier != child)
        report (earlier, child, data);
    }
}

CfnNode *
cfn_node_get_n (const CfnNode *node,
                const char    *key,
                gsize          length)
{
  g_return_val_if_fail (key != NULL, NULL);

  if (node == NULL || node->kind != CFN_NODE_MAPPING)
    return NULL;

  return node->table != NULL ? find_in_table (node, key, length) : find_in_list (node, key, length);
}

CfnNode *
cfn_node_find (const CfnNode *node,
               ...)
{
  const char *key;
  va_list keys;

  va_start (keys, node);
  while (node != NULL && (key = va_arg (keys, const char *)) != NULL)
    node = cfn_node_get (node, key);
  va_end (keys);

  return (CfnNode *) node;
}

static CfnNode *
get_child (const CfnNode *node,
           guint          index)
{
  CfnNode *child;

  if (node->kind == CFN_NODE_SEQUENCE && node->table != NULL)
    return node->table[index];

  child = node->first_child;
  while (index-- > 0)
    child = child->next;

  return child;
}

CfnNode *
cfn_node_get_item (const CfnNode *node,
                   guint          index)
{
  if (node == NULL || node->kind != CFN_NODE_SEQUENCE || index >= node->n_children)
    return NULL;

  return get_child (node, index);
}

CfnNode *
cfn_node_get_child (const CfnNode *node,
                    guint          index)
{
  if (node == NULL || index >= node->n_children)
    return NULL;

  return get_child (node, index);
}

void
cfn_node_append (CfnNode *parent,
                 CfnNode *child)
{
  child->parent = parent;
  child->next = NULL;
  child->index = parent->n_children++;
  if (parent->last_child != NULL)
    parent->last_child->next = child;
  else
    parent->first_child = child;
  parent->last_child = child;
}

CfnNode *
cfn_node_get_previous (const CfnNode *node)
{
  g_return_val_if_fail (node != NULL, NULL);

  return node->index > 0 ? get_child (node->parent, node->index - 1) : NULL;
}

const char *
cfn_node_get_string (const CfnNode *node)
{
  return node != NULL && node->kind == CFN_NODE_SCALAR ? node->value : NULL;
}

gboolean
cfn_node_is_string (const CfnNode *node,
                    const char    *text)
{
  return g_strcmp0 (cfn_node_get_string (node), text) == 0 && text != NULL;
}
