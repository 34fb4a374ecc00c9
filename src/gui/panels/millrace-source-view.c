/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-source-view.h"

#include <adwaita.h>

#define GUIDE_ALPHA 0.16f

struct _MillraceSourceView
{
  GtkSourceView parent_instance;
};

G_DEFINE_FINAL_TYPE (MillraceSourceView, millrace_source_view, GTK_SOURCE_TYPE_VIEW)

/* How many blanks the line of @iter starts with; -1: it has nothing else. */
static int
count_blanks (const GtkTextIter *iter)
{
  GtkTextIter at = *iter;
  int n = 0;

  while (gtk_text_iter_get_char (&at) == ' ' && gtk_text_iter_forward_char (&at))
    n++;

  return gtk_text_iter_ends_line (&at) ? -1 : n;
}

/* Lines without text go on with the guides that those around them have in common. */
static int
count_blanks_below (GtkTextIter iter)
{
  int n = -1;

  while (n < 0 && gtk_text_iter_forward_line (&iter))
    n = count_blanks (&iter);

  return MAX (n, 0);
}

static float
get_char_width (GtkTextView *view)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (view));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  float width = (float) pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);

  return width;
}

static void
draw_guides (GtkTextView *view,
             GtkSnapshot *snapshot)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  float shade = dark ? 1 : 0;
  GdkRGBA colour = { shade, shade, shade, GUIDE_ALPHA };
  int step = MAX (gtk_source_view_get_indent_width (GTK_SOURCE_VIEW (view)), 1);
  float width = get_char_width (view);
  int left = gtk_text_view_get_left_margin (view);
  int n_above = 0;
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  for (;;)
    {
      int y, height, n;

      gtk_text_view_get_line_yrange (view, &iter, &y, &height);
      if (y > visible.y + visible.height)
        return;
      /* What is folded away is not there. */
      n = height > 0 ? count_blanks (&iter) : n_above;
      n = n < 0 ? MIN (n_above, count_blanks_below (iter)) : n;
      n_above = n;
      for (int column = step; column < n && height > 0; column += step)
        gtk_snapshot_append_color (
          snapshot, &colour,
          &GRAPHENE_RECT_INIT (floorf ((float) left + (float) column * width), (float) y, 1,
                               (float) height));
      if (!gtk_text_iter_forward_line (&iter))
        return;
    }
}

static void
millrace_source_view_snapshot_layer (GtkTextView      *view,
                                     GtkTextViewLayer  layer,
                                     GtkSnapshot      *snapshot)
{
  GTK_TEXT_VIEW_CLASS (millrace_source_view_parent_class)->snapshot_layer (view, layer, snapshot);

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    draw_guides (view, snapshot);
}

static void
millrace_source_view_class_init (MillraceSourceViewClass *klass)
{
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = millrace_source_view_snapshot_layer;
}

static void
millrace_source_view_init (MillraceSourceView *self)
{
}
