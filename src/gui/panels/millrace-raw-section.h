/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillraceRawSection: what a template has that no form shows, its metadata for one, each part a row
 * that leads to its lines in the text. */
#define MILLRACE_TYPE_RAW_SECTION (millrace_raw_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceRawSection, millrace_raw_section, MILLRACE, RAW_SECTION,
                      MillraceSection)

G_END_DECLS
