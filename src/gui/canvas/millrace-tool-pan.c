/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-canvas-private.h"

/* The view when the drag began, and where. */
typedef struct
{
  MillraceCamera camera;
  CfnPoint       start;
} Pan;

static void
pan_begin (MillraceCanvas *canvas,
           CfnPoint        start)
{
  Pan *pan = g_new0 (Pan, 1);

  millrace_canvas_stop_flight (canvas);
  pan->camera = canvas->camera;
  pan->start = start;
  canvas->tool_data = pan;
  canvas->space_used = TRUE;
}

static void
pan_update (MillraceCanvas  *canvas,
            CfnPoint         at,
            GdkModifierType  modifiers)
{
  const Pan *pan = canvas->tool_data;

  canvas->camera.x = pan->camera.x - (at.x - pan->start.x) / canvas->camera.zoom;
  canvas->camera.y = pan->camera.y - (at.y - pan->start.y) / canvas->camera.zoom;
  millrace_canvas_view_changed (canvas);
}

static void
pan_commit (MillraceCanvas *canvas)
{
  millrace_canvas_set_camera (canvas, &canvas->camera, FALSE);
}

static void
pan_cancel (MillraceCanvas *canvas)
{
  const Pan *pan = canvas->tool_data;

  millrace_canvas_set_camera (canvas, &pan->camera, FALSE);
}

const MillraceTool millrace_pan_tool = {
  .cursor = "grabbing",
  .begin = pan_begin,
  .update = pan_update,
  .commit = pan_commit,
  .cancel = pan_cancel,
  .free_data = g_free,
};
