/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-json.h"

#include <string.h>

typedef enum
{
  WANT_KEY,
  WANT_KEY_OR_END, /* behind "{" */
  WANT_COLON,
  WANT_VALUE,
  WANT_VALUE_OR_END, /* behind "[" */
  WANT_COMMA_OR_END,
  WANT_NOTHING,
} Want;

/* The state of a text that is read up to @at. */
typedef struct
{
  const char *data;
  gsize length;
  gsize at;
  GString *open; /* the brackets that are open, innermost last */
  Want want;
} Json;

static void
skip_blanks (Json *self)
{
  while (self->at < self->length && strchr (" \t\r\n", self->data[self->at]) != NULL
         && self->data[self->at] != '\0')
    self->at++;
}

/* Goes behind the string that starts here; FALSE when YAML reads it but JSON does not. */
static gboolean
skip_string (Json *self)
{
  for (self->at++; self->at < self->length; self->at++)
    {
      guchar c = self->data[self->at];

      if (c == '"')
        {
          self->at++;
          return TRUE;
        }
      if (c < 0x20)
        return FALSE;
      if (c != '\\')
        continue;
      if (++self->at >= self->length || strchr ("\"\\/bfnrtu", self->data[self->at]) == NULL)
        return FALSE;
    }

  return FALSE;
}

/* Numbers and words; the reader has looked at what they are. */
static gboolean
skip_word (Json *self)
{
  gsize start = self->at;

  while (self->at < self->length
         && (g_ascii_isalnum (self->data[self->at]) || strchr ("+-.", self->data[self->at]) != NULL)
         && self->data[self->at] != '\0')
    self->at++;

  return self->at > start;
}

static void
want_next (Json *self)
{
  self->want = self->open->len > 0 ? WANT_COMMA_OR_END : WANT_NOTHING;
}

static gboolean
skip_value (Json *self)
{
  char c = self->data[self->at];

  if (c == '{' || c == '[')
    {
      g_string_append_c (self->open, c);
      self->want = c == '{' ? WANT_KEY_OR_END : WANT_VALUE_OR_END;
      self->at++;
      return TRUE;
    }

  want_next (self);
  return c == '"' ? skip_string (self) : skip_word (self);
}

static gboolean
skip_end (Json *self)
{
  char opening = self->open->str[self->open->len - 1];

  if (self->data[self->at] != (opening == '{' ? '}' : ']'))
    return FALSE;

  self->at++;
  g_string_truncate (self->open, self->open->len - 1);
  want_next (self);
  return TRUE;
}

/* Goes over one token, of which there is one; FALSE when JSON wants another one here. */
static gboolean
skip_token (Json *self)
{
  char c = self->data[self->at];

  switch (self->want)
    {
    case WANT_KEY_OR_END:
    case WANT_KEY:
      if (c != '"')
        return self->want == WANT_KEY_OR_END && skip_end (self);
      self->want = WANT_COLON;
      return skip_string (self);

    case WANT_COLON:
      self->want = WANT_VALUE;
      self->at++;
      return c == ':';

    case WANT_VALUE_OR_END:
      return c == ']' ? skip_end (self) : skip_value (self);

    case WANT_VALUE:
      return skip_value (self);

    case WANT_COMMA_OR_END:
      if (c != ',')
        return skip_end (self);
      self->want = self->open->str[self->open->len - 1] == '{' ? WANT_KEY : WANT_VALUE;
      self->at++;
      return TRUE;

    case WANT_NOTHING:
    default:
      return FALSE;
    }
}

gboolean
cfn_json_is_strict (const char *data,
                    gsize       length)
{
  g_autoptr (GString) open = g_string_new (NULL);
  Json self = { data, length, 0, open, WANT_VALUE };

  skip_blanks (&self);
  if (self.at >= length || data[self.at] != '{')
    return FALSE;

  for (; self.at < length; skip_blanks (&self))
    {
      if (!skip_token (&self))
        return FALSE;
    }

  return self.want == WANT_NOTHING;
}
