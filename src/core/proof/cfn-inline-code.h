/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-claim.h"
#include "cfn-code.h"

G_BEGIN_DECLS

/* The code of a function that stands in the template. */
typedef struct
{
  CfnTemplate       *template;   /* borrowed */
  const CfnResource *function;
  CfnNode           *node;       /* the value of ZipFile or InlineCode */
  CfnNode           *scalar;     /* what holds the text itself; NULL where it is put together */
  char              *text;       /* owned */
  CfnCodeLanguage    language;
  GArray            *tokens;     /* of CfnToken, counted: code only, no comments */
  GArray            *comments;   /* of CfnToken, counted */
  GPtrArray         *faults;     /* of CfnCodeFault, owned: what keeps it from being called */
} CfnInlineCode;

/* That of a function that a table wakes, owned by the proof; NULL of any other, and when there is
 * none. */
const CfnInlineCode *
               cfn_proof_get_code        (CfnProof            *self,
                                          const CfnResource   *function);
/* NULL when @function has none, or none that is known in every case, or when the language is not
 * known. @before: that of an earlier text, which may be the same; or NULL. */
CfnInlineCode *cfn_inline_code_new       (CfnTemplate         *template,
                                          const CfnResource   *function,
                                          const CfnInlineCode *before);
void           cfn_inline_code_free      (CfnInlineCode       *self);
/* Where there is none. */
extern const CfnToken cfn_inline_code_nothing;

/* The token at @index, or one that is nothing at all. */
static inline const CfnToken *
cfn_inline_code_get (const CfnInlineCode *self,
                     gint                 index)
{
  return index >= 0 && index < (gint) self->tokens->len
           ? &g_array_index (self->tokens, CfnToken, index) : &cfn_inline_code_nothing;
}

/* TRUE when the token at @index reads @word and is no string. */
static inline gboolean
cfn_inline_code_is (const CfnInlineCode *self,
                    gint                 index,
                    const char          *word)
{
  const CfnToken *token = cfn_inline_code_get (self, index);

  return token->kind != CFN_TOKEN_STRING && cfn_token_is (token, self->text, word);
}

/* The first token from @index on that reads @word, be it a name or a string; -1 when there is
 * none. */
gint           cfn_inline_code_find      (const CfnInlineCode *self,
                                          gint                 index,
                                          const char          *word);
/* The text of the token, to be freed with g_free(). */
char          *cfn_inline_code_dup       (const CfnInlineCode *self,
                                          const CfnToken      *token);
/* Where each byte of the text stands in the file; NULL where that is not one to one. Free with
 * g_free(). */
guint32       *cfn_inline_code_find_places (const CfnInlineCode *self);
/* Where a token stands in the file; all of the code where that cannot be told. */
CfnSpan        cfn_inline_code_locate    (const CfnInlineCode *self,
                                          const CfnToken      *token);
/* TRUE when more than this text may be run: a layer, or parts that Fn::Sub puts in outside of
 * strings. */
gboolean       cfn_inline_code_is_open   (const CfnInlineCode *self,
                                          CfnTemplate         *template);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnInlineCode, cfn_inline_code_free)

G_END_DECLS
