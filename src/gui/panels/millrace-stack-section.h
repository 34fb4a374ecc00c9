/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* MillraceStackSection: what a resource says to the stack beside its properties: whether it is
 * there at all, what it waits for, and what becomes of it when it is deleted or replaced. */
#define MILLRACE_TYPE_STACK_SECTION (millrace_stack_section_get_type ())
G_DECLARE_FINAL_TYPE (MillraceStackSection, millrace_stack_section, MILLRACE, STACK_SECTION,
                      MillraceSection)

/* Of several resources together: without what is of one only. */
void millrace_stack_section_set_shared (MillraceStackSection *self);

G_END_DECLS
