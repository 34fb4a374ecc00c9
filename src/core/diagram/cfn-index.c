/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-index.h"

#include "cfn-rect-grid.h"

struct _CfnIndex
{
  gatomicrefcount  ref_count;
  CfnRoutes       *routes;
  CfnRectGrid     *nodes;
  CfnRectGrid     *edges;
};

CfnIndex *
cfn_index_new (CfnRoutes *routes)
{
  CfnIndex *self;
  CfnLayout *layout;
  CfnDiagram *diagram;

  g_return_val_if_fail (routes != NULL, NULL);

  layout = cfn_routes_get_layout (routes);
  diagram = cfn_layout_get_diagram (layout);
  self = g_new0 (CfnIndex, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->routes = cfn_routes_ref (routes);
  self->nodes = cfn_rect_grid_new ();
  self->edges = cfn_rect_grid_new ();
  for (guint i = 0; i < cfn_diagram_get_n_nodes (diagram); i++)
    if (!cfn_layout_is_hidden (layout, i))
      cfn_rect_grid_add (self->nodes, i, cfn_layout_get_card (layout, i));
  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    if (cfn_routes_get_count (routes, i) > 0)
      cfn_rect_grid_add (self->edges, i, cfn_routes_get (routes, i)->bounds);

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
  cfn_routes_unref (self->routes);
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
