/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-change.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli-options.h"
#include "cli-report.h"

void
cli_target_clear (CliTarget *self)
{
  g_clear_pointer (&self->out, g_free);
}

gboolean
cli_target_deliver (const CliTarget *target,
                    CliFile         *file,
                    CfnEdit         *edit)
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

CliStatus
cli_change_file (const CliChange    *self,
                 const CliTarget    *target,
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
  if (!cli_file_check_editable (file, tree))
    return CLI_FAILED;

  template = cfn_template_new (tree);
  edit = self->make (template, arguments, &error);
  if (edit == NULL)
    {
      cli_report_error (file->name, error->message);
      return CLI_FAILED;
    }

  is_done = cli_target_deliver (target, file, edit);
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
  g_auto (CliTarget) target = { 0 };
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry entries[] = {
    CLI_TARGET_ENTRIES (&target),
    G_OPTION_ENTRY_NULL
  };

  arguments = cli_options_parse (command, entries, argc, argv, self->min, self->max);
  if (arguments == NULL)
    return CLI_FAILED;

  return cli_change_file (self, &target, (const char * const *) arguments);
}
