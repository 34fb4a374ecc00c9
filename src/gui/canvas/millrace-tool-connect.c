/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-canvas-private.h"

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
  MillraceWorld *world = millrace_canvas_get_world (canvas);
  CfnPoint point = millrace_canvas_to_world (canvas, at.x, at.y);
  MillraceHit hit = millrace_hit_test (world, point, canvas->camera.zoom);
  g_autofree char *why_not = NULL;
  const char *id = NULL;

  if (millrace_hit_is_card (&hit))
    id = millrace_card_get_id (millrace_world_get_card (world, hit.index));
  if (g_strcmp0 (id, canvas->connecting.source) == 0)
    id = NULL;

  if (id != NULL && !millrace_canvas_is_target (canvas, id))
    why_not = millrace_canvas_why_not (canvas, id);
  millrace_canvas_aim (canvas, id != NULL && why_not == NULL ? id : NULL);
  millrace_canvas_show_bubble (canvas, at, why_not);
  millrace_canvas_draw_connecting (canvas, point);
}

static void
connect_cancel (MillraceCanvas *canvas)
{
  millrace_canvas_stop_connecting (canvas);
}

static void
connect_commit (MillraceCanvas *canvas)
{
  millrace_canvas_commit_connecting (canvas);
}

const MillraceTool millrace_connect_tool = {
  .cursor = "crosshair",
  .autoscrolls = TRUE,
  .begin = connect_begin,
  .update = connect_update,
  .commit = connect_commit,
  .cancel = connect_cancel,
};
