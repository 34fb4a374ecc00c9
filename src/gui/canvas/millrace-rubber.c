/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-canvas-private.h"

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

/* Of an edge whose end is moved, the kind and the side stay what they were. */
static void
get_start (MillraceCanvas *self,
           MillraceCard   *source,
           CfnClaimKind   *kind,
           CfnSide        *side,
           CfnPoint       *start)
{
  const MillraceConnecting *connecting = &self->connecting;
  const CfnPort *port = connecting->port;

  *kind = CFN_CLAIM_REFERENCE;
  *side = connecting->reversed ? CFN_SIDE_LEFT : CFN_SIDE_RIGHT;
  if (connecting->instead != NULL)
    {
      *kind = connecting->instead->kind;
      port = find_port (source, !connecting->reversed, (int) *kind);
    }
  else if (port == NULL)
    {
      port = find_port (source, !connecting->reversed, -1);
    }
  if (port != NULL)
    {
      *kind = port->kind;
      *side = port->side;
    }
  *start = get_anchor (self, source, port, !connecting->reversed);
}

void
millrace_canvas_draw_connecting (MillraceCanvas *self,
                                 CfnPoint        end)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  const MillraceConnecting *connecting = &self->connecting;
  MillraceCard *source = millrace_world_find_card (world, connecting->source);
  MillraceCard *target = millrace_world_find_card (world, connecting->target);
  CfnClaimKind kind;
  CfnSide side;
  CfnPoint start;

  g_return_if_fail (source != NULL);

  get_start (self, source, &kind, &side, &start);
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
