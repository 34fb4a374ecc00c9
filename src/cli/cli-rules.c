/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-check.h"

#include <glib/gi18n.h>

#include "cli-report.h"

#define SYNTAX_RULE "syntax"

static gboolean
cli_rules_add (CliRules   *self,
               const char *word)
{
  const gboolean is_unwanted = word[0] == '-';
  const char *id = word + is_unwanted;

  if (cfn_rules_find (id) == NULL)
    {
      g_autofree char *text = g_strdup_printf (_("there is no rule “%s”"), id);

      cli_report_error (NULL, text);
      return FALSE;
    }

  if (is_unwanted)
    {
      g_hash_table_add (self->unwanted, g_strdup (id));
      return TRUE;
    }

  if (self->wanted == NULL)
    self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (self->wanted, g_strdup (id));

  return TRUE;
}

gboolean
cli_rules_init (CliRules           *self,
                const char * const *lists)
{
  *self = (CliRules) {
    .unwanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  for (guint i = 0; lists != NULL && lists[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lists[i], ",", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          if (!cli_rules_add (self, words[j]))
            return FALSE;
        }
    }

  return TRUE;
}

void
cli_rules_clear (CliRules *self)
{
  g_clear_pointer (&self->wanted, g_hash_table_unref);
  g_clear_pointer (&self->unwanted, g_hash_table_unref);
}

gboolean
cli_rules_want (CliRules         *self,
                const CfnFinding *finding)
{
  if (g_str_equal (finding->rule, SYNTAX_RULE))
    return TRUE;

  return (self->wanted == NULL || g_hash_table_contains (self->wanted, finding->rule)) &&
         !g_hash_table_contains (self->unwanted, finding->rule);
}
