/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-file-dialog.h"

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             GTask           *task)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);

  gtk_native_dialog_hide (dialog);
  if (response != GTK_RESPONSE_ACCEPT)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Dismissed");
  else if (gtk_file_chooser_get_action (chooser) == GTK_FILE_CHOOSER_ACTION_OPEN)
    g_task_return_pointer (task, gtk_file_chooser_get_files (chooser), g_object_unref);
  else
    g_task_return_pointer (task, gtk_file_chooser_get_file (chooser), g_object_unref);

  /* The task holds the dialog and the dialog's handler the task: letting go here ends both. */
  g_task_set_task_data (task, NULL, NULL);
  g_object_unref (task);
}

static void
run_dialog (GtkFileChooserNative *dialog,
            GFile                *folder,
            GAsyncReadyCallback   callback,
            gpointer              user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_name (task, "millrace_file_dialog");
  g_task_set_task_data (task, dialog, g_object_unref);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
add_filters (GtkFileChooser     *chooser,
             const char         *name,
             const char * const *suffixes)
{
  g_autoptr (GtkFileFilter) wanted = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (wanted, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (wanted, suffixes[i]);
  gtk_file_chooser_add_filter (chooser, wanted);

  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

void
millrace_file_dialog_open (GtkWindow           *parent,
                           GFile               *folder,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  static const char * const suffixes[] = { "yaml", "yml", "json", "template", NULL };
  GtkFileChooserNative *dialog;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  dialog = gtk_file_chooser_native_new (_("Open Template"), parent,
                                        GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog), _("Templates"), suffixes);
  run_dialog (dialog, folder, callback, user_data);
}

void
millrace_file_dialog_open_writes (GtkWindow           *parent,
                                  GFile               *folder,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  static const char * const suffixes[] = { "json", NULL };
  GtkFileChooserNative *dialog;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  dialog = gtk_file_chooser_native_new (_("Import Writes"), parent,
                                        GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"), _("_Cancel"));
  add_filters (GTK_FILE_CHOOSER (dialog), _("Writes and Lambda Events"), suffixes);
  run_dialog (dialog, folder, callback, user_data);
}

GListModel *
millrace_file_dialog_open_finish (GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
millrace_file_dialog_save (GtkWindow           *parent,
                           const char          *title,
                           GFile               *folder,
                           const char          *name,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GtkFileChooserNative *dialog;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (name != NULL);

  dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                        _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  run_dialog (dialog, folder, callback, user_data);
}

GFile *
millrace_file_dialog_save_finish (GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
