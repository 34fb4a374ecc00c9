/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-chain.h"

G_BEGIN_DECLS

/* An end of a connection as a form has it: a property that leads to another resource. */
typedef struct
{
  const char *holder;     /* whose property it is */
  const char *property;   /* a dotted path below Properties */
  gboolean    incoming;   /* the data comes from what it leads to, rather than going there */
} MillraceEnd;

/* Adds to @chain: @end leads to @other, with all that such a connection takes. What it led to
 * before goes, with all that was written for it. FALSE and an error when that cannot be. */
gboolean millrace_end_move (MillraceChain      *chain,
                            const MillraceEnd  *end,
                            const char         *other,
                            GError            **error);

G_END_DECLS
