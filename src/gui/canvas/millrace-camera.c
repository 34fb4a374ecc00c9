/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-camera.h"

#include <math.h>

void
millrace_camera_init (MillraceCamera *self)
{
  g_return_if_fail (self != NULL);

  *self = (MillraceCamera) { .zoom = 1.0 };
}

CfnPoint
millrace_camera_to_world (const MillraceCamera *self,
                          double                x,
                          double                y)
{
  return (CfnPoint) { self->x + x / self->zoom, self->y + y / self->zoom };
}

CfnPoint
millrace_camera_to_screen (const MillraceCamera *self,
                           CfnPoint              point)
{
  return (CfnPoint) { (point.x - self->x) * self->zoom, (point.y - self->y) * self->zoom };
}

CfnRect
millrace_camera_rect_to_screen (const MillraceCamera *self,
                                CfnRect               rect)
{
  CfnPoint corner = millrace_camera_to_screen (self, (CfnPoint) { rect.x, rect.y });

  return (CfnRect) { corner.x, corner.y, rect.width * self->zoom, rect.height * self->zoom };
}

CfnRect
millrace_camera_get_visible (const MillraceCamera *self)
{
  return (CfnRect) { self->x, self->y, self->width / self->zoom, self->height / self->zoom };
}

void
millrace_camera_pan (MillraceCamera *self,
                     double          dx,
                     double          dy)
{
  self->x += dx / self->zoom;
  self->y += dy / self->zoom;
}

void
millrace_camera_zoom_about (MillraceCamera *self,
                            double          zoom,
                            double          x,
                            double          y)
{
  CfnPoint anchor = millrace_camera_to_world (self, x, y);

  /* A zoom of zero would make GTK 4.8's GL renderer abort: it never gets past this line. */
  self->zoom = isfinite (zoom) ? CLAMP (zoom, MILLRACE_ZOOM_MIN, MILLRACE_ZOOM_MAX) : 1.0;
  self->x = anchor.x - x / self->zoom;
  self->y = anchor.y - y / self->zoom;
}

double
millrace_camera_step (double zoom,
                      int    direction)
{
  static const double steps[] = {
    0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4,
  };

  if (direction > 0)
    {
      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        if (steps[i] > zoom * 1.01)
          return steps[i];
      return MILLRACE_ZOOM_MAX;
    }

  for (guint i = G_N_ELEMENTS (steps); i > 0; i--)
    if (steps[i - 1] < zoom * 0.99)
      return steps[i - 1];

  return MILLRACE_ZOOM_MIN;
}

void
millrace_camera_centre_on (MillraceCamera *self,
                           CfnPoint        point)
{
  self->x = point.x - self->width / self->zoom / 2;
  self->y = point.y - self->height / self->zoom / 2;
}

void
millrace_camera_fit (MillraceCamera        *self,
                     CfnRect                rect,
                     const MillraceMargins *margins,
                     double                 max_zoom)
{
  double room_x = MAX (self->width - margins->left - margins->right, 1);
  double room_y = MAX (self->height - margins->top - margins->bottom, 1);
  double zoom = MIN (room_x / MAX (rect.width, 1), room_y / MAX (rect.height, 1));

  self->zoom = CLAMP (MIN (zoom, max_zoom), MILLRACE_ZOOM_MIN, MILLRACE_ZOOM_MAX);
  self->x = rect.x + rect.width / 2 - (margins->left + room_x / 2) / self->zoom;
  self->y = rect.y + rect.height / 2 - (margins->top + room_y / 2) / self->zoom;
}

/* How far a view of @room that begins at @view must move to hold @size at @start. */
static double
get_shift (double start,
           double size,
           double view,
           double room)
{
  if (start < view || size > room)
    return start - view;
  if (start + size > view + room)
    return start + size - view - room;

  return 0;
}

void
millrace_camera_reveal (MillraceCamera        *self,
                        CfnRect                rect,
                        const MillraceMargins *margins)
{
  double room_x = MAX (self->width - margins->left - margins->right, 1);
  double room_y = MAX (self->height - margins->top - margins->bottom, 1);

  self->x += get_shift (rect.x, rect.width, self->x + margins->left / self->zoom,
                        room_x / self->zoom);
  self->y += get_shift (rect.y, rect.height, self->y + margins->top / self->zoom,
                        room_y / self->zoom);
}

MillraceCamera
millrace_camera_mix (const MillraceCamera *from,
                     const MillraceCamera *to,
                     double                t)
{
  MillraceCamera view = *to;
  /* Mixing the size of a pixel, not the zoom, makes every point of the screen travel straight. */
  double pixel = (1 - t) / from->zoom + t / to->zoom;

  view.x = (1 - t) * from->x + t * to->x;
  view.y = (1 - t) * from->y + t * to->y;
  view.zoom = CLAMP (1 / pixel, MILLRACE_ZOOM_MIN, MILLRACE_ZOOM_MAX);

  return view;
}

void
millrace_camera_round (MillraceCamera *self,
                       int             scale_factor)
{
  double pixel = self->zoom * MAX (scale_factor, 1);

  self->x = round (self->x * pixel) / pixel;
  self->y = round (self->y * pixel) / pixel;
}
