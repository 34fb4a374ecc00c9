/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-starters.h"

#define STARTERS_PREFIX RESOURCE_PREFIX "/starters/"

static void
starter_free (gpointer data)
{
  MillraceStarter *starter = data;

  g_free (starter->id);
  g_free (starter->title);
  g_free (starter->description);
  g_free (starter->file);
  g_free (starter);
}

static char *
dup_translated (GKeyFile   *index,
                const char *group,
                const char *key)
{
  g_autofree char *text = g_key_file_get_string (index, group, key, NULL);

  return g_strdup (text != NULL && *text != '\0' ? _(text) : "");
}

GPtrArray *
millrace_starters_list (void)
{
  GPtrArray *starters = g_ptr_array_new_with_free_func (starter_free);
  g_autoptr (GKeyFile) index = g_key_file_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) groups = NULL;

  bytes = g_resources_lookup_data (STARTERS_PREFIX "starters.ini", 0, NULL);
  if (bytes == NULL || !g_key_file_load_from_bytes (index, bytes, G_KEY_FILE_NONE, NULL))
    return starters;

  groups = g_key_file_get_groups (index, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      MillraceStarter *starter = g_new0 (MillraceStarter, 1);

      starter->id = g_strdup (groups[i]);
      starter->title = dup_translated (index, groups[i], "Title");
      starter->description = dup_translated (index, groups[i], "Description");
      starter->file = g_key_file_get_string (index, groups[i], "File", NULL);
      g_ptr_array_add (starters, starter);
    }

  return starters;
}

GBytes *
millrace_starters_load (const char  *id,
                        GError     **error)
{
  g_autoptr (GPtrArray) starters = millrace_starters_list ();

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < starters->len; i++)
    {
      MillraceStarter *starter = g_ptr_array_index (starters, i);

      if (g_str_equal (starter->id, id) && starter->file != NULL)
        {
          g_autofree char *path = g_strconcat (STARTERS_PREFIX, starter->file, NULL);

          return g_resources_lookup_data (path, 0, error);
        }
    }

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There is no starter “%s”"), id);
  return NULL;
}
