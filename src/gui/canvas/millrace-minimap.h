/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-route.h"
#include "millrace-theme.h"

G_BEGIN_DECLS

/*
 * MillraceMinimap: the whole diagram in a corner with the view's frame. Hidden from assistive
 * technology: the outline serves it better.
 *
 * Signal "moved" (double x, double y): the view is to be centred on this point (canvas units).
 */
#define MILLRACE_TYPE_MINIMAP (millrace_minimap_get_type ())
G_DECLARE_FINAL_TYPE (MillraceMinimap, millrace_minimap, MILLRACE, MINIMAP, GtkWidget)

GtkWidget *millrace_minimap_new        (void);
/* @theme must outlive the minimap. */
void       millrace_minimap_set_theme  (MillraceMinimap      *self,
                                        const MillraceTheme  *theme);
/* NULL: nothing to show, and the map hides. */
void       millrace_minimap_set_routes (MillraceMinimap      *self,
                                        CfnRoutes            *routes);
void       millrace_minimap_set_view   (MillraceMinimap      *self,
                                        CfnRect               view);

G_END_DECLS
