/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-canvas-private.h"

#include <glib/gi18n.h>

#include "millrace-walk.h"

static void
show_selection_cb (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  const char *edge = millrace_selection_get_edge (self->selection);

  for (guint i = 0; i < millrace_world_get_n_cards (world); i++)
    {
      MillraceCard *card = millrace_world_get_card (world, i);

      millrace_card_set_flag (card, MILLRACE_CARD_SELECTED,
                              millrace_selection_contains (self->selection,
                                                           millrace_card_get_id (card)));
    }
  millrace_world_set_selected_edge (world, millrace_world_find_edge (world, edge));
  if (millrace_selection_get_n (self->selection) > 0)
    self->edge_meant = FALSE;
  millrace_canvas_mark_frames (self);
  gtk_widget_queue_draw (self->minimap);
  g_object_notify (G_OBJECT (self), "n-selected");
  g_signal_emit_by_name (self, "selection-changed");
}

void
millrace_canvas_init_select (MillraceCanvas *self)
{
  self->selection = millrace_selection_new ();
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (show_selection_cb), self,
                           G_CONNECT_SWAPPED);
}

void
millrace_canvas_press_card (MillraceCanvas  *self,
                            MillraceCard    *card,
                            GdkModifierType  modifiers)
{
  const char *id = millrace_card_get_id (card);

  self->pressed_selected = FALSE;
  if (millrace_selection_contains (self->selection, id) || modifiers & GDK_CONTROL_MASK)
    return;

  /* Selected at the press, so that the same movement can drag it away. */
  self->pressed_selected = TRUE;
  if (modifiers & GDK_SHIFT_MASK)
    millrace_selection_add (self->selection, id);
  else
    millrace_selection_set (self->selection, (const char * const []) { id, NULL });
}

void
millrace_canvas_release_card (MillraceCanvas  *self,
                              MillraceCard    *card,
                              GdkModifierType  modifiers)
{
  const char *id = millrace_card_get_id (card);

  if (self->pressed_selected)
    return;

  if (modifiers & GDK_CONTROL_MASK)
    millrace_selection_toggle (self->selection, id);
  else if (!(modifiers & GDK_SHIFT_MASK))
    millrace_selection_set (self->selection, (const char * const []) { id, NULL });
}

static gboolean
is_drawn_at (MillraceWorld *world,
             MillraceCard  *card,
             CfnPoint       at)
{
  return !millrace_world_is_hidden (world, millrace_card_get_node (card)->index)
         && cfn_rect_contains (millrace_world_get_rect (world, card), at);
}

int
millrace_canvas_find_selected_at (MillraceCanvas *self,
                                  CfnPoint        at)
{
  MillraceWorld *world = millrace_canvas_get_world (self);

  for (int i = (int) millrace_world_get_n_cards (world) - 1; i >= 0; i--)
    {
      MillraceCard *card = millrace_world_get_card (world, (guint) i);

      if (is_drawn_at (world, card, at)
          && millrace_selection_contains (self->selection, millrace_card_get_id (card)))
        return i;
    }

  return -1;
}

MillraceCard *
millrace_canvas_find_under (MillraceCanvas *self,
                            CfnPoint        at)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  guint n_cards = millrace_world_get_n_cards (world);
  int selected = millrace_canvas_find_selected_at (self, at);

  for (guint i = 1; selected >= 0 && i <= n_cards; i++)
    {
      MillraceCard *card =
        millrace_world_get_card (world, ((guint) selected + n_cards - i) % n_cards);

      if (is_drawn_at (world, card, at))
        return card;
    }

  return NULL;
}

void
millrace_canvas_select_under (MillraceCanvas *self,
                              CfnPoint        at)
{
  MillraceCard *card = millrace_canvas_find_under (self, at);

  /* The press itself may just have taken the topmost. */
  if (self->pressed_selected || card == NULL)
    return;

  millrace_canvas_select_card (self, card);
  millrace_canvas_focus_card (self, card, FALSE);
}

void
millrace_canvas_select_card (MillraceCanvas *self,
                             MillraceCard   *card)
{
  millrace_selection_set (self->selection,
                          (const char * const []) { millrace_card_get_id (card), NULL });
}

void
millrace_canvas_select_edge (MillraceCanvas *self,
                             MillraceEdge   *edge)
{
  millrace_selection_set_edge (self->selection, millrace_edge_get_key (edge));
}

static void
select_nodes (MillraceCanvas *self,
              const GArray   *nodes)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_sized_new (nodes->len + 1);
  g_autofree char *text = NULL;

  for (guint i = 0; i < nodes->len; i++)
    g_ptr_array_add (ids, (gpointer) millrace_card_get_id (
      millrace_world_get_card (millrace_canvas_get_world (self), g_array_index (nodes, guint, i))));
  g_ptr_array_add (ids, NULL);
  millrace_selection_set (self->selection, (const char * const *) ids->pdata);

  text = g_strdup_printf (ngettext ("%u card selected", "%u cards selected", nodes->len),
                          nodes->len);
  millrace_canvas_announce (self, text);
}

/* The nodes whose being selected equals @selected. */
static GArray *
collect (MillraceCanvas *self,
         gboolean        selected)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < millrace_world_get_n_cards (world); i++)
    {
      const char *id = millrace_card_get_id (millrace_world_get_card (world, i));

      if (millrace_selection_contains (self->selection, id) == selected)
        g_array_append_val (nodes, i);
    }

  return nodes;
}

void
millrace_canvas_select_all (MillraceCanvas *self)
{
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < millrace_world_get_n_cards (millrace_canvas_get_world (self)); i++)
    g_array_append_val (nodes, i);
  select_nodes (self, nodes);
}

void
millrace_canvas_select_invert (MillraceCanvas *self)
{
  g_autoptr (GArray) nodes = collect (self, FALSE);

  select_nodes (self, nodes);
}

void
millrace_canvas_select_reach (MillraceCanvas *self,
                              const char     *way)
{
  MillraceWalkWay ways = g_str_equal (way, "upstream") ? MILLRACE_WALK_UPSTREAM
                         : g_str_equal (way, "downstream") ? MILLRACE_WALK_DOWNSTREAM
                                                           : MILLRACE_WALK_CONNECTED;
  MillraceCard *focused = millrace_canvas_get_focus_card (self);
  g_autoptr (GArray) starts = collect (self, TRUE);
  g_autoptr (GArray) nodes = NULL;

  if (starts->len == 0 && focused != NULL)
    g_array_append_val (starts, millrace_card_get_node (focused)->index);
  if (starts->len == 0)
    return;

  nodes = millrace_walk_reach (millrace_world_get_diagram (millrace_canvas_get_world (self)),
                               starts, ways);
  select_nodes (self, nodes);
}

void
millrace_canvas_select_more (MillraceCanvas *self,
                             gboolean        more)
{
  if (self->selects_more == more)
    return;

  self->selects_more = more;
  if (more)
    millrace_canvas_announce (self, _("Tap cards to add them or take them away, and the ground "
                                      "to end it"));
}

void
millrace_canvas_prune_selection (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  const char * const *ids = millrace_selection_get_ids (self->selection);
  const char *edge = millrace_selection_get_edge (self->selection);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (edge != NULL && millrace_world_find_edge (world, edge) >= 0)
    {
      millrace_world_set_selected_edge (world, millrace_world_find_edge (world, edge));
      return;
    }

  for (guint i = 0; ids[i] != NULL; i++)
    if (millrace_world_find_card (world, ids[i]) != NULL)
      g_ptr_array_add (kept, (gpointer) ids[i]);
  g_ptr_array_add (kept, NULL);
  millrace_selection_set (self->selection, (const char * const *) kept->pdata);
}

CfnRect
millrace_canvas_get_selection_rect (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  const char * const *ids = millrace_selection_get_ids (self->selection);
  int edge = millrace_world_get_selected_edge (world);
  CfnRect rect = { 0, };

  /* Of a straight line there is nothing to both sides. */
  if (edge >= 0)
    return cfn_rect_grow (cfn_routes_get (millrace_world_get_routes (world), (guint) edge)->bounds,
                          CFN_GRID);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      MillraceCard *card = millrace_world_find_card (world, ids[i]);

      if (card != NULL)
        rect = cfn_rect_union (rect, millrace_world_get_rect (world, card));
    }

  return rect;
}

char **
millrace_canvas_get_selection (MillraceCanvas *self)
{
  g_return_val_if_fail (MILLRACE_IS_CANVAS (self), NULL);

  return g_strdupv ((char **) millrace_selection_get_ids (self->selection));
}

void
millrace_canvas_set_selection (MillraceCanvas     *self,
                               const char * const *ids)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  g_return_if_fail (MILLRACE_IS_CANVAS (self));

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (millrace_world_find_card (millrace_canvas_get_world (self), ids[i]) != NULL)
      g_ptr_array_add (known, (gpointer) ids[i]);
  g_ptr_array_add (known, NULL);
  millrace_selection_set (self->selection, (const char * const *) known->pdata);
}

const CfnClaim *
millrace_canvas_get_selected_claim (MillraceCanvas *self)
{
  MillraceWorld *world;
  int edge;

  g_return_val_if_fail (MILLRACE_IS_CANVAS (self), NULL);

  world = millrace_canvas_get_world (self);
  edge = millrace_world_get_selected_edge (world);

  return edge >= 0 ? millrace_edge_get_edge (millrace_world_get_edge (world, (guint) edge))->claim
                   : NULL;
}
