/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-change.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli-options.h"
#include "cli-report.h"

/* Where a changed template goes. */
typedef struct
{
  char *out;        /* NULL: back to where it came from */
  gboolean diff;    /* nowhere; what would change is printed */
} Target;

static gboolean
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

      return cli_write (NULL, bytes);
    }

  /* A file that is right already is not touched, so that what builds from it is not built again. */
  if (cfn_edit_is_empty (edit) && target->out == NULL && file->file != NULL)
    return TRUE;

  text = cfn_edit_apply (edit, file->text);
  return cli_write (out, cfn_text_get_bytes (text));
}

static CliStatus
change_file (const CliChange    *self,
             const Target       *target,
             const char * const *arguments)
{
  g_autoptr (CliFile) file = cli_file_open (arguments[0]);
  g_autoptr (CfnTree) tree = NULL;
  g_autoptr (CfnTemplate) template = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (file == NULL)
    return CLI_FAILED;

  tree = cfn_tree_read (file->text, NULL);
  if (!cli_file_check_whole (file, tree))
    return CLI_FAILED;

  template = cfn_template_new (tree);
  edit = self->make (template, arguments, &error);
  if (edit == NULL)
    {
      cli_report_error (file->name, error->message);
      return CLI_FAILED;
    }

  is_done = deliver (target, file, edit);
  if (is_done && self->after != NULL && !target->diff && target->out == NULL && file->file != NULL)
    is_done = self->after (template, file, arguments);

  return is_done ? CLI_DONE : CLI_FAILED;
}

CliStatus
cli_change_run (const CliChange   *self,
                const CliCommand  *command,
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

  arguments = cli_options_parse (command, entries, argc, argv, self->min, self->max);
  if (arguments == NULL)
    return CLI_FAILED;

  return change_file (self, &(Target) { out, diff }, (const char * const *) arguments);
}
