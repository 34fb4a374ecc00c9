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
