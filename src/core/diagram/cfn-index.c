/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-index.h"

#include "cfn-rect-grid.h"

struct _CfnIndex
{
  gatomicrefcount  ref_count;
  CfnRectGrid     *nodes;
  CfnRectGrid     *edges;
};

static gboolean
look_up_card (gpointer  data,
              guint     i,
              CfnRect  *rect)
{
  CfnLayout *layout = cfn_routes_get_layout (data);

  if (cfn_layout_is_hidden (layout, i))
    return FALSE;

  *rect = cfn_layout_get_card (layout, i);
  return TRUE;
}

static gboolean
look_up_edge (gpointer  data,
              guint     i,
              CfnRect  *rect)
{
  if (cfn_routes_get_count (data, i) == 0)
    return FALSE;

  *rect = cfn_routes_get (data, i)->bounds;
  return TRUE;
}

CfnIndex *
cfn_index_new (CfnRoutes *routes)
{
  return cfn_index_follow (NULL, routes);
}

CfnIndex *
cfn_index_follow (CfnIndex  *self,
                  CfnRoutes *routes)
{
  CfnDiagram *diagram;

  g_return_val_if_fail (routes != NULL, self);

  /* Whoever else has it, has it as it is. */
  if (self != NULL && !g_atomic_ref_count_compare (&self->ref_count, 1))
    g_clear_pointer (&self, cfn_index_unref);
  if (self == NULL)
    {
      self = g_new0 (CfnIndex, 1);
      g_atomic_ref_count_init (&self->ref_count);
    }

  diagram = cfn_layout_get_diagram (cfn_routes_get_layout (routes));
  self->nodes = cfn_rect_grid_follow (self->nodes, cfn_diagram_get_n_nodes (diagram),
                                      look_up_card, routes);
  self->edges = cfn_rect_grid_follow (self->edges, cfn_diagram_get_n_edges (diagram),
                                      look_up_edge, routes);

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
