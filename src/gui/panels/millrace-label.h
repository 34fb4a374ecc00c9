/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * MillraceLabel: words that wrap where the room ends. A GtkLabel of GTK 4.8 shapes its text anew
 * for each width that it is asked about, which is most of the work for a form; this one does so
 * once, and once more when the words do not fit on a line.
 */
#define MILLRACE_TYPE_LABEL (millrace_label_get_type ())
G_DECLARE_FINAL_TYPE (MillraceLabel, millrace_label, MILLRACE, LABEL, GtkWidget)

/* @css_class: or NULL. */
GtkWidget  *millrace_label_new          (const char    *css_class);
void        millrace_label_set_text     (MillraceLabel *self,
                                         const char    *text);
const char *millrace_label_get_text     (MillraceLabel *self);
/* Asks for room for so many letters of usual width at most, as GtkLabel's "max-width-chars". */
void        millrace_label_set_max_chars (MillraceLabel *self,
                                         int            n);
/* What does not fit on so many lines is left out. */
void        millrace_label_set_max_lines (MillraceLabel *self,
                                         int            n);

G_END_DECLS
