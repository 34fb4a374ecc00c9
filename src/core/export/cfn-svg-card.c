/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-svg-out.h"

#include "cfn-fact-tone.h"

/* Right of the logical id and the type. */
#define TEXT_RIGHT 12.0
/* Centre of the badge, from the upper right corner. */
#define BADGE_X -4.0
#define BADGE_Y 4.0

static void
paint_body (CfnSvgPainter *painter,
            CfnRect        card)
{
  if (painter->colors->has_shadow)
    {
      cfn_svg_rect (painter->out, (CfnRect) { card.x, card.y + 2, card.width, card.height },
                    CFN_CARD_RADIUS, "#000000");
      g_string_append (painter->out, " fill-opacity=\"0.06\"/>\n");
    }
  cfn_svg_rect (painter->out, card, CFN_CARD_RADIUS, painter->colors->card);
  cfn_svg_word (painter->out, "stroke", painter->colors->border);
  g_string_append (painter->out, "/>\n");
}

/* The band has the card's upper corners and no lower ones. */
static void
paint_band (CfnSvgPainter *painter,
            CfnRect        card,
            const char    *color)
{
  GString *out = painter->out;

  g_string_append (out, "<path d=\"M");
  cfn_svg_number (out, card.x);
  g_string_append_c (out, ' ');
  cfn_svg_number (out, card.y + CFN_CARD_RADIUS);
  g_string_append_printf (out, "a%d %d 0 0 1 %d -%d", (int) CFN_CARD_RADIUS, (int) CFN_CARD_RADIUS,
                          (int) CFN_CARD_RADIUS, (int) CFN_CARD_RADIUS);
  g_string_append_c (out, 'h');
  cfn_svg_number (out, card.width - 2 * CFN_CARD_RADIUS);
  g_string_append_printf (out, "a%d %d 0 0 1 %d %d", (int) CFN_CARD_RADIUS, (int) CFN_CARD_RADIUS,
                          (int) CFN_CARD_RADIUS, (int) CFN_CARD_RADIUS);
  g_string_append_c (out, 'v');
  cfn_svg_number (out, CFN_CARD_HEADER - CFN_CARD_RADIUS);
  g_string_append_c (out, 'h');
  cfn_svg_number (out, -card.width);
  g_string_append (out, "z\"");
  cfn_svg_word (out, "fill", color);
  cfn_svg_length (out, "fill-opacity", painter->colors->header_opacity);
  g_string_append (out, "/>\n");
}

static void
paint_tile (CfnSvgPainter        *painter,
            const CfnDiagramNode *node,
            CfnRect               card,
            const char           *color)
{
  CfnSvgFont font = { 15, "700", "middle", painter->colors->on_tile };
  CfnRect tile = { card.x + CFN_CARD_TILE_X, card.y + CFN_CARD_TILE_Y, CFN_CARD_TILE,
                   CFN_CARD_TILE };
  g_autofree char *sign = cfn_card_get_sign (node->kind, node->resource->type);

  cfn_svg_rect (painter->out, tile, CFN_CARD_TILE_RADIUS, color);
  g_string_append (painter->out, "/>\n");
  cfn_svg_text (painter->out, (CfnPoint) { tile.x + tile.width / 2, tile.y + 19 }, &font, sign);
}

static void
paint_names (CfnSvgPainter        *painter,
             const CfnDiagramNode *node,
             CfnRect               card)
{
  const CfnSvgColors *colors = painter->colors;
  CfnSvgFont id_font = { CFN_CARD_ID_SIZE, "700", "start", colors->text };
  CfnSvgFont type_font = { CFN_CARD_TYPE_SIZE, "400", "start", colors->dim };
  double width = card.width - CFN_CARD_TEXT_X - TEXT_RIGHT;
  double x = card.x + CFN_CARD_TEXT_X;
  g_autofree char *id = cfn_text_fit (node->resource->id, CFN_CARD_ID_SIZE, TRUE, width);
  g_autofree char *type = cfn_text_fit (node->resource->type, CFN_CARD_TYPE_SIZE, FALSE, width);

  cfn_svg_text (painter->out, (CfnPoint) { x, card.y + CFN_CARD_ID_BASELINE }, &id_font, id);
  cfn_svg_text (painter->out, (CfnPoint) { x, card.y + CFN_CARD_TYPE_BASELINE }, &type_font, type);
}

static void
paint_fact (CfnSvgPainter        *painter,
            const CfnDiagramNode *node,
            const CfnFact        *fact,
            CfnRect               card,
            double                baseline)
{
  const CfnSvgColors *colors = painter->colors;
  CfnTone tone = cfn_fact_get_tone (fact, node, painter->findings);
  CfnSvgFont name_font = { CFN_CARD_FACT_SIZE, "400", "start", colors->dim };
  CfnSvgFont value_font = { CFN_CARD_FACT_SIZE, "600", "end", colors->tones[tone] };
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  cfn_card_fit_fact (fact, card.width, &name, &value);
  cfn_svg_text (painter->out, (CfnPoint) { card.x + CFN_CARD_MARGIN, baseline }, &name_font, name);
  cfn_svg_text (painter->out, (CfnPoint) { card.x + card.width - CFN_CARD_MARGIN, baseline },
                &value_font, value);
}

/* A tooltip that lists the problems. */
static void
paint_problems (CfnSvgPainter     *painter,
                const CfnResource *resource)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n_findings;
  const CfnFinding * const *findings = cfn_findings_get_of (painter->findings, resource,
                                                            &n_findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autofree char *text = cfn_message_format (findings[i]->message);

      g_string_append_printf (list, "%s%s", list->len > 0 ? " · " : "", text);
    }
  cfn_svg_element (painter->out, "title", list->str);
}

void
cfn_svg_paint_badge (CfnSvgPainter     *painter,
                     const CfnResource *resource,
                     CfnRect            card)
{
  GString *out = painter->out;
  CfnPoint centre = { card.x + card.width + BADGE_X, card.y + BADGE_Y };
  int worst = painter->findings != NULL ? cfn_findings_get_worst (painter->findings, resource) : -1;
  gboolean is_error = worst == CFN_SEVERITY_ERROR;

  /* What is merely worth knowing has no badge: it would make every card look ill. */
  if (worst < CFN_SEVERITY_WARNING)
    return;

  g_string_append (out, "<g>\n");
  paint_problems (painter, resource);
  g_string_append (out, "<circle");
  cfn_svg_length (out, "cx", centre.x);
  cfn_svg_length (out, "cy", centre.y);
  cfn_svg_length (out, "r", CFN_BADGE_SIZE / 2);
  cfn_svg_word (out, "fill", is_error ? "#c01c28" : "#e5a50a");
  g_string_append (out, "/>\n<path d=\"M");
  cfn_svg_number (out, is_error ? centre.x - 3.5 : centre.x);
  g_string_append_c (out, ' ');
  cfn_svg_number (out, is_error ? centre.y - 3.5 : centre.y - 5);
  g_string_append (out, is_error ? "l7 7m0 -7l-7 7\"" : "v5.5m0 3.5v0.6\"");
  cfn_svg_word (out, "stroke", is_error ? "#ffffff" : "#1e1e1e");
  g_string_append (out, " stroke-width=\"2\" stroke-linecap=\"round\" fill=\"none\"/>\n</g>\n");
}

void
cfn_svg_paint_card (CfnSvgPainter *painter,
                    guint          index)
{
  const CfnDiagramNode *node = cfn_diagram_get_node (painter->diagram, index);
  CfnRect card = cfn_layout_get_card (painter->layout, index);
  const char *color = painter->colors->kinds[node->kind];
  g_autofree char *description = cfn_diagram_node_describe (node);

  g_string_append (painter->out, "<g");
  cfn_svg_word (painter->out, "data-id", node->resource->id);
  g_string_append (painter->out, ">\n");
  cfn_svg_element (painter->out, "title", description);

  paint_body (painter, card);
  paint_band (painter, card, color);
  paint_tile (painter, node, card, color);
  paint_names (painter, node, card);
  for (guint i = 0; i < node->n_facts; i++)
    paint_fact (painter, node, &node->facts[i], card,
                card.y + CFN_CARD_FACT_BASELINE + i * CFN_CARD_FACT_STEP);
  cfn_svg_paint_badge (painter, node->resource, card);

  g_string_append (painter->out, "</g>\n");
}
