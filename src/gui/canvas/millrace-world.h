/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-guides.h"
#include "cfn-index.h"
#include "millrace-card.h"
#include "millrace-edge.h"
#include "millrace-frames.h"
#include "millrace-travel.h"

G_BEGIN_DECLS

/*
 * MillraceWorld: the scene: one card for each node, one edge for each edge, at their places in
 * canvas units. Allocated once; panning and zooming only change the transform that the canvas gives
 * it. Draws what is in view, in the detail that the zoom allows. Knows nothing of gestures.
 */
#define MILLRACE_TYPE_WORLD (millrace_world_get_type ())
G_DECLARE_FINAL_TYPE (MillraceWorld, millrace_world, MILLRACE, WORLD, GtkWidget)

GtkWidget           *millrace_world_new          (void);
/* Cards stay with their logical id, edges with their key. @routes NULL: an empty world. */
void                 millrace_world_set_scene    (MillraceWorld       *self,
                                                  CfnRoutes           *routes,
                                                  CfnFindings         *findings);
/* Whether the last scene has other cards or edges than the one before. */
gboolean             millrace_world_is_rewired  (MillraceWorld       *self);
/* Other places for the same diagram: what a drag shows before it is done. */
void                 millrace_world_set_places   (MillraceWorld       *self,
                                                  CfnRoutes           *routes,
                                                  gboolean             moving);
/* Transfer none; NULL when empty. */
CfnRoutes           *millrace_world_get_routes   (MillraceWorld       *self);
CfnLayout           *millrace_world_get_layout   (MillraceWorld       *self);
CfnDiagram          *millrace_world_get_diagram  (MillraceWorld       *self);
CfnIndex            *millrace_world_get_index    (MillraceWorld       *self);
CfnFindings         *millrace_world_get_findings (MillraceWorld       *self);
/* Transfer none; never NULL. */
MillraceFrames      *millrace_world_get_frames   (MillraceWorld       *self);
/* Records on their way; transfer none, never NULL. Whoever changes them has the world drawn. */
MillraceTravels     *millrace_world_get_travels  (MillraceWorld       *self);
/* Whether the node is in a collapsed frame, and not drawn. */
gboolean             millrace_world_is_hidden    (MillraceWorld       *self,
                                                  guint                node);
const MillraceTheme *millrace_world_get_theme    (MillraceWorld       *self);
/* Reads the colours from @canvas's style again and draws everything anew. */
void                 millrace_world_read_theme   (MillraceWorld       *self,
                                                  GtkWidget           *canvas);
/* What part is seen, in canvas units, and how large. */
void                 millrace_world_set_view     (MillraceWorld       *self,
                                                  CfnRect              view,
                                                  double               zoom);
guint                millrace_world_get_n_cards  (MillraceWorld       *self);
MillraceCard        *millrace_world_get_card     (MillraceWorld       *self,
                                                  guint                node);
/* The card of a logical id, or NULL. */
MillraceCard        *millrace_world_find_card    (MillraceWorld       *self,
                                                  const char          *id);
guint                millrace_world_get_n_edges  (MillraceWorld       *self);
MillraceEdge        *millrace_world_get_edge     (MillraceWorld       *self,
                                                  guint                edge);
/* Index of the edge with @key, or -1. */
int                  millrace_world_find_edge    (MillraceWorld       *self,
                                                  const char          *key);
/* Where it is drawn: of what is in a collapsed frame, where that is. */
CfnRect              millrace_world_get_rect     (MillraceWorld       *self,
                                                  MillraceCard        *card);
/* Edges that are drawn above the others; -1: none. */
void                 millrace_world_set_selected_edge (MillraceWorld  *self,
                                                  int                  edge);
void                 millrace_world_set_hovered_edge  (MillraceWorld  *self,
                                                  int                  edge);
int                  millrace_world_get_selected_edge (MillraceWorld  *self);
/* The line of a connection that is being made; NULL: none. Takes @route. */
void                 millrace_world_set_rubber   (MillraceWorld       *self,
                                                  CfnRoute            *route,
                                                  CfnClaimKind         kind,
                                                  CfnVerdict           verdict);
/* A stroke that is being drawn (CfnPoint), and the edges that it, or what is dropped now, would
 * change; NULL: none. */
void                 millrace_world_set_stroke   (MillraceWorld       *self,
                                                  const GArray        *points);
void                 millrace_world_set_marked_edges (MillraceWorld   *self,
                                                  const GArray        *edges,
                                                  gboolean             bad);
/* Cards (guint) as they would be @shift away, over the others; NULL: none. */
void                 millrace_world_set_ghosts   (MillraceWorld       *self,
                                                  const GArray        *nodes,
                                                  CfnPoint             shift);
/* The whole picture, @scale pixels to a canvas unit or fewer, so that no side has more than
 * @max_pixels; transfer full. NULL when there is nothing, or nothing to draw with yet. */
GdkTexture          *millrace_world_make_picture (MillraceWorld       *self,
                                                  double               scale,
                                                  double               max_pixels);
/* What a dragged card is in line with. */
void                 millrace_world_set_guides   (MillraceWorld       *self,
                                                  const CfnGuide      *guides,
                                                  guint                n_guides);
/* Cards on their way to other places: @offsets (CfnPoint) of each node from where it will be, times
 * 1 - @progress; NULL: none is. */
void                 millrace_world_set_transition (MillraceWorld     *self,
                                                  GArray              *offsets,
                                                  double               progress);
/* The rubber band; an empty rectangle: none. */
void                 millrace_world_set_band     (MillraceWorld       *self,
                                                  CfnRect              band);

G_END_DECLS
