/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-fingerprint.h"
#include "cfn-reading.h"

G_BEGIN_DECLS

/*
 * MillraceProblemItem: one row of the list of problems: a finding, or the heading of a group of
 * them. It outlives the reading that it comes from, as long as that problem is found again, and is
 * worded only when somebody asks: a key press makes hundreds of lines go elsewhere, of which a
 * dozen are in sight. "changed" is emitted when it says something else.
 */
#define MILLRACE_TYPE_PROBLEM_ITEM (millrace_problem_item_get_type ())
G_DECLARE_FINAL_TYPE (MillraceProblemItem, millrace_problem_item, MILLRACE, PROBLEM_ITEM, GObject)

/* Equal for findings that say the same, wherever they are; without @has_words, also for those that
 * say it in other words. */
CfnFingerprint       millrace_problem_item_print_finding (const CfnFinding    *finding,
                                                          gboolean             is_suppressed,
                                                          gboolean             has_words);

/* Of a finding: millrace_problem_item_set_finding() says which. */
MillraceProblemItem *millrace_problem_item_new           (void);
/* @index: of the finding in @reading, among those that are told or among the @is_suppressed. */
void                 millrace_problem_item_set_finding   (MillraceProblemItem *self,
                                                          CfnReading          *reading,
                                                          guint                index,
                                                          gboolean             is_suppressed);
/* Of the finding. */
CfnFingerprint       millrace_problem_item_get_print     (MillraceProblemItem *self,
                                                          gboolean             has_words);

/* @key names the group. */
MillraceProblemItem *millrace_problem_item_new_heading   (const char          *key);
/* @title: already translated; @n: how many are in the group. */
void                 millrace_problem_item_set_heading   (MillraceProblemItem *self,
                                                          const char          *title,
                                                          guint                n,
                                                          gboolean             is_open);
gboolean             millrace_problem_item_is_heading    (MillraceProblemItem *self);
/* The group's key; NULL for a finding. */
const char          *millrace_problem_item_get_key       (MillraceProblemItem *self);
gboolean             millrace_problem_item_is_open       (MillraceProblemItem *self);
guint                millrace_problem_item_get_index     (MillraceProblemItem *self);
gboolean             millrace_problem_item_is_suppressed (MillraceProblemItem *self);
gboolean             millrace_problem_item_has_fix       (MillraceProblemItem *self);
gboolean             millrace_problem_item_has_safe_fix  (MillraceProblemItem *self);
CfnSeverity          millrace_problem_item_get_severity  (MillraceProblemItem *self);
const char          *millrace_problem_item_get_rule      (MillraceProblemItem *self);
/* "" when it is about no resource. */
const char          *millrace_problem_item_get_resource  (MillraceProblemItem *self);
/* What is wrong, or the heading. */
char                *millrace_problem_item_dup_message   (MillraceProblemItem *self);
/* "DataTable · line 12 · table-without-stream"; "" of a heading. */
char                *millrace_problem_item_dup_where     (MillraceProblemItem *self);
/* What assistive technology says. */
char                *millrace_problem_item_dup_summary   (MillraceProblemItem *self);
/* TRUE when @words, of g_utf8_casefold(), occurs in what the item says. */
gboolean             millrace_problem_item_matches       (MillraceProblemItem *self,
                                                          const char          *words);

G_END_DECLS
