/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-svg-out.h"

/* Of an open frame over the background, so that frames in frames can be told apart. */
#define TINT 0.035
/* Baselines, from a frame's upper border. */
#define TITLE_BASELINE 20.0
#define NAME_BASELINE  32.0
#define COUNT_BASELINE 51.0
/* How far the sheets behind a collapsed frame look out. */
#define SHEET 5.0

static void
paint_open (CfnSvgPainter  *painter,
            const CfnFrame *frame)
{
  CfnSvgFont font = { CFN_FRAME_TITLE_SIZE, "600", "start", painter->colors->dim };
  g_autofree char *name = cfn_text_fit (frame->name, CFN_FRAME_TITLE_SIZE, TRUE,
                                        frame->rect.width - 2 * CFN_FRAME_PADDING);

  cfn_svg_rect (painter->out, frame->rect, CFN_FRAME_RADIUS, painter->colors->text);
  cfn_svg_length (painter->out, "fill-opacity", TINT);
  cfn_svg_word (painter->out, "stroke", painter->colors->border);
  g_string_append (painter->out, "/>\n");
  cfn_svg_text (painter->out, (CfnPoint) { frame->rect.x + CFN_FRAME_PADDING,
                                           frame->rect.y + TITLE_BASELINE }, &font, name);
}

/* The card with the worst problem of those in the frame, or NULL. */
static const CfnResource *
find_worst (CfnSvgPainter *painter,
            guint          index)
{
  guint end = cfn_diagram_get_n_nodes (painter->diagram) + index;
  const CfnResource *found = NULL;
  int worst = -1;

  for (guint i = 0; painter->findings != NULL && i < cfn_diagram_get_n_nodes (painter->diagram);
       i++)
    {
      const CfnResource *resource = cfn_diagram_get_node (painter->diagram, i)->resource;

      if (cfn_layout_get_end (painter->layout, i) == end
          && cfn_findings_get_worst (painter->findings, resource) > worst)
        {
          worst = cfn_findings_get_worst (painter->findings, resource);
          found = resource;
        }
    }

  return found;
}

static void
paint_collapsed (CfnSvgPainter  *painter,
                 guint           index)
{
  const CfnFrame *frame = cfn_layout_get_frame (painter->layout, index);
  CfnRect rect = frame->rect;
  const CfnResource *worst = find_worst (painter, index);
  CfnSvgFont name_font = { CFN_CARD_ID_SIZE, "700", "start", painter->colors->text };
  CfnSvgFont count_font = { CFN_CARD_TYPE_SIZE, "400", "start", painter->colors->dim };
  g_autofree char *number = g_strdup_printf ("%u", frame->n_cards);
  g_autoptr (CfnMessage) message = cfn_message_new (N_("Resources: {0}"), number, NULL);
  g_autofree char *count = cfn_message_format (message);
  g_autofree char *name = cfn_text_fit (frame->name, CFN_CARD_ID_SIZE, TRUE,
                                        rect.width - 2 * CFN_FRAME_PADDING);

  for (int sheet = 1; sheet >= 0; sheet--)
    {
      cfn_svg_rect (painter->out,
                    (CfnRect) { rect.x + sheet * SHEET, rect.y + sheet * SHEET, rect.width - SHEET,
                                rect.height - SHEET }, CFN_CARD_RADIUS, painter->colors->card);
      cfn_svg_word (painter->out, "stroke", painter->colors->border);
      g_string_append (painter->out, "/>\n");
    }
  cfn_svg_text (painter->out, (CfnPoint) { rect.x + CFN_FRAME_PADDING, rect.y + NAME_BASELINE },
                &name_font, name);
  cfn_svg_text (painter->out, (CfnPoint) { rect.x + CFN_FRAME_PADDING, rect.y + COUNT_BASELINE },
                &count_font, count);
  if (worst != NULL)
    cfn_svg_paint_badge (painter, worst, rect);
}

void
cfn_svg_paint_frame (CfnSvgPainter *painter,
                     guint          index,
                     gboolean       collapsed)
{
  const CfnFrame *frame = cfn_layout_get_frame (painter->layout, index);

  if (frame->is_hidden || frame->is_collapsed != collapsed)
    return;

  g_string_append (painter->out, "<g");
  cfn_svg_word (painter->out, "data-group", frame->name);
  g_string_append (painter->out, ">\n");
  cfn_svg_element (painter->out, "title", frame->name);
  if (collapsed)
    paint_collapsed (painter, index);
  else
    paint_open (painter, frame);
  g_string_append (painter->out, "</g>\n");
}
