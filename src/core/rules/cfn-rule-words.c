/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-rule-words.h"

#include "cfn-possible.h"
#include "cfn-similar.h"
#include "cfn-writer.h"

#include <string.h>

/* CloudFormation User Guide, Resources: of names. */
#define MAX_NAME 255

gboolean
cfn_words_have (const char * const *words,
                const char         *word)
{
  return g_strv_contains (words, word);
}

const char *
cfn_words_find_near (const char * const *words,
                     const char         *word)
{
  const char *best = NULL;
  guint distance = strlen (word) < 12 ? MIN (2, strlen (word) / 3) + 1 : 4;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint found = g_ascii_strcasecmp (words[i], word) == 0
                      ? 0 : cfn_word_distance (word, words[i], distance);

      if (found < distance)
        {
          distance = found;
          best = words[i];
        }
    }

  return best;
}

gboolean
cfn_words_have_keys (const char * const *keys,
                     const CfnNode      *mapping)
{
  for (const CfnNode *entry = mapping->first_child; entry != NULL; entry = entry->next)
    {
      if (cfn_node_get_key (entry) == NULL || !cfn_words_have (keys, cfn_node_get_key (entry)))
        return FALSE;
    }

  return TRUE;
}

void
cfn_check_keys (CfnChecker         *self,
                const CfnResource  *resource,
                CfnNode            *mapping,
                const char * const *keys,
                const char         *near,
                const char         *unknown)
{
  const char *owner = cfn_node_get_key (mapping);

  for (CfnNode *entry = mapping->first_child; entry != NULL; entry = entry->next)
    {
      const char *key = cfn_node_get_key (entry);
      const char *near_key;
      CfnFinding *finding;

      if (!cfn_key_is_shown (entry) || cfn_words_have (keys, key))
        continue;

      near_key = cfn_words_find_near (keys, key);
      finding = cfn_checker_report_at (self, "unknown-key", resource, entry, entry->key->span,
                                       cfn_message_new (near_key != NULL ? near : unknown, key,
                                                        owner != NULL ? owner : "", near_key,
                                                        NULL));
      if (near_key != NULL && cfn_node_get (mapping, near_key) == NULL)
        {
          g_autofree char *path = cfn_path_string_of_node (entry);

          cfn_finding_add_fix (finding, CFN_FIX_RENAME_KEY, "use-known-key",
                               cfn_message_new (N_("Make it {0}"), near_key, NULL), path,
                               near_key);
        }
    }
}

void
cfn_check_word (CfnChecker         *self,
                const CfnResource  *resource,
                CfnNode            *node,
                const char * const *words,
                const char         *unknown)
{
  const char *text = cfn_checker_read_text (self, node);
  g_autofree char *all = NULL;
  const char *near_word;
  CfnFinding *finding;

  if (text == NULL || cfn_words_have (words, text) || strstr (text, "{{resolve:") != NULL)
    return;

  all = g_strjoinv (", ", (char **) words);
  near_word = cfn_words_find_near (words, text);
  finding = cfn_checker_report (self, "unknown-value", resource, node,
                                cfn_message_new (unknown, text, cfn_node_get_key (node), all,
                                                 NULL));
  if (near_word != NULL)
    {
      g_autofree char *path = cfn_path_string_of_node (node);
      g_autofree char *yaml = cfn_writer_quote (near_word);

      cfn_finding_add_fix (finding, CFN_FIX_SET, "use-known-value",
                           cfn_message_new (N_("Make it {0}"), near_word, NULL), path, yaml);
    }
}

void
cfn_check_name (CfnChecker        *self,
                const CfnResource *resource,
                CfnNode           *node)
{
  const char *name = cfn_node_get_key (node);
  const char *at = name;
  g_autofree char *length = NULL;

  if (!cfn_key_is_shown (node))
    return;

  while (g_ascii_isalnum (*at))
    at++;
  if (*at != '\0' || at == name)
    cfn_checker_report_at (self, "invalid-logical-id", resource, node, node->key->span,
                           cfn_message_new (N_("“{0}” cannot be a logical id: those are made of "
                                               "letters and digits only"),
                                            name, NULL));
  else if (at - name > MAX_NAME)
    {
      length = g_strdup_printf ("%u", (guint) (at - name));
      cfn_checker_report_at (self, "out-of-range", resource, node, node->key->span,
                             cfn_message_new (N_("This name has {0} characters, but at most 255 "
                                                 "are allowed"),
                                              length, NULL));
    }
}
