/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillraceRestSection: every literal and intrinsic below Properties that no other section of the
 * form shows, each under its path: the whole form of the types that have none of their own. */
#define MILLRACE_TYPE_REST_SECTION (millrace_rest_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceRestSection, millrace_rest_section, MILLRACE, REST_SECTION,
                      MillraceSection)

/* @sections (of MillraceSection) and @claimed (properties, NULL-terminated, may be NULL) are shown
 * elsewhere; both outlive this section. */
GtkWidget *millrace_rest_section_new (const char         *title,
                                      GPtrArray          *sections,
                                      const char * const *claimed);
/* Leaves out what one of the resource types @others (static strings) does not have likewise. */
void       millrace_rest_section_set_others (MillraceRestSection *self,
                                             GPtrArray           *others);

G_END_DECLS
