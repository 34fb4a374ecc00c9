/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The languages that inline code can be written in. */
typedef enum
{
  CFN_CODE_JAVASCRIPT,
  CFN_CODE_PYTHON,
} CfnCodeLanguage;

typedef enum
{
  CFN_TOKEN_WORD,      /* a name or a keyword */
  CFN_TOKEN_NUMBER,
  CFN_TOKEN_STRING,    /* with its quotes; of a template literal the texts between the code */
  CFN_TOKEN_REGEX,
  CFN_TOKEN_SIGN,      /* one character, or one of "=>", "==", "?.", "??", "||", "&&", "..." */
  CFN_TOKEN_COMMENT,
} CfnTokenKind;

typedef struct
{
  CfnTokenKind kind;
  guint        start;        /* bytes of the text */
  guint        end;
  guint        depth;        /* how many brackets are open around it; a bracket is outside */
  gboolean     starts_line;  /* nothing but blanks stands before it in its line */
  gboolean     is_open;      /* a string or comment that the text ends within */
} CfnToken;

/* Splits @text into what is code and what only looks like it: strings, comments, regular
 * expressions. Not a parser: what is no code of @language is split somehow. GArray of CfnToken,
 * transfer full. Takes time in proportion to the text. */
GArray     *cfn_code_read        (CfnCodeLanguage   language,
                                  const char       *text);
/* TRUE for a token that reads @word in @text; for a string, that is between its quotes. */
gboolean    cfn_token_reads      (const CfnToken   *self,
                                  const char       *text,
                                  const char       *word);

/* The same; nearly every token shows by its first letter that it does not. */
static inline gboolean
cfn_token_is (const CfnToken *self,
              const char     *text,
              const char     *word)
{
  return (self->kind == CFN_TOKEN_STRING || text[self->start] == word[0])
         && cfn_token_reads (self, text, word);
}

G_END_DECLS
