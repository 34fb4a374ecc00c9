/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-canvas-private.h"

/* Between a card and what is added beside it. */
#define BESIDE (3 * CFN_GRID)

/* --- where ------------------------------------------------------------------------------------ */

/* @edge -1: none. */
static void
ask_for_search (MillraceCanvas *self,
                int             edge,
                CfnPoint        at)
{
  const CfnClaim *claim = NULL;
  const char *from = "";
  const char *to = "";

  if (edge >= 0)
    claim = millrace_edge_get_edge (millrace_world_get_edge (millrace_canvas_get_world (self),
                                                             (guint) edge))->claim;
  if (claim != NULL && claim->from != NULL)
    from = claim->from->id;
  if (claim != NULL && claim->to != NULL)
    to = claim->to->id;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.quick-add", "(sssdd)",
                              claim != NULL ? cfn_claim_kind_to_string (claim->kind) : "",
                              from, to, at.x, at.y);
}

void
millrace_canvas_quick_add (MillraceCanvas *self,
                           CfnPoint        at)
{
  MillraceHit hit = millrace_hit_test (millrace_canvas_get_world (self), at, self->camera.zoom,
                                       self->touch);

  ask_for_search (self, hit.kind == MILLRACE_HIT_EDGE ? (int) hit.index : -1, at);
}

static CfnPoint
get_middle (MillraceCanvas *self,
            guint           edge)
{
  const CfnRoute *route =
    cfn_routes_get (millrace_world_get_routes (millrace_canvas_get_world (self)), edge);

  return (CfnPoint) { (route->start.x + route->end.x) / 2, (route->start.y + route->end.y) / 2 };
}

void
millrace_canvas_quick_add_here (MillraceCanvas *self)
{
  MillraceCard *card = millrace_canvas_get_focus_card (self);
  MillraceEdge *edge = millrace_canvas_get_focus_edge (self);
  CfnPoint at = millrace_canvas_get_centre (self);
  int index = -1;

  if (edge != NULL)
    {
      index = (int) millrace_edge_get_edge (edge)->index;
      at = get_middle (self, (guint) index);
    }
  else if (card != NULL)
    {
      CfnRect rect = millrace_world_get_rect (millrace_canvas_get_world (self), card);

      at = (CfnPoint) { rect.x + rect.width + BESIDE, rect.y };
    }
  ask_for_search (self, index, at);
}

/* Which way a new edge on that side of a card would lead: as its port there says; where there is
 * none, data comes from the left or above. */
static gboolean
is_incoming (MillraceCard     *card,
             GtkDirectionType  direction)
{
  const CfnSide side = direction == GTK_DIR_LEFT ? CFN_SIDE_LEFT
                       : direction == GTK_DIR_RIGHT ? CFN_SIDE_RIGHT
                       : direction == GTK_DIR_UP ? CFN_SIDE_TOP : CFN_SIDE_BOTTOM;
  guint n_ports;
  const CfnPort *ports = cfn_card_get_ports (millrace_card_get_node (card)->kind, &n_ports);

  for (guint i = 0; i < n_ports; i++)
    if (ports[i].side == side)
      return !ports[i].out;

  return direction == GTK_DIR_LEFT || direction == GTK_DIR_UP;
}

void
millrace_canvas_extend (MillraceCanvas   *self,
                        GtkDirectionType  direction)
{
  MillraceCard *card = millrace_canvas_get_focus_card (self);
  CfnRect rect;
  CfnPoint at;

  if (card == NULL)
    return;

  rect = millrace_world_get_rect (millrace_canvas_get_world (self), card);
  at = (CfnPoint) { rect.x, rect.y };
  if (direction == GTK_DIR_LEFT)
    at.x -= BESIDE + CFN_CARD_WIDTH;
  else if (direction == GTK_DIR_RIGHT)
    at.x += rect.width + BESIDE;
  else if (direction == GTK_DIR_UP)
    at.y -= BESIDE + rect.height;
  else
    at.y += rect.height + BESIDE;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.extend", "(sbdd)",
                              millrace_card_get_id (card), is_incoming (card, direction),
                              at.x, at.y);
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  millrace_canvas_quick_add_here (MILLRACE_CANVAS (widget));
}

static gboolean
extend_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   data)
{
  millrace_canvas_extend (MILLRACE_CANVAS (widget), (GtkDirectionType) g_variant_get_int32 (args));

  return GDK_EVENT_STOP;
}

/* What an edge asks for itself. */
static void
edge_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);
  int edge = millrace_world_find_edge (millrace_canvas_get_world (self),
                                       g_variant_get_string (parameter, NULL));

  if (edge < 0)
    return;

  if (g_str_equal (name, "canvas.replug-edge"))
    millrace_canvas_choose_end (self, (guint) edge);
  else
    ask_for_search (self, edge, get_middle (self, (guint) edge));
}

typedef struct
{
  MillraceCanvas *canvas;
  char           *key;
} Replug;

static gboolean
replug_cb (gpointer data)
{
  Replug *replug = data;
  int edge = millrace_world_find_edge (millrace_canvas_get_world (replug->canvas), replug->key);

  if (edge >= 0 && gtk_widget_get_root (GTK_WIDGET (replug->canvas)) != NULL)
    millrace_canvas_choose_end (replug->canvas, (guint) edge);

  return G_SOURCE_REMOVE;
}

static void
replug_free (gpointer data)
{
  Replug *replug = data;

  g_object_unref (replug->canvas);
  g_free (replug->key);
  g_free (replug);
}

/* A menu that is chosen from gives the focus back to where it was; the targets want it after
 * that. */
static void
replug_later (MillraceCanvas *self,
              guint           edge)
{
  Replug *replug = g_new (Replug, 1);

  replug->canvas = g_object_ref (self);
  replug->key = g_strdup (millrace_edge_get_key (
    millrace_world_get_edge (millrace_canvas_get_world (self), edge)));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, replug_cb, replug, replug_free);
}

/* The focused edge; else the selected one. */
static void
this_edge_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  MillraceCanvas *self = MILLRACE_CANVAS (widget);
  MillraceEdge *focused = millrace_canvas_get_focus_edge (self);
  int edge = focused != NULL
             ? (int) millrace_edge_get_edge (focused)->index
             : millrace_world_get_selected_edge (millrace_canvas_get_world (self));

  if (edge < 0)
    return;

  if (g_str_equal (name, "canvas.replug"))
    replug_later (self, (guint) edge);
  else
    ask_for_search (self, edge, get_middle (self, (guint) edge));
}

static const struct
{
  guint            keyval;
  guint            keypad;
  GtkDirectionType direction;
} arrows[] = {
  { GDK_KEY_Left, GDK_KEY_KP_Left, GTK_DIR_LEFT },
  { GDK_KEY_Right, GDK_KEY_KP_Right, GTK_DIR_RIGHT },
  { GDK_KEY_Up, GDK_KEY_KP_Up, GTK_DIR_UP },
  { GDK_KEY_Down, GDK_KEY_KP_Down, GTK_DIR_DOWN },
};

void
millrace_canvas_install_add_actions (GtkWidgetClass *widget_class)
{
  static const guint keys[] = { GDK_KEY_KP_Insert, GDK_KEY_Insert };

  gtk_widget_class_install_action (widget_class, "canvas.quick-add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "canvas.replug", NULL, this_edge_action);
  gtk_widget_class_install_action (widget_class, "canvas.insert", NULL, this_edge_action);
  gtk_widget_class_install_action (widget_class, "canvas.replug-edge", "s", edge_action);
  gtk_widget_class_install_action (widget_class, "canvas.insert-edge", "s", edge_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_SHIFT_MASK,
                                       "canvas.quick-add", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i], 0, "canvas.quick-add", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      gtk_widget_class_add_binding (widget_class, arrows[i].keyval, GDK_CONTROL_MASK, extend_cb,
                                    "i", (int) arrows[i].direction);
      gtk_widget_class_add_binding (widget_class, arrows[i].keypad, GDK_CONTROL_MASK, extend_cb,
                                    "i", (int) arrows[i].direction);
    }
}
