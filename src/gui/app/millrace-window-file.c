/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "millrace-export-dialog.h"
#include "millrace-file-dialog.h"
#include "millrace-starters.h"
#include "millrace-window-private.h"

static void save (MillraceWindow *self,
                  GFile          *file,
                  gboolean        force);
static void save_as (MillraceWindow *self);

/* --- Asking and telling --- */

void
millrace_window_tell_failure (MillraceWindow *self,
                              const char     *heading,
                              const char     *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

GFile *
millrace_window_get_folder (MillraceWindow *self)
{
  GFile *file = cfn_document_get_file (millrace_window_get_document (self));

  return file != NULL ? g_file_get_parent (file) : NULL;
}

void
millrace_window_remember_file (MillraceWindow *self)
{
  GFile *file = cfn_document_get_file (millrace_window_get_document (self));
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .mime_type = (char *) (g_str_has_suffix (uri, ".json") ? "application/json"
                                                           : "application/yaml"),
    .app_name = (char *) g_get_application_name (),
    .app_exec = (char *) "millrace %u",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* --- Opening --- */

void
millrace_window_tell_failed_opening (MillraceWindow *self,
                                     const GError   *error)
{
  millrace_window_tell_failure (self, _("Could Not Open the Template"), error->message);
}

/* A template that is being opened: it becomes the window's document only when it could be read. */
static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  CfnDocument *document = CFN_DOCUMENT (source);
  g_autoptr (MillraceWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->n_loading--;
  if (!cfn_document_load_finish (document, result, &error))
    {
      millrace_window_tell_failed_opening (self, error);
      return;
    }

  self->fit_pending = TRUE;
  millrace_window_set_document (self, document);
  millrace_window_remember_file (self);
}

void
millrace_window_load (MillraceWindow *self,
                      GFile          *file)
{
  g_autoptr (CfnDocument) document = cfn_document_new ();

  g_return_if_fail (MILLRACE_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  self->n_loading++;
  cfn_document_load_async (document, file, NULL, loaded_cb, g_object_ref (self));
}

gboolean
millrace_window_get_loading (MillraceWindow *self)
{
  g_return_val_if_fail (MILLRACE_IS_WINDOW (self), FALSE);

  return self->n_loading > 0;
}

static void
new_from_starter_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  MillraceWindow *self = user_data;
  g_autoptr (CfnDocument) document = NULL;
  g_autoptr (CfnText) text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = millrace_starters_load (g_variant_get_string (parameter, NULL), &error);
  if (bytes == NULL)
    {
      millrace_window_tell_failure (self, _("Could Not Open the Starter"), error->message);
      return;
    }

  text = cfn_text_new (bytes);
  document = cfn_document_new_from_text (text);
  self->fit_pending = TRUE;
  millrace_window_set_document (self, document);
  millrace_shell_focus_pane (self->shell, MILLRACE_AREA_CENTRE);
}

/* --- Changed by somebody else --- */

static void
hide_banner (MillraceWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->banner)))
    millrace_shell_focus_pane (self->shell, MILLRACE_AREA_CENTRE);
  gtk_revealer_set_reveal_child (self->banner, FALSE);
}

void
millrace_window_changed_on_disk_cb (MillraceWindow *self)
{
  CfnDocument *document = millrace_window_get_document (self);
  const CfnOnDisk on_disk = cfn_document_get_on_disk (document);
  g_autofree char *name = cfn_document_dup_display_name (document);
  g_autofree char *text = NULL;

  /* Who kept their own knew nothing of what is there now. */
  self->keep_mine = FALSE;
  if (on_disk == CFN_ON_DISK_AS_KNOWN)
    {
      hide_banner (self);
      return;
    }

  if (on_disk == CFN_ON_DISK_GONE)
    /* Translators: %s is the name of a file */
    text = g_strdup_printf (_("“%s” was deleted or moved away. Saving writes it again."), name);
  else
    /* Translators: %s is the name of a file */
    text = g_strdup_printf (_("“%s” was changed by another program."), name);
  gtk_label_set_label (self->banner_label, text);
  gtk_widget_set_visible (self->reload_button, on_disk == CFN_ON_DISK_CHANGED);
  gtk_revealer_set_reveal_child (self->banner, TRUE);
}

/* Cards move that nobody moved here: that is told, and can be taken back. */
void
millrace_window_positions_taken_over_cb (MillraceWindow *self)
{
  millrace_window_toast_with_undo (self, _("Another program changed the arrangement"));
}

/* Who had edited it, or takes a second look, can have back what was there before. */
static void
reloaded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (MillraceWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!cfn_document_load_finish (CFN_DOCUMENT (source), result, &error))
    {
      millrace_window_tell_failure (self, _("Could Not Reload the Template"), error->message);
      return;
    }

  hide_banner (self);
  if (cfn_document_can_undo (CFN_DOCUMENT (source)))
    millrace_window_toast_with_undo (self, _("Reloaded"));
}

static void
reload_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  MillraceWindow *self = user_data;
  CfnDocument *document = millrace_window_get_document (self);
  GFile *file = cfn_document_get_file (document);

  self->keep_mine = FALSE;
  if (file != NULL)
    cfn_document_load_async (document, file, NULL, reloaded_cb, g_object_ref (self));
}

static void
keep_mine_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  MillraceWindow *self = user_data;

  self->keep_mine = TRUE;
  hide_banner (self);
}

/* --- Saving --- */

static void
overwrite_response_cb (MillraceWindow *self,
                       const char     *response)
{
  if (g_str_equal (response, "overwrite"))
    save (self, NULL, TRUE);
  else
    self->close_after_save = FALSE;
}

static void
ask_overwrite (MillraceWindow *self)
{
  GtkWidget *dialog;

  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Overwrite the File?"),
                                   _("Another program has changed it since it was opened here. "
                                     "What it wrote would be lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "overwrite", _("_Overwrite"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "overwrite",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (overwrite_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
failure_response_cb (MillraceWindow *self,
                     const char     *response)
{
  if (g_str_equal (response, "save-as"))
    save_as (self);
}

/* The disk may be full, the folder not ours: elsewhere there is room for it. */
static void
tell_failed_saving (MillraceWindow *self,
                    const GError   *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Could Not Save the Template"),
                                              error->message);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"), "save-as",
                                    _("Save _As…"), NULL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (failure_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  CfnDocument *document = CFN_DOCUMENT (source);
  g_autoptr (MillraceWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (cfn_document_save_finish (document, result, &error))
    {
      self->keep_mine = FALSE;
      hide_banner (self);
      millrace_window_remember_file (self);
      millrace_window_announce (self, _("Saved"));
      if (self->close_after_save)
        gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    {
      ask_overwrite (self);
      return;
    }
  self->close_after_save = FALSE;
  tell_failed_saving (self, error);
}

/* @file NULL: where it came from. */
static void
save (MillraceWindow *self,
      GFile          *file,
      gboolean        force)
{
  cfn_document_save_async (millrace_window_get_document (self), file, force, NULL, saved_cb,
                           g_object_ref (self));
}

static void
save_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (MillraceWindow) self = user_data;
  g_autoptr (GFile) file = millrace_file_dialog_save_finish (result, NULL);

  /* The file chooser has asked about an existing file already. */
  if (file != NULL)
    save (self, file, TRUE);
  else
    self->close_after_save = FALSE;
}

static void
save_as (MillraceWindow *self)
{
  CfnDocument *document = millrace_window_get_document (self);
  g_autoptr (GFile) folder = millrace_window_get_folder (self);
  g_autofree char *name = cfn_document_dup_display_name (document);
  g_autofree char *offer = NULL;

  offer = strchr (name, '.') != NULL ? g_strdup (name) : g_strconcat ("template", ".yaml", NULL);
  millrace_file_dialog_save (GTK_WINDOW (self), _("Save Template"), folder, offer, save_chosen_cb,
                             g_object_ref (self));
}

static void
save_document (MillraceWindow *self)
{
  if (cfn_document_get_file (millrace_window_get_document (self)) == NULL)
    save_as (self);
  else
    save (self, NULL, self->keep_mine);
}

static void
save_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  save_document (user_data);
}

static void
save_as_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  save_as (user_data);
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  MillraceWindow *self = user_data;
  GtkWindow *dialog = millrace_export_dialog_new (GTK_WINDOW (self), self->editor);

  g_signal_connect_object (dialog, "exported", G_CALLBACK (millrace_window_toast), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* --- Closing --- */

static gboolean
destroy_cb (gpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (user_data));
  return G_SOURCE_REMOVE;
}

static void
close_response_cb (MillraceWindow *self,
                   const char     *response)
{
  /* The dialog that asked is not gone yet, and needs its parent until then. */
  if (g_str_equal (response, "discard"))
    {
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, destroy_cb, g_object_ref (self), g_object_unref);
    }
  else if (g_str_equal (response, "save"))
    {
      self->close_after_save = TRUE;
      save_document (self);
    }
}

gboolean
millrace_window_ask_before_close (MillraceWindow *self)
{
  CfnDocument *document = millrace_window_get_document (self);
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  if (!cfn_document_get_modified (document))
    return FALSE;

  name = cfn_document_dup_display_name (document);
  /* Translators: %s is the name of a file */
  heading = g_strdup_printf (_("Save Changes to “%s”?"), name);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading,
                                   _("What is not saved is lost when the window closes."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "discard", _("_Discard"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

static void
close_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

const GActionEntry millrace_window_file_entries[] = {
  { "new-from-starter", new_from_starter_cb, "s" },
  { "reload", reload_cb },
  { "keep-mine", keep_mine_cb },
  { "save", save_cb },
  { "save-as", save_as_cb },
  { "export", export_cb },
  { "close", close_cb },
};

const guint millrace_window_n_file_entries = G_N_ELEMENTS (millrace_window_file_entries);
