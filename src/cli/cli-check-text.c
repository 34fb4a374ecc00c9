/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-check.h"

#include "cli-report.h"

static void
report (CliOutcome       *self,
        const char       *name,
        CfnText          *text,
        const CfnFinding *finding,
        gboolean          is_suppressed)
{
  g_autofree char *message = cfn_message_format (finding->message);

  if (is_suppressed)
    cli_report_suppressed (name, text, finding->span, message, finding->rule);
  else
    cli_report_problem (name, text, finding->span, finding->severity, message, finding->rule);
}

/* For people: to standard error, as compilers do. */
static void
add (CliOutcome *self,
     const char *name,
     CfnReading *reading)
{
  cli_outcome_add (self, name, reading, FALSE, report);
  cli_outcome_add (self, name, reading, TRUE, report);
}

const CliFormat cli_format_text = {
  .name = "text",
  .add = add,
};
