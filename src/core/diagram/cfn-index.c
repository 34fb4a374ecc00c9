/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-index.h"

#include "cfn-rect-grid.h"

struct _CfnIndex
{
  gatomicrefcount  ref_count;
  CfnRectGrid     *nodes;
  CfnRectGrid     *edges;
};

/* What is at @i of the cards, and then the edges, of @routes; FALSE when it is not drawn. */
static gboolean
get_card (CfnRoutes *routes,
          guint      i,
          CfnRect   *rect)
{
  CfnLayout *layout = cfn_routes_get_layout (routes);

  if (cfn_layout_is_hidden (layout, i))
    return FALSE;

  *rect = cfn_layout_get_card (layout, i);
  return TRUE;
}

static gboolean
get_bounds (CfnRoutes *routes,
            guint      i,
            CfnRect   *rect)
{
  if (cfn_routes_get_count (routes, i) == 0)
    return FALSE;

  *rect = cfn_routes_get (routes, i)->bounds;
  return TRUE;
}

typedef gboolean (*GetRect) (CfnRoutes *routes,
                             guint      i,
                             CfnRect   *rect);

static CfnRectGrid *
fill (CfnRoutes *routes,
      guint      n,
      GetRect    get_rect)
{
  CfnRectGrid *grid = cfn_rect_grid_new ();
  CfnRect rect;

  for (guint i = 0; i < n; i++)
    if (get_rect (routes, i, &rect))
      cfn_rect_grid_add (grid, i, rect);

  return grid;
}

/* Whether @grid is what fill() would make. */
static gboolean
is_filled (CfnRectGrid *grid,
           CfnRoutes   *routes,
           guint        n,
           GetRect      get_rect)
{
  guint n_entries = 0;
  CfnRect rect;

  for (guint i = 0; i < n; i++)
    if (get_rect (routes, i, &rect)
        && !cfn_rect_grid_has_nth (grid, n_entries++, i, rect))
      return FALSE;

  return n_entries == cfn_rect_grid_get_n (grid);
}

CfnIndex *
cfn_index_new (CfnRoutes *routes)
{
  return cfn_index_new_after (NULL, routes);
}

CfnIndex *
cfn_index_new_after (CfnIndex  *old,
                     CfnRoutes *routes)
{
  CfnDiagram *diagram;
  CfnIndex *self;
  guint n_nodes, n_edges;

  g_return_val_if_fail (routes != NULL, NULL);

  diagram = cfn_layout_get_diagram (cfn_routes_get_layout (routes));
  n_nodes = cfn_diagram_get_n_nodes (diagram);
  n_edges = cfn_diagram_get_n_edges (diagram);
  if (old != NULL && is_filled (old->nodes, routes, n_nodes, get_card)
      && is_filled (old->edges, routes, n_edges, get_bounds))
    return cfn_index_ref (old);

  self = g_new0 (CfnIndex, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->nodes = fill (routes, n_nodes, get_card);
  self->edges = fill (routes, n_edges, get_bounds);

  return self;
}

CfnIndex *
cfn_index_ref (CfnIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cfn_index_unref (CfnIndex *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  cfn_rect_grid_free (self->nodes);
  cfn_rect_grid_free (self->edges);
  g_free (self);
}

void
cfn_index_query_nodes (CfnIndex *self,
                       CfnRect   rect,
                       GArray   *nodes)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (nodes != NULL);

  cfn_rect_grid_query (self->nodes, rect, nodes);
}

void
cfn_index_query_edges (CfnIndex *self,
                       CfnRect   rect,
                       GArray   *edges)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (edges != NULL);

  cfn_rect_grid_query (self->edges, rect, edges);
}
