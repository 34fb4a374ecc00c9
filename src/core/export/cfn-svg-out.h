/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-edge-style.h"
#include "cfn-svg.h"

G_BEGIN_DECLS

/* Private to the room: what the painters of one SVG share. */

/* All colours of one theme; the canvas has the same in its style sheet. */
typedef struct
{
  const char *background;
  const char *card;
  const char *border;
  const char *text;
  const char *dim;
  const char *on_tile;
  gboolean    has_shadow;
  double      header_opacity;
  const char *kinds[CFN_N_KINDS];
  const char *tones[CFN_TONE_DIM + 1];
  const char *edges[CFN_N_EDGE_TONES];
  const char *pills[CFN_N_EDGE_TONES];      /* background of a pill */
  const char *pill_texts[CFN_N_EDGE_TONES];
} CfnSvgColors;

typedef struct
{
  GString            *out;
  const CfnSvgColors *colors;
  CfnRoutes          *routes;
  CfnLayout          *layout;
  CfnDiagram         *diagram;
  CfnFindings        *findings;   /* NULL: none */
} CfnSvgPainter;

typedef struct
{
  double      size;
  const char *weight;   /* "400", "600", "700" */
  const char *anchor;   /* "start", "middle", "end" */
  const char *color;
} CfnSvgFont;

/* At most two decimals, without the locale and without a trailing ".0". */
void cfn_svg_number   (GString          *out,
                       double            value);
/* ` name="12.5"` */
void cfn_svg_length   (GString          *out,
                       const char       *name,
                       double            value);
/* ` name="text"`, escaped. */
void cfn_svg_word     (GString          *out,
                       const char       *name,
                       const char       *text);
/* @text with what XML reserves or forbids replaced. */
void cfn_svg_escape   (GString          *out,
                       const char       *text);
/* A whole element: <title>text</title>. */
void cfn_svg_element  (GString          *out,
                       const char       *name,
                       const char       *text);
void cfn_svg_text     (GString          *out,
                       CfnPoint          point,
                       const CfnSvgFont *font,
                       const char       *text);
/* A rectangle with round corners; leaves its tag open for more attributes, up to "/>". */
void cfn_svg_rect     (GString          *out,
                       CfnRect           rect,
                       double            radius,
                       const char       *fill);

void cfn_svg_paint_card  (CfnSvgPainter *painter,
                          guint          node);
/* With the worst problem of @resource, on the corner of @card. */
void cfn_svg_paint_badge (CfnSvgPainter    *painter,
                          const CfnResource *resource,
                          CfnRect           card);
/* Paints the frame if it is drawn, and @collapsed as it is. */
void cfn_svg_paint_frame (CfnSvgPainter *painter,
                          guint          frame,
                          gboolean       collapsed);
void cfn_svg_paint_line  (CfnSvgPainter *painter,
                          guint          edge);
void cfn_svg_paint_ports (CfnSvgPainter *painter,
                          guint          edge);
void cfn_svg_paint_pill  (CfnSvgPainter *painter,
                          guint          edge);

G_END_DECLS
