/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-check.h"

#include "cli-report.h"

/* For people: to standard error, as compilers do. */
static void
add (CliOutcome *self,
     const char *name,
     CfnReading *reading)
{
  CfnFindings *findings = cfn_reading_get_findings (reading);
  CfnText *text = cfn_reading_get_text (reading);

  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);
      g_autofree char *message = cfn_message_format (finding->message);

      if (cli_rules_want (&self->rules, finding))
        cli_report_problem (name, text, finding->span, finding->severity, message, finding->rule);
    }

  for (guint i = 0; i < cfn_findings_get_n_suppressed (findings); i++)
    {
      const CfnFinding *finding = cfn_findings_get_suppressed (findings, i);
      g_autofree char *message = cfn_message_format (finding->message);

      if (cli_rules_want (&self->rules, finding))
        cli_report_suppressed (name, text, finding->span, message, finding->rule);
    }
}

const CliFormat cli_format_text = {
  .name = "text",
  .add = add,
};
