/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-syntax-error.h"

#include <string.h>

/* What to point at: where libyaml gave up, where the broken thing began, or the last sign before
 * libyaml gave up, for there a person would have gone on. */
typedef enum
{
  AT_PROBLEM,
  AT_CONTEXT,
  AT_LAST_SIGN,
} Where;

/* One way in which libyaml gives up, and what we tell a person then. */
typedef struct
{
  const char *problem; /* a part of libyaml's words, or NULL for any */
  const char *context; /* likewise */
  Where where;
  const char *message; /* {0}: the line in which the broken thing began */
} Reason;

#define TAB_MESSAGE N_ ("A tab is used for indentation: YAML wants blanks there")

#define NOTHING_FOLLOWS_MESSAGE \
  N_ ("Nothing can follow a value on its line: perhaps a quote or a comma is missing before this")

static const Reason reasons[] = {
  { "unexpected end of stream", "quoted scalar", AT_CONTEXT,
    N_ ("The quote that opens here is never closed") },
  { "unexpected document indicator", "quoted scalar", AT_CONTEXT,
    N_ ("The quote that opens here is never closed") },
  { "tab character", NULL, AT_PROBLEM, TAB_MESSAGE },
  { "could not find expected ':'", "simple key", AT_CONTEXT,
    N_ ("A “:” is expected in this line: perhaps one is missing, or the line is indented too "
        "little to belong to the text before it") },
  { "did not find expected ',' or ']'", NULL, AT_LAST_SIGN,
    N_ ("A comma or “]” is missing behind this; the “[” is in line {0}") },
  { "did not find expected ',' or '}'", NULL, AT_LAST_SIGN,
    N_ ("A comma or “}” is missing behind this; the “{” is in line {0}") },
  { "did not find expected '-' indicator", NULL, AT_PROBLEM,
    N_ ("This does not fit into the list that starts in line {0}: its indentation is wrong, or a "
        "“- ” is missing") },
  { "did not find expected key", NULL, AT_PROBLEM,
    NOTHING_FOLLOWS_MESSAGE },
  { "mapping values are not allowed", NULL, AT_PROBLEM,
    N_ ("A “:” cannot stand here: the line is indented too far, or the line before it lost its "
        "“:”") },
  { "block sequence entries are not allowed", NULL, AT_PROBLEM,
    N_ ("A list cannot start here: put “- ” on a line of its own, indented under its key") },
  { "mapping keys are not allowed", NULL, AT_PROBLEM,
    N_ ("A “?” cannot stand here: a value that starts with it needs quotes") },
  { "unknown escape character", NULL, AT_PROBLEM,
    N_ ("A backslash in double quotes starts an escape, and this is none: write two backslashes or "
        "use single quotes") },
  { "escape code", NULL, AT_PROBLEM, N_ ("This escape names no character") },
  { "expected hexdecimal number", NULL, AT_PROBLEM,
    N_ ("Hexadecimal digits are missing in this escape") },
  { "undefined tag handle", NULL, AT_PROBLEM,
    N_ ("This tag is not known: a function of CloudFormation is written with one “!”") },
  { "did not find expected whitespace or line break", "tag", AT_PROBLEM,
    N_ ("A blank is missing between the tag and its value") },
  { "did not find URI escaped octet", NULL, AT_PROBLEM,
    N_ ("This tag holds a character it cannot have") },
  { "alphabetic or numeric character", NULL, AT_PROBLEM,
    N_ ("A value that starts with “*” or “&” needs quotes") },
  { "expected comment or line break", "block scalar", AT_PROBLEM,
    N_ ("Nothing may follow on the line of “|” or “>”: put the text on the next lines") },
  { "control characters", NULL, AT_PROBLEM,
    N_ ("A control character is here, which YAML does not allow") },
  { "did not find expected <document start>", NULL, AT_PROBLEM,
    N_ ("The template ends before this: the line is indented less than what it should belong to, "
        "or a bracket closes too early") },
  { "did not find expected node content", NULL, AT_PROBLEM,
    N_ ("A value is expected here: perhaps there is a comma too much") },
};

static gboolean
fits (const char *words,
      const char *part)
{
  return part == NULL || (words != NULL && strstr (words, part) != NULL);
}

static gsize
find_line_start (const char *data,
                 gsize       at)
{
  while (at > 0 && data[at - 1] != '\n' && data[at - 1] != '\r')
    at--;

  return at;
}

static gboolean
is_indented_by_tab (const char *data,
                    gsize       length,
                    gsize       at)
{
  for (gsize i = find_line_start (data, at); i < length && (data[i] == ' ' || data[i] == '\t'); i++)
    {
      if (data[i] == '\t')
        return TRUE;
    }

  return FALSE;
}

/* An odd number of quotes before @at in its line: a text that should have ended lines ago. */
static gboolean
is_behind_stray_quote (const char *data,
                       gsize       at)
{
  gboolean is_odd = FALSE;

  for (gsize i = find_line_start (data, at); i < at; i++)
    is_odd ^= data[i] == '"';

  return is_odd;
}

static CfnMessage *
describe_character (const char *data,
                    gsize       length,
                    gsize       at)
{
  g_autofree char *character = NULL;

  if (at >= length)
    return cfn_message_new (N_ ("The text ends where a value is expected"), NULL);

  character = g_utf8_substring (data + at, 0, 1);
  return cfn_message_new (N_ ("A value cannot start with “{0}”: put it in quotes"), character,
                          NULL);
}

static gboolean
is_first_in_line (const char *data,
                  gsize       at)
{
  for (gsize i = find_line_start (data, at); i < at; i++)
    {
      if (data[i] != ' ')
        return FALSE;
    }

  return TRUE;
}

/* Whether a ":" was met in the line already, with a value behind it. */
static gboolean
is_behind_colon (const char *data,
                 gsize       at)
{
  for (gsize i = find_line_start (data, at); i + 1 < at; i++)
    {
      if (data[i] == ':' && data[i + 1] == ' ')
        return TRUE;
    }

  return FALSE;
}

/* Where the comment in the line starts that ends at @end; @end when it has none. */
static gsize
find_comment (const char *data,
              gsize       end)
{
  gsize start = find_line_start (data, end);

  for (gsize i = start; i < end; i++)
    {
      if (data[i] == '#' && (i == start || data[i - 1] == ' ' || data[i - 1] == '\t'))
        return i;
    }

  return end;
}

/* The last sign before @at that is no part of a comment. */
static gsize
find_last_sign (const char *data,
                gsize       at)
{
  gsize before;

  do
    {
      before = at;
      while (at > 0 && strchr (" \t\r\n", data[at - 1]) != NULL)
        at--;
      at = find_comment (data, at);
    }
  while (at < before);

  return at > 0 ? at - 1 : 0;
}

/* What the text around the place tells better than libyaml's words do; NULL: nothing. */
static CfnMessage *
describe_place (const yaml_parser_t *parser,
                const char          *data,
                gsize                length,
                gsize                at,
                const char          *line)
{
  const char *problem = parser->problem;

  if (strstr (problem, "cannot start any token") != NULL)
    return describe_character (data, length, at);
  if (at >= length)
    return NULL;
  if (data[at] == '!' && fits (problem, "did not find expected"))
    return cfn_message_new (N_ ("One value cannot have two tags: write the outer function in its "
                                "long form, as in “Fn::Base64: !Sub text”"),
                            NULL);
  if (strchr ("]}", data[at]) != NULL && !fits (problem, "expected ','"))
    return cfn_message_new (N_ ("This bracket is one too many: it closes nothing"), NULL);
  if (fits (problem, "mapping values") && is_behind_colon (data, at))
    return cfn_message_new (N_ ("A second “: ” in a line: a value that holds one needs quotes"),
                            NULL);
  if (fits (problem, "expected <document start>") && !is_first_in_line (data, at))
    return cfn_message_new (NOTHING_FOLLOWS_MESSAGE, NULL);
  if (fits (problem, "did not find expected key") && is_first_in_line (data, at))
    return cfn_message_new (N_ ("The indentation of this line fits none of the lines before it; "
                                "the mapping that it is in starts in line {0}"),
                            line, NULL);
  if (fits (parser->context, "mapping") && is_behind_stray_quote (data, at))
    return cfn_message_new (N_ ("A text in quotes ends before this: perhaps the closing quote of "
                                "an earlier line is missing"),
                            NULL);

  return NULL;
}

static CfnMessage *
describe_reason (const yaml_parser_t *parser,
                 const char          *data,
                 gsize               *at,
                 gsize                context_at,
                 const char          *line)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      if (!fits (parser->problem, reasons[i].problem)
          || !fits (parser->context, reasons[i].context))
        continue;
      if (reasons[i].where == AT_CONTEXT)
        *at = context_at;
      else if (reasons[i].where == AT_LAST_SIGN)
        *at = find_last_sign (data, *at);
      return cfn_message_new (reasons[i].message, line, NULL);
    }

  return cfn_message_new (N_ ("This cannot be read: {0}"),
                          parser->problem != NULL ? parser->problem : "", NULL);
}

CfnMessage *
cfn_syntax_error_describe (const yaml_parser_t *parser,
                           const char          *data,
                           gsize                length,
                           gsize               *at,
                           gsize                context_at,
                           guint                context_line)
{
  g_autofree char *line = g_strdup_printf ("%u", context_line);
  CfnMessage *message = NULL;

  if (parser->error == YAML_READER_ERROR || parser->problem == NULL)
    return describe_reason (parser, data, at, context_at, line);

  /* A tab that is neither inside quotes nor in brackets is the likeliest culprit of all. */
  if (!fits (parser->context, "quoted scalar") && !fits (parser->context, "flow")
      && is_indented_by_tab (data, length, *at))
    {
      *at = find_line_start (data, *at);
      *at += strspn (data + *at, " ");
      return cfn_syntax_error_describe_tab ();
    }

  message = describe_place (parser, data, length, *at, line);
  return message != NULL ? message : describe_reason (parser, data, at, context_at, line);
}

CfnMessage *
cfn_syntax_error_describe_key (const char *data,
                               CfnSpan     key)
{
  g_autofree char *name = g_strndup (data + key.start, cfn_span_length (key));

  return cfn_message_new (N_ ("A “:” is missing behind {0}"), name, NULL);
}

CfnMessage *
cfn_syntax_error_describe_line (const char *data,
                                CfnSpan     entry,
                                gboolean    is_in_brackets)
{
  gsize at = entry.start;
  gsize end;
  g_autofree char *name = NULL;

  while (at < entry.end && (data[at] == ' ' || data[at] == '\t'))
    at++;
  for (end = at; end < entry.end && strchr (" \t\r\n", data[end]) == NULL; end++)
    {
      if (data[end] == ':' && end > at && data[at] != '"')
        {
          name = g_strndup (data + at, end - at);
          return cfn_message_new (N_ ("A blank is missing behind the “:” of {0}"), name, NULL);
        }
    }
  if (is_in_brackets)
    return cfn_syntax_error_describe_key (data, (CfnSpan){ at, end });

  name = g_strndup (data + at, end - at);
  return cfn_message_new (N_ ("A “:” is missing behind {0}, or the line is indented too little to "
                              "belong to the text before it"),
                          name, NULL);
}

CfnMessage *
cfn_syntax_error_describe_tab (void)
{
  return cfn_message_new (TAB_MESSAGE, NULL);
}

CfnMessage *
cfn_syntax_error_describe_quote (void)
{
  return cfn_message_new (N_ ("The quote that opens here is not closed in its line"), NULL);
}
