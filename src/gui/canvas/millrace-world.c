/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-world.h"

#include <math.h>

#include "cfn-fact-tone.h"
#include "millrace-edge-painter.h"
#include "millrace-ink.h"
#include "millrace-node-links.h"
#include "millrace-problems-text.h"
#include "millrace-stretch.h"

/* Rings, ports and badges reach beyond a card; so far outside the view it is still drawn. */
#define OVERHANG 24.0
#define HANDLE_RADIUS 5.0
#define STROKE_WIDTH 2.0

/* Of a card that is not there yet. */
#define GHOST_OPACITY 0.7

struct _MillraceWorld
{
  GtkWidget            parent_instance;

  MillraceTheme        theme;
  CfnRoutes           *routes;
  CfnFindings         *findings;
  CfnIndex            *index;
  GPtrArray           *cards;       /* of MillraceCard, by node */
  GHashTable          *cards_by_id;
  GPtrArray           *edges;       /* of MillraceEdge, by edge */
  GHashTable          *edges_by_key;
  MillraceFrames      *frames;
  MillraceEdgePainter *painter;

  CfnRect              view;
  double               zoom;
  MillraceStretch     *stretch;
  GArray              *visible_cards;   /* scratch of snapshot */
  GArray              *visible_edges;

  int                  selected_edge;
  int                  hovered_edge;
  CfnRoute            *rubber;
  CfnClaimKind         rubber_kind;
  CfnVerdict           rubber_verdict;
  CfnRect              band;
  GArray              *stroke;          /* CfnPoint */
  GArray              *marked_edges;
  gboolean             marked_bad;
  GArray              *ghosts;          /* guint */
  CfnPoint             ghost_shift;
  CfnGuide             guides[2];
  guint                n_guides;
  GArray              *offsets;         /* CfnPoint of each node, or NULL */
  double               progress;
  gboolean             moving;
};

G_DEFINE_FINAL_TYPE (MillraceWorld, millrace_world, GTK_TYPE_WIDGET)

static int
find_focused_edge (MillraceWorld *self)
{
  for (guint i = 0; i < self->visible_edges->len; i++)
    {
      guint edge = g_array_index (self->visible_edges, guint, i);

      if (gtk_widget_has_focus (g_ptr_array_index (self->edges, edge)))
        return (int) edge;
    }

  return -1;
}

static void
snapshot_lines (MillraceWorld *self,
                GtkSnapshot   *snapshot)
{
  GdkRGBA halo = millrace_colour_fade (&self->theme.accent, 0.45);
  GdkRGBA shine = millrace_colour_fade (&self->theme.accent, 0.2);
  int focused = find_focused_edge (self);

  millrace_edge_painter_snapshot (self->painter, snapshot, self->visible_edges, self->view,
                                  self->zoom, gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                  self->moving);
  if (self->hovered_edge >= 0 && self->hovered_edge != self->selected_edge)
    millrace_edge_painter_highlight (self->painter, snapshot, (guint) self->hovered_edge,
                                     &shine, FALSE);
  if (self->selected_edge >= 0)
    millrace_edge_painter_highlight (self->painter, snapshot, (guint) self->selected_edge,
                                     &halo, FALSE);
  for (guint i = 0; i < self->marked_edges->len; i++)
    millrace_edge_painter_highlight (self->painter, snapshot,
                                     g_array_index (self->marked_edges, guint, i),
                                     self->marked_bad ? &self->theme.edge[CFN_EDGE_TONE_BAD]
                                                      : &self->theme.target, FALSE);
  if (focused >= 0)
    millrace_edge_painter_highlight (self->painter, snapshot, (guint) focused,
                                     &self->theme.accent, TRUE);
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

          gtk_snapshot_save (snapshot);
          gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) rect.x, (float) rect.y));
          if (stretched)
            millrace_stretch_snapshot (self->stretch, snapshot, card, detail, scale);
          else
            millrace_card_snapshot_at (card, snapshot, detail);
          gtk_snapshot_restore (snapshot);
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

  if (self->selected_edge < 0 || self->moving)
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

static void
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

      g_array_set_size (self->visible_cards, 0);
      g_array_set_size (self->visible_edges, 0);
      cfn_index_query_nodes (self->index, reach, self->visible_cards);
      cfn_index_query_edges (self->index, self->view, self->visible_edges);
      /* Lines and frames wait where the cards are going. */
      if (self->offsets != NULL)
        gtk_snapshot_push_opacity (snapshot, self->progress);
      millrace_frames_snapshot (self->frames, snapshot, self->view, FALSE);
      snapshot_lines (self, snapshot);
      if (self->offsets != NULL)
        gtk_snapshot_pop (snapshot);
      snapshot_cards (self, snapshot);
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

static void
allocate_at (GtkWidget *child,
             CfnRect    rect)
{
  gtk_widget_allocate (child, MAX ((int) ceil (rect.width), 1), MAX ((int) ceil (rect.height), 1),
                       -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) rect.x,
                                                                            (float) rect.y)));
}

static void
millrace_world_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  MillraceWorld *self = MILLRACE_WORLD (widget);
  CfnLayout *layout;

  if (self->routes == NULL)
    return;

  layout = cfn_routes_get_layout (self->routes);
  for (guint i = 0; i < self->cards->len; i++)
    allocate_at (g_ptr_array_index (self->cards, i), cfn_layout_get_card (layout, i));
  for (guint i = 0; i < self->edges->len; i++)
    allocate_at (g_ptr_array_index (self->edges, i), cfn_routes_get (self->routes, i)->bounds);
  millrace_frames_allocate (self->frames);
}

static void
millrace_world_dispose (GObject *object)
{
  MillraceWorld *self = MILLRACE_WORLD (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->cards, 0);
  g_ptr_array_set_size (self->edges, 0);
  g_hash_table_remove_all (self->cards_by_id);
  g_hash_table_remove_all (self->edges_by_key);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->painter, millrace_edge_painter_free);
  g_clear_pointer (&self->frames, millrace_frames_free);
  g_clear_pointer (&self->rubber, cfn_route_free);
  g_clear_pointer (&self->index, cfn_index_unref);
  g_clear_pointer (&self->routes, cfn_routes_unref);
  g_clear_pointer (&self->findings, cfn_findings_unref);

  G_OBJECT_CLASS (millrace_world_parent_class)->dispose (object);
}

static void
millrace_world_finalize (GObject *object)
{
  MillraceWorld *self = MILLRACE_WORLD (object);

  millrace_stretch_free (self->stretch);
  g_ptr_array_unref (self->cards);
  g_ptr_array_unref (self->edges);
  g_hash_table_unref (self->cards_by_id);
  g_hash_table_unref (self->edges_by_key);
  g_clear_pointer (&self->offsets, g_array_unref);
  g_array_unref (self->ghosts);
  g_array_unref (self->visible_cards);
  g_array_unref (self->visible_edges);
  g_array_unref (self->stroke);
  g_array_unref (self->marked_edges);

  G_OBJECT_CLASS (millrace_world_parent_class)->finalize (object);
}

static void
millrace_world_unrealize (GtkWidget *widget)
{
  millrace_stretch_drop (MILLRACE_WORLD (widget)->stretch);

  GTK_WIDGET_CLASS (millrace_world_parent_class)->unrealize (widget);
}

static void
millrace_world_class_init (MillraceWorldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = millrace_world_dispose;
  object_class->finalize = millrace_world_finalize;
  widget_class->snapshot = millrace_world_snapshot;
  widget_class->unrealize = millrace_world_unrealize;
  widget_class->size_allocate = millrace_world_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "millrace-world");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
millrace_world_init (MillraceWorld *self)
{
  self->cards = g_ptr_array_new ();
  self->stretch = millrace_stretch_new (GTK_WIDGET (self), self->cards);
  self->edges = g_ptr_array_new ();
  self->cards_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->edges_by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->ghosts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->visible_cards = g_array_new (FALSE, FALSE, sizeof (guint));
  self->visible_edges = g_array_new (FALSE, FALSE, sizeof (guint));
  self->frames = millrace_frames_new (GTK_WIDGET (self), &self->theme);
  self->painter = millrace_edge_painter_new (&self->theme, GTK_WIDGET (self));
  self->stroke = g_array_new (FALSE, FALSE, sizeof (CfnPoint));
  self->marked_edges = g_array_new (FALSE, FALSE, sizeof (guint));
  self->selected_edge = -1;
  self->hovered_edge = -1;
}

GtkWidget *
millrace_world_new (void)
{
  return g_object_new (MILLRACE_TYPE_WORLD, NULL);
}

/* --- the scene
 * --------------------------------------------------------------------------------- */

static void
set_routes (MillraceWorld *self,
            CfnRoutes     *routes)
{
  CfnIndex *index = routes != NULL ? cfn_index_new (routes) : NULL;

  if (routes != NULL)
    cfn_routes_ref (routes);
  g_clear_pointer (&self->routes, cfn_routes_unref);
  self->routes = routes;
  g_clear_pointer (&self->index, cfn_index_unref);
  self->index = index;
  millrace_edge_painter_set_routes (self->painter, routes);
  millrace_frames_set_layout (self->frames, millrace_world_get_layout (self), self->findings);
  for (guint i = 0; i < self->cards->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->cards, i),
                            !millrace_world_is_hidden (self, i));
  for (guint i = 0; i < self->edges->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->edges, i),
                            cfn_routes_get_count (routes, i) > 0);

  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Takes the widget called @name out of @old; NULL when there is none. */
static GtkWidget *
adopt (GHashTable *old,
       const char *name)
{
  GtkWidget *widget = NULL;

  if (g_hash_table_steal_extended (old, name, NULL, (gpointer *) &widget))
    return widget;

  return NULL;
}

static void
set_cards (MillraceWorld *self,
           CfnDiagram    *diagram)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->cards_by_id);
  g_autofree MillraceNodeLinks *links = diagram != NULL ? millrace_node_links_count (diagram)
                                                        : NULL;
  guint n_nodes = diagram != NULL ? cfn_diagram_get_n_nodes (diagram) : 0;
  GHashTableIter iter;
  gpointer gone;

  self->cards_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_set_size (self->cards, 0);

  for (guint i = 0; i < n_nodes; i++)
    {
      const CfnDiagramNode *node = cfn_diagram_get_node (diagram, i);
      GtkWidget *card = adopt (old, node->resource->id);

      if (card == NULL)
        {
          card = millrace_card_new (&self->theme);
          gtk_widget_set_parent (card, GTK_WIDGET (self));
        }
      millrace_card_set_node (MILLRACE_CARD (card), diagram, i, links[i].used_ports,
                              links[i].n_in, links[i].n_out);
      g_ptr_array_add (self->cards, card);
      g_hash_table_insert (self->cards_by_id,
                           (gpointer) millrace_card_get_id (MILLRACE_CARD (card)), card);
    }

  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &gone))
    gtk_widget_unparent (gone);
}

static void
set_edges (MillraceWorld *self,
           CfnDiagram    *diagram)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->edges_by_key);
  guint n_edges = diagram != NULL ? cfn_diagram_get_n_edges (diagram) : 0;
  GHashTableIter iter;
  gpointer gone;

  self->edges_by_key = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_set_size (self->edges, 0);
  self->hovered_edge = -1;

  for (guint i = 0; i < n_edges; i++)
    {
      const CfnDiagramEdge *drawn = cfn_diagram_get_edge (diagram, i);
      g_autofree char *key = millrace_edge_make_key (drawn, 0);
      GtkWidget *edge;

      for (guint repeat = 1; g_hash_table_contains (self->edges_by_key, key); repeat++)
        {
          g_free (key);
          key = millrace_edge_make_key (drawn, repeat);
        }

      edge = adopt (old, key);
      if (edge == NULL)
        {
          edge = millrace_edge_new (key);
          gtk_widget_set_parent (edge, GTK_WIDGET (self));
        }
      millrace_edge_set_edge (MILLRACE_EDGE (edge), diagram, i);
      g_ptr_array_add (self->edges, edge);
      g_hash_table_insert (self->edges_by_key,
                           (gpointer) millrace_edge_get_key (MILLRACE_EDGE (edge)), edge);
    }

  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &gone))
    gtk_widget_unparent (gone);
}

static void
set_tones (MillraceWorld *self,
           MillraceCard  *card)
{
  const CfnDiagramNode *node = millrace_card_get_node (card);
  g_autofree CfnTone *tones = NULL;

  if (node->n_facts == 0)
    return;

  tones = g_new (CfnTone, node->n_facts);
  for (guint i = 0; i < node->n_facts; i++)
    tones[i] = cfn_fact_get_tone (&node->facts[i], node, self->findings);
  millrace_card_set_tones (card, tones);
}

static void
set_problems (MillraceWorld *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      MillraceCard *card = g_ptr_array_index (self->cards, i);
      const CfnResource *resource = millrace_card_get_node (card)->resource;
      g_autofree char *text = millrace_problems_describe (self->findings, resource);

      millrace_card_set_problems (card, text == NULL ? -1
                                                     : cfn_findings_get_worst (self->findings,
                                                                               resource),
                                  text);
      set_tones (self, card);
    }
}

void
millrace_world_set_scene (MillraceWorld *self,
                          CfnRoutes     *routes,
                          CfnFindings   *findings)
{
  CfnDiagram *diagram = NULL;

  g_return_if_fail (MILLRACE_IS_WORLD (self));

  if (routes != NULL)
    diagram = cfn_layout_get_diagram (cfn_routes_get_layout (routes));
  if (findings != NULL)
    cfn_findings_ref (findings);
  g_clear_pointer (&self->findings, cfn_findings_unref);
  self->findings = findings;
  self->moving = FALSE;

  set_cards (self, diagram);
  set_edges (self, diagram);
  self->selected_edge = -1;
  g_array_set_size (self->marked_edges, 0);
  set_problems (self);
  set_routes (self, routes);
}

void
millrace_world_set_places (MillraceWorld *self,
                           CfnRoutes     *routes,
                           gboolean       moving)
{
  g_return_if_fail (MILLRACE_IS_WORLD (self));
  g_return_if_fail (routes != NULL);

  self->moving = moving;
  if (routes != self->routes)
    set_routes (self, routes);
}

CfnRoutes *
millrace_world_get_routes (MillraceWorld *self)
{
  g_return_val_if_fail (MILLRACE_IS_WORLD (self), NULL);

  return self->routes;
}

CfnLayout *
millrace_world_get_layout (MillraceWorld *self)
{
  g_return_val_if_fail (MILLRACE_IS_WORLD (self), NULL);

  return self->routes != NULL ? cfn_routes_get_layout (self->routes) : NULL;
}

CfnDiagram *
millrace_world_get_diagram (MillraceWorld *self)
{
  CfnLayout *layout = millrace_world_get_layout (self);

  return layout != NULL ? cfn_layout_get_diagram (layout) : NULL;
}

CfnIndex *
millrace_world_get_index (MillraceWorld *self)
{
  g_return_val_if_fail (MILLRACE_IS_WORLD (self), NULL);

  return self->index;
}

CfnFindings *
millrace_world_get_findings (MillraceWorld *self)
{
  g_return_val_if_fail (MILLRACE_IS_WORLD (self), NULL);

  return self->findings;
}

MillraceFrames *
millrace_world_get_frames (MillraceWorld *self)
{
  g_return_val_if_fail (MILLRACE_IS_WORLD (self), NULL);

  return self->frames;
}

gboolean
millrace_world_is_hidden (MillraceWorld *self,
                          guint          node)
{
  g_return_val_if_fail (MILLRACE_IS_WORLD (self), FALSE);

  return self->routes != NULL && cfn_layout_is_hidden (cfn_routes_get_layout (self->routes), node);
}

const MillraceTheme *
millrace_world_get_theme (MillraceWorld *self)
{
  g_return_val_if_fail (MILLRACE_IS_WORLD (self), NULL);

  return &self->theme;
}

/* Each keeps what it drew last until it is told. */
static void
queue_draw_cards (MillraceWorld *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    gtk_widget_queue_draw (g_ptr_array_index (self->cards, i));
  for (guint i = 0; i < millrace_frames_get_n (self->frames); i++)
    gtk_widget_queue_draw (GTK_WIDGET (millrace_frames_get (self->frames, i)));
}

void
millrace_world_read_theme (MillraceWorld *self,
                           GtkWidget     *canvas)
{
  g_return_if_fail (MILLRACE_IS_WORLD (self));

  millrace_theme_read (&self->theme, canvas);
  queue_draw_cards (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
millrace_world_set_view (MillraceWorld *self,
                         CfnRect        view,
                         double         zoom)
{
  g_return_if_fail (MILLRACE_IS_WORLD (self));

  if (self->zoom > 0 && self->zoom != zoom)
    millrace_stretch_zoomed (self->stretch);
  self->view = view;
  self->zoom = zoom;
  if (self->theme.crisp != (zoom == 1.0))
    {
      self->theme.crisp = zoom == 1.0;
      queue_draw_cards (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
millrace_world_get_n_cards (MillraceWorld *self)
{
  g_return_val_if_fail (MILLRACE_IS_WORLD (self), 0);

  return self->cards->len;
}

MillraceCard *
millrace_world_get_card (MillraceWorld *self,
                         guint          node)
{
  g_return_val_if_fail (MILLRACE_IS_WORLD (self), NULL);
  g_return_val_if_fail (node < self->cards->len, NULL);

  return g_ptr_array_index (self->cards, node);
}

MillraceCard *
millrace_world_find_card (MillraceWorld *self,
                          const char    *id)
{
  g_return_val_if_fail (MILLRACE_IS_WORLD (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->cards_by_id, id) : NULL;
}

guint
millrace_world_get_n_edges (MillraceWorld *self)
{
  g_return_val_if_fail (MILLRACE_IS_WORLD (self), 0);

  return self->edges->len;
}

MillraceEdge *
millrace_world_get_edge (MillraceWorld *self,
                         guint          edge)
{
  g_return_val_if_fail (MILLRACE_IS_WORLD (self), NULL);
  g_return_val_if_fail (edge < self->edges->len, NULL);

  return g_ptr_array_index (self->edges, edge);
}

int
millrace_world_find_edge (MillraceWorld *self,
                          const char    *key)
{
  MillraceEdge *edge;

  g_return_val_if_fail (MILLRACE_IS_WORLD (self), -1);

  edge = key != NULL ? g_hash_table_lookup (self->edges_by_key, key) : NULL;

  return edge != NULL ? (int) millrace_edge_get_edge (edge)->index : -1;
}

CfnRect
millrace_world_get_rect (MillraceWorld *self,
                         MillraceCard  *card)
{
  g_return_val_if_fail (MILLRACE_IS_WORLD (self), ((CfnRect) { 0 }));

  return cfn_layout_get_card (cfn_routes_get_layout (self->routes),
                              millrace_card_get_node (card)->index);
}

/* --- what is drawn above the rest
 * --------------------------------------------------------------- */

void
millrace_world_set_selected_edge (MillraceWorld *self,
                                  int            edge)
{
  g_return_if_fail (MILLRACE_IS_WORLD (self));
  g_return_if_fail (edge < (int) self->edges->len);

  for (guint i = 0; i < self->edges->len; i++)
    millrace_edge_set_selected (g_ptr_array_index (self->edges, i), (int) i == edge);
  self->selected_edge = edge;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
millrace_world_get_selected_edge (MillraceWorld *self)
{
  g_return_val_if_fail (MILLRACE_IS_WORLD (self), -1);

  return self->selected_edge;
}

void
millrace_world_set_hovered_edge (MillraceWorld *self,
                                 int            edge)
{
  g_return_if_fail (MILLRACE_IS_WORLD (self));

  if (self->hovered_edge == edge)
    return;

  self->hovered_edge = edge;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
millrace_world_set_rubber (MillraceWorld *self,
                           CfnRoute      *route,
                           CfnClaimKind   kind,
                           CfnVerdict     verdict)
{
  g_return_if_fail (MILLRACE_IS_WORLD (self));

  g_clear_pointer (&self->rubber, cfn_route_free);
  self->rubber = route;
  self->rubber_kind = kind;
  self->rubber_verdict = verdict;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GdkTexture *
millrace_world_make_picture (MillraceWorld *self,
                             double         scale,
                             double         max_pixels)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;
  CfnRect view = self->view;
  double zoom = self->zoom;
  gboolean moving = self->moving;
  GtkSnapshot *snapshot;
  GskRenderNode *node;
  GdkTexture *picture;
  CfnRect all;

  g_return_val_if_fail (MILLRACE_IS_WORLD (self), NULL);

  if (renderer == NULL || self->routes == NULL || self->cards->len == 0)
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
  self->moving = TRUE;
  millrace_world_snapshot (GTK_WIDGET (self), snapshot);
  self->view = view;
  self->zoom = zoom;
  self->moving = moving;
  node = gtk_snapshot_free_to_node (snapshot);
  picture = gsk_renderer_render_texture (renderer, node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) (all.width * scale),
                                                              (float) (all.height * scale)));
  gsk_render_node_unref (node);

  return picture;
}

void
millrace_world_set_guides (MillraceWorld  *self,
                           const CfnGuide *guides,
                           guint           n_guides)
{
  g_return_if_fail (MILLRACE_IS_WORLD (self));
  g_return_if_fail (n_guides <= G_N_ELEMENTS (self->guides));

  for (guint i = 0; i < n_guides; i++)
    self->guides[i] = guides[i];
  self->n_guides = n_guides;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
millrace_world_set_transition (MillraceWorld *self,
                               GArray        *offsets,
                               double         progress)
{
  g_return_if_fail (MILLRACE_IS_WORLD (self));

  if (offsets != NULL)
    g_array_ref (offsets);
  g_clear_pointer (&self->offsets, g_array_unref);
  self->offsets = offsets;
  self->progress = progress;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
millrace_world_set_ghosts (MillraceWorld *self,
                           const GArray  *nodes,
                           CfnPoint       shift)
{
  g_return_if_fail (MILLRACE_IS_WORLD (self));

  g_array_set_size (self->ghosts, 0);
  if (nodes != NULL)
    g_array_append_vals (self->ghosts, nodes->data, nodes->len);
  self->ghost_shift = shift;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
copy_array (GArray       *copy,
            const GArray *array)
{
  g_array_set_size (copy, 0);
  if (array != NULL && array->len > 0)
    g_array_append_vals (copy, array->data, array->len);
}

void
millrace_world_set_stroke (MillraceWorld *self,
                           const GArray  *points)
{
  g_return_if_fail (MILLRACE_IS_WORLD (self));

  copy_array (self->stroke, points);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
millrace_world_set_marked_edges (MillraceWorld *self,
                                 const GArray  *edges,
                                 gboolean       bad)
{
  g_return_if_fail (MILLRACE_IS_WORLD (self));

  copy_array (self->marked_edges, edges);
  self->marked_bad = bad;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
millrace_world_set_band (MillraceWorld *self,
                         CfnRect        band)
{
  g_return_if_fail (MILLRACE_IS_WORLD (self));

  self->band = band;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
