/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-similar.h"

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

/* Keeps @candidate when it is nearer to @name than the best so far. */
static void
consider (const char  *name,
          const char  *candidate,
          const char **best,
          guint       *distance)
{
  guint found = g_ascii_strcasecmp (name, candidate) == 0
                  ? 0 : cfn_word_distance (name, candidate, *distance);

  if (found < *distance)
    {
      *distance = found;
      *best = candidate;
    }
}

const char *
cfn_template_find_similar (CfnTemplate *self,
                           const char  *name)
{
  const char *best = NULL;
  const CfnNode *parameters;
  guint distance;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  /* In short names two wrong letters are another word. */
  distance = strlen (name) > 4 ? 3 : 2;
  for (guint i = 0; i < cfn_template_get_n_resources (self); i++)
    consider (name, cfn_template_get_resource (self, i)->id, &best, &distance);

  parameters = cfn_node_get (cfn_tree_get_root (cfn_template_get_tree (self)), "Parameters");
  if (parameters != NULL && parameters->kind == CFN_NODE_MAPPING)
    {
      for (const CfnNode *node = parameters->first_child; node != NULL; node = node->next)
        {
          if (cfn_node_get_key (node) != NULL)
            consider (name, cfn_node_get_key (node), &best, &distance);
        }
    }

  return best;
}
