/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-diagram.h"

G_BEGIN_DECLS

/* What an edge is coloured after; each painter has its own table of colours. */
typedef enum
{
  CFN_EDGE_TONE_DATA,        /* stream and invoke: green */
  CFN_EDGE_TONE_FAILURE,     /* failed batches: amber */
  CFN_EDGE_TONE_ROLE,        /* assume, attach: the role's red */
  CFN_EDGE_TONE_PERMISSION,  /* may read, may write: brown */
  CFN_EDGE_TONE_REFERENCE,   /* grey */
  CFN_EDGE_TONE_BAD,         /* a claim that fails, of any kind */
  CFN_EDGE_TONE_UNKNOWN,     /* a claim that cannot be decided, of any kind */
} CfnEdgeTone;

#define CFN_N_EDGE_TONES (CFN_EDGE_TONE_UNKNOWN + 1)

/* How the line of an edge is drawn. The state is in the line and the pill, never in the colour
 * alone: what holds is an arrow, what fails carries a cross, what is not known is dotted with a
 * question mark. */
typedef struct
{
  CfnEdgeTone  tone;
  double       width;       /* canvas units */
  double       dash[2];     /* on, off; 0, 0: one solid line */
  const char  *mark;        /* stands before the pill's text: "✕", "?" or NULL */
  gboolean     outlined;    /* the pill has a line around it */
  gboolean     bold;        /* weight of the pill's text */
} CfnEdgeStyle;

CfnEdgeStyle cfn_edge_style_get      (CfnClaimKind          kind,
                                      CfnVerdict            verdict);
/* The text of the pill with its mark, "✕ GetRecords not allowed", or NULL when the edge has no
 * pill. */
char        *cfn_edge_get_pill_text  (const CfnDiagramEdge *edge);
/* Likewise of a line that is drawn for @count edges: "✕ ×3". */
char        *cfn_edge_get_count_text (const CfnDiagramEdge *edge,
                                      guint                 count);
/* Its width in canvas units, padding included; 0 when the edge has no pill. */
double       cfn_edge_get_pill_width (const CfnDiagramEdge *edge,
                                      guint                 count);

G_END_DECLS
