/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-canvas-private.h"

#include <math.h>

/* The longest that anything moves by itself, in milliseconds. */
#define FLIGHT_TIME 150

/* What nobody would call a move of the view, in canvas units. */
#define CLOSE 0.001

MillraceWorld *
millrace_canvas_get_world (MillraceCanvas *self)
{
  return MILLRACE_WORLD (self->world);
}

static void
fly_cb (double   value,
        gpointer data)
{
  MillraceCanvas *self = data;

  self->camera = millrace_camera_mix (&self->flight_from, &self->flight_to, value);
  millrace_canvas_view_changed (self);
}

static void
landed_cb (AdwAnimation   *animation,
           MillraceCanvas *self)
{
  self->unsteady = FALSE;
  millrace_canvas_view_changed (self);
}

void
millrace_canvas_init_view (MillraceCanvas *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (fly_cb, self, NULL);

  millrace_camera_init (&self->camera);
  self->fit_wanted = TRUE;
  self->flight = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, FLIGHT_TIME, target);
  g_signal_connect_object (self->flight, "done", G_CALLBACK (landed_cb), self, 0);
}

void
millrace_canvas_stop_flight (MillraceCanvas *self)
{
  if (adw_animation_get_state (self->flight) == ADW_ANIMATION_PLAYING)
    adw_animation_pause (self->flight);
  self->unsteady = FALSE;
}

void
millrace_canvas_set_camera (MillraceCanvas       *self,
                            const MillraceCamera *camera,
                            gboolean              animate)
{
  MillraceCamera target = *camera;

  millrace_camera_round (&target, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  millrace_canvas_stop_flight (self);
  if (!animate || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->camera = target;
      millrace_canvas_view_changed (self);
      return;
    }

  self->flight_from = self->camera;
  self->flight_to = target;
  self->unsteady = TRUE;
  adw_animation_reset (self->flight);
  adw_animation_play (self->flight);
}

MillraceCamera
millrace_canvas_get_goal (MillraceCanvas *self)
{
  if (adw_animation_get_state (self->flight) == ADW_ANIMATION_PLAYING)
    return self->flight_to;

  return self->camera;
}

void
millrace_canvas_pan (MillraceCanvas *self,
                     double          dx,
                     double          dy)
{
  millrace_canvas_stop_flight (self);
  millrace_camera_pan (&self->camera, dx, dy);
  millrace_canvas_view_changed (self);
}

void
millrace_canvas_zoom_about (MillraceCanvas *self,
                            double          zoom,
                            CfnPoint        at,
                            gboolean        animate)
{
  MillraceCamera camera = millrace_canvas_get_goal (self);

  millrace_camera_zoom_about (&camera, zoom, at.x, at.y);
  if (animate)
    {
      millrace_canvas_set_camera (self, &camera, TRUE);
      return;
    }

  millrace_canvas_stop_flight (self);
  self->camera = camera;
  millrace_canvas_view_changed (self);
}

void
millrace_canvas_zoom_step (MillraceCanvas *self,
                           int             direction)
{
  MillraceCamera goal = millrace_canvas_get_goal (self);
  CfnRect selected = millrace_canvas_get_selection_rect (self);
  CfnPoint at = { goal.width / 2, goal.height / 2 };

  if (selected.width > 0 && cfn_rect_intersects (selected, millrace_camera_get_visible (&goal)))
    at = millrace_camera_to_screen (&goal, (CfnPoint) { selected.x + selected.width / 2,
                                                        selected.y + selected.height / 2 });

  millrace_canvas_zoom_about (self,
                              direction == 0 ? 1 : millrace_camera_step (goal.zoom, direction), at,
                              TRUE);
}

void
millrace_canvas_fit_rect (MillraceCanvas *self,
                          CfnRect         rect,
                          gboolean        animate)
{
  MillraceCamera camera = millrace_canvas_get_goal (self);

  if (rect.width <= 0 || rect.height <= 0)
    return;

  millrace_canvas_find_fit (self, rect, &camera);
  millrace_canvas_set_camera (self, &camera, animate);
}

void
millrace_canvas_fit_routes (MillraceCanvas *self,
                            CfnRoutes      *routes,
                            gboolean        animate)
{
  self->fitted_bounds = cfn_routes_get_bounds (routes);
  millrace_canvas_fit_rect (self, self->fitted_bounds, animate);
  self->fitted = millrace_canvas_get_goal (self);
  self->has_fitted = TRUE;
}

static gboolean
is_same_rect (CfnRect a,
              CfnRect b)
{
  return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

gboolean
millrace_canvas_is_fitted (MillraceCanvas *self,
                           CfnRoutes      *routes)
{
  const MillraceCamera goal = millrace_canvas_get_goal (self);

  /* A flight comes close to where it leads. */
  return self->has_fitted && fabs (goal.x - self->fitted.x) < CLOSE
         && fabs (goal.y - self->fitted.y) < CLOSE
         && fabs (goal.zoom / self->fitted.zoom - 1) < CLOSE
         && is_same_rect (cfn_routes_get_bounds (routes), self->fitted_bounds);
}

static gboolean
is_inside (CfnRect rect,
           CfnRect room)
{
  return rect.x >= room.x && rect.y >= room.y && rect.x + rect.width <= room.x + room.width
         && rect.y + rect.height <= room.y + room.height;
}

static gboolean
has_followed (MillraceCanvas *self,
              CfnRect         bounds)
{
  for (guint i = 0; i < MIN (self->n_followed, G_N_ELEMENTS (self->followed)); i++)
    if (is_same_rect (self->followed[i], bounds))
      return TRUE;

  return FALSE;
}

static void
remember_followed (MillraceCanvas *self,
                   CfnRect         bounds)
{
  if (!has_followed (self, bounds))
    self->followed[self->n_followed++ % G_N_ELEMENTS (self->followed)] = bounds;
}

gboolean
millrace_canvas_follows (MillraceCanvas *self,
                         CfnRoutes      *routes)
{
  CfnRoutes *shown = millrace_world_get_routes (millrace_canvas_get_world (self));
  const MillraceCamera goal = millrace_canvas_get_goal (self);
  const CfnRect view = millrace_camera_get_visible (&goal);
  CfnRect before, after;

  if (shown == NULL || routes == NULL || goal.width <= 0)
    return FALSE;

  before = cfn_routes_get_bounds (shown);
  after = cfn_routes_get_bounds (routes);
  /* Tidied, or that undone or done again. */
  if (!self->settles && !has_followed (self, after))
    return FALSE;
  if (!millrace_canvas_is_fitted (self, shown) && cfn_rect_intersects (after, view)
      && (is_inside (after, view) || !is_inside (before, view)))
    return FALSE;

  remember_followed (self, before);
  remember_followed (self, after);

  return TRUE;
}

void
millrace_canvas_reveal_rect (MillraceCanvas *self,
                             CfnRect         rect)
{
  const MillraceCamera goal = millrace_canvas_get_goal (self);
  MillraceCamera camera = goal;

  if (self->fit_wanted)
    return;

  millrace_canvas_find_reveal (self, rect, &camera);
  if (camera.x != goal.x || camera.y != goal.y)
    millrace_canvas_set_camera (self, &camera, TRUE);
}

void
millrace_canvas_follow_rect (MillraceCanvas *self,
                             CfnRect         rect,
                             CfnPoint        shift)
{
  const MillraceCamera goal = millrace_canvas_get_goal (self);

  if (rect.width > 0 && is_inside (rect, millrace_camera_get_visible (&goal)))
    millrace_canvas_reveal_rect (self, (CfnRect) { rect.x + shift.x, rect.y + shift.y, rect.width,
                                                   rect.height });
}

void
millrace_canvas_set_covered_side (MillraceCanvas *self,
                                  int             width)
{
  const MillraceCamera goal = millrace_canvas_get_goal (self);
  const CfnRect selected = millrace_canvas_get_selection_rect (self);
  const gboolean grows = width > self->covered_side;

  self->covered_side = width;
  if (grows && self->tool == NULL && selected.width > 0
      && cfn_rect_intersects (selected, millrace_camera_get_visible (&goal)))
    millrace_canvas_reveal_rect (self, selected);
}

void
millrace_canvas_keep_selected (MillraceCanvas *self,
                               CfnRect         seen)
{
  const CfnRect selected = millrace_canvas_get_selection_rect (self);
  MillraceCamera camera = self->camera;

  if (self->tool != NULL || self->unsteady || selected.width <= 0 || !is_inside (selected, seen)
      || is_inside (selected, millrace_camera_get_visible (&camera)))
    return;

  millrace_canvas_find_reveal (self, selected, &camera);
  millrace_canvas_set_camera (self, &camera, FALSE);
}

void
millrace_canvas_fit (MillraceCanvas *self)
{
  CfnRoutes *routes;

  g_return_if_fail (MILLRACE_IS_CANVAS (self));

  /* Before the first allocation nobody knows what fits. */
  if (self->camera.width <= 0)
    {
      self->fit_wanted = TRUE;
      return;
    }

  routes = millrace_world_get_routes (millrace_canvas_get_world (self));
  if (routes != NULL)
    millrace_canvas_fit_routes (self, routes, TRUE);
}

void
millrace_canvas_fit_at_once (MillraceCanvas *self)
{
  g_return_if_fail (MILLRACE_IS_CANVAS (self));

  self->fit_wanted = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
millrace_canvas_toggle_fit (MillraceCanvas *self)
{
  MillraceCamera before = millrace_canvas_get_goal (self);
  MillraceCamera after;

  millrace_canvas_fit (self);
  after = millrace_canvas_get_goal (self);
  if (self->has_before_fit && after.x == before.x && after.y == before.y
      && after.zoom == before.zoom)
    {
      millrace_canvas_set_camera (self, &self->before_fit, TRUE);
      self->has_before_fit = FALSE;
    }
  else
    {
      self->before_fit = before;
      self->has_before_fit = TRUE;
    }
  millrace_canvas_tell_visible (self);
}

double
millrace_canvas_get_zoom (MillraceCanvas *self)
{
  g_return_val_if_fail (MILLRACE_IS_CANVAS (self), 1.0);

  return self->camera.zoom;
}

void
millrace_canvas_set_zoom (MillraceCanvas *self,
                          double          zoom)
{
  g_return_if_fail (MILLRACE_IS_CANVAS (self));

  millrace_canvas_zoom_about (self, zoom,
                              (CfnPoint) { self->camera.width / 2, self->camera.height / 2 }, TRUE);
}

CfnPoint
millrace_canvas_to_world (MillraceCanvas *self,
                          double          x,
                          double          y)
{
  g_return_val_if_fail (MILLRACE_IS_CANVAS (self), ((CfnPoint) { 0, 0 }));

  return millrace_camera_to_world (&self->camera, x, y);
}

CfnPoint
millrace_canvas_to_widget (MillraceCanvas *self,
                           CfnPoint        point)
{
  g_return_val_if_fail (MILLRACE_IS_CANVAS (self), point);

  return millrace_camera_to_screen (&self->camera, point);
}

CfnPoint
millrace_canvas_get_centre (MillraceCanvas *self)
{
  g_return_val_if_fail (MILLRACE_IS_CANVAS (self), ((CfnPoint) { 0, 0 }));

  return millrace_camera_to_world (&self->camera, self->camera.width / 2, self->camera.height / 2);
}

GdkTexture *
millrace_canvas_make_picture (MillraceCanvas *self,
                              double          scale,
                              double          max_pixels)
{
  g_return_val_if_fail (MILLRACE_IS_CANVAS (self), NULL);

  return millrace_world_make_picture (millrace_canvas_get_world (self), scale, max_pixels);
}

void
millrace_canvas_set_covered (MillraceCanvas *self,
                             int             height)
{
  g_return_if_fail (MILLRACE_IS_CANVAS (self));

  self->covered = height;
}

gboolean
millrace_canvas_get_badge (MillraceCanvas *self,
                           const char     *id,
                           GdkRectangle   *place)
{
  const double radius = CFN_BADGE_SIZE / 2;
  MillraceCard *card;
  CfnPoint centre, corner;
  CfnRect rect;

  g_return_val_if_fail (MILLRACE_IS_CANVAS (self), FALSE);
  g_return_val_if_fail (place != NULL, FALSE);

  card = millrace_world_find_card (millrace_canvas_get_world (self), id);
  if (card == NULL)
    return FALSE;

  rect = millrace_world_get_rect (millrace_canvas_get_world (self), card);
  centre = millrace_badge_get_centre (rect.width);
  corner = millrace_camera_to_screen (&self->camera, (CfnPoint) { rect.x + centre.x - radius,
                                                                  rect.y + centre.y - radius });
  *place = (GdkRectangle) { (int) corner.x, (int) corner.y, (int) CFN_BADGE_SIZE,
                            (int) CFN_BADGE_SIZE };
  return TRUE;
}

void
millrace_canvas_reveal (MillraceCanvas *self,
                        const char     *id,
                        gboolean        focus)
{
  MillraceCard *card;

  g_return_if_fail (MILLRACE_IS_CANVAS (self));

  card = millrace_world_find_card (millrace_canvas_get_world (self), id);
  if (card == NULL)
    return;

  /* What is pressed is seen, and must not go away under the pointer. */
  if (!self->press_live)
    millrace_canvas_reveal_rect (self,
                                 millrace_world_get_rect (millrace_canvas_get_world (self), card));
  if (focus)
    millrace_canvas_focus_card (self, card, TRUE);
}
