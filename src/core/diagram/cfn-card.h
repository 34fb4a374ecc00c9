/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-diagram.h"
#include "cfn-geometry.h"

G_BEGIN_DECLS

/* Measures of a card, in canvas units from its upper left corner. Painters take them from here. */
#define CFN_CARD_WIDTH        216.0
#define CFN_CARD_RADIUS       12.0
#define CFN_CARD_HEADER       44.0   /* height of the band in the kind's colour */
#define CFN_CARD_TILE_X       12.0
#define CFN_CARD_TILE_Y       9.0
#define CFN_CARD_TILE         27.0   /* side of the icon tile */
#define CFN_CARD_TILE_RADIUS  7.0
#define CFN_CARD_TEXT_X       48.0   /* logical id and type */
#define CFN_CARD_ID_BASELINE  21.0
#define CFN_CARD_ID_SIZE      13.5   /* font sizes are in canvas units too */
#define CFN_CARD_TYPE_BASELINE 36.0
#define CFN_CARD_TYPE_SIZE    9.6
#define CFN_CARD_FACT_BASELINE 64.0  /* of the first fact */
#define CFN_CARD_FACT_STEP    19.0
#define CFN_CARD_FACT_SIZE    11.5
#define CFN_CARD_MARGIN       14.0   /* left of a fact's name, right of its value */
#define CFN_CARD_BOTTOM       15.0   /* below the last fact's baseline */
#define CFN_BADGE_SIZE        20.0   /* disc centred near the upper right corner */
#define CFN_PORT_SIZE         11.0
#define CFN_PILL_HEIGHT       20.0
#define CFN_PILL_TEXT_SIZE    9.6
#define CFN_PILL_PADDING      9.0
#define CFN_PILL_MAX_WIDTH    188.0  /* a longer text is cut by cfn_text_fit() */
#define CFN_ARROW_LENGTH      8.0

/* Height of a card with @n_facts rows. */
double  cfn_card_get_height   (guint         n_facts);

/* The sides of a card; data of the trigger comes in at the left and leaves at the right. */
typedef enum
{
  CFN_SIDE_LEFT,
  CFN_SIDE_RIGHT,
  CFN_SIDE_TOP,
  CFN_SIDE_BOTTOM,
} CfnSide;

CfnSide cfn_side_get_opposite (CfnSide       side);

/* A port: where edges of @kind leave (@out) or arrive at a card of @node_kind. */
typedef struct
{
  CfnClaimKind kind;
  gboolean     out;
  CfnSide      side;
} CfnPort;

/* The ports of a kind of card, owned by the library: table out STREAM right; mapping in STREAM
 * left, out INVOKE right, out ON_FAILURE bottom; function in INVOKE left, out ASSUME bottom; role
 * in ASSUME top ... */
const CfnPort *cfn_card_get_ports (CfnKind        kind,
                                   guint         *n_ports);
/* Centre of @port on a card at @card: on the fact row nearest the side's middle as in the
 * mockup. */
CfnPoint       cfn_card_get_port_point (CfnRect        card,
                                        const CfnPort *port);

/* What stands on the tile: the kind's sign, or the first letter of another type's service ("E" of
 * AWS::Events::Rule), "◇" when there is none. @type NULL: of no type. Free with g_free(). */
char          *cfn_card_get_sign (CfnKind     kind,
                                  const char *type);

/* Width of @text at @size (canvas units) in the design's font (Cantarell), from a table of our own,
 * so that every machine cuts and places text alike. */
double  cfn_text_measure      (const char   *text,
                               double        size,
                               gboolean      bold);
/* @text cut to @width with an ellipsis in the middle. Free with g_free(). */
char   *cfn_text_fit          (const char   *text,
                               double        size,
                               gboolean      bold,
                               double        width);
/* What stands in the row of @fact on a card as wide as @card_width: its name and its value, each
 * cut where both have no room. Free both with g_free(). Returns whether nothing was cut. */
gboolean cfn_card_fit_fact    (const CfnFact *fact,
                               double         card_width,
                               char         **name,
                               char         **value);

G_END_DECLS
