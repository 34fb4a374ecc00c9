/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "millrace-line.h"

G_BEGIN_DECLS

/*
 * MillraceStrips: straight pieces of line as turned boxes, and their arrows. GTK 4.8's GL renderer
 * draws a turned colour with ragged edges; there a box is filled with a tiny picture whose rim is
 * transparent, and the edges come out smooth. What cairo draws is drawn anew there at every zoom,
 * so that an arrow is a picture as well. The cairo renderer smooths colours by itself and finds
 * pictures dear.
 */
typedef struct _MillraceStrips MillraceStrips;

MillraceStrips *millrace_strips_new    (void);
void            millrace_strips_free   (MillraceStrips      *self);
/* Whether pictures are needed for @widget's renderer. TRUE when that is not what it was: what was
 * drawn before is to be drawn anew. */
gboolean        millrace_strips_update (MillraceStrips      *self,
                                        GtkWidget           *widget);
/* Whether the renderer draws with the processor alone. */
gboolean        millrace_strips_is_software (MillraceStrips *self);
/* @pieces: of MillracePiece, in the order of the line; @overlap: how far each reaches beyond both
 * its ends. */
void            millrace_strips_ink    (MillraceStrips      *self,
                                        GtkSnapshot         *snapshot,
                                        const GArray        *pieces,
                                        double               width,
                                        double               overlap,
                                        const GdkRGBA       *colour);
/* An arrow that points by @angle (radians) and ends at @tip; @half is half its width. */
void            millrace_strips_ink_arrow (MillraceStrips   *self,
                                        GtkSnapshot         *snapshot,
                                        CfnPoint             tip,
                                        double               angle,
                                        double               length,
                                        double               half,
                                        const GdkRGBA       *colour);

G_END_DECLS
