/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-change.h"

#include <glib/gi18n.h>

static CfnEdit *
make_set (CfnTemplate         *template,
          const char * const  *arguments,
          GError             **error)
{
  return cfn_change_set (template, arguments[1], arguments[2], error);
}

static CfnEdit *
make_unset (CfnTemplate         *template,
            const char * const  *arguments,
            GError             **error)
{
  return cfn_change_unset (template, arguments[1], error);
}

static CliStatus
run_set (int    argc,
         char **argv)
{
  const CliChange change = { .min = 3, .max = 3, .make = make_set, .path = 1 };

  return cli_change_run (&change, &cli_set_command, argc, argv);
}

static CliStatus
run_unset (int    argc,
           char **argv)
{
  const CliChange change = { .min = 2, .max = 2, .make = make_unset, .path = 1 };

  return cli_change_run (&change, &cli_unset_command, argc, argv);
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
