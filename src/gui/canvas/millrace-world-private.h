/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-edge-painter.h"
#include "millrace-stretch.h"
#include "millrace-world.h"

G_BEGIN_DECLS

/* Shared by the two files of the world. */
struct _MillraceWorld
{
  GtkWidget            parent_instance;

  MillraceTheme        theme;
  CfnRoutes           *routes;
  CfnFindings         *findings;
  CfnIndex            *index;
  gboolean             index_is_stale;
  GPtrArray           *cards;       /* of MillraceCard, by node */
  GHashTable          *cards_by_id;
  GPtrArray           *edges;       /* of MillraceEdge, by edge */
  GHashTable          *edges_by_key;
  GPtrArray           *resting;     /* of MillraceEdge: of edges that are gone */
  MillraceFrames      *frames;
  MillraceEdgePainter *painter;
  MillraceTravels     *travels;

  CfnRect              view;
  double               zoom;
  MillraceStretch     *stretch;
  GArray              *visible_cards;   /* scratch of snapshot */
  GArray              *visible_edges;

  int                  selected_edge;
  int                  hovered_edge;
  CfnRoute            *rubber;
  CfnClaimKind         rubber_kind;
  CfnVerdict           rubber_verdict;
  CfnRect              band;
  GArray              *stroke;          /* CfnPoint */
  GArray              *marked_edges;
  gboolean             marked_bad;
  GArray              *ghosts;          /* guint */
  CfnPoint             ghost_shift;
  CfnGuide             guides[2];
  guint                n_guides;
  GArray              *offsets;         /* CfnPoint of each node, or NULL */
  double               progress;
  gboolean             moving;
  gboolean             at_once;     /* while a picture of everything is made */
  gboolean             rewired;    /* this scene has other cards or edges than the last */
  gboolean             unseen;     /* nobody has seen this scene yet */
};

/* millrace-world-paint.c: what the widget draws. */
void millrace_world_snapshot      (GtkWidget   *widget,
                                   GtkSnapshot *snapshot);

void millrace_world_size_allocate (GtkWidget   *widget,
                                   int          width,
                                   int          height,
                                   int          baseline);

G_END_DECLS
