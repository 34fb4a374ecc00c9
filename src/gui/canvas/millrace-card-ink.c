/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-card-ink.h"

#include "cfn-message.h"
#include "millrace-ink.h"

#define SIGN_SIZE 15.0
#define SIGN_BASELINE 19.0     /* below the tile's upper edge */
#define SHADOW_DROP 2.0

#define PLAIN_STRIPE 20.0
#define PLAIN_TEXT 26.0
#define PLAIN_BORDER 3.5

#define BADGE_INSET 4.0

MillraceDetail
millrace_detail_for_zoom (double zoom)
{
  if (zoom >= 0.45)
    return MILLRACE_DETAIL_FULL;

  return zoom >= 0.2 ? MILLRACE_DETAIL_PLAIN : MILLRACE_DETAIL_COLOUR;
}

CfnPoint
millrace_badge_get_centre (double width)
{
  return (CfnPoint) { width - BADGE_INSET, BADGE_INSET };
}

static void
ink_header (GtkSnapshot          *snapshot,
            const MillraceTheme  *theme,
            PangoContext         *context,
            const CfnDiagramNode *node)
{
  const MillraceTextStyle sign_style = { SIGN_SIZE, PANGO_WEIGHT_BOLD, MILLRACE_ALIGN_MIDDLE, 0 };
  const MillraceTextStyle id_style = { CFN_CARD_ID_SIZE, PANGO_WEIGHT_BOLD, MILLRACE_ALIGN_START,
                                       node->width - CFN_CARD_TEXT_X - 8 };
  const MillraceTextStyle type_style = { CFN_CARD_TYPE_SIZE, PANGO_WEIGHT_NORMAL,
                                         MILLRACE_ALIGN_START, id_style.width };
  const CfnRect tile = { CFN_CARD_TILE_X, CFN_CARD_TILE_Y, CFN_CARD_TILE, CFN_CARD_TILE };
  g_autofree char *sign = cfn_card_get_sign (node->kind, node->resource->type);
  g_autofree char *id = cfn_text_fit (node->resource->id, id_style.size, TRUE, id_style.width);
  g_autofree char *type = cfn_text_fit (node->resource->type, type_style.size, FALSE,
                                        type_style.width);

  millrace_ink_box (snapshot, tile, CFN_CARD_TILE_RADIUS, &theme->kind[node->kind]);
  millrace_ink_text (snapshot, context, sign, &sign_style,
                     (CfnPoint) { tile.x + tile.width / 2, tile.y + SIGN_BASELINE },
                     &theme->on_kind);
  millrace_ink_text (snapshot, context, id, &id_style,
                     (CfnPoint) { CFN_CARD_TEXT_X, CFN_CARD_ID_BASELINE },
                     &theme->tone[CFN_TONE_NORMAL]);
  millrace_ink_text (snapshot, context, type, &type_style,
                     (CfnPoint) { CFN_CARD_TEXT_X, CFN_CARD_TYPE_BASELINE },
                     &theme->tone[CFN_TONE_DIM]);
}

static void
ink_fact (GtkSnapshot         *snapshot,
          const MillraceTheme *theme,
          PangoContext        *context,
          const CfnFact       *fact,
          CfnTone              tone,
          double               card_width,
          double               baseline)
{
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  MillraceTextStyle style = { CFN_CARD_FACT_SIZE, PANGO_WEIGHT_NORMAL, MILLRACE_ALIGN_START, 0 };

  cfn_card_fit_fact (fact, card_width, &name, &value);
  millrace_ink_text (snapshot, context, name, &style,
                     (CfnPoint) { CFN_CARD_MARGIN, baseline }, &theme->tone[CFN_TONE_DIM]);

  style.weight = PANGO_WEIGHT_SEMIBOLD;
  style.align = MILLRACE_ALIGN_END;
  style.width = card_width - 2 * CFN_CARD_MARGIN;
  millrace_ink_text (snapshot, context, value, &style,
                     (CfnPoint) { card_width - CFN_CARD_MARGIN, baseline },
                     &theme->tone[tone]);
}

static void
ink_full (GtkSnapshot          *snapshot,
          const MillraceTheme  *theme,
          PangoContext         *context,
          const CfnDiagramNode *node,
          const CfnTone        *tones)
{
  const CfnRect card = { 0, 0, node->width, node->height };
  const CfnRect band = { 0, 0, node->width, CFN_CARD_HEADER };
  GdkRGBA header = millrace_colour_over (&theme->kind[node->kind], theme->card_header.alpha,
                                         &theme->card);
  graphene_rect_t bounds = millrace_rect_to_graphene (card);
  GskRoundedRect outline;

  if (theme->card_shadow.alpha > 0)
    millrace_ink_box (snapshot, (CfnRect) { 0, SHADOW_DROP, card.width, card.height },
                      CFN_CARD_RADIUS, &theme->card_shadow);

  gsk_rounded_rect_init_from_rect (&outline, &bounds, CFN_CARD_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &theme->card, &bounds);
  millrace_ink_box (snapshot, band, 0, &header);
  gtk_snapshot_pop (snapshot);
  millrace_ink_ring (snapshot, card, CFN_CARD_RADIUS, 1, &theme->card_border);

  ink_header (snapshot, theme, context, node);
  for (guint i = 0; i < node->n_facts; i++)
    ink_fact (snapshot, theme, context, &node->facts[i],
              tones != NULL ? tones[i] : node->facts[i].tone, node->width,
              CFN_CARD_FACT_BASELINE + i * CFN_CARD_FACT_STEP);
}

static void
ink_plain (GtkSnapshot          *snapshot,
           const MillraceTheme  *theme,
           PangoContext         *context,
           const CfnDiagramNode *node)
{
  const CfnRect card = { 0, 0, node->width, node->height };
  const MillraceTextStyle style = { PLAIN_TEXT, PANGO_WEIGHT_BOLD, MILLRACE_ALIGN_START,
                                    node->width - PLAIN_STRIPE - 24 };
  g_autofree char *id = cfn_text_fit (node->resource->id, style.size, TRUE, style.width);
  const GdkRGBA *colour = &theme->kind[node->kind];
  graphene_rect_t bounds = millrace_rect_to_graphene (card);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, CFN_CARD_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &theme->card, &bounds);
  millrace_ink_box (snapshot, (CfnRect) { 0, 0, PLAIN_STRIPE, card.height }, 0, colour);
  gtk_snapshot_pop (snapshot);
  millrace_ink_ring (snapshot, card, CFN_CARD_RADIUS, PLAIN_BORDER, colour);
  millrace_ink_text (snapshot, context, id, &style,
                     (CfnPoint) { PLAIN_STRIPE + 14, card.height / 2 + PLAIN_TEXT * 0.35 },
                     &theme->tone[CFN_TONE_NORMAL]);
}

void
millrace_ink_card (GtkSnapshot          *snapshot,
                   const MillraceTheme  *theme,
                   PangoContext         *context,
                   const CfnDiagramNode *node,
                   const CfnTone        *tones,
                   MillraceDetail        detail)
{
  switch (detail)
    {
    case MILLRACE_DETAIL_FULL:
      ink_full (snapshot, theme, context, node, tones);
      break;

    case MILLRACE_DETAIL_PLAIN:
      ink_plain (snapshot, theme, context, node);
      break;

    case MILLRACE_DETAIL_COLOUR:
    default:
      g_assert_not_reached ();
    }
}

void
millrace_ink_port (GtkSnapshot         *snapshot,
                   const MillraceTheme *theme,
                   CfnPoint             centre,
                   const CfnPort       *port,
                   MillracePortState    state)
{
  const GdkRGBA *colour = &theme->edge[cfn_edge_style_get (port->kind, CFN_VERDICT_HOLDS).tone];
  double line = 2.5;

  if (state == MILLRACE_PORT_NEAR)
    {
      millrace_ink_disc (snapshot, centre, CFN_PORT_SIZE + 5, &theme->target);
      return;
    }

  if (state == MILLRACE_PORT_ILLEGAL)
    {
      colour = &theme->edge[CFN_EDGE_TONE_UNKNOWN];
      line = 1.5;
    }

  millrace_ink_disc (snapshot, centre, CFN_PORT_SIZE + line, colour);
  millrace_ink_disc (snapshot, centre, CFN_PORT_SIZE - line, &theme->port);
}

void
millrace_ink_badge (GtkSnapshot         *snapshot,
                    const MillraceTheme *theme,
                    PangoContext        *context,
                    double               width,
                    gboolean             is_error)
{
  const MillraceTextStyle style = { 12, PANGO_WEIGHT_BOLD, MILLRACE_ALIGN_MIDDLE, 0 };
  CfnPoint centre = millrace_badge_get_centre (width);

  millrace_ink_disc (snapshot, centre, CFN_BADGE_SIZE,
                     is_error ? &theme->error : &theme->warning);
  if (is_error)
    millrace_ink_cross (snapshot, centre, 6.5, 2, &theme->on_error);
  else
    millrace_ink_text (snapshot, context, "!", &style,
                       (CfnPoint) { centre.x, centre.y + 4.5 }, &theme->on_warning);
}
