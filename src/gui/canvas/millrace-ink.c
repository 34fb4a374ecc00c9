/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-ink.h"

/* The design's measures are Cantarell's; what the core measured with its table fits in it. */
#define FONT_FAMILY "Cantarell, sans-serif"

CfnRect
millrace_rect_grow (CfnRect rect,
                    double  by)
{
  return (CfnRect) { rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by };
}

graphene_rect_t
millrace_rect_to_graphene (CfnRect rect)
{
  return GRAPHENE_RECT_INIT ((float) rect.x, (float) rect.y,
                             (float) rect.width, (float) rect.height);
}

GdkRGBA
millrace_colour_over (const GdkRGBA *over,
                      double         alpha,
                      const GdkRGBA *under)
{
  float share = (float) alpha * over->alpha;

  return (GdkRGBA) {
    .red = over->red * share + under->red * (1 - share),
    .green = over->green * share + under->green * (1 - share),
    .blue = over->blue * share + under->blue * (1 - share),
    .alpha = 1,
  };
}

GdkRGBA
millrace_colour_fade (const GdkRGBA *colour,
                      double         alpha)
{
  GdkRGBA faded = *colour;

  faded.alpha *= (float) alpha;

  return faded;
}

PangoContext *
millrace_ink_create_context (GtkWidget *widget,
                             gboolean   crisp)
{
  PangoContext *context = gtk_widget_create_pango_context (widget);
  const cairo_font_options_t *set = pango_cairo_context_get_font_options (context);
  cairo_font_options_t *options;

  if (crisp)
    return context;

  options = set != NULL ? cairo_font_options_copy (set) : cairo_font_options_create ();
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);

  return context;
}

static PangoLayout *
lay_out (PangoContext            *context,
         const char              *text,
         const MillraceTextStyle *style)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT_FAMILY);
  int natural;

  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, style->weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);

  pango_layout_get_size (layout, &natural, NULL);
  if (style->width > 0 && natural > style->width * PANGO_SCALE)
    {
      pango_layout_set_width (layout, (int) (style->width * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
    }

  return layout;
}

void
millrace_ink_text (GtkSnapshot             *snapshot,
                   PangoContext            *context,
                   const char              *text,
                   const MillraceTextStyle *style,
                   CfnPoint                 at,
                   const GdkRGBA           *colour)
{
  g_autoptr (PangoLayout) layout = lay_out (context, text, style);
  PangoRectangle extents;
  double x = at.x;
  double y;

  pango_layout_get_extents (layout, NULL, &extents);
  if (style->align == MILLRACE_ALIGN_MIDDLE)
    x -= (double) extents.width / PANGO_SCALE / 2;
  else if (style->align == MILLRACE_ALIGN_END)
    x -= (double) extents.width / PANGO_SCALE;
  x -= (double) extents.x / PANGO_SCALE;

  y = at.y - (double) pango_layout_get_baseline (layout) / PANGO_SCALE;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

void
millrace_ink_box (GtkSnapshot   *snapshot,
                  CfnRect        rect,
                  double         radius,
                  const GdkRGBA *colour)
{
  graphene_rect_t bounds = millrace_rect_to_graphene (rect);
  GskRoundedRect outline;

  if (radius <= 0)
    {
      gtk_snapshot_append_color (snapshot, colour, &bounds);
      return;
    }

  gsk_rounded_rect_init_from_rect (&outline, &bounds, (float) radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

void
millrace_ink_ring (GtkSnapshot   *snapshot,
                   CfnRect        rect,
                   double         radius,
                   double         width,
                   const GdkRGBA *colour)
{
  float line = (float) width;
  graphene_rect_t bounds = millrace_rect_to_graphene (millrace_rect_grow (rect, width / 2));
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, (float) (radius + width / 2));
  gtk_snapshot_append_border (snapshot, &outline, (float[]) { line, line, line, line },
                              (GdkRGBA[]) { *colour, *colour, *colour, *colour });
}

static void
trace_rounded (cairo_t *cr,
               CfnRect  rect,
               double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, rect.x + rect.width - radius, rect.y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, rect.x + rect.width - radius, rect.y + rect.height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, rect.x + radius, rect.y + rect.height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, rect.x + radius, rect.y + radius, radius, G_PI, G_PI + G_PI_2);
  cairo_close_path (cr);
}

void
millrace_ink_dashed_ring (GtkSnapshot   *snapshot,
                          CfnRect        rect,
                          double         radius,
                          double         width,
                          const GdkRGBA *colour)
{
  graphene_rect_t bounds = millrace_rect_to_graphene (millrace_rect_grow (rect, width));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, width);
  cairo_set_dash (cr, (double[]) { 4, 3 }, 2, 0);
  trace_rounded (cr, rect, radius);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

void
millrace_ink_disc (GtkSnapshot   *snapshot,
                   CfnPoint       centre,
                   double         diameter,
                   const GdkRGBA *colour)
{
  millrace_ink_box (snapshot,
                    (CfnRect) { centre.x - diameter / 2, centre.y - diameter / 2,
                                diameter, diameter },
                    diameter / 2, colour);
}

void
millrace_ink_cross (GtkSnapshot   *snapshot,
                    CfnPoint       centre,
                    double         size,
                    double         width,
                    const GdkRGBA *colour)
{
  double half = size / 2;
  CfnRect box = { centre.x - half - width, centre.y - half - width,
                  size + 2 * width, size + 2 * width };
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot,
                                           &GRAPHENE_RECT_INIT ((float) box.x, (float) box.y,
                                                                (float) box.width,
                                                                (float) box.height));

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, centre.x - half, centre.y - half);
  cairo_line_to (cr, centre.x + half, centre.y + half);
  cairo_move_to (cr, centre.x + half, centre.y - half);
  cairo_line_to (cr, centre.x - half, centre.y + half);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

void
millrace_ink_stroke (GtkSnapshot   *snapshot,
                     CfnRect        area,
                     const GArray  *points,
                     double         width,
                     const GdkRGBA *colour)
{
  cairo_t *cr;

  if (points->len < 2)
    return;

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT ((float) area.x, (float) area.y,
                                                       (float) area.width, (float) area.height));
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < points->len; i++)
    cairo_line_to (cr, g_array_index (points, CfnPoint, i).x,
                   g_array_index (points, CfnPoint, i).y);
  cairo_stroke (cr);
  cairo_destroy (cr);
}
