/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the dialogs of the window have in common. */

/* Gives the class its template, the resource NAME.ui, and lets Escape close its windows. */
void millrace_dialog_class_setup (GtkWidgetClass *klass,
                                  const char     *name);
/* Shows @text, or nothing at all where it is NULL. */
void millrace_dialog_set_note    (GtkLabel       *label,
                                  const char     *text);

G_END_DECLS
