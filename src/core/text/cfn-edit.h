/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-text.h"

G_BEGIN_DECLS

/* One replacement: the bytes of @span, in the text before the edit, become @text. */
typedef struct
{
  CfnSpan span;
  char   *text;
  gsize   length;
} CfnSplice;

/*
 * CfnEdit: an ordered set of splices that turns one text into another. Built with cfn_edit_add(),
 * then shared and no longer changed. Splices are kept sorted and do not overlap; those that touch
 * at one offset keep the order in which they were added.
 */
typedef struct _CfnEdit CfnEdit;

#define CFN_TYPE_EDIT (cfn_edit_get_type ())

GType            cfn_edit_get_type        (void);
CfnEdit         *cfn_edit_new             (void);
CfnEdit         *cfn_edit_ref             (CfnEdit         *self);
void             cfn_edit_unref           (CfnEdit         *self);

/* @length -1: up to the NUL. FALSE, and nothing added, when @span overlaps an earlier splice. */
gboolean         cfn_edit_add             (CfnEdit         *self,
                                           CfnSpan          span,
                                           const char      *text,
                                           gssize           length);
gboolean         cfn_edit_is_empty        (CfnEdit         *self);
const CfnSplice *cfn_edit_get_splices     (CfnEdit         *self,
                                           guint           *n_splices);

/* Gives the very text of the outcome when that is known for @before. */
CfnText         *cfn_edit_apply           (CfnEdit         *self,
                                           CfnText         *before);
/* The edit that gives back @before from what @self makes of it. */
CfnEdit         *cfn_edit_invert          (CfnEdit         *self,
                                           CfnText         *before);
/* One edit that does what @first and then @second do; its outcome is that of @second when the one
 * follows the other. */
CfnEdit         *cfn_edit_compose         (CfnEdit         *first,
                                           CfnEdit         *second);

/*
 * Who makes an edit may have to read what comes of it, in order to check it. The outcome hands that
 * on, so that nobody reads the same bytes again: @reading, a boxed value of @type, of the text
 * @after that the edit makes of @before. To be set last, before the edit is shared.
 */
void             cfn_edit_set_outcome     (CfnEdit         *self,
                                           CfnText         *before,
                                           CfnText         *after,
                                           GType            type,
                                           gconstpointer    reading);
/* The reading of @after, when this very text is the outcome and was read as @type; else NULL.
 * Transfer none. */
gpointer         cfn_edit_get_reading     (CfnEdit         *self,
                                           CfnText         *after,
                                           GType            type);
/* The same edit without its outcome, for who keeps it for long. Transfer full. */
CfnEdit         *cfn_edit_strip           (CfnEdit         *self);

/* The smallest single splice between two texts, cut at character boundaries; empty when equal. */
CfnEdit         *cfn_edit_between         (CfnText         *before,
                                           CfnText         *after);

/* Where @offset of the text before lies after the edit. An insertion right at @offset pushes it
 * when @after. */
gsize            cfn_edit_carry           (CfnEdit         *self,
                                           gsize            offset,
                                           gboolean         after);
/* The spans, in the text after the edit, that the edit wrote; GArray of CfnSpan, transfer full. */
GArray          *cfn_edit_get_written     (CfnEdit         *self);

/* A unified diff with three lines of context, as diff -u and git apply read it; "" when nothing
 * changes. */
char            *cfn_edit_to_diff         (CfnEdit         *self,
                                           CfnText         *before,
                                           const char      *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnEdit, cfn_edit_unref)

G_END_DECLS
