/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Asking for files. The one place that knows which dialog the platform has: shaped like
 * GtkFileDialog of GTK 4.10, and made of GtkFileChooserNative until that is our floor.
 * G_IO_ERROR_CANCELLED when the person thought better of it.
 */

/* Asks for templates to open. @parent may be NULL. */
void        millrace_file_dialog_open        (GtkWindow            *parent,
                                              GFile                *folder,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
/* Asks for one file of writes to tables. */
void        millrace_file_dialog_open_writes (GtkWindow            *parent,
                                              GFile                *folder,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
/* Of both: a list of GFile, transfer full. */
GListModel *millrace_file_dialog_open_finish (GAsyncResult         *result,
                                              GError              **error);
/* Asks where to write. @name is offered; @folder may be NULL. */
void        millrace_file_dialog_save        (GtkWindow            *parent,
                                              const char           *title,
                                              GFile                *folder,
                                              const char           *name,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
/* Transfer full. */
GFile      *millrace_file_dialog_save_finish (GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
