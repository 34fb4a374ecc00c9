/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillraceFilterSection: the filters of a mapping, and whether a record would get through them. */
#define MILLRACE_TYPE_FILTER_SECTION (millrace_filter_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceFilterSection, millrace_filter_section, MILLRACE, FILTER_SECTION,
                      MillraceSection)

G_END_DECLS
