/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cfn-catalogue.h"
#include "iam-actions.h"
#include "millrace-application.h"
#include "millrace-commands.h"
#include "millrace-file-dialog.h"
#include "millrace-options.h"
#include "millrace-screenshot.h"
#include "millrace-window.h"

struct _MillraceApplication
{
  AdwApplication      parent_instance;

  GSettings          *settings;
  MillraceScreenshot  screenshot;   /* what the command line asks for; all NULL: a usual start */
};

G_DEFINE_FINAL_TYPE (MillraceApplication, millrace_application, ADW_TYPE_APPLICATION)

/* --- Windows --- */

static MillraceWindow *
find_window_of (MillraceApplication *self,
                GFile               *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      CfnDocument *document;
      GFile *open;

      if (!MILLRACE_IS_WINDOW (l->data))
        continue;

      document = millrace_editor_get_document (millrace_window_get_editor (l->data));
      open = cfn_document_get_file (document);
      if (open != NULL && g_file_equal (open, file))
        return l->data;
    }

  return NULL;
}

static MillraceWindow *
add_window (MillraceApplication *self)
{
  return millrace_window_new (GTK_APPLICATION (self));
}

/* The window a file goes to: the one that shows it already, an untouched one, or a new one. */
static void
open_file (MillraceApplication *self,
           GFile               *file)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  MillraceWindow *window = find_window_of (self, file);

  if (window == NULL && MILLRACE_IS_WINDOW (active)
      && millrace_window_is_pristine (MILLRACE_WINDOW (active)))
    {
      window = MILLRACE_WINDOW (active);
      millrace_window_load (window, file);
    }
  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    millrace_window_open (GTK_APPLICATION (self), file);
}

/* --- Actions --- */

static void
new_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  gtk_window_present (GTK_WINDOW (add_window (user_data)));
}

static void
open_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (MillraceApplication) self = user_data;
  g_autoptr (GListModel) files = millrace_file_dialog_open_finish (result, NULL);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      open_file (self, file);
    }
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GtkWindow *active = gtk_application_get_active_window (user_data);
  g_autoptr (GFile) folder = NULL;

  if (MILLRACE_IS_WINDOW (active))
    {
      MillraceEditor *editor = millrace_window_get_editor (MILLRACE_WINDOW (active));
      GFile *file = cfn_document_get_file (millrace_editor_get_document (editor));

      folder = file != NULL ? g_file_get_parent (file) : NULL;
    }
  millrace_file_dialog_open (active, folder, open_chosen_cb, g_object_ref (user_data));
}

static void
open_uri_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_file (user_data, file);
}

/* Tells what a table of facts was made of, under which licence, and how old it is. */
static void
add_table (AdwAboutWindow *about,
           const char     *title,
           const char     *source,
           const char     *date,
           GtkLicense      license)
{
  g_autofree char *text = NULL;

  if (source == NULL || date == NULL)
    return;

  text = g_strdup_printf ("%s, %s", date, source);
  adw_about_window_add_legal_section (about, title, text, license, NULL);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  static const char *developers[] = { "The Millrace authors", NULL };

  GtkWidget *about = g_object_new (ADW_TYPE_ABOUT_WINDOW,
                                   "application-name", "Millrace",
                                   "application-icon", APPLICATION_ID,
                                   "version", PACKAGE_VERSION,
                                   "developer-name", "The Millrace authors",
                                   "developers", developers,
                                   "comments", _("Draw, check and export CloudFormation stacks"),
                                   "license-type", GTK_LICENSE_GPL_3_0,
                                   /* Translators: your names, one a line */
                                   "translator-credits", _("translator-credits"),
                                   "transient-for",
                                   gtk_application_get_active_window (user_data),
                                   NULL);

  add_table (ADW_ABOUT_WINDOW (about), _("Resource types"),
             cfn_catalogue_get_source (cfn_catalogue_get_default ()),
             cfn_catalogue_get_date (cfn_catalogue_get_default ()), GTK_LICENSE_APACHE_2_0);
  add_table (ADW_ABOUT_WINDOW (about), _("IAM actions"),
             iam_actions_get_source (iam_actions_get_default ()),
             iam_actions_get_date (iam_actions_get_default ()), GTK_LICENSE_MIT_X11);
  gtk_window_present (GTK_WINDOW (about));
}

/* Every window asks for itself; the program ends with the last one. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (MILLRACE_IS_WINDOW (l->data))
        gtk_window_close (l->data);
    }
}

static const GActionEntry entries[] = {
  { "new", new_cb },
  { "open", open_cb },
  { "open-uri", open_uri_cb, "s" },
  { "about", about_cb },
  { "quit", quit_cb },
};

static void
add_settings_action (MillraceApplication *self,
                     const char          *key)
{
  g_autoptr (GAction) action = g_settings_create_action (self->settings, key);

  g_action_map_add_action (G_ACTION_MAP (self), action);
}

static void
color_scheme_cb (MillraceApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  AdwColorScheme wanted = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    wanted = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    wanted = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), wanted);
}

static void
add_accels (MillraceApplication *self)
{
  guint n;
  const MillraceCommand *commands = millrace_commands_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) keys = NULL;

      if (commands[i].keys == NULL || commands[i].scope != MILLRACE_KEYS_WINDOW)
        continue;
      keys = g_strsplit (commands[i].keys, " ", -1);
      gtk_application_set_accels_for_action (GTK_APPLICATION (self), commands[i].action,
                                             (const char * const *) keys);
    }
}

/* --- Application --- */

static void
millrace_application_startup (GApplication *application)
{
  MillraceApplication *self = MILLRACE_APPLICATION (application);

  G_APPLICATION_CLASS (millrace_application_parent_class)->startup (application);

  self->settings = g_settings_new (APPLICATION_ID);
  gtk_window_set_default_icon_name (APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_settings_action (self, "color-scheme");
  add_settings_action (self, "show-grid");
  add_settings_action (self, "show-minimap");
  add_settings_action (self, "smart-guides");
  add_settings_action (self, "letter-keys");
  add_settings_action (self, "show-references");
  add_settings_action (self, "show-permissions");
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (color_scheme_cb),
                           self, G_CONNECT_SWAPPED);
  color_scheme_cb (self);
  millrace_options_add_action (G_ACTION_MAP (self), self->settings);
  add_accels (self);
}

static void
millrace_application_activate (GApplication *application)
{
  MillraceApplication *self = MILLRACE_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (add_window (self));
  if (self->screenshot.path != NULL)
    millrace_screenshot_start (&self->screenshot, MILLRACE_WINDOW (window));
  gtk_window_present (window);
}

static void
millrace_application_open (GApplication  *application,
                           GFile        **files,
                           int            n_files,
                           const char    *hint)
{
  MillraceApplication *self = MILLRACE_APPLICATION (application);

  /* A picture's window has its size before it has a file. */
  if (self->screenshot.path != NULL)
    millrace_application_activate (application);
  for (int i = 0; i < n_files; i++)
    open_file (self, files[i]);
}

static int
millrace_application_handle_local_options (GApplication *application,
                                           GVariantDict *options)
{
  MillraceApplication *self = MILLRACE_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("millrace %s\n", PACKAGE_VERSION);
      return 0;
    }

  if (!millrace_screenshot_parse (&self->screenshot, options, &error))
    {
      g_printerr ("millrace: %s\n", error->message);
      return 2;
    }
  /* A picture shows this process's window, whoever else runs. */
  if (self->screenshot.path != NULL)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

MillraceApplication *
millrace_application_new (void)
{
  return g_object_new (MILLRACE_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "resource-base-path", RESOURCE_PREFIX,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

static void
millrace_application_finalize (GObject *object)
{
  MillraceApplication *self = MILLRACE_APPLICATION (object);

  millrace_screenshot_clear (&self->screenshot);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (millrace_application_parent_class)->finalize (object);
}

static void
millrace_application_class_init (MillraceApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = millrace_application_finalize;

  application_class->startup = millrace_application_startup;
  application_class->activate = millrace_application_activate;
  application_class->open = millrace_application_open;
  application_class->handle_local_options = millrace_application_handle_local_options;
}

static void
millrace_application_init (MillraceApplication *self)
{
  static const GOptionEntry version_entry[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
  g_application_add_main_option_entries (G_APPLICATION (self), version_entry);
  g_application_add_main_option_entries (G_APPLICATION (self), millrace_screenshot_get_options ());
}
