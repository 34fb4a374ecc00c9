/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-chain.h"

G_BEGIN_DECLS

/* An end of a connection as a form has it: a property that leads to another resource. */
typedef struct
{
  const char *holder;     /* whose property it is */
  const char *property;   /* a dotted path below Properties, also of a branch of an Fn::If there */
  gboolean    incoming;   /* the data comes from what it leads to, rather than going there */
} MillraceEnd;

/* Adds to @chain: each of the @ends leads to @other, with all that such a connection takes. What it
 * led to before goes, with all that was written for it. FALSE and an error when that cannot be. */
gboolean millrace_ends_move (MillraceChain      *chain,
                             const MillraceEnd  *ends,
                             guint               n_ends,
                             const char         *other,
                             GError            **error);

/* Adds to @chain: @end leads nowhere any more, as when the edge is disconnected: what was written
 * for it goes, too. FALSE and an error when that cannot be. */
gboolean millrace_end_free (MillraceChain      *chain,
                            const MillraceEnd  *end,
                            GError            **error);

/* What @end leads to; NULL when that is nothing, or not known. */
const CfnResource *
         millrace_end_follow (CfnTemplate       *template,
                              const MillraceEnd *end);

G_END_DECLS
