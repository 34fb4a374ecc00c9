/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-text.h"

G_BEGIN_DECLS

/*
 * CfnUnreadable: the bytes of a text that YAML has no place for, whatever stands around them: what
 * is no UTF-8, NUL and the other control characters (YAML 1.1, 5.1). One that has a few of them is
 * read as if underscores stood there; one that has many is no text.
 */
typedef enum
{
  CFN_UNREADABLE_NUL,
  CFN_UNREADABLE_ENCODING,
  CFN_UNREADABLE_CONTROL,
} CfnUnreadableKind;

typedef struct
{
  CfnUnreadableKind kind;
  CfnSpan           span;
} CfnUnreadable;

/* A copy of the text with underscores, to be freed with g_free(). In @found, the first such
 * place of each line. NULL: the text has none, or so many that it is no text. */
char *cfn_unreadable_hide (CfnText  *text,
                           GArray  **found);

G_END_DECLS
