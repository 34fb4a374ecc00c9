/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"

#include <math.h>

#include "cfn-change.h"

CfnReading *
fixture_read (const char *yaml)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (yaml, -1);

  return cfn_reading_new (text);
}

CfnReading *
fixture_read_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("MILLRACE_SOURCE_ROOT"), "data", "starters",
                                            "echo-trigger.yaml", NULL);
  g_autofree char *yaml = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &yaml, NULL, &error);
  g_assert_no_error (error);

  return fixture_read (yaml);
}

CfnRoutes *
fixture_route (CfnReading *reading)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfnLayout) layout = cfn_layout_new (cfn_reading_get_diagram (reading), NULL, NULL,
                                                 NULL, NULL, &error);

  g_assert_no_error (error);

  return cfn_routes_new (layout);
}

guint
fixture_find (CfnRoutes  *routes,
              const char *id)
{
  int node = cfn_diagram_find_node (cfn_layout_get_diagram (cfn_routes_get_layout (routes)), id);

  g_assert_cmpint (node, >=, 0);

  return (guint) node;
}

/* --- the window ------------------------------------------------------------------------------ */

static void
log_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  CanvasFixture *self = data;
  g_autofree char *text = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_string_append_printf (self->log, "win.%s %s\n", g_action_get_name (G_ACTION (action)), text);
}

static const GActionEntry entries[] = {
  { "move", log_cb, "a(sdd)" },
  { "nudge", log_cb, "(dd)" },
  { "connect", log_cb, "(sss)" },
  { "connect-chain", log_cb, "as" },
  { "replug", log_cb, "(ssssss)" },
  { "disconnect-edges", log_cb, "a(sss)" },
  { "delete-selection", log_cb },
  { "delete-thoroughly", log_cb },
  { "focus-palette", log_cb },
  { "quick-add", log_cb, "(sssdd)" },
  { "offer-partners", log_cb, "(sbdd)" },
  { "extend", log_cb, "(sbdd)" },
  { "insert", log_cb, "(ssssdd)" },
  { "focus-outline", log_cb },
  { "rename-here", log_cb, "s" },
  { "group", log_cb },
  { "rename-group", log_cb, "s" },
  { "ungroup", log_cb, "as" },
  { "collapse-groups", log_cb, "(asb)" },
  { "move-into", log_cb, "(a(sdd)ss)" },
  { "duplicate-at", log_cb, "a(sdd)" },
  { "tidy", log_cb, "s" },
  { "align", log_cb, "s" },
  { "distribute", log_cb, "s" },
  { "show-problem", log_cb, "u" },
  { "show-card-problems", log_cb, "s" },
  { "show-properties", log_cb, "s" },
  { "show-source", log_cb, "s" },
};

/* Of the connections that there may be; those that are there count as well. The end of an edge may
 * be moved anywhere. */
static MillraceFit
check_cb (const char      *from,
          const char      *to,
          const CfnClaim  *instead,
          char           **why_not,
          gpointer         data)
{
  CanvasFixture *self = data;
  g_autoptr (CfnMessage) message = NULL;
  g_autoptr (GPtrArray) all = cfn_change_list_connections (cfn_reading_get_proof (self->reading),
                                                           from, to, &message);
  CfnConnectionRank rank;

  if (instead != NULL)
    return MILLRACE_FIT_PATTERN;

  if (message != NULL)
    *why_not = cfn_message_format (message);
  if (all == NULL)
    return MILLRACE_FIT_NONE;

  rank = ((const CfnConnection *) g_ptr_array_index (all, 0))->rank;

  return rank == CFN_CONNECTION_PATTERN ? MILLRACE_FIT_PATTERN
         : rank == CFN_CONNECTION_REFERENCE ? MILLRACE_FIT_REFERENCE : MILLRACE_FIT_NONE;
}

static GPtrArray *
list_meanings_cb (const char     *from,
                  const char     *to,
                  const CfnClaim *instead,
                  gpointer        data)
{
  CanvasFixture *self = data;
  g_autoptr (GPtrArray) all = cfn_change_list_connections (cfn_reading_get_proof (self->reading),
                                                           from, to, NULL);
  GPtrArray *meanings = g_ptr_array_new_with_free_func ((GDestroyNotify) millrace_meaning_free);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const CfnConnection *one = g_ptr_array_index (all, i);
      g_autofree char *title = cfn_message_format (one->title);

      if (instead == NULL
          && one->rank == ((const CfnConnection *) g_ptr_array_index (all, 0))->rank)
        g_ptr_array_add (meanings, millrace_meaning_new (one->as, title));
    }

  return meanings;
}

static char *
preview_cb (const char     *from,
            const char     *to,
            const char     *as,
            const CfnClaim *instead,
            gpointer        data)
{
  CanvasFixture *self = data;
  g_autoptr (CfnEdit) edit = cfn_change_connect (cfn_reading_get_proof (self->reading), from, to,
                                                 as[0] != '\0' ? as : NULL, NULL);

  return edit != NULL ? cfn_edit_to_diff (edit, cfn_reading_get_text (self->reading), "") : NULL;
}

/* Tables go everywhere. */
static gboolean
fits_between_cb (const char     *id,
                 const char     *type,
                 const CfnClaim *link,
                 gpointer        data)
{
  CanvasFixture *self = data;

  if (id != NULL)
    type = cfn_template_find_resource (cfn_reading_get_template (self->reading), id)->type;

  return g_str_equal (type, "AWS::DynamoDB::Table");
}

static const MillraceConnector connector = { check_cb, list_meanings_cb, preview_cb,
                                             fits_between_cb };

static void
activated_cb (CanvasFixture *self,
              const char    *id)
{
  g_string_append_printf (self->log, "activated %s\n", id);
}

/* The application does this for the window; a test has no application. */
static void
load_style (void)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/millrace/Millrace/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (provider);
}

void
canvas_fixture_init (CanvasFixture *self,
                     gconstpointer  data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  load_style ();
  self->log = g_string_new (NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  self->canvas = MILLRACE_CANVAS (millrace_canvas_new ());
  millrace_canvas_set_connector (self->canvas, &connector, self);
  g_signal_connect_swapped (self->canvas, "card-activated", G_CALLBACK (activated_cb), self);

  self->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 660);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->canvas));
  gtk_window_present (GTK_WINDOW (self->window));
  canvas_fixture_show (self, NULL);
}

void
canvas_fixture_clear (CanvasFixture *self,
                      gconstpointer  data)
{
  gpointer canvas = self->canvas;

  g_object_add_weak_pointer (G_OBJECT (self->canvas), &canvas);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (canvas);
  g_clear_pointer (&self->reading, cfn_reading_unref);
  g_string_free (self->log, TRUE);
}

void
canvas_fixture_show (CanvasFixture *self,
                     const char    *yaml)
{
  CfnReading *reading = yaml != NULL ? fixture_read (yaml) : fixture_read_sample ();
  g_autoptr (CfnRoutes) routes = fixture_route (reading);

  g_clear_pointer (&self->reading, cfn_reading_unref);
  self->reading = reading;
  millrace_canvas_set_scene (self->canvas, routes, cfn_reading_get_findings (reading));
  canvas_fixture_settle (self);
}

static gboolean
stop_waiting_cb (gpointer data)
{
  *(gboolean *) data = FALSE;

  return G_SOURCE_REMOVE;
}

void
canvas_fixture_settle (CanvasFixture *self)
{
  gboolean waiting = TRUE;

  g_timeout_add (60, stop_waiting_cb, &waiting);
  while (waiting || self->canvas->camera.width <= 0
         || adw_animation_get_state (self->canvas->flight) == ADW_ANIMATION_PLAYING)
    g_main_context_iteration (NULL, TRUE);
}

/* --- the pointer ----------------------------------------------------------------------------- */

CfnPoint
canvas_fixture_edge_point (CanvasFixture *self,
                           const char    *key,
                           double         t)
{
  int edge = millrace_world_find_edge (millrace_canvas_get_world (self->canvas), key);
  const CfnRoute *route;

  g_assert_cmpint (edge, >=, 0);
  route = cfn_routes_get (millrace_canvas_get_routes (self->canvas), (guint) edge);

  return millrace_camera_to_screen (&self->canvas->camera, (CfnPoint) {
    route->start.x + t * (route->end.x - route->start.x),
    route->start.y + t * (route->end.y - route->start.y) });
}

void
canvas_fixture_show_group (CanvasFixture *self,
                           gboolean       collapsed)
{
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) with = NULL;
  g_autoptr (CfnPositions) groups = NULL;
  g_autoptr (CfnLayout) layout = NULL;
  g_autoptr (CfnRoutes) routes = NULL;

  with = cfn_positions_with_members (none, "Data", (const char * const []) {
    "DataTable", "DataTableStream", NULL });
  groups = cfn_positions_with_collapsed (with, "Data", collapsed);
  layout = cfn_layout_with_groups (
    cfn_routes_get_layout (millrace_canvas_get_routes (self->canvas)), groups);
  routes = cfn_routes_new (layout);
  millrace_canvas_set_scene (self->canvas, routes, cfn_reading_get_findings (self->reading));
  canvas_fixture_settle (self);
}

CfnPoint
canvas_fixture_frame_point (CanvasFixture *self,
                            double         dx,
                            double         dy)
{
  CfnLayout *layout = millrace_world_get_layout (millrace_canvas_get_world (self->canvas));
  CfnRect rect =
    cfn_layout_get_frame (layout, (guint) cfn_layout_find_frame (layout, "Data"))->rect;

  return millrace_camera_to_screen (&self->canvas->camera, (CfnPoint) { rect.x + dx,
                                                                        rect.y + dy });
}

CfnPoint
canvas_fixture_point (CanvasFixture *self,
                      const char    *id,
                      double         dx,
                      double         dy)
{
  CfnRoutes *routes = millrace_canvas_get_routes (self->canvas);
  CfnRect card = cfn_layout_get_card (cfn_routes_get_layout (routes), fixture_find (routes, id));

  return millrace_camera_to_screen (&self->canvas->camera, (CfnPoint) { card.x + dx, card.y + dy });
}

GtkGesture *
canvas_fixture_drag (CanvasFixture *self)
{
  return self->canvas->drag;
}

void
canvas_fixture_press (CanvasFixture *self,
                      CfnPoint       from,
                      CfnPoint       to)
{
  g_signal_emit_by_name (self->canvas->drag, "drag-begin", from.x, from.y);
  if (from.x == to.x && from.y == to.y)
    return;

  for (int i = 1; i <= 5; i++)
    g_signal_emit_by_name (self->canvas->drag, "drag-update",
                           (to.x - from.x) * i / 5, (to.y - from.y) * i / 5);
}

void
canvas_fixture_release (CanvasFixture *self)
{
  g_signal_emit_by_name (self->canvas->drag, "drag-end",
                         self->canvas->pointer.x - self->canvas->press_point.x,
                         self->canvas->pointer.y - self->canvas->press_point.y);
}

/* --- pictures -------------------------------------------------------------------------------- */

/* What was painted last; a slow machine may not have come to it yet. */
static GskRenderNode *
take_node (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GskRenderNode *node = NULL;

  while (node == NULL)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                              gtk_widget_get_height (widget));
      node = gtk_snapshot_free_to_node (snapshot);
      if (node == NULL)
        g_main_context_iteration (NULL, TRUE);
    }

  return node;
}

void
canvas_fixture_assert_selected (CanvasFixture *self,
                                const char    *ids)
{
  g_auto (GStrv) selection = millrace_canvas_get_selection (self->canvas);
  g_autofree char *joined = g_strjoinv (" ", selection);

  g_assert_cmpstr (joined, ==, ids);
}

GdkTexture *
fixture_picture (GtkWidget  *widget,
                 const char *name)
{
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GskRenderer *renderer = gsk_cairo_renderer_new ();
  GskRenderNode *node = take_node (widget);
  GdkTexture *picture;

  g_assert_true (gsk_renderer_realize (renderer, NULL, NULL));
  picture = gsk_renderer_render_texture (renderer, node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gsk_renderer_unrealize (renderer);
  g_object_unref (renderer);
  gsk_render_node_unref (node);

  if (g_getenv ("MILLRACE_PICTURES") != NULL)
    {
      g_autofree char *file = g_strconcat (name, ".png", NULL);
      g_autofree char *path = g_build_filename (g_getenv ("MILLRACE_PICTURES"), file, NULL);

      g_assert_true (gdk_texture_save_to_png (picture, path));
    }

  return picture;
}

static guint *
download (GdkTexture *picture)
{
  gsize width = (gsize) gdk_texture_get_width (picture);
  gsize height = (gsize) gdk_texture_get_height (picture);
  guint *pixels = g_new (guint, width * height);

  gdk_texture_download (picture, (guchar *) pixels, width * 4);

  return pixels;
}

guint
fixture_pixel (GdkTexture *picture,
               int         x,
               int         y)
{
  g_autofree guint *pixels = download (picture);

  return pixels[y * gdk_texture_get_width (picture) + x] & 0xffffff;
}

gboolean
fixture_has_colour (GdkTexture *picture,
                    guint       colour)
{
  g_autofree guint *pixels = download (picture);
  gsize n = (gsize) gdk_texture_get_width (picture) * (gsize) gdk_texture_get_height (picture);

  for (gsize i = 0; i < n; i++)
    if ((pixels[i] & 0xffffff) == colour)
      return TRUE;

  return FALSE;
}

void
fixture_assert_gone (gpointer object)
{
  gpointer weak = object;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  g_assert_null (weak);
}
