/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-node-links.h"

#include "cfn-card.h"

/* A bit for each port of @kind that edges of @claim use at that end. */
static guint
get_port_bit (CfnKind      kind,
              CfnClaimKind claim,
              gboolean     out)
{
  guint n_ports;
  const CfnPort *ports = cfn_card_get_ports (kind, &n_ports);

  for (guint i = 0; i < n_ports; i++)
    if (ports[i].kind == claim && ports[i].out == out)
      return 1u << i;

  return 0;
}

MillraceNodeLinks *
millrace_node_links_count (CfnDiagram *diagram)
{
  MillraceNodeLinks *links = g_new0 (MillraceNodeLinks, MAX (cfn_diagram_get_n_nodes (diagram), 1));

  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);

      if (edge->from >= 0)
        {
          CfnKind kind = cfn_diagram_get_node (diagram, (guint) edge->from)->kind;

          links[edge->from].n_out++;
          links[edge->from].used_ports |= get_port_bit (kind, edge->claim->kind, TRUE);
        }
      if (edge->to >= 0)
        {
          CfnKind kind = cfn_diagram_get_node (diagram, (guint) edge->to)->kind;

          links[edge->to].n_in++;
          links[edge->to].used_ports |= get_port_bit (kind, edge->claim->kind, FALSE);
        }
    }

  return links;
}
