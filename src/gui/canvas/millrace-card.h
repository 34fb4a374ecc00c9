/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-finding.h"
#include "millrace-card-ink.h"

G_BEGIN_DECLS

/*
 * MillraceCard: one resource on the canvas. A lean widget: it has no children, draws itself from a
 * cached render node for each level of detail, and is there so that focus and assistive technology
 * find it.
 *
 * Actions: "card.focus", "card.activate" (its properties), "card.select" (toggle), "card.connect"
 * (choose a target for a connection from here). They are carried out by the canvas around it. The
 * first is for screen readers, whose GrabFocus GTK 4.8 refuses (gtk/a11y/gtkatspicomponent.c).
 */
#define MILLRACE_TYPE_CARD (millrace_card_get_type ())
G_DECLARE_FINAL_TYPE (MillraceCard, millrace_card, MILLRACE, CARD, GtkWidget)

typedef enum
{
  MILLRACE_CARD_SELECTED = 1 << 0,
  MILLRACE_CARD_HOVERED  = 1 << 1,
  MILLRACE_CARD_BANDED   = 1 << 2,  /* inside the rubber band */
  MILLRACE_CARD_DIMMED   = 1 << 3,  /* no legal end for the connection being made */
  MILLRACE_CARD_TARGET   = 1 << 4,  /* a legal one */
  MILLRACE_CARD_NEAR     = 1 << 5,  /* the one the connection would end at now */
  MILLRACE_CARD_FOCUSED  = 1 << 6,  /* when it has the focus, that is shown: it came by a key */
  MILLRACE_CARD_LIT      = 1 << 7,  /* a run has come to it */
} MillraceCardFlags;

/* @theme must outlive the card. */
GtkWidget            *millrace_card_new          (const MillraceTheme  *theme,
                                                  const char           *id);
/* What to show: node @index of @diagram. @used_ports: a bit for each of the kind's ports that has
 * an edge.
 * @n_in, @n_out: edges that arrive and leave. */
void                  millrace_card_set_node     (MillraceCard         *self,
                                                  CfnDiagram           *diagram,
                                                  guint                 index,
                                                  guint                 used_ports,
                                                  guint                 n_in,
                                                  guint                 n_out);
/* How the values of the node's facts are coloured, one each; until set, as the diagram has it. */
void                  millrace_card_set_tones    (MillraceCard         *self,
                                                  const CfnTone        *tones);
/* @worst as cfn_findings_get_worst(); @problems: one a line, or NULL; @fingerprint: of them. */
void                  millrace_card_set_problems (MillraceCard         *self,
                                                  int                   worst,
                                                  const char           *problems,
                                                  CfnFingerprint        fingerprint);
/* The fingerprint that was given last; 0 before. */
CfnFingerprint        millrace_card_get_told     (MillraceCard         *self);
/* Which of how many it is in reading order, from 1. */
void                  millrace_card_set_place    (MillraceCard         *self,
                                                  guint                 place,
                                                  guint                 n_places);
/* What is to be said of it for now, beside what it is: why it is no target, or what connecting to
 * it would write; NULL: nothing. */
void                  millrace_card_set_note     (MillraceCard         *self,
                                                  const char           *note);
/* Never NULL once set_node() was called; lives as long as the card shows it. */
const CfnDiagramNode *millrace_card_get_node     (MillraceCard         *self);
const char           *millrace_card_get_id       (MillraceCard         *self);
const char           *millrace_card_get_problems (MillraceCard         *self);
/* Whether there is a badge: an error or a warning. */
gboolean              millrace_card_has_badge    (MillraceCard         *self);
MillraceCardFlags     millrace_card_get_flags    (MillraceCard         *self);
void                  millrace_card_set_flag     (MillraceCard         *self,
                                                  MillraceCardFlags     flag,
                                                  gboolean              on);
/* Where the connection that is being made would end on this card; NULL: nowhere in particular. */
void                  millrace_card_set_near_port (MillraceCard        *self,
                                                  const CfnPort        *port);
/* Draws below full detail, @at its upper left corner, without going through the widget's own
 * snapshot. */
void                  millrace_card_snapshot_at  (MillraceCard         *self,
                                                  GtkSnapshot          *snapshot,
                                                  MillraceDetail        detail,
                                                  CfnPoint              at);
/*
 * Draws there at @detail, full or plain, while the zoom changes: from a picture that is stretched.
 * One that is missing or too coarse is made by @renderer for @scale device pixels a canvas unit if
 * *@allowance, the number of pictures that this frame may still make, is not used up; until then
 * the card is seen as it was at another scale, or in less detail.
 */
void                  millrace_card_snapshot_stretched (MillraceCard    *self,
                                                  GtkSnapshot          *snapshot,
                                                  MillraceDetail        detail,
                                                  CfnPoint              at,
                                                  GskRenderer          *renderer,
                                                  double                scale,
                                                  guint                *allowance);
void                  millrace_card_drop_pictures (MillraceCard        *self);

G_END_DECLS
