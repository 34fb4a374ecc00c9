/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillracePoliciesSection: what a role or a policy allows, statement by statement. */
#define MILLRACE_TYPE_POLICIES_SECTION (millrace_policies_section_get_type ())
G_DECLARE_FINAL_TYPE (MillracePoliciesSection, millrace_policies_section, MILLRACE,
                      POLICIES_SECTION,
                      MillraceSection)

/* MillraceNeedsSection: what the functions that use a role need of it, and whether it gives
 * that. */
#define MILLRACE_TYPE_NEEDS_SECTION (millrace_needs_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceNeedsSection, millrace_needs_section, MILLRACE, NEEDS_SECTION,
                      MillraceSection)

G_END_DECLS
