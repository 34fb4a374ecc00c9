/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-code.h"

#include <string.h>

typedef struct
{
  CfnCodeLanguage language;
  const char *text;
  const char *at;
  GArray *tokens;
  GArray *templates;     /* of guint: the depths of the code within template literals */
  guint depth;
  gboolean starts_line;
} Reader;

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '$' || (guchar) c >= 0x80;
}

/* Adds the token from @start to where the reader is. */
static void
add (Reader       *self,
     CfnTokenKind  kind,
     const char   *start,
     gboolean      is_open)
{
  CfnToken token = { kind, start - self->text, self->at - self->text, self->depth,
                     self->starts_line, is_open };

  g_array_append_val (self->tokens, token);
  self->starts_line = FALSE;
}

/* A string up to @quotes; one of a single quote ends at the end of its line at the latest. */
static void
read_string (Reader     *self,
             const char *start,
             const char *quotes,
             gboolean    is_raw)
{
  gsize length = strlen (quotes);
  gboolean spans_lines = length == 3;

  self->at += length;
  while (self->at[0] != '\0' && strncmp (self->at, quotes, length) != 0)
    {
      if (self->at[0] == '\n' && !spans_lines)
        {
          add (self, CFN_TOKEN_STRING, start, TRUE);
          return;
        }
      /* A backslash keeps the quote behind it in a raw string, too. */
      if (self->at[0] == '\\' && self->at[1] != '\0' && (!is_raw || self->at[1] == quotes[0]))
        self->at++;
      self->at++;
    }
  if (self->at[0] != '\0')
    {
      self->at += length;
      add (self, CFN_TOKEN_STRING, start, FALSE);
    }
  else
    add (self, CFN_TOKEN_STRING, start, TRUE);
}

/* The text of a template literal up to its end or to code in it; that goes on as code. */
static void
read_template (Reader *self)
{
  const char *start = self->at;

  self->at++;
  while (self->at[0] != '\0' && self->at[0] != '`' && strncmp (self->at, "${", 2) != 0)
    self->at += self->at[0] == '\\' && self->at[1] != '\0' ? 2 : 1;

  if (self->at[0] == '`')
    {
      self->at++;
      add (self, CFN_TOKEN_STRING, start, FALSE);
      return;
    }
  if (self->at[0] == '\0')
    {
      add (self, CFN_TOKEN_STRING, start, TRUE);
      return;
    }

  self->at += 2;
  add (self, CFN_TOKEN_STRING, start, FALSE);
  g_array_append_val (self->templates, self->depth);
  self->depth++;
}

static void
read_line_comment (Reader *self)
{
  const char *start = self->at;

  self->at += strcspn (self->at, "\n");
  add (self, CFN_TOKEN_COMMENT, start, FALSE);
}

static void
read_block_comment (Reader *self)
{
  const char *start = self->at;
  const char *end = strstr (self->at + 2, "*/");
  gboolean starts_line = self->starts_line;

  self->at = end != NULL ? end + 2 : self->at + strlen (self->at);
  add (self, CFN_TOKEN_COMMENT, start, end == NULL);
  self->starts_line = starts_line;
}

/* Whether a "/" begins a regular expression rather than dividing what stands before it. */
static gboolean
may_begin_regex (const Reader *self)
{
  static const char * const openers[] = {
    "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do",
    "instanceof", "yield", "await", NULL,
  };

  for (guint i = self->tokens->len; i > 0; i--)
    {
      const CfnToken *token = &g_array_index (self->tokens, CfnToken, i - 1);

      if (token->kind == CFN_TOKEN_COMMENT)
        continue;
      if (token->kind == CFN_TOKEN_SIGN)
        return strchr (")]}", self->text[token->start]) == NULL;
      if (token->kind != CFN_TOKEN_WORD)
        return FALSE;
      for (guint j = 0; openers[j] != NULL; j++)
        {
          if (cfn_token_is (token, self->text, openers[j]))
            return TRUE;
        }
      return FALSE;
    }

  return TRUE;
}

/* FALSE when there is none after all. */
static gboolean
read_regex (Reader *self)
{
  const char *end = self->at + 1;
  gboolean in_class = FALSE;
  const char *start = self->at;

  for (; *end != '\0' && *end != '\n' && (*end != '/' || in_class); end++)
    {
      if (*end == '\\' && end[1] != '\0' && end[1] != '\n')
        end++;
      else if (*end == '[')
        in_class = TRUE;
      else if (*end == ']')
        in_class = FALSE;
    }
  if (*end != '/')
    return FALSE;

  for (end++; g_ascii_isalpha (*end); end++)
    ;
  self->at = end;
  add (self, CFN_TOKEN_REGEX, start, FALSE);

  return TRUE;
}

static void
read_sign (Reader *self)
{
  static const char * const longer[] = { "...", "=>", "==", "?.", "??", "||", "&&" };
  const char *start = self->at;
  char c = start[0];

  self->at++;
  for (guint i = 0; i < G_N_ELEMENTS (longer); i++)
    {
      if (longer[i][0] == c && longer[i][1] == start[1] && g_str_has_prefix (start, longer[i]))
        {
          self->at = start + strlen (longer[i]);
          break;
        }
    }

  if (strchr (")]}", c) != NULL && self->depth > 0)
    self->depth--;
  add (self, CFN_TOKEN_SIGN, start, FALSE);
  if (strchr ("([{", c) != NULL)
    self->depth++;
}

/* The end of code in a template literal: its text goes on. */
static gboolean
ends_template_code (const Reader *self)
{
  return self->at[0] == '}' && self->templates->len > 0
         && g_array_index (self->templates, guint, self->templates->len - 1) + 1 == self->depth;
}

static void
read_javascript (Reader *self)
{
  char c = self->at[0];

  if (g_str_has_prefix (self->at, "//"))
    read_line_comment (self);
  else if (g_str_has_prefix (self->at, "/*"))
    read_block_comment (self);
  else if (ends_template_code (self))
    {
      g_array_set_size (self->templates, self->templates->len - 1);
      self->depth--;
      read_template (self);
    }
  else if (c == '`')
    read_template (self);
  else if (c == '"' || c == '\'')
    read_string (self, self->at, c == '"' ? "\"" : "'", FALSE);
  else if (c != '/' || !may_begin_regex (self) || !read_regex (self))
    read_sign (self);
}

/* The quotes of a string that begins at @at, behind its prefix: r, b, f, u, t or two of them. */
static const char *
find_quotes (const char *at)
{
  guint n = 0;

  while (n < 2 && strchr ("rRbBfFuUtT", at[n]) != NULL && at[n] != '\0')
    n++;

  return at[n] == '"' || at[n] == '\'' ? at + n : NULL;
}

static void
read_python (Reader *self)
{
  const char *start = self->at;
  const char *quotes = find_quotes (start);
  gboolean is_raw = FALSE;

  if (quotes == NULL)
    {
      if (start[0] == '#')
        read_line_comment (self);
      else
        read_sign (self);
      return;
    }

  for (const char *p = start; p < quotes; p++)
    is_raw |= g_ascii_tolower (*p) == 'r';
  self->at = quotes;
  if (g_str_has_prefix (quotes, "\"\"\"") || g_str_has_prefix (quotes, "'''"))
    read_string (self, start, quotes[0] == '"' ? "\"\"\"" : "'''", is_raw);
  else
    read_string (self, start, quotes[0] == '"' ? "\"" : "'", is_raw);
}

static void
read_word (Reader *self)
{
  const char *start = self->at;
  gboolean is_number = g_ascii_isdigit (start[0]);

  while (is_word (self->at[0]) || (is_number && self->at[0] == '.'))
    self->at++;
  add (self, is_number ? CFN_TOKEN_NUMBER : CFN_TOKEN_WORD, start, FALSE);
}

GArray *
cfn_code_read (CfnCodeLanguage  language,
               const char      *text)
{
  g_autoptr (GArray) templates = g_array_new (FALSE, FALSE, sizeof (guint));
  Reader reader;

  g_return_val_if_fail (text != NULL, NULL);

  reader = (Reader) {
    .language = language,
    .text = text,
    .at = text,
    .tokens = g_array_sized_new (FALSE, FALSE, sizeof (CfnToken), strlen (text) / 8),
    .templates = templates,
    .starts_line = TRUE,
  };
  while (reader.at[0] != '\0')
    {
      if (reader.at[0] == '\n')
        {
          reader.starts_line = TRUE;
          reader.at++;
        }
      else if (g_ascii_isspace (reader.at[0]))
        reader.at++;
      else if (is_word (reader.at[0])
               && (language == CFN_CODE_JAVASCRIPT || find_quotes (reader.at) == NULL))
        read_word (&reader);
      else if (language == CFN_CODE_JAVASCRIPT)
        read_javascript (&reader);
      else
        read_python (&reader);
    }

  return reader.tokens;
}

gboolean
cfn_token_reads (const CfnToken *self,
                 const char     *text,
                 const char     *word)
{
  guint start = self->start;
  guint end = self->end;
  const gsize length = strlen (word);

  if (self->kind == CFN_TOKEN_COMMENT || self->kind == CFN_TOKEN_REGEX)
    return FALSE;
  if (self->kind == CFN_TOKEN_STRING)
    {
      start += strcspn (text + start, "\"'`") + 1;
      end--;
    }

  return end >= start && end - start == length && strncmp (text + start, word, length) == 0;
}
