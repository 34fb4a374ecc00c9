/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-outline-plan.h"

G_BEGIN_DECLS

/*
 * MillraceOutlineView: which rows an outline shows, of whatever reading. Immutable, thread-safe,
 * reference-counted.
 */
typedef struct _MillraceOutlineView MillraceOutlineView;

/* @positions (may be NULL): the groups. */
MillraceOutlineView *millrace_outline_view_new   (CfnPositions         *positions,
                                                  MillraceOutlineOrder  order,
                                                  const char           *filter);
MillraceOutlineView *millrace_outline_view_ref   (MillraceOutlineView  *self);
void                 millrace_outline_view_unref (MillraceOutlineView  *self);
gboolean             millrace_outline_view_is    (MillraceOutlineView  *self,
                                                  CfnPositions         *positions,
                                                  MillraceOutlineOrder  order,
                                                  const char           *filter);

/* The rows of a reading: made in whatever thread, and in another one than the window's while
 * nobody waits. */
typedef struct
{
  CfnReading          *reading;
  MillraceOutlineView *view;
  CfnFingerprint       print;    /* millrace_outline_plan_get_print() */
  GPtrArray           *plans;    /* of MillraceOutlinePlan; NULL: as before */
} MillraceOutlineDraft;

/* @before: what its print was for the reading before; where it is the same, no rows are planned.
 * 0: plan them in any case. */
MillraceOutlineDraft *millrace_outline_draft_new  (CfnReading           *reading,
                                                   MillraceOutlineView  *view,
                                                   CfnFingerprint        before);
void                  millrace_outline_draft_free (MillraceOutlineDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MillraceOutlineView, millrace_outline_view_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MillraceOutlineDraft, millrace_outline_draft_free)

G_END_DECLS
