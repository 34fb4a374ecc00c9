/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-dot.h"

/* Graphviz's headers do not pass our warnings. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wstrict-prototypes"
#pragma GCC diagnostic ignored "-Wundef"
#include <graphviz/gvc.h>
#pragma GCC diagnostic pop

static GMutex lock;
static GThread *owner;

/* One for the process: making one reads the list of plugins, and freeing one leaks part of it. */
static GVC_t *context;

static void
begin (void)
{
  g_assert (g_atomic_pointer_get (&owner) != g_thread_self ());
  g_mutex_lock (&lock);
  g_atomic_pointer_set (&owner, g_thread_self ());

  if (context == NULL)
    {
      context = gvContext ();
      /* What Graphviz has to say on standard error means nothing to the person who draws. */
      agseterr (AGMAX);
    }
}

static void
end (void)
{
  g_atomic_pointer_set (&owner, NULL);
  g_mutex_unlock (&lock);
}

/* cgraph takes its words as char * although it copies them. */
static void
set_default (Agraph_t   *graph,
             int         kind,
             const char *name,
             const char *value)
{
  agattr (graph, kind, (char *) name, (char *) value);
}

static Agraph_t *
make_graph (guint             n_nodes,
            const CfnDotEdge *edges,
            guint             n_edges,
            Agnode_t        **nodes)
{
  Agraph_t *graph = agopen ((char *) "millrace", Agdirected, NULL);

  set_default (graph, AGRAPH, "rankdir", "LR");
  /* Without routes: they cost more than all the rest, and are drawn by us anyway. */
  set_default (graph, AGRAPH, "splines", "");
  set_default (graph, AGRAPH, "nodesep", "0.5");
  set_default (graph, AGRAPH, "ranksep", "1");
  set_default (graph, AGNODE, "shape", "box");
  set_default (graph, AGNODE, "label", "");
  set_default (graph, AGNODE, "fixedsize", "true");
  set_default (graph, AGNODE, "width", "1");
  set_default (graph, AGNODE, "height", "1");
  set_default (graph, AGEDGE, "weight", "1");

  for (guint i = 0; i < n_nodes; i++)
    {
      char name[16];

      g_snprintf (name, sizeof name, "%u", i);
      nodes[i] = agnode (graph, name, 1);
    }
  for (guint i = 0; i < n_edges; i++)
    {
      Agedge_t *edge = agedge (graph, nodes[edges[i].from], nodes[edges[i].to], NULL, 1);
      char weight[16];

      g_snprintf (weight, sizeof weight, "%u", edges[i].weight);
      agset (edge, (char *) "weight", weight);
    }

  return graph;
}

void
cfn_dot_place (guint             n_nodes,
               const CfnDotEdge *edges,
               guint             n_edges,
               CfnDotPlace      *places)
{
  g_autofree Agnode_t **nodes = g_new (Agnode_t *, n_nodes);
  Agraph_t *graph;
  int first_rank = G_MAXINT;

  begin ();

  graph = make_graph (n_nodes, edges, n_edges, nodes);
  if (gvLayout (context, graph, "dot") == 0)
    {
      for (guint i = 0; i < n_nodes; i++)
        first_rank = MIN (first_rank, ND_rank (nodes[i]));
      for (guint i = 0; i < n_nodes; i++)
        places[i] = (CfnDotPlace) { ND_rank (nodes[i]) - first_rank, -ND_coord (nodes[i]).y };
      gvFreeLayout (context, graph);
    }
  else
    {
      /* No plugin for dot on this machine: one column is no beauty, but nothing is lost. */
      for (guint i = 0; i < n_nodes; i++)
        places[i] = (CfnDotPlace) { 0, i };
    }
  agclose (graph);

  end ();
}
