/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a rule asks for and why, in a popover at @anchor, which must have a layout manager. */
void       millrace_explain_open       (GtkWidget  *anchor,
                                        const char *rule);
/* A button that opens it. */
GtkWidget *millrace_explain_button_new (const char *rule);

G_END_DECLS
