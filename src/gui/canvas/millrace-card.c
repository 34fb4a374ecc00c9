/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "millrace-card.h"

#include <glib/gi18n.h>
#include <string.h>

#include "millrace-ink.h"
#include "millrace-picture.h"

#define DIMMED_OPACITY 0.38

/* Places for nodes: one a detail, and full and crisp. */
#define CRISP MILLRACE_N_DETAILS
#define N_PLACES (MILLRACE_N_DETAILS + 1)

struct _MillraceCard
{
  GtkWidget             parent_instance;

  const MillraceTheme  *theme;
  CfnDiagram           *diagram;
  const CfnDiagramNode *node;       /* owned by diagram */
  char                 *id;
  CfnFingerprint        fingerprint;  /* of the node */
  char                 *problems;
  CfnFingerprint        told;       /* of problems; 0: none */
  char                 *note;
  CfnTone              *tones;      /* of the node's facts; NULL: their own */
  char                 *label;
  char                 *description;
  GskRenderNode        *cache[N_PLACES];  /* none for a mere colour */
  guint                 cache_serial;
  MillracePicture       pictures[MILLRACE_N_DETAILS];  /* to be stretched while somebody zooms */
  MillraceCardFlags     flags;
  guint                 used_ports;
  guint                 n_in;
  guint                 n_out;
  guint                 place;      /* in reading order, from 1; 0: nobody asked yet */
  guint                 n_places;
  int                   worst;
  const CfnPort        *near_port;  /* owned by the library, or NULL */
};

G_DEFINE_FINAL_TYPE (MillraceCard, millrace_card, GTK_TYPE_WIDGET)

static void
drop_cache (MillraceCard *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->cache); i++)
    g_clear_pointer (&self->cache[i], gsk_render_node_unref);
}

/* GTK stops at a widget that waits to be drawn already, and a card outside the view or below full
 * detail waits for ever: the world has to be told as well. */
static void
queue_draw (MillraceCard *self)
{
  GtkWidget *world = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (world != NULL)
    gtk_widget_queue_draw (world);
}

static void
drop_stale_cache (MillraceCard *self)
{
  if (self->cache_serial == self->theme->serial)
    return;

  drop_cache (self);
  self->cache_serial = self->theme->serial;
}

static GskRenderNode *
ensure_cache (MillraceCard   *self,
              MillraceDetail  detail)
{
  guint place = detail == MILLRACE_DETAIL_FULL && self->theme->crisp ? CRISP : detail;

  drop_stale_cache (self);
  if (self->cache[place] == NULL)
    {
      PangoContext *context = millrace_ink_create_context (GTK_WIDGET (self), self->theme->crisp);
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      millrace_ink_card (snapshot, self->theme, context, self->node, self->tones, detail);
      self->cache[place] = gtk_snapshot_free_to_node (snapshot);
      g_object_unref (context);
    }

  return self->cache[place];
}

/* GTK takes its own mark of the focus away after some seconds; here it stays to be seen. */
static gboolean
shows_focus (MillraceCard *self)
{
  return self->flags & MILLRACE_CARD_FOCUSED && gtk_widget_has_focus (GTK_WIDGET (self));
}

static void
ink_rings (MillraceCard *self,
           GtkSnapshot  *snapshot)
{
  const MillraceTheme *theme = self->theme;
  const CfnRect card = { 0, 0, self->node->width, self->node->height };
  gboolean selected = (self->flags & MILLRACE_CARD_SELECTED) != 0;

  if (self->flags & (MILLRACE_CARD_HOVERED | MILLRACE_CARD_BANDED))
    millrace_ink_ring (snapshot, card, CFN_CARD_RADIUS, 1.5, &theme->kind[self->node->kind]);

  if (self->flags & MILLRACE_CARD_LIT)
    millrace_ink_ring (snapshot, millrace_rect_grow (card, selected ? 8 : 4), selected ? 19 : 15, 3,
                       &theme->kind[self->node->kind]);
  if (self->flags & (MILLRACE_CARD_TARGET | MILLRACE_CARD_NEAR))
    millrace_ink_ring (snapshot, millrace_rect_grow (card, 5), 16,
                       self->flags & MILLRACE_CARD_NEAR ? 4.5 : 3, &theme->target);
  else if (selected)
    millrace_ink_ring (snapshot, millrace_rect_grow (card, 4), 15, 2.5, &theme->accent);

  if (shows_focus (self))
    millrace_ink_dashed_ring (snapshot, millrace_rect_grow (card, selected ? 8 : 4),
                              selected ? 19 : 15, 2, &theme->accent);
}

static void
ink_ports (MillraceCard *self,
           GtkSnapshot  *snapshot)
{
  const CfnRect card = { 0, 0, self->node->width, self->node->height };
  gboolean all = shows_focus (self)
                 || (self->flags & (MILLRACE_CARD_HOVERED | MILLRACE_CARD_DIMMED
                                    | MILLRACE_CARD_TARGET)) != 0;
  guint n_ports;
  const CfnPort *ports = cfn_card_get_ports (self->node->kind, &n_ports);

  for (guint i = 0; i < n_ports; i++)
    {
      MillracePortState state = MILLRACE_PORT_FREE;

      if (!all && (self->used_ports & (1u << i)) == 0)
        continue;
      if (self->flags & MILLRACE_CARD_DIMMED)
        state = MILLRACE_PORT_ILLEGAL;
      else if (self->flags & MILLRACE_CARD_NEAR && self->near_port == &ports[i])
        state = MILLRACE_PORT_NEAR;

      millrace_ink_port (snapshot, self->theme, cfn_card_get_port_point (card, &ports[i]),
                         &ports[i], state);
    }
}

static void
ink_state (MillraceCard *self,
           GtkSnapshot  *snapshot)
{
  ink_rings (self, snapshot);
  ink_ports (self, snapshot);
  if (millrace_card_has_badge (self))
    millrace_ink_badge (snapshot, self->theme, gtk_widget_get_pango_context (GTK_WIDGET (self)),
                        self->node->width, self->worst == CFN_SEVERITY_ERROR);
}

static void
millrace_card_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  MillraceCard *self = MILLRACE_CARD (widget);

  if (self->node == NULL)
    return;

  if (self->flags & MILLRACE_CARD_DIMMED)
    gtk_snapshot_push_opacity (snapshot, DIMMED_OPACITY);
  gtk_snapshot_append_node (snapshot, ensure_cache (self, MILLRACE_DETAIL_FULL));
  ink_state (self, snapshot);
  if (self->flags & MILLRACE_CARD_DIMMED)
    gtk_snapshot_pop (snapshot);
}

/* What a simpler card still has to tell: that it is selected, focused or in trouble. */
static void
ink_simple_state (MillraceCard   *self,
                  GtkSnapshot    *snapshot,
                  MillraceDetail  detail,
                  CfnPoint        at)
{
  const CfnRect card = { at.x, at.y, self->node->width, self->node->height };
  double line = detail == MILLRACE_DETAIL_PLAIN ? 7 : 16;

  if (millrace_card_has_badge (self))
    {
      CfnPoint centre = millrace_badge_get_centre (card.width);

      millrace_ink_disc (snapshot, (CfnPoint) { at.x + centre.x, at.y + centre.y }, line * 5,
                         self->worst == CFN_SEVERITY_ERROR ? &self->theme->error
                                                           : &self->theme->warning);
    }
  if (self->flags & (MILLRACE_CARD_TARGET | MILLRACE_CARD_NEAR))
    millrace_ink_ring (snapshot, millrace_rect_grow (card, line * 1.5), 16, line,
                       &self->theme->target);
  else if (self->flags & (MILLRACE_CARD_SELECTED | MILLRACE_CARD_BANDED) || shows_focus (self))
    millrace_ink_ring (snapshot, millrace_rect_grow (card, line * 1.5), 16, line,
                       &self->theme->accent);
  else if (self->flags & MILLRACE_CARD_LIT)
    millrace_ink_ring (snapshot, millrace_rect_grow (card, line * 1.5), 16, line,
                       &self->theme->kind[self->node->kind]);
}

/* To be restored. */
static void
move_to (GtkSnapshot *snapshot,
         CfnPoint     at)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) at.x, (float) at.y));
}

/* Thousands may be in sight: one box each, and nothing around it. */
static void
ink_colour (MillraceCard *self,
            GtkSnapshot  *snapshot,
            CfnPoint      at)
{
  millrace_ink_box (snapshot, (CfnRect) { at.x, at.y, self->node->width, self->node->height }, 0,
                    &self->theme->kind[self->node->kind]);
}

void
millrace_card_snapshot_at (MillraceCard   *self,
                           GtkSnapshot    *snapshot,
                           MillraceDetail  detail,
                           CfnPoint        at)
{
  gboolean dimmed;

  g_return_if_fail (MILLRACE_IS_CARD (self));
  g_return_if_fail (detail != MILLRACE_DETAIL_FULL);

  if (self->node == NULL)
    return;

  dimmed = (self->flags & MILLRACE_CARD_DIMMED) != 0;
  if (dimmed)
    gtk_snapshot_push_opacity (snapshot, DIMMED_OPACITY);
  if (detail == MILLRACE_DETAIL_COLOUR)
    {
      ink_colour (self, snapshot, at);
    }
  else
    {
      move_to (snapshot, at);
      gtk_snapshot_append_node (snapshot, ensure_cache (self, detail));
      gtk_snapshot_restore (snapshot);
    }
  ink_simple_state (self, snapshot, detail, at);
  if (dimmed)
    gtk_snapshot_pop (snapshot);
}

/* --- while somebody zooms --- */

void
millrace_card_drop_pictures (MillraceCard *self)
{
  g_return_if_fail (MILLRACE_IS_CARD (self));

  for (guint i = 0; i < MILLRACE_N_DETAILS; i++)
    millrace_picture_clear (&self->pictures[i]);
}

/* What the card is like at @detail, crisp or not: letters need not be laid out anew to be in
 * motion. NULL when nobody has seen it yet. */
static GskRenderNode *
peek_cache (MillraceCard   *self,
            MillraceDetail  detail)
{
  drop_stale_cache (self);
  if (detail == MILLRACE_DETAIL_FULL && self->cache[detail] == NULL)
    return self->cache[CRISP];

  return self->cache[detail];
}

/* The picture of what the card is like now, at @detail and some scale; or NULL. */
static const MillracePicture *
peek_picture (MillraceCard   *self,
              MillraceDetail  detail)
{
  const MillracePicture *picture = &self->pictures[detail];

  return picture->node != NULL && picture->node == peek_cache (self, detail) ? picture : NULL;
}

static void
snapshot_picture (MillraceCard   *self,
                  GtkSnapshot    *snapshot,
                  MillraceDetail  detail,
                  CfnPoint        at,
                  GskRenderer    *renderer,
                  double          scale,
                  guint          *allowance)
{
  MillraceDetail other = detail == MILLRACE_DETAIL_FULL ? MILLRACE_DETAIL_PLAIN
                                                        : MILLRACE_DETAIL_FULL;
  const MillracePicture *shown = peek_picture (self, detail);
  gboolean is_needed = FALSE;

  if (shown == NULL)
    shown = peek_picture (self, other);
  /* To draw its letters would not be cheaper than a picture. */
  is_needed = shown == NULL && detail == MILLRACE_DETAIL_FULL;

  if (!millrace_picture_serves (&self->pictures[detail], peek_cache (self, detail), scale)
      && (*allowance > 0 || is_needed))
    {
      GskRenderNode *node = peek_cache (self, detail);

      if (node == NULL)
        node = ensure_cache (self, detail);
      millrace_picture_make (&self->pictures[detail], node, renderer, scale);
      shown = &self->pictures[detail];
      *allowance -= MIN (*allowance, 1);
    }

  if (shown != NULL)
    millrace_picture_snapshot (shown, snapshot, at);
  else
    ink_colour (self, snapshot, at);
}

void
millrace_card_snapshot_stretched (MillraceCard   *self,
                                  GtkSnapshot    *snapshot,
                                  MillraceDetail  detail,
                                  CfnPoint        at,
                                  GskRenderer    *renderer,
                                  double          scale,
                                  guint          *allowance)
{
  g_return_if_fail (MILLRACE_IS_CARD (self));

  if (self->node == NULL)
    return;

  if (self->flags & MILLRACE_CARD_DIMMED)
    gtk_snapshot_push_opacity (snapshot, DIMMED_OPACITY);
  snapshot_picture (self, snapshot, detail, at, renderer, scale, allowance);
  if (detail == MILLRACE_DETAIL_FULL)
    {
      move_to (snapshot, at);
      ink_state (self, snapshot);
      gtk_snapshot_restore (snapshot);
    }
  else
    {
      ink_simple_state (self, snapshot, detail, at);
    }
  if (self->flags & MILLRACE_CARD_DIMMED)
    gtk_snapshot_pop (snapshot);
}

static void
millrace_card_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  MillraceCard *self = MILLRACE_CARD (widget);

  *minimum = 0;
  *natural = 0;
  if (self->node != NULL)
    *natural = (int) (orientation == GTK_ORIENTATION_HORIZONTAL ? self->node->width
                                                                : self->node->height);
}

static void
millrace_card_system_setting_changed (GtkWidget        *widget,
                                      GtkSystemSetting  setting)
{
  /* Fonts and their rendering are part of the cached nodes. */
  drop_cache (MILLRACE_CARD (widget));

  GTK_WIDGET_CLASS (millrace_card_parent_class)->system_setting_changed (widget, setting);
}

static void
state_flags_changed (GtkWidget     *widget,
                     GtkStateFlags  previous)
{
  /* The focus came or went. */
  queue_draw (MILLRACE_CARD (widget));
}

/* The canvas does what the card is asked for: it knows about selection and connections. */
static void
forward_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  MillraceCard *self = MILLRACE_CARD (widget);
  g_autofree char *target = g_strdup_printf ("canvas.%s-card", name + strlen ("card."));

  gtk_widget_activate_action (widget, target, "s", self->id);
}

static void
millrace_card_finalize (GObject *object)
{
  MillraceCard *self = MILLRACE_CARD (object);

  drop_cache (self);
  millrace_card_drop_pictures (self);
  g_clear_pointer (&self->diagram, cfn_diagram_unref);
  g_free (self->id);
  g_free (self->problems);
  g_free (self->note);
  g_free (self->tones);
  g_free (self->label);
  g_free (self->description);

  G_OBJECT_CLASS (millrace_card_parent_class)->finalize (object);
}

static void
millrace_card_class_init (MillraceCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = millrace_card_finalize;
  widget_class->snapshot = millrace_card_snapshot;
  widget_class->measure = millrace_card_measure;
  widget_class->state_flags_changed = state_flags_changed;
  widget_class->system_setting_changed = millrace_card_system_setting_changed;

  gtk_widget_class_set_css_name (widget_class, "millrace-card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, "card.focus", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "card.activate", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "card.select", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "card.connect", NULL, forward_action);
}

static void
millrace_card_init (MillraceCard *self)
{
  self->worst = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
}

GtkWidget *
millrace_card_new (const MillraceTheme *theme,
                   const char          *id)
{
  MillraceCard *self = g_object_new (MILLRACE_TYPE_CARD, NULL);

  self->theme = theme;
  self->id = g_strdup (id);

  return GTK_WIDGET (self);
}

static void
update_accessible (MillraceCard *self)
{
  g_autofree char *label = NULL;
  g_autofree char *arrive = NULL;
  g_autofree char *leave = NULL;
  g_autofree char *place = NULL;
  g_autofree char *description = NULL;

  if (self->node == NULL)
    return;

  label = cfn_diagram_node_describe (self->node);
  arrive = g_strdup_printf (ngettext ("%u connection in", "%u connections in", self->n_in),
                            self->n_in);
  leave = g_strdup_printf (ngettext ("%u out", "%u out", self->n_out), self->n_out);
  if (self->place > 0)
    /* Translators: which card it is of how many, "2 of 4" */
    place = g_strdup_printf (_("%u of %u"), self->place, self->n_places);
  else
    place = g_strdup ("");
  description = g_strconcat (self->node->resource->type, ". ", place, *place != '\0' ? ". " : "",
                             arrive, ", ", leave,
                             self->problems != NULL ? ".\n" : "",
                             self->problems != NULL ? self->problems : "",
                             self->note != NULL ? ".\n" : "",
                             self->note != NULL ? self->note : "", NULL);

  /* The bus is told only of what differs. */
  if (g_strcmp0 (label, self->label) == 0 && g_strcmp0 (description, self->description) == 0)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
  g_free (self->label);
  self->label = g_steal_pointer (&label);
  g_free (self->description);
  self->description = g_steal_pointer (&description);
}

void
millrace_card_set_node (MillraceCard *self,
                        CfnDiagram   *diagram,
                        guint         index,
                        guint         used_ports,
                        guint         n_in,
                        guint         n_out)
{
  CfnDiagram *previous;
  gboolean is_new, is_linked;

  g_return_if_fail (MILLRACE_IS_CARD (self));
  g_return_if_fail (diagram != NULL);

  is_new = self->node == NULL;
  previous = self->diagram;
  self->diagram = cfn_diagram_ref (diagram);
  self->node = cfn_diagram_get_node (diagram, index);
  g_clear_pointer (&previous, cfn_diagram_unref);

  is_new |= self->fingerprint != self->node->fingerprint;
  is_linked = n_in != self->n_in || n_out != self->n_out;
  if (is_new)
    {
      self->fingerprint = self->node->fingerprint;
      drop_cache (self);
      g_clear_pointer (&self->tones, g_free);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      queue_draw (self);
    }
  if (used_ports != self->used_ports)
    {
      self->used_ports = used_ports;
      queue_draw (self);
    }
  self->n_in = n_in;
  self->n_out = n_out;
  /* Five hundred cards are looked at after every key. */
  if (is_new || is_linked)
    update_accessible (self);
}

void
millrace_card_set_tones (MillraceCard  *self,
                         const CfnTone *tones)
{
  gsize size;

  g_return_if_fail (MILLRACE_IS_CARD (self));
  g_return_if_fail (self->node != NULL);
  g_return_if_fail (tones != NULL);

  size = self->node->n_facts * sizeof *tones;
  if (self->tones != NULL && memcmp (self->tones, tones, size) == 0)
    return;

  g_free (self->tones);
  self->tones = g_memdup2 (tones, size);
  drop_cache (self);
  queue_draw (self);
}

void
millrace_card_set_problems (MillraceCard   *self,
                            int             worst,
                            const char     *problems,
                            CfnFingerprint  fingerprint)
{
  g_return_if_fail (MILLRACE_IS_CARD (self));

  self->told = fingerprint;
  if (self->worst == worst && g_strcmp0 (self->problems, problems) == 0)
    return;

  self->worst = worst;
  g_free (self->problems);
  self->problems = g_strdup (problems);
  update_accessible (self);
  queue_draw (self);
}

CfnFingerprint
millrace_card_get_told (MillraceCard *self)
{
  g_return_val_if_fail (MILLRACE_IS_CARD (self), 0);

  return self->told;
}

void
millrace_card_set_place (MillraceCard *self,
                         guint         place,
                         guint         n_places)
{
  g_return_if_fail (MILLRACE_IS_CARD (self));

  self->place = place;
  self->n_places = n_places;
  update_accessible (self);
}

void
millrace_card_set_note (MillraceCard *self,
                        const char   *note)
{
  g_return_if_fail (MILLRACE_IS_CARD (self));

  if (g_strcmp0 (self->note, note) == 0)
    return;

  g_free (self->note);
  self->note = g_strdup (note);
  update_accessible (self);
}

const CfnDiagramNode *
millrace_card_get_node (MillraceCard *self)
{
  g_return_val_if_fail (MILLRACE_IS_CARD (self), NULL);

  return self->node;
}

const char *
millrace_card_get_id (MillraceCard *self)
{
  g_return_val_if_fail (MILLRACE_IS_CARD (self), NULL);

  return self->id;
}

const char *
millrace_card_get_problems (MillraceCard *self)
{
  g_return_val_if_fail (MILLRACE_IS_CARD (self), NULL);

  return self->problems;
}

gboolean
millrace_card_has_badge (MillraceCard *self)
{
  g_return_val_if_fail (MILLRACE_IS_CARD (self), FALSE);

  return self->worst >= (int) CFN_SEVERITY_WARNING;
}

void
millrace_card_set_near_port (MillraceCard  *self,
                             const CfnPort *port)
{
  g_return_if_fail (MILLRACE_IS_CARD (self));

  if (self->near_port == port)
    return;

  self->near_port = port;
  queue_draw (self);
}

MillraceCardFlags
millrace_card_get_flags (MillraceCard *self)
{
  g_return_val_if_fail (MILLRACE_IS_CARD (self), 0);

  return self->flags;
}

void
millrace_card_set_flag (MillraceCard      *self,
                        MillraceCardFlags  flag,
                        gboolean           on)
{
  MillraceCardFlags flags;

  g_return_if_fail (MILLRACE_IS_CARD (self));

  flags = on ? self->flags | flag : self->flags & ~flag;
  if (flags == self->flags)
    return;

  if ((flags ^ self->flags) & MILLRACE_CARD_SELECTED)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                                 GTK_ACCESSIBLE_STATE_SELECTED,
                                 (flags & MILLRACE_CARD_SELECTED) != 0, -1);
  self->flags = flags;
  queue_draw (self);
}
