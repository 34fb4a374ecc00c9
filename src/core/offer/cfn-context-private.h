/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-context.h"

G_BEGIN_DECLS

/* A mapping or list that is not closed at the place. */
typedef struct
{
  gsize    start;        /* of its first entry; in brackets, behind the opening one */
  gsize    column;       /* in block style: of its keys or dashes */
  gboolean is_sequence;
  gboolean is_flow;
  gboolean has_key;      /* the value of key is under way */
  gboolean has_value;    /* in brackets: and is there */
  CfnSpan  key;          /* without quotes */
  guint    index;
  CfnSpan  tag;          /* "!GetAtt" before the whole; empty: none */
} CfnContextFrame;

/* The text up to the place, and what is known behind it. */
typedef struct
{
  const char     *data;
  gsize           end;        /* the place */
  gsize           length;     /* of the text, for what stands behind the place */
  gboolean        is_json;
  GArray         *frames;     /* of CfnContextFrame, outermost first */
  guint           step;       /* blocks: columns from a key to the keys below it; 0: none seen */
  guint           list_step;  /* and to the dashes; G_MAXUINT: none seen */
  gsize           token;      /* where what is under way at the place begins, with quote or tag */
  char            quote;      /* that is open there */
  CfnSpan         tag;        /* "!Ref" before it */
  gboolean        is_value;   /* it follows a colon or dash in its line, or stands in brackets */
  gboolean        is_over;    /* nothing can stand there: it is in a comment or behind a value */
  gboolean        is_block;   /* it is text below a "|" or ">" */
  CfnContextMemo *memo;       /* not owned; NULL: none */
} CfnScan;

/* What the scan for one place leaves for that of another one in the same text or in one that
 * begins alike. */
struct _CfnContextMemo
{
  CfnText *text;       /* that was scanned last, or NULL */
  gsize    n_known;    /* bytes of it that decided on all that follows; 0: nothing does */
  gsize    at;         /* where the scan can go on, with what a CfnScan has there: */
  GArray  *frames;
  CfnSpan  tag;
  guint    step;
  guint    list_step;
};

/* @memo may be NULL. */
void             cfn_scan_init      (CfnScan        *self,
                                     CfnText        *text,
                                     gsize           offset,
                                     CfnContextMemo *memo);
void             cfn_scan_clear     (CfnScan        *self);
CfnContextFrame *cfn_scan_get_top   (CfnScan        *self);
/* The bytes of what stands at @at without its quotes, up to the end of its line at most; in @next
 * where it ends with them. */
CfnSpan          cfn_scan_word      (const CfnScan  *self,
                                     gsize           at,
                                     gsize           limit,
                                     gboolean        is_flow,
                                     gsize          *next);
/* Where the colon of the key at @at is; G_MAXSIZE: it is no key. */
gsize            cfn_scan_find_colon (const CfnScan *self,
                                      gsize          at,
                                      gsize          limit);

/* cfn-context-memo.c: where the scan of @text, which has no frames yet, begins: at @start, or
 * further on with what is open there. */
gsize            cfn_context_memo_resume (CfnContextMemo *self,
                                          CfnScan        *scan,
                                          CfnText        *text,
                                          gsize           start);
/* The scan has come to @at, and nothing behind the first @n_known bytes had a part in it. */
void             cfn_context_memo_note   (CfnContextMemo *self,
                                          const CfnScan  *scan,
                                          gsize           at,
                                          gsize           n_known);

/* cfn-context-around.c: the keys or items of @frame, those behind the place too, without the one
 * at the place; "" for an item that is no plain text. GPtrArray of strings, transfer full. */
GPtrArray       *cfn_scan_list_entries (const CfnScan         *self,
                                        const CfnContextFrame *frame);
/* The plain text under @key in @frame, or NULL. */
char            *cfn_scan_dup_value    (const CfnScan         *self,
                                        const CfnContextFrame *frame,
                                        const char            *key);

G_END_DECLS
