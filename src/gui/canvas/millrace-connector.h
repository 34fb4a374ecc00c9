/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-claim.h"

G_BEGIN_DECLS

/* One thing that a connection may mean. */
typedef struct
{
  char *as;      /* the word of it that "win.connect" and "win.replug" take */
  char *title;   /* for people, in their language */
} MillraceMeaning;

/* What a connection would be at best; the more, the likelier it is meant. */
typedef enum
{
  MILLRACE_FIT_NONE,        /* it means nothing, or is there already */
  MILLRACE_FIT_ORDER,       /* one is only made after the other */
  MILLRACE_FIT_REFERENCE,   /* a property of the one names the other */
  MILLRACE_FIT_PATTERN,     /* data, an invocation or a permission */
} MillraceFit;

/*
 * MillraceConnector: what the canvas asks while a connection is being made. Whoever sets it knows
 * the template; the canvas only shows the answers. @instead: the edge that is given up for the new
 * one, or NULL.
 */
typedef struct
{
  /* Whether a connection between these two means something that is not so already; when it does
   * not, @why_not (never NULL) is set to a sentence that says why, to be freed with g_free(). */
  MillraceFit (*check)        (const char      *from,
                               const char      *to,
                               const CfnClaim  *instead,
                               char           **why_not,
                               gpointer         data);
  /* What it may mean, the likeliest first: GPtrArray of MillraceMeaning, transfer full. */
  GPtrArray *(*list_meanings) (const char      *from,
                               const char      *to,
                               const CfnClaim  *instead,
                               gpointer         data);
  /* What would be written, as a unified diff; NULL when nothing can be. @as "": the likeliest
   * meaning. Transfer full. */
  char      *(*preview)       (const char      *from,
                               const char      *to,
                               const char      *as,
                               const CfnClaim  *instead,
                               gpointer         data);
  /* Whether the card @id, or when that is NULL something new of @type, can take the place of the
   * edge @link, connected with both of its ends. */
  gboolean  (*fits_between)   (const char      *id,
                               const char      *type,
                               const CfnClaim  *link,
                               gpointer         data);
} MillraceConnector;

MillraceMeaning *millrace_meaning_new  (const char      *as,
                                        const char      *title);
void             millrace_meaning_free (MillraceMeaning *self);

G_END_DECLS
