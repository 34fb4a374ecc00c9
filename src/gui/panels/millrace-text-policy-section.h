/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/*
 * MillraceTextPolicySection: the statements of a policy that its resource has as JSON in a string
 * (AWS::Logs::ResourcePolicy). The rows are those of any policy: they show, and change, a copy of
 * the template in which the document stands open, and what comes of that is the new text.
 */
#define MILLRACE_TYPE_TEXT_POLICY_SECTION (millrace_text_policy_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceTextPolicySection, millrace_text_policy_section, MILLRACE,
                      TEXT_POLICY_SECTION, MillraceSection)

G_END_DECLS
