/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-section.h"

G_BEGIN_DECLS

/* The sections of a form that is not of a resource: of a parameter, lookup table, condition,
 * rule or output, or, where the subject has no section, of the template itself. */

typedef void (*MillraceAddSection) (gpointer   form,
                                    GtkWidget *section);

/* Calls @add with each (floating) in its order. */
void millrace_form_entry_add_sections (const MillraceSubject *subject,
                                       MillraceAddSection     add,
                                       gpointer               form);

G_END_DECLS
