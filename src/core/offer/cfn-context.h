/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-path.h"
#include "cfn-text.h"

G_BEGIN_DECLS

/*
 * CfnContext: where in a template a place of the text is, as its columns and brackets show it. Asks
 * of no text that it can be read: one that is being typed never can.
 */
typedef struct
{
  /* Of the value that stands here. A function is a step of the way under its long name in either
   * form: "Resources.Map.Properties.EventSourceArn["Fn::GetAtt"]". */
  CfnPath   *path;
  gboolean   is_key;       /* a key of the mapping at path can stand here ... */
  gboolean   is_value;     /* the value at path can stand here; both: it is not begun yet */
  gboolean   is_json;
  gboolean   is_flow;      /* in brackets */
  gboolean   is_item;      /* an item in block style without its "-" */
  gboolean   is_sub;       /* the name within "${...}" of an Fn::Sub */
  gboolean   has_colon;    /* a colon follows already */
  gboolean   lacks_blank;  /* the key's colon stands right before */
  gboolean   lacks_comma;  /* another entry follows without a comma */
  char       quote;        /* that is open here; NUL: none */
  gboolean   is_closed;    /* and is closed behind the word; of a Sub: the "}" is there */
  CfnSpan    word;         /* what stands here already, without quotes */
  char      *typed;        /* of it what is before the place */
  guint      column;       /* in block style: of the key or value */
  guint      step;         /* from there to a key below it, as elsewhere in the text */
  guint      list_step;    /* and to a dash */
  char      *type;         /* of the resource that the place is in, or NULL */
  GPtrArray *keys;         /* of the mapping at path, those that are there; texts */
  GPtrArray *items;        /* of the list that the value is an item of, the plain ones; texts */
} CfnContext;

/*
 * CfnContextMemo: how far a text was read for a place in it. Who types asks for one place behind
 * the other: what stands before the resource is not read anew then.
 */
typedef struct _CfnContextMemo CfnContextMemo;

CfnContextMemo *cfn_context_memo_new  (void);
void            cfn_context_memo_free (CfnContextMemo *self);

/* NULL where nothing can stand that anybody could know: in comments and plain text. Transfer
 * full. @memo may be NULL, and come from another text. */
CfnContext     *cfn_context_read      (CfnText        *text,
                                       gsize           offset,
                                       CfnContextMemo *memo);
void            cfn_context_free      (CfnContext     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnContext, cfn_context_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnContextMemo, cfn_context_memo_free)

G_END_DECLS
