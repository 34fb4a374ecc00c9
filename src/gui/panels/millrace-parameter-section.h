/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillraceParameterSection: the type of a parameter and what goes with that type. */
#define MILLRACE_TYPE_PARAMETER_SECTION (millrace_parameter_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceParameterSection, millrace_parameter_section, MILLRACE,
                      PARAMETER_SECTION, MillraceSection)

G_END_DECLS
