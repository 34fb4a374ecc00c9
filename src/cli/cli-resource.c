/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-change.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli-report.h"

#define RESOURCES "Resources"

static CfnEdit *
make_add (CfnTemplate         *template,
          const char * const  *arguments,
          GError             **error)
{
  return cfn_change_add (template, arguments[1], arguments[2], NULL, error);
}

static CfnEdit *
make_remove (CfnTemplate         *template,
             const char * const  *arguments,
             GError             **error)
{
  return cfn_change_remove (template, (const char * const[]) { arguments[1], NULL }, NULL, error);
}

static CfnEdit *
make_rename (CfnTemplate         *template,
             const char * const  *arguments,
             GError             **error)
{
  return cfn_change_rename (template, arguments[1], arguments[2], error);
}

/* What uses the name inside a larger expression cannot go with it. */
static void
tell_left (CfnTemplate        *outcome,
           const char         *name,
           const char * const *arguments)
{
  const char *id = arguments[1];
  guint n_references;
  const CfnReference *references = cfn_template_get_references (outcome, &n_references);

  for (guint i = 0; i < n_references; i++)
    {
      const CfnReference *reference = &references[i];
      g_autofree char *text = NULL;

      if (reference->to != NULL || !g_str_equal (reference->target, id)
          || reference->target_kind == CFN_TARGET_PARAMETER)
        continue;

      if (reference->from != NULL)
        text = g_strdup_printf (_("%s still refers to %s, which is gone"), reference->from->id, id);
      else
        text = g_strdup_printf (_("This still refers to %s, which is gone"), id);
      cli_report_problem (name, cfn_template_get_text (outcome), reference->span,
                          CFN_SEVERITY_WARNING, text, NULL);
    }
}

static gboolean
forget_card (CfnTemplate        *before,
             CliFile            *file,
             const char * const *arguments)
{
  return cli_file_move_position (file, arguments[1], NULL);
}

/* Conditions and the like have no card, but may be called as one is. */
static gboolean
move_card (CfnTemplate        *before,
           CliFile            *file,
           const char * const *arguments)
{
  const char *id = arguments[1];

  if (g_str_has_prefix (id, RESOURCES "."))
    id += strlen (RESOURCES ".");

  return cfn_template_find_resource (before, id) == NULL ||
         cli_file_move_position (file, id, arguments[2]);
}

static CliStatus
run_add (int    argc,
         char **argv)
{
  const CliChange change = { .min = 2, .max = 3, .make = make_add };

  return cli_change_run (&change, &cli_add_command, argc, argv);
}

static CliStatus
run_remove (int    argc,
            char **argv)
{
  const CliChange change = { .min = 2, .max = 2, .make = make_remove, .tell = tell_left,
                             .after = forget_card };

  return cli_change_run (&change, &cli_remove_command, argc, argv);
}

static CliStatus
run_rename (int    argc,
            char **argv)
{
  const CliChange change = { .min = 3, .max = 3, .make = make_rename, .after = move_card };

  return cli_change_run (&change, &cli_rename_command, argc, argv);
}

const CliCommand cli_add_command = {
  .name = "add",
  .usage = N_("FILE TYPE [ID]"),
  .summary = N_("Add a resource with the properties that its type needs at least"),
  .run = run_add,
};

const CliCommand cli_remove_command = {
  .name = "remove",
  .usage = N_("FILE ID"),
  .summary = N_("Remove a resource and what only points at it"),
  .run = run_remove,
};

const CliCommand cli_rename_command = {
  .name = "rename",
  .usage = N_("FILE ID NEW"),
  .summary = N_("Rename a resource, parameter, condition or mapping, and all references to it"),
  .run = run_rename,
};
