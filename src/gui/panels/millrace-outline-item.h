/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "millrace-outline-plan.h"

G_BEGIN_DECLS

/*
 * MillraceOutlineItem: one row of the outline. Stays the same object from reading to reading, so
 * that selection and focus stay with it.
 *
 * Signal "changed" (): what it says differs.
 */
#define MILLRACE_TYPE_OUTLINE_ITEM (millrace_outline_item_get_type ())
G_DECLARE_FINAL_TYPE (MillraceOutlineItem, millrace_outline_item, MILLRACE, OUTLINE_ITEM, GObject)

/* Of what @plan is for; it has to be updated before it is shown. */
MillraceOutlineItem *millrace_outline_item_new          (const MillraceOutlinePlan *plan);
/* TRUE when a row for @plan can be this one. */
gboolean             millrace_outline_item_fits         (MillraceOutlineItem       *self,
                                                         const MillraceOutlinePlan *plan);
/* Says what @plan, of @reading, says from now on. TRUE: that differs, and is to be told. */
gboolean             millrace_outline_item_update       (MillraceOutlineItem       *self,
                                                         CfnReading                *reading,
                                                         const MillraceOutlinePlan *plan);
/* Emits "changed". */
void                 millrace_outline_item_tell         (MillraceOutlineItem       *self);

MillraceOutlineSort  millrace_outline_item_get_sort     (MillraceOutlineItem       *self);
const char          *millrace_outline_item_get_key      (MillraceOutlineItem       *self);
/* Logical id, name or title. */
const char          *millrace_outline_item_get_name     (MillraceOutlineItem       *self);
/* The logical id; NULL for what is no resource. */
const char          *millrace_outline_item_get_id       (MillraceOutlineItem       *self);
/* Of an entry, or a heading above some: "Parameters"; "Resources" of a resource; else NULL. */
const char          *millrace_outline_item_get_section  (MillraceOutlineItem       *self);
CfnKind              millrace_outline_item_get_kind     (MillraceOutlineItem       *self);
/* What is below it, maybe nothing; NULL: nothing ever is. Transfer none. */
GListStore          *millrace_outline_item_get_children (MillraceOutlineItem       *self);
/* There are rows below it. */
gboolean             millrace_outline_item_can_open     (MillraceOutlineItem       *self);
/* Others like it have rows below them, even if this one has none. */
gboolean             millrace_outline_item_get_in_chain (MillraceOutlineItem       *self);
CfnReading          *millrace_outline_item_get_reading  (MillraceOutlineItem       *self);
/* The worst CfnSeverity of its problems, or -1. */
int                  millrace_outline_item_get_worst    (MillraceOutlineItem       *self);
/* Its problems, a line each, g_free(); NULL: none. */
char                *millrace_outline_item_dup_problems (MillraceOutlineItem       *self);
/* How it is connected: what leads to it in a chain, else the worst of its edges. FALSE: there is
 * nothing to be said. @text (may be NULL): in words, g_free(). */
gboolean             millrace_outline_item_get_verdict  (MillraceOutlineItem       *self,
                                                         CfnVerdict                *verdict,
                                                         char                     **text);
/* All of it in one sentence, for assistive technology; g_free(). */
char                *millrace_outline_item_dup_summary  (MillraceOutlineItem       *self);

G_END_DECLS
