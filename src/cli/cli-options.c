/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-options.h"

#include <glib/gi18n.h>

#include "cli-report.h"

/* What --color said last; ISO C lets no option entry hold a function. */
static char *color_option;

static const GOptionEntry common_entries[] = {
  { "color", 0, 0, G_OPTION_ARG_STRING, &color_option,
    N_("Colour messages: auto, always or never"), N_("WHEN") },
  G_OPTION_ENTRY_NULL
};

static gboolean
parse (GOptionContext   *context,
       char           ***arguments,
       GError          **error)
{
  gboolean known;

  if (!g_option_context_parse_strv (context, arguments, error))
    return FALSE;

  known = color_option == NULL || cli_report_set_color (color_option);
  if (!known)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("--color is “auto”, “always” or “never”, not “%s”"), color_option);

  g_clear_pointer (&color_option, g_free);
  return known;
}

static GOptionContext *
make_context (const char         *parameters,
              const GOptionEntry *entries)
{
  GOptionContext *context = g_option_context_new (parameters);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common_entries, GETTEXT_PACKAGE);

  return context;
}

/* "-1" is a value of a property, "-" standard input. */
static gboolean
looks_like_option (const char *argument)
{
  return argument[0] == '-' && argument[1] != '\0' && !g_ascii_isdigit (argument[1]) &&
         argument[1] != '.';
}

/* Moves what follows the first "--" from @arguments to the end of the new array. */
static GStrv
split_at_dashes (char ***arguments)
{
  g_autoptr (GStrvBuilder) before = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) after = g_strv_builder_new ();
  gboolean found = FALSE;

  for (guint i = 0; (*arguments)[i] != NULL; i++)
    {
      if (found)
        g_strv_builder_add (after, (*arguments)[i]);
      else if (g_str_equal ((*arguments)[i], "--"))
        found = TRUE;
      else
        g_strv_builder_add (before, (*arguments)[i]);
    }

  g_strfreev (*arguments);
  *arguments = g_strv_builder_end (before);
  return g_strv_builder_end (after);
}

static void
complain_about_usage (const CliCommand *command,
                      const char       *text)
{
  cli_report_error (NULL, text);
  if (command != NULL)
    cli_report_hint (_("Try “millrace-cli %s --help”."), command->name);
  else
    cli_report_hint (_("Try “millrace-cli --help”."));
}

char **
cli_options_parse (const CliCommand    *command,
                   const GOptionEntry  *entries,
                   int                  argc,
                   char               **argv,
                   guint                min,
                   guint                max)
{
  g_autoptr (GOptionContext) context = make_context (_(command->usage), entries);
  g_autofree char *program = g_strdup_printf ("millrace-cli %s", command->name);
  g_autofree char *summary = g_strconcat (_(command->summary), ".", NULL);
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_auto (GStrv) literal = split_at_dashes (&arguments);
  g_autoptr (GStrvBuilder) rest = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_set_prgname (program);
  g_option_context_set_summary (context, summary);
  /* Otherwise a negative number would be taken for an option. */
  g_option_context_set_ignore_unknown_options (context, TRUE);

  if (!parse (context, &arguments, &error))
    {
      complain_about_usage (command, error->message);
      return NULL;
    }

  for (guint i = 1; arguments[i] != NULL; i++, n++)
    {
      if (looks_like_option (arguments[i]))
        {
          g_autofree char *text = g_strdup_printf (_("there is no option %s"), arguments[i]);

          complain_about_usage (command, text);
          return NULL;
        }
      g_strv_builder_add (rest, arguments[i]);
    }
  for (guint i = 0; literal[i] != NULL; i++, n++)
    g_strv_builder_add (rest, literal[i]);

  if (n < min || n > max)
    {
      complain_about_usage (command, n < min ? _("an argument is missing")
                                             : _("there are too many arguments"));
      return NULL;
    }

  return g_strv_builder_end (rest);
}

char **
cli_options_parse_top (const GOptionEntry  *entries,
                       const char          *description,
                       int                  argc,
                       char               **argv)
{
  g_autoptr (GOptionContext) context = make_context (_("COMMAND …"), entries);
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (GError) error = NULL;

  g_option_context_set_description (context, description);
  g_option_context_set_strict_posix (context, TRUE);

  if (!parse (context, &arguments, &error))
    {
      complain_about_usage (NULL, error->message);
      return NULL;
    }

  return g_strdupv (arguments + 1);
}
