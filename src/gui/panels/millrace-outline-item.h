/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-reading.h"

G_BEGIN_DECLS

/*
 * MillraceOutlineItem: one resource in the outline. Stays the same object from reading to reading,
 * so that selection and focus stay with it.
 *
 * Properties (read-only, notified together): "summary" (what assistive technology says), "problem"
 * (the problems in words, NULL when there are none).
 */
#define MILLRACE_TYPE_OUTLINE_ITEM (millrace_outline_item_get_type ())
G_DECLARE_FINAL_TYPE (MillraceOutlineItem, millrace_outline_item, MILLRACE, OUTLINE_ITEM, GObject)

MillraceOutlineItem *millrace_outline_item_new         (const char          *id);
const char          *millrace_outline_item_get_id      (MillraceOutlineItem *self);
CfnKind              millrace_outline_item_get_kind    (MillraceOutlineItem *self);
/* The worst CfnSeverity of its problems, or -1. */
int                  millrace_outline_item_get_worst   (MillraceOutlineItem *self);
const char          *millrace_outline_item_get_problem (MillraceOutlineItem *self);
char                *millrace_outline_item_dup_summary (MillraceOutlineItem *self);
void                 millrace_outline_item_update      (MillraceOutlineItem *self,
                                                        CfnReading          *reading,
                                                        const CfnResource   *resource);

G_END_DECLS
