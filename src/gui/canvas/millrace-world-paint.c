/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-world-private.h"

#include "millrace-ink.h"

/* Rings, ports and badges reach beyond a card; so far outside the view it is still drawn. */
#define OVERHANG 24.0
#define HANDLE_RADIUS 5.0
#define STROKE_WIDTH 2.0

/* Of a card that is not there yet. */
#define GHOST_OPACITY 0.7

/* Where the keyboard is in use. */
static int
find_focused_edge (MillraceWorld *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!MILLRACE_IS_EDGE (focus) || gtk_widget_get_parent (focus) != GTK_WIDGET (self)
      || !gtk_widget_has_visible_focus (focus))
    return -1;

  return (int) millrace_edge_get_edge (MILLRACE_EDGE (focus))->index;
}

/* An edge that is shown up. */
typedef struct
{
  guint    edge;
  GdkRGBA  halo;
  gboolean focused;
} Light;

static void
add_light (GArray        *lights,
           int            edge,
           const GdkRGBA *colour,
           double         alpha,
           gboolean       focused)
{
  const Light light = { (guint) edge, millrace_colour_fade (colour, alpha), focused };

  if (edge >= 0)
    g_array_append_val (lights, light);
}

/* Those that a run has come to, and those that somebody points at, has selected or marked; the
 * uppermost last. */
static GArray *
list_lights (MillraceWorld *self)
{
  GArray *lights = g_array_new (FALSE, FALSE, sizeof (Light));
  const GdkRGBA *bad = &self->theme.edge[CFN_EDGE_TONE_BAD];
  MillraceTravelTone tone;
  int edge;

  for (guint i = 0; (edge = millrace_travels_get_lit (self->travels, i, &tone)) >= 0; i++)
    add_light (lights, edge, tone == MILLRACE_TRAVEL_BAD ? bad : &self->theme.accent, 0.3, FALSE);
  if (self->hovered_edge != self->selected_edge)
    add_light (lights, self->hovered_edge, &self->theme.accent, 0.2, FALSE);
  add_light (lights, self->selected_edge, &self->theme.accent, 0.45, FALSE);
  for (guint i = 0; i < self->marked_edges->len; i++)
    add_light (lights, (int) g_array_index (self->marked_edges, guint, i),
               self->marked_bad ? bad : &self->theme.target, 1, FALSE);
  add_light (lights, find_focused_edge (self), &self->theme.accent, 1, TRUE);

  return lights;
}

/* All pills lie above all lines, those that are shown up as well: nothing crosses a word. */
static void
snapshot_lines (MillraceWorld *self,
                GtkSnapshot   *snapshot)
{
  g_autoptr (GArray) lights = list_lights (self);
  MillraceLines lines = self->at_once ? MILLRACE_LINES_AT_ONCE
                        : self->moving ? MILLRACE_LINES_MOVE : MILLRACE_LINES_REST;

  millrace_edge_painter_snapshot (self->painter, snapshot, self->visible_edges, self->view,
                                  self->zoom, gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                  lines);
  for (guint i = 0; i < lights->len; i++)
    {
      const Light *light = &g_array_index (lights, Light, i);

      millrace_edge_painter_highlight (self->painter, snapshot, light->edge, &light->halo,
                                       light->focused);
    }
  millrace_edge_painter_snapshot_pills (self->painter, snapshot, self->visible_edges, self->zoom);
  for (guint i = 0; i < lights->len; i++)
    {
      const Light *light = &g_array_index (lights, Light, i);

      millrace_edge_painter_highlight_pill (self->painter, snapshot, light->edge, &light->halo);
    }
}

/* A card that is on its way is drawn where it has come to; to be restored. */
static void
begin_offset (MillraceWorld *self,
              GtkSnapshot   *snapshot,
              guint          node)
{
  const CfnPoint *offset;
  float rest = (float) (1 - self->progress);

  if (self->offsets == NULL)
    return;

  gtk_snapshot_save (snapshot);
  if (node >= self->offsets->len)
    return;
  offset = &g_array_index (self->offsets, CfnPoint, node);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) offset->x * rest,
                                                          (float) offset->y * rest));
}

static void
snapshot_cards (MillraceWorld *self,
                GtkSnapshot   *snapshot)
{
  MillraceDetail detail = millrace_detail_for_zoom (self->zoom);
  CfnLayout *layout = cfn_routes_get_layout (self->routes);
  gboolean stretched = millrace_stretch_begin (self->stretch, detail);
  double scale = self->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  for (guint i = 0; i < self->visible_cards->len; i++)
    {
      guint node = g_array_index (self->visible_cards, guint, i);
      MillraceCard *card = g_ptr_array_index (self->cards, node);

      begin_offset (self, snapshot, node);
      if (detail == MILLRACE_DETAIL_FULL && !stretched)
        {
          gtk_widget_snapshot_child (GTK_WIDGET (self), GTK_WIDGET (card), snapshot);
        }
      else
        {
          CfnRect rect = cfn_layout_get_card (layout, node);
          CfnPoint at = { rect.x, rect.y };

          if (stretched)
            millrace_stretch_snapshot (self->stretch, snapshot, card, detail, at, scale);
          else
            millrace_card_snapshot_at (card, snapshot, detail, at);
        }
      if (self->offsets != NULL)
        gtk_snapshot_restore (snapshot);
    }
}

/* The two ends of the selected edge, which can be dragged to other cards. */
static void
snapshot_handles (MillraceWorld *self,
                  GtkSnapshot   *snapshot)
{
  const CfnRoute *route;
  double radius = HANDLE_RADIUS / MIN (self->zoom, 1);

  if (self->selected_edge < 0 || self->moving || self->at_once)
    return;

  route = cfn_routes_get (self->routes, (guint) self->selected_edge);
  millrace_ink_disc (snapshot, route->start, 2 * radius, &self->theme.accent);
  millrace_ink_disc (snapshot, route->end, 2 * radius, &self->theme.accent);
}

static void
snapshot_band (MillraceWorld *self,
               GtkSnapshot   *snapshot)
{
  GdkRGBA fill = millrace_colour_fade (&self->theme.accent, 0.15);

  if (self->band.width <= 0 && self->band.height <= 0)
    return;

  millrace_ink_box (snapshot, self->band, 0, &fill);
  millrace_ink_ring (snapshot, self->band, 0, 1 / self->zoom, &self->theme.accent);
}

static void
snapshot_guides (MillraceWorld *self,
                 GtkSnapshot   *snapshot)
{
  double pixel = 1 / self->zoom;

  for (guint i = 0; i < self->n_guides; i++)
    {
      const CfnGuide *guide = &self->guides[i];
      double length = guide->to - guide->from;
      CfnRect line = guide->is_upright
                     ? (CfnRect) { guide->at - pixel / 2, guide->from, pixel, length }
                     : (CfnRect) { guide->from, guide->at - pixel / 2, length, pixel };

      millrace_ink_box (snapshot, line, 0, &self->theme.accent);
    }
}

static void
snapshot_ghosts (MillraceWorld *self,
                 GtkSnapshot   *snapshot)
{
  if (self->ghosts->len == 0)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_push_opacity (snapshot, GHOST_OPACITY);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) self->ghost_shift.x,
                                                          (float) self->ghost_shift.y));
  for (guint i = 0; i < self->ghosts->len; i++)
    gtk_widget_snapshot_child (GTK_WIDGET (self),
                               g_ptr_array_index (self->cards,
                                                  g_array_index (self->ghosts, guint, i)),
                               snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

void
millrace_world_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  MillraceWorld *self = MILLRACE_WORLD (widget);

  /* A scale of zero makes GTK's GL renderer abort: before the first allocation there is nothing to
   * show. */
  if (self->zoom <= 0)
    return;

  if (self->routes != NULL)
    {
      CfnRect reach = millrace_rect_grow (self->view, OVERHANG);
      CfnIndex *index = millrace_world_get_index (self);

      g_array_set_size (self->visible_cards, 0);
      g_array_set_size (self->visible_edges, 0);
      cfn_index_query_nodes (index, reach, self->visible_cards);
      cfn_index_query_edges (index, self->view, self->visible_edges);
      /* Lines and frames wait where the cards are going. */
      if (self->offsets != NULL)
        gtk_snapshot_push_opacity (snapshot, self->progress);
      millrace_frames_snapshot (self->frames, snapshot, self->view, FALSE);
      snapshot_lines (self, snapshot);
      if (self->offsets != NULL)
        gtk_snapshot_pop (snapshot);
      snapshot_cards (self, snapshot);
      millrace_travels_snapshot (self->travels, snapshot, self->zoom);
      self->unseen = FALSE;
      snapshot_handles (self, snapshot);
      millrace_frames_snapshot (self->frames, snapshot, self->view, TRUE);
    }

  if (self->rubber != NULL)
    millrace_edge_painter_rubber (self->painter, snapshot, self->rubber, self->rubber_kind,
                                  self->rubber_verdict);
  snapshot_ghosts (self, snapshot);
  snapshot_guides (self, snapshot);
  snapshot_band (self, snapshot);
  millrace_ink_stroke (snapshot, self->view, self->stroke, STROKE_WIDTH / self->zoom,
                       &self->theme.edge[CFN_EDGE_TONE_BAD]);
}

/* GTK 4.8's GL renderer ends the program where a frame takes too many drawing commands, and all
 * that there is may take any number. */
static GdkTexture *
render (GskRenderNode         *node,
        const graphene_rect_t *bounds)
{
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  GdkTexture *picture;

  if (!gsk_renderer_realize (renderer, NULL, NULL))
    return NULL;

  picture = gsk_renderer_render_texture (renderer, node, bounds);
  gsk_renderer_unrealize (renderer);

  return picture;
}

GdkTexture *
millrace_world_make_picture (MillraceWorld *self,
                             double         scale,
                             double         max_pixels)
{
  CfnRect view = self->view;
  double zoom = self->zoom;
  GtkSnapshot *snapshot;
  GskRenderNode *node;
  GdkTexture *picture;
  CfnRect all;

  g_return_val_if_fail (MILLRACE_IS_WORLD (self), NULL);

  if (self->routes == NULL || self->cards->len == 0)
    return NULL;

  all = millrace_rect_grow (cfn_routes_get_bounds (self->routes), OVERHANG);
  scale = MIN (scale, max_pixels / MAX (all.width, all.height));
  snapshot = gtk_snapshot_new ();
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) -all.x, (float) -all.y));
  millrace_ink_box (snapshot, all, 0, &self->theme.card);
  /* What has just changed places is not there yet. */
  millrace_world_size_allocate (GTK_WIDGET (self), gtk_widget_get_width (GTK_WIDGET (self)),
                                gtk_widget_get_height (GTK_WIDGET (self)), -1);
  /* All of it, in full, and every line at once. */
  self->view = all;
  self->zoom = 1;
  self->at_once = TRUE;
  millrace_world_snapshot (GTK_WIDGET (self), snapshot);
  self->view = view;
  self->zoom = zoom;
  self->at_once = FALSE;
  node = gtk_snapshot_free_to_node (snapshot);
  picture = render (node, &GRAPHENE_RECT_INIT (0, 0, (float) (all.width * scale),
                                               (float) (all.height * scale)));
  gsk_render_node_unref (node);

  return picture;
}
