/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillraceIndexSection: the secondary indexes of a table. Attribute definitions follow them. */
#define MILLRACE_TYPE_INDEX_SECTION (millrace_index_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceIndexSection, millrace_index_section, MILLRACE, INDEX_SECTION,
                      MillraceSection)

G_END_DECLS
