/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-canvas-private.h"

#include <math.h>

static void
connect_begin (MillraceCanvas *canvas,
               CfnPoint        start)
{
  MillraceCard *card = millrace_world_get_card (millrace_canvas_get_world (canvas),
                                                canvas->pressed.index);

  millrace_canvas_start_connecting (canvas, millrace_card_get_id (card), canvas->pressed.port);
}

static void
connect_update (MillraceCanvas  *canvas,
                CfnPoint         at,
                GdkModifierType  modifiers)
{
  if (canvas->connecting.source != NULL)
    millrace_canvas_aim_at (canvas, at);
}

static void
connect_cancel (MillraceCanvas *canvas)
{
  millrace_canvas_stop_connecting (canvas);
}

static void
connect_commit (MillraceCanvas *canvas)
{
  millrace_canvas_commit_connecting (canvas, &canvas->pointer);
}

const MillraceTool millrace_connect_tool = {
  .cursor = "crosshair",
  .autoscrolls = TRUE,
  .begin = connect_begin,
  .update = connect_update,
  .commit = connect_commit,
  .cancel = connect_cancel,
};

/* --- one end of an edge ----------------------------------------------------------------------- */

/* Beside a port, a hand that has selected the edge means its end and not the port. */
#define END_RADIUS 12.0

static double
get_distance (CfnPoint a,
              CfnPoint b)
{
  return hypot (a.x - b.x, a.y - b.y);
}

gboolean
millrace_canvas_take_end (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  int edge = millrace_world_get_selected_edge (world);
  CfnPoint at = millrace_canvas_to_world (self, self->press_point.x, self->press_point.y);
  const CfnRoute *route;

  if (edge < 0)
    return FALSE;

  route = cfn_routes_get (millrace_world_get_routes (world), (guint) edge);
  if (MIN (get_distance (route->start, at), get_distance (route->end, at))
      > END_RADIUS / self->camera.zoom)
    return FALSE;

  self->pressed = (MillraceHit) { MILLRACE_HIT_EDGE, (guint) edge, NULL };

  return TRUE;
}

/* The end that is nearer to where the edge was taken hold of. */
static void
replug_begin (MillraceCanvas *canvas,
              CfnPoint        start)
{
  const CfnRoute *route =
    cfn_routes_get (millrace_world_get_routes (millrace_canvas_get_world (canvas)),
                    canvas->pressed.index);
  CfnPoint at = millrace_canvas_to_world (canvas, start.x, start.y);

  millrace_canvas_start_replugging (canvas, canvas->pressed.index,
                                    get_distance (route->end, at)
                                      <= get_distance (route->start, at));
}

const MillraceTool millrace_replug_tool = {
  .cursor = "crosshair",
  .autoscrolls = TRUE,
  .begin = replug_begin,
  .update = connect_update,
  .commit = connect_commit,
  .cancel = connect_cancel,
};
