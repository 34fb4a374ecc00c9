/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-shadow.h"

#include <string.h>

/* The private use area of Unicode: characters a text hardly ever has. */
#define PRIVATE_FIRST 0xe000
#define PRIVATE_LAST 0xf8ff
#define N_PRIVATE (PRIVATE_LAST - PRIVATE_FIRST + 1)

#define ESCAPE_LENGTH 6 /* \uXXXX */

/* The number in four hexadecimal digits, or -1. */
static int
parse_hex (const char *text)
{
  int code = 0;

  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return -1;
      code = code * 16 + digit;
    }

  return code;
}

static gboolean
is_surrogate (int code)
{
  return code >= 0xd800 && code <= 0xdfff;
}

static int
escape_at (const char *data,
           gsize       length,
           gsize       at)
{
  if (at + ESCAPE_LENGTH > length || data[at] != '\\' || data[at + 1] != 'u')
    return -1;

  return parse_hex (data + at + 2);
}

/* Finds the surrogate escapes; a backslash that is itself escaped begins none. */
static GArray *
find_places (const char *data,
             gsize       length)
{
  GArray *places = NULL;
  const char *p = data;
  const char *end = data + length;

  while ((p = memchr (p, '\\', end - p)) != NULL)
    {
      gsize at = p - data;

      if (is_surrogate (escape_at (data, length, at)))
        {
          if (places == NULL)
            places = g_array_new (FALSE, FALSE, sizeof (gsize));
          g_array_append_val (places, at);
        }
      p += 2;
      if (p >= end)
        break;
    }

  return places;
}

/* Chooses a character that the text has neither as itself nor as an escape; FALSE: there is
 * none. */
static gboolean
choose_stand_in (CfnShadow *self)
{
  g_autofree gboolean *used = g_new0 (gboolean, N_PRIVATE);
  const guchar *data = (const guchar *) self->data;

  for (gsize i = 0; i + 3 < self->length; i++)
    {
      int code = -1;

      if (data[i] == 0xee || data[i] == 0xef)
        code = (data[i] & 0x0f) << 12 | (data[i + 1] & 0x3f) << 6 | (data[i + 2] & 0x3f);
      else if (g_ascii_isxdigit (data[i]))
        code = parse_hex (self->data + i);
      if (code >= PRIVATE_FIRST && code <= PRIVATE_LAST)
        used[code - PRIVATE_FIRST] = TRUE;
    }
  for (int i = 0; i < N_PRIVATE; i++)
    {
      if (!used[i])
        {
          g_snprintf (self->stand_in, sizeof self->stand_in, "%04x", PRIVATE_FIRST + i);
          return TRUE;
        }
    }

  return FALSE;
}

static char *
get_copy (CfnShadow *self)
{
  if (self->copy == NULL)
    {
      self->copy = g_malloc (self->length + 1);
      memcpy (self->copy, self->data, self->length);
      self->copy[self->length] = '\0';
    }

  return self->copy;
}

static void
hide_leading_tabs (CfnShadow *self)
{
  gsize blank = strspn (self->data, " \t\r\n");

  if (blank >= self->length || (self->data[blank] != '{' && self->data[blank] != '['))
    return;
  for (gsize i = 0; i < blank; i++)
    {
      if (self->data[i] == '\t')
        get_copy (self)[i] = ' ';
    }
}

static void
hide_surrogates (CfnShadow *self)
{
  self->places = find_places (self->data, self->length);
  if (self->places == NULL)
    return;
  if (!choose_stand_in (self))
    {
      g_clear_pointer (&self->places, g_array_unref);
      return;
    }
  for (guint i = 0; i < self->places->len; i++)
    memcpy (get_copy (self) + g_array_index (self->places, gsize, i) + 2, self->stand_in, 4);
}

void
cfn_shadow_init (CfnShadow  *self,
                 const char *data,
                 gsize       length)
{
  memset (self, 0, sizeof *self);
  self->data = data;
  self->length = length;
  hide_leading_tabs (self);
  hide_surrogates (self);
}

void
cfn_shadow_clear (CfnShadow *self)
{
  g_clear_pointer (&self->copy, g_free);
  g_clear_pointer (&self->places, g_array_unref);
}

const char *
cfn_shadow_get_data (CfnShadow *self)
{
  return self->copy != NULL ? self->copy : self->data;
}

/* Writes the character that the escapes from place @index on mean; gives how many it took. */
static guint
decode_pair (CfnShadow *self,
             guint      index,
             guint      end,
             GString   *text,
             gssize    *bad_place)
{
  gsize at = g_array_index (self->places, gsize, index);
  int high = escape_at (self->data, self->length, at);

  if (high < 0xdc00 && index + 1 < end
      && g_array_index (self->places, gsize, index + 1) == at + ESCAPE_LENGTH)
    {
      int low = escape_at (self->data, self->length, at + ESCAPE_LENGTH);

      if (low >= 0xdc00)
        {
          g_string_append_unichar (text, 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
          return 2;
        }
    }

  g_string_append_unichar (text, 0xfffd);
  if (*bad_place < 0)
    *bad_place = at;
  return 1;
}

/* A value may hold NULs, which g_strstr_len() does not look behind. */
static const char *
find_mark (const char *start,
           const char *end,
           const char *mark,
           gsize       length)
{
  const char *at = start;

  while (at < end && (at = memchr (at, mark[0], end - at)) != NULL)
    {
      if ((gsize) (end - at) >= length && memcmp (at, mark, length) == 0)
        return at;
      at++;
    }

  return NULL;
}

const char *
cfn_shadow_restore (CfnShadow  *self,
                    CfnArena   *arena,
                    gsize       start,
                    gsize       end,
                    gboolean    is_double_quoted,
                    const char *value,
                    gsize      *length,
                    gssize     *bad_place)
{
  g_autoptr (GString) text = NULL;
  char mark[ESCAPE_LENGTH + 1];
  gsize mark_length;
  const char *p = value;
  const char *value_end = value + *length;
  guint index;
  guint stop;

  *bad_place = -1;
  if (self->places == NULL)
    return value;
  while (self->next < self->places->len
         && g_array_index (self->places, gsize, self->next) < start)
    self->next++;
  index = stop = self->next;
  while (stop < self->places->len && g_array_index (self->places, gsize, stop) < end)
    stop++;
  if (index == stop)
    return value;

  /* In quotes libyaml made the stand-in's character of it, elsewhere it left the escape alone. */
  if (is_double_quoted)
    mark_length = g_unichar_to_utf8 (parse_hex (self->stand_in), mark);
  else
    mark_length = g_snprintf (mark, sizeof mark, "\\u%s", self->stand_in);

  text = g_string_sized_new (*length);
  while (index < stop)
    {
      const char *found = find_mark (p, value_end, mark, mark_length);

      if (found == NULL)
        break;
      g_string_append_len (text, p, found - p);
      p = found + mark_length;
      if (is_double_quoted)
        {
          guint n = decode_pair (self, index, stop, text, bad_place);

          if (n == 2)
            p += mark_length;
          index += n;
        }
      else
        {
          gsize at = g_array_index (self->places, gsize, index++);

          g_string_append_len (text, self->data + at, ESCAPE_LENGTH);
        }
    }
  g_string_append_len (text, p, value_end - p);
  self->next = stop;
  *length = text->len;

  return cfn_arena_copy (arena, text->str, text->len);
}
