/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-known.h"
#include "iam-text.h"

G_BEGIN_DECLS

/* A text is an array of tokens: bytes, the two wildcards, and holes by their number. */
typedef guint16 IamToken;

#define IAM_TOKEN_ANY  ((IamToken) 0x100)
#define IAM_TOKEN_ONE  ((IamToken) 0x101)
#define IAM_TOKEN_HOLE ((IamToken) 0x200)   /* and above: hole number token - IAM_TOKEN_HOLE */

/* Most ARNs are not longer. */
#define IAM_TEXT_FEW_TOKENS 48
#define IAM_TEXT_FEW_HOLES 5
#define IAM_TEXT_FEW_RESOURCES 1

struct _IamText
{
  IamToken *tokens;       /* few, until there are more */
  guint n_tokens;
  guint n_allocated;
  gpointer *holes;        /* of IamHole, owned; the few, until there are more */
  gpointer *resources;    /* of CfnResource, borrowed from the template; likewise */
  guint n_holes;
  guint n_resources;
  IamTextFlags flags;     /* with which its literals were read */
  GArray *cases;          /* of CfnCase, borrowed: how the conditions of its Fn::Ifs come out, only
                           * while it is put together; NULL: a Fn::If is a hole */
  gpointer few_holes[IAM_TEXT_FEW_HOLES];
  gpointer few_resources[IAM_TEXT_FEW_RESOURCES];
  IamToken few[IAM_TEXT_FEW_TOKENS];
};

static inline IamToken
iam_text_token (const IamText *self,
                guint          index)
{
  return self->tokens[index];
}

static inline const IamHole *
iam_text_hole (const IamText *self,
               IamToken       token)
{
  return token >= IAM_TOKEN_HOLE ? self->holes[token - IAM_TOKEN_HOLE] : NULL;
}

/* Makes room for one more token at least. */
void iam_text_grow                  (IamText            *self);

static inline void
iam_text_append_token (IamText  *self,
                       IamToken  token)
{
  if (self->n_tokens == self->n_allocated)
    iam_text_grow (self);
  self->tokens[self->n_tokens++] = token;
}

/* A stretch of tokens of one text. */
typedef struct
{
  const IamText *text;
  guint start;
  guint end;
} IamSlice;

static inline guint
iam_slice_length (IamSlice slice)
{
  return slice.end - slice.start;
}

/* Whether @subject is one of those that @pattern describes. */
IamMatch iam_slice_match            (IamSlice            pattern,
                                     IamSlice            subject,
                                     gboolean            ignore_case);
/* The new hole, until somebody else sees it; NULL when there are too many. */
IamHole *iam_text_add_hole          (IamText            *self,
                                     IamHoleKind         kind,
                                     const char         *key,
                                     const char         *reason);
/* @hole of another text. */
void iam_text_append_same_hole      (IamText            *self,
                                     const IamHole      *hole);
void iam_text_append_resource_text  (IamText           *self,
                                     CfnTemplate       *template,
                                     const CfnResource *resource,
                                     const char        *attribute,
                                     IamTextFlags       flags,
                                     guint              depth);
void iam_text_append_value          (IamText           *self,
                                     CfnTemplate       *template,
                                     CfnNode           *node,
                                     IamTextFlags       flags,
                                     guint              depth);
void iam_text_add_resource          (IamText           *self,
                                     const CfnResource *resource);

G_END_DECLS
