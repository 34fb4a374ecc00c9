/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillraceNameSection: what a resource is called: its logical id, then the name that it gets in the
 * account. Another id is asked for by "win.rename" ("(ss)": from, to), once it is one that the
 * resource can have. */
#define MILLRACE_TYPE_NAME_SECTION (millrace_name_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceNameSection, millrace_name_section, MILLRACE, NAME_SECTION,
                      MillraceSection)

/* Focuses the logical id, all of it selected. */
void millrace_name_section_focus_id (MillraceNameSection *self);

G_END_DECLS
