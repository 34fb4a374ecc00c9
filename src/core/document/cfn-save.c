/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-save.h"

#include <stdlib.h>

#include "cfn-message.h"
#include "cfn-tree.h"

/* More than one byte beyond the limit is never read, whatever the file claims its size to be. */
static GBytes *
read_limited (GInputStream  *stream,
              GCancellable  *cancellable,
              GError       **error)
{
  const gsize limit = cfn_limits_default.max_bytes;
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint8 buffer[65536];
  gsize n_read;

  do
    {
      if (!g_input_stream_read_all (stream, buffer, sizeof buffer, &n_read, cancellable, error))
        return NULL;

      g_byte_array_append (data, buffer, n_read);
    }
  while (n_read == sizeof buffer && data->len <= limit);

  if (data->len > limit)
    {
      g_autofree char *size = g_strdup_printf ("%" G_GSIZE_FORMAT, limit / (1024 * 1024));

      cfn_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                     N_("The file is larger than {0} MB, the most that is read"), size, NULL);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

GBytes *
cfn_load_bytes (GFile         *file,
                char         **etag,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;

  if (etag != NULL)
    {
      g_autoptr (GFileInfo) info = g_file_input_stream_query_info (stream,
                                                                   G_FILE_ATTRIBUTE_ETAG_VALUE,
                                                                   cancellable, NULL);

      *etag = info != NULL ? g_strdup (g_file_info_get_etag (info)) : NULL;
    }

  bytes = read_limited (G_INPUT_STREAM (stream), cancellable, error);
  if (bytes == NULL && etag != NULL)
    g_clear_pointer (etag, g_free);

  return g_steal_pointer (&bytes);
}

/* GIO writes through a link by truncating its target, which a crash would leave half written; so
 * the target itself is what gets replaced. */
static GFile *
resolve_links (GFile *file)
{
  const char *path = g_file_peek_path (file);
  char *target = path != NULL ? realpath (path, NULL) : NULL;
  GFile *resolved = target != NULL ? g_file_new_for_path (target) : g_object_ref (file);

  free (target);
  return resolved;
}

gboolean
cfn_save_bytes (GFile         *file,
                GBytes        *bytes,
                const char    *etag,
                char         **new_etag,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GFile) target = NULL;
  gsize length;
  const char *data;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  target = resolve_links (file);
  data = g_bytes_get_data (bytes, &length);

  /* A NULL pointer with no bytes is not to be passed on. */
  return g_file_replace_contents (target, data != NULL ? data : "", length, etag, FALSE,
                                  G_FILE_CREATE_NONE, new_etag, cancellable, error);
}
