/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillraceQuestionSection: "May this role ...?" of an action on something in the template, answered
 * anew with every change of it. Of the policy of a resource: who may, and what it protects. */
#define MILLRACE_TYPE_QUESTION_SECTION (millrace_question_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceQuestionSection, millrace_question_section, MILLRACE,
                      QUESTION_SECTION,
                      MillraceSection)

G_END_DECLS
