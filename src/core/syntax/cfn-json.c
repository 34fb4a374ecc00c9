/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-json.h"

#include <string.h>

#define BLANKS " \t\r\n"

/* Behind the closing quote of the string that starts at @at. */
static gsize
skip_string (const char *data,
             gsize       length,
             gsize       at)
{
  for (at++; at < length && data[at] != '"'; at++)
    {
      if (data[at] == '\\')
        at++;
    }

  return at + 1;
}

gboolean
cfn_json_is_strict (const char *data,
                    gsize       length)
{
  gsize at = strspn (data, BLANKS);
  gboolean is_behind_comma = FALSE;

  if (at >= length || data[at] != '{')
    return FALSE;

  while (at < length)
    {
      char c = data[at];

      if (c == '#' || (is_behind_comma && (c == '}' || c == ']')))
        return FALSE;
      if (strchr (BLANKS, c) == NULL)
        is_behind_comma = c == ',';
      at = c == '"' ? skip_string (data, length, at) : at + 1;
    }

  return TRUE;
}

void
cfn_json_quote (GString    *target,
                const char *text,
                gsize       length)
{
  static const char escapes[] = "\bb\ff\nn\rr\tt\"\"\\\\";

  g_string_append_c (target, '"');
  for (gsize i = 0; i < length; i++)
    {
      guchar c = text[i];
      const char *escape = NULL;

      for (const char *p = escapes; *p != '\0' && escape == NULL; p += 2)
        {
          if ((guchar) *p == c)
            escape = p + 1;
        }
      if (escape != NULL)
        g_string_append_printf (target, "\\%c", *escape);
      else if (c < 0x20 || c == 0x7f)
        g_string_append_printf (target, "\\u%04x", c);
      else
        g_string_append_c (target, c);
    }
  g_string_append_c (target, '"');
}
