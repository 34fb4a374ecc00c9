/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-change.h"

#include <glib/gi18n.h>
#include <string.h>

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
  const CliChange change = { .min = 2, .max = 2, .make = make_remove, .after = forget_card };

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
