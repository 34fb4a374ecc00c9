/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-world.h"

G_BEGIN_DECLS

typedef enum
{
  MILLRACE_HIT_NOTHING,
  MILLRACE_HIT_CARD,
  MILLRACE_HIT_RIM,      /* of a card, from which connections can be drawn; port: of that side */
  MILLRACE_HIT_PORT,
  MILLRACE_HIT_BADGE,
  MILLRACE_HIT_EDGE,
  MILLRACE_HIT_FRAME,      /* the band of an open frame, or a collapsed one */
  MILLRACE_HIT_DISCLOSURE, /* where a frame opens and collapses */
} MillraceHitKind;

typedef struct
{
  MillraceHitKind  kind;
  guint            index;   /* of the node, of the edge or of the frame */
  const CfnPort   *port;    /* owned by the library */
} MillraceHit;

/* What is at @point (canvas units). Small things are as easy to hit at every zoom: a port and a
 * badge within 12 px of the screen, a line within 6; by a finger (@touch) each within 22. */
MillraceHit millrace_hit_test  (MillraceWorld     *world,
                                CfnPoint           point,
                                double             zoom,
                                gboolean           touch);
/* The line at @point, whatever lies over it, but none that begins or ends at the node @except (-1:
 * any line); -1: there is none. */
int         millrace_hit_find_edge (MillraceWorld *world,
                                    CfnPoint       point,
                                    double         zoom,
                                    int            except);
/* Whether it is a card or something on one. */
gboolean    millrace_hit_is_card (const MillraceHit *hit);

G_END_DECLS
