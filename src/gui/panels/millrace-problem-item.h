/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-reading.h"

G_BEGIN_DECLS

/*
 * MillraceProblemItem: one finding as the list shows it. Properties (read-only): "message", "where"
 * ("DataTable · line 12 · table-without-stream"), "icon", "severity-class", "summary" (what
 * assistive technology says).
 */
#define MILLRACE_TYPE_PROBLEM_ITEM (millrace_problem_item_get_type ())
G_DECLARE_FINAL_TYPE (MillraceProblemItem, millrace_problem_item, MILLRACE, PROBLEM_ITEM, GObject)

/* @index: of the finding in @reading. */
MillraceProblemItem *millrace_problem_item_new          (CfnReading          *reading,
                                                         guint                index);
guint                millrace_problem_item_get_index    (MillraceProblemItem *self);
CfnSeverity          millrace_problem_item_get_severity (MillraceProblemItem *self);

G_END_DECLS
