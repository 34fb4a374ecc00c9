/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-field.h"

G_BEGIN_DECLS

/*
 * How a line of text in a form is edited: Enter and leaving it finish the entry, Escape takes it
 * back. YAML that does not read is never handed on, and some entries are refused: those stay as
 * they were typed, are marked, and have the reason beside them, until they are taken back, or
 * corrected, or the document has another value there.
 */

/* Makes @editable (a GtkEditable) the line in which @field is edited; it must be @field or inside
 * it. */
void millrace_edit_attach (GtkWidget     *editable,
                           MillraceField *field);
/* Says in the person's language what is wrong with @typed, transfer full, or NULL. */
typedef char *(*MillraceEditCheck) (const char *typed,
                                    gpointer    user_data);

/* Has @check judge each entry while it is typed; what it finds wrong is marked and never handed
 * on. @user_data lives as long as @editable. */
void millrace_edit_set_check (GtkWidget         *editable,
                              MillraceEditCheck  check,
                              gpointer           user_data);
/* What is wrong with the entry now, or NULL; owned by @editable. */
const char *millrace_edit_get_problem (GtkWidget *editable);
/* After others told what is wrong with @widget, or that nothing is: what is typed in it, when it is
 * such a line, may still be wrong. */
void millrace_edit_tell_again (GtkWidget *widget);
/* Shows @text, unless the person is in the middle of typing something else. */
void millrace_edit_show   (GtkWidget     *editable,
                           const char    *text);
/* Shows @text in *@line, a line beside the control of the row @field (a MillraceRow), as of a value
 * that the control cannot show; the line is made when it is needed first. NULL hides it. */
void millrace_edit_show_beside (GtkWidget     **line,
                                MillraceField  *field,
                                const char     *text);

G_END_DECLS
