/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-strip.h"

#include <math.h>

#define COLUMNS 4
#define MAX_ROWS 8       /* opaque ones */

/* How far from a straight line its dashes may be taken to lie, in canvas units. */
#define MAX_STRAY 0.01

/* An arrow's picture: its side without the transparent rim, in pixels. */
#define ARROW_SIDE 24
#define ARROW_RIM 2

typedef struct
{
  GdkRGBA     colour;
  guint       rows;      /* opaque ones, between two transparent ones; 0: an arrow */
  GdkTexture *picture;
} Strip;

struct _MillraceStrips
{
  GArray   *strips;      /* of Strip: a handful */
  gboolean  pictures;
};

static void
clear_strip (gpointer data)
{
  g_clear_object (&((Strip *) data)->picture);
}

MillraceStrips *
millrace_strips_new (void)
{
  MillraceStrips *self = g_new0 (MillraceStrips, 1);

  self->strips = g_array_new (FALSE, TRUE, sizeof (Strip));
  g_array_set_clear_func (self->strips, clear_strip);

  return self;
}

void
millrace_strips_free (MillraceStrips *self)
{
  g_array_unref (self->strips);
  g_free (self);
}

gboolean
millrace_strips_update (MillraceStrips *self,
                        GtkWidget      *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;
  gboolean pictures = renderer != NULL && !GSK_IS_CAIRO_RENDERER (renderer);

  if (pictures == self->pictures)
    return FALSE;

  self->pictures = pictures;

  return TRUE;
}

gboolean
millrace_strips_is_software (MillraceStrips *self)
{
  return !self->pictures;
}

static GdkTexture *
make_picture (const GdkRGBA *colour,
              guint          rows)
{
  gsize size = COLUMNS * 4 * (rows + 2);
  guchar *pixels = g_malloc0 (size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, size);

  for (guint i = COLUMNS; i < COLUMNS * (rows + 1); i++)
    {
      pixels[i * 4] = (guchar) lroundf (colour->red * colour->alpha * 255);
      pixels[i * 4 + 1] = (guchar) lroundf (colour->green * colour->alpha * 255);
      pixels[i * 4 + 2] = (guchar) lroundf (colour->blue * colour->alpha * 255);
      pixels[i * 4 + 3] = (guchar) lroundf (colour->alpha * 255);
    }

  return gdk_memory_texture_new (COLUMNS, (int) rows + 2, GDK_MEMORY_R8G8B8A8_PREMULTIPLIED,
                                 bytes, COLUMNS * 4);
}

static GdkTexture *
make_arrow (const GdkRGBA *colour)
{
  const int side = ARROW_SIDE + 2 * ARROW_RIM;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_translate (cr, ARROW_RIM, ARROW_RIM);
  cairo_scale (cr, ARROW_SIDE, ARROW_SIDE);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_move_to (cr, 1, 0.5);
  cairo_line_to (cr, 0, 1);
  cairo_line_to (cr, 0, 0);
  cairo_fill (cr);
  cairo_destroy (cr);

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) side);
  cairo_surface_destroy (surface);

  return gdk_memory_texture_new (side, side, GDK_MEMORY_DEFAULT, bytes, stride);
}

static GdkTexture *
get_picture (MillraceStrips *self,
             const GdkRGBA  *colour,
             guint           rows)
{
  Strip strip = { *colour, rows, NULL };

  for (guint i = 0; i < self->strips->len; i++)
    {
      const Strip *known = &g_array_index (self->strips, Strip, i);

      if (known->rows == rows && gdk_rgba_equal (&known->colour, colour))
        return known->picture;
    }

  strip.picture = rows > 0 ? make_picture (colour, rows) : make_arrow (colour);
  g_array_append_val (self->strips, strip);

  return strip.picture;
}

/* Where @point lies to somebody who looks from the start of @axis to its end. */
static CfnPoint
see_from (const MillracePiece *axis,
          CfnPoint             point)
{
  double dx = axis->end.x - axis->start.x;
  double dy = axis->end.y - axis->start.y;
  double length = hypot (dx, dy);
  double x = point.x - axis->start.x;
  double y = point.y - axis->start.y;

  return (CfnPoint) { (x * dx + y * dy) / length, (y * dx - x * dy) / length };
}

/* How many of @pieces lie on the line that the first of them begins: its dashes. */
static guint
count_in_line (const MillracePiece *pieces,
               guint                n_pieces)
{
  guint n = 1;

  for (; n < n_pieces; n++)
    {
      CfnPoint start = see_from (pieces, pieces[n].start);
      CfnPoint end = see_from (pieces, pieces[n].end);

      if (MAX (fabs (start.y), fabs (end.y)) > MAX_STRAY || end.x < start.x)
        break;
    }

  return n;
}

/* Without turning anything: GTK draws such boxes together. */
static void
ink_level (GtkSnapshot         *snapshot,
           const MillracePiece *piece,
           double               width,
           double               overlap,
           const GdkRGBA       *colour)
{
  double grow_x = piece->start.y == piece->end.y ? overlap : width / 2;
  double grow_y = piece->start.y == piece->end.y ? width / 2 : overlap;
  double x = MIN (piece->start.x, piece->end.x) - grow_x;
  double y = MIN (piece->start.y, piece->end.y) - grow_y;

  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y,
                                                  (float) (MAX (piece->start.x, piece->end.x)
                                                           + grow_x - x),
                                                  (float) (MAX (piece->start.y, piece->end.y)
                                                           + grow_y - y)));
}

/* @pieces are in line. Each turning is a drawing command of its own: they are turned together. */
static void
ink_turned (MillraceStrips      *self,
            GtkSnapshot         *snapshot,
            const MillracePiece *pieces,
            guint                n_pieces,
            double               width,
            double               overlap,
            const GdkRGBA       *colour)
{
  /* About one row a pixel at 100 %: the rim is then as soft as a smoothed edge. */
  guint rows = (guint) CLAMP (lround (width), 1, MAX_ROWS);
  double height = self->pictures ? width * (rows + 2) / rows : width;
  double angle = atan2 (pieces->end.y - pieces->start.y, pieces->end.x - pieces->start.x);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) pieces->start.x, (float) pieces->start.y));
  gtk_snapshot_rotate (snapshot, (float) (angle * 180 / G_PI));
  for (guint i = 0; i < n_pieces; i++)
    {
      double start = see_from (pieces, pieces[i].start).x - overlap;
      double end = see_from (pieces, pieces[i].end).x + overlap;
      graphene_rect_t box = GRAPHENE_RECT_INIT ((float) start, (float) (-height / 2),
                                                (float) (end - start), (float) height);

      if (self->pictures)
        gtk_snapshot_append_texture (snapshot, get_picture (self, colour, rows), &box);
      else
        gtk_snapshot_append_color (snapshot, colour, &box);
    }
  gtk_snapshot_restore (snapshot);
}

void
millrace_strips_ink (MillraceStrips *self,
                     GtkSnapshot    *snapshot,
                     const GArray   *pieces,
                     double          width,
                     double          overlap,
                     const GdkRGBA  *colour)
{
  const MillracePiece *piece = (const MillracePiece *) pieces->data;
  guint n;

  for (guint i = 0; i < pieces->len; i += n, piece += n)
    {
      n = 1;
      if (piece->start.x == piece->end.x || piece->start.y == piece->end.y)
        {
          ink_level (snapshot, piece, width, overlap, colour);
          continue;
        }

      n = count_in_line (piece, pieces->len - i);
      ink_turned (self, snapshot, piece, n, width, overlap, colour);
    }
}

static void
fill_arrow (GtkSnapshot   *snapshot,
            double         length,
            double         half,
            const GdkRGBA *colour)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot,
                                           &GRAPHENE_RECT_INIT ((float) -length - 1,
                                                                (float) -half - 1,
                                                                (float) length + 2,
                                                                (float) half * 2 + 2));

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, -length, half);
  cairo_line_to (cr, -length, -half);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

void
millrace_strips_ink_arrow (MillraceStrips *self,
                           GtkSnapshot    *snapshot,
                           CfnPoint        tip,
                           double          angle,
                           double          length,
                           double          half,
                           const GdkRGBA  *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) tip.x, (float) tip.y));
  gtk_snapshot_rotate (snapshot, (float) (angle * 180 / G_PI));
  if (self->pictures)
    {
      double rim = (double) ARROW_RIM / ARROW_SIDE;

      gtk_snapshot_append_texture (snapshot, get_picture (self, colour, 0),
                                   &GRAPHENE_RECT_INIT ((float) (-length * (1 + rim)),
                                                        (float) (-half * (1 + 2 * rim)),
                                                        (float) (length * (1 + 2 * rim)),
                                                        (float) (half * (2 + 4 * rim))));
    }
  else
    {
      fill_arrow (snapshot, length, half, colour);
    }
  gtk_snapshot_restore (snapshot);
}
