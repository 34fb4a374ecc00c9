/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-geometry.h"

G_BEGIN_DECLS

#define MILLRACE_ZOOM_MIN 0.1
#define MILLRACE_ZOOM_MAX 4.0

/*
 * MillraceCamera: which part of the world the viewport shows. A value: copying it keeps a view.
 * "World" is in canvas units, "screen" in the viewport's logical pixels.
 */
typedef struct
{
  double x;       /* world point at the viewport's upper left corner */
  double y;
  double zoom;    /* screen pixels a canvas unit, MILLRACE_ZOOM_MIN to MILLRACE_ZOOM_MAX */
  double width;   /* of the viewport, in pixels; 0 before the first allocation */
  double height;
} MillraceCamera;

/* Room to keep free at the viewport's borders, in pixels. */
typedef struct
{
  double left;
  double right;
  double top;
  double bottom;
} MillraceMargins;

void     millrace_camera_init        (MillraceCamera        *self);
CfnPoint millrace_camera_to_world    (const MillraceCamera  *self,
                                      double                 x,
                                      double                 y);
CfnPoint millrace_camera_to_screen   (const MillraceCamera  *self,
                                      CfnPoint               point);
CfnRect  millrace_camera_rect_to_screen (const MillraceCamera *self,
                                      CfnRect                rect);
/* The world rectangle in view. */
CfnRect  millrace_camera_get_visible (const MillraceCamera  *self);
/* Moves the view by @dx, @dy pixels. */
void     millrace_camera_pan         (MillraceCamera        *self,
                                      double                 dx,
                                      double                 dy);
/* Sets the zoom, clamped; the world point at the screen point stays where it is. */
void     millrace_camera_zoom_about  (MillraceCamera        *self,
                                      double                 zoom,
                                      double                 x,
                                      double                 y);
/* The next step of a zoom key up (@direction > 0) or down: 25, 50, 75, 100, 125, 150, 200 % and so
 * on. */
double   millrace_camera_step        (double                 zoom,
                                      int                    direction);
void     millrace_camera_centre_on   (MillraceCamera        *self,
                                      CfnPoint               point);
/* Shows all of @rect inside @margins, as large as it goes but no larger than @max_zoom. */
void     millrace_camera_fit         (MillraceCamera        *self,
                                      CfnRect                rect,
                                      const MillraceMargins *margins,
                                      double                 max_zoom);
/* Pans as little as needed to show @rect inside @margins; of what is too large, the upper left
 * corner. */
void     millrace_camera_reveal      (MillraceCamera        *self,
                                      CfnRect                rect,
                                      const MillraceMargins *margins);
/* The view @t (0 to 1) of the way between two of one size. A point that has the same place in both
 * keeps it. */
MillraceCamera
         millrace_camera_mix         (const MillraceCamera  *from,
                                      const MillraceCamera  *to,
                                      double                 t);
/* Puts the offset on whole device pixels, so that lines and text are sharp at rest. */
void     millrace_camera_round       (MillraceCamera        *self,
                                      int                    scale_factor);

G_END_DECLS
