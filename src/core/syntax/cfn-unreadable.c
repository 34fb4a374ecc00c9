/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-unreadable.h"

#include <string.h>

#define MAX_BYTES 1000
#define ONE_BYTE_IN 16 /* at most, in a text */

static gboolean
is_printable (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0x7e) || c == 0x85
         || (c >= 0xa0 && c <= 0xfffd && c != 0xfeff) || c >= 0x10000;
}

/* Over what can be read. */
static const char *
skip_readable (const char *p,
               const char *end)
{
  while (p < end)
    {
      gunichar c;

      if (*p >= 0x20 && *p <= 0x7e)
        {
          p++;
          continue;
        }
      c = g_utf8_get_char_validated (p, end - p);
      if (c == 0 || c >= (gunichar) -2 || !is_printable (c))
        break;
      p = g_utf8_next_char (p);
    }

  return p;
}

static CfnUnreadable
look_at (const char *data,
         const char *p,
         const char *end)
{
  gunichar c = g_utf8_get_char_validated (p, end - p);
  CfnUnreadable place = { CFN_UNREADABLE_CONTROL, { p - data, p - data + 1 } };

  if (*p == '\0')
    place.kind = CFN_UNREADABLE_NUL;
  else if (c >= (gunichar) -2)
    place.kind = CFN_UNREADABLE_ENCODING;
  else
    place.span.end = g_utf8_next_char (p) - data;

  return place;
}

char *
cfn_unreadable_hide (CfnText  *text,
                     GArray  **found)
{
  gsize length;
  const char *data = cfn_text_get_data (text, &length);
  const char *end = data + length;
  const char *p = data + (cfn_text_has_bom (text) ? 3 : 0);
  const char *behind = data; /* the place that was found last */
  g_autofree char *copy = NULL;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (CfnUnreadable));
  gsize n_bytes = 0;

  while ((p = skip_readable (p, end)) < end)
    {
      CfnUnreadable place = look_at (data, p, end);

      if (copy == NULL)
        {
          copy = g_malloc (length + 1);
          memcpy (copy, data, length);
          copy[length] = '\0';
        }
      n_bytes += cfn_span_length (place.span);
      if (n_bytes > MAX_BYTES || n_bytes > length / ONE_BYTE_IN + 1)
        return NULL;
      memset (copy + place.span.start, '_', cfn_span_length (place.span));
      if (places->len == 0 || memchr (behind, '\n', p - behind) != NULL)
        g_array_append_val (places, place);
      p = behind = data + place.span.end;
    }
  if (copy != NULL)
    *found = g_steal_pointer (&places);

  return g_steal_pointer (&copy);
}
