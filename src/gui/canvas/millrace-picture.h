/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-geometry.h"

G_BEGIN_DECLS

/*
 * MillracePicture: what a render node looks like, to be stretched instead of drawn. GTK 4.8's GL
 * renderer makes every letter anew at every scale, and that is most of what a card costs; so
 * pictures are made at a few scales only, a factor of two apart, for which the letters are there
 * after the first. All zero is an empty picture.
 */
typedef struct
{
  GskRenderNode *node;
  GdkTexture    *texture;
  double         scale;    /* device pixels a unit of the node */
} MillracePicture;

void     millrace_picture_clear    (MillracePicture       *self);
/* Whether it shows @node sharp enough at @scale device pixels a unit. */
gboolean millrace_picture_serves   (const MillracePicture *self,
                                    GskRenderNode         *node,
                                    double                 scale);
/* Shows @node from now on, sharp enough for @scale. */
void     millrace_picture_make     (MillracePicture       *self,
                                    GskRenderNode         *node,
                                    GskRenderer           *renderer,
                                    double                 scale);
/* Draws it as the node would be drawn with its origin @at; it must not be empty. */
void     millrace_picture_snapshot (const MillracePicture *self,
                                    GtkSnapshot           *snapshot,
                                    CfnPoint               at);

G_END_DECLS
