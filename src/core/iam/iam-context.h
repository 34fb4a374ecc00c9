/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iam-text.h"

G_BEGIN_DECLS

typedef enum
{
  IAM_KEY_UNKNOWN,   /* it may be there or not */
  IAM_KEY_PRESENT,   /* it is there, with a value that is not known */
  IAM_KEY_KNOWN,     /* it is there, with these values */
  IAM_KEY_ABSENT,    /* it is not there */
} IamKeyState;

/*
 * IamContext: what is known of the keys of a request that Condition elements and policy variables
 * ask for ("aws:SourceVpc"). The case of a key's letters does not matter (IAM User Guide, Condition
 * element). Not to be changed once it is asked.
 */
typedef struct _IamContext IamContext;

/* Keys that are not added are looked up in @common, which is borrowed and may be NULL. */
IamContext  *iam_context_new        (const IamContext  *common);
void         iam_context_free       (IamContext        *self);
/* One value more of @key; takes @value. */
void         iam_context_add        (IamContext        *self,
                                     const char        *key,
                                     IamText           *value);
/* The same for a text that is wholly known. */
void         iam_context_add_plain  (IamContext        *self,
                                     const char        *key,
                                     const char        *value);
/* The request does not have @key; "aws:PrincipalTag/" is all the keys that begin so, as far as they
 * have no values of their own. */
void         iam_context_set_absent (IamContext        *self,
                                     const char        *key);
/* @self NULL: nothing is known. @values gets a GPtrArray of IamText that belongs to @self where the
 * answer is KNOWN, else NULL. */
IamKeyState  iam_context_look_up    (const IamContext  *self,
                                     const char        *key,
                                     GPtrArray        **values);
/*
 * @text with what is known in the place of its policy variables; transfer full. NULL when it has
 * none. @is_void gets TRUE when one of them has no value, so that the text stands for nothing (IAM
 * User Guide, Policy variables with no value).
 */
IamText     *iam_context_fill       (const IamContext  *self,
                                     const IamText     *text,
                                     gboolean          *is_void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IamContext, iam_context_free)

G_END_DECLS
