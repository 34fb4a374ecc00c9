/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts a "# " before the lines that are selected, or the one with the cursor; takes it away when
 * all of them have one. FALSE when the text is JSON, which has no comments. */
gboolean millrace_source_toggle_comment (GtkTextBuffer *buffer);

G_END_DECLS
