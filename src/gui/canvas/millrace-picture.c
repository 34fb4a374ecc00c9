/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-picture.h"

#include <math.h>

/* One of the scales at which pictures are made. From 0.35 times this and 1.3 times, it serves for
 * plain cards over the whole range of zooms at which cards are plain. */
#define SOME_SCALE 0.7

/* How much larger or smaller than it was made a picture may be shown. */
#define MAX_STRETCH 1.3
#define MAX_SHRINK 2.2

void
millrace_picture_clear (MillracePicture *self)
{
  g_clear_object (&self->texture);
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

gboolean
millrace_picture_serves (const MillracePicture *self,
                         GskRenderNode         *node,
                         double                 scale)
{
  return node != NULL && self->node == node && scale <= self->scale * MAX_STRETCH
         && scale * MAX_SHRINK >= self->scale;
}

void
millrace_picture_make (MillracePicture *self,
                       GskRenderNode   *node,
                       GskRenderer     *renderer,
                       double           scale)
{
  GskTransform *transform;
  GskRenderNode *scaled;

  millrace_picture_clear (self);
  self->node = gsk_render_node_ref (node);
  self->scale = SOME_SCALE * exp2 (ceil (log2 (scale / SOME_SCALE / MAX_STRETCH)));
  transform = gsk_transform_scale (NULL, (float) self->scale, (float) self->scale);
  scaled = gsk_transform_node_new (node, transform);
  self->texture = gsk_renderer_render_texture (renderer, scaled, NULL);
  gsk_render_node_unref (scaled);
  gsk_transform_unref (transform);
}

void
millrace_picture_snapshot (const MillracePicture *self,
                           GtkSnapshot           *snapshot,
                           CfnPoint               at)
{
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (self->node, &bounds);
  graphene_rect_offset (&bounds, (float) at.x, (float) at.y);
  gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
}
