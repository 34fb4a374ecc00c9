/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cfn-route-plan.h"

#include <math.h>

#include "cfn-edge-style.h"

/* Between two places where lines meet one side of a card. */
#define SLOT_STEP_UPRIGHT 14.0
#define SLOT_STEP_LEVEL   24.0
/* From a corner to the first of them. */
#define SLOT_INSET        20.0
/* What another card in the way is worth, in units of line. */
#define HIT_COST          1000.0
/* Length of a stub without a label, how much longer each further one on the same side is, and
 * how much of the line shows beside a label. */
#define STUB_LENGTH       56.0
#define STUB_STEP         26.0
#define STUB_SHOWN        52.0
/* The shortest stub, where a card is in its way, and how far it keeps from that. */
#define STUB_LEAST        24.0
#define STUB_SPACE        12.0
/* How exactly the room before a card's side is measured, and how wide it has to be to both sides of
 * the line. */
#define ROOM_STEP         4.0
#define ROOM_WIDTH        10.0
/* Ends this close in height are brought to one level. */
#define LEVEL_REACH       24.0

/* One end of an edge on a side of a card that is shared out between the lines that meet it. */
typedef struct
{
  guint    edge;
  gboolean is_start;
  guint    node;
  CfnSide  side;
  double   order;   /* where the other end is, along the side */
} Slot;

CfnPoint
cfn_side_get_normal (CfnSide side)
{
  switch (side)
    {
    case CFN_SIDE_LEFT:
      return (CfnPoint) { -1, 0 };
    case CFN_SIDE_RIGHT:
      return (CfnPoint) { 1, 0 };
    case CFN_SIDE_TOP:
      return (CfnPoint) { 0, -1 };
    case CFN_SIDE_BOTTOM:
    default:
      return (CfnPoint) { 0, 1 };
    }
}

gboolean
cfn_side_is_upright (CfnSide side)
{
  return side == CFN_SIDE_LEFT || side == CFN_SIDE_RIGHT;
}

/* The kind of a card; a frame is like one without ports. */
static CfnKind
get_kind (CfnLayout *layout,
          int        end)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (layout);

  return (guint) end < cfn_diagram_get_n_nodes (diagram)
         ? cfn_diagram_get_node (diagram, (guint) end)->kind : CFN_KIND_OTHER;
}

static const CfnPort *
find_port (CfnKind      node_kind,
           CfnClaimKind kind,
           gboolean     out)
{
  guint n_ports;
  const CfnPort *ports = cfn_card_get_ports (node_kind, &n_ports);

  for (guint i = 0; i < n_ports; i++)
    if (ports[i].kind == kind && ports[i].out == out)
      return &ports[i];

  return NULL;
}

/* The side for a kind that has ports, at a card that has none for it. */
static CfnSide
get_usual_side (CfnClaimKind kind,
                gboolean     out)
{
  switch (kind)
    {
    case CFN_CLAIM_ASSUME:
    case CFN_CLAIM_ON_FAILURE:
      return out ? CFN_SIDE_BOTTOM : CFN_SIDE_TOP;
    case CFN_CLAIM_ATTACH:
      return out ? CFN_SIDE_TOP : CFN_SIDE_BOTTOM;
    default:
      return out ? CFN_SIDE_RIGHT : CFN_SIDE_LEFT;
    }
}

/* Kinds that leave and arrive always at the same sides, as the cards' ports say. */
static gboolean
has_ports (CfnClaimKind kind)
{
  return kind == CFN_CLAIM_STREAM || kind == CFN_CLAIM_INVOKE || kind == CFN_CLAIM_ASSUME
         || kind == CFN_CLAIM_ON_FAILURE || kind == CFN_CLAIM_ATTACH;
}

static CfnPoint
get_side_centre (CfnRect card,
                 CfnSide side)
{
  CfnPoint normal = cfn_side_get_normal (side);

  return (CfnPoint) { card.x + card.width / 2 * (1 + normal.x),
                      card.y + card.height / 2 * (1 + normal.y) };
}

static double
get_distance (CfnPoint a,
              CfnPoint b)
{
  return hypot (a.x - b.x, a.y - b.y);
}

/* What a curve between these sides would cost: about its length, and much for each card it runs
 * through. What costs more than @limit is not looked at closer. */
static double
get_cost (CfnRouteField *field,
          int            from,
          CfnSide        start_side,
          int            to,
          CfnSide        end_side,
          double         limit)
{
  CfnPoint start = get_side_centre (cfn_layout_get_box (field->layout, from), start_side);
  CfnPoint end = get_side_centre (cfn_layout_get_box (field->layout, to), end_side);
  CfnPoint curve[4];
  double length = 0;
  guint enough;

  cfn_route_curve (start, start_side, end, end_side, curve);
  for (guint i = 1; i < 4; i++)
    length += get_distance (curve[i - 1], curve[i]);

  if (length >= limit)
    return length;

  enough = (guint) MIN ((limit - length) / HIT_COST + 1, 1000);

  return length + HIT_COST * cfn_route_count_hits (field, curve, 4, from, to, enough);
}

/* Data's own sides are left free where that costs little: permissions prefer to arrive from
 * below, and references to leave and arrive alike. */
static double
get_dislike (CfnClaimKind kind,
             CfnSide      start,
             CfnSide      end)
{
  double dislike = 0;

  if (kind == CFN_CLAIM_MAY_READ || kind == CFN_CLAIM_MAY_WRITE)
    {
      if (cfn_side_is_upright (end))
        dislike += 60;
      if (!cfn_side_is_upright (start))
        dislike += 60;
    }
  else if (cfn_side_is_upright (start) != cfn_side_is_upright (end))
    dislike += 60;

  if (end == CFN_SIDE_TOP || start == CFN_SIDE_TOP)
    dislike += 30;

  return dislike;
}

/* Sides for a kind without ports: the cheapest pair. */
static void
choose_sides (CfnRouteField *field,
              CfnRoutePlan  *plan,
              CfnClaimKind   kind)
{
  CfnRect from = cfn_layout_get_box (field->layout, plan->from);
  CfnRect to = cfn_layout_get_box (field->layout, plan->to);
  double best = INFINITY;

  for (CfnSide start = CFN_SIDE_LEFT; start <= CFN_SIDE_BOTTOM; start++)
    for (CfnSide end = CFN_SIDE_LEFT; end <= CFN_SIDE_BOTTOM; end++)
      {
        double cost = get_dislike (kind, start, end);

        /* No curve is shorter than the straight line: most pairs need no closer look. */
        if (cost + get_distance (get_side_centre (from, start), get_side_centre (to, end)) >= best)
          continue;
        cost += get_cost (field, plan->from, start, plan->to, end, best - cost);
        if (cost < best)
          {
            best = cost;
            plan->start_side = start;
            plan->end_side = end;
          }
      }
}

static void
plan_port_end (CfnLayout    *layout,
               CfnClaimKind  kind,
               int           node,
               gboolean      out,
               CfnSide      *side,
               CfnPoint     *point,
               gboolean     *is_port)
{
  CfnRect card = cfn_layout_get_box (layout, node);
  CfnKind node_kind = get_kind (layout, node);
  const CfnPort *port = find_port (node_kind, kind, out);

  *is_port = port != NULL;
  *side = port != NULL ? port->side : get_usual_side (kind, out);
  *point = port != NULL ? cfn_card_get_port_point (card, port) : get_side_centre (card, *side);
}

static gboolean
has_port_on (CfnKind kind,
             CfnSide side)
{
  guint n_ports;
  const CfnPort *ports = cfn_card_get_ports (kind, &n_ports);

  for (guint i = 0; i < n_ports; i++)
    if (ports[i].side == side)
      return TRUE;

  return FALSE;
}

/* The side of the card for a stub of a kind without ports: where there is room for it, best
 * where no port is. */
static CfnSide
choose_stub_side (CfnRouteField *field,
                  int            node)
{
  static const CfnSide sides[] = { CFN_SIDE_BOTTOM, CFN_SIDE_TOP, CFN_SIDE_RIGHT, CFN_SIDE_LEFT };
  CfnKind kind = get_kind (field->layout, node);
  CfnRect card = cfn_layout_get_box (field->layout, node);
  CfnSide found = CFN_SIDE_BOTTOM;
  int best = -1;

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      CfnPoint normal = cfn_side_get_normal (sides[i]);
      CfnRect room = card;
      int value = has_port_on (kind, sides[i]) ? 0 : 1;

      room.x += normal.x * (STUB_LENGTH + 10);
      room.y += normal.y * (STUB_LENGTH + 10);
      if (!cfn_rect_grid_meets (field->cards, room, node, -1))
        value += 2;
      if (value > best)
        {
          best = value;
          found = sides[i];
        }
    }

  return found;
}

/* A number for a port of a card. */
static gpointer
get_port_key (int          end,
              CfnClaimKind kind,
              gboolean     out)
{
  return GINT_TO_POINTER (end * 64 + (int) kind * 2 + (out ? 1 : 0));
}

/* The ports at which edges with two ends leave or arrive. */
static GHashTable *
collect_ports (CfnRouteField *field)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (field->layout);
  GHashTable *ports = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < cfn_diagram_get_n_edges (diagram); i++)
    {
      const CfnDiagramEdge *edge = cfn_diagram_get_edge (diagram, i);

      if (field->counts[i] == 0 || edge->from < 0 || edge->to < 0)
        continue;
      g_hash_table_add (ports, get_port_key (cfn_route_get_end (field->layout, edge->from),
                                             edge->claim->kind, TRUE));
      g_hash_table_add (ports, get_port_key (cfn_route_get_end (field->layout, edge->to),
                                             edge->claim->kind, FALSE));
    }

  return ports;
}

/* A stub does not lie on the line that meets a port already. */
static void
plan_stub (CfnRouteField        *field,
           const CfnDiagramEdge *edge,
           CfnRoutePlan         *plan)
{
  gboolean out = plan->to < 0;
  int node = out ? plan->from : plan->to;
  CfnSide side;
  CfnPoint point;
  gboolean is_port = FALSE;

  if (has_ports (edge->claim->kind))
    {
      plan_port_end (field->layout, edge->claim->kind, node, out, &side, &point, &is_port);
      if (field->ports == NULL)
        field->ports = collect_ports (field);
      is_port = is_port
                && g_hash_table_add (field->ports, get_port_key (node, edge->claim->kind, out));
    }
  else
    {
      side = choose_stub_side (field, node);
      point = get_side_centre (cfn_layout_get_box (field->layout, node), side);
    }

  plan->stub_length = STUB_LENGTH;
  if (cfn_side_is_upright (side))
    {
      double label = cfn_edge_get_pill_width (edge, field->counts[edge->index]);

      plan->stub_length = MAX (STUB_LENGTH, label + STUB_SHOWN);
    }

  plan->start_side = out ? side : cfn_side_get_opposite (side);
  plan->end_side = out ? cfn_side_get_opposite (side) : side;
  plan->start = plan->end = point;
  plan->start_is_port = out && is_port;
  plan->end_is_port = !out && is_port;
}

static void
plan_edge (CfnRouteField        *field,
           const CfnDiagramEdge *edge,
           CfnRoutePlan         *plan)
{
  CfnClaimKind kind = edge->claim->kind;

  *plan = (CfnRoutePlan) { .from = cfn_route_get_end (field->layout, edge->from),
                           .to = cfn_route_get_end (field->layout, edge->to) };

  if (field->counts[edge->index] == 0)
    plan->from = plan->to = -1;
  else if (plan->from < 0 || plan->to < 0)
    plan_stub (field, edge, plan);
  else if (plan->from == plan->to)
    {
      plan->start_side = CFN_SIDE_RIGHT;
      plan->end_side = CFN_SIDE_BOTTOM;
    }
  else if (has_ports (kind))
    {
      plan_port_end (field->layout, kind, plan->from, TRUE, &plan->start_side, &plan->start,
                     &plan->start_is_port);
      plan_port_end (field->layout, kind, plan->to, FALSE, &plan->end_side, &plan->end,
                     &plan->end_is_port);
    }
  else
    choose_sides (field, plan, kind);
}

static void
collect_slot (GArray             *slots,
              CfnLayout          *layout,
              const CfnRoutePlan *plan,
              guint               edge,
              gboolean            is_start)
{
  int node = is_start ? plan->from : plan->to;
  int other = is_start ? plan->to : plan->from;
  Slot slot = { edge, is_start, node, is_start ? plan->start_side : plan->end_side, 0 };
  CfnRect card;

  if (node < 0 || (is_start ? plan->start_is_port : plan->end_is_port))
    return;

  card = cfn_layout_get_box (layout, other >= 0 ? other : node);
  slot.order = cfn_side_is_upright (slot.side) ? card.y + card.height / 2 : card.x + card.width / 2;
  g_array_append_val (slots, slot);
}

static int
compare_slots (gconstpointer a,
               gconstpointer b)
{
  const Slot *one = a;
  const Slot *other = b;

  if (one->node != other->node)
    return one->node < other->node ? -1 : 1;
  if (one->side != other->side)
    return one->side < other->side ? -1 : 1;
  if (one->order != other->order)
    return one->order < other->order ? -1 : 1;

  return (one->edge > other->edge) - (one->edge < other->edge);
}

/* TRUE when a port of the card sits at @place along @side. */
static gboolean
is_near_port (CfnRect card,
              CfnKind kind,
              CfnSide side,
              double  place,
              double  reach)
{
  guint n_ports;
  const CfnPort *ports = cfn_card_get_ports (kind, &n_ports);

  for (guint i = 0; i < n_ports; i++)
    if (ports[i].side == side)
      {
        CfnPoint point = cfn_card_get_port_point (card, &ports[i]);
        double along = cfn_side_is_upright (side) ? point.y - card.y : point.x - card.x;

        if (fabs (along - place) < reach)
          return TRUE;
      }

  return FALSE;
}

/* @n places along a side, ascending: around its middle, a step apart, none on a port. Those on
 * the half to which @lean (-1, 1) points are taken first. */
static void
share_side (CfnRect  card,
            CfnKind  kind,
            CfnSide  side,
            int      lean,
            guint    n,
            double  *places)
{
  double length = cfn_side_is_upright (side) ? card.height : card.width;
  double step = cfn_side_is_upright (side) ? SLOT_STEP_UPRIGHT : SLOT_STEP_LEVEL;
  guint found = 0;

  for (int i = 0; found < n && i * step <= length; i++)
    for (int sign = -1; sign <= (i == 0 ? -1 : 1) && found < n; sign += 2)
      {
        double place = length / 2 - lean * sign * i * step;

        if (place >= SLOT_INSET && place <= length - SLOT_INSET
            && !is_near_port (card, kind, side, place, step))
          places[found++] = place;
      }

  /* More lines than room: they meet the card in one place, as a bundle. */
  if (found < n)
    for (guint i = 0; i < n; i++)
      places[i] = found > 0 ? places[0] : length / 2;
  else
    qsort (places, n, sizeof *places, cfn_compare_doubles);
}

static void
share_out (CfnLayout    *layout,
           CfnRoutePlan *plans,
           const Slot   *slots,
           guint         n)
{
  CfnRect card = cfn_layout_get_box (layout, slots->node);
  CfnKind kind = get_kind (layout, (int) slots->node);
  g_autofree double *places = g_new (double, n);
  CfnPoint centre = get_side_centre (card, slots->side);
  double middle = cfn_side_is_upright (slots->side) ? centre.y : centre.x;
  double pull = 0;

  for (guint i = 0; i < n; i++)
    pull += slots[i].order - middle;
  share_side (card, kind, slots->side, pull < 0 ? -1 : 1, n, places);
  for (guint i = 0; i < n; i++)
    {
      CfnPoint point = get_side_centre (card, slots->side);
      CfnRoutePlan *plan = &plans[slots[i].edge];

      if (cfn_side_is_upright (slots->side))
        point.y = card.y + places[i];
      else
        point.x = card.x + places[i];

      if (slots[i].is_start)
        plan->start = point;
      else
        plan->end = point;
    }
}

/* TRUE when both places along facing sides are close, one of them is free to move, and it stays on
 * its side, from @from on and @length long. */
static gboolean
can_level (const CfnRoutePlan *plan,
           double              start,
           double              end,
           double              from,
           double              length)
{
  double place = plan->end_is_port ? end : start;

  return fabs (start - end) < LEVEL_REACH && !(plan->start_is_port && plan->end_is_port)
         && place > from + 8 && place < from + length - 8;
}

/* A line between facing sides is level when it can be. */
static void
level (CfnLayout    *layout,
       CfnRoutePlan *plan)
{
  CfnRect card;

  if (plan->from < 0 || plan->to < 0 || plan->end_side != cfn_side_get_opposite (plan->start_side))
    return;

  /* The one that moves. */
  card = cfn_layout_get_box (layout, plan->end_is_port ? plan->from : plan->to);
  if (cfn_side_is_upright (plan->start_side))
    {
      if (can_level (plan, plan->start.y, plan->end.y, card.y, card.height))
        plan->start.y = plan->end.y = plan->end_is_port ? plan->end.y : plan->start.y;
    }
  else if (can_level (plan, plan->start.x, plan->end.x, card.x, card.width))
    plan->start.x = plan->end.x = plan->end_is_port ? plan->end.x : plan->start.x;
}

double
cfn_route_get_room (CfnRouteField *field,
                    int            end,
                    CfnPoint       point,
                    CfnSide        side,
                    double         most)
{
  CfnPoint normal = cfn_side_get_normal (side);
  double room = most;

  for (; room > 0; room -= ROOM_STEP)
    {
      double half = room / 2;
      CfnPoint middle = { point.x + normal.x * half, point.y + normal.y * half };
      CfnPoint reach = { fabs (normal.x) * half + fabs (normal.y) * ROOM_WIDTH,
                         fabs (normal.y) * half + fabs (normal.x) * ROOM_WIDTH };
      CfnRect ahead = { middle.x - reach.x, middle.y - reach.y, 2 * reach.x, 2 * reach.y };

      if (!cfn_rect_grid_meets (field->cards, ahead, end, -1))
        break;
    }

  return MAX (room, 0);
}

/* The loose end of a stub, once its other end is known. Several on one side get longer one by
 * one, so that their labels have room; where a card is in the way they stay before it. */
static void
loosen (CfnRouteField *field,
        CfnRoutePlan  *plan,
        guint          n_before)
{
  gboolean out = plan->to < 0;
  CfnSide side = out ? plan->start_side : plan->end_side;
  CfnPoint point = out ? plan->start : plan->end;
  CfnPoint normal = cfn_side_get_normal (side);
  double length = plan->stub_length + n_before * STUB_STEP;
  double room = cfn_route_get_room (field, out ? plan->from : plan->to, point, side,
                                    length + STUB_SPACE);

  length = MIN (length, MAX (room - STUB_SPACE, STUB_LEAST));
  *(out ? &plan->end : &plan->start)
    = (CfnPoint) { point.x + normal.x * length, point.y + normal.y * length };
}

static void
loosen_all (CfnRouteField *field,
            CfnRoutePlan  *plans,
            guint          n_plans)
{
  guint n_ends = cfn_diagram_get_n_nodes (cfn_layout_get_diagram (field->layout))
                 + cfn_layout_get_n_frames (field->layout);
  g_autofree guint *n_stubs = g_new0 (guint, n_ends * 4);

  for (guint i = 0; i < n_plans; i++)
    if (plans[i].to < 0 && plans[i].from < 0)
      continue;
    else if (plans[i].to < 0)
      loosen (field, &plans[i], n_stubs[plans[i].from * 4 + plans[i].start_side]++);
    else if (plans[i].from < 0)
      loosen (field, &plans[i], n_stubs[plans[i].to * 4 + plans[i].end_side]++);
}

/* Gives the lines that meet one side of one card their places there. */
static void
share_out_all (CfnLayout    *layout,
               CfnRoutePlan *plans,
               guint         n_plans)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (Slot));

  for (guint i = 0; i < n_plans; i++)
    {
      collect_slot (slots, layout, &plans[i], i, TRUE);
      collect_slot (slots, layout, &plans[i], i, FALSE);
    }
  g_array_sort (slots, compare_slots);

  for (guint start = 0, next = 0; start < slots->len; start = next)
    {
      const Slot *first = &g_array_index (slots, Slot, start);

      for (next = start; next < slots->len; next++)
        if (g_array_index (slots, Slot, next).node != first->node
            || g_array_index (slots, Slot, next).side != first->side)
          break;
      share_out (layout, plans, first, next - start);
    }
}

void
cfn_route_plan (CfnRouteField  *field,
                CfnRoutePlan   *plans,
                const gboolean *wanted)
{
  CfnDiagram *diagram = cfn_layout_get_diagram (field->layout);
  guint n_edges = cfn_diagram_get_n_edges (diagram);

  for (guint i = 0; i < n_edges; i++)
    if (wanted == NULL || wanted[i])
      plan_edge (field, cfn_diagram_get_edge (diagram, i), &plans[i]);

  share_out_all (field->layout, plans, n_edges);
  for (guint i = 0; i < n_edges; i++)
    level (field->layout, &plans[i]);
  loosen_all (field, plans, n_edges);
}
