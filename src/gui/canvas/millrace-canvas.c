/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "millrace-bubble.h"
#include "millrace-minimap.h"
#include "millrace-relations.h"
#include "millrace-release.h"
#include "millrace-walk.h"
#include "millrace-zoom-control.h"

enum
{
  PROP_0,
  PROP_ZOOM,
  PROP_N_SELECTED,
  N_PROPS,
};

enum
{
  SELECTION_CHANGED,
  CARD_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MillraceCanvas, millrace_canvas, GTK_TYPE_WIDGET)

/* --- drawing and places ----------------------------------------------------------------------- */

void
millrace_canvas_view_changed (MillraceCanvas *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  millrace_zoom_control_set_zoom (MILLRACE_ZOOM_CONTROL (self->zoom_control), self->camera.zoom);
  millrace_minimap_set_view (MILLRACE_MINIMAP (self->minimap),
                             millrace_camera_get_visible (&self->camera));
  millrace_canvas_tell_zoom (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

/* An older picture: grey and pale, so that nobody takes it for the text's. */
static void
push_stale (GtkSnapshot *snapshot)
{
  graphene_matrix_t matrix;
  graphene_vec4_t offset;

  graphene_matrix_init_from_float (&matrix, (float[16]) {
    0.30f, 0.30f, 0.30f, 0,
    0.59f, 0.59f, 0.59f, 0,
    0.11f, 0.11f, 0.11f, 0,
    0, 0, 0, 0.65f,
  });
  graphene_vec4_init (&offset, 0, 0, 0, 0);
  gtk_snapshot_push_color_matrix (snapshot, &matrix, &offset);
}

static void
millrace_canvas_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);

  if (self->camera.width <= 0)
    return;

  if (self->options & MILLRACE_OPTION_GRID)
    millrace_grid_snapshot (self->grid, snapshot, &self->camera,
                            &millrace_world_get_theme (millrace_canvas_get_world (self))->dot,
                            gtk_widget_get_scale_factor (widget));
  if (self->stale_reason != NULL)
    push_stale (snapshot);
  gtk_widget_snapshot_child (widget, self->world, snapshot);
  if (self->stale_reason != NULL)
    gtk_snapshot_pop (snapshot);

  gtk_widget_snapshot_child (widget, self->minimap, snapshot);
  gtk_widget_snapshot_child (widget, self->zoom_control, snapshot);
  gtk_widget_snapshot_child (widget, self->banner, snapshot);
  gtk_widget_snapshot_child (widget, self->status, snapshot);
  gtk_widget_snapshot_child (widget, self->bubble, snapshot);
}

static void
allocate_world (MillraceCanvas *self)
{
  const MillraceCamera *camera = &self->camera;
  CfnRoutes *routes = millrace_world_get_routes (millrace_canvas_get_world (self));
  CfnRect bounds = routes != NULL ? cfn_routes_get_bounds (routes) : (CfnRect) { 0, };
  double pixels = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double x = -camera->x * camera->zoom;
  double y = -camera->y * camera->zoom;
  GskTransform *transform;

  /* At rest on whole device pixels; while zooming that would make the picture tremble. */
  if (!self->unsteady)
    {
      x = round (x * pixels) / pixels;
      y = round (y * pixels) / pixels;
    }

  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  transform = gsk_transform_scale (transform, (float) camera->zoom, (float) camera->zoom);
  gtk_widget_allocate (self->world, MAX ((int) (bounds.x + bounds.width), 1),
                       MAX ((int) (bounds.y + bounds.height), 1), -1, transform);
  millrace_world_set_view (millrace_canvas_get_world (self),
                           millrace_camera_get_visible (camera), camera->zoom);
}

static void
millrace_canvas_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);
  CfnRoutes *routes = millrace_world_get_routes (millrace_canvas_get_world (self));
  const CfnRect seen = millrace_camera_get_visible (&self->camera);
  gboolean resized = self->camera.width != width || self->camera.height != height;

  self->camera.width = width;
  self->camera.height = height;
  self->flight_from.width = self->flight_to.width = width;
  self->flight_from.height = self->flight_to.height = height;
  if (routes != NULL
      && (self->fit_wanted
          || (resized && self->tool == NULL && millrace_canvas_is_fitted (self, routes))))
    {
      self->fit_wanted = FALSE;
      millrace_canvas_fit_routes (self, routes, FALSE);
    }
  else if (resized)
    {
      millrace_canvas_keep_selected (self, seen);
      millrace_minimap_set_view (MILLRACE_MINIMAP (self->minimap),
                                 millrace_camera_get_visible (&self->camera));
    }

  allocate_world (self);
  millrace_canvas_allocate_overlays (self);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  if (self->connecting.choice != NULL)
    gtk_popover_present (GTK_POPOVER (self->connecting.choice));
}

static void
millrace_canvas_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);

  /* It scrolls by itself; it only has to hold its controls. */
  gtk_widget_measure (self->zoom_control, orientation, -1, minimum, NULL, NULL, NULL);
  *minimum += 2 * MILLRACE_OVERLAY_MARGIN;
  *natural = MAX (*minimum, orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 400);
}

static void
set_style_class (GtkWidget  *widget,
                 const char *name,
                 gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
read_theme (MillraceCanvas *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkWidget *widget = GTK_WIDGET (self);

  set_style_class (widget, "dark", adw_style_manager_get_dark (manager));
  set_style_class (widget, "high-contrast", adw_style_manager_get_high_contrast (manager));
  millrace_world_read_theme (millrace_canvas_get_world (self), widget);
  millrace_minimap_set_theme (MILLRACE_MINIMAP (self->minimap),
                              millrace_world_get_theme (millrace_canvas_get_world (self)));
  gtk_widget_queue_draw (widget);
}

static void
millrace_canvas_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (millrace_canvas_parent_class)->css_changed (widget, change);

  if (MILLRACE_CANVAS (widget)->minimap != NULL)
    read_theme (MILLRACE_CANVAS (widget));
}

/* --- the object ------------------------------------------------------------------------------- */

static void
millrace_canvas_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  MillraceCanvas *self = MILLRACE_CANVAS (object);

  switch (prop_id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->camera.zoom);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, millrace_selection_get_n (self->selection));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
millrace_canvas_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ZOOM:
      millrace_canvas_set_zoom (MILLRACE_CANVAS (object), g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
millrace_canvas_dispose (GObject *object)
{
  MillraceCanvas *self = MILLRACE_CANVAS (object);
  GtkWidget *child;

  millrace_canvas_stop_telling (self);
  g_clear_handle_id (&self->rename_timeout, g_source_remove);
  g_clear_handle_id (&self->relations_source, g_source_remove);
  if (self->autoscroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->autoscroll_tick);
  self->autoscroll_tick = 0;
  if (self->tool != NULL && self->tool->free_data != NULL)
    g_clear_pointer (&self->tool_data, self->tool->free_data);
  self->tool = NULL;
  g_clear_object (&self->flight);
  g_clear_object (&self->settle);
  millrace_canvas_drop_travel (self);
  g_clear_pointer (&self->settle_offsets, g_array_unref);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  millrace_canvas_clear_connecting (self);
  g_clear_pointer (&self->insertion.key, g_free);
  g_clear_pointer (&self->insertion.from, g_free);
  g_clear_pointer (&self->insertion.to, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->pending_routes, cfn_routes_unref);
  g_clear_pointer (&self->pending_findings, cfn_findings_unref);

  G_OBJECT_CLASS (millrace_canvas_parent_class)->dispose (object);
}

static void
millrace_canvas_finalize (GObject *object)
{
  MillraceCanvas *self = MILLRACE_CANVAS (object);

  millrace_grid_free (self->grid);
  g_free (self->stale_reason);
  g_free (self->focus_id);
  g_free (self->focus_key);
  g_free (self->follow_from);

  G_OBJECT_CLASS (millrace_canvas_parent_class)->finalize (object);
}

static void
millrace_canvas_class_init (MillraceCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = millrace_canvas_get_property;
  object_class->set_property = millrace_canvas_set_property;
  object_class->dispose = millrace_canvas_dispose;
  object_class->finalize = millrace_canvas_finalize;
  widget_class->snapshot = millrace_canvas_snapshot;
  widget_class->measure = millrace_canvas_measure;
  widget_class->size_allocate = millrace_canvas_size_allocate;
  widget_class->css_changed = millrace_canvas_css_changed;
  widget_class->focus = millrace_canvas_focus;
  widget_class->grab_focus = millrace_canvas_grab_focus;

  properties[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL, MILLRACE_ZOOM_MIN, MILLRACE_ZOOM_MAX, 1.0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_SELECTED] =
    g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 0);
  signals[CARD_ACTIVATED] = g_signal_new ("card-activated", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "millrace-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  millrace_canvas_install_actions (widget_class);
  millrace_canvas_install_add_actions (widget_class);
}

static void
add_banner (MillraceCanvas *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  self->banner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->banner, "canvas-banner");
  gtk_box_append (GTK_BOX (self->banner), icon);
  self->banner_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->banner_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->banner_label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (self->banner_label), 70);
  gtk_box_append (GTK_BOX (self->banner), self->banner_label);
  gtk_widget_set_visible (self->banner, FALSE);
  gtk_widget_set_parent (self->banner, GTK_WIDGET (self));
}

static void
add_overlays (MillraceCanvas *self)
{
  self->minimap = millrace_minimap_new ();
  gtk_widget_set_parent (self->minimap, GTK_WIDGET (self));
  self->zoom_control = millrace_zoom_control_new ();
  gtk_widget_set_parent (self->zoom_control, GTK_WIDGET (self));
  add_banner (self);

  self->status = g_object_new (GTK_TYPE_LABEL,
                               "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                               "css-name", "canvas-status",
                               "ellipsize", PANGO_ELLIPSIZE_MIDDLE,
                               "can-target", FALSE,
                               "opacity", 0.0,
                               NULL);
  gtk_widget_set_parent (self->status, GTK_WIDGET (self));

  self->bubble = millrace_bubble_new ();
  gtk_widget_set_visible (self->bubble, FALSE);
  gtk_widget_set_parent (self->bubble, GTK_WIDGET (self));
}

static void
minimap_moved_cb (MillraceCanvas *self,
                  double          x,
                  double          y)
{
  MillraceCamera camera = self->camera;

  millrace_camera_centre_on (&camera, (CfnPoint) { x, y });
  millrace_canvas_set_camera (self, &camera, FALSE);
}

static void
millrace_canvas_init (MillraceCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->options = MILLRACE_OPTION_GRID | MILLRACE_OPTION_GUIDES | MILLRACE_OPTION_MINIMAP
                  | MILLRACE_OPTION_LETTER_KEYS | MILLRACE_OPTION_REFERENCES
                  | MILLRACE_OPTION_PERMISSIONS;
  self->grid = millrace_grid_new ();
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Template canvas"), -1);

  self->world = millrace_world_new ();
  gtk_widget_set_parent (self->world, widget);
  millrace_canvas_init_select (self);
  millrace_canvas_init_view (self);
  millrace_canvas_init_settle (self);
  add_overlays (self);
  millrace_canvas_init_pointer (self);
  millrace_canvas_init_scroll (self);
  millrace_canvas_init_connect (self);

  g_signal_connect_object (self->minimap, "moved", G_CALLBACK (minimap_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (read_theme), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (read_theme), self, G_CONNECT_SWAPPED);
  read_theme (self);
}

GtkWidget *
millrace_canvas_new (void)
{
  return g_object_new (MILLRACE_TYPE_CANVAS, NULL);
}

/* --- the scene -------------------------------------------------------------------------------- */

static int
find_in_order (CfnLayout *layout,
               int        node)
{
  g_autoptr (GArray) order = millrace_walk_reading_order (layout);

  for (guint i = 0; i < order->len; i++)
    if ((int) g_array_index (order, guint, i) == node)
      return (int) i;

  return -1;
}

/* Whatever took the place of the focused card that is gone, or the canvas itself. */
static void
repair_focus (MillraceCanvas *self,
              int             place)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  g_autoptr (GArray) order = NULL;

  if (millrace_world_get_layout (world) != NULL)
    order = millrace_walk_reading_order (millrace_world_get_layout (world));
  if (order == NULL || order->len == 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
      return;
    }

  place = CLAMP (place, 0, (int) order->len - 1);
  millrace_canvas_focus_card (self,
                              millrace_world_get_card (world, g_array_index (order, guint, place)),
                              FALSE);
}

/* The place of what is focused among the cards, for an edge that of the card it begins at; -1 when
 * nothing of the picture is. */
static int
find_focus_place (MillraceCanvas *self)
{
  MillraceCard *card = millrace_canvas_get_focus_card (self);
  MillraceEdge *edge = millrace_canvas_get_focus_edge (self);
  const CfnDiagramEdge *drawn = edge != NULL ? millrace_edge_get_edge (edge) : NULL;
  int node = -1;

  if (card != NULL)
    node = (int) millrace_card_get_node (card)->index;
  else if (drawn != NULL)
    node = drawn->from >= 0 ? drawn->from : drawn->to;
  else
    return millrace_canvas_get_focus_frame (self) != NULL ? 0 : -1;

  return MAX (find_in_order (millrace_world_get_layout (millrace_canvas_get_world (self)), node),
              0);
}

/* Whether something that can be seen has the focus, or nothing of the picture had it. */
static gboolean
is_focus_seen (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  MillraceCard *card = millrace_canvas_get_focus_card (self);
  MillraceEdge *edge = millrace_canvas_get_focus_edge (self);

  if (edge != NULL)
    return millrace_canvas_draws_edge (self, millrace_edge_get_edge (edge)->index);

  return card != NULL
         ? !millrace_world_is_hidden (world, millrace_card_get_node (card)->index)
         : millrace_canvas_get_focus_frame (self) != NULL;
}

static CfnLayers
get_layers (MillraceCanvas *self)
{
  return (self->options & MILLRACE_OPTION_REFERENCES ? CFN_LAYERS_REFERENCES : CFN_LAYERS_NONE)
         | (self->options & MILLRACE_OPTION_PERMISSIONS ? CFN_LAYERS_PERMISSIONS
                                                        : CFN_LAYERS_NONE);
}

/* A screen reader asks for what leads where when somebody goes there, not while the picture
 * changes. */
static gboolean
relate_cb (gpointer user_data)
{
  MillraceCanvas *self = user_data;

  self->relations_source = 0;
  millrace_relations_update (millrace_canvas_get_world (self));

  return G_SOURCE_REMOVE;
}

static void
show_scene (MillraceCanvas *self,
            CfnRoutes      *all_routes,
            CfnFindings    *findings)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  int place = find_focus_place (self);
  gboolean follows = FALSE;
  g_autoptr (CfnRoutes) routes = NULL;
  CfnLayout *before;

  if (all_routes != NULL)
    routes = cfn_routes_with_layers (all_routes, get_layers (self));
  follows = millrace_canvas_follows (self, routes);
  millrace_canvas_explain_edge (self, NULL);
  millrace_canvas_set_hover (self, (MillraceHit) { 0, });
  self->press_live = FALSE;
  before = millrace_world_get_layout (world);
  if (before != NULL)
    cfn_layout_ref (before);
  millrace_world_set_scene (world, routes, findings);
  if (millrace_world_is_rewired (world) && self->relations_source == 0)
    self->relations_source = g_idle_add_full (G_PRIORITY_LOW, relate_cb, self, NULL);
  millrace_canvas_light_cards (self);
  millrace_canvas_begin_settling (self, before);
  if (follows)
    millrace_canvas_fit_routes (self, routes, TRUE);
  millrace_canvas_prune_selection (self);
  millrace_canvas_mark_frames (self);
  millrace_minimap_set_routes (MILLRACE_MINIMAP (self->minimap), routes);

  if (place >= 0 && !is_focus_seen (self))
    repair_focus (self, place);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  millrace_release (before, (GDestroyNotify) cfn_layout_unref);
}

void
millrace_canvas_set_scene (MillraceCanvas *self,
                           CfnRoutes      *routes,
                           CfnFindings    *findings)
{
  g_return_if_fail (MILLRACE_IS_CANVAS (self));

  /* Another document, or none. */
  if (routes == NULL)
    millrace_canvas_stop_connecting (self);

  /* While a gesture runs, changes from outside wait. */
  if (self->tool != NULL || self->connecting.source != NULL)
    {
      if (routes != NULL)
        cfn_routes_ref (routes);
      if (findings != NULL)
        cfn_findings_ref (findings);
      g_clear_pointer (&self->pending_routes, cfn_routes_unref);
      g_clear_pointer (&self->pending_findings, cfn_findings_unref);
      self->pending_routes = routes;
      self->pending_findings = findings;
      self->has_pending = TRUE;
      return;
    }

  show_scene (self, routes, findings);
}

static void
show_layers (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  g_autoptr (CfnRoutes) routes = NULL;
  g_autoptr (CfnFindings) findings = NULL;

  if (millrace_world_get_routes (world) == NULL)
    return;

  routes = cfn_routes_ref (millrace_world_get_routes (world));
  if (millrace_world_get_findings (world) != NULL)
    findings = cfn_findings_ref (millrace_world_get_findings (world));
  millrace_canvas_set_scene (self, routes, findings);
}

void
millrace_canvas_set_options (MillraceCanvas  *self,
                             MillraceOptions  options)
{
  MillraceOptions changed;

  g_return_if_fail (MILLRACE_IS_CANVAS (self));

  if (self->options == options)
    return;

  changed = self->options ^ options;
  self->options = options;
  if (changed & (MILLRACE_OPTION_REFERENCES | MILLRACE_OPTION_PERMISSIONS))
    show_layers (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
millrace_canvas_show_pending (MillraceCanvas *self)
{
  g_autoptr (CfnRoutes) routes = NULL;
  g_autoptr (CfnFindings) findings = NULL;

  if (!self->has_pending || self->tool != NULL || self->connecting.source != NULL)
    return;

  self->has_pending = FALSE;
  routes = g_steal_pointer (&self->pending_routes);
  findings = g_steal_pointer (&self->pending_findings);
  show_scene (self, routes, findings);
}

CfnRoutes *
millrace_canvas_get_routes (MillraceCanvas *self)
{
  g_return_val_if_fail (MILLRACE_IS_CANVAS (self), NULL);

  return millrace_world_get_routes (millrace_canvas_get_world (self));
}

void
millrace_canvas_set_stale (MillraceCanvas *self,
                           const char     *reason)
{
  g_return_if_fail (MILLRACE_IS_CANVAS (self));

  if (g_strcmp0 (self->stale_reason, reason) == 0)
    return;

  g_free (self->stale_reason);
  self->stale_reason = g_strdup (reason);
  gtk_label_set_label (GTK_LABEL (self->banner_label), reason != NULL ? reason : "");
  gtk_widget_set_visible (self->banner, reason != NULL);
  if (reason != NULL)
    millrace_canvas_announce (self, reason);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- what it asks for ------------------------------------------------------------------------- */

void
millrace_canvas_activate_card (MillraceCanvas *self,
                               MillraceCard   *card)
{
  g_signal_emit (self, signals[CARD_ACTIVATED], 0, millrace_card_get_id (card));
}

void
millrace_canvas_show_problems (MillraceCanvas *self,
                               MillraceCard   *card)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-card-problems", "s",
                              millrace_card_get_id (card));
}
