/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-diagram.h"

G_BEGIN_DECLS

/*
 * MillraceEdge: one edge for focus and assistive technology: its name says kind, ends and state,
 * its description why. Draws nothing: the world paints all lines together.
 *
 * Actions: "edge.focus" (as that of a card), "edge.select", "edge.disconnect",
 * "edge.change-target", "edge.insert" (something new between its ends).
 */
#define MILLRACE_TYPE_EDGE (millrace_edge_get_type ())
G_DECLARE_FINAL_TYPE (MillraceEdge, millrace_edge, MILLRACE, EDGE, GtkWidget)

GtkWidget            *millrace_edge_new          (const char            *key);
/* What makes it the same edge after the text changed: kind and ends. */
const char           *millrace_edge_get_key      (MillraceEdge          *self);
/* Lets go of the edge: assistive technology is not told of the widget, nor can it be reached, until
 * it gets a key again. */
void                  millrace_edge_rest         (MillraceEdge          *self);
/* Makes a resting widget another edge: millrace_edge_set_edge() says which. */
void                  millrace_edge_set_key      (MillraceEdge          *self,
                                                  const char            *key);
/* The key of @edge; of parallel edges of one kind the first has @repeat 0. Free with g_free(). */
char                 *millrace_edge_make_key     (const CfnDiagramEdge  *edge,
                                                  guint                  repeat);
void                  millrace_edge_set_edge     (MillraceEdge          *self,
                                                  CfnDiagram            *diagram,
                                                  guint                  index);
/* Whether it was set to an edge of the kind and the ends of @other, perhaps of another text. */
gboolean              millrace_edge_is_of        (MillraceEdge          *self,
                                                  const CfnDiagramEdge  *other);
const CfnDiagramEdge *millrace_edge_get_edge     (MillraceEdge          *self);
/* All that there is to be said of it: kind, ends, state, reason, and the places of the template
 * that make it so. Transfer full. */
char                 *millrace_edge_explain      (MillraceEdge          *self);
void                  millrace_edge_set_selected (MillraceEdge          *self,
                                                  gboolean               selected);

G_END_DECLS
