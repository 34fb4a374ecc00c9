/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cfn-save.h"
#include "millrace-dialog.h"
#include "millrace-export-dialog.h"
#include "millrace-export.h"
#include "millrace-file-dialog.h"

struct _MillraceExportDialog
{
  AdwWindow       parent_instance;

  AdwComboRow    *format_row;
  AdwComboRow    *theme_row;
  GtkLabel       *size_label;
  GtkLabel       *lost_label;
  GtkLabel       *problems_label;
  GtkLabel       *error_label;
  GtkWidget      *export_button;

  GSettings      *settings;
  MillraceEditor *editor;
  GBytes         *bytes;      /* what would be written; NULL when nothing can be */
};

enum
{
  EXPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The formats as they are offered; the settings have their own order. */
static const MillraceFormat offered[] = {
  MILLRACE_FORMAT_SVG,
  MILLRACE_FORMAT_YAML,
  MILLRACE_FORMAT_JSON,
};

G_DEFINE_FINAL_TYPE (MillraceExportDialog, millrace_export_dialog, ADW_TYPE_WINDOW)

static MillraceFormat
get_format (MillraceExportDialog *self)
{
  return offered[MIN (adw_combo_row_get_selected (self->format_row), G_N_ELEMENTS (offered) - 1)];
}

static void
update_problems_note (MillraceExportDialog *self)
{
  CfnReading *reading;
  g_autofree char *text = NULL;
  guint n;

  reading = millrace_pipeline_ensure_reading (millrace_editor_get_pipeline (self->editor));
  n = cfn_findings_get_n (cfn_reading_get_findings (reading));
  if (n > 0)
    text = g_strdup_printf (ngettext ("The template has %u problem.",
                                      "The template has %u problems.", n), n);
  millrace_dialog_set_note (self->problems_label, text);
}

static void
update (MillraceExportDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *size = NULL;
  g_autofree char *lost = NULL;
  MillraceFormat format = get_format (self);
  guint n_lost = 0;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = millrace_export_make (self->editor, format,
                                      adw_combo_row_get_selected (self->theme_row) == 1
                                        ? CFN_THEME_DARK : CFN_THEME_LIGHT,
                                      &n_lost, &error);
  if (self->bytes != NULL)
    {
      g_autofree char *amount = g_format_size (g_bytes_get_size (self->bytes));

      /* Translators: %s is a size, "12.3 kB" */
      size = g_strdup_printf (_("The file will have %s."), amount);
    }
  if (n_lost > 0)
    lost = g_strdup_printf (ngettext ("%u comment will be lost: JSON has no place for it.",
                                      "%u comments will be lost: JSON has no place for them.",
                                      n_lost), n_lost);

  millrace_dialog_set_note (self->size_label, size);
  millrace_dialog_set_note (self->lost_label, lost);
  millrace_dialog_set_note (self->error_label, error != NULL ? error->message : NULL);
  update_problems_note (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->theme_row), format == MILLRACE_FORMAT_SVG);
  gtk_widget_set_sensitive (self->export_button, self->bytes != NULL);
}

static void
format_changed_cb (MillraceExportDialog *self)
{
  if (self->editor == NULL)
    return;

  g_settings_set_enum (self->settings, "export-format", get_format (self));
  update (self);
}

static void
theme_changed_cb (MillraceExportDialog *self)
{
  if (self->editor != NULL)
    update (self);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GFile *file = G_FILE (source);
  g_autoptr (MillraceExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->export_button, TRUE);
  if (!cfn_save_bytes_finish (result, &error))
    {
      millrace_dialog_set_note (self->error_label, error->message);
      return;
    }

  /* Translators: %s is the path of a file */
  text = g_strdup_printf (_("Exported to %s"), name);
  g_signal_emit (self, signals[EXPORTED], 0, text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MillraceExportDialog) self = user_data;
  g_autoptr (GFile) file = millrace_file_dialog_save_finish (result, NULL);

  if (file == NULL || self->bytes == NULL)
    return;

  gtk_widget_set_sensitive (self->export_button, FALSE);
  cfn_save_bytes_async (file, self->bytes, NULL, written_cb, g_object_ref (self));
}

static char *
dup_offered_name (MillraceExportDialog *self)
{
  g_autofree char *name = NULL;
  char *dot;

  name = cfn_document_dup_display_name (millrace_editor_get_document (self->editor));
  dot = strrchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';
  return g_strconcat (name, ".", millrace_export_get_suffix (get_format (self)), NULL);
}

static void
export_clicked_cb (MillraceExportDialog *self)
{
  GFile *file = cfn_document_get_file (millrace_editor_get_document (self->editor));
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  g_autofree char *name = dup_offered_name (self);

  millrace_file_dialog_save (GTK_WINDOW (self), _("Export"), folder, name, chosen_cb,
                             g_object_ref (self));
}

GtkWindow *
millrace_export_dialog_new (GtkWindow      *parent,
                            MillraceEditor *editor)
{
  MillraceExportDialog *self;
  MillraceFormat format;

  g_return_val_if_fail (MILLRACE_IS_EDITOR (editor), NULL);

  self = g_object_new (MILLRACE_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  format = g_settings_get_enum (self->settings, "export-format");
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    {
      if (offered[i] == format)
        adw_combo_row_set_selected (self->format_row, i);
    }
  adw_combo_row_set_selected (self->theme_row,
                              adw_style_manager_get_dark (adw_style_manager_get_default ()));
  self->editor = g_object_ref (editor);
  update (self);
  return GTK_WINDOW (self);
}

static void
millrace_export_dialog_dispose (GObject *object)
{
  MillraceExportDialog *self = MILLRACE_EXPORT_DIALOG (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), MILLRACE_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (millrace_export_dialog_parent_class)->dispose (object);
}

static void
millrace_export_dialog_class_init (MillraceExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_export_dialog_dispose;

  signals[EXPORTED] = g_signal_new ("exported", MILLRACE_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  millrace_dialog_class_setup (widget_class, "millrace-export-dialog");
  gtk_widget_class_bind_template_child (widget_class, MillraceExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, MillraceExportDialog, theme_row);
  gtk_widget_class_bind_template_child (widget_class, MillraceExportDialog, size_label);
  gtk_widget_class_bind_template_child (widget_class, MillraceExportDialog, lost_label);
  gtk_widget_class_bind_template_child (widget_class, MillraceExportDialog, problems_label);
  gtk_widget_class_bind_template_child (widget_class, MillraceExportDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, MillraceExportDialog, export_button);
  gtk_widget_class_bind_template_callback (widget_class, format_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, theme_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
}

static void
millrace_export_dialog_init (MillraceExportDialog *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
}
