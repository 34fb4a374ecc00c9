/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillraceTrustSection: which service may assume a role: the Principal in the first statement of
 * its trust policy. */
#define MILLRACE_TYPE_TRUST_SECTION (millrace_trust_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceTrustSection, millrace_trust_section, MILLRACE, TRUST_SECTION,
                      MillraceSection)

G_END_DECLS
