/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillraceUsesSection: every place that names what the form is about; each leads to its lines in
 * the text ("win.show-source-path") and to the card that it is of. Not shown where there is
 * none. */
#define MILLRACE_TYPE_USES_SECTION (millrace_uses_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceUsesSection, millrace_uses_section, MILLRACE, USES_SECTION,
                      MillraceSection)

G_END_DECLS
