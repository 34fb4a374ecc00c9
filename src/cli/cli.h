/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Exit statuses, the same for every command. */
typedef enum
{
  CLI_DONE = 0,     /* done, and nothing is wrong */
  CLI_NO = 1,       /* done, and the answer is "no": problems found, the output differs */
  CLI_FAILED = 2,   /* could not be done: usage, an unreadable file, no template, a limit passed */
} CliStatus;

/* One command. @run gets its own name as argv[0]. */
typedef struct
{
  const char *name;
  const char *usage;     /* a msgid: what follows the name and the options, "FILE…" */
  const char *summary;   /* a msgid, one sentence without a full stop */
  CliStatus (*run) (int    argc,
                    char **argv);
} CliCommand;

extern const CliCommand cli_add_command;
extern const CliCommand cli_check_command;
extern const CliCommand cli_connect_command;
extern const CliCommand cli_disconnect_command;
extern const CliCommand cli_explain_command;
extern const CliCommand cli_export_command;
extern const CliCommand cli_fix_command;
extern const CliCommand cli_graph_command;
extern const CliCommand cli_iam_command;
extern const CliCommand cli_new_command;
extern const CliCommand cli_remove_command;
extern const CliCommand cli_rename_command;
extern const CliCommand cli_set_command;
extern const CliCommand cli_simulate_command;
extern const CliCommand cli_unset_command;

G_END_DECLS
