/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-duplicate.h"

#include "cfn-writer.h"

#include <string.h>

const CfnNode *
cfn_duplicate_find (const CfnNode *mapping,
                    const char    *key)
{
  for (const CfnNode *child = mapping->first_child; child != NULL; child = child->next)
    {
      const char *own = cfn_node_get_key (child);

      if (own != NULL && (key == NULL || strcmp (own, key) == 0)
          && cfn_node_get (mapping, own) != child)
        return child;
    }

  return NULL;
}

gboolean
cfn_duplicate_check_way (CfnTree        *tree,
                         const CfnNode  *node,
                         GError        **error)
{
  if (cfn_tree_is_whole (tree))
    return TRUE;
  for (; node->parent != NULL; node = node->parent)
    {
      const char *key = cfn_node_get_key (node);
      const CfnNode *later = key != NULL ? cfn_duplicate_find (node->parent, key) : NULL;

      if (later != NULL)
        {
          cfn_duplicate_set_error (tree, later, error);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
has_word (CfnTree       *tree,
          const CfnNode *entry,
          const char    *word)
{
  gsize end = MAX (entry->span.end, entry->key->span.end);
  const char *data = cfn_text_get_data (cfn_tree_get_text (tree), NULL);
  const char *stop = data + end;
  const char *p = data + entry->key->span.start;

  for (; (p = g_strstr_len (p, stop - p, word)) != NULL; p++)
    {
      const char *behind = p + strlen (word);

      if ((p == data || !g_ascii_isalnum (p[-1]))
          && (behind == stop || !g_ascii_isalnum (*behind)))
        return TRUE;
    }

  return FALSE;
}

gboolean
cfn_duplicate_check_word (CfnTree     *tree,
                          const char  *word,
                          GError     **error)
{
  guint n_problems;
  const CfnSyntaxProblem *problems = cfn_tree_get_problems (tree, &n_problems);

  for (guint i = 0; i < n_problems; i++)
    {
      const CfnNode *later = cfn_tree_get_node_at (tree, problems[i].span.start);
      const CfnNode *earlier = cfn_node_get (later->parent, cfn_node_get_key (later));

      if (!has_word (tree, earlier, word) && !has_word (tree, later, word))
        continue;
      cfn_duplicate_set_error (tree, later, error);
      return FALSE;
    }

  return TRUE;
}

static char *
count_lines (CfnTree       *tree,
             const CfnNode *entry)
{
  CfnPosition place = cfn_text_get_position (cfn_tree_get_text (tree), entry->key->span.start);

  return g_strdup_printf ("%u", place.line);
}

void
cfn_duplicate_set_error (CfnTree        *tree,
                         const CfnNode  *later,
                         GError        **error)
{
  const char *key = cfn_node_get_key (later);
  g_autofree char *first = count_lines (tree, cfn_node_get (later->parent, key));
  g_autofree char *second = count_lines (tree, later);

  cfn_set_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_BROKEN_TEXT,
                 N_ ("{0} is given twice, in lines {1} and {2}, and only one of the two would be "
                     "used: remove one of them before this is edited"),
                 key, first, second, NULL);
}
