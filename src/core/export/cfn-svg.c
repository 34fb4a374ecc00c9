/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-svg-out.h"

#include <math.h>

/* Around the drawing; badges and shadows reach a little beyond their cards. */
#define MARGIN 24.0
/* Of the picture of an empty template. */
#define EMPTY_SIZE 240.0

static const CfnSvgColors colors[] = {
  [CFN_THEME_LIGHT] = {
    .background = "#fcfcfb",
    .card = "#ffffff",
    .border = "#d9d7d4",
    .text = "#241f31",
    .dim = "#68666b",
    .on_tile = "#ffffff",
    .has_shadow = TRUE,
    .header_opacity = 0.1,
    .kinds = { "#1a5fb4", "#c64600", "#a51d2d", "#813d9c", "#a51d2d",
               "#1b7f5a", "#1b7f5a", "#1b7f5a", "#5e5c64" },
    .tones = { "#241f31", "#1c7a4b", "#c01c28", "#905300", "#68666b" },
    .edges = { "#26a269", "#905300", "#a51d2d", "#865e3c", "#8a8986", "#c01c28", "#77767b" },
    .pills = { "#e3f5eb", "#f8e9c8", "#f8e6e8", "#f3ece4", "#f0eeec", "#ffffff", "#f6f5f4" },
    .pill_texts = { "#1c7a4b", "#905300", "#a51d2d", "#865e3c", "#68666b", "#c01c28", "#241f31" },
  },
  [CFN_THEME_DARK] = {
    .background = "#1e1e1e",
    .card = "#303030",
    .border = "#454545",
    .text = "#ffffff",
    .dim = "#c3c1be",
    .on_tile = "#1e1e1e",
    .has_shadow = FALSE,
    .header_opacity = 0.18,
    .kinds = { "#62a0ea", "#ffa348", "#f66151", "#c061cb", "#f66151",
               "#57e389", "#57e389", "#57e389", "#c0bfbc" },
    .tones = { "#ffffff", "#57e389", "#ff7b63", "#f8e45c", "#c3c1be" },
    .edges = { "#57e389", "#f8e45c", "#f66151", "#cdab8f", "#77767b", "#ff7b63", "#c0bfbc" },
    .pills = { "#223b2d", "#3b3623", "#3b2624", "#35302b", "#303030", "#3a2426", "#303030" },
    .pill_texts = { "#57e389", "#f8e45c", "#ff938a", "#cdab8f", "#c3c1be", "#ff7b63", "#ffffff" },
  },
};

/* The sheet, in whole units. */
static CfnRect
get_sheet (CfnRoutes *routes)
{
  CfnRect bounds = cfn_routes_get_bounds (routes);
  CfnRect sheet;

  if (bounds.width <= 0)
    return (CfnRect) { 0, 0, EMPTY_SIZE, EMPTY_SIZE / 2 };

  sheet.x = floor (bounds.x - MARGIN);
  sheet.y = floor (bounds.y - MARGIN);
  sheet.width = ceil (bounds.x + bounds.width + MARGIN) - sheet.x;
  sheet.height = ceil (bounds.y + bounds.height + MARGIN) - sheet.y;

  return sheet;
}

static void
begin (CfnSvgPainter *painter,
       CfnRect        sheet)
{
  GString *out = painter->out;

  g_string_append (out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
  cfn_svg_length (out, "width", sheet.width);
  cfn_svg_length (out, "height", sheet.height);
  g_string_append (out, " viewBox=\"");
  cfn_svg_number (out, sheet.x);
  g_string_append_c (out, ' ');
  cfn_svg_number (out, sheet.y);
  g_string_append_c (out, ' ');
  cfn_svg_number (out, sheet.width);
  g_string_append_c (out, ' ');
  cfn_svg_number (out, sheet.height);
  g_string_append (out, "\" role=\"img\" aria-labelledby=\"diagram-title diagram-desc\">\n");
}

static void
describe (CfnSvgPainter *painter)
{
  guint n_nodes = cfn_diagram_get_n_nodes (painter->diagram);
  guint n_edges = cfn_diagram_get_n_edges (painter->diagram);
  g_autofree char *nodes = g_strdup_printf ("%u", n_nodes);
  g_autofree char *edges = g_strdup_printf ("%u", n_edges);
  g_autoptr (CfnMessage) message
    = cfn_message_new (N_("Resources: {0}. Connections: {1}."), nodes, edges, NULL);
  g_autofree char *text = cfn_message_format (message);

  g_string_append (painter->out, "<title id=\"diagram-title\">");
  cfn_svg_escape (painter->out, cfn_message_translate (N_("Diagram of a CloudFormation template")));
  g_string_append (painter->out, "</title>\n<desc id=\"diagram-desc\">");
  cfn_svg_escape (painter->out, text);
  g_string_append (painter->out, "</desc>\n");
}

/* Open frames lie behind everything, labels before it. */
static void
paint (CfnSvgPainter *painter)
{
  guint n_frames = cfn_layout_get_n_frames (painter->layout);
  guint n_edges = cfn_diagram_get_n_edges (painter->diagram);
  guint n_nodes = cfn_diagram_get_n_nodes (painter->diagram);

  for (guint i = 0; i < n_frames; i++)
    cfn_svg_paint_frame (painter, i, FALSE);
  for (guint i = 0; i < n_edges; i++)
    if (cfn_routes_get_count (painter->routes, i) > 0)
      cfn_svg_paint_line (painter, i);
  for (guint i = 0; i < n_nodes; i++)
    if (!cfn_layout_is_hidden (painter->layout, i))
      cfn_svg_paint_card (painter, i);
  for (guint i = 0; i < n_frames; i++)
    cfn_svg_paint_frame (painter, i, TRUE);
  for (guint i = 0; i < n_edges; i++)
    if (cfn_routes_get_count (painter->routes, i) > 0)
      cfn_svg_paint_ports (painter, i);
  for (guint i = 0; i < n_edges; i++)
    if (cfn_routes_get_count (painter->routes, i) > 0)
      cfn_svg_paint_pill (painter, i);
}

GBytes *
cfn_svg_export (CfnRoutes   *routes,
                CfnFindings *findings,
                CfnTheme     theme)
{
  CfnSvgPainter painter;
  CfnRect sheet;

  g_return_val_if_fail (routes != NULL, NULL);
  g_return_val_if_fail (theme < G_N_ELEMENTS (colors), NULL);

  painter.out = g_string_new (NULL);
  painter.colors = &colors[theme];
  painter.routes = routes;
  painter.layout = cfn_routes_get_layout (routes);
  painter.diagram = cfn_layout_get_diagram (painter.layout);
  painter.findings = findings;

  sheet = get_sheet (routes);
  begin (&painter, sheet);
  describe (&painter);
  cfn_svg_rect (painter.out, sheet, 0, painter.colors->background);
  g_string_append (painter.out, "/>\n");

  paint (&painter);
  g_string_append (painter.out, "</svg>\n");

  return g_string_free_to_bytes (painter.out);
}
