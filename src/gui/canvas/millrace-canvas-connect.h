/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "millrace-canvas.h"
#include "millrace-world.h"

G_BEGIN_DECLS

/* A connection that is being made: by a drag, by two clicks or taps, or by keys. */
typedef struct
{
  char           *source;     /* logical id; NULL: none is being made */
  const CfnPort  *port;       /* where it began, or NULL; owned by the library */
  gboolean        reversed;   /* begun at the end where the edge arrives */
  gboolean        by_keys;
  gboolean        by_clicks;
  const CfnClaim *instead;    /* the edge whose end is being moved, or NULL; owned by the diagram */
  GArray         *targets;    /* legal ones, node indices (guint) */
  char           *over;       /* the card that is pointed at or focused, or NULL */
  char           *target;     /* where it would end now, or NULL */
  GtkWidget      *choice;     /* of several meanings, while it is open */
} MillraceConnecting;

/* What is held over an edge, to take its place. */
typedef struct
{
  char           *key;        /* of the edge that was asked about last, or NULL */
  gboolean        fits;       /* what the answer was */
  char           *from;       /* the cards that are lit because they are its ends, or NULL */
  char           *to;
} MillraceInsertion;

/* millrace-canvas-connect.c */
void     millrace_canvas_init_connect     (MillraceCanvas        *self);
/* Frees what a connection that was never finished kept. */
void     millrace_canvas_clear_connecting (MillraceCanvas        *self);
/* Marks what may be connected with @id, from @port (NULL: from the card); the number of targets. */
guint    millrace_canvas_start_connecting (MillraceCanvas        *self,
                                           const char            *id,
                                           const CfnPort         *port);
/* Marks where the end of @edge (the one where it arrives, or the other) may go instead. 0, and
 * nothing begun, when the edge has no other end. */
guint    millrace_canvas_start_replugging (MillraceCanvas        *self,
                                           guint                  edge,
                                           gboolean               arrival);
/* The same two, with keys to choose the target; they say how, or that there is none. */
void     millrace_canvas_choose_target    (MillraceCanvas        *self,
                                           const char            *id);
void     millrace_canvas_choose_end       (MillraceCanvas        *self,
                                           guint                  edge);
/* From the port of a click, to what is clicked next. */
void     millrace_canvas_connect_by_clicks (MillraceCanvas       *self,
                                           const MillraceCard    *card,
                                           const CfnPort         *port);
void     millrace_canvas_stop_connecting  (MillraceCanvas        *self);
/* The same, said aloud, with the focus back where it began. */
void     millrace_canvas_cancel_connecting (MillraceCanvas       *self);
/* What the card @id (NULL: none) would do as the end: shown beside it, or beside the pointer. */
void     millrace_canvas_aim              (MillraceCanvas        *self,
                                           const char            *id);
/* Takes aim at what is at @at, a point of the widget. */
void     millrace_canvas_aim_at           (MillraceCanvas        *self,
                                           CfnPoint               at);
gboolean millrace_canvas_is_target        (MillraceCanvas        *self,
                                           const char            *id);
/* Asks the window for the connection to the present end, after a choice where it may mean several
 * things; where there is no end, for something new to connect to at @at (NULL: for nothing). */
void     millrace_canvas_commit_connecting (MillraceCanvas       *self,
                                           const CfnPoint        *at);
/* Each selected card to the next one, in the order in which they were selected. */
void     millrace_canvas_connect_selected (MillraceCanvas        *self);
/* @text and @diff (either may be NULL) beside @subject, in canvas units. */
void     millrace_canvas_show_bubble      (MillraceCanvas        *self,
                                           CfnRect                subject,
                                           const char            *text,
                                           const char            *diff);
void     millrace_canvas_hide_bubble      (MillraceCanvas        *self);
/* What a pointer reads in a tooltip, for @edge, which has the focus; NULL: none has. */
void     millrace_canvas_explain_edge     (MillraceCanvas        *self,
                                           MillraceEdge          *edge);

/* millrace-tool-connect.c */
/* Whether what was pressed is an end of the selected edge: then the press is on that edge. */
gboolean millrace_canvas_take_end         (MillraceCanvas        *self);

/* millrace-canvas-add.c */
/* Asks the window for a search for something new, to be put at @at, in canvas units; where an edge
 * is, to be put into it. */
void     millrace_canvas_quick_add        (MillraceCanvas        *self,
                                           CfnPoint               at);
/* The same beside what is focused: a card, an edge, or nothing. */
void     millrace_canvas_quick_add_here   (MillraceCanvas        *self);
/* Offers something new that the focused card can be connected to, to be put that way. */
void     millrace_canvas_extend           (MillraceCanvas        *self,
                                           GtkDirectionType       direction);
void     millrace_canvas_install_add_actions (GtkWidgetClass     *widget_class);

/* millrace-rubber.c */
/* The line of the connection, from its source to @end, or to the card it would end at. */
void     millrace_canvas_draw_connecting  (MillraceCanvas        *self,
                                           CfnPoint               end);

G_END_DECLS
