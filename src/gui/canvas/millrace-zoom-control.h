/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* MillraceZoomControl: smaller, the percentage (a press goes back to 100 %), larger, everything.
 * Its buttons activate the canvas's zoom actions. */
#define MILLRACE_TYPE_ZOOM_CONTROL (millrace_zoom_control_get_type ())
G_DECLARE_FINAL_TYPE (MillraceZoomControl, millrace_zoom_control, MILLRACE, ZOOM_CONTROL, GtkWidget)

GtkWidget *millrace_zoom_control_new      (void);
void       millrace_zoom_control_set_zoom (MillraceZoomControl *self,
                                           double               zoom);

G_END_DECLS
