/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-edge-painter.h"

#include <math.h>
#include <string.h>

#include "millrace-edge-texture.h"
#include "millrace-ink.h"
#include "millrace-strip.h"

/* Above this many lines in view a texture is cheaper than their boxes. The cairo renderer copies a
 * texture at every frame, so that it pays only later. */
#define MAX_LIVE_LINES 300
#define MAX_LIVE_LINES_SOFTWARE 1000

/* Above this many not even those of a drag are drawn one by one: each is two dozen drawing commands
 * or more, of which 32,767 in one frame end GTK 4.8's GL renderer (gskglcommandqueue.c). */
#define MAX_MOVING_LINES 400

/* How much a line may stray from its curve, in canvas units, by level of detail. */
static const double tolerances[MILLRACE_N_DETAILS] = { 0.1, 0.8, 4.0 };

/* Ways to draw a pill. */
typedef enum
{
  PILL_WORDED,
  PILL_CRISP,     /* at exactly 100 % */
  PILL_BARE,      /* from where nobody could read it */
  N_PILLS,
} Pill;

typedef struct
{
  GskRenderNode *lines[MILLRACE_N_DETAILS];
  GskRenderNode *pills[N_PILLS];
} EdgeCache;

struct _MillraceEdgePainter
{
  const MillraceTheme *theme;
  GtkWidget           *widget;
  CfnRoutes           *routes;
  CfnRoutes           *pictured;  /* those before, where all lines look the same; for the texture */
  GArray              *caches;    /* of EdgeCache, by edge */
  GArray              *pieces;    /* scratch */
  MillraceStrips      *strips;
  MillraceEdgeTexture *texture;
  guint                serial;
};

static void
clear_cache (gpointer data)
{
  EdgeCache *cache = data;

  for (guint i = 0; i < MILLRACE_N_DETAILS; i++)
    g_clear_pointer (&cache->lines[i], gsk_render_node_unref);
  for (guint i = 0; i < N_PILLS; i++)
    g_clear_pointer (&cache->pills[i], gsk_render_node_unref);
}

MillraceEdgePainter *
millrace_edge_painter_new (const MillraceTheme *theme,
                           GtkWidget           *widget)
{
  MillraceEdgePainter *self = g_new0 (MillraceEdgePainter, 1);

  self->theme = theme;
  self->widget = widget;
  self->caches = g_array_new (FALSE, TRUE, sizeof (EdgeCache));
  g_array_set_clear_func (self->caches, clear_cache);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (MillracePiece));
  self->strips = millrace_strips_new ();
  self->texture = millrace_edge_texture_new (widget);

  return self;
}

void
millrace_edge_painter_free (MillraceEdgePainter *self)
{
  g_array_unref (self->caches);
  g_array_unref (self->pieces);
  millrace_strips_free (self->strips);
  millrace_edge_texture_free (self->texture);
  g_clear_pointer (&self->routes, cfn_routes_unref);
  g_clear_pointer (&self->pictured, cfn_routes_unref);
  g_free (self);
}

static CfnDiagram *
get_diagram (CfnRoutes *routes)
{
  return cfn_layout_get_diagram (cfn_routes_get_layout (routes));
}

/* Whether edge @index looks the same in both. */
static gboolean
is_same_line (CfnRoutes *a,
              CfnRoutes *b,
              guint      index)
{
  const CfnRoute *one = cfn_routes_get (a, index);
  const CfnRoute *other = cfn_routes_get (b, index);
  const CfnDiagramEdge *edge;
  const CfnDiagramEdge *was;
  g_autofree char *text = NULL;
  g_autofree char *text_before = NULL;

  if (one->n_points != other->n_points || one->has_pill != other->has_pill
      || memcmp (one->points, other->points, one->n_points * sizeof (CfnPoint)) != 0
      || memcmp (&one->pill, &other->pill, sizeof (CfnRect)) != 0
      || cfn_routes_get_count (a, index) != cfn_routes_get_count (b, index))
    return FALSE;

  if (get_diagram (a) == get_diagram (b))
    return TRUE;

  was = cfn_diagram_get_edge (get_diagram (a), index);
  edge = cfn_diagram_get_edge (get_diagram (b), index);
  if (edge->claim->kind != was->claim->kind || edge->claim->verdict != was->claim->verdict)
    return FALSE;

  text = cfn_routes_get_pill_text (b, index);
  text_before = cfn_routes_get_pill_text (a, index);

  return g_strcmp0 (text, text_before) == 0;
}

void
millrace_edge_painter_set_routes (MillraceEdgePainter *self,
                                  CfnRoutes           *routes)
{
  guint n_before = self->caches->len;
  guint n_edges = routes != NULL ? cfn_diagram_get_n_edges (get_diagram (routes)) : 0;
  gboolean is_same = self->routes != NULL && routes != NULL && n_edges == n_before;

  for (guint i = 0; i < MIN (n_before, n_edges); i++)
    if (!is_same_line (self->routes, routes, i))
      {
        clear_cache (&g_array_index (self->caches, EdgeCache, i));
        is_same = FALSE;
      }
  g_array_set_size (self->caches, n_edges);

  if (routes != NULL)
    cfn_routes_ref (routes);
  g_clear_pointer (&self->routes, cfn_routes_unref);
  self->routes = routes;
  /* Most keys in the text change no line: then the texture stays. */
  if (!is_same)
    {
      g_clear_pointer (&self->pictured, cfn_routes_unref);
      self->pictured = routes != NULL ? cfn_routes_ref (routes) : NULL;
    }
}

/* Line and arrow of @route, @extra wider than its style says. */
static void
ink_line (MillraceEdgePainter *self,
          GtkSnapshot         *snapshot,
          const CfnRoute      *route,
          const CfnEdgeStyle  *style,
          double               tolerance,
          double               extra,
          const GdkRGBA       *colour)
{
  double width = style->width + extra;
  gboolean dashed = style->dash[0] > 0;

  g_array_set_size (self->pieces, 0);
  millrace_line_cut (route, tolerance, style->dash, self->pieces);
  millrace_strips_ink (self->strips, snapshot, self->pieces, width, dashed ? 0 : width * 0.2,
                       colour);
  if (extra <= 0)
    millrace_strips_ink_arrow (self->strips, snapshot, route->tip, route->angle, CFN_ARROW_LENGTH,
                               MAX (CFN_ARROW_LENGTH / 2, width * 1.3), colour);
}

static GskRenderNode *
ensure_line (MillraceEdgePainter *self,
             guint                edge,
             MillraceDetail       detail)
{
  EdgeCache *cache = &g_array_index (self->caches, EdgeCache, edge);

  if (cache->lines[detail] == NULL)
    {
      const CfnDiagramEdge *drawn = cfn_diagram_get_edge (get_diagram (self->routes), edge);
      CfnEdgeStyle style = cfn_edge_style_get (drawn->claim->kind, drawn->claim->verdict);
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      /* Far away a hairline would vanish, and its dashes would only cost. */
      if (detail != MILLRACE_DETAIL_FULL)
        style.width = MAX (style.width, detail == MILLRACE_DETAIL_PLAIN ? 2.5 : 5);
      if (detail == MILLRACE_DETAIL_COLOUR)
        style.dash[0] = style.dash[1] = 0;
      ink_line (self, snapshot, cfn_routes_get (self->routes, edge), &style, tolerances[detail],
                0, &self->theme->edge[style.tone]);
      cache->lines[detail] = gtk_snapshot_free_to_node (snapshot);
    }

  return cache->lines[detail];
}

/* The colours of a pill, by what its edge is. */
static void
get_pill_colours (const MillraceTheme *theme,
                  const CfnEdgeStyle  *style,
                  GdkRGBA             *fill,
                  GdkRGBA             *text)
{
  *text = theme->edge[style->tone];
  *fill = millrace_colour_over (text, 0.13, &theme->card);

  switch (style->tone)
    {
    case CFN_EDGE_TONE_BAD:
      *fill = theme->bad_pill;
      break;
    case CFN_EDGE_TONE_UNKNOWN:
      *fill = theme->unknown_pill;
      *text = theme->on_unknown_pill;
      break;
    case CFN_EDGE_TONE_DATA:
      *text = theme->tone[CFN_TONE_GOOD];
      break;
    case CFN_EDGE_TONE_FAILURE:
      *text = theme->tone[CFN_TONE_CAREFUL];
      break;
    case CFN_EDGE_TONE_REFERENCE:
      *text = theme->tone[CFN_TONE_DIM];
      break;
    case CFN_EDGE_TONE_ROLE:
    case CFN_EDGE_TONE_PERMISSION:
      break;
    default:
      g_assert_not_reached ();
    }
}

static GskRenderNode *
ensure_pill (MillraceEdgePainter *self,
             guint                edge,
             MillraceDetail       detail)
{
  EdgeCache *cache = &g_array_index (self->caches, EdgeCache, edge);
  CfnRect box = cfn_routes_get (self->routes, edge)->pill;
  Pill way = detail != MILLRACE_DETAIL_FULL ? PILL_BARE
             : self->theme->crisp ? PILL_CRISP : PILL_WORDED;
  GskRenderNode **pill = &cache->pills[way];

  if (*pill == NULL)
    {
      const CfnDiagramEdge *drawn = cfn_diagram_get_edge (get_diagram (self->routes), edge);
      CfnEdgeStyle style = cfn_edge_style_get (drawn->claim->kind, drawn->claim->verdict);
      const MillraceTextStyle text_style = {
        CFN_PILL_TEXT_SIZE, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL,
        MILLRACE_ALIGN_MIDDLE, box.width - CFN_PILL_PADDING,
      };
      g_autofree char *text = cfn_routes_get_pill_text (self->routes, edge);
      PangoContext *context = millrace_ink_create_context (self->widget, self->theme->crisp);
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      GdkRGBA fill;
      GdkRGBA ink;

      /* On whole pixels at 100 %, or its outline would be a blur. */
      box = (CfnRect) { round (box.x), round (box.y), round (box.width), round (box.height) };
      get_pill_colours (self->theme, &style, &fill, &ink);
      millrace_ink_box (snapshot, box, box.height / 2, &fill);
      if (style.outlined)
        millrace_ink_ring (snapshot, millrace_rect_grow (box, -0.5),
                           box.height / 2 - 0.5, 1, &self->theme->edge[style.tone]);
      if (text != NULL && way != PILL_BARE)
        millrace_ink_text (snapshot, context, text, &text_style,
                           (CfnPoint) { box.x + box.width / 2,
                                        box.y + box.height / 2
                                        + CFN_PILL_TEXT_SIZE * 0.35 },
                           &ink);
      *pill = gtk_snapshot_free_to_node (snapshot);
      g_object_unref (context);
    }

  return *pill;
}

/* Nodes are made for one set of colours and one renderer. */
static void
drop_stale_nodes (MillraceEdgePainter *self)
{
  if (!millrace_strips_update (self->strips, self->widget) && self->serial == self->theme->serial)
    return;

  for (guint i = 0; i < self->caches->len; i++)
    clear_cache (&g_array_index (self->caches, EdgeCache, i));
  self->serial = self->theme->serial;
}

void
millrace_edge_painter_snapshot (MillraceEdgePainter *self,
                                GtkSnapshot         *snapshot,
                                const GArray        *edges,
                                CfnRect              view,
                                double               zoom,
                                int                  scale,
                                MillraceLines        lines)
{
  MillraceDetail detail = millrace_detail_for_zoom (zoom);
  guint max_live;

  drop_stale_nodes (self);
  max_live = millrace_strips_is_software (self->strips) ? MAX_LIVE_LINES_SOFTWARE : MAX_LIVE_LINES;
  if (lines == MILLRACE_LINES_MOVE)
    max_live = MAX (max_live, MAX_MOVING_LINES);

  if (edges->len <= max_live || lines == MILLRACE_LINES_AT_ONCE)
    for (guint i = 0; i < edges->len; i++)
      gtk_snapshot_append_node (snapshot, ensure_line (self, g_array_index (edges, guint, i),
                                                       detail));
  else
    millrace_edge_texture_snapshot (self->texture, snapshot, self->pictured, self->theme, view,
                                    zoom * scale, lines == MILLRACE_LINES_MOVE,
                                    !millrace_strips_is_software (self->strips));

}

void
millrace_edge_painter_snapshot_pills (MillraceEdgePainter *self,
                                      GtkSnapshot         *snapshot,
                                      const GArray        *edges,
                                      double               zoom)
{
  MillraceDetail detail = millrace_detail_for_zoom (zoom);

  if (detail == MILLRACE_DETAIL_COLOUR)
    return;

  for (guint i = 0; i < edges->len; i++)
    {
      guint edge = g_array_index (edges, guint, i);

      if (cfn_routes_get (self->routes, edge)->has_pill)
        gtk_snapshot_append_node (snapshot, ensure_pill (self, edge, detail));
    }
}

void
millrace_edge_painter_highlight (MillraceEdgePainter *self,
                                 GtkSnapshot         *snapshot,
                                 guint                edge,
                                 const GdkRGBA       *halo,
                                 gboolean             focused)
{
  const CfnDiagramEdge *drawn = cfn_diagram_get_edge (get_diagram (self->routes), edge);
  const CfnRoute *route = cfn_routes_get (self->routes, edge);
  CfnEdgeStyle style = cfn_edge_style_get (drawn->claim->kind, drawn->claim->verdict);
  GdkRGBA opaque = *halo;

  style.dash[0] = focused ? 4 : 0;
  style.dash[1] = focused ? 3 : 0;

  /* Its pieces overlap: they are laid on as one, or the joints would show. */
  opaque.alpha = 1;
  gtk_snapshot_push_opacity (snapshot, halo->alpha);
  ink_line (self, snapshot, route, &style, tolerances[MILLRACE_DETAIL_FULL], 5, &opaque);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_node (snapshot, ensure_line (self, edge, MILLRACE_DETAIL_FULL));
}

void
millrace_edge_painter_highlight_pill (MillraceEdgePainter *self,
                                      GtkSnapshot         *snapshot,
                                      guint                edge,
                                      const GdkRGBA       *halo)
{
  const CfnRoute *route = cfn_routes_get (self->routes, edge);

  if (!route->has_pill)
    return;

  millrace_ink_box (snapshot, millrace_rect_grow (route->pill, 2), route->pill.height / 2 + 2,
                    halo);
  gtk_snapshot_append_node (snapshot, ensure_pill (self, edge, MILLRACE_DETAIL_FULL));
}

void
millrace_edge_painter_rubber (MillraceEdgePainter *self,
                              GtkSnapshot         *snapshot,
                              const CfnRoute      *route,
                              CfnClaimKind         kind,
                              CfnVerdict           verdict)
{
  CfnEdgeStyle style = cfn_edge_style_get (kind, verdict);

  ink_line (self, snapshot, route, &style, tolerances[MILLRACE_DETAIL_FULL], 0,
            &self->theme->edge[style.tone]);
}
