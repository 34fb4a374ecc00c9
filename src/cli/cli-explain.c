/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cfn-finding.h"
#include "cli-file.h"
#include "cli-options.h"
#include "cli-report.h"

#define RULES RESOURCE_PREFIX "/rules/"

/* Characters in a line. */
#define TEXT_WIDTH 79

/* Of an example that has to be long to be one, the first and the last lines tell enough. */
#define MAX_EXAMPLE_LINES 40
#define N_SHOWN_AT_EACH_END 8

static void
append_lines (GString     *out,
              char       **lines,
              guint        from,
              guint        to)
{
  for (guint i = from; i < to; i++)
    {
      if (*lines[i] == '\0')
        g_string_append_c (out, '\n');
      else
        g_string_append_printf (out, "    %s\n", lines[i]);
    }
}

/* A paragraph, broken between words. */
static void
append_paragraph (GString    *out,
                  const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  glong column = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const glong width = g_utf8_strlen (words[i], -1);
      const gboolean is_full = column + 1 + width > TEXT_WIDTH;

      if (i > 0)
        g_string_append_c (out, is_full ? '\n' : ' ');
      g_string_append (out, words[i]);
      column = is_full ? width : column + 1 + width;
    }
  g_string_append_c (out, '\n');
}

/* A missing example is a broken build: a test walks all rules. */
static void
append_example (GString    *out,
                const char *title,
                const char *rule,
                const char *file)
{
  g_autofree char *path = g_strconcat (RULES, rule, "/", file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_lines;

  g_assert (bytes != NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  n_lines = g_strv_length (lines);

  g_string_append_printf (out, "\n%s\n\n", title);
  if (n_lines <= MAX_EXAMPLE_LINES)
    {
      append_lines (out, lines, 0, n_lines);
      return;
    }

  append_lines (out, lines, 0, N_SHOWN_AT_EACH_END);
  g_string_append (out, "    …\n");
  append_lines (out, lines, n_lines - N_SHOWN_AT_EACH_END, n_lines);
}

static CliStatus
explain (const char *id)
{
  const CfnRule *rule = cfn_rules_find (id);
  g_autoptr (GString) out = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (rule == NULL)
    {
      g_autofree char *text = g_strdup_printf (_("there is no rule “%s”"), id);

      cli_report_error (NULL, text);
      return CLI_FAILED;
    }

  out = g_string_new (NULL);
  g_string_append_printf (out, "%s (%s, %s)\n\n", rule->id,
                          cli_report_get_severity_word (rule->severity),
                          cfn_family_to_string (rule->family));
  append_paragraph (out, _(rule->summary));
  append_paragraph (out, _(rule->why));
  append_example (out, _("Wrong:"), id, "wrong.yaml");
  append_example (out, _("Right:"), id, "right.yaml");

  bytes = g_string_free_to_bytes (g_steal_pointer (&out));
  return cli_write (NULL, bytes) ? CLI_DONE : CLI_FAILED;
}

static CliStatus
list_rules (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  guint n_rules;
  const CfnRule *rules = cfn_rules_get (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    g_string_append_printf (out, "%-32s %-8s %-9s %s\n", rules[i].id,
                            cfn_severity_to_string (rules[i].severity),
                            cfn_family_to_string (rules[i].family), _(rules[i].summary));

  bytes = g_string_free_to_bytes (g_steal_pointer (&out));
  return cli_write (NULL, bytes) ? CLI_DONE : CLI_FAILED;
}

static CliStatus
run_explain (int    argc,
             char **argv)
{
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };

  rest = cli_options_parse (&cli_explain_command, entries, argc, argv, 0, 1);
  if (rest == NULL)
    return CLI_FAILED;

  return rest[0] != NULL ? explain (rest[0]) : list_rules ();
}

const CliCommand cli_explain_command = {
  .name = "explain",
  .usage = N_("[RULE]"),
  .summary = N_("Tell what a rule means, with a wrong and a right example"),
  .run = run_explain,
};
