/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-json-error.h"

#include <string.h>

typedef enum
{
  WANTS_KEY,
  WANTS_COLON,
  WANTS_VALUE,
  WANTS_COMMA,
} State;

typedef struct
{
  gsize at;
  gsize line;  /* where its line starts */
  gsize keys;  /* how far its keys are indented that start a line; 0: not known */
} Bracket;

typedef struct
{
  const char *data;
  gsize at;
  gsize end;
  gsize token;        /* where the last token started */
  gsize token_end;    /* and ended */
  State state;
  gboolean is_entry;
  gsize line;         /* where it starts */
  GArray *brackets;   /* of Bracket: those that are open; the first stands for the part */
  CfnMessage *message;
  gsize error_at;
  gboolean is_about_brackets;
  gsize never_closed; /* an open bracket whose like stands further left when it is closed; or 0 */
  gsize too_many;     /* a closing one behind which the next is further right than its like; or 0 */
  gsize last_closing;
  CfnText *text;
} Scan;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void
fail_at (Scan       *self,
         gsize       at,
         CfnMessage *message)
{
  self->message = message;
  self->error_at = at;
}

static char *
dup_token (const Scan *self)
{
  return g_strndup (self->data + self->token, self->token_end - self->token);
}

/* With the line of the innermost open bracket, which is @bracket. */
static void
fail_in_bracket (Scan       *self,
                 gsize       at,
                 const char *format)
{
  Bracket bracket = g_array_index (self->brackets, Bracket, self->brackets->len - 1);
  CfnPosition place = cfn_text_get_position (self->text, bracket.at);
  g_autofree char *line = g_strdup_printf ("%u", place.line);

  self->is_about_brackets = TRUE;
  fail_at (self, at, cfn_message_new (format, line, NULL));
}

/* The last sign before, which a person takes for the place where something is missing. */
static gsize
get_last_sign (const Scan *self)
{
  return self->token_end - 1;
}

static guint
count_open (const Scan *self)
{
  return self->brackets->len - 1;
}

static gboolean
is_in_mapping (const Scan *self)
{
  if (count_open (self) == 0)
    return self->is_entry;
  return self->data[g_array_index (self->brackets, Bracket, self->brackets->len - 1).at] == '{';
}

/* Over a backslash and what it escapes. */
static void
scan_escape (Scan *self)
{
  char c = self->at + 1 < self->end ? self->data[self->at + 1] : '\0';
  gsize n_digits = 0;

  if (c != 'u' && (c == '\0' || strchr ("\"\\/bfnrt0aveN_LPxU \t\r\n", c) == NULL))
    fail_at (self, self->at,
             cfn_message_new (N_ ("A backslash in a text of JSON starts an escape, and this is "
                                  "none: write two backslashes"),
                              NULL));
  while (c == 'u' && n_digits < 4 && self->at + 2 + n_digits < self->end
         && g_ascii_isxdigit (self->data[self->at + 2 + n_digits]))
    n_digits++;
  if (c == 'u' && n_digits < 4)
    fail_at (self, self->at,
             cfn_message_new (N_ ("Hexadecimal digits are missing in this escape"), NULL));
  self->at += 2;
}

static void
scan_text (Scan *self)
{
  char quote = self->data[self->at];

  for (self->at++; self->at < self->end && self->message == NULL;)
    {
      char c = self->data[self->at];

      if (c == quote)
        {
          self->at++;
          return;
        }
      if (c == '\n' || c == '\r')
        break;
      if (c == '\\' && quote == '"')
        scan_escape (self);
      else
        self->at++;
    }
  if (self->message == NULL)
    fail_at (self, self->token,
             cfn_message_new (N_ ("The quote that opens here is never closed"), NULL));
}

static void
scan_plain (Scan *self)
{
  while (self->at < self->end && strchr (",:{}[]\"'\r\n", self->data[self->at]) == NULL)
    self->at++;
  while (self->at > self->token + 1 && is_blank (self->data[self->at - 1]))
    self->at--;
}

/* Whether the last token is a text as it looks when it runs into the next one. */
static gboolean
ends_in_comma (const Scan *self)
{
  gsize at = self->token_end - 1;

  while (at > self->token && is_blank (self->data[at - 1]))
    at--;

  return self->data[at - 1] == ',';
}

/* A key or a value starts where @state does not allow one. */
static void
fail_at_text (Scan *self,
              gsize at)
{
  g_autofree char *before = dup_token (self);
  gboolean is_quote = at == self->token_end && before[0] == '"';

  if (self->state == WANTS_COLON)
    fail_at (self, get_last_sign (self),
             cfn_message_new (N_ ("A “:” is missing behind {0}"), before, NULL));
  else if (is_quote && ends_in_comma (self))
    fail_at (self, self->token,
             cfn_message_new (N_ ("The quote that opens here is never closed"), NULL));
  else if (is_quote)
    fail_at (self, get_last_sign (self),
             cfn_message_new (N_ ("This quote ends the text: one within a text is written “\\\"”"),
                              NULL));
  else
    fail_at (self, get_last_sign (self),
             cfn_message_new (N_ ("A comma is missing behind this"), NULL));
}

static void
open_bracket (Scan *self)
{
  Bracket bracket = { self->at, self->line, 0 };

  if (self->state == WANTS_COMMA || self->state == WANTS_COLON)
    {
      fail_at_text (self, self->at);
      return;
    }
  g_array_append_val (self->brackets, bracket);
  self->token = self->at;
  self->token_end = ++self->at;
  self->state = is_in_mapping (self) ? WANTS_KEY : WANTS_VALUE;
}

/* Brackets that a person wrote one below the other tell which of them was forgotten. */
static void
compare_brackets (Scan *self)
{
  Bracket bracket = g_array_index (self->brackets, Bracket, self->brackets->len - 1);
  gsize indent = strspn (self->data + self->line, " \t");
  gsize wanted = strspn (self->data + bracket.line, " \t");

  if (self->line + indent != self->at || self->never_closed > 0 || self->too_many > 0)
    return;
  if (indent < wanted)
    self->never_closed = bracket.at;
  else if (indent > wanted)
    self->too_many = self->last_closing;
}

/* Keys that stand side by side tell likewise. */
static void
compare_keys (Scan *self)
{
  Bracket *bracket = &g_array_index (self->brackets, Bracket, self->brackets->len - 1);
  gsize indent = strspn (self->data + self->line, " \t");

  if (self->line + indent != self->at || self->never_closed > 0 || self->too_many > 0)
    return;
  if (bracket->keys == 0)
    bracket->keys = indent;
  else if (indent > bracket->keys)
    self->too_many = self->last_closing;
  else if (indent < bracket->keys && count_open (self) > 0)
    self->never_closed = bracket->at;
}

/* An error in the brackets is where their indentation stops to fit. */
static void
suspect_indents (Scan *self)
{
  CfnMessage *message;

  if (self->never_closed > 0)
    message = cfn_message_new (N_ ("The bracket that opens here is never closed"), NULL);
  else if (self->too_many > 0)
    message = cfn_message_new (N_ ("This bracket is one too many, by the lines behind it"), NULL);
  else
    return;

  cfn_message_unref (self->message);
  fail_at (self, MAX (self->never_closed, self->too_many), message);
}

static void
close_bracket (Scan *self)
{
  char c = self->data[self->at];

  if (count_open (self) > 0)
    compare_brackets (self);

  if (count_open (self) == 0)
    {
      self->is_about_brackets = TRUE;
      fail_at (self, self->at,
               cfn_message_new (N_ ("This bracket is one too many: it closes nothing"), NULL));
    }
  else if (is_in_mapping (self) != (c == '}'))
    fail_in_bracket (self, self->at,
                     c == '}' ? N_ ("“]” is expected here: the “[” is in line {0}")
                              : N_ ("“}” is expected here: the “{” is in line {0}"));
  else if (is_in_mapping (self) && (self->state == WANTS_VALUE || self->state == WANTS_COLON))
    fail_at (self, self->at,
             cfn_message_new (N_ ("A value is missing before this bracket"), NULL));
  else
    g_array_set_size (self->brackets, self->brackets->len - 1);
  self->token = self->last_closing = self->at;
  self->token_end = ++self->at;
  self->state = WANTS_COMMA;
}

/* A comma or a colon. */
static void
scan_mark (Scan *self)
{
  char c = self->data[self->at];

  if (c == ':' && self->state == WANTS_COLON)
    self->state = WANTS_VALUE;
  else if (c == ':')
    fail_at (self, self->at, cfn_message_new (N_ ("A “:” cannot stand here"), NULL));
  else if (self->state != WANTS_COMMA)
    fail_at (self, self->at,
             cfn_message_new (N_ ("A comma cannot stand here: a value is missing before it, or it "
                                  "is one too many"),
                              NULL));
  else
    self->state = is_in_mapping (self) ? WANTS_KEY : WANTS_VALUE;
  self->token = self->at;
  self->token_end = ++self->at;
}

static void
scan_value (Scan *self)
{
  char c = self->data[self->at];
  gsize start = self->at;

  if (self->state == WANTS_COMMA || self->state == WANTS_COLON)
    {
      fail_at_text (self, start);
      return;
    }
  if (self->state == WANTS_KEY)
    compare_keys (self);
  self->token = start;
  if (c == '"' || c == '\'')
    scan_text (self);
  else
    scan_plain (self);
  self->token_end = self->at = MAX (self->at, start + 1);
  self->state = self->state == WANTS_KEY ? WANTS_COLON : WANTS_COMMA;
}

static void
scan_token (Scan *self)
{
  char c = self->data[self->at];
  char next = self->at + 1 < self->end ? self->data[self->at + 1] : '\0';

  if (is_blank (c))
    {
      self->at++;
      if (c == '\n' || c == '\r')
        self->line = self->at;
    }
  else if (c == '#' && is_blank (self->data[self->at - 1]))
    self->at += strcspn (self->data + self->at, "\r\n");
  else if (c == '/' && (next == '/' || next == '*'))
    fail_at (self, self->at,
             cfn_message_new (N_ ("JSON has no comments: remove this, or put it into “Metadata”"),
                              NULL));
  else if (c == '{' || c == '[')
    open_bracket (self);
  else if (c == '}' || c == ']')
    close_bracket (self);
  else if (c == ',' || c == ':')
    scan_mark (self);
  else
    scan_value (self);
}

CfnMessage *
cfn_json_error_find (CfnText    *text,
                     const char *data,
                     CfnSpan     part,
                     gboolean    is_entry,
                     gsize      *at)
{
  Scan self = { data, part.start, part.end, part.start, part.start + 1, WANTS_VALUE, is_entry };

  self.text = text;
  self.line = cfn_text_get_line_span (text, cfn_text_get_position (text, part.start).line).start;
  self.brackets = g_array_new (FALSE, TRUE, sizeof (Bracket));
  g_array_set_size (self.brackets, 1);
  if (is_entry)
    self.state = WANTS_KEY;
  while (self.at < self.end && self.message == NULL)
    scan_token (&self);
  if (self.message == NULL && count_open (&self) > 0)
    fail_in_bracket (&self, get_last_sign (&self),
                     is_in_mapping (&self)
                       ? N_ ("A comma or “}” is missing behind this; the “{” is in line {0}")
                       : N_ ("A comma or “]” is missing behind this; the “[” is in line {0}"));
  else if (self.message == NULL && self.state == WANTS_VALUE)
    fail_at (&self, get_last_sign (&self),
             cfn_message_new (N_ ("A value is missing behind this"), NULL));
  else if (self.message == NULL && self.state == WANTS_COLON)
    fail_at_text (&self, self.end);
  if (self.is_about_brackets)
    suspect_indents (&self);
  g_array_unref (self.brackets);
  *at = self.error_at;

  return self.message;
}
