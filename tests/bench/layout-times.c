/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout-times FILE DOT: how long the diagram of a template takes to be laid out, routed and drawn,
 * as medians in milliseconds on one line; and the same graph in dot's language, in the file DOT,
 * to be timed beside. */
#include <stdio.h>
#include <stdlib.h>

#include "cfn-svg.h"

#define ROUNDS 9

enum
{
  DIAGRAM,
  LAYOUT,
  ROUTES,
  SVG,
  N_STAGES,
};

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

/* One walk from the proof to the picture; the times of its stages. */
static CfnDiagram *
draw (CfnProof *proof,
      gint64   *times)
{
  gint64 start[N_STAGES + 1];
  CfnDiagram *diagram;

  start[DIAGRAM] = g_get_monotonic_time ();
  diagram = cfn_diagram_new (proof);
  start[LAYOUT] = g_get_monotonic_time ();
  {
    g_autoptr (CfnLayout) layout = cfn_layout_new (diagram, NULL, NULL, NULL, NULL, NULL);
    g_autoptr (CfnRoutes) routes = NULL;
    g_autoptr (GBytes) svg = NULL;

    start[ROUTES] = g_get_monotonic_time ();
    routes = cfn_routes_new (layout);
    start[SVG] = g_get_monotonic_time ();
    svg = cfn_svg_export (routes, NULL, CFN_THEME_LIGHT);
    start[N_STAGES] = g_get_monotonic_time ();
  }

  for (guint i = 0; i < N_STAGES; i++)
    times[i] = start[i + 1] - start[i];

  return diagram;
}

static gboolean
write_dot (CfnDiagram *diagram,
           const char *path)
{
  g_autoptr (GString) out = g_string_new ("digraph { rankdir=LR; node [shape=box, width=3, "
                                          "height=1.6, label=\"\"];\n");

  for (guint i = 0; i < cfn_diagram_get_n_nodes (diagram); i++)
    g_string_append_printf (out, "%u;\n", i);
  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);

      if (edge->from >= 0 && edge->to >= 0)
        g_string_append_printf (out, "%d -> %d;\n", edge->from, edge->to);
    }
  g_string_append (out, "}\n");

  return g_file_set_contents (path, out->str, (gssize) out->len, NULL);
}

int
main (int    argc,
      char **argv)
{
  gint64 times[N_STAGES][ROUNDS];
  g_autofree char *data = NULL;
  gsize length;

  if (argc != 3 || !g_file_get_contents (argv[1], &data, &length, NULL))
    return 2;

  {
    g_autoptr (CfnText) text = cfn_text_new_from_string (data, (gssize) length);
    g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
    g_autoptr (CfnTemplate) template = cfn_template_new (tree);
    g_autoptr (CfnProof) proof = cfn_proof_new (template);
    gint64 once[N_STAGES];
    g_autoptr (CfnDiagram) diagram = draw (proof, once);

    if (!write_dot (diagram, argv[2]))
      return 2;
    for (guint round = 0; round < ROUNDS; round++)
      {
        g_autoptr (CfnDiagram) again = draw (proof, once);

        for (guint stage = 0; stage < N_STAGES; stage++)
          times[stage][round] = once[stage];
      }
    printf ("%u %u", cfn_diagram_get_n_nodes (diagram), cfn_diagram_get_n_edges (diagram));
  }

  for (guint stage = 0; stage < N_STAGES; stage++)
    {
      qsort (times[stage], ROUNDS, sizeof (gint64), compare_times);
      printf (" %.2f", times[stage][ROUNDS / 2] / 1000.0);
    }
  printf ("\n");

  return 0;
}
