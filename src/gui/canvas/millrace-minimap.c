/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-minimap.h"

#include "millrace-ink.h"

#define WIDTH 124
#define HEIGHT 72
#define PADDING 8.0
#define CARD_OPACITY 0.5
#define FRAME_OPACITY 0.15

struct _MillraceMinimap
{
  GtkWidget            parent_instance;

  const MillraceTheme *theme;
  CfnRoutes           *routes;
  CfnRect              view;
  GskRenderNode       *cards;      /* cached, in canvas units */
  guint                cards_serial;
};

enum
{
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MillraceMinimap, millrace_minimap, GTK_TYPE_WIDGET)

/* How the world is laid on the map: scale, and where the world's origin is. */
static double
get_mapping (MillraceMinimap *self,
             CfnPoint        *origin)
{
  CfnRect shown = cfn_rect_union (cfn_routes_get_bounds (self->routes), self->view);
  double room_x = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PADDING;
  double room_y = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * PADDING;
  double scale = MIN (room_x / MAX (shown.width, 1), room_y / MAX (shown.height, 1));

  origin->x = PADDING + (room_x - shown.width * scale) / 2 - shown.x * scale;
  origin->y = PADDING + (room_y - shown.height * scale) / 2 - shown.y * scale;

  return scale;
}

static GskRenderNode *
ensure_cards (MillraceMinimap *self)
{
  CfnLayout *layout = cfn_routes_get_layout (self->routes);
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);
  GtkSnapshot *snapshot;

  if (self->cards != NULL && self->cards_serial == self->theme->serial)
    return self->cards;

  g_clear_pointer (&self->cards, gsk_render_node_unref);
  snapshot = gtk_snapshot_new ();
  for (guint i = 0; i < cfn_diagram_get_n_nodes (diagram); i++)
    {
      CfnKind kind = cfn_diagram_get_node (diagram, i)->kind;
      GdkRGBA colour = millrace_colour_fade (&self->theme->kind[kind], CARD_OPACITY);

      if (!cfn_layout_is_hidden (layout, i))
        millrace_ink_box (snapshot, cfn_layout_get_card (layout, i), 0, &colour);
    }
  for (guint i = 0; i < cfn_layout_get_n_frames (layout); i++)
    {
      const CfnFrame *frame = cfn_layout_get_frame (layout, i);
      GdkRGBA colour = millrace_colour_fade (&self->theme->tone[CFN_TONE_DIM],
                                             frame->is_collapsed ? CARD_OPACITY : FRAME_OPACITY);

      if (!frame->is_hidden)
        millrace_ink_box (snapshot, frame->rect, 0, &colour);
    }
  self->cards = gtk_snapshot_free_to_node (snapshot);
  self->cards_serial = self->theme->serial;

  return self->cards;
}

static void
millrace_minimap_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  MillraceMinimap *self = MILLRACE_MINIMAP (widget);
  GskRenderNode *cards;
  CfnPoint origin;
  double scale;
  CfnRect frame;

  if (self->routes == NULL || self->theme == NULL)
    return;

  scale = get_mapping (self, &origin);
  cards = ensure_cards (self);
  if (cards != NULL)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) origin.x, (float) origin.y));
      gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
      gtk_snapshot_append_node (snapshot, cards);
      gtk_snapshot_restore (snapshot);
    }

  frame = (CfnRect) { origin.x + self->view.x * scale, origin.y + self->view.y * scale,
                      self->view.width * scale, self->view.height * scale };
  millrace_ink_ring (snapshot, frame, 3, 1.5, &self->theme->accent);
}

static void
millrace_minimap_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
go_to (MillraceMinimap *self,
       double           x,
       double           y)
{
  CfnPoint origin;
  double scale;

  if (self->routes == NULL)
    return;

  scale = get_mapping (self, &origin);
  g_signal_emit (self, signals[MOVED], 0, (x - origin.x) / scale, (y - origin.y) / scale);
}

static void
drag_begin_cb (GtkGestureDrag  *gesture,
               double           x,
               double           y,
               MillraceMinimap *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  go_to (self, x, y);
}

static void
drag_update_cb (GtkGestureDrag  *gesture,
                double           dx,
                double           dy,
                MillraceMinimap *self)
{
  double x;
  double y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    go_to (self, x + dx, y + dy);
}

static void
millrace_minimap_dispose (GObject *object)
{
  MillraceMinimap *self = MILLRACE_MINIMAP (object);

  g_clear_pointer (&self->cards, gsk_render_node_unref);
  g_clear_pointer (&self->routes, cfn_routes_unref);

  G_OBJECT_CLASS (millrace_minimap_parent_class)->dispose (object);
}

static void
millrace_minimap_class_init (MillraceMinimapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = millrace_minimap_dispose;
  widget_class->snapshot = millrace_minimap_snapshot;
  widget_class->measure = millrace_minimap_measure;
  gtk_widget_class_set_css_name (widget_class, "minimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
millrace_minimap_init (MillraceMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

GtkWidget *
millrace_minimap_new (void)
{
  return g_object_new (MILLRACE_TYPE_MINIMAP, NULL);
}

void
millrace_minimap_set_theme (MillraceMinimap     *self,
                            const MillraceTheme *theme)
{
  g_return_if_fail (MILLRACE_IS_MINIMAP (self));

  self->theme = theme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
millrace_minimap_set_routes (MillraceMinimap *self,
                             CfnRoutes       *routes)
{
  g_return_if_fail (MILLRACE_IS_MINIMAP (self));

  if (routes != NULL)
    cfn_routes_ref (routes);
  g_clear_pointer (&self->routes, cfn_routes_unref);
  self->routes = routes;
  g_clear_pointer (&self->cards, gsk_render_node_unref);
  gtk_widget_set_visible (GTK_WIDGET (self), routes != NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
millrace_minimap_set_view (MillraceMinimap *self,
                           CfnRect          view)
{
  g_return_if_fail (MILLRACE_IS_MINIMAP (self));

  self->view = view;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
