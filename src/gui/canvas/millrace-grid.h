/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "millrace-camera.h"

G_BEGIN_DECLS

/*
 * MillraceGrid: the dots behind everything, on the crossings of the grid; they fade out where they
 * would become a grey mist. A row of dots is kept as a narrow picture for as long as zoom and
 * colour stay, and laid down once a row: GTK 4.8's GL renderer has no repetition that is true to
 * fractions of a pixel, and thousands of dots of their own cost more than all cards together.
 */
typedef struct _MillraceGrid MillraceGrid;

MillraceGrid *millrace_grid_new      (void);
void          millrace_grid_free     (MillraceGrid         *self);
/* @scale: device pixels a logical one. */
void          millrace_grid_snapshot (MillraceGrid         *self,
                                      GtkSnapshot          *snapshot,
                                      const MillraceCamera *camera,
                                      const GdkRGBA        *colour,
                                      int                   scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MillraceGrid, millrace_grid_free)

G_END_DECLS
