/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-canvas-private.h"

#include <glib/gi18n.h>

/* So many straight pieces stand for one cubic: a stroke is no finer than a hand. */
#define PIECES 12

typedef struct
{
  GArray *points;   /* of the stroke, CfnPoint in canvas units */
  GArray *edges;    /* that it has crossed (guint) */
} Cut;

static void
cut_free (gpointer data)
{
  Cut *cut = data;

  g_array_unref (cut->points);
  g_array_unref (cut->edges);
  g_free (cut);
}

/* --- crossings -------------------------------------------------------------------------------- */

/* On which side of the line through @a and @b @point is: the sign says it. */
static double
get_side (CfnPoint a,
          CfnPoint b,
          CfnPoint point)
{
  return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
}

static gboolean
cross (CfnPoint a,
       CfnPoint b,
       CfnPoint c,
       CfnPoint d)
{
  return get_side (a, b, c) * get_side (a, b, d) <= 0
         && get_side (c, d, a) * get_side (c, d, b) <= 0
         && (a.x != b.x || a.y != b.y);
}

static CfnPoint
get_point (const CfnPoint *cubic,
           double          t)
{
  double u = 1 - t;
  double weights[] = { u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t };
  CfnPoint point = { 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      point.x += weights[i] * cubic[i].x;
      point.y += weights[i] * cubic[i].y;
    }

  return point;
}

static gboolean
crosses_route (const CfnRoute *route,
               CfnPoint        from,
               CfnPoint        to)
{
  for (guint i = 0; i + 3 < route->n_points; i += 3)
    {
      CfnPoint last = route->points[i];

      for (int piece = 1; piece <= PIECES; piece++)
        {
          CfnPoint next = get_point (route->points + i, (double) piece / PIECES);

          if (cross (from, to, last, next))
            return TRUE;
          last = next;
        }
    }

  return FALSE;
}

static gboolean
has_edge (const GArray *edges,
          guint         edge)
{
  for (guint i = 0; i < edges->len; i++)
    if (g_array_index (edges, guint, i) == edge)
      return TRUE;

  return FALSE;
}

static void
add_crossed (MillraceWorld *world,
             Cut           *cut,
             CfnPoint       from,
             CfnPoint       to)
{
  CfnRect around = { MIN (from.x, to.x) - 1, MIN (from.y, to.y) - 1,
                     ABS (from.x - to.x) + 2, ABS (from.y - to.y) + 2 };
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));

  if (millrace_world_get_index (world) == NULL)
    return;

  cfn_index_query_edges (millrace_world_get_index (world), around, near);
  for (guint i = 0; i < near->len; i++)
    {
      guint edge = g_array_index (near, guint, i);

      if (!has_edge (cut->edges, edge)
          && crosses_route (cfn_routes_get (millrace_world_get_routes (world), edge), from, to))
        g_array_append_val (cut->edges, edge);
    }
}

/* --- the tool --------------------------------------------------------------------------------- */

static void
cut_begin (MillraceCanvas *canvas,
           CfnPoint        start)
{
  CfnPoint point = millrace_canvas_to_world (canvas, start.x, start.y);
  Cut *cut = g_new0 (Cut, 1);

  cut->points = g_array_new (FALSE, FALSE, sizeof (CfnPoint));
  cut->edges = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (cut->points, point);
  canvas->tool_data = cut;
}

static void
cut_update (MillraceCanvas  *canvas,
            CfnPoint         at,
            GdkModifierType  modifiers)
{
  MillraceWorld *world = millrace_canvas_get_world (canvas);
  CfnPoint point = millrace_canvas_to_world (canvas, at.x, at.y);
  Cut *cut = canvas->tool_data;
  CfnPoint last = g_array_index (cut->points, CfnPoint, cut->points->len - 1);
  g_autofree char *text = NULL;

  g_array_append_val (cut->points, point);
  add_crossed (world, cut, last, point);
  millrace_world_set_stroke (world, cut->points);
  millrace_world_set_marked_edges (world, cut->edges, TRUE);
  if (cut->edges->len == 0)
    return;

  text = g_strdup_printf (ngettext ("Cuts %u edge", "Cuts %u edges", cut->edges->len),
                          cut->edges->len);
  millrace_canvas_show_bubble (canvas, (CfnRect) { point.x, point.y, 0, 0 }, text, NULL);
}

static void
cut_cancel (MillraceCanvas *canvas)
{
  MillraceWorld *world = millrace_canvas_get_world (canvas);

  millrace_world_set_stroke (world, NULL);
  millrace_world_set_marked_edges (world, NULL, FALSE);
  millrace_canvas_hide_bubble (canvas);
}

static void
cut_commit (MillraceCanvas *canvas)
{
  MillraceWorld *world = millrace_canvas_get_world (canvas);
  const Cut *cut = canvas->tool_data;
  GVariantBuilder builder;

  cut_cancel (canvas);
  if (cut->edges->len == 0)
    return;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sss)"));
  for (guint i = 0; i < cut->edges->len; i++)
    {
      guint edge = g_array_index (cut->edges, guint, i);
      const CfnClaim *claim = millrace_edge_get_edge (millrace_world_get_edge (world, edge))->claim;

      g_variant_builder_add (&builder, "(sss)", cfn_claim_kind_to_string (claim->kind),
                             claim->from != NULL ? claim->from->id : "",
                             claim->to != NULL ? claim->to->id : "");
    }
  gtk_widget_activate_action_variant (GTK_WIDGET (canvas), "win.disconnect-edges",
                                      g_variant_builder_end (&builder));
}

const MillraceTool millrace_cut_tool = {
  .cursor = "crosshair",
  .autoscrolls = FALSE,
  .begin = cut_begin,
  .update = cut_update,
  .commit = cut_commit,
  .cancel = cut_cancel,
  .free_data = cut_free,
};
