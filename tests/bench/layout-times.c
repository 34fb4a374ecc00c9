/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout-times FILE DOT DRAWING: how long the diagram of a template takes to be laid out, routed
 * and drawn, as medians of the processor's time in milliseconds on one line; and the same graph in
 * dot's language, in the file DOT, to be timed beside. The file DRAWING says where the cards are
 * ("card X Y WIDTH HEIGHT") and how the lines run ("line FROM TO X Y ...", cubics; -1 for a loose
 * end). */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "cfn-svg.h"

#define ROUNDS 9

enum
{
  DIAGRAM,
  LAYOUT,
  ROUTES,
  DRAG,
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

static gboolean
write_drawing (CfnRoutes  *routes,
               const char *path)
{
  CfnLayout *layout = cfn_routes_get_layout (routes);
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < cfn_diagram_get_n_nodes (diagram); i++)
    {
      CfnRect card = cfn_layout_get_card (layout, i);

      g_string_append_printf (out, "card %g %g %g %g\n", card.x, card.y, card.width, card.height);
    }
  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);
      const CfnRoute *route = cfn_routes_get (routes, i);

      g_string_append_printf (out, "line %d %d", edge->from, edge->to);
      for (guint j = 0; j < route->n_points; j++)
        g_string_append_printf (out, " %.2f %.2f", route->points[j].x, route->points[j].y);
      g_string_append_c (out, '\n');
    }

  return g_file_set_contents (path, out->str, (gssize) out->len, NULL);
}

/* The processor's, in microseconds: other programs on the machine do not count. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* What one motion of the mouse costs that drags a card. */
static void
drag (CfnRoutes *routes)
{
  CfnLayout *layout = cfn_routes_get_layout (routes);
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);
  guint node = cfn_diagram_get_n_nodes (diagram) / 2;
  CfnRect card = cfn_layout_get_card (layout, node);
  g_autoptr (CfnPositions) none = cfn_positions_new ();
  g_autoptr (CfnPositions) moved
    = cfn_positions_with (none, cfn_diagram_get_node (diagram, node)->resource->id,
                          &(CfnPoint) { card.x + 10, card.y + 10 });
  g_autoptr (CfnLayout) after = cfn_layout_with (layout, moved);
  g_autoptr (CfnRoutes) after_routes = cfn_routes_update (routes, after, &node, 1);

  g_assert (after_routes != routes);
}

/* One walk from the proof to the picture; the times of its stages. @path: where to write the
 * drawing, or NULL. */
static CfnDiagram *
draw (CfnProof   *proof,
      gint64     *times,
      const char *path)
{
  gint64 start[N_STAGES + 1];
  CfnDiagram *diagram;

  start[DIAGRAM] = get_time ();
  diagram = cfn_diagram_new (proof);
  start[LAYOUT] = get_time ();
  {
    g_autoptr (CfnLayout) layout = cfn_layout_new (diagram, NULL, NULL, NULL, NULL, NULL);
    g_autoptr (CfnRoutes) routes = NULL;
    g_autoptr (GBytes) svg = NULL;

    start[ROUTES] = get_time ();
    routes = cfn_routes_new (layout);
    start[DRAG] = get_time ();
    drag (routes);
    start[SVG] = get_time ();
    svg = cfn_svg_export (routes, NULL, CFN_THEME_LIGHT);
    start[N_STAGES] = get_time ();
    if (path != NULL && !write_drawing (routes, path))
      exit (2);
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

  if (argc != 4 || !g_file_get_contents (argv[1], &data, &length, NULL))
    return 2;

  {
    g_autoptr (CfnText) text = cfn_text_new_from_string (data, (gssize) length);
    g_autoptr (CfnTree) tree = cfn_tree_read (text, NULL);
    g_autoptr (CfnTemplate) template = cfn_template_new (tree);
    g_autoptr (CfnProof) proof = cfn_proof_new (template);
    gint64 once[N_STAGES];
    g_autoptr (CfnDiagram) diagram = draw (proof, once, argv[3]);

    if (!write_dot (diagram, argv[2]))
      return 2;
    for (guint round = 0; round < ROUNDS; round++)
      {
        g_autoptr (CfnDiagram) again = draw (proof, once, NULL);

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
