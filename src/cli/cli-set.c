/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cfn-change.h"
#include "cli-file.h"
#include "cli-options.h"
#include "cli-report.h"

/* Where a changed template goes. */
typedef struct
{
  char *out;        /* NULL: back to where it came from */
  gboolean diff;    /* nowhere; what would change is printed */
} Target;

static CliStatus
deliver (const Target *target,
         CliFile      *file,
         CfnEdit      *edit)
{
  const char *out = target->out != NULL ? target->out : file->name;
  g_autoptr (CfnText) text = NULL;

  if (target->diff)
    {
      char *diff = cfn_edit_to_diff (edit, file->text, file->name);
      g_autoptr (GBytes) bytes = g_bytes_new_take (diff, strlen (diff));

      return cli_write (NULL, bytes) ? CLI_DONE : CLI_FAILED;
    }

  /* A file that is right already is not touched, so that what builds from it is not built again. */
  if (cfn_edit_is_empty (edit) && target->out == NULL && file->file != NULL)
    return CLI_DONE;

  text = cfn_edit_apply (edit, file->text);
  return cli_write (out, cfn_text_get_bytes (text)) ? CLI_DONE : CLI_FAILED;
}

/* @value NULL: unset. */
static CliStatus
change_file (const Target *target,
             const char   *name,
             const char   *path,
             const char   *value)
{
  g_autoptr (CliFile) file = cli_file_open (name);
  g_autoptr (CfnTree) tree = NULL;
  g_autoptr (CfnTemplate) template = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return CLI_FAILED;

  tree = cfn_tree_read (file->text, NULL);
  if (!cli_file_check_whole (file, tree))
    return CLI_FAILED;

  template = cfn_template_new (tree);
  edit = value != NULL ? cfn_change_set (template, path, value, &error)
                       : cfn_change_unset (template, path, &error);
  if (edit == NULL)
    {
      cli_report_error (name, error->message);
      return CLI_FAILED;
    }

  return deliver (target, file, edit);
}

/* @n_arguments: FILE, PATH and, to set it, VALUE. */
static CliStatus
run (const CliCommand  *command,
     guint              n_arguments,
     int                argc,
     char             **argv)
{
  g_autofree char *out = NULL;
  g_auto (GStrv) arguments = NULL;
  gboolean diff = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out,
      N_("Write to OUT and leave FILE as it is"), N_("OUT") },
    { "diff", 0, 0, G_OPTION_ARG_NONE, &diff,
      N_("Write nothing; print what would change, as a unified diff"), NULL },
    G_OPTION_ENTRY_NULL
  };

  arguments = cli_options_parse (command, entries, argc, argv, n_arguments, n_arguments);
  if (arguments == NULL)
    return CLI_FAILED;

  return change_file (&(Target) { out, diff }, arguments[0], arguments[1], arguments[2]);
}

static CliStatus
run_set (int    argc,
         char **argv)
{
  return run (&cli_set_command, 3, argc, argv);
}

static CliStatus
run_unset (int    argc,
           char **argv)
{
  return run (&cli_unset_command, 2, argc, argv);
}

const CliCommand cli_set_command = {
  .name = "set",
  .usage = N_("FILE PATH VALUE"),
  .summary = N_("Set one property of a template to a value, written as YAML"),
  .run = run_set,
};

const CliCommand cli_unset_command = {
  .name = "unset",
  .usage = N_("FILE PATH"),
  .summary = N_("Remove one property of a template"),
  .run = run_unset,
};
