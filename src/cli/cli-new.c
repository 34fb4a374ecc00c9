/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "cli-file.h"
#include "cli-options.h"
#include "cli-report.h"

#define STARTERS RESOURCE_PREFIX "/starters/"

/* The frame that every template needs, and nothing else. */
#define DEFAULT_STARTER "empty"

/* The starters are compiled in, so reading them fails only in a broken build. */
static GKeyFile *
load_starters (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (STARTERS "starters.ini", 0, NULL);
  g_autoptr (GKeyFile) starters = g_key_file_new ();

  g_assert (bytes != NULL);
  g_key_file_load_from_bytes (starters, bytes, G_KEY_FILE_NONE, NULL);

  return g_steal_pointer (&starters);
}

static CliStatus
list_starters (GKeyFile *starters)
{
  g_auto (GStrv) names = g_key_file_get_groups (starters, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *about = g_key_file_get_string (starters, names[i], "Description", NULL);

      g_string_append_printf (out, "%-14s %s\n", names[i], _(about));
    }

  bytes = g_string_free_to_bytes (g_steal_pointer (&out));
  return cli_write (NULL, bytes) ? CLI_DONE : CLI_FAILED;
}

static CliStatus
write_starter (GKeyFile   *starters,
               const char *name,
               const char *out)
{
  g_autofree char *file = g_key_file_get_string (starters, name, "File", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL)
    {
      g_autofree char *text = g_strdup_printf (_("there is no starter “%s”; --list names them"),
                                               name);

      cli_report_error (NULL, text);
      return CLI_FAILED;
    }

  /* "New" must never be the end of something old. */
  if (out != NULL && !g_str_equal (out, "-") && g_file_test (out, G_FILE_TEST_EXISTS))
    {
      cli_report_error (out, _("this exists already and was left as it is"));
      return CLI_FAILED;
    }

  path = g_strconcat (STARTERS, file, NULL);
  bytes = g_resources_lookup_data (path, 0, NULL);
  g_assert (bytes != NULL);

  return cli_write (out, bytes) ? CLI_DONE : CLI_FAILED;
}

static CliStatus
run_new (int    argc,
         char **argv)
{
  g_autofree char *starter = NULL;
  g_autofree char *out = NULL;
  g_auto (GStrv) rest = NULL;
  g_autoptr (GKeyFile) starters = NULL;
  gboolean list = FALSE;
  const GOptionEntry entries[] = {
    { "starter", 0, 0, G_OPTION_ARG_STRING, &starter,
      N_("Begin with this starter instead of the empty one"), N_("NAME") },
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_("List the starters"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out,
      N_("Write to OUT, a new file, instead of standard output"), N_("OUT") },
    G_OPTION_ENTRY_NULL
  };

  rest = cli_options_parse (&cli_new_command, entries, argc, argv, 0, 0);
  if (rest == NULL)
    return CLI_FAILED;

  starters = load_starters ();
  if (list)
    return list_starters (starters);

  return write_starter (starters, starter != NULL ? starter : DEFAULT_STARTER, out);
}

const CliCommand cli_new_command = {
  .name = "new",
  .usage = "",
  .summary = N_("Write a new template"),
  .run = run_new,
};
