/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-report.h"

/* Columns of a long line that are shown, and how many of them stand before the problem. */
#define MAX_COLUMNS 100
#define N_COLUMNS_BEFORE 30

/* How many columns a terminal gives a character. */
static guint
get_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

/* A template must not steer the terminal. */
static void
append_char (GString  *out,
             gunichar  c)
{
  g_string_append_unichar (out, c == '\t' || !g_unichar_iscntrl (c) ? c : 0xFFFD);
}

/* What stands under @c: blanks as wide, or marks. */
static void
append_under (GString  *out,
              gunichar  c,
              char      mark)
{
  if (c == '\t' && mark == ' ')
    {
      g_string_append_c (out, '\t');
      return;
    }

  for (guint i = 0; i < get_width (c); i++)
    g_string_append_c (out, mark);
}

/* The bytes of the line from which on it is shown: its beginning, or of a long line what is near
 * @at. NULL when these are no characters. */
static const char *
find_start (const char *line,
            const char *end,
            const char *at)
{
  const char *near = line;

  for (guint i = 0; i < MAX_COLUMNS && near < end; i++)
    near = g_utf8_next_char (near);
  if (near >= end)
    return line;

  for (guint i = 0; i < N_COLUMNS_BEFORE && at != NULL && at > line; i++)
    at = g_utf8_find_prev_char (line, at);

  return at;
}

/* Whether all that may be shown from @at on can be shown. Of a long line no more is looked at, for
 * there may be many problems in it. */
static gboolean
is_readable (const char *at,
             const char *end)
{
  for (guint i = 0; i < MAX_COLUMNS && at < end; i++)
    {
      if (g_utf8_get_char_validated (at, end - at) >= (gunichar) -2 || *at == '\0')
        return FALSE;
      at = g_utf8_next_char (at);
    }

  return TRUE;
}

void
cli_excerpt_append (GString *out,
                    CfnText *text,
                    CfnSpan  span)
{
  const CfnPosition position = cfn_text_get_position (text, span.start);
  const CfnSpan line = cfn_text_get_line_span (text, position.line);
  const char *data = cfn_text_get_data (text, NULL);
  const char *end = data + line.end;
  const char *at;
  g_autoptr (GString) under = g_string_new (NULL);
  guint n_shown = 0;

  at = find_start (data + line.start, end, data + MIN (span.start, line.end));
  if (line.start == line.end || at == NULL || !is_readable (at, end))
    return;

  g_string_append_printf (out, "%5u | %s", position.line, at > data + line.start ? "…" : "");
  g_string_append_printf (under, "      | %s", at > data + line.start ? " " : "");
  for (; at < end && n_shown < MAX_COLUMNS; at = g_utf8_next_char (at), n_shown++)
    {
      const gunichar c = g_utf8_get_char (at);
      const gsize offset = at - data;

      append_char (out, c);
      if (offset == span.start)
        append_under (under, c, '^');
      else if (offset < MAX (span.end, span.start + 1))
        append_under (under, c, offset < span.start ? ' ' : '~');
    }
  if (at < end)
    g_string_append (out, "…");
  else if (span.start >= line.end)
    g_string_append_c (under, '^');
  g_string_append_printf (out, "\n%s\n", under->str);
}
