/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-canvas-private.h"

#include <glib/gi18n.h>

#include "millrace-bubble.h"
#include "millrace-connect-choice.h"
#include "millrace-popover.h"
#include "millrace-walk.h"

/* Between a line without a label and what is told of it, in canvas units. */
#define BESIDE_LINE 4

/* --- the bubble ------------------------------------------------------------------------------- */

void
millrace_canvas_show_bubble (MillraceCanvas *self,
                             CfnRect         subject,
                             const char     *text,
                             const char     *diff)
{
  millrace_bubble_set (MILLRACE_BUBBLE (self->bubble),
                       millrace_world_get_theme (millrace_canvas_get_world (self)), text, diff);
  gtk_widget_set_visible (self->bubble, text != NULL || diff != NULL);
  self->bubble_subject = subject;
  self->n_bubble_ends = 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
millrace_canvas_hide_bubble (MillraceCanvas *self)
{
  gtk_widget_set_visible (self->bubble, FALSE);
}

static CfnRect
get_pointer (MillraceCanvas *self)
{
  CfnPoint point = millrace_canvas_to_world (self, self->pointer.x, self->pointer.y);

  return (CfnRect) { point.x, point.y, 0, 0 };
}

/* Half way along a line without a label. */
static CfnRect
get_middle (const CfnRoute *route)
{
  const guint n = (route->n_points - 1) / 3;
  const CfnPoint *p = route->points + n / 2 * 3;
  CfnPoint middle = *p;

  if (n % 2 == 1)
    middle = (CfnPoint) { (p[0].x + 3 * p[1].x + 3 * p[2].x + p[3].x) / 8,
                          (p[0].y + 3 * p[1].y + 3 * p[2].y + p[3].y) / 8 };

  return cfn_rect_grow ((CfnRect) { middle.x, middle.y, 0, 0 }, BESIDE_LINE);
}

static void
keep_ends_free (MillraceCanvas *self,
                MillraceEdge   *edge)
{
  CfnLayout *layout = millrace_world_get_layout (millrace_canvas_get_world (self));
  const CfnDiagramEdge *drawn = millrace_edge_get_edge (edge);
  const int ends[] = { drawn->from, drawn->to };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (ends[i] >= 0)
      self->bubble_ends[self->n_bubble_ends++]
        = cfn_layout_get_box (layout, cfn_layout_get_end (layout, (guint) ends[i]));
}

void
millrace_canvas_explain_edge (MillraceCanvas *self,
                              MillraceEdge   *edge)
{
  g_autofree char *text = edge != NULL ? millrace_edge_explain (edge) : NULL;
  const CfnRoute *route;

  if (self->connecting.source != NULL || self->tool != NULL)
    return;

  millrace_canvas_hide_bubble (self);
  if (edge == NULL)
    return;

  route = cfn_routes_get (millrace_world_get_routes (millrace_canvas_get_world (self)),
                          millrace_edge_get_edge (edge)->index);
  millrace_canvas_show_bubble (self, route->has_pill ? route->pill : get_middle (route), text,
                               NULL);
  keep_ends_free (self, edge);
}

/* --- asking ----------------------------------------------------------------------------------- */

/* Whichever end the connection began at. */
static void
get_ends (MillraceCanvas  *self,
          const char      *other,
          const char     **from,
          const char     **to)
{
  const MillraceConnecting *connecting = &self->connecting;

  *from = connecting->reversed ? other : connecting->source;
  *to = connecting->reversed ? connecting->source : other;
}

/* @why_not: a sentence, or NULL. */
static MillraceFit
check (MillraceCanvas  *self,
       const char      *other,
       char           **why_not)
{
  const char *from;
  const char *to;

  *why_not = NULL;
  get_ends (self, other, &from, &to);
  if (self->connector == NULL || g_strcmp0 (from, to) == 0)
    return MILLRACE_FIT_NONE;

  return self->connector->check (from, to, self->connecting.instead, why_not,
                                 self->connector_data);
}

static GPtrArray *
list_meanings (MillraceCanvas *self,
               const char     *other)
{
  const char *from;
  const char *to;

  get_ends (self, other, &from, &to);

  return self->connector->list_meanings (from, to, self->connecting.instead,
                                         self->connector_data);
}

static char *
preview_cb (const char *as,
            gpointer    data)
{
  MillraceCanvas *self = data;
  const char *from;
  const char *to;

  get_ends (self, self->connecting.target, &from, &to);

  return self->connector->preview (from, to, as, self->connecting.instead, self->connector_data);
}

/* --- targets ---------------------------------------------------------------------------------- */

/* Those that fit best come first, each kind in reading order, and glow; what would only be a name
 * or an order is possible as well, but nothing to be led to where there is better. */
static GArray *
find_targets (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  g_autoptr (GArray) order = millrace_walk_reading_order (millrace_world_get_layout (world));
  g_autofree MillraceFit *fits = g_new0 (MillraceFit, order->len);
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (guint));
  MillraceFit best = MILLRACE_FIT_NONE;

  for (guint i = 0; i < order->len; i++)
    {
      guint node = g_array_index (order, guint, i);
      MillraceCard *card = millrace_world_get_card (world, node);
      g_autofree char *why_not = NULL;

      fits[i] = check (self, millrace_card_get_id (card), &why_not);
      best = MAX (best, fits[i]);
      millrace_card_set_note (card, why_not);
    }

  for (MillraceFit fit = best; fit > MILLRACE_FIT_NONE; fit--)
    for (guint i = 0; i < order->len; i++)
      if (fits[i] == fit)
        g_array_append_val (targets, g_array_index (order, guint, i));

  for (guint i = 0; i < order->len; i++)
    {
      MillraceCard *card = millrace_world_get_card (world, g_array_index (order, guint, i));
      gboolean source = g_strcmp0 (millrace_card_get_id (card), self->connecting.source) == 0;

      millrace_card_set_flag (card, MILLRACE_CARD_TARGET,
                              fits[i] == best && best > MILLRACE_FIT_NONE);
      millrace_card_set_flag (card, MILLRACE_CARD_DIMMED,
                              fits[i] == MILLRACE_FIT_NONE && !source);
    }

  return targets;
}

static void
unmark_targets (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);

  for (guint i = 0; i < millrace_world_get_n_cards (world); i++)
    {
      MillraceCard *card = millrace_world_get_card (world, i);

      millrace_card_set_flag (card, MILLRACE_CARD_TARGET | MILLRACE_CARD_DIMMED
                                    | MILLRACE_CARD_NEAR, FALSE);
      millrace_card_set_note (card, NULL);
    }
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

/* --- taking aim ------------------------------------------------------------------------------- */

/* The likeliest meaning, and how many others there are to choose from. */
static char *
describe_meanings (GPtrArray *meanings)
{
  const MillraceMeaning *best;
  guint n_others = meanings->len - 1;
  g_autofree char *others = NULL;

  if (meanings->len == 0)
    return NULL;

  best = g_ptr_array_index (meanings, 0);
  if (n_others == 0)
    return g_strdup (best->title);

  others = g_strdup_printf (ngettext ("or %u other meaning", "or %u other meanings", n_others),
                            n_others);

  return g_strconcat (best->title, "\n", others, NULL);
}

static void
show_aim (MillraceCanvas *self,
          MillraceCard   *card)
{
  CfnRect subject = self->connecting.by_keys
                    ? millrace_world_get_rect (millrace_canvas_get_world (self), card)
                    : get_pointer (self);
  g_autofree char *words = NULL;

  if (self->connecting.target != NULL)
    {
      g_autoptr (GPtrArray) meanings = list_meanings (self, self->connecting.target);
      g_autofree char *text = describe_meanings (meanings);
      g_autofree char *diff = preview_cb ("", self);

      millrace_canvas_show_bubble (self, subject, text, diff);
      words = millrace_bubble_dup_words (MILLRACE_BUBBLE (self->bubble));
      millrace_card_set_note (card, words);
    }
  else
    {
      g_autofree char *why_not = NULL;

      check (self, millrace_card_get_id (card), &why_not);
      millrace_canvas_show_bubble (self, subject,
                                   why_not != NULL ? why_not
                                                   : _("These two cannot be connected."), NULL);
    }
}

void
millrace_canvas_aim (MillraceCanvas *self,
                     const char     *id)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  MillraceConnecting *connecting = &self->connecting;
  MillraceCard *before = millrace_world_find_card (world, connecting->target);
  MillraceCard *now;

  if (g_strcmp0 (id, connecting->over) == 0)
    return;

  if (before != NULL)
    millrace_card_set_flag (before, MILLRACE_CARD_NEAR, FALSE);
  g_free (connecting->over);
  connecting->over = g_strdup (id);
  g_free (connecting->target);
  connecting->target = g_strdup (millrace_canvas_is_target (self, id) ? id : NULL);

  now = millrace_world_find_card (world, connecting->over);
  if (now == NULL || g_strcmp0 (id, connecting->source) == 0)
    {
      millrace_canvas_hide_bubble (self);
      return;
    }
  if (connecting->target != NULL)
    millrace_card_set_flag (now, MILLRACE_CARD_NEAR, TRUE);
  show_aim (self, now);
}

void
millrace_canvas_aim_at (MillraceCanvas *self,
                        CfnPoint        at)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  CfnPoint point = millrace_canvas_to_world (self, at.x, at.y);
  MillraceHit hit = millrace_hit_test (world, point, self->camera.zoom, self->touch);

  if (self->connecting.choice != NULL)
    return;

  self->pointer = at;
  millrace_canvas_aim (self, millrace_hit_is_card (&hit)
                             ? millrace_card_get_id (millrace_world_get_card (world, hit.index))
                             : NULL);
  self->bubble_subject = get_pointer (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  millrace_canvas_draw_connecting (self, point);
}

/* --- beginning and ending --------------------------------------------------------------------- */

static guint
begin (MillraceCanvas *self,
       const char     *id,
       const CfnPort  *port,
       gboolean        reversed,
       const CfnClaim *instead)
{
  MillraceConnecting *connecting = &self->connecting;
  g_autofree char *source = g_strdup (id);

  millrace_canvas_stop_connecting (self);
  connecting->source = g_steal_pointer (&source);
  connecting->port = port;
  connecting->reversed = reversed;
  connecting->instead = instead;
  connecting->targets = find_targets (self);

  return connecting->targets->len;
}

guint
millrace_canvas_start_connecting (MillraceCanvas *self,
                                  const char     *id,
                                  const CfnPort  *port)
{
  return begin (self, id, port, port != NULL && !port->out, NULL);
}

guint
millrace_canvas_start_replugging (MillraceCanvas *self,
                                  guint           edge,
                                  gboolean        arrival)
{
  const CfnClaim *claim =
    millrace_edge_get_edge (millrace_world_get_edge (millrace_canvas_get_world (self),
                                                     edge))->claim;
  const CfnResource *stays = arrival ? claim->from : claim->to;

  if (stays == NULL)
    {
      millrace_canvas_announce (self, _("The other end of this edge is outside the template"));
      return 0;
    }

  return begin (self, stays->id, NULL, !arrival, claim);
}

static void
drop_choice (MillraceCanvas *self)
{
  GtkWidget *choice = g_steal_pointer (&self->connecting.choice);

  if (choice == NULL)
    return;

  g_signal_handlers_disconnect_by_data (choice, self);
  gtk_popover_popdown (GTK_POPOVER (choice));
  millrace_popover_unparent_later (choice);
}

void
millrace_canvas_clear_connecting (MillraceCanvas *self)
{
  MillraceConnecting *connecting = &self->connecting;

  g_clear_pointer (&connecting->choice, gtk_widget_unparent);
  g_clear_pointer (&connecting->source, g_free);
  g_clear_pointer (&connecting->over, g_free);
  g_clear_pointer (&connecting->target, g_free);
  g_clear_pointer (&connecting->targets, g_array_unref);
  connecting->instead = NULL;
  connecting->by_keys = connecting->by_clicks = FALSE;
}

void
millrace_canvas_stop_connecting (MillraceCanvas *self)
{
  if (self->connecting.source == NULL)
    return;

  drop_choice (self);
  millrace_canvas_clear_connecting (self);
  millrace_world_set_rubber (millrace_canvas_get_world (self), NULL, 0, 0);
  millrace_canvas_hide_bubble (self);
  gtk_widget_set_opacity (self->status, 0);
  unmark_targets (self);
  millrace_canvas_update_cursor (self);
  millrace_canvas_show_pending (self);
}

/* The key of the edge that was to lead to elsewhere, or NULL. */
static char *
dup_replugged (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  const CfnClaim *claim = self->connecting.instead;

  for (guint i = 0; claim != NULL && i < millrace_world_get_n_edges (world); i++)
    {
      MillraceEdge *edge = millrace_world_get_edge (world, i);

      if (millrace_edge_get_edge (edge)->claim == claim)
        return g_strdup (millrace_edge_get_key (edge));
    }

  return NULL;
}

void
millrace_canvas_cancel_connecting (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  g_autofree char *source = g_strdup (self->connecting.source);
  g_autofree char *key = dup_replugged (self);
  MillraceCard *card;
  int edge;

  millrace_canvas_stop_connecting (self);
  card = millrace_world_find_card (world, source);
  edge = millrace_world_find_edge (world, key);
  if (edge >= 0)
    millrace_canvas_focus_edge (self, (guint) edge, TRUE);
  else if (card != NULL)
    millrace_canvas_focus_card (self, card, TRUE);
  millrace_canvas_announce (self, _("Cancelled"));
}

/* --- doing it --------------------------------------------------------------------------------- */

/* What came meanwhile from outside is shown before the window is asked: the edge that is given up
 * may be gone then, and only its name is still known. */
static void
ask_for (MillraceCanvas *self,
         const char     *as)
{
  const CfnClaim *instead = self->connecting.instead;
  g_autofree char *word = g_strdup (as);
  g_autofree char *old_from = NULL;
  g_autofree char *old_to = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  const char *kind = NULL;
  const char *ends[2];

  get_ends (self, self->connecting.target, &ends[0], &ends[1]);
  from = g_strdup (ends[0]);
  to = g_strdup (ends[1]);
  if (instead != NULL)
    {
      kind = cfn_claim_kind_to_string (instead->kind);
      old_from = g_strdup (instead->from != NULL ? instead->from->id : "");
      old_to = g_strdup (instead->to != NULL ? instead->to->id : "");
    }

  millrace_canvas_stop_connecting (self);
  if (kind != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.replug", "(ssssss)", kind, old_from,
                                old_to, from, to, word);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.connect", "(sss)", from, to, word);
}

static void
closed_cb (GtkPopover     *choice,
           MillraceCanvas *self)
{
  const char *chosen =
    millrace_connect_choice_get_chosen (MILLRACE_CONNECT_CHOICE (choice));

  if (chosen != NULL)
    ask_for (self, chosen);
  else
    millrace_canvas_cancel_connecting (self);
}

static void
open_choice (MillraceCanvas *self,
             GPtrArray      *meanings,
             CfnRect         subject)
{
  CfnRect place = millrace_camera_rect_to_screen (&self->camera, subject);
  g_autofree char *question = NULL;
  const char *from;
  const char *to;

  get_ends (self, self->connecting.target, &from, &to);
  /* Translators: two logical ids: what is the line from one to the other to mean? */
  question = g_strdup_printf (_("From %s to %s"), from, to);
  millrace_canvas_hide_bubble (self);
  self->connecting.choice =
    millrace_connect_choice_new (millrace_world_get_theme (millrace_canvas_get_world (self)),
                                 question, meanings, preview_cb, self);
  gtk_widget_set_parent (self->connecting.choice, GTK_WIDGET (self));
  millrace_popover_point_to (GTK_POPOVER (self->connecting.choice),
                             &(GdkRectangle) { (int) place.x, (int) place.y,
                                               MAX ((int) place.width, 1),
                                               MAX ((int) place.height, 1) });
  g_signal_connect_object (self->connecting.choice, "closed", G_CALLBACK (closed_cb), self, 0);
  gtk_popover_popup (GTK_POPOVER (self->connecting.choice));
}

/* Something new to connect to, which the window offers. */
static void
offer_partners (MillraceCanvas *self,
                CfnPoint        at)
{
  g_autofree char *source = g_strdup (self->connecting.source);
  CfnPoint place = millrace_canvas_to_world (self, at.x, at.y);
  gboolean incoming = self->connecting.reversed;

  millrace_canvas_stop_connecting (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.offer-partners", "(sbdd)", source, incoming,
                              place.x, place.y);
}

void
millrace_canvas_commit_connecting (MillraceCanvas *self,
                                   const CfnPoint *at)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  MillraceConnecting *connecting = &self->connecting;
  MillraceCard *card = millrace_world_find_card (world, connecting->target);
  g_autoptr (GPtrArray) meanings = NULL;

  if (connecting->source == NULL || connecting->choice != NULL)
    return;

  if (card == NULL)
    {
      if (at != NULL && connecting->over == NULL && connecting->instead == NULL)
        offer_partners (self, *at);
      else
        millrace_canvas_cancel_connecting (self);
      return;
    }

  meanings = list_meanings (self, connecting->target);
  if (meanings->len > 1)
    open_choice (self, meanings, at != NULL ? get_pointer (self)
                                            : millrace_world_get_rect (world, card));
  else
    ask_for (self, meanings->len == 1
                   ? ((const MillraceMeaning *) g_ptr_array_index (meanings, 0))->as : "");
}

/* --- by keys and by clicks -------------------------------------------------------------------- */

static void
announce_targets (MillraceCanvas *self)
{
  guint n = self->connecting.targets->len;
  g_autofree char *text = NULL;

  text = self->connecting.by_keys
         ? g_strdup_printf (ngettext ("Choose a target for %s: %u possible. Enter connects, Esc "
                                      "cancels.",
                                      "Choose a target for %s: %u possible. Tab goes on, Enter "
                                      "connects, Esc cancels.", n),
                            self->connecting.source, n)
         : g_strdup_printf (ngettext ("Click a target for %s: %u possible. Esc cancels.",
                                      "Click a target for %s: %u possible. Esc cancels.", n),
                            self->connecting.source, n);
  millrace_canvas_announce (self, text);
}

static void
choose_by_keys (MillraceCanvas *self)
{
  MillraceWorld *world = millrace_canvas_get_world (self);
  guint first = g_array_index (self->connecting.targets, guint, 0);

  self->connecting.by_keys = TRUE;
  announce_targets (self);
  millrace_canvas_focus_card (self, millrace_world_get_card (world, first), TRUE);
}

void
millrace_canvas_choose_target (MillraceCanvas *self,
                               const char     *id)
{
  g_autofree char *text = NULL;

  if (millrace_canvas_start_connecting (self, id, NULL) > 0)
    {
      choose_by_keys (self);
      return;
    }

  millrace_canvas_stop_connecting (self);
  text = g_strdup_printf (_("Nothing here can be connected from %s"), id);
  millrace_canvas_announce (self, text);
}

void
millrace_canvas_choose_end (MillraceCanvas *self,
                            guint           edge)
{
  const CfnDiagramEdge *drawn =
    millrace_edge_get_edge (millrace_world_get_edge (millrace_canvas_get_world (self), edge));

  /* Of a stub, the end that is loose. */
  if (millrace_canvas_start_replugging (self, edge, drawn->from >= 0) > 0)
    {
      choose_by_keys (self);
    }
  else if (self->connecting.source != NULL)
    {
      millrace_canvas_stop_connecting (self);
      millrace_canvas_announce (self, _("There is nothing else that this edge could lead to"));
    }
}

void
millrace_canvas_connect_by_clicks (MillraceCanvas     *self,
                                   const MillraceCard *card,
                                   const CfnPort      *port)
{
  millrace_canvas_start_connecting (self, millrace_card_get_id ((MillraceCard *) card), port);
  self->connecting.by_clicks = TRUE;
  announce_targets (self);
  millrace_canvas_aim_at (self, self->pointer);
}

void
millrace_canvas_connect_selected (MillraceCanvas *self)
{
  g_auto (GStrv) ids = millrace_canvas_get_selection (self);
  g_autofree char *why_not = NULL;
  g_autofree char *unused = NULL;
  MillraceFit fit;

  if (g_strv_length (ids) < 2)
    {
      millrace_canvas_announce (self, _("Select two cards or more to connect them"));
      return;
    }
  if (g_strv_length (ids) > 2)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.connect-chain", "^as", ids);
      return;
    }

  /* In the order they were picked, or the other way when that fits better. */
  begin (self, ids[0], NULL, FALSE, NULL);
  fit = check (self, ids[1], &why_not);
  if (fit != MILLRACE_FIT_PATTERN)
    {
      begin (self, ids[0], NULL, TRUE, NULL);
      if (check (self, ids[1], &unused) <= fit)
        begin (self, ids[0], NULL, FALSE, NULL);
    }

  if (millrace_canvas_is_target (self, ids[1]))
    {
      self->connecting.by_keys = TRUE;
      millrace_canvas_aim (self, ids[1]);
      millrace_canvas_commit_connecting (self, NULL);
      return;
    }

  millrace_canvas_stop_connecting (self);
  millrace_canvas_announce (self, why_not != NULL ? why_not
                                                  : _("These two cannot be connected."));
}

/* --- setting up ------------------------------------------------------------------------------- */

/* TRUE as well while another window is in front: then the focus comes back with this one. */
static gboolean
keeps_focus (MillraceCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (self)
                           || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

/* Somebody has gone on to something else: the targets must not keep the picture from following. */
static gboolean
stop_without_focus_cb (gpointer user_data)
{
  MillraceCanvas *self = user_data;

  if (self->connecting.source != NULL && self->connecting.choice == NULL && self->tool == NULL
      && !keeps_focus (self))
    millrace_canvas_stop_connecting (self);

  return G_SOURCE_REMOVE;
}

/* Not at once: the picture that waited may not have the card any more that is just being left, and
 * GTK is on its way up from that. */
static void
focus_left_cb (MillraceCanvas *self)
{
  if (self->connecting.source != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT, stop_without_focus_cb, g_object_ref (self),
                     g_object_unref);
}

/* To the zoom control, for one. */
static void
edge_left_cb (MillraceCanvas *self)
{
  millrace_canvas_explain_edge (self, NULL);
}

void
millrace_canvas_init_connect (MillraceCanvas *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *among = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_object (among, "leave", G_CALLBACK (edge_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->world, among);
}

void
millrace_canvas_set_connector (MillraceCanvas          *self,
                               const MillraceConnector *connector,
                               gpointer                 data)
{
  g_return_if_fail (MILLRACE_IS_CANVAS (self));

  millrace_canvas_stop_connecting (self);
  self->connector = connector;
  self->connector_data = data;
}
