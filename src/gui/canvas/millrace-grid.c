/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-grid.h"

#include <math.h>

#include "cfn-card.h"

/* Logical pixels, at any zoom. */
#define DOT_SIZE 2

struct _MillraceGrid
{
  GdkTexture *row;
  GdkRGBA     colour;   /* of the dots in the row */
  double      cell;     /* device pixels from dot to dot */
  int         dot;      /* device pixels */
};

MillraceGrid *
millrace_grid_new (void)
{
  return g_new0 (MillraceGrid, 1);
}

void
millrace_grid_free (MillraceGrid *self)
{
  g_clear_object (&self->row);
  g_free (self);
}

/* One dot high, of whole pixels, so that every dot is as crisp as the next. */
static GdkTexture *
make_row (const MillraceGrid *self,
          int                 width)
{
  gsize stride = (gsize) width * 4;
  guchar *pixels = g_malloc0 (stride * (gsize) self->dot);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, stride * (gsize) self->dot);
  guchar dot[4];

  dot[0] = (guchar) lroundf (self->colour.red * self->colour.alpha * 255);
  dot[1] = (guchar) lroundf (self->colour.green * self->colour.alpha * 255);
  dot[2] = (guchar) lroundf (self->colour.blue * self->colour.alpha * 255);
  dot[3] = (guchar) lroundf (self->colour.alpha * 255);

  for (int i = 0; lround (i * self->cell) + self->dot <= width; i++)
    {
      guchar *start = pixels + lround (i * self->cell) * 4;

      for (int pixel = 0; pixel < self->dot; pixel++)
        memcpy (start + pixel * 4, dot, 4);
    }
  for (int line = 1; line < self->dot; line++)
    memcpy (pixels + (gsize) line * stride, pixels, stride);

  return gdk_memory_texture_new (width, self->dot, GDK_MEMORY_R8G8B8A8_PREMULTIPLIED, bytes,
                                 stride);
}

static void
ensure_row (MillraceGrid  *self,
            const GdkRGBA *colour,
            double         cell,
            int            dot,
            int            width)
{
  if (self->row != NULL && gdk_texture_get_width (self->row) >= width && self->cell == cell
      && self->dot == dot && gdk_rgba_equal (&self->colour, colour))
    return;

  g_clear_object (&self->row);
  self->colour = *colour;
  self->cell = cell;
  self->dot = dot;
  self->row = make_row (self, width);
}

/* The first crossing at or before the border, in device pixels; @at is the border's place in canvas
 * units. */
static double
get_first (double at,
           double cell)
{
  double phase = fmod (at, CFN_GRID) / CFN_GRID;

  return -(phase < 0 ? phase + 1 : phase) * cell;
}

void
millrace_grid_snapshot (MillraceGrid         *self,
                        GtkSnapshot          *snapshot,
                        const MillraceCamera *camera,
                        const GdkRGBA        *colour,
                        int                   scale)
{
  double alpha = CLAMP ((camera->zoom - 0.25) / 0.25, 0, 1);
  double cell = CFN_GRID * camera->zoom * scale;
  double height = camera->height * scale;
  double x = round (get_first (camera->x, cell));
  double y = get_first (camera->y, cell);

  if (alpha <= 0)
    return;

  ensure_row (self, &(GdkRGBA) { colour->red, colour->green, colour->blue,
                                 colour->alpha * (float) alpha },
              cell, DOT_SIZE * scale, (int) ceil (camera->width * scale + 2 * cell));
  for (int i = 0; y + i * cell < height; i++)
    gtk_snapshot_append_texture (snapshot, self->row,
                                 &GRAPHENE_RECT_INIT ((float) (x / scale),
                                                      (float) (round (y + i * cell) / scale),
                                                      (float) gdk_texture_get_width (self->row)
                                                      / (float) scale, DOT_SIZE));
}
