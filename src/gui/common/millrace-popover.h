/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a popover has around what is in it, from top to bottom: its padding, and the shadow. */
#define MILLRACE_POPOVER_FRAME 80

/* Points @popover, which has a parent, at @place in that, or at what of the window is nearest to
 * it: GTK 4.8 knows no monitor for a popover that points out of the screen, and complains. */
void millrace_popover_point_to       (GtkPopover         *popover,
                                      const GdkRectangle *place);

/* Opens @popover (floating) at @parent, which must have a layout manager, or beside what scrolls
 * that. It goes when it is closed and when @parent does. The focus then is where it was, or at
 * @parent if that was elsewhere. */
void millrace_popover_open           (GtkWidget *popover,
                                      GtkWidget *parent);

/* Places @popover, which was opened at @parent, once more: it has become higher than there is room
 * for where it is. */
void millrace_popover_place          (GtkWidget *popover,
                                      GtkWidget *parent);

/* Takes @widget from its parent as soon as what is under way with it is done: for a popover that is
 * being closed, whose chosen item's action is still to run and which the pointer may still be at,
 * and for an entry within its own key. */
void millrace_popover_unparent_later (GtkWidget *widget);

G_END_DECLS
