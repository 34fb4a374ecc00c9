/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cfn-card.h"
#include "cfn-frame.h"

G_BEGIN_DECLS

/*
 * CfnLayout: where the cards of one diagram are, and the frames around groups of them. Immutable,
 * thread-safe, reference-counted; keeps its diagram alive.
 *
 * A card in a collapsed frame keeps its place but is hidden: the frame is drawn instead, and edges
 * end there. What an edge ends at is a number: a node's, or from the number of nodes on, a frame's.
 */
typedef struct _CfnLayout CfnLayout;

/*
 * Places every card. Those in @placed (NULL: none) are where the person put them, and its groups
 * become frames. Those of
 * @previous (NULL: none; a layout of an earlier text) stay where they were. What is new is laid out
 * by Graphviz's dot, a connected component at a time, and put where it overlaps nothing; a new card
 * that is alone and linked to nothing goes to a free place near @hint (NULL: below everything).
 * Deterministic. Takes the process-wide Graphviz lock: call it in the layout thread (or a program
 * without threads), never in the window's.
 * NULL and G_IO_ERROR_CANCELLED when @cancellable was cancelled.
 */
CfnLayout    *cfn_layout_new        (CfnDiagram     *diagram,
                                     CfnPositions   *placed,
                                     CfnLayout      *previous,
                                     const CfnPoint *hint,
                                     GCancellable   *cancellable,
                                     GError        **error);
/* The same layout but for the nodes for which @chosen (one a node) is TRUE: those are laid out
 * anew, together, around @centre or as near to it as they cover nothing. As for the rest, see
 * cfn_layout_new(). */
CfnLayout    *cfn_layout_anew       (CfnLayout      *self,
                                     const gboolean *chosen,
                                     CfnPoint        centre,
                                     GCancellable   *cancellable,
                                     GError        **error);
/* The same layout with other positions for the cards in @moved, and no other change: cheap, any
 * thread. The groups of @moved are not looked at. */
CfnLayout    *cfn_layout_with       (CfnLayout      *self,
                                     CfnPositions   *moved);
/* TRUE when the frames are those of the groups of @positions. */
gboolean      cfn_layout_has_groups (CfnLayout      *self,
                                     CfnPositions   *positions);
/* The same places with frames for the groups of @groups: cheap, any thread. */
CfnLayout    *cfn_layout_with_groups (CfnLayout     *self,
                                     CfnPositions   *groups);
CfnLayout    *cfn_layout_ref        (CfnLayout      *self);
void          cfn_layout_unref      (CfnLayout      *self);
CfnDiagram   *cfn_layout_get_diagram (CfnLayout     *self);
CfnRect       cfn_layout_get_card   (CfnLayout      *self,
                                     guint           node);
/* Around all that is drawn; empty when there are no cards. */
CfnRect       cfn_layout_get_bounds (CfnLayout      *self);
/* Frames, outer ones before those in them, so that they can be drawn in this order. */
guint         cfn_layout_get_n_frames (CfnLayout    *self);
const CfnFrame *cfn_layout_get_frame (CfnLayout     *self,
                                     guint           frame);
/* The index of the frame of a group, or -1. */
int           cfn_layout_find_frame (CfnLayout      *self,
                                     const char     *name);
/* The innermost frame that the card is in, or -1. */
int           cfn_layout_get_frame_of (CfnLayout    *self,
                                     guint           node);
/* TRUE when the card is in a collapsed frame. */
gboolean      cfn_layout_is_hidden  (CfnLayout      *self,
                                     guint           node);
/* What is drawn for the node: its own number, or that of the collapsed frame it is in. */
guint         cfn_layout_get_end    (CfnLayout      *self,
                                     guint           node);
/* Where the card or frame with that number is. */
CfnRect       cfn_layout_get_box    (CfnLayout      *self,
                                     guint           end);
/* The upper left corner, on the grid, of a free place for a card of @height nearest to @wish. */
CfnPoint      cfn_layout_find_free  (CfnLayout      *self,
                                     CfnPoint        wish,
                                     double          height);
/* How far @rects, of cards that are to be put there, have to move, all alike and as little as it
 * goes, so that none of them covers another card but for a small part: 0, 0 when none does. The
 * @n_but nodes @but are not counted, for they move with them. */
CfnPoint      cfn_layout_find_clear (CfnLayout      *self,
                                     const CfnRect  *rects,
                                     guint           n_rects,
                                     const guint    *but,
                                     guint           n_but);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnLayout, cfn_layout_unref)

G_END_DECLS
