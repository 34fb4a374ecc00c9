/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-route-plan.h"

/* What several edges of one kind between the same two ends are counted under. */
typedef struct
{
  CfnClaimKind kind;
  int          from;
  int          to;
  guint        edge;    /* the one that is drawn for all */
} Bundle;

static guint
hash_bundle (gconstpointer key)
{
  const Bundle *bundle = key;

  return (guint) bundle->from * 31 + (guint) bundle->to * 17 + bundle->kind;
}

static gboolean
same_bundle (gconstpointer a,
             gconstpointer b)
{
  const Bundle *one = a;
  const Bundle *other = b;

  return one->from == other->from && one->to == other->to && one->kind == other->kind;
}

int
cfn_route_get_end (CfnLayout *layout,
                   int        node)
{
  return node >= 0 ? (int) cfn_layout_get_end (layout, (guint) node) : -1;
}

/* What fails is worse than what is not known. */
static int
get_badness (CfnVerdict verdict)
{
  return verdict == CFN_VERDICT_FAILS ? 2 : verdict == CFN_VERDICT_UNKNOWN ? 1 : 0;
}

/* Counts the edge with those that run between the same ends; the worst of them is drawn. */
static void
count_bundled (GHashTable   *bundles,
               CfnDiagram   *diagram,
               const Bundle *bundle,
               guint        *counts)
{
  Bundle *known = g_hash_table_lookup (bundles, bundle);
  CfnVerdict verdict = cfn_diagram_get_edge (diagram, bundle->edge)->claim->verdict;

  if (known == NULL)
    {
      g_hash_table_add (bundles, g_memdup2 (bundle, sizeof *bundle));
      counts[bundle->edge] = 1;
    }
  else if (get_badness (verdict)
           > get_badness (cfn_diagram_get_edge (diagram, known->edge)->claim->verdict))
    {
      counts[bundle->edge] = counts[known->edge] + 1;
      counts[known->edge] = 0;
      known->edge = bundle->edge;
    }
  else
    counts[known->edge]++;
}

guint *
cfn_route_count_edges (CfnLayout *layout)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);
  int n_nodes = (int) cfn_diagram_get_n_nodes (diagram);
  guint n_edges = cfn_diagram_get_n_edges (diagram);
  guint *counts = g_new0 (guint, MAX (n_edges, 1));
  g_autoptr (GHashTable) bundles = g_hash_table_new_full (hash_bundle, same_bundle, g_free, NULL);

  for (guint i = 0; i < n_edges; i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);
      Bundle bundle = { edge->claim->kind, cfn_route_get_end (layout, edge->from),
                        cfn_route_get_end (layout, edge->to), i };

      if (bundle.from < n_nodes && bundle.to < n_nodes)
        counts[i] = 1;
      /* What stays within a collapsed frame is not seen. */
      else if (bundle.from != bundle.to)
        count_bundled (bundles, diagram, &bundle, counts);
    }

  return counts;
}
