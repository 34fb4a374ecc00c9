/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cfn-geometry.h"

G_BEGIN_DECLS

/* Strokes that several painters of the canvas need. Everything is in canvas units. */

typedef enum
{
  MILLRACE_ALIGN_START,
  MILLRACE_ALIGN_MIDDLE,
  MILLRACE_ALIGN_END,
} MillraceAlign;

typedef struct
{
  double        size;      /* of the font */
  PangoWeight   weight;
  MillraceAlign align;
  double        width;     /* cut in the middle when wider; 0: as wide as it is */
} MillraceTextStyle;

/* A context for text that looks the same at every zoom, or (@crisp) for text that stands on the
 * pixels of 100 %. Transfer full. */
PangoContext *
     millrace_ink_create_context (GtkWidget       *widget,
                          gboolean                 crisp);
/* Text in the design's font whose baseline is at @at.y and whose start, middle or end is at
 * @at.x. */
void millrace_ink_text   (GtkSnapshot             *snapshot,
                          PangoContext            *context,
                          const char              *text,
                          const MillraceTextStyle *style,
                          CfnPoint                 at,
                          const GdkRGBA           *colour);
void millrace_ink_box    (GtkSnapshot             *snapshot,
                          CfnRect                  rect,
                          double                   radius,
                          const GdkRGBA           *colour);
/* A line of @width around @rect, centred on its outline. */
void millrace_ink_ring   (GtkSnapshot             *snapshot,
                          CfnRect                  rect,
                          double                   radius,
                          double                   width,
                          const GdkRGBA           *colour);
/* The same in dashes: what has the keyboard's focus. */
void millrace_ink_dashed_ring (GtkSnapshot        *snapshot,
                          CfnRect                  rect,
                          double                   radius,
                          double                   width,
                          const GdkRGBA           *colour);
void millrace_ink_disc   (GtkSnapshot             *snapshot,
                          CfnPoint                 centre,
                          double                   diameter,
                          const GdkRGBA           *colour);
/* What a hand draws: straight from one of @points (CfnPoint) to the next, as far as it is in
 * @area. */
void millrace_ink_stroke (GtkSnapshot             *snapshot,
                          CfnRect                  area,
                          const GArray            *points,
                          double                   width,
                          const GdkRGBA           *colour);
/* A diagonal cross in a square of @size. */
void millrace_ink_cross  (GtkSnapshot             *snapshot,
                          CfnPoint                 centre,
                          double                   size,
                          double                   width,
                          const GdkRGBA           *colour);

CfnRect         millrace_rect_grow        (CfnRect        rect,
                                           double         by);
graphene_rect_t millrace_rect_to_graphene (CfnRect        rect);
/* @over laid on the opaque @under, with its alpha multiplied by @alpha. */
GdkRGBA         millrace_colour_over      (const GdkRGBA *over,
                                           double         alpha,
                                           const GdkRGBA *under);
GdkRGBA         millrace_colour_fade      (const GdkRGBA *colour,
                                           double         alpha);

G_END_DECLS
