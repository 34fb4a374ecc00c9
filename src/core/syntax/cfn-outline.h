/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-place.h"

G_BEGIN_DECLS

/*
 * The entries of a mapping as the look of the text shows them: its columns, and the brackets where
 * there are some. Asks of no text that it can be read, and so finds what is whole around a break.
 */

/* What an entry looks like, "Key: value". */
typedef struct
{
  CfnSpan  key;       /* as it is written, with its quotes; empty: there is none */
  gboolean has_colon;
  gsize    value;     /* where the value would start in the line of the key */
  gboolean is_flow;   /* the entries of the value stand in brackets */
  CfnSpan  body;      /* where these are; empty: the value does not look like a mapping */
} CfnOutlineHead;

/* The entries in the lines @body, which starts with a line: whole lines each, with the deeper ones
 * below. An array of CfnSpan, to be freed with g_array_unref(). */
GArray * cfn_outline_find_lines       (const CfnPlace *place,
                                       CfnSpan         body);
/* The entries between brackets, where @body starts behind the "{": each from its key on, without
 * the comma behind it. @depth: 0 for the sections of a template, 1 for what is in them. */
GArray * cfn_outline_find_in_brackets (const CfnPlace *place,
                                       CfnSpan         body,
                                       guint           depth);
/* Behind the text in quotes that starts at @at, which is sought before @end and in its own line
 * only; G_MAXSIZE when it does not end there. */
gsize    cfn_outline_skip_quotes      (const CfnPlace *place,
                                       gsize           at,
                                       gsize           end);
void     cfn_outline_read_head        (const CfnPlace *place,
                                       CfnSpan         entry,
                                       CfnOutlineHead *head);
/* The whole text, as if it were the value of a key. */
void     cfn_outline_read_root        (const CfnPlace *place,
                                       CfnOutlineHead *head);

G_END_DECLS
