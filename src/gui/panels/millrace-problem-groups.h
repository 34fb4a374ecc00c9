/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-problem-item.h"

G_BEGIN_DECLS

/*
 * The rows of a list of problems: @items (of MillraceProblemItem; sorted on the way) with a heading
 * before each group. What the template is silent about is the last group. @group_by: "severity",
 * "resource" or "rule". Of the groups whose keys are in the set @closed only the headings are
 * there. @headings (key -> MillraceProblemItem, which it owns) keeps the headings from one list to
 * the next. An array of MillraceProblemItem that owns them; transfer full.
 */
GPtrArray  *millrace_problem_groups_build              (GPtrArray   *items,
                                                        const char  *group_by,
                                                        GHashTable  *closed,
                                                        GHashTable  *headings);
/* "Errors", "Warnings" ...; translated. */
const char *millrace_problem_groups_get_severity_title (CfnSeverity  severity);

G_END_DECLS
