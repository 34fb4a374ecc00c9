/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillraceConditionSection: what a condition asks, as YAML and in words, and how it goes together
 * with others. */
#define MILLRACE_TYPE_CONDITION_SECTION (millrace_condition_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceConditionSection, millrace_condition_section, MILLRACE,
                      CONDITION_SECTION, MillraceSection)

G_END_DECLS
