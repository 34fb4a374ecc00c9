/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-diagram.h"
#include "cfn-positions.h"

G_BEGIN_DECLS

/* Measures of a frame, in canvas units. */
#define CFN_FRAME_PADDING    24.0   /* from its cards to its border, and to its title's band */
#define CFN_FRAME_TITLE      24.0   /* height of that band */
#define CFN_FRAME_TITLE_SIZE 11.5   /* of the font of its name */
#define CFN_FRAME_RADIUS     18.0
#define CFN_FRAME_WIDTH      216.0  /* of a collapsed one */
#define CFN_FRAME_HEIGHT     72.0

/* A group as it is drawn: around its cards, or collapsed, in their place. */
typedef struct
{
  const char *name;
  int         outer;         /* index of the frame that it is in, or -1 */
  gboolean    is_collapsed;
  gboolean    is_hidden;     /* in one that is collapsed: not drawn */
  guint       n_cards;       /* in it and in the frames in it */
  CfnRect     rect;          /* all of it, title and padding included */
} CfnFrame;

/*
 * Private to the room: the frames of a layout, outer ones before those in them. A group of which
 * the diagram has no card is none.
 */
typedef struct
{
  GArray *frames;            /* CfnFrame */
  int    *of_node;           /* of each node: the innermost frame that it is in, or -1 */
  int    *stands_for;        /* of each node: the collapsed frame drawn in its place, or -1 */
  GArray *spaces;            /* CfnRect, of each frame: around its cards, collapsed or not */
} CfnFrames;

/* Names are taken from @positions, which must be kept. */
CfnFrames *cfn_frames_new    (CfnDiagram    *diagram,
                              CfnPositions  *positions);
void       cfn_frames_free   (CfnFrames     *self);
/* Puts the frames around @cards, one rectangle a node. */
void       cfn_frames_fit    (CfnFrames     *self,
                              const CfnRect *cards,
                              guint          n_cards);
/* The frame right in @level (-1: in none) that the node is in; -1 when it is in @level itself. */
int        cfn_frames_get_below (CfnFrames   *self,
                              guint          node,
                              int            level);
/* TRUE when the frame @inner is @outer or in it. */
gboolean   cfn_frames_is_within (CfnFrames  *self,
                              int            inner,
                              int            outer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfnFrames, cfn_frames_free)

G_END_DECLS
