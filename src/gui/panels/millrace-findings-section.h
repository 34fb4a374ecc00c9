/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillraceFindingsSection: the problems of the resource, each leading to its place. Hidden when
 * there are none. */
#define MILLRACE_TYPE_FINDINGS_SECTION (millrace_findings_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceFindingsSection, millrace_findings_section, MILLRACE,
                      FINDINGS_SECTION,
                      MillraceSection)

/* How many problems it shows. */
guint millrace_findings_section_get_n (MillraceFindingsSection *self);

G_END_DECLS
