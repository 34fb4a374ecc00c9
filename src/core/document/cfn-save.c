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

/* Merely opening a pipe waits until somebody writes to it, and a device may never end. What cannot
 * be asked for its type is left to who opens it to tell of. */
static gboolean
check_is_regular (GFile         *file,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_SPECIAL)
    return TRUE;

  cfn_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                 N_("This is a pipe or a device, not a file"), NULL);
  return FALSE;
}

/* What must stay the same of a file while it is read; NULL when it tells nothing of the kind. */
static GFileInfo *
query_state (GFileInputStream *stream,
             GCancellable     *cancellable)
{
  return g_file_input_stream_query_info (stream,
                                         G_FILE_ATTRIBUTE_ETAG_VALUE ","
                                         G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
}

/* Half of one text and half of another are neither. Files that were written within one tick of the
 * clock that they are stamped by differ in their size at least. */
static gboolean
check_is_unchanged (GFileInfo         *before,
                    GFileInfo         *after,
                    GError           **error)
{
  if (before == NULL || after == NULL
      || (g_strcmp0 (g_file_info_get_etag (before), g_file_info_get_etag (after)) == 0
          && g_file_info_get_size (before) == g_file_info_get_size (after)))
    return TRUE;

  cfn_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                 N_("The file was changed while it was being read"), NULL);
  return FALSE;
}

GBytes *
cfn_load_bytes (GFile         *file,
                char         **etag,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) before = NULL;
  g_autoptr (GFileInfo) after = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (!check_is_regular (file, cancellable, error))
    return NULL;

  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;

  before = query_state (stream, cancellable);
  bytes = read_limited (G_INPUT_STREAM (stream), cancellable, error);
  if (bytes == NULL)
    return NULL;

  after = query_state (stream, cancellable);
  if (!check_is_unchanged (before, after, error))
    return NULL;

  if (etag != NULL)
    *etag = before != NULL ? g_strdup (g_file_info_get_etag (before)) : NULL;

  return g_steal_pointer (&bytes);
}

/* --- In a thread --- */

/* What a thread was sent for, and what it came back with. */
typedef struct
{
  GFile *file;
  char *etag;
} Load;

static void
load_free (Load *self)
{
  g_object_unref (self->file);
  g_free (self->etag);
  g_free (self);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Load *load = task_data;
  GError *error = NULL;
  GBytes *bytes = cfn_load_bytes (load->file, &load->etag, cancellable, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

void
cfn_load_bytes_async (GFile               *file,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Load *load;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_name (task, "cfn_load_bytes_async");
  load = g_new0 (Load, 1);
  load->file = g_object_ref (file);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  g_task_run_in_thread (task, load_thread);
}

GBytes *
cfn_load_bytes_finish (GAsyncResult  *result,
                       char         **etag,
                       GError       **error)
{
  GBytes *bytes;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  bytes = g_task_propagate_pointer (G_TASK (result), error);
  if (bytes != NULL && etag != NULL)
    *etag = g_strdup (((Load *) g_task_get_task_data (G_TASK (result)))->etag);

  return bytes;
}

/* --- Writing --- */

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

/* Closing what is replaced puts the new file in the old one's place, as much of it as was written,
 * unless the closing is cancelled. g_file_replace_contents() of GLib 2.74 closes it all the same
 * when the disk is full, and then an empty file is all that is left. */
static void
give_up (GOutputStream *stream)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (stream, cancelled, NULL);
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
  g_autoptr (GFileOutputStream) stream = NULL;
  gsize length;
  const char *data;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  target = resolve_links (file);
  stream = g_file_replace (target, etag, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  if (stream == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &length);
  if (!g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, length, NULL, cancellable,
                                  error))
    {
      give_up (G_OUTPUT_STREAM (stream));
      return FALSE;
    }
  if (!g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
    return FALSE;

  if (new_etag != NULL)
    *new_etag = g_file_output_stream_get_etag (stream);

  return TRUE;
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (cfn_save_bytes (source, task_data, NULL, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
cfn_save_bytes_async (GFile               *file,
                      GBytes              *bytes,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (bytes != NULL);

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_name (task, "cfn_save_bytes_async");
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, save_thread);
}

gboolean
cfn_save_bytes_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
