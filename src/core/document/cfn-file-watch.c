/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-file-watch.h"

#include "cfn-save.h"

/* Editors replace a file by removing or renaming it; in between it is not there, which is no news
 * yet. */
#define SETTLE_MILLISECONDS 150

struct _CfnFileWatch
{
  GObject parent_instance;

  GFile *file;
  char *etag;
  GBytes *bytes;           /* NULL: there was no file */
  char *reported;          /* tag of the last state that was told; "" for deleted; NULL for none */

  GFileMonitor *monitor;   /* NULL where the file system cannot be watched */
  GCancellable *cancellable;
  guint settle_id;
  guint n_pauses;
};

G_DEFINE_FINAL_TYPE (CfnFileWatch, cfn_file_watch, G_TYPE_OBJECT)

static guint changed_signal;

/* @etag NULL: the file is as it was. */
static void
cfn_file_watch_report (CfnFileWatch *self,
                       const char   *etag)
{
  if (g_strcmp0 (self->reported, etag) == 0)
    return;

  g_free (self->reported);
  self->reported = g_strdup (etag);
  g_signal_emit (self, changed_signal, 0);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CfnFileWatch) self = CFN_FILE_WATCH (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = NULL;
  g_autoptr (GBytes) bytes = cfn_load_bytes_finish (result, &etag, &error);

  /* A file that went away or changed meanwhile is another event, which is on its way; what is no
   * file any more will not be one by waiting. */
  if (self->n_pauses > 0
      || (bytes == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE)))
    return;

  if (bytes != NULL && g_bytes_equal (bytes, self->bytes))
    {
      g_free (self->etag);
      self->etag = g_steal_pointer (&etag);
      cfn_file_watch_report (self, NULL);
      return;
    }

  cfn_file_watch_report (self, etag != NULL ? etag : "?");
}

static void
query_info_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (CfnFileWatch) self = CFN_FILE_WATCH (user_data);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  const char *etag;

  info = g_file_query_info_finish (G_FILE (source), result, &error);
  if (self->n_pauses > 0)
    return;

  if (info == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        cfn_file_watch_report (self, self->bytes != NULL ? "" : NULL);
      return;
    }

  etag = g_file_info_get_etag (info);
  if (etag != NULL && g_strcmp0 (etag, self->etag) == 0)
    {
      cfn_file_watch_report (self, NULL);
      return;
    }

  /* Of another size it is another file; reading it would tell nothing more. */
  if (self->bytes == NULL || (gsize) g_file_info_get_size (info) != g_bytes_get_size (self->bytes))
    cfn_file_watch_report (self, etag != NULL ? etag : "?");
  else
    cfn_load_bytes_async (self->file, self->cancellable, loaded_cb, g_object_ref (self));
}

static gboolean
settled_cb (gpointer user_data)
{
  CfnFileWatch *self = CFN_FILE_WATCH (user_data);

  self->settle_id = 0;
  g_file_query_info_async (self->file,
                           G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                           G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, self->cancellable,
                           query_info_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
monitor_changed_cb (CfnFileWatch *self)
{
  if (self->n_pauses > 0)
    return;

  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MILLISECONDS, settled_cb, self);
}

static void
cfn_file_watch_dispose (GObject *object)
{
  CfnFileWatch *self = CFN_FILE_WATCH (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (cfn_file_watch_parent_class)->dispose (object);
}

static void
cfn_file_watch_finalize (GObject *object)
{
  CfnFileWatch *self = CFN_FILE_WATCH (object);

  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->reported, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);

  G_OBJECT_CLASS (cfn_file_watch_parent_class)->finalize (object);
}

static void
cfn_file_watch_class_init (CfnFileWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cfn_file_watch_dispose;
  object_class->finalize = cfn_file_watch_finalize;

  changed_signal = g_signal_new ("changed", CFN_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
cfn_file_watch_init (CfnFileWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

CfnFileWatch *
cfn_file_watch_new (GFile      *file,
                    const char *etag,
                    GBytes     *bytes)
{
  CfnFileWatch *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  self = g_object_new (CFN_TYPE_FILE_WATCH, NULL);
  self->file = g_object_ref (file);
  self->etag = g_strdup (etag);
  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;

  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (monitor_changed_cb), self,
                             G_CONNECT_SWAPPED);

  return self;
}

const char *
cfn_file_watch_get_etag (CfnFileWatch *self)
{
  g_return_val_if_fail (CFN_IS_FILE_WATCH (self), NULL);

  return self->etag;
}

gboolean
cfn_file_watch_is_gone (CfnFileWatch *self)
{
  g_return_val_if_fail (CFN_IS_FILE_WATCH (self), FALSE);

  return self->reported != NULL && *self->reported == '\0';
}

gboolean
cfn_file_watch_is_other (CfnFileWatch *self)
{
  g_return_val_if_fail (CFN_IS_FILE_WATCH (self), FALSE);

  return self->reported != NULL && *self->reported != '\0';
}

void
cfn_file_watch_pause (CfnFileWatch *self)
{
  g_return_if_fail (CFN_IS_FILE_WATCH (self));

  self->n_pauses++;
}

void
cfn_file_watch_resume (CfnFileWatch *self)
{
  g_return_if_fail (CFN_IS_FILE_WATCH (self));
  g_return_if_fail (self->n_pauses > 0);

  self->n_pauses--;
}
