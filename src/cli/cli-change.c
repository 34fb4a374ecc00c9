/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-change.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cfn-writer.h"
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

/* What there is of @path, as far as it leads; NULL when it is no path. */
static const CfnNode *
find_place (CfnTree    *tree,
            const char *path)
{
  g_autoptr (CfnPath) steps = cfn_path_parse (path, NULL);
  g_autoptr (CfnPath) head = NULL;
  guint n_found;

  if (steps == NULL)
    return NULL;

  cfn_path_anchor (steps, tree);
  cfn_path_resolve (steps, tree, &n_found);
  head = cfn_path_copy_head (steps, n_found);
  return cfn_path_resolve (head, tree, NULL);
}

/* Why nothing was written: at the place that refuses to be, where that is known. */
static void
report_refusal (CliFile      *file,
                CfnTree      *tree,
                const char   *path,
                const GError *error)
{
  const CfnNode *node = path != NULL &&
                        g_error_matches (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_UNSAFE)
                        ? find_place (tree, path) : NULL;

  if (node != NULL)
    cli_report_problem (file->name, file->text, node->span, CFN_SEVERITY_ERROR, error->message,
                        NULL);
  else
    cli_report_error (file->name, error->message);
}

static void
tell_outcome (const CliChange    *self,
              const char         *name,
              CfnTree            *tree,
              CfnEdit            *edit,
              const char * const *arguments)
{
  g_autoptr (CfnText) text = cfn_edit_apply (edit, cfn_tree_get_text (tree));
  g_autoptr (CfnTree) after = cfn_tree_read_after (tree, edit, text);
  g_autoptr (CfnTemplate) outcome = cfn_template_new (after);

  self->tell (outcome, name, arguments);
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
      report_refusal (file, tree, self->path > 0 ? arguments[self->path] : NULL, error);
      return CLI_FAILED;
    }

  is_done = cli_target_deliver (target, file, edit);
  if (is_done && self->tell != NULL)
    tell_outcome (self, target->out != NULL ? target->out : file->name, tree, edit, arguments);
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
