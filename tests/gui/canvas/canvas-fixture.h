/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cfn-reading.h"
#include "millrace-canvas-private.h"

G_BEGIN_DECLS

/* A window that only writes down what the canvas asks for. */
typedef struct
{
  GtkWidget      *window;
  MillraceCanvas *canvas;
  CfnReading     *reading;
  GString        *log;      /* one line for each action, "win.move [('DataTable', 0.0, 24.0)]" */
} CanvasFixture;

/* A reading of the starter of the trigger pattern, or of @yaml. */
CfnReading    *fixture_read_sample   (void);
CfnReading    *fixture_read          (const char          *yaml);
CfnRoutes     *fixture_route         (CfnReading          *reading);
/* The node of @id; the test ends when there is none. */
guint          fixture_find          (CfnRoutes           *routes,
                                      const char          *id);

void           canvas_fixture_init   (CanvasFixture       *self,
                                      gconstpointer        data);
void           canvas_fixture_clear  (CanvasFixture       *self,
                                      gconstpointer        data);
/* Shows @yaml, or the sample when NULL, laid out anew. */
void           canvas_fixture_show   (CanvasFixture       *self,
                                      const char          *yaml);
/* Lets the window draw and animations end. */
void           canvas_fixture_settle (CanvasFixture       *self);
/* Shows the sample with DataTable and DataTableStream in the group Data. */
void           canvas_fixture_show_group (CanvasFixture   *self,
                                      gboolean             collapsed);
/* A point of the canvas on that group's frame, as that on a card. */
CfnPoint       canvas_fixture_frame_point (CanvasFixture  *self,
                                      double               dx,
                                      double               dy);
/* A point of the canvas on a straight edge, @t of the way along. */
CfnPoint       canvas_fixture_edge_point (CanvasFixture   *self,
                                      const char          *key,
                                      double               t);
/* A point of the canvas on the card, @dx, @dy canvas units from its corner. */
CfnPoint       canvas_fixture_point  (CanvasFixture       *self,
                                      const char          *id,
                                      double               dx,
                                      double               dy);
/* The gesture of the first button, to send signals to. */
GtkGesture    *canvas_fixture_drag   (CanvasFixture       *self);
/* Presses at @from, moves to @to in five steps; the button is not let go. */
void           canvas_fixture_press  (CanvasFixture       *self,
                                      CfnPoint             from,
                                      CfnPoint             to);
void           canvas_fixture_release (CanvasFixture      *self);
/* Asserts that these are selected, with blanks between them, in the order of the selection. */
void           canvas_fixture_assert_selected (CanvasFixture *self,
                                               const char    *ids);
/* What @widget looks like, transfer full; also written to $MILLRACE_PICTURES/NAME.png if set. */
GdkTexture    *fixture_picture       (GtkWidget           *widget,
                                      const char          *name);
/* The colour of one pixel, 0xRRGGBB. */
guint          fixture_pixel         (GdkTexture          *picture,
                                      int                  x,
                                      int                  y);
/* Whether any pixel has that colour. */
gboolean       fixture_has_colour    (GdkTexture          *picture,
                                      guint                colour);
/* Asserts that this was the last thing that kept the object alive, and lets it go. */
void           fixture_assert_gone   (gpointer             object);

G_END_DECLS
