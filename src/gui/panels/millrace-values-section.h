/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillraceValuesSection: the AllowedValues of a parameter, one a row: changed, added and removed in
 * place. */
#define MILLRACE_TYPE_VALUES_SECTION (millrace_values_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceValuesSection, millrace_values_section, MILLRACE, VALUES_SECTION,
                      MillraceSection)

G_END_DECLS
