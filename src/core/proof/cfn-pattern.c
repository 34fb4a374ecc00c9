/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-pattern.h"

#include <string.h>

/* DynamoDB nests values 32 levels deep, each of which takes two here. */
#define MAX_DEPTH 100

typedef struct
{
  const char        *text;
  gsize              length;
  gsize              at;
  guint              depth;
  gboolean           has_loose_hole; /* a hole where no value is expected */
  CfnPatternProblem  problem;
  CfnSpan            place;
} Reader;

static CfnPattern *read_value (Reader *self);

void
cfn_pattern_free (CfnPattern *self)
{
  CfnPattern *next;

  for (CfnPattern *child = self->first_child; child != NULL; child = next)
    {
      next = child->next;
      cfn_pattern_free (child);
    }
  g_free (self->key);
  g_free (self->text);
  g_free (self);
}

CfnPattern *
cfn_pattern_get (const CfnPattern *self,
                 const char       *key)
{
  CfnPattern *found = NULL;

  for (CfnPattern *child = self->first_child; child != NULL; child = child->next)
    {
      if (g_strcmp0 (child->key, key) == 0)
        found = child;
    }

  return found;
}

/* The first problem is the one that counts. */
static gpointer
fail (Reader            *self,
      CfnPatternProblem  problem,
      gsize              start,
      gsize              end)
{
  if (self->problem == CFN_PATTERN_PROBLEM_NONE)
    {
      self->problem = problem;
      self->place = (CfnSpan) { start, MIN (end, self->length) };
    }

  return NULL;
}

static gboolean
is_at (Reader *self,
       char    c)
{
  return self->at < self->length && self->text[self->at] == c;
}

/* Holes outside of values may bring anything with them. */
static void
skip_blanks (Reader *self)
{
  while (self->at < self->length && strchr (" \t\r\n", self->text[self->at]) != NULL
         && self->text[self->at] != '\0')
    self->at++;
}

static gboolean
is_word_part (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("+-._", c) != NULL);
}

/* Behind the word, text in quotes or single sign that starts at @start. */
static gsize
find_token_end (Reader *self,
                gsize   start)
{
  gsize end = start;

  while (end < self->length && is_word_part (self->text[end]))
    end++;
  if (end > start)
    return end;
  end = start + 1;
  while (end < self->length && ((guchar) self->text[end] & 0xc0) == 0x80)
    end++;

  return end;
}

static gboolean
read_hex (Reader   *self,
          gunichar *c)
{
  *c = 0;
  for (guint i = 0; i < 4; i++, self->at++)
    {
      if (self->at >= self->length || !g_ascii_isxdigit (self->text[self->at]))
        return FALSE;
      *c = *c * 16 + (gunichar) g_ascii_xdigit_value (self->text[self->at]);
    }

  return TRUE;
}

/* One character of the plane above the first is written as two (RFC 8259, 7). */
static gboolean
read_unicode (Reader  *self,
              GString *text)
{
  gunichar c;
  gunichar low;

  if (!read_hex (self, &c))
    return FALSE;
  if (c >= 0xd800 && c < 0xdc00 && is_at (self, '\\') && self->at + 1 < self->length
      && self->text[self->at + 1] == 'u')
    {
      self->at += 2;
      if (!read_hex (self, &low) || low < 0xdc00 || low > 0xdfff)
        return FALSE;
      c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
    }
  g_string_append_unichar (text, c != 0 && (c < 0xd800 || c > 0xdfff) ? c : 0xfffd);

  return TRUE;
}

static gboolean
read_escape (Reader  *self,
             GString *text)
{
  static const char signs[] = "\"\\/bfnrt";
  static const char meant[] = "\"\\/\b\f\n\r\t";
  const char *found;
  char c;

  if (++self->at >= self->length)
    return FALSE;
  c = self->text[self->at++];
  if (c == 'u')
    return read_unicode (self, text);
  found = c != '\0' ? strchr (signs, c) : NULL;
  if (found == NULL)
    return FALSE;
  g_string_append_c (text, meant[found - signs]);

  return TRUE;
}

/* The text in double quotes that starts here, decoded; NULL when it is none. */
static char *
read_text (Reader   *self,
           gboolean *is_partial)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize start = self->at++;

  *is_partial = FALSE;
  while (self->at < self->length)
    {
      gsize at = self->at;
      char c = self->text[at];

      if (c == '"')
        {
          self->at++;
          return g_string_free (g_steal_pointer (&text), FALSE);
        }
      if (c == '\\')
        {
          if (!read_escape (self, text))
            return fail (self, CFN_PATTERN_PROBLEM_TEXT, at, at + 2);
          continue;
        }
      if ((guchar) c < 0x20)
        return fail (self, CFN_PATTERN_PROBLEM_TEXT, start, at);
      *is_partial |= c == CFN_PATTERN_HOLE;
      g_string_append_c (text, c);
      self->at++;
    }

  return fail (self, CFN_PATTERN_PROBLEM_END, start, self->length);
}

static void
append (CfnPattern  *parent,
        CfnPattern **last,
        CfnPattern  *child)
{
  if (*last == NULL)
    parent->first_child = child;
  else
    (*last)->next = child;
  *last = child;
  parent->n_children++;
}

/* Goes over the comma or @close behind an entry; FALSE when neither is there. */
static gboolean
read_comma (Reader *self,
            char    close)
{
  gsize comma = self->at;

  skip_blanks (self);
  comma = self->at;
  if (is_at (self, ','))
    {
      self->at++;
      skip_blanks (self);
      if (!is_at (self, '}') && !is_at (self, ']'))
        return TRUE;
      fail (self, CFN_PATTERN_PROBLEM_COMMA, comma, comma + 1);
      return FALSE;
    }
  if (is_at (self, close))
    return TRUE;
  if (is_at (self, CFN_PATTERN_HOLE))
    self->has_loose_hole = TRUE;
  fail (self, self->at < self->length ? CFN_PATTERN_PROBLEM_OTHER : CFN_PATTERN_PROBLEM_END,
        self->at, self->at < self->length ? find_token_end (self, self->at) : self->length);

  return FALSE;
}

/* The key of an entry and the colon behind it; FALSE when they are not there. */
static gboolean
read_key (Reader     *self,
          char      **key,
          CfnSpan    *span)
{
  gboolean is_partial;

  span->start = self->at;
  if (!is_at (self, '"'))
    {
      if (is_at (self, CFN_PATTERN_HOLE))
        self->has_loose_hole = TRUE;
      fail (self, self->at >= self->length ? CFN_PATTERN_PROBLEM_END
                  : is_at (self, '\'') ? CFN_PATTERN_PROBLEM_QUOTES : CFN_PATTERN_PROBLEM_KEY,
            self->at, find_token_end (self, self->at));
      return FALSE;
    }
  *key = read_text (self, &is_partial);
  span->end = self->at;
  if (*key == NULL)
    return FALSE;
  if (is_partial)
    g_clear_pointer (key, g_free);
  skip_blanks (self);
  if (!is_at (self, ':'))
    {
      g_clear_pointer (key, g_free);
      fail (self, CFN_PATTERN_PROBLEM_COLON, span->start, span->end);
      return FALSE;
    }
  self->at++;
  skip_blanks (self);

  return TRUE;
}

/* The entries of the object or array that starts here. */
static CfnPattern *
read_entries (Reader *self,
              char    close)
{
  g_autoptr (CfnPattern) whole = g_new0 (CfnPattern, 1);
  CfnPattern *last = NULL;

  whole->kind = close == '}' ? CFN_PATTERN_OBJECT : CFN_PATTERN_ARRAY;
  whole->span.start = self->at++;
  if (self->depth >= MAX_DEPTH)
    return fail (self, CFN_PATTERN_PROBLEM_DEPTH, whole->span.start, self->at);

  self->depth++;
  for (skip_blanks (self); !is_at (self, close);)
    {
      g_autofree char *key = NULL;
      CfnSpan key_span = { 0, 0 };
      CfnPattern *child;

      if (close == '}' && !read_key (self, &key, &key_span))
        return NULL;
      child = read_value (self);
      if (child == NULL)
        return NULL;
      child->key = g_steal_pointer (&key);
      child->key_span = key_span;
      append (whole, &last, child);
      if (!read_comma (self, close))
        return NULL;
    }
  self->depth--;
  whole->span.end = ++self->at;

  return g_steal_pointer (&whole);
}

/* A number as JSON writes it (RFC 8259, 6). */
static gboolean
is_number (const char *text)
{
  if (*text == '-')
    text++;
  if (!g_ascii_isdigit (*text) || (text[0] == '0' && g_ascii_isdigit (text[1])))
    return FALSE;
  while (g_ascii_isdigit (*text))
    text++;
  if (*text == '.')
    {
      if (!g_ascii_isdigit (*++text))
        return FALSE;
      while (g_ascii_isdigit (*text))
        text++;
    }
  if (*text == 'e' || *text == 'E')
    {
      text++;
      if (*text == '+' || *text == '-')
        text++;
      if (!g_ascii_isdigit (*text))
        return FALSE;
      while (g_ascii_isdigit (*text))
        text++;
    }

  return *text == '\0';
}

static gboolean
set_word (CfnPattern *value)
{
  if (g_str_equal (value->text, "true"))
    value->kind = CFN_PATTERN_TRUE;
  else if (g_str_equal (value->text, "false"))
    value->kind = CFN_PATTERN_FALSE;
  else if (g_str_equal (value->text, "null"))
    value->kind = CFN_PATTERN_NULL;
  else if (is_number (value->text))
    value->kind = CFN_PATTERN_NUMBER;
  else
    return FALSE;

  return TRUE;
}

static CfnPattern *
read_word (Reader *self)
{
  static const char * const python[] = { "True", "False", "None", NULL };
  g_autoptr (CfnPattern) value = g_new0 (CfnPattern, 1);
  gsize start = self->at;
  gboolean has_hole = FALSE;

  for (; self->at < self->length; self->at++)
    {
      if (is_at (self, CFN_PATTERN_HOLE))
        has_hole = TRUE;
      else if (!is_word_part (self->text[self->at]))
        break;
    }
  if (self->at == start)
    return fail (self, is_at (self, '\'') ? CFN_PATTERN_PROBLEM_QUOTES : CFN_PATTERN_PROBLEM_OTHER,
                 start, find_token_end (self, start));

  value->span = (CfnSpan) { start, self->at };
  value->text = g_strndup (self->text + start, self->at - start);
  if (has_hole)
    value->kind = CFN_PATTERN_UNKNOWN;
  else if (!set_word (value))
    return fail (self, g_strv_contains (python, value->text) ? CFN_PATTERN_PROBLEM_WORD
                                                             : CFN_PATTERN_PROBLEM_OTHER,
                 start, self->at);

  return g_steal_pointer (&value);
}

static CfnPattern *
read_value (Reader *self)
{
  CfnPattern *value;
  gsize start = self->at;
  gboolean is_partial;
  char *text;

  if (start >= self->length)
    return fail (self, CFN_PATTERN_PROBLEM_END, self->length > 0 ? self->length - 1 : 0,
                 self->length);
  if (is_at (self, '{'))
    return read_entries (self, '}');
  if (is_at (self, '['))
    return read_entries (self, ']');
  if (!is_at (self, '"'))
    return read_word (self);

  text = read_text (self, &is_partial);
  if (text == NULL)
    return NULL;
  value = g_new0 (CfnPattern, 1);
  value->kind = CFN_PATTERN_STRING;
  value->is_partial = is_partial;
  value->text = text;
  value->span = (CfnSpan) { start, self->at };

  return value;
}

static CfnPattern *
make_unknown (gsize length)
{
  CfnPattern *value = g_new0 (CfnPattern, 1);

  value->kind = CFN_PATTERN_UNKNOWN;
  value->span.end = length;

  return value;
}

CfnPattern *
cfn_pattern_parse (const char        *text,
                   gsize              length,
                   CfnPatternProblem *problem,
                   CfnSpan           *span)
{
  Reader reader = { .text = text, .length = length };
  g_autoptr (CfnPattern) root = NULL;

  skip_blanks (&reader);
  root = read_value (&reader);
  skip_blanks (&reader);
  if (root != NULL && reader.at < length)
    {
      reader.has_loose_hole = is_at (&reader, CFN_PATTERN_HOLE);
      fail (&reader, CFN_PATTERN_PROBLEM_REST, reader.at, length);
    }
  *problem = reader.problem;
  *span = reader.place;

  if (reader.has_loose_hole)
    {
      *problem = CFN_PATTERN_PROBLEM_NONE;
      return make_unknown (length);
    }

  return reader.problem == CFN_PATTERN_PROBLEM_NONE ? g_steal_pointer (&root) : NULL;
}
