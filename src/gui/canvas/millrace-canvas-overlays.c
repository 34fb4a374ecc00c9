/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-canvas-private.h"

#include <math.h>

#include "millrace-bubble.h"

#define BUBBLE_MARGIN 6

/* The banner and the minimap have a shadow of their own: nearer to the border by that much. */
#define SHADOW 4

/* Below this size of the viewport the minimap would cover what it maps. */
#define MINIMAP_MIN_WIDTH 560
#define MINIMAP_MIN_HEIGHT 360

/* Between what is to be seen and what lies over the canvas. */
#define GAP 12

/* Free of cards after a fit: rings and badges on the sides, the zoom control at the bottom. */
static const MillraceMargins fit_margins = { 36, 36, 36, 64 };
static const MillraceMargins reveal_margins = { 28, 28, 28, 28 };

/* --- places ----------------------------------------------------------------------------------- */

static CfnRect
place_zoom_control (MillraceCanvas *self)
{
  GtkRequisition size;

  gtk_widget_get_preferred_size (self->zoom_control, NULL, &size);

  return (CfnRect) { MILLRACE_OVERLAY_MARGIN,
                     self->camera.height - MILLRACE_OVERLAY_MARGIN - size.height,
                     size.width, size.height };
}

static gboolean
has_minimap (MillraceCanvas *self)
{
  return self->options & MILLRACE_OPTION_MINIMAP && self->camera.width >= MINIMAP_MIN_WIDTH
         && self->camera.height >= MINIMAP_MIN_HEIGHT;
}

static CfnRect
place_minimap (MillraceCanvas *self)
{
  const double margin = MILLRACE_OVERLAY_MARGIN - SHADOW;
  GtkRequisition size;

  gtk_widget_get_preferred_size (self->minimap, NULL, &size);

  return (CfnRect) { self->camera.width - margin - size.width,
                     self->camera.height - margin - size.height, size.width, size.height };
}

/* As wide as it would like to be, where there is room for that, and as high as it must be then. */
static GtkRequisition
get_size_within (GtkWidget *child,
                 double     room)
{
  GtkRequisition size;

  /* Not gtk_widget_get_preferred_size(): it lays words out for the narrowest width as well. */
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &size.width, NULL, NULL);
  size.width = MIN (size.width, MAX ((int) room, 1));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, size.width, NULL, &size.height, NULL, NULL);

  return size;
}

static CfnRect
place_banner (MillraceCanvas *self)
{
  GtkRequisition size = get_size_within (self->banner,
                                         self->camera.width - 2 * MILLRACE_OVERLAY_MARGIN);

  return (CfnRect) { (self->camera.width - size.width) / 2, MILLRACE_OVERLAY_MARGIN - SHADOW,
                     size.width, size.height };
}

static CfnRect
place_status (MillraceCanvas *self,
              CfnRect         control)
{
  GtkRequisition size = get_size_within (self->status,
                                         self->camera.width - 2 * MILLRACE_OVERLAY_MARGIN);
  double x = (self->camera.width - size.width) / 2;
  double bottom = self->camera.height - MILLRACE_OVERLAY_MARGIN;

  /* Beside the control where there is room for both, else above it. */
  if (x < 2 * MILLRACE_OVERLAY_MARGIN + control.width)
    bottom -= control.height + MILLRACE_OVERLAY_MARGIN / 2;

  return (CfnRect) { x, bottom - size.height, size.width, size.height };
}

static CfnRect
place_bubble (MillraceCanvas *self)
{
  CfnRect room = { BUBBLE_MARGIN, BUBBLE_MARGIN, self->camera.width - 2 * BUBBLE_MARGIN,
                   self->camera.height - 2 * BUBBLE_MARGIN };
  CfnRect subject = millrace_camera_rect_to_screen (&self->camera, self->bubble_subject);
  GtkRequisition size = get_size_within (self->bubble, room.width);
  CfnRect ends[G_N_ELEMENTS (self->bubble_ends)];
  CfnPoint place;

  for (guint i = 0; i < self->n_bubble_ends; i++)
    ends[i] = millrace_camera_rect_to_screen (&self->camera, self->bubble_ends[i]);
  place = millrace_bubble_place (subject, ends, self->n_bubble_ends, size.width, size.height,
                                 room);

  return (CfnRect) { place.x, place.y, size.width, size.height };
}

static void
allocate_at (GtkWidget *child,
             CfnRect    place)
{
  graphene_point_t corner = GRAPHENE_POINT_INIT ((float) floor (place.x), (float) floor (place.y));

  gtk_widget_allocate (child, (int) place.width, (int) place.height, -1,
                       gsk_transform_translate (NULL, &corner));
}

void
millrace_canvas_allocate_overlays (MillraceCanvas *self)
{
  CfnRect control = place_zoom_control (self);

  gtk_widget_set_child_visible (self->minimap, has_minimap (self));
  allocate_at (self->zoom_control, control);
  allocate_at (self->minimap, place_minimap (self));
  allocate_at (self->banner, place_banner (self));
  allocate_at (self->status, place_status (self, control));
  if (gtk_widget_get_visible (self->bubble))
    allocate_at (self->bubble, place_bubble (self));
}

/* --- room ------------------------------------------------------------------------------------- */

/* What of the world @camera shows under @overlay. */
static CfnRect
get_covered (const MillraceCamera *camera,
             CfnRect               overlay)
{
  CfnPoint corner = millrace_camera_to_world (camera, overlay.x - GAP, overlay.y - GAP);

  return (CfnRect) { corner.x, corner.y, (overlay.width + 2 * GAP) / camera->zoom,
                     (overlay.height + 2 * GAP) / camera->zoom };
}

/* Whether there is something of what is in @rect under the minimap. */
static gboolean
is_under_minimap (MillraceCanvas       *self,
                  const MillraceCamera *camera,
                  CfnRect               rect)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  CfnRect covered = get_covered (camera, place_minimap (self));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!has_minimap (self) || millrace_world_get_index (world) == NULL
      || !cfn_rect_intersects (covered, rect))
    return FALSE;

  cfn_index_query_nodes (millrace_world_get_index (world), covered, found);
  cfn_index_query_edges (millrace_world_get_index (world), covered, found);
  for (guint i = 0; i < cfn_layout_get_n_frames (millrace_world_get_layout (world)); i++)
    {
      const CfnFrame *frame = cfn_layout_get_frame (millrace_world_get_layout (world), i);

      if (!frame->is_hidden && cfn_rect_intersects (frame->rect, covered))
        return TRUE;
    }

  return found->len > 0;
}

/* Where too little is left beside what covers a side, it counts for nothing: the side will be free
 * again. @width: of what is to be seen, in canvas units. */
static double
get_covered_side (MillraceCanvas       *self,
                  const MillraceCamera *camera,
                  double                width)
{
  const double room = camera->width - self->covered_side - reveal_margins.left
                      - reveal_margins.right;

  return width * camera->zoom <= room ? self->covered_side : 0;
}

void
millrace_canvas_find_fit (MillraceCanvas *self,
                          CfnRect         rect,
                          MillraceCamera *camera)
{
  const CfnRect map = place_minimap (self);
  MillraceMargins margins = fit_margins;
  MillraceMargins above, beside;
  MillraceCamera second = *camera;

  margins.top += self->covered;
  margins.right += get_covered_side (self, camera, CFN_CARD_WIDTH);
  if (gtk_widget_get_visible (self->banner))
    margins.top = MAX (margins.top, place_banner (self).y + place_banner (self).height + GAP);
  margins.bottom = MAX (margins.bottom, camera->height - place_zoom_control (self).y + GAP);
  millrace_camera_fit (camera, rect, &margins, 1.0);
  if (!is_under_minimap (self, camera, rect))
    return;

  /* Above the minimap, or beside it: wherever things are larger. */
  above = beside = margins;
  above.bottom = camera->height - map.y + GAP;
  beside.right = camera->width - map.x + GAP;
  millrace_camera_fit (camera, rect, &above, 1.0);
  millrace_camera_fit (&second, rect, &beside, 1.0);
  if (second.zoom > camera->zoom)
    *camera = second;
}

void
millrace_canvas_find_reveal (MillraceCanvas *self,
                             CfnRect         rect,
                             MillraceCamera *camera)
{
  const CfnRect overlays[] = {
    place_zoom_control (self),
    has_minimap (self) ? place_minimap (self) : (CfnRect) { 0, },
  };
  const MillraceCamera before = *camera;
  MillraceMargins margins = reveal_margins;

  margins.top += self->covered;
  margins.right += get_covered_side (self, camera, rect.width);
  millrace_camera_reveal (camera, rect, &margins);
  for (guint i = 0; i < G_N_ELEMENTS (overlays); i++)
    if (cfn_rect_intersects (millrace_camera_rect_to_screen (camera, rect), overlays[i]))
      margins.bottom = MAX (margins.bottom, camera->height - overlays[i].y + GAP);

  /* What is too large for that lies under something anyway. */
  if (rect.height * camera->zoom > camera->height - margins.top - margins.bottom)
    return;

  *camera = before;
  millrace_camera_reveal (camera, rect, &margins);
}
