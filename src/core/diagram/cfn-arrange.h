/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-frame.h"

G_BEGIN_DECLS

/* Private to the room: how the cards of one connected part stand to each other. */

/* Cards that hang together: node and edge indices of the diagram, ascending. */
typedef struct
{
  GArray   *nodes;   /* guint */
  GArray   *edges;   /* guint; both ends are among the nodes */
  CfnPoint *places;  /* one a node, from the part's own corner; after cfn_arranger_place() */
  guint     n_columns;
  double    height;
  int       level;   /* the frame that all of it is in, or -1 */
} CfnPart;

/* Without nodes. */
CfnPart     *cfn_part_new         (int           level);
void         cfn_part_free        (CfnPart      *part);
/* The connected parts of the nodes for which @chosen is TRUE, in the order of their first node;
 * GPtrArray of CfnPart with a free function, transfer full. All of those nodes are in the frame
 * @level (-1: none is asked for), and what is in one frame in it hangs together. */
GPtrArray   *cfn_parts_new        (CfnDiagram     *diagram,
                                   const gboolean *chosen,
                                   CfnFrames      *frames,
                                   int             level);

typedef struct _CfnArranger CfnArranger;

/* Arranges parts of one diagram, frames as blocks among the cards; remembers the shapes it has
 * seen, so that a template of many like parts costs one run of dot. */
CfnArranger *cfn_arranger_new     (CfnDiagram   *diagram,
                                   CfnFrames    *frames);
void         cfn_arranger_free    (CfnArranger  *self);
/* From one column's left edge to the next one's: a card and a gap that holds the labels. */
double       cfn_arranger_get_pitch (CfnArranger *self);
void         cfn_arranger_place   (CfnArranger  *self,
                                   CfnPart      *part);

/* Offsets that put @parts side by side in whole columns, to a picture about as wide as a screen is.
 * One point a part, g_free(). */
CfnPoint    *cfn_parts_pack       (GPtrArray    *parts,
                                   double        pitch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnArranger, cfn_arranger_free)

G_END_DECLS
