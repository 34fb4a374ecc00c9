/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-canvas-private.h"

#include <glib/gi18n.h>

#include "millrace-walk.h"

void
millrace_canvas_show_bubble (MillraceCanvas *self,
                             CfnPoint        at,
                             const char     *text)
{
  gtk_widget_set_visible (self->bubble, text != NULL);
  if (text == NULL)
    return;

  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->bubble)), text) != 0)
    gtk_label_set_label (GTK_LABEL (self->bubble), text);
  self->bubble_at = at;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Asks the window's check, whichever end the connection began at. @why_not: a sentence, or NULL. */
static gboolean
may_connect (MillraceCanvas  *self,
             const char      *other,
             char           **why_not)
{
  const MillraceConnecting *connecting = &self->connecting;
  const char *from = connecting->reversed ? other : connecting->source;
  const char *to = connecting->reversed ? connecting->source : other;

  *why_not = NULL;
  if (self->check == NULL || g_strcmp0 (from, to) == 0)
    return FALSE;

  return self->check (from, to, why_not, self->check_data);
}

/* In reading order, which is the order Tab goes through them. */
static GArray *
find_targets (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  GArray *order = millrace_walk_reading_order (millrace_world_get_layout (world));

  for (guint i = order->len; i > 0; i--)
    {
      guint node = g_array_index (order, guint, i - 1);
      g_autofree char *why_not = NULL;

      if (!may_connect (self, millrace_card_get_id (millrace_world_get_card (world, node)),
                        &why_not))
        g_array_remove_index (order, i - 1);
    }

  return order;
}

static void
mark_targets (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);

  for (guint i = 0; i < millrace_world_get_n_cards (world); i++)
    {
      MillraceCard *card = millrace_world_get_card (world, i);
      const char *id = millrace_card_get_id (card);
      gboolean is_source = g_strcmp0 (id, self->connecting.source) == 0;
      gboolean target = self->connecting.source != NULL && millrace_canvas_is_target (self, id);

      millrace_card_set_flag (card, MILLRACE_CARD_TARGET, target);
      millrace_card_set_flag (card, MILLRACE_CARD_DIMMED,
                              self->connecting.source != NULL && !target && !is_source);
      millrace_card_set_flag (card, MILLRACE_CARD_NEAR,
                              target && g_strcmp0 (id, self->connecting.target) == 0);
    }
}

guint
millrace_canvas_start_connecting (MillraceCanvas *self,
                                  const char     *id,
                                  const CfnPort  *port)
{
  MillraceConnecting *connecting = &self->connecting;

  millrace_canvas_stop_connecting (self);
  connecting->source = g_strdup (id);
  connecting->port = port;
  connecting->reversed = port != NULL && !port->out;
  connecting->targets = find_targets (self);
  mark_targets (self);

  return connecting->targets->len;
}

void
millrace_canvas_stop_connecting (MillraceCanvas *self)
{
  MillraceConnecting *connecting = &self->connecting;

  if (connecting->source == NULL)
    return;

  g_clear_pointer (&connecting->source, g_free);
  g_clear_pointer (&connecting->target, g_free);
  g_clear_pointer (&connecting->targets, g_array_unref);
  connecting->by_keys = FALSE;
  millrace_world_set_rubber (millrace_canvas_get_world (self), NULL, 0, 0);
  millrace_canvas_show_bubble (self, self->pointer, NULL);
  gtk_widget_set_opacity (self->status, 0);
  mark_targets (self);
}

gboolean
millrace_canvas_is_target (MillraceCanvas *self,
                           const char     *id)
{
  MillraceCard *card = millrace_world_find_card (millrace_canvas_get_world (self), id);
  const GArray *targets = self->connecting.targets;

  for (guint i = 0; card != NULL && targets != NULL && i < targets->len; i++)
    if (g_array_index (targets, guint, i) == millrace_card_get_node (card)->index)
      return TRUE;

  return FALSE;
}

char *
millrace_canvas_why_not (MillraceCanvas *self,
                         const char     *id)
{
  char *why_not = NULL;

  if (may_connect (self, id, &why_not) || why_not == NULL)
    {
      g_free (why_not);
      return g_strdup (_("These two cannot be connected."));
    }

  return why_not;
}

void
millrace_canvas_aim (MillraceCanvas *self,
                     const char     *id)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  MillraceCard *before = millrace_world_find_card (world, self->connecting.target);
  MillraceCard *now = millrace_world_find_card (world, id);

  if (before == now)
    return;

  if (before != NULL)
    millrace_card_set_flag (before, MILLRACE_CARD_NEAR, FALSE);
  if (now != NULL)
    millrace_card_set_flag (now, MILLRACE_CARD_NEAR, TRUE);
  g_free (self->connecting.target);
  self->connecting.target = g_strdup (id);
}

/* --- the line --------------------------------------------------------------------------------- */

/* The port of @card at which such edges leave or arrive; NULL when its kind has none. */
static const CfnPort *
find_port (MillraceCard *card,
           gboolean      out,
           int           kind)
{
  guint n_ports;
  const CfnPort *ports = cfn_card_get_ports (millrace_card_get_node (card)->kind, &n_ports);

  for (guint i = 0; i < n_ports; i++)
    if (ports[i].out == out && (kind < 0 || (int) ports[i].kind == kind))
      return &ports[i];

  return NULL;
}

/* Where the line touches @card; the middle of its right (out) or left side when there is no port
 * for it. */
static CfnPoint
get_anchor (MillraceCanvas *self,
            MillraceCard   *card,
            const CfnPort  *port,
            gboolean        out)
{
  CfnRect rect = millrace_world_get_rect (millrace_canvas_get_world (self), card);

  if (port != NULL)
    return cfn_card_get_port_point (rect, port);

  return (CfnPoint) { out ? rect.x + rect.width : rect.x, rect.y + rect.height / 2 };
}

void
millrace_canvas_draw_connecting (MillraceCanvas *self,
                                 CfnPoint        end)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  const MillraceConnecting *connecting = &self->connecting;
  MillraceCard *source = millrace_world_find_card (world, connecting->source);
  MillraceCard *target = millrace_world_find_card (world, connecting->target);
  const CfnPort *port = connecting->port;
  CfnClaimKind kind = CFN_CLAIM_REFERENCE;
  CfnSide side = CFN_SIDE_RIGHT;
  CfnPoint start;

  g_return_if_fail (source != NULL);

  if (port == NULL)
    port = find_port (source, TRUE, -1);
  if (port != NULL)
    {
      kind = port->kind;
      side = port->side;
    }
  start = get_anchor (self, source, port, TRUE);
  if (target != NULL)
    {
      const CfnPort *end_port = find_port (target, connecting->reversed, (int) kind);

      /* Table to function goes through a mapping that is not there yet: any port will do. */
      if (end_port == NULL)
        end_port = find_port (target, connecting->reversed, -1);
      end = get_anchor (self, target, end_port, connecting->reversed);
      millrace_card_set_near_port (target, end_port);
    }

  /* The arrow is where the data arrives. */
  millrace_world_set_rubber (world,
                             connecting->reversed
                             ? cfn_route_between (end, cfn_side_get_opposite (side), start)
                             : cfn_route_between (start, side, end),
                             kind,
                             target != NULL ? CFN_VERDICT_HOLDS : CFN_VERDICT_UNKNOWN);
}

/* --- doing it --------------------------------------------------------------------------------- */

/* Edges that have both their ends: a stub that is plugged in becomes one. */
static guint
count_whole_edges (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  guint n = 0;

  for (guint i = 0; i < millrace_world_get_n_edges (world); i++)
    {
      const CfnDiagramEdge *edge = millrace_edge_get_edge (millrace_world_get_edge (world, i));

      n += edge->from >= 0 && edge->to >= 0;
    }

  return n;
}

/* The window may refuse (they are connected already, the text cannot be changed there): nothing is
 * announced before it is seen to be done. */
static void
ask_for (MillraceCanvas *self,
         const char     *from,
         const char     *to)
{
  g_free (self->promise);
  self->promise = g_strdup_printf (_("Connected %s to %s"), from, to);
  self->promise_edges = count_whole_edges (self);
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "win.connect", "(ss)", from, to))
    g_clear_pointer (&self->promise, g_free);
}

void
millrace_canvas_keep_promise (MillraceCanvas *self)
{
  g_autofree char *promise = g_steal_pointer (&self->promise);

  if (promise != NULL && count_whole_edges (self) > self->promise_edges)
    millrace_canvas_announce (self, promise);
}

void
millrace_canvas_commit_connecting (MillraceCanvas *self)
{
  g_autofree char *source = g_strdup (self->connecting.source);
  g_autofree char *target = g_strdup (self->connecting.target);
  gboolean reversed = self->connecting.reversed;

  millrace_canvas_stop_connecting (self);
  if (source != NULL && target != NULL)
    ask_for (self, reversed ? target : source, reversed ? source : target);
}

void
millrace_canvas_choose_target (MillraceCanvas *self,
                               const char     *id)
{
  guint n_targets = millrace_canvas_start_connecting (self, id, NULL);
  g_autofree char *text = NULL;
  MillraceCard *first;

  if (n_targets == 0)
    {
      millrace_canvas_stop_connecting (self);
      text = g_strdup_printf (_("Nothing here can be connected from %s"), id);
      millrace_canvas_announce (self, text);
      return;
    }

  self->connecting.by_keys = TRUE;
  text = g_strdup_printf (ngettext ("Choose a target for %s: %u possible. Enter connects, Esc "
                                    "cancels.",
                                    "Choose a target for %s: %u possible. Tab goes on, Enter "
                                    "connects, "
                                    "Esc cancels.", n_targets), id, n_targets);
  millrace_canvas_announce (self, text);
  first = millrace_world_get_card (millrace_canvas_get_world (self),
                                   g_array_index (self->connecting.targets, guint, 0));
  millrace_canvas_focus_card (self, first, TRUE);
}

/* The first selected card to the second: in the order they were picked, or the other way when only
 * that is legal. */
void
millrace_canvas_connect_selected (MillraceCanvas *self)
{
  g_auto (GStrv) ids = millrace_canvas_get_selection (self);
  g_autofree char *why_not = NULL;
  g_autofree char *unused = NULL;

  if (g_strv_length (ids) != 2)
    {
      millrace_canvas_announce (self, _("Select two cards to connect them"));
      return;
    }

  if (self->check != NULL && self->check (ids[0], ids[1], &why_not, self->check_data))
    ask_for (self, ids[0], ids[1]);
  else if (self->check != NULL && self->check (ids[1], ids[0], &unused, self->check_data))
    ask_for (self, ids[1], ids[0]);
  else
    millrace_canvas_announce (self, why_not != NULL ? why_not
                                                    : _("These two cannot be connected."));
}
