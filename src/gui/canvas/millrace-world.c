/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-world-private.h"

#include <math.h>

#include "cfn-fact-tone.h"
#include "millrace-ink.h"
#include "millrace-node-links.h"
#include "millrace-problems-text.h"
#include "millrace-release.h"

/* Edges come and go one by one, and come back. */
#define MAX_RESTING 16

G_DEFINE_FINAL_TYPE (MillraceWorld, millrace_world, GTK_TYPE_WIDGET)

static void
allocate_at (GtkWidget *child,
             CfnRect    rect)
{
  gtk_widget_allocate (child, MAX ((int) ceil (rect.width), 1), MAX ((int) ceil (rect.height), 1),
                       -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) rect.x,
                                                                            (float) rect.y)));
}

void
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
  g_ptr_array_set_size (self->resting, 0);
  g_hash_table_remove_all (self->cards_by_id);
  g_hash_table_remove_all (self->edges_by_key);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->painter, millrace_edge_painter_free);
  g_clear_pointer (&self->travels, millrace_travels_free);
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
  g_ptr_array_unref (self->resting);
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
  self->resting = g_ptr_array_new ();
  self->cards_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->edges_by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->ghosts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->visible_cards = g_array_new (FALSE, FALSE, sizeof (guint));
  self->visible_edges = g_array_new (FALSE, FALSE, sizeof (guint));
  self->frames = millrace_frames_new (GTK_WIDGET (self), &self->theme);
  self->painter = millrace_edge_painter_new (&self->theme, GTK_WIDGET (self));
  self->travels = millrace_travels_new (GTK_WIDGET (self), &self->theme);
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

/* To show what is shown is not nothing to GTK, and there are thousands at each motion. */
static void
show_or_hide (GtkWidget *widget,
              gboolean   visible)
{
  if (gtk_widget_get_visible (widget) != visible)
    gtk_widget_set_visible (widget, visible);
}

static void
set_routes (MillraceWorld *self,
            CfnRoutes     *routes)
{
  if (routes != NULL)
    cfn_routes_ref (routes);
  g_clear_pointer (&self->routes, cfn_routes_unref);
  self->routes = routes;
  self->index_is_stale = TRUE;
  millrace_edge_painter_set_routes (self->painter, routes);
  millrace_travels_set_routes (self->travels, routes);
  millrace_frames_set_layout (self->frames, millrace_world_get_layout (self), self->findings);
  for (guint i = 0; i < self->cards->len; i++)
    show_or_hide (g_ptr_array_index (self->cards, i), !millrace_world_is_hidden (self, i));
  for (guint i = 0; i < self->edges->len; i++)
    show_or_hide (g_ptr_array_index (self->edges, i), cfn_routes_get_count (routes, i) > 0);

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

/* Whether there are cards and edges for the same things in the same order: mostly so while somebody
 * types. */
static gboolean
has_same_cards (MillraceWorld *self,
                CfnDiagram    *diagram)
{
  if (diagram == NULL || self->cards->len != cfn_diagram_get_n_nodes (diagram))
    return FALSE;

  for (guint i = 0; i < self->cards->len; i++)
    if (!g_str_equal (millrace_card_get_id (g_ptr_array_index (self->cards, i)),
                      cfn_diagram_get_node (diagram, i)->resource->id))
      return FALSE;

  return TRUE;
}

/* How many edges at the beginning are as they were. */
static guint
count_first_edges (MillraceWorld *self,
                   CfnDiagram    *diagram)
{
  guint n_most = diagram != NULL ? MIN (self->edges->len, cfn_diagram_get_n_edges (diagram)) : 0;
  guint n = 0;

  while (n < n_most
         && millrace_edge_is_of (g_ptr_array_index (self->edges, n),
                                 cfn_diagram_get_edge (diagram, n)))
    n++;

  return n;
}

static void
find_cards (MillraceWorld *self,
            CfnDiagram    *diagram)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->cards_by_id);
  guint n_nodes = diagram != NULL ? cfn_diagram_get_n_nodes (diagram) : 0;
  GHashTableIter iter;
  gpointer gone;

  self->cards_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_set_size (self->cards, 0);

  for (guint i = 0; i < n_nodes; i++)
    {
      const char *id = cfn_diagram_get_node (diagram, i)->resource->id;
      GtkWidget *card = adopt (old, id);

      if (card == NULL)
        {
          card = millrace_card_new (&self->theme, id);
          gtk_widget_set_parent (card, GTK_WIDGET (self));
        }
      g_ptr_array_add (self->cards, card);
      g_hash_table_insert (self->cards_by_id,
                           (gpointer) millrace_card_get_id (MILLRACE_CARD (card)), card);
    }

  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &gone))
    gtk_widget_unparent (gone);
}

static void
set_cards (MillraceWorld *self,
           CfnDiagram    *diagram)
{
  g_autofree MillraceNodeLinks *links = diagram != NULL ? millrace_node_links_count (diagram)
                                                        : NULL;

  if (!has_same_cards (self, diagram))
    {
      self->rewired = TRUE;
      find_cards (self, diagram);
    }
  for (guint i = 0; i < self->cards->len; i++)
    millrace_card_set_node (g_ptr_array_index (self->cards, i), diagram, i, links[i].used_ports,
                            links[i].n_in, links[i].n_out);
}

static GtkWidget *
make_edge (MillraceWorld *self,
           const char    *key)
{
  GtkWidget *edge;

  if (self->resting->len > 0)
    {
      edge = g_ptr_array_steal_index (self->resting, self->resting->len - 1);
      millrace_edge_set_key (MILLRACE_EDGE (edge), key);
    }
  else
    {
      edge = millrace_edge_new (key);
      gtk_widget_set_parent (edge, GTK_WIDGET (self));
    }

  return edge;
}

/* The one that has the focus takes it along. */
static void
lay_down_edge (MillraceWorld *self,
               GtkWidget     *edge)
{
  if (self->resting->len >= MAX_RESTING || gtk_widget_has_focus (edge))
    {
      gtk_widget_unparent (edge);
      return;
    }

  millrace_edge_rest (MILLRACE_EDGE (edge));
  g_ptr_array_add (self->resting, edge);
}

/* The edge of that name out of @gone, or a new one. Of edges that are called alike, each has a
 * number in its name. */
static GtkWidget *
take_edge (MillraceWorld        *self,
           const CfnDiagramEdge *drawn,
           GHashTable           *gone)
{
  g_autofree char *key = millrace_edge_make_key (drawn, 0);
  GtkWidget *edge;

  for (guint repeat = 1; g_hash_table_contains (self->edges_by_key, key); repeat++)
    {
      g_free (key);
      key = millrace_edge_make_key (drawn, repeat);
    }

  edge = adopt (gone, key);

  return edge != NULL ? edge : make_edge (self, key);
}

/* How many edges at the end, behind the first ones, are as they were. */
static guint
count_last_edges (MillraceWorld *self,
                  CfnDiagram    *diagram,
                  guint          n_edges,
                  guint          n_first)
{
  guint n_most = MIN (n_edges, self->edges->len) - n_first;
  guint n = 0;

  while (n < n_most
         && millrace_edge_is_of (g_ptr_array_index (self->edges, self->edges->len - 1 - n),
                                 cfn_diagram_get_edge (diagram, n_edges - 1 - n)))
    n++;

  return n;
}

/* Mostly a few come or go in one place: those before and behind it are not looked for. @n_first:
 * how many at the beginning are as they were. */
static void
find_edges (MillraceWorld *self,
            CfnDiagram    *diagram,
            guint          n_first)
{
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GHashTable) gone = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_edges = diagram != NULL ? cfn_diagram_get_n_edges (diagram) : 0;
  guint n_last = count_last_edges (self, diagram, n_edges, n_first);
  GHashTableIter iter;
  gpointer edge;

  old = g_steal_pointer (&self->edges);
  self->edges = g_ptr_array_sized_new (n_edges);

  for (guint i = n_first; i < old->len - n_last; i++)
    {
      const char *key = millrace_edge_get_key (g_ptr_array_index (old, i));

      g_hash_table_remove (self->edges_by_key, key);
      g_hash_table_insert (gone, (gpointer) key, g_ptr_array_index (old, i));
    }
  for (guint i = 0; i < n_first; i++)
    g_ptr_array_add (self->edges, g_ptr_array_index (old, i));
  for (guint i = n_first; i < n_edges - n_last; i++)
    {
      edge = take_edge (self, cfn_diagram_get_edge (diagram, i), gone);
      g_ptr_array_add (self->edges, edge);
      g_hash_table_insert (self->edges_by_key, (gpointer) millrace_edge_get_key (edge), edge);
    }
  for (guint i = old->len - n_last; i < old->len; i++)
    g_ptr_array_add (self->edges, g_ptr_array_index (old, i));

  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, NULL, &edge))
    lay_down_edge (self, edge);
  for (; diagram == NULL && self->resting->len > 0;
       g_ptr_array_set_size (self->resting, (int) self->resting->len - 1))
    gtk_widget_unparent (g_ptr_array_index (self->resting, self->resting->len - 1));
}

static void
set_edges (MillraceWorld *self,
           CfnDiagram    *diagram)
{
  guint n_edges = diagram != NULL ? cfn_diagram_get_n_edges (diagram) : 0;
  guint n_first = count_first_edges (self, diagram);

  self->hovered_edge = -1;
  if (n_first < self->edges->len || n_first < n_edges)
    {
      self->rewired = TRUE;
      find_edges (self, diagram, n_first);
    }
  for (guint i = 0; i < self->edges->len; i++)
    millrace_edge_set_edge (g_ptr_array_index (self->edges, i), diagram, i);
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

/* Only what is new is put into words. */
static void
set_problems (MillraceWorld *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      MillraceCard *card = g_ptr_array_index (self->cards, i);
      const CfnResource *resource = millrace_card_get_node (card)->resource;
      CfnFingerprint print = self->findings != NULL
                             ? cfn_findings_get_fingerprint (self->findings, resource) : 0;

      if (print != millrace_card_get_told (card))
        {
          g_autofree char *text = millrace_problems_describe (self->findings, resource);
          int worst = text != NULL ? cfn_findings_get_worst (self->findings, resource) : -1;

          millrace_card_set_problems (card, worst, text, print);
        }
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
  millrace_release (self->findings, (GDestroyNotify) cfn_findings_unref);
  self->findings = findings;
  self->moving = FALSE;
  self->unseen |= self->routes == NULL;

  self->rewired = FALSE;
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

gboolean
millrace_world_is_rewired (MillraceWorld *self)
{
  g_return_val_if_fail (MILLRACE_IS_WORLD (self), FALSE);

  return self->rewired;
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

  /* There may be several motions of the pointer between two frames. */
  if (self->index_is_stale)
    {
      CfnIndex *ready = self->routes != NULL ? cfn_routes_swap_index (self->routes, NULL) : NULL;

      if (ready != NULL || self->routes == NULL)
        {
          millrace_release (self->index, (GDestroyNotify) cfn_index_unref);
          self->index = ready;
        }
      else
        {
          self->index = cfn_index_follow (self->index, self->routes);
        }
      self->index_is_stale = FALSE;
    }

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

MillraceTravels *
millrace_world_get_travels (MillraceWorld *self)
{
  g_return_val_if_fail (MILLRACE_IS_WORLD (self), NULL);

  return self->travels;
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

  if (self->zoom > 0 && self->zoom != zoom && !self->unseen)
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
  CfnLayout *layout;

  g_return_val_if_fail (MILLRACE_IS_WORLD (self), ((CfnRect) { 0 }));

  layout = cfn_routes_get_layout (self->routes);

  return cfn_layout_get_box (layout,
                             cfn_layout_get_end (layout, millrace_card_get_node (card)->index));
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
