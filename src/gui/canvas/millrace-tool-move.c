/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-canvas-private.h"

#include <math.h>

#include "millrace-minimap.h"

typedef struct
{
  CfnRoutes *routes;      /* as they were */
  GArray    *nodes;       /* the cards that move (guint); the one that was taken hold of first */
  CfnPoint   start;       /* of the pointer, in canvas units */
  CfnPoint   shift;       /* how far they are moved now */
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  cfn_routes_unref (move->routes);
  g_array_unref (move->nodes);
  g_free (move);
}

static const char *
get_id (MillraceCanvas *canvas,
        const Move     *move,
        guint           i)
{
  return millrace_card_get_id (millrace_world_get_card (millrace_canvas_get_world (canvas),
                                                        g_array_index (move->nodes, guint, i)));
}

static void
move_begin (MillraceCanvas *canvas,
            CfnPoint        start)
{
  MillraceWorld *world = millrace_canvas_get_world (canvas);
  const char * const *ids = millrace_selection_get_ids (canvas->selection);
  Move *move = g_new0 (Move, 1);

  move->routes = cfn_routes_ref (millrace_world_get_routes (world));
  move->start = millrace_canvas_to_world (canvas, start.x, start.y);
  move->nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (move->nodes, canvas->pressed.index);
  if (!millrace_selection_contains (canvas->selection, get_id (canvas, move, 0)))
    ids = (const char * const []) { NULL };
  for (guint i = 0; ids[i] != NULL; i++)
    {
      MillraceCard *card = millrace_world_find_card (world, ids[i]);
      guint node = card != NULL ? millrace_card_get_node (card)->index : canvas->pressed.index;

      if (node != canvas->pressed.index)
        g_array_append_val (move->nodes, node);
    }
  canvas->tool_data = move;
}

/* The way the pointer went, kept to one axis by Shift and @on_grid unless Alt is held: the card
 * that was taken hold of is what stands on the grid, the others keep their places beside it. */
static CfnPoint
get_shift (const Move      *move,
           gboolean         on_grid,
           CfnPoint         at,
           GdkModifierType  modifiers)
{
  CfnRect card = cfn_layout_get_card (cfn_routes_get_layout (move->routes),
                                      g_array_index (move->nodes, guint, 0));
  CfnPoint shift = { at.x - move->start.x, at.y - move->start.y };
  gboolean only_y = modifiers & GDK_SHIFT_MASK && fabs (shift.x) < fabs (shift.y);
  gboolean only_x = modifiers & GDK_SHIFT_MASK && !only_y;

  if (on_grid && !(modifiers & GDK_ALT_MASK))
    {
      shift.x = round ((card.x + shift.x) / CFN_GRID) * CFN_GRID - card.x;
      shift.y = round ((card.y + shift.y) / CFN_GRID) * CFN_GRID - card.y;
    }

  return (CfnPoint) { only_y ? 0 : round (shift.x), only_x ? 0 : round (shift.y) };
}

static CfnPoint
get_place (const Move *move,
           guint       i)
{
  CfnRect card = cfn_layout_get_card (cfn_routes_get_layout (move->routes),
                                      g_array_index (move->nodes, guint, i));

  return (CfnPoint) { card.x + move->shift.x, card.y + move->shift.y };
}

static void
move_update (MillraceCanvas  *canvas,
             CfnPoint         at,
             GdkModifierType  modifiers)
{
  Move *move = canvas->tool_data;
  CfnPoint shift = get_shift (move, (canvas->options & MILLRACE_OPTION_GRID) != 0,
                              millrace_canvas_to_world (canvas, at.x, at.y), modifiers);
  g_autoptr (CfnPositions) positions = NULL;
  g_autoptr (CfnLayout) layout = NULL;
  g_autoptr (CfnRoutes) routes = NULL;

  if (shift.x == move->shift.x && shift.y == move->shift.y)
    return;

  move->shift = shift;
  positions = cfn_positions_new ();
  for (guint i = 0; i < move->nodes->len; i++)
    {
      CfnPoint place = get_place (move, i);
      CfnPositions *with = cfn_positions_with (positions, get_id (canvas, move, i), &place);

      cfn_positions_unref (positions);
      positions = with;
    }

  layout = cfn_layout_with (cfn_routes_get_layout (move->routes), positions);
  routes = cfn_routes_update (move->routes, layout, (const guint *) move->nodes->data,
                              move->nodes->len);
  millrace_world_set_places (millrace_canvas_get_world (canvas), routes, TRUE);
  millrace_minimap_set_routes (MILLRACE_MINIMAP (canvas->minimap), routes);
}

static void
move_cancel (MillraceCanvas *canvas)
{
  Move *move = canvas->tool_data;

  millrace_world_set_places (millrace_canvas_get_world (canvas), move->routes, FALSE);
  millrace_minimap_set_routes (MILLRACE_MINIMAP (canvas->minimap), move->routes);
}

static void
move_commit (MillraceCanvas *canvas)
{
  Move *move = canvas->tool_data;
  GVariantBuilder builder;

  if (move->shift.x == 0 && move->shift.y == 0)
    return;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sdd)"));
  for (guint i = 0; i < move->nodes->len; i++)
    {
      CfnPoint place = get_place (move, i);

      g_variant_builder_add (&builder, "(sdd)", get_id (canvas, move, i), place.x, place.y);
    }

  /* Without a window that does it, nothing was moved. */
  if (!gtk_widget_activate_action_variant (GTK_WIDGET (canvas), "win.move",
                                           g_variant_builder_end (&builder)))
    move_cancel (canvas);
  else
    millrace_canvas_tell_neighbours (canvas);
}

const MillraceTool millrace_move_tool = {
  .cursor = "grabbing",
  .autoscrolls = TRUE,
  .begin = move_begin,
  .update = move_update,
  .commit = move_commit,
  .cancel = move_cancel,
  .free_data = move_free,
};
