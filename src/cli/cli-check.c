/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-check.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli-file.h"
#include "cli-options.h"
#include "cli-readings.h"
#include "cli-report.h"

static const CliFormat * const formats[] = {
  &cli_format_text,
  &cli_format_json,
  &cli_format_sarif,
  &cli_format_github,
};

typedef struct
{
  const CliFormat *format;
  CfnSeverity fail_on;
  CliOutcome outcome;
} Check;

void
cli_outcome_add (CliOutcome     *self,
                 const char     *name,
                 CfnReading     *reading,
                 gboolean        is_suppressed,
                 CliFindingFunc  write)
{
  CfnFindings *findings = cfn_reading_get_findings (reading);
  CfnText *text = cfn_reading_get_text (reading);
  const guint n = is_suppressed ? cfn_findings_get_n_suppressed (findings)
                                : cfn_findings_get_n (findings);

  for (guint i = 0; i < n; i++)
    {
      const CfnFinding *finding = is_suppressed ? cfn_findings_get_suppressed (findings, i)
                                                : cfn_findings_get (findings, i);

      if (cli_rules_want (&self->rules, finding))
        write (self, name, text, finding, is_suppressed);
    }
}

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

static const CliFormat *
find_format (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_equal (formats[i]->name, name))
        return formats[i];
    }

  return NULL;
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

      if (finding->severity >= self->fail_on && cli_rules_want (&self->outcome.rules, finding))
        return TRUE;
    }

  return FALSE;
}

/* What is asked about, and the files that it stands for. */
typedef struct
{
  const char *name;
  gboolean is_folder;
  guint end;            /* among all files: the first that is not its own */
  guint n_templates;
} Place;

static CliStatus
check_reading (Check      *self,
               Place      *place,
               const char *name,
               CfnReading *reading)
{
  if (cfn_reading_is_whole (reading) && !cli_is_template (cfn_reading_get_tree (reading)))
    {
      if (place->is_folder)
        return CLI_DONE;

      cli_tell_no_template (name);
      return CLI_FAILED;
    }

  place->n_templates++;
  self->format->add (&self->outcome, name, reading);
  return is_bad (self, reading) ? CLI_NO : CLI_DONE;
}

static CliStatus
find_files (const char *name,
            Place      *place,
            GPtrArray  *files)
{
  CliStatus status = CLI_DONE;

  *place = (Place) { .name = name, .is_folder = g_file_test (name, G_FILE_TEST_IS_DIR) };
  if (!place->is_folder)
    g_ptr_array_add (files, g_strdup (name));
  else if (!cli_walk (name, files))
    status = CLI_FAILED;
  place->end = files->len;

  return status;
}

/* Checks the files of @place, from @first on. */
static CliStatus
check_place (Check       *self,
             Place       *place,
             CliReadings *readings,
             GPtrArray   *files,
             guint        first)
{
  CliStatus worst = CLI_DONE;

  for (guint i = first; i < place->end; i++)
    {
      g_autoptr (CfnReading) reading = NULL;
      CliStatus status = CLI_DONE;

      if (!cli_readings_next (readings, &reading))
        status = CLI_FAILED;
      else if (reading != NULL)
        status = check_reading (self, place, files->pdata[i], reading);
      worst = MAX (worst, status);
    }

  if (place->is_folder && place->n_templates == 0 && worst == CLI_DONE)
    {
      cli_report_error (place->name, _("there is no template in this folder"));
      worst = CLI_FAILED;
    }

  return worst;
}

/* Folders are full of other YAML and JSON, which is not worth reading. */
static gboolean
is_wanted (CfnText  *text,
           guint     index,
           gpointer  places)
{
  const Place *place = places;

  while (index >= place->end)
    place++;

  return !place->is_folder || cli_was_meant_as_template (text);
}

static CliStatus
check_all (Check  *self,
           char  **names)
{
  const guint n_places = g_strv_length (names);
  g_autofree Place *places = g_new (Place, n_places);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CliReadings) readings = NULL;
  CliStatus worst = CLI_DONE;
  guint first = 0;

  for (guint i = 0; i < n_places; i++)
    {
      const CliStatus status = find_files (names[i], &places[i], files);

      worst = MAX (worst, status);
    }
  g_ptr_array_add (files, NULL);

  readings = cli_readings_new ((const char * const *) files->pdata, is_wanted, places);
  for (guint i = 0; i < n_places; i++)
    {
      const CliStatus status = check_place (self, &places[i], readings, files, first);

      worst = MAX (worst, status);
      first = places[i].end;
    }

  return worst;
}

static CliStatus
check_and_write (Check  *self,
                 char  **names)
{
  CliOutcome *outcome = &self->outcome;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  CliStatus status;

  if (self->format->is_json)
    cli_json_init (&outcome->json);
  else
    outcome->lines = g_string_new (NULL);

  if (self->format->begin != NULL)
    self->format->begin (outcome);
  status = check_all (self, names);
  outcome->is_complete = status != CLI_FAILED;
  if (self->format->end != NULL)
    self->format->end (outcome);

  text = self->format->is_json ? cli_json_finish (&outcome->json)
                               : g_string_free (g_steal_pointer (&outcome->lines), FALSE);
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
  Check check = { .format = &cli_format_text, .fail_on = CFN_SEVERITY_ERROR };
  CliStatus status = CLI_FAILED;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      N_("Write problems as text (to standard error), json, sarif or github"), N_("FORMAT") },
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

  if (format != NULL)
    check.format = find_format (format);
  if (check.format == NULL)
    {
      cli_report_error (NULL, _("--format is “text”, “json”, “sarif” or “github”"));
      return CLI_FAILED;
    }

  if (fail_on != NULL && !parse_severity (fail_on, &check.fail_on))
    {
      cli_report_error (NULL, _("--fail-on is “error”, “warning” or “info”"));
      return CLI_FAILED;
    }

  if (cli_rules_init (&check.outcome.rules, (const char * const *) rules))
    status = check_and_write (&check, names);
  cli_rules_clear (&check.outcome.rules);

  return status;
}

const CliCommand cli_check_command = {
  .name = "check",
  .usage = N_("FILE…"),
  .summary = N_("Check templates, and folders of templates, for problems"),
  .run = run_check,
};
