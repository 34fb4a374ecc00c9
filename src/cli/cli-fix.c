/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-check.h"

#include <glib/gi18n.h>

#include "cfn-repair.h"
#include "cli-change.h"
#include "cli-options.h"
#include "cli-report.h"

static gboolean
is_wanted (const CfnFinding *finding,
           gpointer          rules)
{
  return cli_rules_want (rules, finding);
}

static void
report_repairs (const char *name,
                GPtrArray  *repairs)
{
  for (guint i = 0; i < repairs->len; i++)
    {
      const CfnRepair *repair = g_ptr_array_index (repairs, i);
      g_autofree char *title = cfn_message_format (repair->title);

      cli_report_hint ("%s: %s [%s]", name, title, repair->rule);
    }
}

/* Nobody reads more than that to see that a repair is not enough. */
#define MAX_ERRORS 1000

/* Tells what is still wrong; a person has to decide about it. */
static gboolean
report_errors (const char  *name,
               CfnFindings *findings,
               CliRules    *rules)
{
  CfnText *text = cfn_template_get_text (cfn_findings_get_template (findings));
  guint n_errors = 0;

  for (guint i = 0; i < cfn_findings_get_n (findings); i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);
      g_autofree char *message = NULL;

      if (finding->severity < CFN_SEVERITY_ERROR || !cli_rules_want (rules, finding)
          || ++n_errors > MAX_ERRORS)
        continue;

      message = cfn_message_format (finding->message);
      cli_report_problem (name, text, finding->span, finding->severity, message, finding->rule);
    }
  if (n_errors > MAX_ERRORS)
    cli_report_hint (_("%s: there are %u more errors; “millrace-cli check” tells of all"), name,
                     n_errors - MAX_ERRORS);

  return n_errors > 0;
}

static CliStatus
fix_file (const char      *argument,
          CliRules        *rules,
          const CliTarget *target)
{
  g_autoptr (CliFile) file = cli_file_open (argument);
  g_autoptr (GPtrArray) repairs = g_ptr_array_new_with_free_func ((GDestroyNotify) cfn_repair_free);
  g_autoptr (CfnReading) reading = NULL;
  g_autoptr (CfnFindings) after = NULL;
  g_autoptr (CfnEdit) edit = NULL;
  gboolean is_spent;

  if (file == NULL)
    return CLI_FAILED;

  reading = cfn_reading_new (file->text);
  if (!cli_file_check_template (file, cfn_reading_get_tree (reading)))
    return CLI_FAILED;

  edit = cfn_repair_all (cfn_reading_get_findings (reading), is_wanted, rules, repairs, &after,
                         &is_spent, NULL);
  if (!cli_target_deliver (target, file, edit))
    return CLI_FAILED;

  report_repairs (file->name, repairs);
  if (is_spent)
    cli_report_warning (file->name, _("there is too much to repair at once; what is left may be "
                                      "repaired by another run"));
  return report_errors (file->name, after, rules) ? CLI_NO : CLI_DONE;
}

static CliStatus
run_fix (int    argc,
         char **argv)
{
  g_auto (GStrv) lists = NULL;
  g_auto (GStrv) arguments = NULL;
  g_auto (CliTarget) target = { 0 };
  CliStatus status = CLI_FAILED;
  CliRules rules;
  const GOptionEntry entries[] = {
    { "rule", 0, 0, G_OPTION_ARG_STRING_ARRAY, &lists,
      N_("Only these rules; with a “-” before it, not this one"), N_("ID,-ID") },
    CLI_TARGET_ENTRIES (&target),
    G_OPTION_ENTRY_NULL
  };

  arguments = cli_options_parse (&cli_fix_command, entries, argc, argv, 1, 1);
  if (arguments == NULL)
    return CLI_FAILED;

  if (cli_rules_init (&rules, (const char * const *) lists))
    status = fix_file (arguments[0], &rules, &target);
  cli_rules_clear (&rules);

  return status;
}

const CliCommand cli_fix_command = {
  .name = "fix",
  .usage = N_("FILE"),
  .summary = N_("Repair what can be repaired safely"),
  .run = run_fix,
};
