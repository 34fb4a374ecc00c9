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

static void
show_focus (MillraceCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
}

void
millrace_canvas_focus_card (MillraceCanvas *self,
                            MillraceCard   *card,
                            gboolean        visible)
{
  MillraceWorld *world = millrace_canvas_get_world (self);

  g_free (self->focus_id);
  self->focus_id = g_strdup (millrace_card_get_id (card));
  millrace_card_set_flag (card, MILLRACE_CARD_FOCUSED, visible);
  gtk_widget_grab_focus (GTK_WIDGET (card));

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

static void
focus_edge (MillraceCanvas *self,
            guint           edge)
{
  MillraceWorld *world = millrace_canvas_get_world (self);

  gtk_widget_grab_focus (GTK_WIDGET (millrace_world_get_edge (world, edge)));
  show_focus (self);
  millrace_canvas_reveal_rect (self,
                               cfn_routes_get (millrace_world_get_routes (world), edge)->bounds);
}

/* What Tab goes through: the cards in reading order, then the edges; while a target is being
 * chosen, the legal ones. */
typedef struct
{
  GArray   *cards;    /* guint */
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
    chain.cards = millrace_walk_reading_order (millrace_world_get_layout (world));
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

  if (edge != NULL && !self->connecting.by_keys)
    return (int) (chain->cards->len + millrace_edge_get_edge (edge)->index);

  for (guint i = 0; card != NULL && i < chain->cards->len; i++)
    if (g_array_index (chain->cards, guint, i) == millrace_card_get_node (card)->index)
      return (int) i;

  return -1;
}

static void
focus_in_chain (MillraceCanvas   *self,
                const FocusChain *chain,
                guint             place)
{
  MillraceWorld *world = millrace_canvas_get_world (self);

  if (place < chain->cards->len)
    millrace_canvas_focus_card (self,
                                millrace_world_get_card (world, g_array_index (chain->cards, guint,
                                                                               place)), TRUE);
  else
    focus_edge (self, place - chain->cards->len);
}

/* From outside: back to the card that had it last, or the first. */
static gboolean
enter (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  MillraceCard *card = millrace_world_find_card (world, self->focus_id);
  g_autoptr (GArray) order = NULL;

  if (card == NULL && millrace_world_get_n_cards (world) > 0)
    {
      order = millrace_walk_reading_order (millrace_world_get_layout (world));
      card = millrace_world_get_card (world, g_array_index (order, guint, 0));
    }

  if (card != NULL)
    millrace_canvas_focus_card (self, card, TRUE);
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

  return TRUE;
}

void
millrace_canvas_follow (MillraceCanvas   *self,
                        GtkDirectionType  direction)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  MillraceCard *from = millrace_canvas_get_focus_card (self);
  g_autofree char *text = NULL;
  g_autofree char *how = NULL;
  int via;
  int to;

  if (from == NULL)
    {
      enter (self);
      return;
    }

  to = millrace_walk_step (millrace_world_get_layout (world), millrace_card_get_node (from)->index,
                           direction, &via);
  if (to < 0)
    {
      millrace_canvas_announce (self, _("Nothing that way"));
      return;
    }

  millrace_canvas_focus_card (self, millrace_world_get_card (world, (guint) to), TRUE);
  if (via >= 0)
    {
      MillraceEdge *edge = millrace_world_get_edge (world, (guint) via);

      how = cfn_diagram_edge_describe (millrace_edge_get_edge (edge));
    }
  text = g_strdup (how != NULL ? how : _("Nearest card that way, no connection"));
  millrace_canvas_announce (self, text);
}
