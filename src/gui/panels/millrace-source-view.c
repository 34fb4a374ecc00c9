/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-source-view.h"

#include <adwaita.h>

#define GUIDE_ALPHA 0.16f

struct _MillraceSourceView
{
  GtkSourceView  parent_instance;

  GPtrArray     *tints;           /* of GtkTextTag */
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

/* --- Tints --- */

static void
draw_tints (MillraceSourceView *self,
            GtkSnapshot        *snapshot)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter iter;
  int left, y, height;

  gtk_text_view_get_visible_rect (view, &visible);
  left = MAX (gtk_text_view_get_left_margin (view), visible.x);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  do
    {
      gtk_text_view_get_line_yrange (view, &iter, &y, &height);
      for (guint i = 0; i < self->tints->len; i++)
        {
          GtkTextTag *tag = g_ptr_array_index (self->tints, i);
          g_autoptr (GdkRGBA) colour = NULL;

          if (height == 0 || !gtk_text_iter_has_tag (&iter, tag))
            continue;
          g_object_get (tag, "paragraph-background-rgba", &colour, NULL);
          if (colour != NULL)
            gtk_snapshot_append_color (
              snapshot, colour,
              &GRAPHENE_RECT_INIT ((float) left, (float) y,
                                   (float) (visible.x + visible.width - left), (float) height));
        }
    }
  while (y <= visible.y + visible.height && gtk_text_iter_forward_line (&iter));
}

static void
tag_cb (GtkTextBuffer      *buffer,
        GtkTextTag         *tag,
        const GtkTextIter  *start,
        const GtkTextIter  *end,
        MillraceSourceView *self)
{
  if (g_ptr_array_find (self->tints, tag, NULL))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* It is set again whenever the colour is. */
static void
switch_off (GtkTextTag *tag)
{
  gboolean is_set;

  g_object_get (tag, "paragraph-background-set", &is_set, NULL);
  if (is_set)
    g_object_set (tag, "paragraph-background-set", FALSE, NULL);
}

void
millrace_source_view_add_tint (MillraceSourceView *self,
                               GtkTextTag         *tag)
{
  GtkTextBuffer *buffer;

  g_return_if_fail (MILLRACE_IS_SOURCE_VIEW (self));
  g_return_if_fail (GTK_IS_TEXT_TAG (tag));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  if (self->tints->len == 0)
    {
      g_signal_connect_object (buffer, "apply-tag", G_CALLBACK (tag_cb), self, G_CONNECT_AFTER);
      g_signal_connect_object (buffer, "remove-tag", G_CALLBACK (tag_cb), self, G_CONNECT_AFTER);
    }
  g_ptr_array_add (self->tints, g_object_ref (tag));
  g_signal_connect (tag, "notify::paragraph-background-set", G_CALLBACK (switch_off), NULL);
  switch_off (tag);
}

static void
millrace_source_view_snapshot_layer (GtkTextView      *view,
                                     GtkTextViewLayer  layer,
                                     GtkSnapshot      *snapshot)
{
  GTK_TEXT_VIEW_CLASS (millrace_source_view_parent_class)->snapshot_layer (view, layer, snapshot);

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    return;

  draw_tints (MILLRACE_SOURCE_VIEW (view), snapshot);
  draw_guides (view, snapshot);
}

static void
millrace_source_view_finalize (GObject *object)
{
  g_ptr_array_unref (MILLRACE_SOURCE_VIEW (object)->tints);

  G_OBJECT_CLASS (millrace_source_view_parent_class)->finalize (object);
}

static void
millrace_source_view_class_init (MillraceSourceViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = millrace_source_view_finalize;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = millrace_source_view_snapshot_layer;
}

static void
millrace_source_view_init (MillraceSourceView *self)
{
  self->tints = g_ptr_array_new_with_free_func (g_object_unref);
}
