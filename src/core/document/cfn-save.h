/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Reading and writing whole files for the document and the command line. What is not called async
 * blocks.
 */

/* All of @file, at most cfn_limits_default.max_bytes; else NULL and G_IO_ERROR_FAILED,
 * G_IO_ERROR_NOT_REGULAR_FILE for what is no file, G_IO_ERROR_BUSY for one that changes meanwhile,
 * or what GIO says.
 * @etag (may be NULL): g_free(). */
GBytes   *cfn_load_bytes        (GFile                *file,
                                 char                **etag,
                                 GCancellable         *cancellable,
                                 GError              **error);
/* The same in a thread. */
void      cfn_load_bytes_async  (GFile                *file,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
GBytes   *cfn_load_bytes_finish (GAsyncResult         *result,
                                 char                **etag,
                                 GError              **error);
/* Replaces @file atomically, or makes it: a reader finds the old bytes or the new ones, and the old
 * ones if the new ones cannot be written, for want of space for example. Mode and
 * owner stay, a link goes on pointing where it pointed. @etag (NULL: anything) is what the file
 * must still be, else G_IO_ERROR_WRONG_ETAG and nothing is written. @new_etag (may be NULL):
 * g_free(). */
gboolean  cfn_save_bytes        (GFile                *file,
                                 GBytes               *bytes,
                                 const char           *etag,
                                 char                **new_etag,
                                 GCancellable         *cancellable,
                                 GError              **error);
/* The same in a thread, whatever @file has become. It is the source of the result. */
void      cfn_save_bytes_async  (GFile                *file,
                                 GBytes               *bytes,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
gboolean  cfn_save_bytes_finish (GAsyncResult         *result,
                                 GError              **error);

G_END_DECLS
