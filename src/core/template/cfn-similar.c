/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-similar.h"

#include "cfn-template-private.h"

#include <string.h>

/* Longer words than this are not compared letter by letter. */
#define MAX_LENGTH 128

guint
cfn_word_distance (const char *a,
                   const char *b,
                   guint       limit)
{
  guint row[MAX_LENGTH + 1];
  gsize length_a;
  gsize length_b;

  g_return_val_if_fail (a != NULL && b != NULL, limit + 1);

  length_a = strlen (a);
  length_b = strlen (b);
  if (length_b > MAX_LENGTH || length_a > length_b + limit || length_b > length_a + limit)
    return limit + 1;

  for (gsize j = 0; j <= length_b; j++)
    row[j] = j;
  for (gsize i = 0; i < length_a; i++)
    {
      guint diagonal = row[0];

      row[0] = i + 1;
      for (gsize j = 0; j < length_b; j++)
        {
          guint changed = diagonal + (a[i] != b[j]);

          diagonal = row[j + 1];
          row[j + 1] = MIN (changed, MIN (row[j], row[j + 1]) + 1);
        }
    }

  return MIN (row[length_b], limit + 1);
}

/* Keeps the key of @entry when it is nearer to @name, of @length bytes, than the best so far. */
static void
consider (const char     *name,
          gsize           length,
          const CfnNode  *entry,
          const char    **best,
          guint          *distance)
{
  const CfnNode *key = entry->key;
  guint found;

  /* Most names are too long or too short to be looked at. */
  if (key->kind != CFN_NODE_SCALAR || key->length > length + *distance
      || length > key->length + *distance)
    return;

  found = g_ascii_strcasecmp (name, key->value) == 0
            ? 0 : cfn_word_distance (name, key->value, *distance);
  if (found < *distance)
    {
      *distance = found;
      *best = key->value;
    }
}

static const char *
find_similar (CfnTemplate *self,
              const char  *name)
{
  const char *best = NULL;
  const CfnNode *parameters;
  gsize length;
  guint distance;

  /* In short names two wrong letters are another word, and in a single one nothing is left. */
  length = strlen (name);
  distance = MIN (length > 4 ? 3 : 2, length);
  for (guint i = 0; i < cfn_template_get_n_resources (self); i++)
    consider (name, length, cfn_template_get_resource (self, i)->node, &best, &distance);

  parameters = cfn_node_get (cfn_tree_get_root (cfn_template_get_tree (self)), "Parameters");
  if (parameters != NULL && parameters->kind == CFN_NODE_MAPPING)
    {
      for (const CfnNode *node = parameters->first_child; node != NULL; node = node->next)
        consider (name, length, node, &best, &distance);
    }

  return best;
}

const char *
cfn_template_find_similar (CfnTemplate *self,
                           const char  *name)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return cfn_template_ask_once (self, name, find_similar);
}
