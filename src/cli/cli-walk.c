/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-check.h"

#include <string.h>

#include "cli-report.h"

/* The names that templates go by. */
static const char * const suffixes[] = { ".yaml", ".yml", ".json", ".template", NULL };

static gboolean
has_template_name (const char *name)
{
  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      if (g_str_has_suffix (name, suffixes[i]))
        return TRUE;
    }

  return FALSE;
}

gboolean
cli_was_meant_as_template (CfnText *text)
{
  const char *data = cfn_text_get_data (text, NULL);

  return strstr (data, "AWSTemplateFormatVersion") != NULL || strstr (data, "AWS::") != NULL;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

gboolean
cli_walk (const char *directory,
          GPtrArray  *paths)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (directory, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean all = TRUE;
  const char *name;

  if (dir == NULL)
    {
      cli_report_error (directory, error->message);
      return FALSE;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (directory, names->pdata[i], NULL);

      name = names->pdata[i];
      if (name[0] == '.' || g_str_equal (name, "node_modules"))
        continue;

      /* A linked folder may lead round in a circle. */
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        all &= g_file_test (path, G_FILE_TEST_IS_SYMLINK) || cli_walk (path, paths);
      else if (has_template_name (name) && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }

  return all;
}
