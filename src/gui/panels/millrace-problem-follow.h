/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-problem-item.h"

G_BEGIN_DECLS

/* Items for all findings of @reading (NULL: none), those that are told first, then the suppressed
 * ones: each of @old goes on as the item of the finding that says the same, or else of one of the
 * same rule and resource. Transfer full. */
GPtrArray *millrace_problem_follow (GPtrArray  *old,
                                    CfnReading *reading);

G_END_DECLS
