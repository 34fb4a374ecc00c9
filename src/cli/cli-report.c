/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-report.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

typedef enum
{
  COLOR_AUTO,
  COLOR_ALWAYS,
  COLOR_NEVER,
} Color;

static Color color = COLOR_AUTO;

/* SGR codes: bold, and the colours that compilers use. */
#define BOLD "\033[1m"
#define PLAIN "\033[0m"

static const char * const severity_colors[] = {
  [CFN_SEVERITY_INFO] = "\033[1;36m",
  [CFN_SEVERITY_WARNING] = "\033[1;35m",
  [CFN_SEVERITY_ERROR] = "\033[1;31m",
};

gboolean
cli_report_set_color (const char *when)
{
  if (g_strcmp0 (when, "auto") == 0)
    color = COLOR_AUTO;
  else if (g_strcmp0 (when, "always") == 0)
    color = COLOR_ALWAYS;
  else if (g_strcmp0 (when, "never") == 0)
    color = COLOR_NEVER;
  else
    return FALSE;

  return TRUE;
}

/* no-color.org: the variable counts when it is set and not empty. */
static gboolean
uses_color (void)
{
  const char *no_color = g_getenv ("NO_COLOR");

  if (color != COLOR_AUTO)
    return color == COLOR_ALWAYS;

  return (no_color == NULL || *no_color == '\0') && isatty (STDERR_FILENO) &&
         g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

const char *
cli_report_get_severity_word (CfnSeverity severity)
{
  switch (severity)
    {
    case CFN_SEVERITY_ERROR:
      return _("error");

    case CFN_SEVERITY_WARNING:
      return _("warning");

    case CFN_SEVERITY_INFO:
    default:
      return _("info");
    }
}

/* A file's name may hold anything, which must neither end the line nor steer the terminal. */
static void
append_name (GString    *out,
             const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (c == '\n')
        g_string_append (out, "\\n");
      else
        g_string_append_unichar (out, g_unichar_iscntrl (c) ? 0xFFFD : c);
    }
}

/* @code: how @word is coloured. */
static void
append_line (GString    *out,
             const char *place,
             const char *code,
             const char *word,
             const char *text,
             const char *rule)
{
  const gboolean colored = uses_color ();

  g_string_append (out, colored ? BOLD : "");
  append_name (out, place);
  g_string_append_printf (out, ":%s %s%s:%s %s", colored ? PLAIN : "", colored ? code : "", word,
                          colored ? PLAIN : "", text);
  if (rule != NULL)
    g_string_append_printf (out, " [%s]", rule);
  g_string_append_c (out, '\n');
}

/* What GIO says of a file may hold its name, which need not be UTF-8. */
static void
print_lines (GString *lines)
{
  g_autofree char *valid = g_utf8_make_valid (lines->str, lines->len);

  g_printerr ("%s", valid);
}

static void
print_line (const char  *place,
            CfnSeverity  severity,
            const char  *text)
{
  g_autoptr (GString) line = g_string_new (NULL);

  append_line (line, place, severity_colors[severity], cli_report_get_severity_word (severity),
               text, NULL);
  print_lines (line);
}

static char *
describe_place (const char *file,
                CfnText    *source,
                CfnSpan     span)
{
  const CfnPosition position = cfn_text_get_position (source, span.start);

  return g_strdup_printf ("%s:%u:%u", file, position.line, position.column);
}

void
cli_report_problem (const char  *file,
                    CfnText     *source,
                    CfnSpan      span,
                    CfnSeverity  severity,
                    const char  *text,
                    const char  *rule)
{
  g_autofree char *place = describe_place (file, source, span);
  g_autoptr (GString) lines = g_string_new (NULL);

  append_line (lines, place, severity_colors[severity], cli_report_get_severity_word (severity),
               text, rule);
  cli_excerpt_append (lines, source, span);
  print_lines (lines);
}

void
cli_report_suppressed (const char *file,
                       CfnText    *source,
                       CfnSpan     span,
                       const char *text,
                       const char *rule)
{
  g_autofree char *place = describe_place (file, source, span);
  g_autoptr (GString) line = g_string_new (NULL);

  append_line (line, place, BOLD, _("suppressed"), text, rule);
  print_lines (line);
}

void
cli_report_error (const char *file,
                  const char *text)
{
  print_line (file != NULL ? file : "millrace-cli", CFN_SEVERITY_ERROR, text);
}

void
cli_report_warning (const char *file,
                    const char *text)
{
  print_line (file != NULL ? file : "millrace-cli", CFN_SEVERITY_WARNING, text);
}

void
cli_report_io_error (const char   *file,
                     const GError *error,
                     gboolean      writing)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    cli_report_error (file, writing ? _("the folder that it would be in is not there")
                                    : _("there is no such file"));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    cli_report_error (file, _("this is a folder, not a file"));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    cli_report_error (file, _("permission denied"));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS))
    cli_report_error (file, _("this link leads to itself"));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    cli_report_error (file, _("the folder that it would be in is no folder"));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE))
    cli_report_error (file, _("this is a pipe or a device, not a file; “-” is standard input"));
  else
    cli_report_error (file, error->message);
}

void
cli_report_hint (const char *format,
                 ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  g_printerr ("%s\n", text);
}
