/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-check.h"

#include "cfn-path.h"

static void
write_position (CliJson     *json,
                const char  *line_key,
                const char  *column_key,
                CfnText     *text,
                gsize        offset)
{
  const CfnPosition position = cfn_text_get_position (text, offset);

  cli_json_key (json, line_key);
  cli_json_number (json, position.line);
  cli_json_key (json, column_key);
  cli_json_number (json, position.column);
}

static void
write_message (CliJson    *json,
               const char *key,
               CfnMessage *message)
{
  g_autofree char *text = cfn_message_format (message);

  cli_json_member (json, key, text);
}

static void
write_evidence (CliJson          *json,
                const CfnFinding *finding,
                CfnText          *text)
{
  cli_json_key (json, "evidence");
  cli_json_open (json, '[');
  for (guint i = 0; finding->evidence != NULL && finding->evidence[i] != NULL; i++)
    {
      g_autofree char *path = cfn_path_string_of_node (finding->evidence[i]);

      cli_json_open (json, '{');
      cli_json_member (json, "path", path);
      write_position (json, "line", "column", text, finding->evidence[i]->span.start);
      cli_json_close (json, '}');
    }
  cli_json_close (json, ']');
}

static void
write_fixes (CliJson          *json,
             const CfnFinding *finding)
{
  cli_json_key (json, "fixes");
  cli_json_open (json, '[');
  for (guint i = 0; i < finding->n_fixes; i++)
    {
      cli_json_open (json, '{');
      cli_json_member (json, "id", finding->fixes[i].id);
      write_message (json, "title", finding->fixes[i].title);
      cli_json_close (json, '}');
    }
  cli_json_close (json, ']');
}

static void
write_problem (CliOutcome       *self,
               const char       *name,
               CfnText          *text,
               const CfnFinding *finding,
               gboolean          is_suppressed)
{
  CliJson *json = &self->json;

  cli_json_open (json, '{');
  cli_json_member (json, "rule", finding->rule);
  cli_json_member (json, "severity", cfn_severity_to_string (finding->severity));
  cli_json_member (json, "resource", finding->resource != NULL ? finding->resource->id : NULL);
  cli_json_member (json, "path", finding->path != NULL ? finding->path : "");
  write_position (json, "line", "column", text, finding->span.start);
  write_position (json, "end_line", "end_column", text, finding->span.end);
  write_message (json, "message", finding->message);
  write_evidence (json, finding, text);
  write_fixes (json, finding);
  cli_json_close (json, '}');
}

static void
add (CliOutcome *self,
     const char *name,
     CfnReading *reading)
{
  CliJson *json = &self->json;

  cli_json_open (json, '{');
  cli_json_member (json, "file", name);
  cli_json_key (json, "resources");
  cli_json_number (json, cfn_template_get_n_resources (cfn_reading_get_template (reading)));
  cli_json_key (json, "problems");
  cli_json_open (json, '[');
  cli_outcome_add (self, name, reading, FALSE, write_problem);
  cli_json_close (json, ']');

  if (cfn_findings_get_n_suppressed (cfn_reading_get_findings (reading)) > 0)
    {
      cli_json_key (json, "suppressed");
      cli_json_open (json, '[');
      cli_outcome_add (self, name, reading, TRUE, write_problem);
      cli_json_close (json, ']');
    }
  cli_json_close (json, '}');
}

static void
begin (CliOutcome *self)
{
  cli_json_open (&self->json, '{');
  cli_json_key (&self->json, "format");
  cli_json_number (&self->json, 1);
  cli_json_key (&self->json, "files");
  cli_json_open (&self->json, '[');
}

static void
end (CliOutcome *self)
{
  cli_json_close (&self->json, ']');
  cli_json_close (&self->json, '}');
}

const CliFormat cli_format_json = {
  .name = "json",
  .is_json = TRUE,
  .begin = begin,
  .add = add,
  .end = end,
};
