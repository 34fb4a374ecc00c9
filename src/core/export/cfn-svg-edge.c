/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-svg-out.h"

#include <math.h>

/* Width of a port's ring. */
#define PORT_RING 2.5

static void
append_point (GString    *out,
              const char *command,
              CfnPoint    point)
{
  g_string_append (out, command);
  cfn_svg_number (out, point.x);
  g_string_append_c (out, ' ');
  cfn_svg_number (out, point.y);
}

static gboolean
is_straight (const CfnPoint *curve)
{
  gboolean level = TRUE;
  gboolean upright = TRUE;

  for (guint i = 1; i < 4; i++)
    {
      level = level && fabs (curve[i].y - curve[0].y) < 0.005;
      upright = upright && fabs (curve[i].x - curve[0].x) < 0.005;
    }

  return level || upright;
}

static void
append_path (GString        *out,
             const CfnRoute *route)
{
  g_string_append (out, "<path d=\"");
  append_point (out, "M", route->points[0]);
  for (guint i = 0; i + 3 < route->n_points; i += 3)
    if (is_straight (route->points + i))
      append_point (out, "L", route->points[i + 3]);
    else
      {
        append_point (out, "C", route->points[i + 1]);
        append_point (out, " ", route->points[i + 2]);
        append_point (out, " ", route->points[i + 3]);
      }
  g_string_append_c (out, '"');
}

static void
paint_arrow (CfnSvgPainter  *painter,
             const CfnRoute *route,
             const char     *color)
{
  double x = cos (route->angle) * CFN_ARROW_LENGTH;
  double y = sin (route->angle) * CFN_ARROW_LENGTH;
  CfnPoint foot = { route->tip.x - x, route->tip.y - y };

  g_string_append (painter->out, "<path d=\"");
  append_point (painter->out, "M", route->tip);
  append_point (painter->out, "L", (CfnPoint) { foot.x - y / 2, foot.y + x / 2 });
  append_point (painter->out, "L", (CfnPoint) { foot.x + y / 2, foot.y - x / 2 });
  g_string_append (painter->out, "z\"");
  cfn_svg_word (painter->out, "fill", color);
  g_string_append (painter->out, "/>\n");
}

void
cfn_svg_paint_line (CfnSvgPainter *painter,
                    guint          index)
{
  const CfnDiagramEdge *edge = cfn_diagram_get_edge (painter->diagram, index);
  const CfnRoute *route = cfn_routes_get (painter->routes, index);
  CfnEdgeStyle style = cfn_edge_style_get (edge->claim->kind, edge->claim->verdict);
  const char *color = painter->colors->edges[style.tone];
  g_autofree char *description = cfn_diagram_edge_describe (edge);
  GString *out = painter->out;

  g_string_append (out, "<g>\n");
  cfn_svg_element (out, "title", description);
  append_path (out, route);
  cfn_svg_word (out, "stroke", color);
  cfn_svg_length (out, "stroke-width", style.width);
  if (style.dash[0] > 0)
    {
      g_string_append (out, " stroke-dasharray=\"");
      cfn_svg_number (out, style.dash[0]);
      g_string_append_c (out, ' ');
      cfn_svg_number (out, style.dash[1]);
      g_string_append_c (out, '"');
    }
  g_string_append (out, " fill=\"none\"/>\n");
  paint_arrow (painter, route, color);
  g_string_append (out, "</g>\n");
}

static void
paint_port (CfnSvgPainter *painter,
            CfnPoint       centre,
            const char    *color)
{
  g_string_append (painter->out, "<circle");
  cfn_svg_length (painter->out, "cx", centre.x);
  cfn_svg_length (painter->out, "cy", centre.y);
  cfn_svg_length (painter->out, "r", CFN_PORT_SIZE / 2);
  cfn_svg_word (painter->out, "fill", painter->colors->card);
  cfn_svg_word (painter->out, "stroke", color);
  cfn_svg_length (painter->out, "stroke-width", PORT_RING);
  g_string_append (painter->out, "/>\n");
}

void
cfn_svg_paint_ports (CfnSvgPainter *painter,
                     guint          index)
{
  const CfnDiagramEdge *edge = cfn_diagram_get_edge (painter->diagram, index);
  const CfnRoute *route = cfn_routes_get (painter->routes, index);
  CfnEdgeStyle style = cfn_edge_style_get (edge->claim->kind, edge->claim->verdict);

  if (route->start_is_port)
    paint_port (painter, route->start, painter->colors->edges[style.tone]);
  if (route->end_is_port)
    paint_port (painter, route->end, painter->colors->edges[style.tone]);
}

void
cfn_svg_paint_pill (CfnSvgPainter *painter,
                    guint          index)
{
  const CfnDiagramEdge *edge = cfn_diagram_get_edge (painter->diagram, index);
  const CfnRoute *route = cfn_routes_get (painter->routes, index);
  CfnEdgeStyle style = cfn_edge_style_get (edge->claim->kind, edge->claim->verdict);
  CfnSvgFont font = { CFN_PILL_TEXT_SIZE, style.bold ? "700" : "400", "middle",
                      painter->colors->pill_texts[style.tone] };
  g_autofree char *whole = NULL;
  g_autofree char *text = NULL;

  if (!route->has_pill)
    return;

  whole = cfn_routes_get_pill_text (painter->routes, index);
  text = cfn_text_fit (whole, CFN_PILL_TEXT_SIZE, TRUE,
                       route->pill.width - 2 * CFN_PILL_PADDING + 1);
  cfn_svg_rect (painter->out, route->pill, CFN_PILL_HEIGHT / 2, painter->colors->pills[style.tone]);
  if (style.outlined)
    cfn_svg_word (painter->out, "stroke", painter->colors->edges[style.tone]);
  g_string_append (painter->out, "/>\n");
  cfn_svg_text (painter->out, (CfnPoint) { route->pill.x + route->pill.width / 2,
                                           route->pill.y + CFN_PILL_HEIGHT / 2 + 3.5 },
                &font, text);
}
