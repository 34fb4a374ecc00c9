/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-check.h"

#include "cfn-path.h"

/*
 * SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), which code hosts and editors
 * show: one run with all rules and a result for each finding. Those that the file suppresses are
 * results with a suppression.
 */

#define SCHEMA \
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

static const char * const levels[] = {
  [CFN_SEVERITY_INFO] = "note",
  [CFN_SEVERITY_WARNING] = "warning",
  [CFN_SEVERITY_ERROR] = "error",
};

static void
write_count (CliJson    *json,
             const char *key,
             guint       number)
{
  cli_json_key (json, key);
  cli_json_number (json, number);
}

static void
open_member (CliJson    *json,
             const char *key,
             char        bracket)
{
  cli_json_key (json, key);
  cli_json_open (json, bracket);
}

/* A message object; @text is translated already. */
static void
write_text (CliJson    *json,
            const char *key,
            const char *text)
{
  open_member (json, key, '{');
  cli_json_member (json, "text", text);
  cli_json_close (json, '}');
}

static void
write_rule (CliJson       *json,
            const CfnRule *rule)
{
  cli_json_open (json, '{');
  cli_json_member (json, "id", rule->id);
  write_text (json, "shortDescription", cfn_message_translate (rule->summary));
  write_text (json, "fullDescription", cfn_message_translate (rule->why));
  open_member (json, "defaultConfiguration", '{');
  cli_json_member (json, "level", levels[rule->severity]);
  cli_json_close (json, '}');
  open_member (json, "properties", '{');
  open_member (json, "tags", '[');
  cli_json_string (json, cfn_family_to_string (rule->family));
  cli_json_close (json, ']');
  cli_json_close (json, '}');
  cli_json_close (json, '}');
}

static void
begin (CliOutcome *self)
{
  CliJson *json = &self->json;
  guint n_rules;
  const CfnRule *rules = cfn_rules_get (&n_rules);

  cli_json_open (json, '{');
  cli_json_member (json, "$schema", SCHEMA);
  cli_json_member (json, "version", "2.1.0");
  open_member (json, "runs", '[');
  cli_json_open (json, '{');
  open_member (json, "tool", '{');
  open_member (json, "driver", '{');
  cli_json_member (json, "name", "Millrace");
  cli_json_member (json, "version", PACKAGE_VERSION);
  open_member (json, "rules", '[');
  for (guint i = 0; i < n_rules; i++)
    write_rule (json, &rules[i]);
  cli_json_close (json, ']');
  cli_json_close (json, '}');
  cli_json_close (json, '}');
  cli_json_member (json, "columnKind", "unicodeCodePoints");
  open_member (json, "results", '[');
}

/* @name as a relative reference (RFC 3986); standard input has no better one than its name. */
static void
write_location (CliJson    *json,
                const char *name,
                CfnText    *text,
                CfnSpan     span)
{
  const CfnPosition start = cfn_text_get_position (text, span.start);
  const CfnPosition end = cfn_text_get_position (text, span.end);
  g_autofree char *uri = g_uri_escape_string (name, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH_ELEMENT
                                                    "/", FALSE);

  open_member (json, "physicalLocation", '{');
  open_member (json, "artifactLocation", '{');
  cli_json_member (json, "uri", uri);
  cli_json_close (json, '}');
  open_member (json, "region", '{');
  write_count (json, "startLine", start.line);
  write_count (json, "startColumn", start.column);
  write_count (json, "endLine", end.line);
  write_count (json, "endColumn", end.column);
  cli_json_close (json, '}');
  cli_json_close (json, '}');
}

static void
write_logical_location (CliJson    *json,
                        const char *path)
{
  if (*path == '\0')
    return;

  open_member (json, "logicalLocations", '[');
  cli_json_open (json, '{');
  cli_json_member (json, "fullyQualifiedName", path);
  cli_json_close (json, '}');
  cli_json_close (json, ']');
}

static void
write_evidence (CliJson          *json,
                const char       *name,
                CfnText          *text,
                const CfnFinding *finding)
{
  if (finding->evidence[0] == NULL)
    return;

  open_member (json, "relatedLocations", '[');
  for (guint i = 0; finding->evidence[i] != NULL; i++)
    {
      g_autofree char *path = cfn_path_string_of_node (finding->evidence[i]);

      cli_json_open (json, '{');
      write_location (json, name, text, finding->evidence[i]->span);
      write_logical_location (json, path);
      cli_json_close (json, '}');
    }
  cli_json_close (json, ']');
}

static void
write_result (CliOutcome       *self,
              const char       *name,
              CfnText          *text,
              const CfnFinding *finding,
              gboolean          is_suppressed)
{
  CliJson *json = &self->json;
  g_autofree char *message = cfn_message_format (finding->message);
  guint n_rules;

  cli_json_open (json, '{');
  cli_json_member (json, "ruleId", finding->rule);
  write_count (json, "ruleIndex", cfn_rules_find (finding->rule) - cfn_rules_get (&n_rules));
  cli_json_member (json, "level", levels[finding->severity]);
  write_text (json, "message", message);
  open_member (json, "locations", '[');
  cli_json_open (json, '{');
  write_location (json, name, text, finding->span);
  write_logical_location (json, finding->path);
  cli_json_close (json, '}');
  cli_json_close (json, ']');
  write_evidence (json, name, text, finding);
  open_member (json, "suppressions", '[');
  if (is_suppressed)
    {
      cli_json_open (json, '{');
      cli_json_member (json, "kind", "inSource");
      cli_json_close (json, '}');
    }
  cli_json_close (json, ']');
  cli_json_close (json, '}');
}

static void
add (CliOutcome *self,
     const char *name,
     CfnReading *reading)
{
  cli_outcome_add (self, name, reading, FALSE, write_result);
  cli_outcome_add (self, name, reading, TRUE, write_result);
}

static void
end (CliOutcome *self)
{
  CliJson *json = &self->json;

  cli_json_close (json, ']');
  open_member (json, "invocations", '[');
  cli_json_open (json, '{');
  cli_json_key (json, "executionSuccessful");
  cli_json_boolean (json, self->is_complete);
  cli_json_close (json, '}');
  cli_json_close (json, ']');
  cli_json_close (json, '}');
  cli_json_close (json, ']');
  cli_json_close (json, '}');
}

const CliFormat cli_format_sarif = {
  .name = "sarif",
  .is_json = TRUE,
  .begin = begin,
  .add = add,
  .end = end,
};
