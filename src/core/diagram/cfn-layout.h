/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cfn-card.h"
#include "cfn-positions.h"

G_BEGIN_DECLS

/*
 * CfnLayout: where the cards of one diagram are. Immutable, thread-safe, reference-counted;
 * keeps its diagram alive.
 */
typedef struct _CfnLayout CfnLayout;

#define CFN_TYPE_LAYOUT (cfn_layout_get_type ())

GType         cfn_layout_get_type   (void);
/*
 * Places every card. Those in @placed (NULL: none) are where the person put them. Those of
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
/* The same layout with other positions for the cards in @moved, and no other change: cheap, any
 * thread. */
CfnLayout    *cfn_layout_with       (CfnLayout      *self,
                                     CfnPositions   *moved);
CfnLayout    *cfn_layout_ref        (CfnLayout      *self);
void          cfn_layout_unref      (CfnLayout      *self);
CfnDiagram   *cfn_layout_get_diagram (CfnLayout     *self);
CfnRect       cfn_layout_get_card   (CfnLayout      *self,
                                     guint           node);
/* Around all cards; empty when there are none. */
CfnRect       cfn_layout_get_bounds (CfnLayout      *self);
/* The upper left corner, on the grid, of a free place for a card of @height nearest to @wish. */
CfnPoint      cfn_layout_find_free  (CfnLayout      *self,
                                     CfnPoint        wish,
                                     double          height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnLayout, cfn_layout_unref)

G_END_DECLS
