/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "millrace-camera.h"
#include "millrace-canvas-connect.h"
#include "millrace-canvas.h"
#include "millrace-grid.h"
#include "millrace-hit.h"
#include "millrace-selection.h"

G_BEGIN_DECLS

/* Within so many pixels of the border a drag scrolls the view. */
#define MILLRACE_AUTOSCROLL_ZONE 24.0

/* Between the border and what lies over the canvas, in pixels. */
#define MILLRACE_OVERLAY_MARGIN 16

/*
 * MillraceTool: what a drag with the first button does. A tool begins when the pointer has left the
 * drag threshold, and ends with commit() or cancel(); cancel() leaves everything as it was. Points
 * are in the canvas's pixels. What a tool keeps meanwhile is canvas->tool_data, freed by
 * free_data().
 */
typedef struct
{
  const char *cursor;
  gboolean    autoscrolls;
  void (*begin)     (MillraceCanvas  *canvas,
                     CfnPoint         start);
  void (*update)    (MillraceCanvas  *canvas,
                     CfnPoint         at,
                     GdkModifierType  modifiers);
  void (*commit)    (MillraceCanvas  *canvas);
  void (*cancel)    (MillraceCanvas  *canvas);
  void (*free_data) (gpointer         data);
} MillraceTool;

extern const MillraceTool millrace_pan_tool;
extern const MillraceTool millrace_band_tool;
extern const MillraceTool millrace_move_tool;
extern const MillraceTool millrace_connect_tool;
extern const MillraceTool millrace_replug_tool;
extern const MillraceTool millrace_cut_tool;

struct _MillraceCanvas
{
  GtkWidget             parent_instance;

  GtkWidget            *world;
  GtkWidget            *zoom_control;
  GtkWidget            *minimap;
  GtkWidget            *banner;
  GtkWidget            *banner_label;
  GtkWidget            *status;        /* announcements, role "status" */
  GtkWidget            *bubble;        /* what a connection would write, or why it cannot be */
  CfnRect               bubble_subject; /* what it is beside, in canvas units */
  CfnRect               bubble_ends[2]; /* the cards at the ends of an edge that it explains */
  guint                 n_bubble_ends;
  GtkWidget            *menu;
  guint                 status_timeout;
  guint                 zoom_timeout;  /* until the zoom has been at rest */
  guint                 moved_timeout; /* until the moved cards have been at rest */
  int                   told_zoom;     /* percent that were announced last */

  MillraceSelection    *selection;
  MillraceOptions       options;
  MillraceGrid         *grid;
  char                 *stale_reason;

  MillraceCamera        camera;
  gboolean              fit_wanted;
  gboolean              has_fitted;    /* what follows is of any use */
  MillraceCamera        fitted;        /* that showed everything last */
  CfnRect               fitted_bounds; /* of all that there was then */
  CfnRect               followed[8];   /* of all that the view followed, in turn */
  guint                 n_followed;
  int                   covered;       /* pixels at the top that something lies over */
  int                   covered_side;  /* the same at the right */
  gboolean              unsteady;      /* zooming: the offset is not rounded */
  AdwAnimation         *settle;        /* of cards that were tidied */
  GArray               *settle_offsets; /* CfnPoint, or NULL */
  gboolean              settles;       /* the next scene comes with cards at other places */
  AdwAnimation         *travel;        /* of records; NULL: there was no run yet */
  char                **lit;           /* ids of the cards that a run has come to, or NULL */
  AdwAnimation         *flight;
  MillraceCamera        flight_from;
  MillraceCamera        flight_to;
  MillraceCamera        before_fit;    /* what millrace_canvas_toggle_fit() goes back to */
  gboolean              has_before_fit;

  const MillraceConnector *connector;
  gpointer              connector_data;
  MillraceConnecting    connecting;
  MillraceInsertion     insertion;

  /* The pointer. */
  GtkGesture           *drag;
  MillraceHit           hover;
  MillraceHit           pressed;
  CfnPoint              press_point;
  CfnPoint              pointer;
  GdkModifierType       modifiers;
  gboolean              touch;             /* it is a finger */
  gboolean              pressed_selected;  /* the press itself selected the card */
  gboolean              press_live;        /* what was pressed is still to become a click or a
                                            * drag */
  gboolean              broken_off;        /* a drag, by another button */
  gboolean              is_double;         /* what is pressed is the second of two clicks on a
                                            * card or on nothing, to be acted on when let go */
  const MillraceTool   *tool;
  gpointer              tool_data;
  guint                 autoscroll_tick;
  guint                 relations_source;  /* cards and edges are to be told what leads where */
  guint                 rename_timeout;    /* after a click on the name of what is selected */
  double                pinch_zoom;
  CfnPoint              pinch_centre;
  gboolean              selects_more;      /* taps add and take away, until Esc or the ground */
  gboolean              space_held;
  gboolean              space_used;

  /* A scene that came while a drag ran. */
  gboolean              has_pending;
  CfnRoutes            *pending_routes;
  CfnFindings          *pending_findings;

  char                 *focus_id;          /* card that had the focus last */
  char                 *focus_key;         /* edge that has had it since, or NULL */
  gboolean              edge_meant;        /* no cards were selected since */
  char                 *follow_from;       /* where Alt+arrow began, while Alt is held */
  GtkDirectionType      follow_way;
  guint                 follow_place;      /* among the neighbours that way */
  gboolean              leaving;           /* Ctrl+Tab: the focus is to leave */
};

/* millrace-canvas-view.c */
void     millrace_canvas_init_view        (MillraceCanvas        *self);
/* Shows what @camera shows, at once or, where animations are wanted, within 150 ms. */
void     millrace_canvas_set_camera       (MillraceCanvas        *self,
                                           const MillraceCamera  *camera,
                                           gboolean               animate);
void     millrace_canvas_pan              (MillraceCanvas        *self,
                                           double                 dx,
                                           double                 dy);
void     millrace_canvas_zoom_about       (MillraceCanvas        *self,
                                           double                 zoom,
                                           CfnPoint               at,
                                           gboolean               animate);
/* Nearer (@direction 1), farther (-1) or to 100 % (0), about the selection where there is one in
 * view, else the middle. */
void     millrace_canvas_zoom_step        (MillraceCanvas        *self,
                                           int                    direction);
/* Everything. */
void     millrace_canvas_fit_routes       (MillraceCanvas        *self,
                                           CfnRoutes             *routes,
                                           gboolean               animate);
/* Whether it is everything that is shown, as large as can be, and nobody has moved the view. */
gboolean millrace_canvas_is_fitted        (MillraceCanvas        *self,
                                           CfnRoutes             *routes);
/* Whether the cards go to other places together, as those of @routes, and who saw all of them
 * would not any more: then the view goes with them. Asked once for each scene, before it is
 * shown. */
gboolean millrace_canvas_follows          (MillraceCanvas        *self,
                                           CfnRoutes             *routes);
void     millrace_canvas_fit_rect         (MillraceCanvas        *self,
                                           CfnRect                rect,
                                           gboolean               animate);
/* Where the view is going, or is. */
MillraceCamera
         millrace_canvas_get_goal         (MillraceCanvas        *self);
void     millrace_canvas_reveal_rect      (MillraceCanvas        *self,
                                           CfnRect                rect);
/* What moves by @shift and was wholly seen still is. */
void     millrace_canvas_follow_rect      (MillraceCanvas        *self,
                                           CfnRect                rect,
                                           CfnPoint               shift);
/* After the viewport has changed its size, in which @seen of the world was seen: what is selected
 * and was wholly seen still is. */
void     millrace_canvas_keep_selected    (MillraceCanvas        *self,
                                           CfnRect                seen);
/* Everything, or what was shown before that. */
void     millrace_canvas_toggle_fit       (MillraceCanvas        *self);
/* Ends an animation of the view where it is. */
void     millrace_canvas_stop_flight      (MillraceCanvas        *self);
MillraceWorld *
         millrace_canvas_get_world        (MillraceCanvas        *self);

/* millrace-canvas-overlays.c */
void     millrace_canvas_allocate_overlays (MillraceCanvas       *self);
/* Lets @camera show all of @rect, as large as it goes but no larger than 100 %, and with nothing of
 * it under the minimap, the zoom control or a banner. */
void     millrace_canvas_find_fit         (MillraceCanvas        *self,
                                           CfnRect                rect,
                                           MillraceCamera        *camera);
/* Pans @camera as little as needed to show @rect, likewise. */
void     millrace_canvas_find_reveal      (MillraceCanvas        *self,
                                           CfnRect                rect,
                                           MillraceCamera        *camera);

/* millrace-canvas-scroll.c */
void     millrace_canvas_init_scroll      (MillraceCanvas        *self);

/* millrace-canvas-pointer.c */
void     millrace_canvas_init_pointer     (MillraceCanvas        *self);
void     millrace_canvas_set_hover        (MillraceCanvas        *self,
                                           MillraceHit            hit);
void     millrace_canvas_begin_tool       (MillraceCanvas        *self,
                                           const MillraceTool    *tool,
                                           CfnPoint               start);
/* Commits or cancels the running tool; shows the scene that waited for it. */
void     millrace_canvas_end_tool         (MillraceCanvas        *self,
                                           gboolean               commit);
/* Cancels the running tool, if there is one, and says so. */
void     millrace_canvas_cancel_tool      (MillraceCanvas        *self);
void     millrace_canvas_update_cursor    (MillraceCanvas        *self);

/* millrace-canvas-focus.c */
gboolean millrace_canvas_focus            (GtkWidget             *widget,
                                           GtkDirectionType       direction);
gboolean millrace_canvas_grab_focus       (GtkWidget             *widget);
/* The focused card, edge or frame, or NULL. */
MillraceFrame *
         millrace_canvas_get_focus_frame  (MillraceCanvas        *self);
MillraceCard *
         millrace_canvas_get_focus_card   (MillraceCanvas        *self);
MillraceEdge *
         millrace_canvas_get_focus_edge   (MillraceCanvas        *self);
void     millrace_canvas_focus_card       (MillraceCanvas        *self,
                                           MillraceCard          *card,
                                           gboolean               visible);
void     millrace_canvas_focus_edge       (MillraceCanvas        *self,
                                           guint                  edge,
                                           gboolean               visible);
/* Whether the edge is neither in a collapsed frame, nor drawn as one with another, nor hidden. */
gboolean millrace_canvas_draws_edge       (MillraceCanvas        *self,
                                           guint                  edge);
/* From an edge to the end of it that lies that way; from a card to a neighbour, and repeated while
 * Alt is held, from one to the next of those that the first card is connected to that way. */
void     millrace_canvas_follow           (MillraceCanvas        *self,
                                           GtkDirectionType       direction);
/* Alt was let go: the next step begins where the focus is. */
void     millrace_canvas_stop_following   (MillraceCanvas        *self);

/* millrace-canvas-actions.c */
void     millrace_canvas_install_actions  (GtkWidgetClass        *widget_class);

/* millrace-canvas-select.c */
void     millrace_canvas_init_select      (MillraceCanvas        *self);
void     millrace_canvas_press_card       (MillraceCanvas        *self,
                                           MillraceCard          *card,
                                           GdkModifierType        modifiers);
void     millrace_canvas_release_card     (MillraceCanvas        *self,
                                           MillraceCard          *card,
                                           GdkModifierType        modifiers);
/* Alone. */
void     millrace_canvas_select_card      (MillraceCanvas        *self,
                                           MillraceCard          *card);
void     millrace_canvas_select_edge      (MillraceCanvas        *self,
                                           MillraceEdge          *edge);
void     millrace_canvas_select_all       (MillraceCanvas        *self);
void     millrace_canvas_select_invert    (MillraceCanvas        *self);
void     millrace_canvas_select_reach     (MillraceCanvas        *self,
                                           const char            *way);
/* Of the cards that lie over each other at @at, in canvas units: the selected one, or -1. */
int      millrace_canvas_find_selected_at (MillraceCanvas        *self,
                                           CfnPoint               at);
/* The card under the one that is selected at @at, after the lowest the topmost; that itself when it
 * is alone there, NULL when none is. */
MillraceCard *millrace_canvas_find_under  (MillraceCanvas        *self,
                                           CfnPoint               at);
/* Selects what that finds. */
void     millrace_canvas_select_under     (MillraceCanvas        *self,
                                           CfnPoint               at);
/* Begins or ends that every tap changes the selection. */
void     millrace_canvas_select_more      (MillraceCanvas        *self,
                                           gboolean               more);
/* Leaves out of the selection what is no longer there. */
void     millrace_canvas_prune_selection  (MillraceCanvas        *self);
/* Around the selected cards, or the selected edge; empty when there is neither. */
CfnRect  millrace_canvas_get_selection_rect (MillraceCanvas      *self);

/* millrace-canvas-frames.c */
/* @hit, or the frame that is at @point when there is nothing better. */
MillraceHit millrace_canvas_hit_frame     (MillraceCanvas        *self,
                                           CfnPoint               point,
                                           MillraceHit            hit);
/* Whether all the frame's cards are selected. */
gboolean millrace_canvas_is_frame_selected (MillraceCanvas       *self,
                                           guint                  frame);
/* The selection differs: shows of which frames all cards are selected. */
void     millrace_canvas_mark_frames      (MillraceCanvas        *self);
/* The frame under the pointer was pressed, or clicked. */
void     millrace_canvas_press_frame      (MillraceCanvas        *self);
void     millrace_canvas_release_frame    (MillraceCanvas        *self);
void     millrace_canvas_open_frame       (MillraceCanvas        *self,
                                           guint                  index);
void     millrace_canvas_focus_frame      (MillraceCanvas        *self,
                                           MillraceFrame         *frame,
                                           gboolean               visible);
void     millrace_canvas_collapse         (MillraceCanvas        *self,
                                           MillraceFrame         *frame,
                                           gboolean               collapsed);
/* Selects the cards of the focused frame. */
void     millrace_canvas_select_focus_frame (MillraceCanvas      *self);
/* Left and Right on a focused frame; FALSE when they mean something else. */
gboolean millrace_canvas_arrow_on_frame   (MillraceCanvas        *self,
                                           GtkDirectionType       direction);
void     millrace_canvas_group_action     (GtkWidget             *widget,
                                           const char            *name,
                                           GVariant              *parameter);
void     millrace_canvas_frame_action     (GtkWidget             *widget,
                                           const char            *name,
                                           GVariant              *parameter);

/* millrace-canvas-menu.c */
/* Of what is selected, at @at, or beside what is focused when NULL. */
void     millrace_canvas_popup_menu       (MillraceCanvas        *self,
                                           const CfnPoint        *at);
/* Whatever is selected. */
void     millrace_canvas_popup_ground_menu (MillraceCanvas       *self,
                                            CfnPoint              at);

/* millrace-canvas-settle.c */
void     millrace_canvas_init_settle      (MillraceCanvas        *self);
/* Lets the cards move from where they were in @before, if that was asked for. */
void     millrace_canvas_begin_settling   (MillraceCanvas        *self,
                                           CfnLayout             *before);

/* millrace-canvas-travel.c */
/* Marks the cards that a run has come to, when there may be others than before. */
void     millrace_canvas_light_cards      (MillraceCanvas        *self);
void     millrace_canvas_drop_travel      (MillraceCanvas        *self);

/* millrace-canvas-tell.c */
/* As millrace_canvas_announce(), but without showing what can be seen anyway. */
void     millrace_canvas_whisper          (MillraceCanvas        *self,
                                           const char            *text);
/* The zoom differs: says so as soon as it rests. */
void     millrace_canvas_tell_zoom        (MillraceCanvas        *self);
/* The selected cards were moved: says what they are beside now, as soon as they rest. */
void     millrace_canvas_tell_neighbours  (MillraceCanvas        *self);
/* Says how many of the cards the view shows, or will when it has come to rest. */
void     millrace_canvas_tell_visible     (MillraceCanvas        *self);
void     millrace_canvas_stop_telling     (MillraceCanvas        *self);

/* millrace-canvas.c */
void     millrace_canvas_view_changed     (MillraceCanvas        *self);
void     millrace_canvas_show_pending     (MillraceCanvas        *self);
void     millrace_canvas_activate_card    (MillraceCanvas        *self,
                                           MillraceCard          *card);
void     millrace_canvas_show_problems    (MillraceCanvas        *self,
                                           MillraceCard          *card);

G_END_DECLS
