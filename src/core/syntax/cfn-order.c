/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-order.h"

#include "cfn-intrinsic.h"
#include "cfn-order-table.h"

#include <string.h>

#define MAX_STEPS 32 /* of keys below a resource; no property lies that deep */

/* Of a vote for one pair of keys. Whatever the file's neighbours say outweighs all that follows. */
#define WEIGHT_PEERS 1000
#define WEIGHT_FIRST 10
#define WEIGHT_SECOND 1

/* Names of the author's choice are sorted on purpose when this many are. */
#define MANY_NAMES 3

typedef struct
{
  const CfnNode *mapping;
  const char *key;
  const CfnNode *section;          /* what the mapping lies in; NULL for the template itself */
  const CfnNode *entry;            /* of the section: a resource; NULL for the section itself */
  const char *type;                /* of the resource, or NULL */
  const char *steps[MAX_STEPS];    /* keys from the entry to the mapping */
  guint n_steps;
  const CfnNode *nearest;          /* the last peer above the mapping that has the key */
  int *balance;                    /* for each child: above 0 when the key goes behind it */
  gboolean has_votes;
} Order;

static gboolean
is_call_key (const char *key)
{
  return key != NULL && g_str_has_prefix (key, "Fn::");
}

/* The entry of @section that @mapping lies in: a loop's body holds entries as the section does. */
static const CfnNode *
find_entry (const CfnNode *section,
            const CfnNode *mapping)
{
  const CfnNode *entry = NULL;

  for (const CfnNode *node = mapping; node != section; node = node->parent)
    {
      const CfnNode *list = node->parent->parent;

      if (node->key == NULL || is_call_key (cfn_node_get_key (node)))
        continue;
      if (node->parent == section
          || (list != NULL && list->parent == section && is_call_key (cfn_node_get_key (list))))
        entry = node;
    }

  return entry;
}

/* FALSE when the mapping lies deeper than any that has an order. */
static gboolean
find_steps (Order *self)
{
  const CfnNode *way[MAX_STEPS];
  guint n = 0;

  for (const CfnNode *node = self->mapping; node != self->entry; node = node->parent)
    {
      const char *key = cfn_node_get_key (node);

      if (key == NULL || is_call_key (key))
        continue;
      if (n == MAX_STEPS)
        return FALSE;
      way[n++] = node;
    }
  while (n > 0)
    {
      const char *before = self->n_steps > 0 ? self->steps[self->n_steps - 1] : "";

      /* A SAM function's events have names of their own. */
      self->steps[self->n_steps++] = strcmp (before, "Events") == 0 ? "*"
                                                                    : cfn_node_get_key (way[n - 1]);
      n--;
    }

  return TRUE;
}

static gboolean
order_init (Order         *self,
            const CfnNode *mapping,
            const char    *key)
{
  const CfnNode *section = mapping;

  *self = (Order){ .mapping = mapping, .key = key };
  if (mapping->parent == NULL)
    return TRUE;
  while (section->parent->parent != NULL)
    section = section->parent;
  self->section = section;
  self->entry = find_entry (section, mapping);
  if (self->entry == NULL)
    return TRUE;
  self->type = cfn_node_get_string (cfn_node_get (self->entry, "Type"));

  return find_steps (self);
}

/* From the properties to the mapping, NULL for the resource itself. */
static char *
dup_path (const Order *self)
{
  GString *path;
  guint first = self->n_steps > 0 && strcmp (self->steps[0], "Properties") == 0 ? 1 : 0;

  if (self->n_steps == 0)
    return NULL;
  path = g_string_new (NULL);
  for (guint i = first; i < self->n_steps; i++)
    g_string_append_printf (path, "%s%s", i > first ? "." : "", self->steps[i]);

  return g_string_free (path, FALSE);
}

/* @peer says where the key goes among those that both have. */
static void
vote (Order         *self,
      const CfnNode *peer,
      int            weight)
{
  const CfnNode *own = cfn_node_get (peer, self->key);

  if (own == NULL || peer == self->mapping)
    return;
  for (const CfnNode *child = self->mapping->first_child; child != NULL; child = child->next)
    {
      const char *key = cfn_node_get_key (child);
      const CfnNode *other = key != NULL ? cfn_node_get (peer, key) : NULL;

      if (other != NULL)
        self->balance[child->index] += (other->index < own->index ? weight : -weight);
    }
  self->has_votes = TRUE;
  if (peer->span.start < self->mapping->span.start)
    self->nearest = peer;
}

/* Asks whatever stands under @node at the place that the mapping has under its own entry. */
static void
ask_peers (Order         *self,
           const CfnNode *node,
           guint          n_done,
           int            weight)
{
  CfnIntrinsic call;

  if (node == NULL || node->kind == CFN_NODE_SCALAR || node->kind == CFN_NODE_ALIAS)
    return;
  if (node->kind == CFN_NODE_SEQUENCE)
    {
      for (const CfnNode *item = node->first_child; item != NULL; item = item->next)
        ask_peers (self, item, n_done, weight);
    }
  else if (cfn_intrinsic_match (node, &call) && !call.is_short)
    ask_peers (self, call.argument, n_done, weight);
  else if (n_done == self->n_steps)
    vote (self, node, weight);
  else if (strcmp (self->steps[n_done], "*") == 0)
    {
      for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
        ask_peers (self, child, n_done + 1, weight);
    }
  else
    ask_peers (self, cfn_node_get (node, self->steps[n_done]), n_done + 1, weight);
}

/* Asks all that stands under the same key anywhere below @node. */
static void
ask_namesakes (Order         *self,
               const CfnNode *node)
{
  guint last = self->n_steps - 1;

  if (node->kind == CFN_NODE_MAPPING)
    ask_peers (self, cfn_node_get (node, self->steps[last]), self->n_steps, 2);
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    ask_namesakes (self, child);
}

static void
ask_neighbours (Order      *self,
                const char *path)
{
  gboolean is_resource = g_strcmp0 (cfn_node_get_key (self->section), "Resources") == 0;

  for (const CfnNode *entry = self->section->first_child; entry != NULL; entry = entry->next)
    {
      gboolean is_same_type = cfn_node_is_string (cfn_node_get (entry, "Type"), self->type);

      /* Attributes are those of any resource, properties those of one type. */
      if (entry->kind == CFN_NODE_MAPPING && (is_same_type || !is_resource || path == NULL))
        ask_peers (self, entry, 0, is_resource && is_same_type ? 4 : 2);
    }
  if (!self->has_votes && is_resource && path != NULL && cfn_order_table_find (NULL, path) != NULL)
    ask_namesakes (self, self->section);
  if (self->nearest != NULL)
    vote (self, self->nearest, 1);
}

/* The place of @key among the words of @keys, from 1; 0 when it is not one of them. */
static guint
rank (const char *keys,
      const char *key)
{
  gsize length = key != NULL ? strlen (key) : 0;
  guint place = 1;

  if (keys == NULL || length == 0)
    return 0;
  for (const char *word = keys; *word != '\0'; place++)
    {
      gsize n = strcspn (word, " ");

      if (n == length && memcmp (word, key, n) == 0)
        return place;
      word += n + strspn (word + n, " ");
    }

  return 0;
}

/* Whether the keys that are there stand in the order of @keys, as far as they are in it. */
static gboolean
follows (const CfnNode *mapping,
         const char    *keys)
{
  guint last = 0;

  for (const CfnNode *child = mapping->first_child; child != NULL; child = child->next)
    {
      guint own = rank (keys, cfn_node_get_key (child));

      if (own != 0 && own < last)
        return FALSE;
      last = MAX (own, last);
    }

  return TRUE;
}

static gboolean
is_sorted (const CfnNode *mapping)
{
  const char *last = "";

  for (const CfnNode *child = mapping->first_child; child != NULL; child = child->next)
    {
      const char *key = cfn_node_get_key (child);

      if (key == NULL || strcmp (last, key) > 0)
        return FALSE;
      last = key;
    }

  return TRUE;
}

/* Whether the alphabet says anything about the mapping's keys. */
static gboolean
goes_by_alphabet (const Order *self,
                  const char  *path,
                  const char  *usual)
{
  gboolean is_free;

  if (self->section == NULL || self->mapping == self->section)
    is_free = TRUE;
  else
    is_free = path != NULL && cfn_order_table_is_free (path) && rank (usual, self->key) == 0;
  if (self->section == NULL || self->mapping->n_children < (is_free ? MANY_NAMES : 1)
      || (self->mapping == self->section
          && g_strcmp0 (cfn_node_get_key (self->section), "Resources") == 0))
    return FALSE;

  return is_sorted (self->mapping);
}

static void
ask_custom (Order      *self,
            const char *path)
{
  const char *usual = NULL;
  gboolean by_alphabet;
  gboolean alphabet_first;
  guint own;

  if (self->section == NULL)
    usual = cfn_order_table_section ("");
  else if (self->entry != NULL
           && g_strcmp0 (cfn_node_get_key (self->section), "Resources") == 0)
    usual = cfn_order_table_find (self->type, path);
  else if (self->entry != NULL && self->n_steps == 0 && cfn_node_get_key (self->section) != NULL)
    usual = cfn_order_table_section (cfn_node_get_key (self->section));

  own = rank (usual, self->key);
  by_alphabet = goes_by_alphabet (self, path, usual);
  alphabet_first = by_alphabet && self->mapping->n_children > 1 && !follows (self->mapping, usual);
  for (const CfnNode *child = self->mapping->first_child; child != NULL; child = child->next)
    {
      const char *key = cfn_node_get_key (child);
      guint other = rank (usual, key);
      int *balance = &self->balance[child->index];

      *balance *= WEIGHT_PEERS;
      if (own != 0 && other != 0)
        *balance += (other < own ? 1 : -1) * (alphabet_first ? WEIGHT_SECOND : WEIGHT_FIRST);
      if (by_alphabet)
        *balance += (strcmp (key, self->key) < 0 ? 1 : -1)
                    * (alphabet_first ? WEIGHT_FIRST : WEIGHT_SECOND);
    }
}

/* Where the fewest that matter least are on the wrong side; the last of such places. */
static guint
find_best (const Order *self)
{
  int sum = 0;
  int best = 0;
  guint index = 0;

  for (guint i = 0; i < self->mapping->n_children; i++)
    {
      sum += self->balance[i];
      if (sum >= best)
        {
          best = sum;
          index = i + 1;
        }
    }

  return index;
}

guint
cfn_order_find_index (const CfnNode *mapping,
                      const char    *key)
{
  g_autofree int *balance = NULL;
  g_autofree char *path = NULL;
  Order order;

  g_return_val_if_fail (mapping != NULL && key != NULL, 0);

  if (!order_init (&order, mapping, key))
    return mapping->n_children;
  order.balance = balance = g_new0 (int, mapping->n_children + 1);
  path = dup_path (&order);
  if (order.entry != NULL)
    ask_neighbours (&order, path);
  ask_custom (&order, path);

  return find_best (&order);
}
