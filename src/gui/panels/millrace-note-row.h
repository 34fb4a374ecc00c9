/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row that says @sentence, to stand below the row that it is about: millrace_note_row_put () puts
 * it there, and takes the place of *@note, an owned row or NULL. @css_class: what kind of note it
 * is. @sentence NULL: there is none any more. */
void millrace_note_row_put (GtkWidget  **note,
                            GtkWidget   *row,
                            const char  *icon_name,
                            const char  *css_class,
                            const char  *sentence);

G_END_DECLS
