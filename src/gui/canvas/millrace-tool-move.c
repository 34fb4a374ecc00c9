/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-canvas-private.h"

#include <math.h>

#include "cfn-guides.h"
#include "millrace-minimap.h"

/* No change of what is in which frame. */
#define STAYS (-2)

/* To find the way of more lines than this would be felt at every motion. */
#define MAX_ROUTED 100

/* So many pixels from a line, a card goes to it. */
#define GUIDE_REACH 6.0

typedef struct
{
  CfnRoutes    *routes;   /* as they were */
  CfnLayout    *framed;   /* the same places, with the frames as they would be */
  CfnPositions *groups;   /* as they were */
  CfnGuides    *guides;   /* what can be lined up with */
  GArray       *nodes;    /* the cards that move (guint); the one that was taken hold of first */
  guint         n_lines;  /* that hang on them */
  int           frame;    /* the frame that moves as a whole, or -1 */
  int           target;   /* the frame that it all would go into; -1: out of its own; STAYS */
  CfnPoint      start;    /* of the pointer, in canvas units */
  CfnPoint      shift;    /* how far they are moved now */
  gboolean      is_exact; /* Alt is held: over another card, too */
  gboolean      copies;   /* Ctrl is held: the cards stay, and others like them are made */
  const CfnClaim *between; /* the edge whose place the card would take, or NULL */
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  cfn_routes_unref (move->routes);
  cfn_layout_unref (move->framed);
  cfn_positions_unref (move->groups);
  cfn_guides_free (move->guides);
  g_array_unref (move->nodes);
  g_free (move);
}

static CfnLayout *
get_layout (const Move *move)
{
  return cfn_routes_get_layout (move->routes);
}

static guint
get_node (const Move *move,
          guint       i)
{
  return g_array_index (move->nodes, guint, i);
}

static const char *
get_id (const Move *move,
        guint       i)
{
  return cfn_diagram_get_node (cfn_layout_get_diagram (get_layout (move)),
                               get_node (move, i))->resource->id;
}

static gboolean
is_moved (const Move *move,
          guint       node)
{
  for (guint i = 0; i < move->nodes->len; i++)
    if (get_node (move, i) == node)
      return TRUE;

  return FALSE;
}

static void
add_node (Move  *move,
          guint  node)
{
  if (!is_moved (move, node))
    g_array_append_val (move->nodes, node);
}

/* The card under the pointer first, or the first of the frame's. */
static void
collect_nodes (MillraceCanvas *canvas,
               Move           *move)
{
  MillraceWorld *world = millrace_canvas_get_world (canvas);
  const char * const *ids = millrace_selection_get_ids (canvas->selection);
  guint pressed = canvas->pressed.index;

  if (millrace_hit_is_card (&canvas->pressed))
    {
      add_node (move, pressed);
      if (!millrace_selection_contains (canvas->selection, get_id (move, 0)))
        return;
    }
  else
    {
      for (guint i = 0; i < millrace_world_get_n_cards (world); i++)
        if (millrace_frames_holds (get_layout (move), pressed, i))
          add_node (move, i);
      if (!millrace_canvas_is_frame_selected (canvas, pressed))
        return;
    }

  for (guint i = 0; ids[i] != NULL; i++)
    {
      MillraceCard *card = millrace_world_find_card (world, ids[i]);

      if (card != NULL)
        add_node (move, millrace_card_get_node (card)->index);
    }
}

static guint
count_lines (const Move *move)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (get_layout (move));
  g_autofree gboolean *moves = g_new0 (gboolean, cfn_diagram_get_n_nodes (diagram));
  guint n_lines = 0;

  for (guint i = 0; i < move->nodes->len; i++)
    moves[get_node (move, i)] = TRUE;
  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);

      if ((edge->from >= 0 && moves[edge->from]) || (edge->to >= 0 && moves[edge->to]))
        n_lines++;
    }

  return n_lines;
}

/* The largest frame around the card that was taken hold of of which everything moves, or -1. */
static int
find_whole_frame (const Move *move)
{
  CfnLayout *layout = get_layout (move);
  guint n_nodes = cfn_diagram_get_n_nodes (cfn_layout_get_diagram (layout));
  int whole = -1;

  for (int frame = cfn_layout_get_frame_of (layout, get_node (move, 0)); frame >= 0;
       frame = cfn_layout_get_frame (layout, (guint) frame)->outer)
    {
      for (guint i = 0; i < n_nodes; i++)
        if (millrace_frames_holds (layout, (guint) frame, i) && !is_moved (move, i))
          return whole;
      whole = frame;
    }

  return whole;
}

static void
move_begin (MillraceCanvas *canvas,
            CfnPoint        start)
{
  MillraceWorld *world = millrace_canvas_get_world (canvas);
  Move *move = g_new0 (Move, 1);

  move->routes = cfn_routes_ref (millrace_world_get_routes (world));
  move->framed = cfn_layout_ref (get_layout (move));
  move->groups = millrace_frames_get_groups (get_layout (move));
  move->start = millrace_canvas_to_world (canvas, start.x, start.y);
  move->nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  move->target = STAYS;
  collect_nodes (canvas, move);
  move->n_lines = count_lines (move);
  move->frame = find_whole_frame (move);
  move->guides = cfn_guides_new (get_layout (move), (const guint *) (gpointer) move->nodes->data,
                                 move->nodes->len);
  canvas->tool_data = move;
}

/* --- where to --------------------------------------------------------------------------------- */

/* Around all that moves, where it was. */
static CfnRect
get_moved_rect (const Move *move)
{
  CfnRect rect = { 0, };

  if (move->frame >= 0)
    return cfn_layout_get_frame (get_layout (move), (guint) move->frame)->rect;

  for (guint i = 0; i < move->nodes->len; i++)
    rect = cfn_rect_union (rect, cfn_layout_get_card (get_layout (move), get_node (move, i)));

  return rect;
}

static CfnRect
get_shifted_rect (const Move *move)
{
  CfnRect rect = get_moved_rect (move);

  rect.x += move->shift.x;
  rect.y += move->shift.y;

  return rect;
}

/* Lines up what moves, as the options and Alt let it, with other cards and with the grid; shows the
 * lines. */
static CfnPoint
snap (MillraceCanvas  *canvas,
      const Move      *move,
      CfnPoint         shift,
      GdkModifierType  modifiers)
{
  MillraceOptions options = modifiers & GDK_ALT_MASK ? 0 : canvas->options;
  double tolerance = options & MILLRACE_OPTION_GUIDES ? GUIDE_REACH / canvas->camera.zoom : 0;
  CfnRect rect = get_moved_rect (move);
  CfnSnap found;

  rect.x += shift.x;
  rect.y += shift.y;
  found = cfn_guides_snap (move->guides, rect, tolerance,
                           options & MILLRACE_OPTION_GRID ? CFN_GRID : 0);
  if (!(options & MILLRACE_OPTION_GUIDES))
    found.n_lines = 0;
  millrace_world_set_guides (millrace_canvas_get_world (canvas), found.lines, found.n_lines);

  return (CfnPoint) { shift.x + found.offset.x, shift.y + found.offset.y };
}

/* The way the pointer went, lined up, and kept to one axis by Shift. */
static CfnPoint
get_shift (MillraceCanvas  *canvas,
           const Move      *move,
           CfnPoint         at,
           GdkModifierType  modifiers)
{
  CfnPoint way = { at.x - move->start.x, at.y - move->start.y };
  gboolean only_y = modifiers & GDK_SHIFT_MASK && fabs (way.x) < fabs (way.y);
  gboolean only_x = modifiers & GDK_SHIFT_MASK && !only_y;
  CfnPoint shift = snap (canvas, move, (CfnPoint) { only_y ? 0 : way.x, only_x ? 0 : way.y },
                         modifiers);

  return (CfnPoint) { only_y ? 0 : round (shift.x), only_x ? 0 : round (shift.y) };
}

static CfnPoint
get_place (const Move *move,
           guint       i)
{
  CfnRect card = cfn_layout_get_card (get_layout (move), get_node (move, i));

  return (CfnPoint) { card.x + move->shift.x, card.y + move->shift.y };
}

/* Into the frame under the pointer; out of its own only what has left it altogether, because a
 * frame grows with its cards. */
static int
find_target (const Move *move,
             CfnPoint    at)
{
  CfnLayout *layout = get_layout (move);
  int own = move->frame >= 0 ? cfn_layout_get_frame (layout, (guint) move->frame)->outer
                             : cfn_layout_get_frame_of (layout, get_node (move, 0));
  int target = millrace_frames_find_around (layout, at, move->frame);
  CfnRect held = move->frame >= 0 ? cfn_layout_get_frame (layout, (guint) move->frame)->rect
                                  : cfn_layout_get_card (layout, get_node (move, 0));

  if (target == own)
    return STAYS;

  held.x += move->shift.x;
  held.y += move->shift.y;
  for (int outer = own; outer >= 0 && outer != target;
       outer = cfn_layout_get_frame (layout, (guint) outer)->outer)
    if (target < 0 || cfn_layout_get_frame (layout, (guint) outer)->outer == target)
      return cfn_rect_intersects (held, cfn_layout_get_frame (layout, (guint) own)->rect)
             ? STAYS : target;

  return target;
}

static const char *
get_frame_name (const Move *move,
                int         frame)
{
  return frame >= 0 ? cfn_layout_get_frame (get_layout (move), (guint) frame)->name : NULL;
}

/* The groups as they would be. */
static CfnPositions *
get_new_groups (const Move *move)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (move->target == STAYS)
    return cfn_positions_ref (move->groups);
  if (move->frame >= 0)
    return cfn_positions_with_outer (move->groups, get_frame_name (move, move->frame),
                                     get_frame_name (move, move->target));

  ids = g_ptr_array_new ();
  for (guint i = 0; i < move->nodes->len; i++)
    g_ptr_array_add (ids, (gpointer) get_id (move, i));
  g_ptr_array_add (ids, NULL);

  return cfn_positions_with_members (move->groups, get_frame_name (move, move->target),
                                     (const char * const *) ids->pdata);
}

static void
mark_target (MillraceCanvas *canvas,
             const Move     *move,
             gboolean        on)
{
  MillraceFrames *frames = millrace_world_get_frames (millrace_canvas_get_world (canvas));
  int frame = millrace_frames_find (frames, get_frame_name (move, move->target));

  if (frame >= 0)
    millrace_frame_set_flag (millrace_frames_get (frames, (guint) frame), MILLRACE_CARD_NEAR, on);
}

static void
set_target (MillraceCanvas *canvas,
            Move           *move,
            int             target)
{
  g_autoptr (CfnPositions) groups = NULL;

  if (target == move->target)
    return;

  mark_target (canvas, move, FALSE);
  move->target = target;
  mark_target (canvas, move, TRUE);
  groups = get_new_groups (move);
  cfn_layout_unref (move->framed);
  move->framed = cfn_layout_with_groups (get_layout (move), groups);
}

/* --- showing it ------------------------------------------------------------------------------- */

static void
show_routes (MillraceCanvas *canvas,
             CfnRoutes      *routes,
             gboolean        moving)
{
  millrace_world_set_places (millrace_canvas_get_world (canvas), routes, moving);
  millrace_minimap_set_routes (MILLRACE_MINIMAP (canvas->minimap), routes);
}

static void
show_moved (MillraceCanvas *canvas,
            const Move     *move)
{
  g_autoptr (CfnPositions) positions = cfn_positions_new ();
  g_autoptr (CfnLayout) layout = NULL;
  g_autoptr (CfnRoutes) routes = NULL;

  for (guint i = 0; i < move->nodes->len; i++)
    {
      CfnPoint place = get_place (move, i);
      CfnPositions *with = cfn_positions_with (positions, get_id (move, i), &place);

      cfn_positions_unref (positions);
      positions = with;
    }

  layout = cfn_layout_with (move->framed, positions);
  if (move->n_lines > MAX_ROUTED)
    routes = cfn_routes_pull (move->routes, layout);
  else
    routes = cfn_routes_update (move->routes, layout,
                                (const guint *) (gpointer) move->nodes->data, move->nodes->len);
  show_routes (canvas, routes, TRUE);
}

/* A single card that is held over an edge may take its place, unless Alt is held. */
static void
find_between (MillraceCanvas  *canvas,
              Move            *move,
              CfnPoint         at,
              GdkModifierType  modifiers)
{
  move->between = NULL;
  if (move->nodes->len == 1 && move->frame < 0 && move->target == STAYS && !move->copies
      && !(modifiers & GDK_ALT_MASK))
    move->between = millrace_canvas_mark_insertion (canvas, get_id (move, 0), NULL, at);
  else
    millrace_canvas_clear_insertion (canvas);
}

static void
move_update (MillraceCanvas  *canvas,
             CfnPoint         at,
             GdkModifierType  modifiers)
{
  Move *move = canvas->tool_data;
  CfnPoint point = millrace_canvas_to_world (canvas, at.x, at.y);
  CfnPoint shift = get_shift (canvas, move, point, modifiers);
  gboolean copies = (modifiers & GDK_CONTROL_MASK) != 0;
  CfnPoint before = move->shift;
  int target = move->target;

  move->shift = shift;
  move->is_exact = (modifiers & GDK_ALT_MASK) != 0;
  set_target (canvas, move, copies ? STAYS : find_target (move, point));
  if (shift.x == before.x && shift.y == before.y && copies == move->copies
      && target == move->target)
    {
      find_between (canvas, move, point, modifiers);
      return;
    }

  move->copies = copies;
  millrace_world_set_ghosts (millrace_canvas_get_world (canvas), copies ? move->nodes : NULL,
                             shift);
  if (copies)
    show_routes (canvas, move->routes, FALSE);
  else
    show_moved (canvas, move);
  find_between (canvas, move, point, modifiers);
}

static void
clear_marks (MillraceCanvas *canvas,
             const Move     *move)
{
  mark_target (canvas, move, FALSE);
  millrace_canvas_clear_insertion (canvas);
  millrace_world_set_ghosts (millrace_canvas_get_world (canvas), NULL, move->shift);
  millrace_world_set_guides (millrace_canvas_get_world (canvas), NULL, 0);
}

static void
move_cancel (MillraceCanvas *canvas)
{
  Move *move = canvas->tool_data;

  clear_marks (canvas, move);
  show_routes (canvas, move->routes, FALSE);
}

/* What is let go over another card would hide it: it comes to rest beside it, where it can be seen.
 * A frame that is closed takes it in. */
static gboolean
rest_beside (Move *move)
{
  CfnLayout *layout = get_layout (move);
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (CfnRect));
  CfnPoint way;

  if (move->is_exact
      || (move->target >= 0 && cfn_layout_get_frame (layout, (guint) move->target)->is_collapsed))
    return FALSE;

  for (guint i = 0; i < move->nodes->len; i++)
    {
      CfnRect box = cfn_layout_get_box (layout, cfn_layout_get_end (layout, get_node (move, i)));

      box.x += move->shift.x;
      box.y += move->shift.y;
      g_array_append_val (rects, box);
    }
  way = cfn_layout_find_clear (layout, (const CfnRect *) (gpointer) rects->data, rects->len,
                               (const guint *) (gpointer) move->nodes->data,
                               move->copies ? 0 : move->nodes->len);
  move->shift.x += way.x;
  move->shift.y += way.y;

  return way.x != 0 || way.y != 0;
}

static GVariant *
make_moves (const Move *move)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sdd)"));
  for (guint i = 0; i < move->nodes->len; i++)
    {
      CfnPoint place = get_place (move, i);

      g_variant_builder_add (&builder, "(sdd)", get_id (move, i), place.x, place.y);
    }

  return g_variant_builder_end (&builder);
}

static gboolean
ask_to_insert (MillraceCanvas *canvas,
               const Move     *move)
{
  const CfnClaim *between = move->between;
  CfnPoint place = get_place (move, 0);

  return gtk_widget_activate_action (GTK_WIDGET (canvas), "win.insert", "(ssssdd)",
                                     get_id (move, 0), cfn_claim_kind_to_string (between->kind),
                                     between->from->id, between->to->id, place.x, place.y);
}

static gboolean
ask (MillraceCanvas *canvas,
     const Move     *move)
{
  GtkWidget *widget = GTK_WIDGET (canvas);
  const char *frame = get_frame_name (move, move->frame);
  const char *target = get_frame_name (move, move->target);

  if (move->between != NULL)
    return ask_to_insert (canvas, move);
  if (move->copies)
    return gtk_widget_activate_action_variant (widget, "win.duplicate-at", make_moves (move));
  if (move->target == STAYS)
    return gtk_widget_activate_action_variant (widget, "win.move", make_moves (move));

  return gtk_widget_activate_action (widget, "win.move-into", "(@a(sdd)ss)", make_moves (move),
                                     frame != NULL ? frame : "", target != NULL ? target : "");
}

static void
move_commit (MillraceCanvas *canvas)
{
  Move *move = canvas->tool_data;
  gboolean is_beside;

  if (move->shift.x == 0 && move->shift.y == 0)
    {
      move_cancel (canvas);
      return;
    }

  clear_marks (canvas, move);
  is_beside = move->between == NULL && rest_beside (move);
  /* Without a window that does it, nothing was moved. */
  if (!ask (canvas, move))
    move_cancel (canvas);
  else if (move->between == NULL)
    millrace_canvas_tell_neighbours (canvas);
  if (is_beside)
    millrace_canvas_reveal_rect (canvas, get_shifted_rect (move));
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
