/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cfn-graph.h"
#include "cfn-reading.h"
#include "cli-file.h"
#include "cli-options.h"

static CliStatus
run_graph (int    argc,
           char **argv)
{
  g_auto (GStrv) names = cli_options_parse (&cli_graph_command, NULL, argc, argv, 1, 1);
  g_autoptr (CliFile) file = names != NULL ? cli_file_open (names[0]) : NULL;
  g_autoptr (CfnReading) reading = NULL;
  g_autoptr (CfnLayout) layout = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *json;

  if (file == NULL)
    return CLI_FAILED;

  reading = cfn_reading_new (file->text);
  if (!cli_file_check_template (file, cfn_reading_get_tree (reading)))
    return CLI_FAILED;

  layout = cli_file_lay_out (file, cfn_reading_get_diagram (reading));
  if (layout == NULL)
    return CLI_FAILED;

  json = cfn_graph_export (layout);
  bytes = g_bytes_new_take (json, strlen (json));

  return cli_write (NULL, bytes) ? CLI_DONE : CLI_FAILED;
}

const CliCommand cli_graph_command = {
  .name = "graph",
  .usage = N_("FILE"),
  .summary = N_("Print the diagram of a template as JSON"),
  .run = run_graph,
};
