/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-route.h"
#include "millrace-card-ink.h"

G_BEGIN_DECLS

/*
 * MillraceEdgePainter: draws lines, arrows and pills. A line is short turned boxes in a cached
 * render node: a path would be rasterised afresh at each step of a zoom. Where more than a few
 * hundred lines are in view, one texture that a worker fills stands in for all of them.
 */
typedef struct _MillraceEdgePainter MillraceEdgePainter;

/* What becomes of the lines from one frame to the next. */
typedef enum
{
  MILLRACE_LINES_REST,
  MILLRACE_LINES_MOVE,      /* a texture would always be late */
  MILLRACE_LINES_AT_ONCE,   /* there is only this frame, and no limit to what it takes */
} MillraceLines;

/* @widget: whose fonts and display it draws for and that is drawn again when a texture is ready.
 * Neither @theme nor
 * @widget is kept alive. */
MillraceEdgePainter *millrace_edge_painter_new        (const MillraceTheme *theme,
                                                       GtkWidget           *widget);
void                 millrace_edge_painter_free       (MillraceEdgePainter *self);
/* Lines that are the same as before keep their nodes. @routes may be NULL. */
void                 millrace_edge_painter_set_routes (MillraceEdgePainter *self,
                                                       CfnRoutes           *routes);
/* Draws the lines, without pills, of @edges (guint), which are those in @view (canvas units),
 * shown at @zoom. @scale: device pixels a logical one. */
void                 millrace_edge_painter_snapshot   (MillraceEdgePainter *self,
                                                       GtkSnapshot         *snapshot,
                                                       const GArray        *edges,
                                                       CfnRect              view,
                                                       double               zoom,
                                                       int                  scale,
                                                       MillraceLines        lines);
/* The pills of @edges, to be drawn when all lines are. */
void                 millrace_edge_painter_snapshot_pills (MillraceEdgePainter *self,
                                                           GtkSnapshot         *snapshot,
                                                           const GArray        *edges,
                                                           double               zoom);
/* One line alone, above the others: the selected or hovered edge with its @halo, or with a dashed
 * one when @focused. */
void                 millrace_edge_painter_highlight  (MillraceEdgePainter *self,
                                                       GtkSnapshot         *snapshot,
                                                       guint                edge,
                                                       const GdkRGBA       *halo,
                                                       gboolean             focused);
/* The same of its pill, if it has one, above the other pills. */
void                 millrace_edge_painter_highlight_pill (MillraceEdgePainter *self,
                                                           GtkSnapshot         *snapshot,
                                                           guint                edge,
                                                           const GdkRGBA       *halo);
/* The line of a connection that is being made. */
void                 millrace_edge_painter_rubber     (MillraceEdgePainter *self,
                                                       GtkSnapshot         *snapshot,
                                                       const CfnRoute      *route,
                                                       CfnClaimKind         kind,
                                                       CfnVerdict           verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MillraceEdgePainter, millrace_edge_painter_free)

G_END_DECLS
