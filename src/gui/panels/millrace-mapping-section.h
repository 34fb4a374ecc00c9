/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillraceMappingSection: the keys of a lookup table and what each of them says. */
#define MILLRACE_TYPE_MAPPING_SECTION (millrace_mapping_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceMappingSection, millrace_mapping_section, MILLRACE, MAPPING_SECTION,
                      MillraceSection)

G_END_DECLS
