/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-check.h"

#include <glib/gi18n.h>

#include "cli-file.h"
#include "cli-options.h"
#include "cli-report.h"

typedef struct
{
  CliJson *json;          /* NULL: text */
  CfnSeverity fail_on;
  CliRules rules;
} Check;

static gboolean
parse_severity (const char  *text,
                CfnSeverity *severity)
{
  for (CfnSeverity i = CFN_SEVERITY_INFO; i <= CFN_SEVERITY_ERROR; i++)
    {
      if (g_strcmp0 (text, cfn_severity_to_string (i)) == 0)
        {
          *severity = i;
          return TRUE;
        }
    }

  return FALSE;
}

static void
print_problems (Check      *self,
                const char *name,
                CfnReading *reading)
{
  CfnFindings *findings = cfn_reading_get_findings (reading);
  CfnText *text = cfn_reading_get_text (reading);
  const guint n = cfn_findings_get_n (findings);

  for (guint i = 0; i < n; i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);
      g_autofree char *message = NULL;

      if (!cli_rules_want (&self->rules, finding))
        continue;

      message = cfn_message_format (finding->message);
      cli_report_problem (name, cfn_text_get_position (text, finding->span.start),
                          finding->severity, message, finding->rule);
    }
}

static gboolean
is_bad (Check      *self,
        CfnReading *reading)
{
  CfnFindings *findings = cfn_reading_get_findings (reading);
  const guint n = cfn_findings_get_n (findings);

  for (guint i = 0; i < n; i++)
    {
      const CfnFinding *finding = cfn_findings_get (findings, i);

      if (finding->severity >= self->fail_on && cli_rules_want (&self->rules, finding))
        return TRUE;
    }

  return FALSE;
}

static CliStatus
check_file (Check      *self,
            const char *name)
{
  g_autoptr (CliFile) file = cli_file_open (name);
  g_autoptr (CfnReading) reading = NULL;

  if (file == NULL)
    return CLI_FAILED;

  reading = cfn_reading_new (file->text);
  if (cfn_reading_is_whole (reading) && !cli_is_template (cfn_reading_get_tree (reading)))
    {
      cli_report_error (name, _("this is no CloudFormation template: it has neither Resources with "
                                "types nor an AWSTemplateFormatVersion"));
      return CLI_FAILED;
    }

  if (self->json != NULL)
    cli_check_write_json (self->json, name, reading, &self->rules);
  else
    print_problems (self, name, reading);

  return is_bad (self, reading) ? CLI_NO : CLI_DONE;
}

static CliStatus
check_directory (Check      *self,
                 const char *name)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  CliStatus worst = cli_walk (name, paths) ? CLI_DONE : CLI_FAILED;

  if (paths->len == 0 && worst == CLI_DONE)
    {
      cli_report_error (name, _("there is no template in this folder"));
      return CLI_FAILED;
    }

  for (guint i = 0; i < paths->len; i++)
    {
      const CliStatus status = check_file (self, paths->pdata[i]);

      worst = MAX (worst, status);
    }

  return worst;
}

static CliStatus
check_all (Check  *self,
           char  **names)
{
  CliStatus worst = CLI_DONE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const CliStatus status = g_file_test (names[i], G_FILE_TEST_IS_DIR)
                                 ? check_directory (self, names[i])
                                 : check_file (self, names[i]);

      worst = MAX (worst, status);
    }

  return worst;
}

static CliStatus
check_all_as_json (Check  *self,
                   char  **names)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  CliStatus status;
  CliJson json;

  cli_json_init (&json);
  self->json = &json;

  cli_json_open (&json, '{');
  cli_json_key (&json, "format");
  cli_json_number (&json, 1);
  cli_json_key (&json, "files");
  cli_json_open (&json, '[');
  status = check_all (self, names);
  cli_json_close (&json, ']');
  cli_json_close (&json, '}');

  text = cli_json_finish (&json);
  bytes = g_bytes_new_static (text, strlen (text));

  return cli_write (NULL, bytes) ? status : CLI_FAILED;
}

static CliStatus
run_check (int    argc,
           char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *fail_on = NULL;
  g_auto (GStrv) rules = NULL;
  g_auto (GStrv) names = NULL;
  Check check = { .fail_on = CFN_SEVERITY_ERROR };
  CliStatus status = CLI_FAILED;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      N_("Write problems as text (to standard error) or as json"), N_("FORMAT") },
    { "fail-on", 0, 0, G_OPTION_ARG_STRING, &fail_on,
      N_("The mildest severity that counts as a failure: error, warning or info"),
      N_("SEVERITY") },
    { "rule", 0, 0, G_OPTION_ARG_STRING_ARRAY, &rules,
      N_("Only these rules; with a “-” before it, not this one"), N_("ID,-ID") },
    G_OPTION_ENTRY_NULL
  };

  names = cli_options_parse (&cli_check_command, entries, argc, argv, 1, G_MAXUINT);
  if (names == NULL)
    return CLI_FAILED;

  if (format != NULL && !g_str_equal (format, "text") && !g_str_equal (format, "json"))
    {
      cli_report_error (NULL, _("--format is “text” or “json”"));
      return CLI_FAILED;
    }

  if (fail_on != NULL && !parse_severity (fail_on, &check.fail_on))
    {
      cli_report_error (NULL, _("--fail-on is “error”, “warning” or “info”"));
      return CLI_FAILED;
    }

  if (cli_rules_init (&check.rules, (const char * const *) rules))
    status = g_strcmp0 (format, "json") == 0 ? check_all_as_json (&check, names)
                                             : check_all (&check, names);
  cli_rules_clear (&check.rules);

  return status;
}

const CliCommand cli_check_command = {
  .name = "check",
  .usage = N_("FILE…"),
  .summary = N_("Check templates, and folders of templates, for problems"),
  .run = run_check,
};
