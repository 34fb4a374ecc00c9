/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-route.h"
#include "millrace-theme.h"

G_BEGIN_DECLS

/*
 * MillraceEdgeTexture: many lines as one picture, filled by a worker for the view and a third of it
 * on every side. The picture is stretched and moved with the view until its successor is there.
 */
typedef struct _MillraceEdgeTexture MillraceEdgeTexture;

/* @widget is drawn again when a picture is ready; it must outlive the texture. */
MillraceEdgeTexture *millrace_edge_texture_new      (GtkWidget           *widget);
void                 millrace_edge_texture_free     (MillraceEdgeTexture *self);
/* Draws what there is and asks for a better picture when it is not good enough. @scale: device
 * pixels a canvas unit. @moving: the next @routes are there before the picture of these is.
 * @may_mend: where a few lines differ the picture that is there may be drawn in pieces around a
 * patch; not where each piece costs as much as the whole. */
void                 millrace_edge_texture_snapshot (MillraceEdgeTexture *self,
                                                     GtkSnapshot         *snapshot,
                                                     CfnRoutes           *routes,
                                                     const MillraceTheme *theme,
                                                     CfnRect              view,
                                                     double               scale,
                                                     gboolean             moving,
                                                     gboolean             may_mend);

G_END_DECLS
