/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/*
 * How a line of text in a form is edited: Enter and leaving it finish the entry, Escape takes it
 * back, YAML that does not read is marked and never handed on.
 */

/* Makes @editable (a GtkEditable) the line in which @field is edited; it must be @field or inside
 * it. */
void millrace_edit_attach (GtkWidget     *editable,
                           MillraceField *field);
/* Shows @text, unless the person is in the middle of typing something else. */
void millrace_edit_show   (GtkWidget     *editable,
                           const char    *text);

G_END_DECLS
