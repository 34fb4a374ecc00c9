/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#include "cfn-catalogue.h"
#include "cfn-message.h"
#include "cli-options.h"
#include "cli-report.h"
#include "iam-actions.h"

static const CliCommand * const commands[] = {
  &cli_add_command, &cli_check_command, &cli_connect_command, &cli_disconnect_command,
  &cli_explain_command, &cli_export_command, &cli_fix_command, &cli_graph_command,
  &cli_iam_command, &cli_new_command, &cli_remove_command, &cli_rename_command,
  &cli_set_command, &cli_simulate_command, &cli_unset_command,
};

/* Translations of a build that is not installed are found by this variable. */
static void
init_translations (void)
{
  const char *directory = g_getenv ("MILLRACE_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, directory != NULL ? directory : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* gettext answers "" with the head of its catalogue. */
static const char *
translate (const char *msgid)
{
  return *msgid != '\0' ? g_dgettext (GETTEXT_PACKAGE, msgid) : msgid;
}

static char *
describe_commands (void)
{
  g_autoptr (GString) text = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-10s %s", commands[i]->name, _(commands[i]->summary));

  g_string_append_printf (text, "\n\n%s", _("“millrace-cli COMMAND --help” tells more about one."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What is said about a template is as old as the tables that it is said by. */
static void
print_version (void)
{
  const CfnCatalogue *catalogue = cfn_catalogue_get_default ();
  const IamActions *actions = iam_actions_get_default ();

  printf ("millrace-cli %s\n", PACKAGE_VERSION);
  if (catalogue != NULL)
    printf (_("Resource types: %s, %s\n"), cfn_catalogue_get_date (catalogue),
            cfn_catalogue_get_source (catalogue));
  if (actions != NULL)
    printf (_("IAM actions: %s, %s\n"), iam_actions_get_date (actions),
            iam_actions_get_source (actions));
}

static const CliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i]->name, name))
        return commands[i];
    }

  return NULL;
}

static CliStatus
run (int    argc,
     char **argv)
{
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Print the version"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *description = describe_commands ();
  g_auto (GStrv) arguments = cli_options_parse_top (entries, description, argc, argv);
  const CliCommand *command;

  if (arguments == NULL)
    return CLI_FAILED;

  if (version)
    {
      print_version ();
      return CLI_DONE;
    }

  command = arguments[0] != NULL ? find_command (arguments[0]) : NULL;
  if (command == NULL)
    {
      g_autofree char *text = arguments[0] != NULL
                                ? g_strdup_printf (_("there is no command “%s”"), arguments[0])
                                : g_strdup (_("a command is missing"));

      cli_report_error (NULL, text);
      cli_report_hint (_("Try “millrace-cli --help”."));
      return CLI_FAILED;
    }

  return command->run (g_strv_length (arguments), arguments);
}

int
main (int    argc,
      char **argv)
{
  CliStatus status;

  init_translations ();
  cfn_message_set_translator (translate);
  g_set_prgname ("millrace-cli");

  status = run (argc, argv);

  /* A full disk shows when the last bytes are written. */
  if (fflush (stdout) != 0)
    {
      cli_report_error (NULL, g_strerror (errno));
      status = CLI_FAILED;
    }

  return status;
}
