/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iam-text.h"

G_BEGIN_DECLS

/* A text is an array of tokens: bytes, the two wildcards, and holes by their number. */
typedef guint16 IamToken;

#define IAM_TOKEN_ANY  ((IamToken) 0x100)
#define IAM_TOKEN_ONE  ((IamToken) 0x101)
#define IAM_TOKEN_HOLE ((IamToken) 0x200)   /* and above: hole number token - IAM_TOKEN_HOLE */

struct _IamText
{
  GArray *tokens;         /* of IamToken */
  GPtrArray *holes;       /* of IamHole */
  GPtrArray *resources;   /* of CfnResource, borrowed from the template */
};

static inline IamToken
iam_text_token (const IamText *self,
                guint          index)
{
  return g_array_index (self->tokens, IamToken, index);
}

static inline const IamHole *
iam_text_hole (const IamText *self,
               IamToken       token)
{
  return token >= IAM_TOKEN_HOLE ? g_ptr_array_index (self->holes, token - IAM_TOKEN_HOLE) : NULL;
}

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
