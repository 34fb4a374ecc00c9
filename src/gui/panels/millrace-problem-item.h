/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-reading.h"

G_BEGIN_DECLS

/*
 * MillraceProblemItem: one row of the list of problems: a finding, or the heading of a group of
 * them. Properties (read-only): "message", "where" ("DataTable · line 12 · table-without-stream"),
 * "icon", "is-finding", "is-heading", "has-fix", "summary" (what assistive technology says).
 */
#define MILLRACE_TYPE_PROBLEM_ITEM (millrace_problem_item_get_type ())
G_DECLARE_FINAL_TYPE (MillraceProblemItem, millrace_problem_item, MILLRACE, PROBLEM_ITEM, GObject)

/* @index: of the finding in @reading, among those that are told or among the @is_suppressed. */
MillraceProblemItem *millrace_problem_item_new           (CfnReading          *reading,
                                                          guint                index,
                                                          gboolean             is_suppressed);
/* @key names the group; @title: already translated; @n: how many are in it. */
MillraceProblemItem *millrace_problem_item_new_heading   (const char          *key,
                                                          const char          *title,
                                                          guint                n,
                                                          gboolean             is_open);
gboolean             millrace_problem_item_is_heading    (MillraceProblemItem *self);
/* The group's key; NULL for a finding. */
const char          *millrace_problem_item_get_key       (MillraceProblemItem *self);
gboolean             millrace_problem_item_is_open       (MillraceProblemItem *self);
guint                millrace_problem_item_get_index     (MillraceProblemItem *self);
gboolean             millrace_problem_item_is_suppressed (MillraceProblemItem *self);
gboolean             millrace_problem_item_has_safe_fix  (MillraceProblemItem *self);
CfnSeverity          millrace_problem_item_get_severity  (MillraceProblemItem *self);
const char          *millrace_problem_item_get_rule      (MillraceProblemItem *self);
/* "" when it is about no resource. */
const char          *millrace_problem_item_get_resource  (MillraceProblemItem *self);
/* TRUE when @words, of g_utf8_casefold(), occurs in what the item says. */
gboolean             millrace_problem_item_matches       (MillraceProblemItem *self,
                                                          const char          *words);
/* Where both tell the same, perhaps of another line: tells of @other's line and answers TRUE. */
gboolean             millrace_problem_item_follow        (MillraceProblemItem *self,
                                                          MillraceProblemItem *other);

G_END_DECLS
