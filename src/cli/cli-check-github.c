/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-check.h"

#include <string.h>

/*
 * Workflow commands of GitHub Actions, which become annotations of a change: "::error
 * file=F,line=1,col=2,title=RULE::message" (GitHub documentation, "Workflow commands for GitHub
 * Actions"; what is escaped is after its toolkit).
 */

static const char * const commands[] = {
  [CFN_SEVERITY_INFO] = "notice",
  [CFN_SEVERITY_WARNING] = "warning",
  [CFN_SEVERITY_ERROR] = "error",
};

/* @special: the characters that end what is written. */
static void
append_escaped (GString    *out,
                const char *text,
                const char *special)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *at = valid; *at != '\0'; at++)
    {
      if (strchr (special, *at) != NULL)
        g_string_append_printf (out, "%%%02X", (guint) (guchar) *at);
      else
        g_string_append_c (out, *at);
    }
}

static void
append_property (GString    *out,
                 const char *text)
{
  append_escaped (out, text, "%\r\n:,");
}

static void
append_finding (CliOutcome       *self,
                const char       *name,
                CfnText          *text,
                const CfnFinding *finding,
                gboolean          is_suppressed)
{
  GString *out = self->lines;
  const CfnPosition start = cfn_text_get_position (text, finding->span.start);
  const CfnPosition end = cfn_text_get_position (text, finding->span.end);
  g_autofree char *message = cfn_message_format (finding->message);

  g_string_append_printf (out, "::%s file=", commands[finding->severity]);
  append_property (out, name);
  g_string_append_printf (out, ",line=%u,endLine=%u", start.line, end.line);
  /* Columns are taken within one line only. */
  if (start.line == end.line)
    g_string_append_printf (out, ",col=%u,endColumn=%u", start.column, end.column);
  g_string_append (out, ",title=");
  append_property (out, finding->rule);
  g_string_append (out, "::");
  append_escaped (out, message, "%\r\n");
  g_string_append_c (out, '\n');
}

static void
add (CliOutcome *self,
     const char *name,
     CfnReading *reading)
{
  cli_outcome_add (self, name, reading, FALSE, append_finding);
}

const CliFormat cli_format_github = {
  .name = "github",
  .add = add,
};
