/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-edge-texture.h"

#include <math.h>

#include "cfn-card.h"
#include "millrace-ink.h"
#include "millrace-line-changes.h"
#include "millrace-release.h"

#define MAX_DRIFT 1.3       /* of the scale, before the picture is made anew */
#define MAX_SIDE 4096.0     /* of the picture, in device pixels */
#define RIM 2.0             /* device pixels by which smoothed lines reach beyond their bounds */

#define MAX_AT_ONCE 1000    /* lines that a frame may wait for: about ten milliseconds */

/* Of a patch, which a frame waits for as well. */
#define MAX_PATCH_LINES 60
#define MAX_PATCH_PIXELS (512.0 * 512.0)

static const char source_tag;

/* What one picture shows. */
typedef struct
{
  CfnRoutes     *routes;
  MillraceTheme  theme;
  CfnRect        rect;     /* canvas units */
  double         scale;    /* device pixels a canvas unit; less than asked for when the picture
                            * would be too big */
  double         asked;
} Request;

struct _MillraceEdgeTexture
{
  GtkWidget    *widget;
  GdkTexture   *picture;
  Request      *shown;      /* what picture shows */
  GdkTexture   *patch;      /* what differs in some newer lines, over picture; or NULL */
  CfnRect       patched;    /* its place */
  CfnRoutes    *mended;     /* what both show together; NULL: just what picture shows */
  Request      *wanted;     /* what the worker is at, owned by its task; or NULL */
  GCancellable *cancellable;
};

/* Often the last who holds a picture that was replaced, and all that it was made of. */
static void
release_routes (CfnRoutes *routes)
{
  millrace_release (routes, (GDestroyNotify) cfn_routes_unref);
}

static void
request_free (gpointer data)
{
  Request *self = data;

  release_routes (self->routes);
  g_free (self);
}

MillraceEdgeTexture *
millrace_edge_texture_new (GtkWidget *widget)
{
  MillraceEdgeTexture *self = g_new0 (MillraceEdgeTexture, 1);

  self->widget = widget;

  return self;
}

static void
drop_patch (MillraceEdgeTexture *self)
{
  g_clear_object (&self->patch);
  g_clear_pointer (&self->mended, release_routes);
}

static void
cancel (MillraceEdgeTexture *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->wanted = NULL;
}

void
millrace_edge_texture_free (MillraceEdgeTexture *self)
{
  cancel (self);
  drop_patch (self);
  g_clear_object (&self->picture);
  g_clear_pointer (&self->shown, request_free);
  g_free (self);
}

static CfnDiagram *
get_diagram (CfnRoutes *routes)
{
  return cfn_layout_get_diagram (cfn_routes_get_layout (routes));
}

static void
trace_arrow (cairo_t        *cr,
             const CfnRoute *route,
             double          width)
{
  double half = MAX (CFN_ARROW_LENGTH / 2, width * 1.3);

  cairo_save (cr);
  cairo_translate (cr, route->tip.x, route->tip.y);
  cairo_rotate (cr, route->angle);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, -CFN_ARROW_LENGTH, half);
  cairo_line_to (cr, -CFN_ARROW_LENGTH, -half);
  cairo_close_path (cr);
  cairo_restore (cr);
  cairo_fill (cr);
}

static void
paint_edge (cairo_t             *cr,
            const MillraceTheme *theme,
            const CfnRoute      *route,
            const CfnEdgeStyle  *style,
            double               scale)
{
  const CfnPoint *p = route->points;

  /* Never thinner than a device pixel, or far away everything would fade. */
  double width = MAX (style->width, 1 / scale);

  gdk_cairo_set_source_rgba (cr, &theme->edge[style->tone]);
  cairo_set_line_width (cr, width);
  cairo_set_dash (cr, style->dash, style->dash[0] > 0 && scale > 0.2 ? 2 : 0, 0);
  cairo_move_to (cr, p[0].x, p[0].y);
  for (guint i = 1; i + 2 < route->n_points; i += 3)
    cairo_curve_to (cr, p[i].x, p[i].y, p[i + 1].x, p[i + 1].y, p[i + 2].x, p[i + 2].y);
  cairo_stroke (cr);
  trace_arrow (cr, route, width);
}

static GdkTexture *
to_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy,
                                      cairo_surface_reference (surface));

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

/* The pixels that a length takes, but for the last bits of a division. */
static int
count_pixels (double length,
              double scale)
{
  return (int) ceil (length * scale - 1e-6);
}

/* NULL when it was cancelled. Any thread. */
static GdkTexture *
paint (const Request *request,
       GCancellable  *cancellable)
{
  CfnDiagram *diagram = get_diagram (request->routes);
  int width = count_pixels (request->rect.width, request->scale);
  int height = count_pixels (request->rect.height, request->scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  GdkTexture *picture = NULL;

  cairo_scale (cr, request->scale, request->scale);
  cairo_translate (cr, -request->rect.x, -request->rect.y);
  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);
      const CfnRoute *route = cfn_routes_get (request->routes, i);
      CfnEdgeStyle style;

      if (i % 64 == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      if (cfn_routes_get_count (request->routes, i) == 0
          || !cfn_rect_intersects (route->bounds, request->rect))
        continue;

      style = cfn_edge_style_get (edge->claim->kind, edge->claim->verdict);
      paint_edge (cr, &request->theme, route, &style, request->scale);
    }
  cairo_destroy (cr);

  if (!g_cancellable_is_cancelled (cancellable))
    picture = to_texture (surface);
  cairo_surface_destroy (surface);

  return picture;
}

static void
paint_worker (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GdkTexture *picture = paint (task_data, cancellable);

  if (picture == NULL)
    g_task_return_error_if_cancelled (task);
  else
    g_task_return_pointer (task, picture, g_object_unref);
}

/* Takes @picture. */
static void
show (MillraceEdgeTexture *self,
      GdkTexture          *picture,
      const Request       *request)
{
  drop_patch (self);
  g_clear_object (&self->picture);
  self->picture = picture;
  g_clear_pointer (&self->shown, request_free);
  self->shown = g_memdup2 (request, sizeof *request);
  cfn_routes_ref (self->shown->routes);
}

static void
painted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  MillraceEdgeTexture *self = user_data;
  GdkTexture *picture = g_task_propagate_pointer (G_TASK (result), NULL);
  Request *request = g_task_get_task_data (G_TASK (result));

  /* A cancelled worker may report to a texture that is gone: look at nothing of it. */
  if (picture == NULL)
    return;

  show (self, picture, request);
  self->wanted = NULL;
  g_clear_object (&self->cancellable);
  gtk_widget_queue_draw (self->widget);
}

static CfnRect
add_margin (CfnRect view)
{
  return (CfnRect) { view.x - view.width / 3, view.y - view.height / 3,
                     view.width * 5 / 3, view.height * 5 / 3 };
}

static gboolean
is_inside (CfnRect inner,
           CfnRect outer)
{
  return inner.x >= outer.x && inner.y >= outer.y
         && inner.x + inner.width <= outer.x + outer.width
         && inner.y + inner.height <= outer.y + outer.height;
}

/* Where there are lines. */
static CfnRect
get_stage (CfnRoutes *routes,
           double     scale)
{
  return cfn_rect_grow (cfn_routes_get_bounds (routes), RIM / scale);
}

/* But for the lines in it. */
static gboolean
reaches (const Request       *request,
         CfnRoutes           *routes,
         const MillraceTheme *theme,
         CfnRect              view,
         double               scale)
{
  return request != NULL && request->theme.serial == theme->serial
         && is_inside (cfn_rect_intersection (view, cfn_routes_get_bounds (routes)), request->rect)
         && scale < request->asked * MAX_DRIFT && scale * MAX_DRIFT > request->asked;
}

static Request *
request_new (CfnRoutes           *routes,
             const MillraceTheme *theme,
             CfnRect              view,
             double               scale)
{
  Request *self = g_new0 (Request, 1);

  self->routes = cfn_routes_ref (routes);
  self->theme = *theme;
  self->rect = cfn_rect_intersection (add_margin (view), get_stage (routes, scale));
  self->asked = scale;
  self->scale = MIN (scale, MAX_SIDE / MAX (self->rect.width, self->rect.height));

  return self;
}

/* --- Patches --- */

/* The whole pixels of the picture that @rect and the rims of lines around it touch. */
static CfnRect
align (const Request *picture,
       CfnRect        rect)
{
  double scale = picture->scale;
  CfnRect wide = cfn_rect_intersection (cfn_rect_grow (rect, RIM / scale), picture->rect);
  double left = floor ((wide.x - picture->rect.x) * scale);
  double top = floor ((wide.y - picture->rect.y) * scale);
  double right = ceil ((wide.x + wide.width - picture->rect.x) * scale);
  double bottom = ceil ((wide.y + wide.height - picture->rect.y) * scale);

  return (CfnRect) { picture->rect.x + left / scale, picture->rect.y + top / scale,
                     (right - left) / scale, (bottom - top) / scale };
}

/* Shows @routes by the picture of older lines and a patch, where that is little work; otherwise
 * FALSE, and nothing has changed. While somebody types, a line comes or goes: no other frame has to
 * be drawn for it then, once a worker has painted all others again, too. */
static gboolean
mend (MillraceEdgeTexture *self,
      CfnRoutes           *routes)
{
  Request request = *self->shown;
  GdkTexture *patch = NULL;
  CfnRect around;

  if (millrace_line_changes_find (self->shown->routes, routes, &around))
    {
      request.routes = routes;
      request.rect = align (self->shown, around);
      if (request.rect.width * request.rect.height * request.scale * request.scale
            > MAX_PATCH_PIXELS
          || millrace_line_changes_count (routes, request.rect) > MAX_PATCH_LINES)
        return FALSE;
      if (request.rect.width > 0 && request.rect.height > 0)
        patch = paint (&request, NULL);
    }

  cancel (self);
  drop_patch (self);
  self->patch = patch;
  self->patched = request.rect;
  self->mended = cfn_routes_ref (routes);

  return TRUE;
}

/* --- The picture --- */

static CfnRoutes *
get_shown_routes (MillraceEdgeTexture *self)
{
  return self->mended != NULL ? self->mended : self->shown->routes;
}

/* Takes @request. */
static void
ask (MillraceEdgeTexture *self,
     Request             *request)
{
  g_autoptr (GTask) task = NULL;

  cancel (self);
  self->cancellable = g_cancellable_new ();
  self->wanted = request;

  task = g_task_new (self->widget, self->cancellable, painted_cb, self);
  g_task_set_source_tag (task, (gpointer) &source_tag);
  /* Before drawing: whatever draws frame after frame, a long text that is being measured for
   * one, would keep the lines away for seconds. */
  g_task_set_priority (task, G_PRIORITY_DEFAULT);
  g_task_set_task_data (task, request, request_free);
  g_task_set_check_cancellable (task, TRUE);
  g_task_run_in_thread (task, paint_worker);
}

/* Makes the picture that @routes want, now or by a worker. */
static void
renew (MillraceEdgeTexture *self,
       CfnRoutes           *routes,
       const MillraceTheme *theme,
       CfnRect              view,
       double               scale)
{
  Request *request = request_new (routes, theme, view, scale);
  guint n_edges = cfn_diagram_get_n_edges (get_diagram (routes));

  /* Cards without any line would be drawn for nothing: the first picture comes with them. */
  if (self->picture == NULL && self->wanted == NULL && n_edges <= MAX_AT_ONCE)
    {
      show (self, paint (request, NULL), request);
      request_free (request);
    }
  else
    {
      ask (self, request);
    }
}

/* The part of the picture that is in @clip. */
static void
snapshot_part (MillraceEdgeTexture *self,
               GtkSnapshot         *snapshot,
               CfnRect              clip)
{
  graphene_rect_t bounds = millrace_rect_to_graphene (self->shown->rect);
  graphene_rect_t part = millrace_rect_to_graphene (clip);

  if (clip.width <= 0 || clip.height <= 0)
    return;

  gtk_snapshot_push_clip (snapshot, &part);
  gtk_snapshot_append_texture (snapshot, self->picture, &bounds);
  gtk_snapshot_pop (snapshot);
}

/* The picture around the patch: above it, below, and on both sides. */
static void
snapshot_patched (MillraceEdgeTexture *self,
                  GtkSnapshot         *snapshot)
{
  CfnRect all = self->shown->rect;
  CfnRect hole = self->patched;
  double right = hole.x + hole.width;
  double bottom = hole.y + hole.height;
  graphene_rect_t bounds = millrace_rect_to_graphene (hole);

  snapshot_part (self, snapshot, (CfnRect) { all.x, all.y, all.width, hole.y - all.y });
  snapshot_part (self, snapshot, (CfnRect) { all.x, bottom, all.width,
                                             all.y + all.height - bottom });
  snapshot_part (self, snapshot, (CfnRect) { all.x, hole.y, hole.x - all.x, hole.height });
  snapshot_part (self, snapshot, (CfnRect) { right, hole.y, all.x + all.width - right,
                                             hole.height });
  gtk_snapshot_append_texture (snapshot, self->patch, &bounds);
}

void
millrace_edge_texture_snapshot (MillraceEdgeTexture *self,
                                GtkSnapshot         *snapshot,
                                CfnRoutes           *routes,
                                const MillraceTheme *theme,
                                CfnRect              view,
                                double               scale,
                                gboolean             moving,
                                gboolean             may_mend)
{
  gboolean is_near = reaches (self->shown, routes, theme, view, scale);

  /* While the view moves, a worker that is at these lines is left alone: its picture is better than
   * none, and when it is there this is asked again. While the lines move, one that is at earlier
   * ones likewise. */
  if (!(is_near && (get_shown_routes (self) == routes
                    || (may_mend && !moving && mend (self, routes))))
      && (self->wanted == NULL || self->wanted->theme.serial != theme->serial
          || (self->wanted->routes != routes && !moving)))
    renew (self, routes, theme, view, scale);

  if (self->patch != NULL)
    {
      snapshot_patched (self, snapshot);
    }
  else if (self->picture != NULL)
    {
      graphene_rect_t bounds = millrace_rect_to_graphene (self->shown->rect);

      gtk_snapshot_append_texture (snapshot, self->picture, &bounds);
    }
}
