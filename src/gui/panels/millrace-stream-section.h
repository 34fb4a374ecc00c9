/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillraceStreamSection: whether a table streams its changes, and what each record holds.
 * CloudFormation has no switch for it: the presence of StreamSpecification is the switch. */
#define MILLRACE_TYPE_STREAM_SECTION (millrace_stream_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceStreamSection, millrace_stream_section, MILLRACE, STREAM_SECTION,
                      MillraceSection)

G_END_DECLS
