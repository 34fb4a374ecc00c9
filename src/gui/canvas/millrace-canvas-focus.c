/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-canvas-private.h"

#include <glib/gi18n.h>

#include "millrace-walk.h"

static GtkWidget *
get_focus_in_world (MillraceCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_parent (focus) == self->world ? focus : NULL;
}

MillraceCard *
millrace_canvas_get_focus_card (MillraceCanvas *self)
{
  GtkWidget *focus = get_focus_in_world (self);

  return focus != NULL && MILLRACE_IS_CARD (focus) ? MILLRACE_CARD (focus) : NULL;
}

MillraceEdge *
millrace_canvas_get_focus_edge (MillraceCanvas *self)
{
  GtkWidget *focus = get_focus_in_world (self);

  return focus != NULL && MILLRACE_IS_EDGE (focus) ? MILLRACE_EDGE (focus) : NULL;
}

MillraceFrame *
millrace_canvas_get_focus_frame (MillraceCanvas *self)
{
  GtkWidget *focus = get_focus_in_world (self);

  return focus != NULL && MILLRACE_IS_FRAME (focus) ? MILLRACE_FRAME (focus) : NULL;
}

static void
show_focus (MillraceCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
}

/* "2 of 4", in the order of Tab. Only the focused card says so: to tell all of them of each that
 * comes or goes would be five hundred messages. */
static void
tell_place (MillraceCanvas *self,
            MillraceCard   *card)
{
  CfnLayout *layout = millrace_world_get_layout (millrace_canvas_get_world (self));
  g_autoptr (GArray) order = millrace_walk_reading_order (layout);

  for (guint i = 0; i < order->len; i++)
    if (g_array_index (order, guint, i) == millrace_card_get_node (card)->index)
      millrace_card_set_place (card, i + 1, order->len);
}

void
millrace_canvas_focus_card (MillraceCanvas *self,
                            MillraceCard   *card,
                            gboolean        visible)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  guint n_cards = millrace_world_get_n_cards (world);
  guint end = cfn_layout_get_end (millrace_world_get_layout (world),
                                  millrace_card_get_node (card)->index);

  /* What is in a collapsed frame cannot be seen: the frame stands for it. */
  if (end >= n_cards)
    {
      millrace_canvas_focus_frame (self, millrace_frames_get (millrace_world_get_frames (world),
                                                              end - n_cards), visible);
      return;
    }

  g_free (self->focus_id);
  self->focus_id = g_strdup (millrace_card_get_id (card));
  g_clear_pointer (&self->focus_key, g_free);
  millrace_card_set_flag (card, MILLRACE_CARD_FOCUSED, visible);
  tell_place (self, card);
  gtk_widget_grab_focus (GTK_WIDGET (card));
  millrace_canvas_explain_edge (self, NULL);

  if (self->connecting.by_keys)
    {
      CfnRect rect = millrace_world_get_rect (world, card);

      millrace_canvas_aim (self, millrace_card_get_id (card));
      millrace_canvas_draw_connecting (self, (CfnPoint) { rect.x, rect.y });
    }
  if (!visible)
    return;

  show_focus (self);
  millrace_canvas_reveal_rect (self, millrace_world_get_rect (world, card));
}

void
millrace_canvas_focus_edge (MillraceCanvas *self,
                            guint           edge,
                            gboolean        visible)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  MillraceEdge *focused = millrace_world_get_edge (world, edge);

  g_free (self->focus_key);
  self->focus_key = g_strdup (millrace_edge_get_key (focused));
  self->edge_meant = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (focused));
  /* Who points at it is told by a tooltip. */
  millrace_canvas_explain_edge (self, visible ? focused : NULL);
  if (!visible)
    return;

  show_focus (self);
  millrace_canvas_reveal_rect (self,
                               cfn_routes_get (millrace_world_get_routes (world), edge)->bounds);
}

/* What Tab goes through: the cards and frames in reading order, then the edges; while a target is
 * being chosen, the legal ones. */
typedef struct
{
  GArray   *cards;    /* guint: nodes, and from their number on frames */
  guint     n;
} FocusChain;

static FocusChain
make_chain (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  FocusChain chain = { NULL, 0 };

  if (self->connecting.by_keys)
    {
      chain.cards = g_array_ref (self->connecting.targets);
      chain.n = chain.cards->len;
      return chain;
    }

  if (millrace_world_get_layout (world) != NULL)
    chain.cards = millrace_walk_chain (millrace_world_get_layout (world));
  else
    chain.cards = g_array_new (FALSE, FALSE, sizeof (guint));
  chain.n = chain.cards->len + millrace_world_get_n_edges (world);

  return chain;
}

static int
find_in_chain (MillraceCanvas   *self,
               const FocusChain *chain)
{
  MillraceCard *card = millrace_canvas_get_focus_card (self);
  MillraceEdge *edge = millrace_canvas_get_focus_edge (self);
  MillraceWorld *world = millrace_canvas_get_world (self);
  MillraceFrame *frame = millrace_canvas_get_focus_frame (self);
  guint end = G_MAXUINT;

  if (card != NULL)
    end = millrace_card_get_node (card)->index;
  else if (frame != NULL)
    end = millrace_world_get_n_cards (world)
          + (guint) millrace_frames_find (millrace_world_get_frames (world),
                                          millrace_frame_get_name (frame));

  if (edge != NULL && !self->connecting.by_keys)
    return (int) (chain->cards->len + millrace_edge_get_edge (edge)->index);

  for (guint i = 0; i < chain->cards->len; i++)
    if (g_array_index (chain->cards, guint, i) == end)
      return (int) i;

  return -1;
}

static void
focus_in_chain (MillraceCanvas   *self,
                const FocusChain *chain,
                guint             place)
{
  MillraceWorld *world = millrace_canvas_get_world (self);

  guint n_cards = millrace_world_get_n_cards (world);
  guint end = place < chain->cards->len ? g_array_index (chain->cards, guint, place) : 0;

  if (place >= chain->cards->len)
    millrace_canvas_focus_edge (self, place - chain->cards->len, TRUE);
  else if (end < n_cards)
    millrace_canvas_focus_card (self, millrace_world_get_card (world, end), TRUE);
  else
    millrace_canvas_focus_frame (self, millrace_frames_get (millrace_world_get_frames (world),
                                                            end - n_cards), TRUE);
}

gboolean
millrace_canvas_draws_edge (MillraceCanvas *self,
                            guint           edge)
{
  CfnRoutes *routes = millrace_world_get_routes (millrace_canvas_get_world (self));

  return cfn_routes_get_count (routes, edge) > 0;
}

/* From outside: back to the card or edge that had it last, or the first card. */
static gboolean
enter (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  MillraceCard *card = millrace_world_find_card (world, self->focus_id);
  int edge = millrace_world_find_edge (world, self->focus_key);
  FocusChain chain = make_chain (self);
  g_autoptr (GArray) cards = chain.cards;

  if (edge >= 0 && !self->connecting.by_keys && millrace_canvas_draws_edge (self, (guint) edge))
    millrace_canvas_focus_edge (self, (guint) edge, TRUE);
  else if (card != NULL && !millrace_world_is_hidden (world, millrace_card_get_node (card)->index))
    millrace_canvas_focus_card (self, card, TRUE);
  else if (cards->len > 0)
    focus_in_chain (self, &chain, 0);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));

  return TRUE;
}

/* One step along the chain; FALSE at its end. */
static gboolean
step (MillraceCanvas *self,
      int             by)
{
  FocusChain chain = make_chain (self);
  g_autoptr (GArray) cards = chain.cards;
  int place = find_in_chain (self, &chain);
  int next = place < 0 && by < 0 ? (int) chain.n - 1 : place + by;

  if (self->connecting.by_keys && chain.n > 0)
    next = (next + (int) chain.n) % (int) chain.n;
  while (next >= (int) cards->len && next < (int) chain.n
         && !millrace_canvas_draws_edge (self, (guint) next - cards->len))
    next += by;
  if (next < 0 || next >= (int) chain.n)
    return FALSE;

  focus_in_chain (self, &chain, (guint) next);

  return TRUE;
}

gboolean
millrace_canvas_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);
  GtkWidget *inside = gtk_widget_get_focus_child (widget);
  gboolean forward = direction != GTK_DIR_TAB_BACKWARD;

  if (self->leaving)
    return FALSE;

  /* An open menu, which goes round in itself. */
  if (GTK_IS_POPOVER (inside))
    return gtk_widget_child_focus (inside, direction);

  if (inside == self->zoom_control)
    {
      if (gtk_widget_child_focus (self->zoom_control, direction))
        return TRUE;
      return forward ? FALSE : step (self, -1) || enter (self);
    }

  if (inside == NULL && !gtk_widget_is_focus (widget))
    return forward || direction != GTK_DIR_TAB_BACKWARD
           ? enter (self) : gtk_widget_child_focus (self->zoom_control, direction) || enter (self);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;

  if (gtk_widget_is_focus (widget) && !forward)
    return FALSE;
  if (step (self, forward ? 1 : -1))
    return TRUE;

  return forward && gtk_widget_child_focus (self->zoom_control, direction);
}

gboolean
millrace_canvas_grab_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root == NULL)
    return FALSE;

  gtk_root_set_focus (root, widget);
  millrace_canvas_explain_edge (MILLRACE_CANVAS (widget), NULL);

  return TRUE;
}

void
millrace_canvas_stop_following (MillraceCanvas *self)
{
  g_clear_pointer (&self->follow_from, g_free);
}

/* Where the next step leads: round the neighbours of the card where Alt was pressed while there is
 * more than one, else on from the focused card. */
static gboolean
find_step (MillraceCanvas   *self,
           MillraceCard     *from,
           GtkDirectionType  direction,
           MillraceWalkStep *step,
           guint            *n_steps)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  CfnLayout *layout = millrace_world_get_layout (world);
  MillraceCard *origin = millrace_world_find_card (world, self->follow_from);
  g_autoptr (GArray) steps = NULL;

  if (origin != NULL && self->follow_way == direction)
    {
      steps = millrace_walk_steps (layout, millrace_card_get_node (origin)->index, direction);
      if (steps->len > 1)
        {
          self->follow_place = (self->follow_place + 1) % steps->len;
          *step = g_array_index (steps, MillraceWalkStep, self->follow_place);
          *n_steps = steps->len;
          return TRUE;
        }
      g_clear_pointer (&steps, g_array_unref);
    }

  steps = millrace_walk_steps (layout, millrace_card_get_node (from)->index, direction);
  g_free (self->follow_from);
  self->follow_from = g_strdup (millrace_card_get_id (from));
  self->follow_way = direction;
  self->follow_place = 0;
  *n_steps = steps->len;
  if (steps->len > 0)
    *step = g_array_index (steps, MillraceWalkStep, 0);

  return steps->len > 0;
}

static char *
describe_step (MillraceCanvas         *self,
               const MillraceWalkStep *step,
               guint                   n_steps)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  g_autofree char *how = NULL;

  if (step->via < 0)
    return g_strdup (_("Nearest card that way, no connection"));

  how = cfn_diagram_edge_describe (
    millrace_edge_get_edge (millrace_world_get_edge (world, (guint) step->via)));
  if (n_steps < 2)
    return g_steal_pointer (&how);

  /* Translators: how one got here, then "2 of 3": which of the connected cards that way this is. */
  return g_strdup_printf (_("%s. %u of %u that way"), how, self->follow_place + 1, n_steps);
}

/* How far @node lies that way. */
static double
get_reach (CfnLayout        *layout,
           guint             node,
           GtkDirectionType  direction)
{
  CfnRect card = cfn_layout_get_card (layout, node);

  switch (direction)
    {
    case GTK_DIR_LEFT:
      return -card.x - card.width / 2;
    case GTK_DIR_RIGHT:
      return card.x + card.width / 2;
    case GTK_DIR_UP:
      return -card.y - card.height / 2;
    default:
      return card.y + card.height / 2;
    }
}

static void
follow_edge (MillraceCanvas       *self,
             const CfnDiagramEdge *edge,
             GtkDirectionType      direction)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  CfnLayout *layout = millrace_world_get_layout (world);
  int node = edge->from >= 0 ? edge->from : edge->to;

  if (edge->to >= 0 && get_reach (layout, (guint) edge->to, direction)
                         > get_reach (layout, (guint) node, direction))
    node = edge->to;
  if (node >= 0 && !millrace_world_is_hidden (world, (guint) node))
    millrace_canvas_focus_card (self, millrace_world_get_card (world, (guint) node), TRUE);
  else
    millrace_canvas_announce (self, _("Nothing that way"));
}

void
millrace_canvas_follow (MillraceCanvas   *self,
                        GtkDirectionType  direction)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  MillraceCard *from = millrace_canvas_get_focus_card (self);
  MillraceEdge *edge = millrace_canvas_get_focus_edge (self);
  g_autofree char *text = NULL;
  MillraceWalkStep step;
  guint n_steps;

  if (edge != NULL)
    {
      follow_edge (self, millrace_edge_get_edge (edge), direction);
      return;
    }
  if (from == NULL)
    {
      enter (self);
      return;
    }

  if (!find_step (self, from, direction, &step, &n_steps))
    {
      millrace_canvas_announce (self, _("Nothing that way"));
      return;
    }

  millrace_canvas_focus_card (self, millrace_world_get_card (world, step.node), TRUE);
  text = describe_step (self, &step, n_steps);
  millrace_canvas_announce (self, text);
}
