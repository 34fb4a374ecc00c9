/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-kept.h"

#include "cfn-save.h"

/* Of the name of the file, in that of what is kept for it. */
#define MAX_NAME 48

GFile *
cfn_kept_file_for (GFile *folder,
                   GFile *file)
{
  g_autofree char *uri = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  uri = g_file_get_uri (file);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  base = g_file_get_basename (file);
  g_strcanon (base, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.", '_');
  name = g_strdup_printf ("%.*s-%s.json", MAX_NAME, base, sum);

  return g_file_get_child (folder, name);
}

/* --- Forgetting --- */

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  GFileInfo *one = *(GFileInfo * const *) a;
  GFileInfo *other = *(GFileInfo * const *) b;
  g_autoptr (GDateTime) time = g_file_info_get_modification_date_time (one);
  g_autoptr (GDateTime) other_time = g_file_info_get_modification_date_time (other);

  return g_date_time_compare (other_time, time);
}

/* What cannot be forgotten stays. */
static void
forget_oldest (GFile *folder)
{
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFileEnumerator) files = NULL;
  GFileInfo *info;

  files = g_file_enumerate_children (folder,
                                     G_FILE_ATTRIBUTE_STANDARD_NAME ","
                                     G_FILE_ATTRIBUTE_TIME_MODIFIED ","
                                     G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                                     G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  while (files != NULL && (info = g_file_enumerator_next_file (files, NULL, NULL)) != NULL)
    g_ptr_array_add (infos, info);
  if (infos->len <= CFN_KEPT_MAX)
    return;

  g_ptr_array_sort (infos, compare_newest_first);
  for (guint i = CFN_KEPT_MAX; i < infos->len; i++)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, g_file_info_get_name (
                                                   g_ptr_array_index (infos, i)));

      g_file_delete (file, NULL, NULL);
    }
}

/* --- Keeping --- */

static gboolean
forget (GFile   *kept,
        GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (g_file_delete (kept, NULL, &local_error)
      || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* For nobody else: who may read the template need not be shown what was tried with it. */
static gboolean
make_folder (GFile   *folder,
             GError **error)
{
  const char *path = g_file_peek_path (folder);

  if (path != NULL && g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

gboolean
cfn_kept_save (GFile   *folder,
               GFile   *file,
               GBytes  *bytes,
               GError **error)
{
  g_autoptr (GFile) kept = cfn_kept_file_for (folder, file);

  g_return_val_if_fail (kept != NULL, FALSE);

  if (bytes == NULL)
    return forget (kept, error);

  if (!make_folder (folder, error) || !cfn_save_bytes (kept, bytes, NULL, NULL, NULL, error))
    return FALSE;

  forget_oldest (folder);

  return TRUE;
}

GBytes *
cfn_kept_load (GFile   *folder,
               GFile   *file,
               GError **error)
{
  g_autoptr (GFile) kept = cfn_kept_file_for (folder, file);

  g_return_val_if_fail (kept != NULL, NULL);

  return cfn_load_bytes (kept, NULL, NULL, error);
}
